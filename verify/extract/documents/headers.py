"""Header lines: what stands above a text about its date, outlet, address and title."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from verify.extract.documents.blocks import Block, Fact, FactKey
from verify.extract.documents.written_dates import TIME, WrittenDate, written_date
from verify.proposals import Warned

_Meaning = Literal["published", "outlet", "url", "title", "aside"]

_MEANINGS: dict[str, _Meaning] = {
    **dict.fromkeys(
        ("date", "published", "posted", "issued", "pubdate", "publication date", "date published"), "published"
    ),
    **dict.fromkeys(
        ("published on", "published at", "posted on", "posted at", "release date", "first published"), "published"
    ),
    **dict.fromkeys(
        ("source", "outlet", "publisher", "publication", "site", "sitename", "site name", "website"), "outlet"
    ),
    **dict.fromkeys(("newspaper", "agency", "channel"), "outlet"),
    **dict.fromkeys(("url", "link", "permalink", "canonical", "canonical_url", "source url", "original url"), "url"),
    **dict.fromkeys(("title", "headline", "subject"), "title"),
    **dict.fromkeys(("author", "authors", "by", "byline", "reporter", "editor", "edited by", "reporting by"), "aside"),
    **dict.fromkeys(("updated", "last updated", "modified", "last modified", "retrieved", "accessed"), "aside"),
    **dict.fromkeys(("tags", "keywords", "section", "category", "categories", "language", "lang", "contact"), "aside"),
}
"""What a key says; an aside belongs to no part of the text and is not kept."""
_KEYED = re.compile(r"(?P<key>[A-Za-z][A-Za-z_]{1,14}(?: [a-z]{2,9})?)\s?:\s(?P<value>.{1,500})", re.IGNORECASE)
_BARE_KEY = re.compile(r"(?:date|published|posted|updated|last updated)(?: on| at)?\s?:?\s(?=\S)", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:By|BY)(?: (?:and|AND|for|in|of|de|van|von|al|&|[A-Z][\w.'\u2019-]{0,20}),?){1,12}(?<!\.)(?: ?\|.{0,40})?"
)
_RELEASE = re.compile(
    r"(?:FOR )?IMMEDIATE RELEASE.{0,40}|(?:PRESS|NEWS|MEDIA) RELEASE|EMBARGOED.{0,80}|Press release", re.ASCII
)
_NAMED = re.compile(
    r"(?P<from>From )?(?P<name>[A-Z][\w.'\u2019&-]{0,20}(?: (?:of|the|and|&|[A-Z][\w.'\u2019&-]{0,20})){0,6})"
    r"(?P<mark>,| ?[|·\u2013\u2014]| -) "
)
"""A name before a date: "The Example Times, 14 November 2023"."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}")
_TRAILING = re.compile(r"\s?(?:[,;|(·•\u2013\u2014-]|last updated|updated|modified)", re.IGNORECASE)
_SENTENCE = re.compile(r"\s+(?=[A-Z\u00c0-\u00de\u0400-\u042f\"“«‘'(\d])")
_ONLY_TIME = re.compile(rf"\s?[,|\u2013\u2014-]?\s?(?:{TIME})?\s?", re.IGNORECASE)


class Header(NamedTuple):
    """What one header says."""

    end: int
    """Where in the block's text the header ends; the whole of it unless the first sentence follows in the same line."""
    facts: tuple[Fact, ...] = ()
    warnings: tuple[Warned, ...] = ()


def header_in(block: Block) -> Header | None:
    """The header that a line is or begins with."""
    text = block.text
    if _ADDRESS.fullmatch(text):
        return Header(len(text), (Fact("url", text, block.place),))
    if _RELEASE.fullmatch(text) or (len(text) <= 120 and _BYLINE.fullmatch(text)):
        return Header(len(text))
    keyed = _KEYED.fullmatch(text)
    meaning = _MEANINGS.get(keyed["key"].lower()) if keyed else None
    if keyed and meaning and meaning != "published":
        return _keyed(block, meaning, keyed.start("value"))
    return _dated(block, keyed=meaning == "published") or _signed(block)


def stated(key: str, value: str, place: tuple[int, int] | None) -> Header | None:
    """What a key says by itself, as in front matter; None when it is none of the known."""
    meaning = _MEANINGS.get(key.strip().lower())
    if meaning is None or not value:
        return None
    if meaning == "published":
        found = written_date(value)
        return Header(0, *_published(found, place)) if found else Header(0, (), (_unread(value, place),))
    return Header(0, _facts(meaning, value, place))


def _keyed(block: Block, meaning: _Meaning, start: int) -> Header | None:
    value = block.text[start:]
    place = block.span(start, len(block.text))
    # "Source: the ministry said on Tuesday that …" is a sentence, and no name.
    if meaning == "outlet" and (len(value) > 80 or len(value.split()) > 8 or (value[-1] in ".!?" and " " in value)):
        return None
    if meaning == "aside" and len(value) > 200:
        return None
    return Header(len(block.text), _facts(meaning, value, place))


def _facts(meaning: _Meaning, value: str, place: tuple[int, int] | None) -> tuple[Fact, ...]:
    if meaning in {"outlet", "url"} and _ADDRESS.fullmatch(value):
        return (Fact("url", value, place),)
    if meaning in {"url", "aside", "published"}:
        return ()
    key: FactKey = "title" if meaning == "title" else "outlet"
    return (Fact(key, value, place),)


def _dated(block: Block, *, keyed: bool) -> Header | None:
    """A header that gives a date: with a key, or as a line of its own."""
    text = block.text
    key = _BARE_KEY.match(text)
    start = key.end() if key else 0
    if keyed and not key:
        start = text.index(":") + 1
        start += len(text[start:]) - len(text[start:].lstrip())
    found = written_date(text, start)
    if found is None or (not start and found.value is None and found.trouble is None):
        return Header(len(text), (), (_unread(text[start:], block.place),)) if keyed and len(text) <= 60 else None
    place = block.span(start, found.end)
    facts, warnings = _published(found, place)
    if key and "updated" in key[0].lower():
        facts = ()
    if _ONLY_TIME.fullmatch(text, found.end) or (len(text) <= 120 and _TRAILING.match(text, found.end)):
        return Header(len(text), facts, warnings)
    sentence = _SENTENCE.match(text, found.end)
    return Header(sentence.end(), facts, warnings) if sentence and start else None


def _signed(block: Block) -> Header | None:
    """A line of a name and a date; the name is that of an outlet where it cannot well be that of a place."""
    named = _NAMED.match(block.text)
    found = written_date(block.text, named.end()) if named else None
    if named is None or found is None or found.value is None or not _ONLY_TIME.fullmatch(block.text, found.end):
        return None
    facts, warnings = _published(found, block.span(named.end(), found.end))
    if named["from"] or named["name"].startswith("The ") or "|" in named["mark"]:
        facts = (Fact("outlet", named["name"], block.span(*named.span("name"))), *facts)
    return Header(len(block.text), facts, warnings)


def _published(found: WrittenDate, place: tuple[int, int] | None) -> tuple[tuple[Fact, ...], tuple[Warned, ...]]:
    facts = (Fact("published", found.value, place),) if found.value else ()
    warnings = (Warned(kind=found.trouble, text=found.told, place=place),) if found.trouble else ()
    return facts, warnings


def _unread(value: str, place: tuple[int, int] | None) -> Warned:
    return Warned(kind="unread-date", text=f"“{value[:60]}” is not read as a date", place=place)
