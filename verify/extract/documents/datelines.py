"""What stands before the first word of a paragraph: the dateline of an agency, the time stamp of a live blog."""

from __future__ import annotations

import re
from typing import NamedTuple

from verify.extract.documents.blocks import Block, Fact
from verify.extract.documents.written_dates import WrittenDate, written_date
from verify.proposals import Warned

_POSTED = r"(?:Posted|Published|Updated|Sent)(?: at| on)?:? "
_ZONED = (
    r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?)?"
    r"(?: ?(?:GMT|UTC|BST|CES?T|EES?T|MSK|E[SD]?T|P[SD]?T|(?:local|[A-Z]\w{2,15}) time)\b)?"
)
_STAMP = re.compile(
    rf"(?P<posted>{_POSTED})?(?P<open>[\[(])?(?P<time>{_ZONED})(?P<close>[\])])?(?P<mark> ?[-–—|:])?(?: |$)"
)
_BARE = re.compile(r"\d{1,2}:\d\d (?=[A-Z\u00c0-\u00de\u0400-\u042f\"“«‘'])")
_MERIDIAN = re.compile(r"[apAP]\.?[mM]|[A-Z]{2}| time")
_OPENS = re.compile(r"[A-Z\u00c0-\u00de\u0400-\u042f\d\"“«‘'(@#]")
_HEAD = re.compile(r"(?P<head>.{2,90}?)(?: ?[—–] ?| -{1,2} )(?=\S)")
_SLASHED = re.compile(r"(?P<head>[^/]{2,60}?)\.? /(?P<outlet>[A-Z][\w .-]{1,30})/\.?(?: ?[—–-])? (?=\S)")
_BRACKET = re.compile(r"\(([A-Z\u00c0-\u00de\u0400-\u042f][^()]{0,40})\)$")
_PART = re.compile(r"[^\W\d_][\w.'\u2019-]{0,24}(?: [^\W\d_][\w.'\u2019-]{0,24}){0,3}")
_SHOUTED = re.compile(r"[^\W\d_]{2,}")


class Lead(NamedTuple):
    """What stands before the first word."""

    end: int
    """Where the first word begins in the block's text; its length where nothing follows."""
    facts: tuple[Fact, ...] = ()
    warnings: tuple[Warned, ...] = ()


def has_bare_time(text: str) -> bool:
    """Whether a text begins with a time and a capital: a stamp where several do."""
    return _BARE.match(text) is not None


def stamp_end(text: str, *, bare: bool = False) -> int:
    """Where the time stamp at the beginning of a text ends, a bare time included where it is one; 0 without."""
    if bare and has_bare_time(text):
        return text.index(" ") + 1
    match = _STAMP.match(text[:120])
    if match is None or bool(match["open"]) != bool(match["close"]):
        return 0
    sure = match["posted"] or match["open"] or match["mark"] or _MERIDIAN.search(match["time"])
    # "14:05 was the time of the blast" begins with a time and no stamp.
    if match.end() < len(text) and not (sure and _OPENS.match(text, match.end())):
        return 0
    return match.end()


def dateline_in(block: Block, *, first: bool) -> Lead | None:
    """The dateline that a block begins with; one without an agency only counts in the first paragraph."""
    slashed = _SLASHED.match(block.text)
    if slashed:
        return _lead(block, slashed["head"], slashed.span("outlet"), slashed.end(), sure=True)
    match = _HEAD.match(block.text)
    if match is None or not _OPENS.match(block.text, match.end()):
        return None
    bracket = _BRACKET.search(match["head"])
    if bracket:
        head = match["head"][: bracket.start()].rstrip()
        return _lead(block, head, bracket.span(1), match.end(), sure=first)
    return _lead(block, match["head"], None, match.end(), sure=False) if first else None


def _lead(block: Block, head: str, outlet: tuple[int, int] | None, end: int, *, sure: bool) -> Lead | None:
    """The dateline, when its head is a place, a date or both."""
    parts, found, at = _places(head)
    shouted = bool(parts) and parts[0].isupper() and len(_SHOUTED.findall(parts[0])) > 0
    evidence = found is not None or (shouted and (outlet is not None or _calm(parts[0], block.text[end:]))) or sure
    if not all(map(_PART.fullmatch, parts)) or not evidence or (not parts and outlet is None):
        return None
    if parts and not parts[0][0].isupper():
        return None
    facts, warnings = [], []
    if outlet:
        facts.append(Fact("outlet", block.text[slice(*outlet)], block.span(*outlet)))
    if found:
        place = block.span(at, found.end)
        if found.value:
            facts.append(Fact("published", found.value, place))
        if found.trouble:
            warnings.append(Warned(kind=found.trouble, text=found.told, place=place))
    return Lead(end, tuple(facts), tuple(warnings))


def _places(head: str) -> tuple[list[str], WrittenDate | None, int]:
    """The parts of a head that name places, and the date behind them with its beginning."""
    for at in (0, *(match.end() for match in re.finditer(r"[,/] ?", head))):
        found = written_date(head, at)
        if found and not head[found.end :].strip(" .,"):
            return _names(head[:at]), found, at
    return _names(head), None, 0


def _names(head: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,/]", head) if part.strip()]


def _calm(place: str, following: str) -> bool:
    """Whether capitals alone tell a dateline: three letters at least, and none shouted after it."""
    word = re.match(r"\W*(\w+)", following)
    return len(place) >= 3 and word is not None and not (len(word[1]) > 3 and word[1].isupper())
