"""Months, seasons and dates beside a counted year: `last September`, `summer 2023`, `6 September last year`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from verify.dates import Days
from verify.extract.when import calendar
from verify.extract.when.points import Point, points
from verify.extract.when.told import Outcome, Place, Reading, counted, said
from verify.extract.when.words import MONTH, PART, YEAR, month_number, part_name, phrase
from verify.extract.when.years import fixed

_MONTH = phrase(rf"{PART}?(?P<which>last|this|next) {MONTH}")
_OF_YEAR = phrase(r",? (?:of )?(?P<which>last|this|next) year(?!\w)")
_SEASON = phrase(
    rf"{PART}?(?:(?P<which>last|this|next) )?(?P<season>spring|summer|autumn|fall|winter)(?!\w)"
    rf"(?:,? (?:of )?(?:{YEAR}(?:[-–/](?P<short>[0-9]{{2}})(?![0-9]))?|(?P<of>last|this|next) year(?!\w)))?"
)
_LATER = {"last": -1, "this": 0, "next": 1}


def seasons(place: Place) -> Iterator[Reading]:
    """Every way to read a month, season or date of a counted year here."""
    yield from _months(place)
    yield from _of_year(place)
    match = _SEASON.match(place.text, place.at)
    outcome = _season(place, match) if match else None
    if match is not None and outcome is not None:
        yield match.end(), outcome


def _months(place: Place) -> Iterator[Reading]:
    match = _MONTH.match(place.text, place.at)
    if match is None or match["month"] in {"may", "march", "mar"}:
        return
    number, which = month_number(match["month"]), match["which"].lower()

    def resolve(of: date) -> Days:
        year = of.year
        if which == "last" and number >= of.month:
            year -= 1
        if which == "next" and number <= of.month:
            year += 1
        return calendar.part(calendar.month(year, number), part_name(match["part"]))

    yield match.end(), counted(place.words(match.end()), place.vantage, resolve)


def _of_year(place: Place) -> Iterator[Reading]:
    for end, point in points(place.text, place.at):
        after = _OF_YEAR.match(place.text, end) if point.month and point.year is None else None
        if after is not None:
            outcome = _in_year(place, after.end(), point, _LATER[after["which"].lower()])
            yield after.end(), outcome


def _in_year(place: Place, end: int, point: Point, later: int) -> Outcome:
    words = place.words(end)
    if not point.exists:
        return Outcome(None, None, (("impossible-date", f"“{words}” does not exist in the calendar"),))
    return counted(words, place.vantage, lambda of: point.days(of.year + later))


def _season(place: Place, match: re.Match[str]) -> Outcome | None:
    name, part = match["season"].lower(), part_name(match["part"])
    if match["year"]:
        return _of_written_year(place, match, name)
    which = (match["which"] or "").lower()
    words, past = place.words(match.end()), place.vantage.past
    if not which and not match["of"]:
        governed = part is not None or place.preposition in {"in", "since", "during", "until", "over"}
        if name == "fall" or not governed:
            return None

    def resolve(of: date) -> Days:
        later = _LATER[match["of"].lower()] if match["of"] else None
        season = calendar.season(name, of.year + later) if later is not None else _nearest(name, of, which, past=past)
        return calendar.part(season, part)

    return counted(words, place.vantage, resolve, "a northern season, ")


def _nearest(name: str, of: date, which: str, *, past: bool) -> Days:
    if which == "last":
        return next(one for one in _around(name, of, -1) if one.last < of)
    if which == "next":
        return next(one for one in _around(name, of, 1) if one.first > of)
    if past:
        return next(one for one in _around(name, of, -1) if one.first <= of)
    return next(one for one in _around(name, of, 1) if one.last >= of)


def _around(name: str, of: date, step: int) -> Iterator[Days]:
    return (calendar.season(name, of.year - step + step * index) for index in range(4))


def _of_written_year(place: Place, match: re.Match[str], name: str) -> Outcome | None:
    year, short, words = int(match["year"]), match["short"], place.words(match.end())
    season = calendar.part(calendar.season(name, year), part_name(match["part"]))
    if short and (name != "winter" or int(short) != (year + 1) % 100):
        return None
    if name == "winter" and not short:
        other = calendar.part(calendar.season(name, year - 1), part_name(match["part"]))
        return Outcome(None, None, (("ambiguous-date", f"“{words}” can be {said(other)} or {said(season)}"),))
    return fixed(place, match.end(), season).noting(f"“{words}” taken as a northern season: {said(season)}")
