"""Where quotation marks open and close in a paragraph: typographic and typed ones, single, double and doubled."""

from __future__ import annotations

import re
from typing import NamedTuple

_ALWAYS = {"“": '” "', "„": '” "', "«": "»"}
"""Marks that only open, with those that close them."""
_TYPED = {'"': '" ”', "''": "''", "``": "''"}
"""Marks that open where something follows at once."""
_MAY_FOLLOW = '[“"(….'
_MARK = re.compile(r"“|”|„|«|»|\"|''|``|‘|’|'|`")


class Quotation(NamedTuple):
    """A quotation with its marks, `[start, end)`; `closed` is False where the paragraph ends inside it."""

    start: int
    end: int
    closed: bool


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a paragraph, in order."""
    found: list[Quotation] = []
    start, closing, depth = -1, "", 0
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        if start < 0:
            closing = _closing(text, at, sign)
            start, depth = (at, 1) if closing else (-1, 0)
        elif sign in _ALWAYS and sign == text[start]:
            depth += 1
        elif sign in closing.split() and _closes(text, at, sign):
            depth -= 1
            if depth == 0:
                found.append(Quotation(start, at + len(sign), closed=True))
                start = -1
    if start >= 0 and text[start] not in "'‘":
        found.append(Quotation(start, len(text.rstrip()), closed=False))
    return found


def _closing(text: str, at: int, sign: str) -> str:
    """The marks that close what this one opens; nothing when it opens nothing."""
    before, after = text[at - 1 : at], text[at + len(sign) : at + len(sign) + 1]
    if sign in _ALWAYS:
        return _ALWAYS[sign]
    if not after.strip():
        return ""
    if sign in {"‘", "'", "`"}:
        opens = not before.isalnum() and (after.isalnum() or after in _MAY_FOLLOW)
        return ("’" if sign == "‘" else "'") if opens else ""
    return _TYPED.get(sign, "")


def _closes(text: str, at: int, sign: str) -> bool:
    """Whether a mark that can close does: an apostrophe within a word, or after a plural, does not."""
    after = text[at + len(sign) : at + len(sign) + 1]
    if sign in {"’", "'"}:
        return not after.isalnum() and (text[at - 1 : at] in ",.?!…" or not after.strip() or after in ",.;:)—–-")
    return True
