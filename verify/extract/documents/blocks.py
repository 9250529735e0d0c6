"""Blocks: the parts of a document that a parser reads, each character with its place in the document's text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from verify.proposals import Warned

BlockKind = Literal["title", "heading", "paragraph", "item", "quote"]
FactKey = Literal["title", "outlet", "url", "published"]

MASK = "\0"
"""Stands where markup stood, so that places stay; no document holds this character itself."""

# White space other than one plain space, and characters that show nothing: controls, soft hyphen, zero-width and
# bidirectional marks. Zero-width joiners stay, since they are part of words in some scripts.
_UNSEEN = r"[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
_ODD = re.compile(rf"[^\S ]\s*|  \s*|{_UNSEEN}")
_UNEVEN = re.compile(rf"\s\s|{_UNSEEN}")
"""Where a text that is shown has another length than the text itself."""
_SPACE = re.compile(r"\s")
_SPEAKS = re.compile(r"[^\W_]")


class Block(NamedTuple):
    """One part of a document as a parser reads it."""

    kind: BlockKind
    place: tuple[int, int]
    """[start, end) in the document's text, code points."""
    text: str
    """No markup, no header; each run of white space is one space."""
    places: Sequence[int]
    """For each code point of `text` its place in the document's text."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Place in the document of text[start:end]."""
        if start < end:
            return self.places[start], self.places[end - 1] + 1
        at = self.places[start] if start < len(self.places) else self.place[1]
        return at, at

    def after(self, start: int) -> Block:
        """The rest of the block from text[start:] on, which must not be empty."""
        return self._replace(
            place=(self.places[start], self.place[1]), text=self.text[start:], places=self.places[start:]
        )


class Fact(NamedTuple):
    """What a document says about itself."""

    key: FactKey
    value: str
    place: tuple[int, int] | None


class Parsed(NamedTuple):
    """A text taken apart."""

    text: str
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...] = ()
    warnings: tuple[Warned, ...] = ()


def block(kind: BlockKind, text: str, start: int, end: int) -> Block | None:
    """The block that text[start:end] shows; None where no letter or digit is left."""
    part = text[start:end]
    first, last = end - len(part.lstrip()), start + len(part.rstrip())
    if first < last and not _UNEVEN.search(text, first, last):
        return (
            Block(kind, (first, last), _SPACE.sub(" ", part.strip()), range(first, last))
            if _SPEAKS.search(part)
            else None
        )
    runs = list(_runs(text, start, end))
    shown = "".join(" " if text[first].isspace() else text[first:last] for first, last in runs)
    if not _SPEAKS.search(shown):
        return None
    first, last = runs[0][0], runs[-1][1]
    if last - first == len(shown):
        return Block(kind, (first, last), shown, range(first, last))
    places = array("q")
    for run in runs:
        places.extend(range(*run))
    return Block(kind, (first, last), shown, places)


def blocks_of(text: str, segments: Iterable[tuple[BlockKind, int, int]]) -> list[Block]:
    """The blocks of some segments of a text, without those that show nothing."""
    found = (block(kind, text, start, end) for kind, start, end in segments)
    return [one for one in found if one is not None]


def masked(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """The text with the ranges masked; every place stays what it was."""
    parts, at = [], 0
    for start, end in sorted(ranges):
        if end > at:
            parts += [text[at:start], MASK * (end - max(start, at))]
            at = end
    return "".join([*parts, text[at:]])


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of text[start:end] that are shown; one that is white space has length one."""
    begun, space, at = False, -1, start
    for first, last in chain((odd.span() for odd in _ODD.finditer(text, start, end)), [(end, end)]):
        if at < first and text[at] == " ":
            space, at = (at if begun and space < 0 else space), at + 1
        if at < first:
            if space >= 0:
                yield space, space + 1
            # A space that stands last is shown only when something follows.
            tail = first - 1 if text[first - 1] == " " else first
            yield at, tail
            begun, space = True, (tail if tail < first else -1)
        if begun and space < 0 and first < last and text[first].isspace():
            space = first
        at = last
