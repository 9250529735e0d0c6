import builtins
from typing import Any

import pytest

from tests.extract.reading_documents import holds, reading, texts, warned
from verify.errors import VerifyError

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Port struck in Odesa | Example News</title>
<meta property="og:title" content="Port struck in Odesa"><meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2023-11-14T10:00:00Z">
<link rel="canonical" href="https://news.example/odesa">
<style>p{}</style><script>var a="<p>not text</p>";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="cookie-banner">We use cookies. Accept all.</div>
<article><h1>Port struck in Odesa</h1><p class="byline">By Jane Doe</p>
<p>KYIV, Nov 14 - Drones struck the port of Odesa overnight, the <a href="/x">regional governor</a>
said on Tuesday.<br>
Nobody was hurt, he said. The attack came hours after the ministry had announced that grain shipments would resume.</p>
<h2>What we know</h2>
<p>Oleh Kiper, the governor, said that two warehouses had burned &amp; “the fire is out”. Officials in Moscow denied
that any civilian object had been the target of the operation.</p>
<blockquote><p>We will rebuild everything, he wrote on Telegram.</p></blockquote>
<ul><li>Two warehouses burned down in the night, according to the ministry.</li>
<li>A crane fell into the water.</li></ul>
<p>Read more:</p>
<ul class="related"><li><a href="/1">Ten things about Odesa</a></li><li><a href="/2">Harbour</a></li></ul>
</article><section id="comments"><h3>Comments</h3><p>First! I think it was faked.</p></section>
<footer>© 2024 Example News</footer></body></html>
"""
ATTACK = (
    "Drones struck the port of Odesa overnight, the regional governor said on Tuesday. Nobody was hurt, he said. "
    "The attack came hours after the ministry had announced that grain shipments would resume."
)
FIRE = (
    "Oleh Kiper, the governor, said that two warehouses had burned & “the fire is out”. Officials in Moscow denied "
    "that any civilian object had been the target of the operation."
)
WHOLE = [
    ("title", "Port struck in Odesa"),
    ("paragraph", ATTACK),
    ("heading", "What we know"),
    ("paragraph", FIRE),
    ("quote", "We will rebuild everything, he wrote on Telegram."),
    ("item", "Two warehouses burned down in the night, according to the ministry."),
    ("item", "A crane fell into the water."),
]


def test_a_saved_page_is_its_article() -> None:
    read = reading(PAGE, "a.html")
    assert [(block.kind, block.text) for block in read.blocks] == WHOLE
    found = {key: value for key, value in read.document.items() if key not in {"sha256", "text"}}
    assert found == {
        "title": "Port struck in Odesa",
        "outlet": "Example News",
        "url": "https://news.example/odesa",
        "published": "2023-11-14",
    }
    assert warned(read) == []
    holds(PAGE.encode(), read)


def test_paragraphs_of_a_page_are_separated_by_blank_lines() -> None:
    assert "\n\nWhat we know\n\nOleh Kiper" in (reading(PAGE, "a.html").document.get("text") or "")


def test_a_page_is_known_by_how_it_begins() -> None:
    assert reading(PAGE, "standard input").blocks == reading(PAGE, "a.htm").blocks
    assert reading("\ufeff <!-- saved -->" + PAGE, "a").blocks == reading(PAGE, "a.htm").blocks
    assert texts(reading("The <html> tag, he said, is old.")) == ["The <html> tag, he said, is old."]


def test_a_date_that_the_page_does_not_state_is_called_a_guess() -> None:
    bare = PAGE.replace('<meta property="article:published_time" content="2023-11-14T10:00:00Z">', "")
    dated = bare.replace("news.example/odesa", "news.example/2023/11/14/odesa")
    assert "published" not in reading(bare.replace("2024", ""), "a.html").document
    assert (reading(dated, "a.html").document.get("published"), warned(reading(dated, "a.html"))) == (
        "2023-11-14",
        ["guessed-date"],
    )
    linked = bare.replace(
        "</head>", '<script type="application/ld+json">{"datePublished": "2023-11-14T10:00Z"}</script></head>'
    )
    assert (reading(linked, "a.html").document.get("published"), warned(reading(linked, "a.html"))) == (
        "2023-11-14",
        [],
    )


@pytest.mark.parametrize(
    "page",
    ["<html>", "<html><body><script>var a = 1</script></body></html>", "<!doctype html><body>", "<html></p></p>"],
)
def test_a_page_without_words_is_empty_and_says_so(page: str) -> None:
    read = reading(page)
    assert (read.blocks, warned(read)) == ((), ["no-article"])


def test_nothing_is_printed_when_a_page_has_no_article(capsys: pytest.CaptureFixture[str]) -> None:
    reading("<html>")
    assert capsys.readouterr() == ("", "")


def test_a_page_without_the_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("trafilatura"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(VerifyError, match=r"^saved HTML needs the extra .*: pip install 'verify-claims\[text\]'$"):
        reading(PAGE, "a.html")
