"""Ranges of written dates: `28-30 August 2023`, `between 1 and 5 June`, `January to March 2022`, `in 2023-24`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from verify.dates import Days
from verify.extract.when import calendar
from verify.extract.when.dated import MONTH_AFTER, YEAR_AFTER
from verify.extract.when.points import Point, bare_day, points
from verify.extract.when.told import Outcome, Place, Reading
from verify.extract.when.words import DASH, phrase
from verify.extract.when.years import by_tense, fixed

_JOINED = phrase(rf"(?P<dash> ?{DASH} ?)|(?P<slash>/)| (?P<word>to|through|thru|until|till|and) (?:the )?")
_SHORT = phrase(r"(?P<year>(?:19|20)[0-9]{2})[-–/](?P<last>[0-9]{2})(?!\w)")


def ranges(place: Place) -> Iterator[Reading]:
    """Every way to read a range here."""
    yield from _short(place)
    text = place.text
    lefts = [*points(text, place.at), bare_day(text, place.at, with_year=False)]
    for left_end, left in filter(None, lefts):
        joined = _JOINED.match(text, left_end)
        if joined is None:
            continue
        rights = [*points(text, joined.end()), bare_day(text, joined.end(), with_year=True)]
        for end, right in filter(None, rights):
            if _is_range(left, right) and _is_joined(place, joined[0], left, right):
                outcome = _outcome(place, end, left, right)
                if outcome is not None and _is_close(place, joined[0], outcome.days):
                    yield end, outcome


def _short(place: Place) -> Iterator[Reading]:
    match = _SHORT.match(place.text, place.at) if place.preposition in YEAR_AFTER else None
    if match is None:
        return
    first = int(match["year"])
    last = first // 100 * 100 + int(match["last"])
    if first < last:
        yield match.end(), fixed(place, match.end(), Days(calendar.year(first).first, calendar.year(last).last))


def _is_range(left: Point, right: Point) -> bool:
    """Whether the two are of one kind, one of them lending the other its month or year."""
    if (left.day is None) != (right.day is None):
        return False
    if left.day is not None:
        return left.month is not None or right.month is not None
    return (left.month is None) == (right.month is None)


def _is_joined(place: Place, sign: str, left: Point, right: Point) -> bool:
    word, preposition = sign.strip().partition(" ")[0], place.preposition
    bare = (left.month is None or right.month is None) and left.day is not None
    if left.day is None and (left.month is None or not (left.year or right.year)):
        wanted = YEAR_AFTER if left.month is None else MONTH_AFTER
        if preposition not in wanted:
            return False
    if word == "/":
        return (bare and left.month is None) or bool(left.day and left.year and right.year)
    if preposition == "between":
        return word.lower() == "and" or not sign[0].isspace()
    if word.lower() == "and":
        return bare
    # "September 6 - 8 people died": a day alone stands close to its dash.
    return right.month is not None or left.day is None or word[0].isalpha() or sign == word


def _is_close(place: Place, sign: str, days: Days | None) -> bool:
    """Days joined as in "5 and 6 September" or "5/6 September" are a range only when they are neighbours."""
    if (
        days is None
        or place.text[place.at : place.at + 4].isdigit()
        or (sign != "/" and (sign.strip().lower() != "and" or place.preposition == "between"))
    ):
        return True
    return days.last - days.first == timedelta(days=1)


def _outcome(place: Place, end: int, left: Point, right: Point) -> Outcome | None:
    lent = left.month is None or right.month is None
    left = left._replace(month=left.month or right.month)
    right = right._replace(month=right.month or left.month)
    if left.year is None and right.year is None:
        if lent and (left.day or 0) >= (right.day or 0):
            return None
        return by_tense(place, end, left, right) if left.exists and right.exists else None
    try:
        days = _in_years(left, right, lent=lent)
    except ValueError:
        days = None
    if days is None or days.first > days.last:
        words = f"“{place.words(end)}” ends before it begins or names a day that does not exist"
        return Outcome(None, None, (("impossible-date", words),))
    return fixed(place, end, days)


def _in_years(left: Point, right: Point, *, lent: bool) -> Days:
    """A year lent to the other end: "28 December to 3 January 2023" begins in 2022."""
    days = Days(left.days(right.year).first, right.days(left.year).last)
    if days.first <= days.last or lent:
        return days
    if left.year is None and right.year is not None:
        return days._replace(first=left.days(right.year - 1).first)
    if right.year is None and left.year is not None:
        return days._replace(last=right.days(left.year + 1).last)
    return days
