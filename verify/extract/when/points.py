"""Dates as they are written, before anything is assumed: `6 September`, `Sept. 6, 2023`, `September 2023`, `2023`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from verify.dates import Days
from verify.extract.when import calendar
from verify.extract.when.words import DAY, MONTH, YEAR, month_number, phrase

_TIME = r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_WRITTEN = (
    phrase(rf"(?P<year>[0-9]{{4}})(?P<sign>[-./])(?P<month>[0-9]{{2}})(?P=sign)(?P<day>[0-9]{{2}})(?![0-9]){_TIME}"),
    phrase(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>(?:18|19|20)[0-9]{2})(?![0-9])"),
    phrase(rf"{DAY}(?: (?:of )?|-){MONTH}(?:(?:, ?| (?:of )?|-){YEAR})?"),
    phrase(rf"{MONTH} (?:the )?{DAY}(?:(?:, ?| ){YEAR})?"),
    phrase(rf"{MONTH}(?:, ?| (?:of )?){YEAR}"),
    phrase(MONTH),
    phrase(rf"(?:year )?{YEAR}"),
)
_BARE_DAY = phrase(r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?!\w|[.,:][0-9])")
_BARE_DAY_OF_A_YEAR = phrase(rf"{DAY}(?:(?:, ?| ){YEAR})?")
_SLASHED = re.compile(r"(?P<one>[0-9]{1,2})(?P<sign>[-/])(?P<other>[0-9]{1,2})(?P=sign)(?P<year>(?:18|19|20)[0-9]{2})")


class Point(NamedTuple):
    """What is written of a date."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def days(self, year: int | None = None) -> Days:
        """The days it covers in its year, or in this one; ValueError when there is no such day."""
        known = self.year if self.year is not None else year
        if known is None:
            raise ValueError("no year")
        if self.month is None:
            return calendar.year(known)
        if self.day is None:
            return calendar.month(known, self.month)
        there = date(known, self.month, self.day)
        return Days(there, there)

    @property
    def exists(self) -> bool:
        """Whether any year has it."""
        try:
            self.days(2000)
        except ValueError:
            return False
        return True


def points(text: str, at: int) -> Iterator[tuple[int, Point]]:
    """Every way to read a date that begins here, with its end."""
    for pattern in _WRITTEN:
        match = pattern.match(text, at)
        if match is not None and _is_meant(match):
            yield match.end(), _point(match)


def bare_day(text: str, at: int, *, with_year: bool) -> tuple[int, Point] | None:
    """The number of a day whose month stands at the other end of a range."""
    match = (_BARE_DAY_OF_A_YEAR if with_year else _BARE_DAY).match(text, at)
    return (match.end(), _point(match)) if match else None


def slashed(text: str, at: int) -> tuple[int, tuple[Point, ...]] | None:
    """03/04/2023 with what it can mean: as month and day, as day and month; only one of them where one is none."""
    match = _SLASHED.match(text, at)
    if match is None:
        return None
    year, one, other = int(match["year"]), int(match["one"]), int(match["other"])
    read = dict.fromkeys((Point(year, one, other), Point(year, other, one)))
    return match.end(), tuple(point for point in read if _is_day(point))


def _is_day(point: Point) -> bool:
    try:
        point.days()
    except ValueError:
        return False
    return True


def _point(match: re.Match[str]) -> Point:
    parts = match.groupdict()
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    number = None if month is None else int(month) if month.isdigit() else month_number(month)
    return Point(int(year) if year else None, number, int(day) if day else None)


def _is_meant(match: re.Match[str]) -> bool:
    """Lower-case "may" and "march" are verbs unless a day and a year stand with them; 10.20.2023 is no date."""
    parts = match.groupdict()
    month = parts.get("month")
    if month is not None and month.isdigit():
        return 1 <= int(month) <= 12 and 1 <= int(parts["day"]) <= 31
    return month not in {"may", "march", "mar"} or bool(parts.get("day") and parts.get("year"))
