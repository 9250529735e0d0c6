import pytest

from tests.extract.reading_documents import holds, reading, texts, warned

STORY = """---
title: "Port struck"
date: 2023-11-14
source: 'Example Wire'
author: Jane Doe
tags: [a, b]
---

# Port **struck** in Odesa

By Jane Doe
**Published:** 14 November 2023

KYIV — The [governor](https://x.example/a_(b) "a title") said **it is
over**[^1], and `code` x_y_z 2 * 3 &amp; <b>so</b>. ![a picture](a.png)

> “We will
> *rebuild*,” he said.

- [ ] one **thing**
- another
  goes on

```
code
```
| Town | Dead |
|------|------|
| Kyiv | none |

Below
-----
The text <!-- no

--> ends [sic] \\*here\\*.

[^1]: The note says more.
[x]: http://y.example
"""


def test_marks_are_left_out_and_words_stay() -> None:
    read = reading(STORY, "a.md")
    assert [(block.kind, block.text) for block in read.blocks] == [
        ("title", "Port struck in Odesa"),
        ("paragraph", "The governor said it is over, and code x_y_z 2 * 3 & so."),
        ("quote", "“We will rebuild,” he said."),
        ("item", "one thing"),
        ("item", "another goes on"),
        ("item", "Town"),
        ("item", "Dead"),
        ("item", "Kyiv"),
        ("item", "none"),
        ("heading", "Below"),
        ("paragraph", "The text ends [sic] *here*."),
        ("paragraph", "The note says more."),
    ]
    holds(STORY.encode(), read)


def test_front_matter_says_what_the_document_is() -> None:
    read = reading(STORY, "a.markdown")
    found = {key: value for key, value in read.document.items() if key not in {"sha256", "text"}}
    assert found == {"title": "Port struck", "outlet": "Example Wire", "published": "2023-11-14"}
    assert warned(read) == []


def test_front_matter_that_contradicts_the_header_is_shown() -> None:
    assert warned(reading(STORY.replace("14 November", "13 November"), "a.md")) == ["date-conflict"]


def test_the_first_heading_is_the_title() -> None:
    read = reading("# Port struck\n\nIt burned, he said.\n\n# Harbour\n", "a.md")
    assert read.document.get("title") == "Port struck"
    assert [block.kind for block in read.blocks] == ["title", "paragraph", "heading"]
    assert [block.kind for block in reading("Port struck\n===\n\nIt burned.", "a.md").blocks] == ["title", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "a fence\n```\nthat is never closed.",
        "a rule\n\n---\n\nand no front matter.",
        "a <!-- comment without end.",
        "[brackets and *stars.",
    ],
)
def test_what_is_never_closed_hides_nothing(text: str) -> None:
    words = " ".join(texts(reading(text, "a.md")))
    assert words.endswith(text.rpartition(" ")[2])


def test_the_same_words_in_a_text_file_are_no_markdown() -> None:
    assert texts(reading("He said *no* twice.")) == ["He said *no* twice."]
