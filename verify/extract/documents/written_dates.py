"""Dates as people write them at the head of a text."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

Trouble = Literal["ambiguous-date", "weekday-conflict", "unread-date"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)?"
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_ZONE = r"(?:Z\b|(?:GMT|UTC)?[+-]\d\d?:?(?:\d\d)?\b|(?:GMT|UTC|BST|CES?T|EES?T|MSK|ES?T|ED?T|[CMP][SD]T|IST|JST)\b)"
TIME = rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:\s?[ap]\.?m\b\.?)?|\d{{1,2}}\s?[ap]\.?m\b\.?)(?:\s?{_ZONE})?"
"""A time of day, with its zone where it has one."""
_BEFORE = rf"(?:{TIME}[,\s]\s*(?:on\s+)?)?"
_AFTER = rf"(?:(?:T|,?\s+(?:at\s+)?|\s+[-–|]\s+){TIME})?(?![\w/])"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>[12]\d{3})"

_FORMS = tuple(
    re.compile(_BEFORE + _WEEKDAY + form + _AFTER, re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<number>\d\d?)(?P=mark)(?P<day>\d\d?)",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?P<day>\d\d?)\.\s?(?P<number>\d\d?)\.\s?{_YEAR}",
        rf"(?P<first>\d\d?)(?P<mark>[-/])(?P<second>\d\d?)(?P=mark){_YEAR}",
        rf"{_DAY}\s+{_MONTH}(?!\w|,?\s+\d{{4}})",
        rf"{_MONTH}\s+{_DAY}(?!\w|,?\s+\d{{4}})",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)


class WrittenDate(NamedTuple):
    """A date found in a text."""

    end: int
    """Where it ends, with the time of day that stands beside it."""
    value: str | None
    """A day, or a month; None without a year, and where it is not clear which day is meant."""
    trouble: Trouble | None = None
    told: str = ""


def written_date(text: str, start: int = 0, end: int | None = None) -> WrittenDate | None:
    """The date that begins at a place of a text."""
    for form in _FORMS:
        match = form.match(text, start, len(text) if end is None else end)
        if match:
            return _read(match)
    return None


def _read(match: re.Match[str]) -> WrittenDate:
    parts, words = match.groupdict(), match[0].strip()
    end, year, day = match.end(), parts.get("year"), parts.get("day")
    month = int(parts["number"]) if "number" in parts else 0
    if parts.get("month"):
        month = MONTHS.index(parts["month"][:3].lower()) + 1
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first != second and first <= 12 and second <= 12:
            told = f"“{words}” may be day/month or month/day; give the date as year-month-day"
            return WrittenDate(end, None, "ambiguous-date", told)
        day, month = (str(second), first) if second > 12 else (str(first), second)
    if year is None:
        return WrittenDate(end, None)
    if day is None:
        return WrittenDate(end, f"{year}-{month:02}")
    try:
        written = date(int(year), month, int(day))
    except ValueError:
        return WrittenDate(end, None, "unread-date", f"“{words}” is no day of the calendar")
    named, real = parts["weekday"], WEEKDAYS[written.weekday()]
    if named and named[:3].lower() != real[:3].lower():
        return WrittenDate(end, written.isoformat(), "weekday-conflict", f"“{words}”: {written} was a {real}")
    return WrittenDate(end, written.isoformat())
