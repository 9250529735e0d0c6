"""The dates of a text from left to right, each with the preposition that governs it; the longest reading stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from verify.dates import Days, days_of
from verify.extract.when.amounts import amounts
from verify.extract.when.calendar import spelled
from verify.extract.when.dated import dated
from verify.extract.when.ranges import ranges
from verify.extract.when.relative import relative
from verify.extract.when.seasons import seasons
from verify.extract.when.told import Outcome, Place, Reading, Vantage
from verify.extract.when.weekdays import weekdays
from verify.extract.when.words import MONTH_NAMES, NUMBERS, VAGUE, WEEKDAY_NAMES, begins, ends, phrase


class Found(NamedTuple):
    """One expression of time, as the days it covers."""

    start: int
    end: int
    value: str | None
    """As a claim's `when`; None when nothing can be said."""
    assumption: str | None
    """What a value was taken from; None for a date that the text gives in full."""
    warnings: tuple[tuple[str, str], ...]
    """Kind and words."""


Reader = Callable[[Place], Iterator[Reading]]

_DIGITS = frozenset("0123456789")
_WORD = re.compile(r"\w+")
_GOVERNING = "on in by of since until till before after during from over within for at around about throughout between"
_PREPOSITIONS = frozenset(_GOVERNING.split())
_GOVERNED = phrase(rf"(?P<preposition>{'|'.join(sorted(_PREPOSITIONS, key=len, reverse=True))}) (?P<article>the )?")
_BY_FIRST_WORD: dict[str, tuple[Reader, ...]] = {
    "today tonight yesterday tomorrow earlier later overnight day that": (relative,),
    "recent recently lately moments long these other coming": (
        relative,
        amounts,
        weekdays,
    ),
    "exactly just nearly almost roughly about around": (amounts,),
    "past previous following": (amounts, weekdays),
    " ".join((*NUMBERS, *VAGUE)): (amounts, relative),
    "early mid late start beginning middle end first second third fourth": (dated, seasons, relative),
    "last this next": (relative, amounts, weekdays, seasons, dated),
    "week month year weekend": (relative, dated),
    "the": (amounts, relative, dated, seasons, weekdays),
    "spring summer autumn fall winter": (seasons,),
    " ".join(MONTH_NAMES): (dated, ranges, seasons),
    " ".join(WEEKDAY_NAMES): (dated, weekdays),
}
_READERS = {word: readers for words, readers in _BY_FIRST_WORD.items() for word in words.split()}
_NUMERIC: tuple[Reader, ...] = (dated, ranges, seasons, amounts)
_GOES_ON = phrase(r"[0-9]{1,4}(?:st|nd|rd|th)?(?: ?[-./\u2010-\u2015\u2212]| [a-z])")
"""What a number without a preposition needs to be part of a date; tables of numbers are passed over quickly."""
_FIRST = frozenset(_READERS) | _PREPOSITIONS
_LONGEST = max(map(len, _FIRST))


def moments(text: str, published: str | None, *, past: bool = True) -> Iterator[Found]:
    """The dates in a text, told of the past or the future, by the document's date; ValueError when that is no date."""
    vantage = Vantage(days_of(published) if published is not None else None, past)
    reached = 0
    for word in _WORD.finditer(text):
        at = word.start()
        if at < reached or not _may_begin(word) or not begins(text, at):
            continue
        found = _found(text, at, vantage)
        if found is not None:
            reached = found.end
            yield found


def _may_begin(word: re.Match[str]) -> bool:
    name = word[0] if word.end() - word.start() <= _LONGEST else ""
    return name[:1] in _DIGITS or name.lower() in _FIRST


def _found(text: str, at: int, vantage: Vantage) -> Found | None:
    best: tuple[int, Outcome] | None = None
    for place in _places(text, at, vantage):
        for reader in _readers(place):
            for end, outcome in reader(place):
                if ends(text, end) and (best is None or end > best[0]):
                    best = end, _governed(place, end, outcome)
    if best is None:
        return None
    end, (days, assumption, warnings) = best
    return Found(at, end, spelled(days) if days else None, assumption, warnings)


def _places(text: str, at: int, vantage: Vantage) -> Iterator[Place]:
    """Where the expression itself begins: after its preposition, after an article, or at once."""
    governed = _GOVERNED.match(text, at)
    if governed is not None:
        preposition = governed["preposition"].lower()
        yield Place(text, at, governed.end("preposition") + _gap(text, governed), preposition, vantage)
        if governed["article"]:
            yield Place(text, at, governed.end(), preposition, vantage)
    yield Place(text, at, at, "", vantage)


def _gap(text: str, governed: re.Match[str]) -> int:
    after = governed.end("preposition")
    until = governed.start("article") if governed["article"] else governed.end()
    return len(text[after:until])


def _readers(place: Place) -> tuple[Reader, ...]:
    word = _WORD.match(place.text, place.at)
    if word is None or word.end() - word.start() > _LONGEST:
        return ()
    if place.preposition == "between":
        return (ranges, weekdays)
    if word[0][0] not in _DIGITS:
        return _READERS.get(word[0].lower(), ())
    return _NUMERIC if place.preposition or _GOES_ON.match(place.text, place.at) else ()


def _governed(place: Place, end: int, outcome: Outcome) -> Outcome:
    """What the preposition makes of the days: "since" runs on, "before" leaves them."""
    words = place.words(end)
    if outcome.days is None:
        return outcome
    if place.preposition in {"since", "after"}:
        return _running_on(place, words, outcome, outcome.days)
    if place.preposition in {"by", "until", "till"}:
        return _running_up(place, words, outcome, outcome.days)
    if place.preposition == "before":
        return outcome._replace(days=None).noting(f"“{words}”: only an end is told, no beginning")
    if place.preposition in {"around", "about"}:
        return outcome.noting(f"“{words}”: not told exactly")
    return outcome


def _running_on(place: Place, words: str, outcome: Outcome, days: Days) -> Outcome:
    published = place.vantage.published
    if published is not None and days.first <= published.last and place.vantage.past:
        known = Days(days.first, published.last)
        return outcome._replace(days=known).noting(f"“{words}” taken up to {place.vantage.named}")
    only = days if place.preposition == "since" else None
    return outcome._replace(days=only).noting(f"“{words}”: only a beginning is told, no end")


def _running_up(place: Place, words: str, outcome: Outcome, days: Days) -> Outcome:
    published = place.vantage.published
    if published is not None and published.first <= days.last and not place.vantage.past:
        known = Days(published.first, days.last)
        return outcome._replace(days=known).noting(f"“{words}” taken from {place.vantage.named} on")
    return outcome.noting(f"“{words}”: only an end is told, no beginning")
