"""Partial dates and closed intervals of them, compared as ranges of days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

WANTED = "a date such as 2023, 2023-09, 2023-09-06 or 2023-09-06T14:30Z"
WANTED_INTERVAL = "2023, 2023-09, 2023-09-06 or an interval of these such as 2023-09-01/2023-09-06"

_MOMENT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)"
    r"(?:\.\d{1,6})?)?(?:Z|[+-](?P<zone_hour>\d\d):?(?P<zone_minute>\d\d))?)?)?)?",
    re.ASCII,
)


class Days(NamedTuple):
    """A closed range of days."""

    first: date
    last: date

    def overlaps(self, other: Days) -> bool:
        """Whether the two ranges share a day."""
        return self.first <= other.last and other.first <= self.last


EVER = Days(date.min, date.max)


@lru_cache(maxsize=65536)
def days_of(text: str) -> Days:
    """The days that a date, a partial date or a time covers; ValueError when it is none."""
    match = _MOMENT.fullmatch(text)
    if match is None or not _is_time(match):
        raise ValueError(f"found {text!r}, wanted {WANTED}")
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    try:
        if month is None:
            return Days(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return Days(date(year or 0, month, 1), date(year or 0, month, monthrange(year or 0, month)[1]))
        return Days(date(year or 0, month, day), date(year or 0, month, day))
    except ValueError as error:
        raise ValueError(f"found {text!r}, wanted {WANTED}") from error


def moment_of(text: str) -> datetime | None:
    """The moment, in UTC, that a date with a time of day names; None when it names none. A time without zone is UTC."""
    match = _MOMENT.fullmatch(text)
    if match is None or match["hour"] is None or match["second"] == "60":
        return None
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


@lru_cache(maxsize=65536)
def interval(text: str | None) -> Days:
    """The days a claim's `when` covers; absent covers every day; ValueError when it is no interval."""
    if text is None:
        return EVER
    first, _, last = text.partition("/")
    try:
        days = Days(days_of(first).first, days_of(last or first).last)
    except ValueError as error:
        raise ValueError(f"found {text!r}, wanted {WANTED_INTERVAL}") from error
    if days.first > days.last or "T" in text or " " in text or text.endswith("/"):
        raise ValueError(f"found {text!r}, wanted {WANTED_INTERVAL}")
    return days


@lru_cache(maxsize=65536)
def normal_interval(text: str) -> str:
    """A claim's `when` in its one spelling, `first/last`; `first..last` is read too. ValueError when it is none."""
    spelled = "/".join(part.strip() for part in text.strip().replace("..", "/").split("/"))
    interval(spelled)
    return spelled


def _is_time(match: re.Match[str]) -> bool:
    limits = {"hour": 23, "minute": 59, "second": 60, "zone_hour": 23, "zone_minute": 59}
    return all(int(match[part] or 0) <= limit for part, limit in limits.items())
