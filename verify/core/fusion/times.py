"""Dates and times of day in their one spelling; only forms that can be read in one way."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR_FIRST = r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<part>\d{1,6}))?)?(?: ?(?P<half>[ap])\.?m\.?)?"
_ZONE = r" ?(?P<zone>z|utc|[+-]\d\d:?\d\d)?"

_UTC = ("z", "utc", "+00:00", "-00:00", "+0000", "-0000")

_TIME = re.compile(_CLOCK, re.ASCII)
_DATE = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (_YEAR_FIRST, rf"{_DAY} {_NAMED},? (?P<year>\d{{4}})", rf"{_NAMED} {_DAY},? (?P<year>\d{{4}})")
)
_MOMENT = re.compile(rf"{_YEAR_FIRST}(?:t|,? ){_CLOCK}{_ZONE}", re.ASCII)


def time_like(text: str) -> str | None:
    """A time, a date or both, in lower case, in its one spelling; None when it is none of them."""
    if match := _TIME.fullmatch(text):
        return _clock(match)
    for pattern in _DATE:
        if match := pattern.fullmatch(text):
            return _day(match)
    return _moment(match) if (match := _MOMENT.fullmatch(text)) else None


def _clock(match: re.Match[str]) -> str | None:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (match["half"] == "p")
    if hour > 23 or minute > 59 or second > 59:
        return None
    part = (match["part"] or "").rstrip("0")
    end = f":{second:02}{'.' * bool(part)}{part}" if second or part else ""
    return f"{hour:02}:{minute:02}{end}"


def _day(match: re.Match[str]) -> str | None:
    named = match.groupdict().get("name")
    month = _MONTHS.index(named[:3]) + 1 if named else int(match["month"])
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return None


def _moment(match: re.Match[str]) -> str | None:
    day, clock, zone = _day(match), _clock(match), match["zone"]
    if day is None or clock is None:
        return None
    if zone is None:
        return f"{day} {clock}"
    if zone in _UTC:
        return f"{day} {clock}z"
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{zone}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    # The fraction goes through as it stands: no zone moves it.
    return f"{moment.date()} {moment.hour:02}:{moment.minute:02}{clock[5:]}z"
