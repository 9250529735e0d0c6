"""Amounts of time from the document's date: `three days ago`, `in the past 24 hours`, `over the next two weeks`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from verify.dates import Days
from verify.extract.when import calendar
from verify.extract.when.told import Outcome, Place, Reading, counted, elsewhere, vague
from verify.extract.when.words import COUNT, number, phrase

_UNIT = r"(?P<unit>minute|hour|day|night|week|month|year|decade)s?(?!\w)"
_AGO = phrase(
    rf"(?:(?:exactly|just|some|about|around|nearly|almost|roughly) )?{COUNT} {_UNIT} "
    r"(?P<side>ago|earlier|before|later|after|previously)(?!\w)"
)
_WINDOW = phrase(
    rf"(?P<the>the )?(?P<which>past|last|next|coming|previous|following)(?: {COUNT})? "
    r"(?P<unit>hour|day|week|month|year|decade)(?P<many>s)?(?!\w)(?! of | and a half)"
)
_AHEAD = phrase(rf"{COUNT} {_UNIT}(?P<time>['’]s?)?(?: time(?!\w))?(?! of )")
_MORE = re.compile(r"\b(?:more\s+than|over|at\s+least|less\s+than|under|up\s+to|within)\s+$", re.IGNORECASE)


def amounts(place: Place) -> Iterator[Reading]:
    """Every way to read an amount of time here."""
    for pattern, read in _RULES:
        match = pattern.match(place.text, place.at)
        outcome = read(match, place, place.words(match.end())) if match else None
        if match is not None and outcome is not None:
            yield match.end(), outcome


def _ago(match: re.Match[str], place: Place, words: str) -> Outcome | None:
    if match["side"].lower() != "ago":
        return elsewhere(words)
    before = place.text[max(0, place.at - 14) : place.at]
    many = number(match["count"])
    if many is None or _MORE.search(before):
        return vague(words, "how many is not told")
    return counted(words, place.vantage, lambda of: _back(of, match["unit"].lower(), many))


def _back(of: date, unit: str, many: int) -> Days:
    if unit == "hour":
        return Days(of - timedelta(days=-(-many // 24)), of - timedelta(days=many // 24))
    if unit == "minute":
        return Days(of - timedelta(days=-(-many // 1440)), of - timedelta(days=many // 1440))
    if unit == "decade":
        return calendar.year(of.year - 10 * many)
    return calendar.unit("day" if unit == "night" else unit, of, -many)


def _window(match: re.Match[str], place: Place, words: str) -> Outcome | None:
    which, count = match["which"].lower(), match["count"]
    if not count and not match["the"]:
        return None
    one = not count and not match["many"]
    told = which == "next" and one and (place.vantage.past or match["unit"].lower() == "day")
    if which in {"previous", "following"} or told:
        return elsewhere(words)
    many = number(count) if count else 1
    if many is None or (match["many"] and not count):
        return vague(words, "how many is not told")
    unit = match["unit"].lower()
    if unit == "day" and not count and which == "last":
        return None

    def resolve(of: date) -> Days:
        days = -(-many // 24) if unit == "hour" else many * 10 if unit == "decade" else many
        name = {"hour": "day", "decade": "year"}.get(unit, unit)
        if which in {"next", "coming"}:
            return Days(of, calendar.moved(of, name, days))
        return Days(calendar.moved(of, name, -days), of)

    return counted(words, place.vantage, resolve)


def _ahead(match: re.Match[str], place: Place, words: str) -> Outcome | None:
    """Told of the past, "in three days" says how long something took."""
    many = number(match["count"])
    if place.preposition != "in" or place.vantage.past or many is None:
        return None
    return counted(words, place.vantage, lambda of: _back(of, match["unit"].lower(), -many))


_RULES = ((_WINDOW, _window), (_AGO, _ago), (_AHEAD, _ahead))
