"""Escaping: what acts or hides is shown by its number, what scripts need stays."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.render.strategies import FRAGMENTS, hostile_texts, steady
from verify.cells import defused, undefused
from verify.render.escape import for_csv, for_markdown, for_markdown_link, one_line, visible

JOINERS = "\u200c\u200d"
SHOWN_FORMATS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Signs of Arabic, Syriac and Kaithi numbers: of category Cf, and seen."""

WORD_JOINER = "\u2060"


def test_every_control_format_surrogate_and_line_separator_is_shown_by_its_number() -> None:
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        harmful = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        if harmful and character not in JOINERS + SHOWN_FORMATS:
            shown = visible(f"a{character}b")
            assert shown.startswith("a\\"), hex(number)
            assert shown.isprintable(), hex(number)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x1b]8;;http://x\x07", r"\x1b]8;;http://x\x07"),
        ("\x9b2J", r"\x9b2J"),
        ("abc\u202edef", r"abc\u202edef"),
        ("a\nb\tc\rd", r"a\nb\tc\rd"),
        ("a\U000e0041", r"a\U000e0041"),
        ("half \ud800", r"half \ud800"),
        ("a\U000e0150", r"a\U000e0150"),
    ],
)
def test_what_was_there_can_be_read(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    ["👩\u200d👩\u200d👧", "❤\ufe0f", "e\u0301", "می\u200cخواهم", "葛\U000e0100城", "क्\u200dष", "🇫🇷", "a\u00a0b"],
)
def test_joiners_emoji_and_marks_are_kept(text: str) -> None:
    assert visible(text) == text


@steady
@given(st.text())
def test_visible_text_is_visible_once_and_for_all(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@steady
@given(hostile_texts())
def test_one_line_is_one_line(text: str) -> None:
    shown = one_line(text)
    assert len(shown.splitlines()) == 1
    assert shown == shown.strip()


def read_back(markdown: str) -> tuple[list[str], str]:
    """The kinds of tokens in one paragraph of Markdown, and its text."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = parser.parse(markdown)
    inline = [child for block in blocks for child in block.children or []]
    kinds = [block.type for block in blocks] + sorted({child.type for child in inline})
    return kinds, "".join(child.content for child in inline)


@steady
@given(hostile_texts())
def test_markdown_shows_just_the_text(text: str) -> None:
    kinds, shown = read_back(for_markdown(text))
    assert kinds == ["paragraph_open", "inline", "paragraph_close", "text"]
    assert shown.replace(WORD_JOINER, "") == one_line(text)


@pytest.mark.parametrize("text", [text for text in FRAGMENTS if one_line(text)])
def test_each_known_attack_on_markdown_is_text(text: str) -> None:
    kinds, shown = read_back(for_markdown(text))
    assert kinds == ["paragraph_open", "inline", "paragraph_close", "text"]
    assert shown.replace(WORD_JOINER, "") == one_line(text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("see http://evil.example", r"see http\://evil\.example"),
        ("see www.evil.example", r"see www\.evil\.example"),
        ("mail@evil.example", f"mail\\@{WORD_JOINER}evil\\.example"),
        ("at 14:30, 3.5 km", "at 14:30, 3.5 km"),
        ("12. May", r"12\. May"),
        ("1.x", r"1\.x"),
    ],
)
def test_extended_autolinks_find_nothing_and_plain_prose_stays_readable(text: str, escaped: str) -> None:
    assert for_markdown(text) == escaped


def test_only_web_addresses_become_links() -> None:
    assert for_markdown_link("https://a.example/x?y=1#z") == "<https://a.example/x?y=1#z>"
    assert for_markdown_link("HTTP://a.example/ä") == "<HTTP://a.example/%C3%A4>"
    for address in ("javascript:alert(1)", "ftp://a.example", "file:///etc/passwd", "//a.example", "https://"):
        kinds, _ = read_back(for_markdown_link(address))
        assert "link_open" not in kinds


@steady
@given(hostile_texts())
def test_a_web_address_cannot_break_out_of_its_link(text: str) -> None:
    kinds, _ = read_back(f"{for_markdown_link('https://a.example/' + text)} end")
    assert kinds == ["paragraph_open", "inline", "paragraph_close", "link_close", "link_open", "text"]


@steady
@given(hostile_texts() | st.text("'=+-@\t\r a"))
def test_a_defused_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert undefused(defused(text)) == text


@pytest.mark.parametrize(
    ("cell", "harmless"),
    [("=1", "'=1"), ("'=1", "''=1"), ("-5", "'-5"), ("'tis", "'tis"), ("a=1", "a=1"), ("", ""), ("\tx", "'\tx")],
)
def test_one_more_apostrophe_defuses(cell: str, harmless: str) -> None:
    assert defused(cell) == harmless


def test_an_apostrophe_that_defuses_nothing_is_not_taken_away() -> None:
    assert undefused("'tis") == "'tis"


def test_a_cell_of_a_report_is_visible_and_defused() -> None:
    assert for_csv("=\x1b[0m") == r"'=\x1b[0m"
