import textwrap
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading_documents import holds, reading, texts, warned
from verify.errors import VerifyError
from verify.extract.documents import read

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
SCRAPS = st.sampled_from(
    [
        "\n", "\n\n", "\r\n", "  ", "\t", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x1b[31m", "\x07",
        "The minister said no. ", "He left", "date 2023-11-14 ", "Date: 14 November 2023\n",
        "Published: 03/04/2023\n", "By Jane Doe\n", "Source: Example Wire\n", "KYIV, Sept 6 (Example Wire) - ",
        "WASHINGTON — ", "14:05 GMT ", "SMITH: ", "Q: ", "- ", "1. ", "“", '"', "é", "Київ", "🇺🇦"
    ]
)  # fmt: skip
MARKS = st.sampled_from(
    [
        "# ", "## ", "**", "*", "_", "`", "```\n", "~~~\n", "> ", "- [ ] ", "[", "](", "](http://x.example/a)",
        ")", "![", "[^1]", "[^1]: ", "[x]: http://y.example\n", "---\n", "===\n", "title: A\n",
        "date: 2023-11-14\n", "| a | b |\n", "|---|\n", "\\", "<b>", "</b>", "<!--", "-->", "&amp;", "<script>",
        "</script>", "==", "~~"
    ]
)  # fmt: skip
TAGS = st.sampled_from(
    [
        "<html>", "<head>", "<meta charset=utf-8>", "<title>A</title>", "<body>", "<article>", "<p>", "</p>",
        "<h1>", "</h1>", "<div>", "</div>", "<ul><li>", "</li></ul>", "<blockquote>", "<table><tr><td>",
        "</table>", "<script>", "</script>", "<!--", "-->", "<br>", "&amp;", "&#0;", "&#xD800;",
        "<meta name=date content=2023-11-14>", "<time datetime='2023-11-14'>", "<", ">", '"',
        "The minister said on Tuesday that nobody had been hurt in the attack on the harbour. "
    ]
)  # fmt: skip
PROSE = st.lists(SCRAPS | st.text(LETTERS, max_size=20), max_size=25).map("".join)
MARKDOWN = st.lists(SCRAPS | MARKS | st.text(LETTERS, max_size=20), max_size=30).map("".join)
PAGES = st.lists(TAGS | SCRAPS | st.text(LETTERS, max_size=20), max_size=30).map("".join)
WORDS = st.lists(
    st.sampled_from(["the", "village", "of", "Robotyne", "was", "held", "by", "troops", "near", "Orikhiv"]),
    min_size=1,
    max_size=60,
)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(st.binary(max_size=200), st.sampled_from(["a", "a.txt", "a.md", "a.html"]))
def test_any_bytes_give_a_text_or_a_clear_error(data: bytes, name: str) -> None:
    try:
        found = read(data, name, {})
    except VerifyError as refused:
        error = str(refused)
    else:
        holds(data, found)
        return
    assert error.startswith(name)
    assert "\n" not in error


@given(PROSE)
def test_every_letter_of_plain_text_keeps_its_place(text: str) -> None:
    with suppress(VerifyError):
        holds(text.encode(), reading(text))


@given(MARKDOWN)
def test_every_letter_of_markdown_keeps_its_place(text: str) -> None:
    with suppress(VerifyError):
        holds(text.encode(), reading(text, "article.md"))


@given(PAGES)
def test_any_soup_of_tags_is_read(text: str) -> None:
    with suppress(VerifyError):
        holds(text.encode(), reading(text, "article.html"))


@given(PROSE)
def test_plain_text_is_stored_as_it_was_read(text: str) -> None:
    with suppress(VerifyError):
        # The mark of byte order is no part of the text.
        assert reading(text).document.get("text") in {text, text.removeprefix("\ufeff")} or text.startswith("<")


@given(PROSE, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_marked_encoding_changes_nothing(text: str, encoding: str) -> None:
    plain = "A" + text
    with suppress(VerifyError):
        one, other = reading(plain), reading(plain.encode(encoding))
        assert (one.blocks, one.warnings) == (other.blocks, other.warnings)


@given(PROSE)
def test_the_way_lines_end_changes_no_word(text: str) -> None:
    plain = text.replace("\r", "")
    with suppress(VerifyError):
        one, other = reading(plain), reading(plain.replace("\n", "\r\n"))
        assert [block[::2] for block in one.blocks] == [block[::2] for block in other.blocks]


@given(WORDS, st.integers(50, 90))
def test_a_paragraph_wrapped_by_hand_reads_as_one(words: list[str], width: int) -> None:
    sentence = "Officials said " + " ".join(words) + "."
    assert texts(reading(textwrap.fill(sentence, width))) == [sentence]


@given(st.lists(WORDS.map(lambda words: "Officials said " + " ".join(words) + "."), min_size=1, max_size=5))
def test_blank_lines_part_paragraphs(sentences: list[str]) -> None:
    assert texts(reading("\n\n".join(sentences))) == sentences


@given(
    DAYS,
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a, %d %b %Y 10:00:00 GMT", "%A, %d %B %Y"]),
)
def test_a_day_is_the_same_in_every_form(day: date, form: str) -> None:
    read = reading(f"Date: {day.strftime(form)}\n\nThe minister said no.\n")
    assert read.document.get("published") == day.isoformat()
    assert texts(read) == ["The minister said no."]
    assert warned(read) == []


@given(DAYS, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_a_weekday_is_warned_of_where_it_does_not_fit(day: date, named: str) -> None:
    read = reading(f"Date: {named}, {day.day} {day.strftime('%B %Y')}\n\nThe minister said no.\n")
    assert warned(read) == ([] if named == day.strftime("%A") else ["weekday-conflict"])


@given(DAYS)
def test_a_date_of_two_meanings_is_never_guessed(day: date) -> None:
    read = reading(f"Date: {day.day:02}/{day.month:02}/{day.year}\n\nThe minister said no.\n")
    clear = day.day > 12 or day.day == day.month
    assert read.document.get("published") == (day.isoformat() if clear else None)
    assert warned(read) == ([] if clear else ["ambiguous-date"])


HOSTILE = [
    "a", "a ", "a\n", "\n", "- a\n", "> a\n", "[", "](", "[a](", "![", "<!--", "<a ", "*a ", "` ``", "|a", "\\",
    "# a\n", "a\n---\n", "```\n~~~\n", "A, ", "KYIV (A) - ", "SMITH: a\n", "a\u200b", "a\t", "By A ", "date ",
    "]((a)", "&amp;", "~~a "
]  # fmt: skip


@pytest.mark.parametrize("scrap", HOSTILE)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_much_of_one_thing_gives_a_result(scrap: str, name: str) -> None:
    """How the time grows is measured in benchmarks/growing.py."""
    assert read((scrap * (12_000 // len(scrap))).encode(), name, {}).document["text"]
