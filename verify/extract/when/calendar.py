"""Weeks, months, seasons and years as ranges of days; ValueError or OverflowError beyond years 1 to 9999."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from verify.dates import Days

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each begins; it lasts three."""
_WEEK_PARTS = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}
_MONTH_PARTS = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first half": (1, 15),
    "second half": (16, 31),
    "first week": (1, 7),
}
_SEASON_PARTS = {"early": 0, "mid": 1, "late": 2}
_YEAR_PARTS = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "first half": (1, 6),
    "second half": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
}


def day(of: date, later: int = 0) -> Days:
    """One day, so many days later."""
    there = of + timedelta(days=later)
    return Days(there, there)


def week(of: date, later: int = 0) -> Days:
    """Monday to Sunday of the week that holds a day, so many weeks later."""
    middle = of + timedelta(days=3 - of.weekday(), weeks=later)
    return Days(middle - timedelta(days=3), middle + timedelta(days=3))


def weekend(of: date, later: int = 0) -> Days:
    """Saturday and Sunday of the week that holds a day, so many weeks later."""
    last = week(of, later).last
    return Days(last - timedelta(days=1), last)


def month(year: int, number: int) -> Days:
    """A month; its number may leave 1 to 12 for the years beside it."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, number, 1)
    return Days(first, first.replace(day=monthrange(year, number)[1]))


def year(number: int) -> Days:
    """A whole year."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def season(name: str, of_year: int) -> Days:
    """A season by the year in which it begins."""
    begins = SEASONS[name]
    return Days(month(of_year, begins).first, month(of_year, begins + 2).last)


def unit(name: str, of: date, later: int = 0) -> Days:
    """The day, week, weekend, month or year that holds a day, so many of them later."""
    if name == "year":
        return year(of.year + later)
    if name == "month":
        return month(of.year, of.month + later)
    return {"day": day, "week": week, "weekend": weekend}[name](of, later)


def moved(of: date, name: str, later: int) -> date:
    """The same day so many days, weeks, months or years later; else the last day of that month."""
    if name in {"day", "week"}:
        return of + timedelta(days=later * (7 if name == "week" else 1))
    there = month(of.year, of.month + later * (12 if name == "year" else 1))
    return there.first.replace(day=min(of.day, there.last.day))


def part(days: Days, name: str | None) -> Days:
    """A named part of a week, month, season or year; all of it when it has no such part."""
    first, last = days
    if name is None:
        return days
    if name in _WEEK_PARTS and last - first == timedelta(days=6):
        begins, ends = _WEEK_PARTS[name]
        return Days(first + timedelta(days=begins), first + timedelta(days=ends))
    if days == month(first.year, first.month):
        return _part_of_month(days, name)
    if name in _SEASON_PARTS and _is_season(days):
        return month(first.year, first.month + _SEASON_PARTS[name])
    if name in _YEAR_PARTS and days == year(first.year):
        begins, ends = _YEAR_PARTS[name]
        return Days(month(first.year, begins).first, month(first.year, ends).last)
    return days


def _is_season(days: Days) -> bool:
    return any(days == season(name, days.first.year) for name, begins in SEASONS.items() if begins == days.first.month)


def _part_of_month(days: Days, name: str) -> Days:
    first, last = days
    if name == "last week":
        return Days(last - timedelta(days=6), last)
    begins, ends = _MONTH_PARTS.get(name, (1, 31))
    return Days(first.replace(day=begins), first.replace(day=min(ends, last.day)))


def nearest(weekday: int, of: date, *, past: bool) -> date:
    """The latest such weekday up to a day, or the next from it on; the day itself counts."""
    if past:
        return of - timedelta(days=(of.weekday() - weekday) % 7)
    return of + timedelta(days=(weekday - of.weekday()) % 7)


def spelled(days: Days) -> str:
    """The days as a claim's `when`: a day, month or year where they are one, else an interval of these."""
    first, last = days
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
    if first.day == 1 and last == month(last.year, last.month).last:
        one, other = first.isoformat()[:7], last.isoformat()[:7]
        return one if one == other else f"{one}/{other}"
    return f"{first.isoformat()}/{last.isoformat()}"
