"""Plain text taken apart: header, title, paragraphs, turns of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verify.extract.documents.blocks import Block, BlockKind, Fact, Parsed, block, blocks_of
from verify.extract.documents.datelines import dateline_in, has_bare_time, stamp_end
from verify.extract.documents.headers import Header, header_in
from verify.names import shadow
from verify.proposals import Warned

_LONG_LINE = 120
"""Characters; a text with such lines is not wrapped by hand, and each line is a paragraph."""
_TITLE = 150
_HEADING = 60
_SHOUTED_TURN = re.compile(r"(?:[QA]|[A-Z\u00c0-\u00de\u0400-\u042f][^a-z\u0430-\u044f:\n]{1,50}):(?: |$)")
_TURN = re.compile(r"[A-Z\u00c0-\u00de\u0400-\u042f][\w.'\u2019-]*(?: [\w.(),'\u2019-]{1,20}){0,5}:(?: |$)")
_ITEM = re.compile(r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u25e6]|\d{1,2}[.)])[ \t]+(?=\S)")
_SIGN = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]")
"""Arrows, dingbats and emoji: posts begin their points with them."""
_ENDS = re.compile(r"[.!?\u2026:;][\"'”’»)\]]*$")
_UNTITLED = re.compile(r"[.,;:\u2026][\"'”’»)\]]*$")

Segment = tuple[BlockKind, int, int]


class _Line(NamedTuple):
    start: int
    """Place of its first letter; of its end in a blank line."""
    end: int
    text: str


def parsed_plain(text: str) -> Parsed:
    """The parts of a plain text."""
    lines = _lines(text)
    head = _head(text, lines)
    segments = _segments(lines[head.following :], head.start)
    blocks = _with_headings(blocks_of(text, segments))
    if head.title and not blocks and not any(fact.key == "title" for fact in head.facts[:-1]):
        # What stands alone is no title of anything.
        return Parsed(text, (head.title._replace(kind="paragraph"),), head.facts[:-1], head.warnings)
    return Parsed(text, (*([head.title] if head.title else []), *blocks), head.facts, head.warnings)


class _Head(NamedTuple):
    title: Block | None
    following: int
    """The first line that is no header."""
    start: int
    """Where the first paragraph begins."""
    facts: tuple[Fact, ...]
    """A title read from the first line stands last."""
    warnings: tuple[Warned, ...]


def _head(text: str, lines: Sequence[_Line]) -> _Head:
    title: Block | None = None
    headers: list[Header] = []
    index, start = 0, len(text)
    for index, line in enumerate(lines):
        shown = block("paragraph", text, line.start, line.end) if line.text else None
        if shown is None or stamp_end(shown.text) == len(shown.text):
            continue
        header = header_in(shown)
        if header:
            headers.append(header)
            if header.end < len(shown.text):
                start = shown.places[header.end]
                break
        elif title is None and _is_title(shown, lines[index + 1 : index + 6], headers):
            title = shown._replace(kind="title")
        else:
            start = line.start
            break
    else:
        index = len(lines)
    facts = tuple(fact for header in headers for fact in header.facts)
    if title:
        facts += (Fact("title", title.text, title.place),)
    return _Head(title, index, start, facts, tuple(one for header in headers for one in header.warnings))


def _is_title(line: Block, following: Sequence[_Line], headers: Sequence[Header]) -> bool:
    """Whether the first line that is no header is a title: short, no sentence, and ended before the line was full."""
    text = line.text
    named = [fact.value for header in headers for fact in header.facts if fact.key == "title"]
    if named:
        return shadow(named[0]) == shadow(text)
    if len(text) > _TITLE or _UNTITLED.search(text) or text[0].islower() or _ITEM.match(text):
        return False
    # "Live: floods on the river" is no turn: who speaks ends a sentence.
    if (is_turn(text) and _ENDS.search(text)) or dateline_in(line, first=True) or stamp_end(text):
        return False
    if not following or not following[0].text:
        return True
    shown = Block("paragraph", (0, len(following[0].text)), following[0].text, range(len(following[0].text)))
    if header_in(shown):
        return True
    width = max(len(one.text) for one in following)
    return width > _LONG_LINE or len(text) + 1 + len(following[0].text.split()[0]) < 0.75 * width


def is_turn(text: str) -> bool:
    """Whether a line begins with the name of who speaks: "SMITH: …"."""
    return _SHOUTED_TURN.match(text[:80]) is not None or _TURN.match(text[:80]) is not None


def _lines(text: str) -> list[_Line]:
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        lines.append(_Line(at - len(line.lstrip()), at, line.strip()))
    return lines


def _segments(lines: Sequence[_Line], start: int) -> Iterator[Segment]:
    """The paragraphs of the lines, the first of which begins at a place within its line."""
    group: list[_Line] = []
    for line in lines:
        if line.text:
            inside = max(start - line.start, 0)
            group.append(_Line(line.start + inside, line.end, line.text[inside:]))
        elif group:
            yield from _paragraphs(group)
            group = []
    if group:
        yield from _paragraphs(group)


def _paragraphs(group: Sequence[_Line]) -> Iterator[Segment]:
    """The paragraphs of lines between which none is blank."""
    widths = sorted(len(line.text) for line in group)
    width = widths[round(0.9 * (len(widths) - 1))]
    first = group[0]
    for line, following in zip(group, [*group[1:], None], strict=True):
        if following is None or _parts(line.text, following.text, width):
            yield _segment(first, line)
            first = following or first


def _segment(first: _Line, last: _Line) -> Segment:
    item = _ITEM.match(first.text)
    return ("item", first.start + item.end(), last.end) if item else ("paragraph", first.start, last.end)


def _parts(line: str, following: str, width: int) -> bool:
    """Whether the break between two lines ends a paragraph: the next word would have had room before the margin."""
    if _ITEM.match(following) or _SHOUTED_TURN.match(following[:80]) or stamp_end(line) == len(line):
        return True
    if stamp_end(following) or has_bare_time(following) or _SIGN.match(following):
        return True
    ended = _ENDS.search(line[-8:]) is not None
    if ended and _TURN.match(following[:80]):
        return True
    room = width if ended else 0.6 * width
    word = following[:width].split(maxsplit=1)[0]
    fits = width > _LONG_LINE or len(line) + 1 + len(word) <= room
    return fits and (ended or not following[0].islower())


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that stand as headings between full paragraphs marked as such."""
    marked = list(blocks)
    for index in range(1, len(marked) - 1):
        before, one, after = marked[index - 1], marked[index], marked[index + 1]
        short = (
            one.kind == "paragraph"
            and not stamp_end(one.text)
            and len(one.text) <= _HEADING
            and one.text.count(" ") < 8
        )
        if short and not _ENDS.search(one.text) and not one.text[0].islower() and not is_turn(one.text):
            full = all(_ENDS.search(other.text[-8:]) for other in (before, after) if other.kind != "title")
            if full and len(after.text) > 2 * len(one.text):
                marked[index] = one._replace(kind="heading")
    return marked
