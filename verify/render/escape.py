"""Texts that others wrote, made harmless for the medium that shows them.

A character that a screen would act on, or would hide, is shown by its number in hexadecimal, so that a reader sees what
was there. What scripts and emoji need stays: combining marks, variation selectors and the joiners ZWJ and ZWNJ.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from verify.cells import defused

_SPACES = re.compile(r"\s+")

_HARMFUL = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL and C1: what begins every ANSI and OSC sequence
    "\ud800-\udfff"  # half of a surrogate pair cannot be encoded
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\u2028\u2029"  # separators of lines and paragraphs
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\uffa0"  # invisible
    "\ufeff\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff"  # byte order marks, noncharacters, annotations
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # formats of hieroglyphs, shorthand, music
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags: a second, invisible alphabet
    "]"
    # A variation selector belongs to the ideograph before it; elsewhere, or in a row, it smuggles text.
    "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
)

_ACTIVE = re.compile(
    r"[\\`*_{}\[\]<>&|~$^]"
    r"|^(?:[#+=:-]|[0-9]{1,9}[.)])"  # what makes a line a heading, a list, a rule or a table
    r"|:(?=//)|\.(?=[^\W\d_])|@"  # what extended autolinks look for
)
_WORD_JOINER = "\u2060"
_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_URL_SAFE = "!#$%&'()*+,/:;=?@~"

_UNSEEN_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Controls beyond those that JSON escapes by itself, and marks that turn the direction of text."""


def visible(text: str) -> str:
    """The text with every character that acts on a screen or hides on it shown by its number; line feeds too."""
    return _HARMFUL.sub(_numbered, text)


def one_line(text: str) -> str:
    """The visible text on one line: any white space is one space, none at the ends."""
    return visible(_SPACES.sub(" ", text).strip())


def for_markdown(text: str) -> str:
    """One line of Markdown that shows just this text: no link, image, HTML, heading, list or code comes of it."""
    return _ACTIVE.sub(_escaped, one_line(text))


def for_markdown_link(url: str) -> str:
    """A web address as a Markdown autolink; any other address as text."""
    if not _WEB.match(url):
        return for_markdown(url)
    return f"<{quote(visible(url), safe=_URL_SAFE)}>"


def for_json(text: str) -> str:
    """JSON text with the characters that a terminal would obey as escapes: the same data, harmless to look at."""
    return _UNSEEN_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def for_csv(cell: str) -> str:
    """The visible text as a cell that no spreadsheet takes for a formula; `verify.cells.undefused` undoes that part."""
    return defused(visible(cell))


def _numbered(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x100:
        return {9: r"\t", 10: r"\n", 13: r"\r"}.get(number, f"\\x{number:02x}")
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    if len(found) > 1:
        return f"{found[:-1]}\\{found[-1]}"
    if found == "@":
        # GitHub looks for mail addresses and mentions after it has undone the backslashes.
        return f"\\@{_WORD_JOINER}"
    return f"\\{found}"
