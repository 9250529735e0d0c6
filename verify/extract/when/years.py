"""Which year a date means, by what is written or by tense."""

from __future__ import annotations

from datetime import date, timedelta

from verify.dates import Days
from verify.extract.when.calendar import spelled
from verify.extract.when.points import Point
from verify.extract.when.told import Outcome, Place, Vantage, dateless, vague

_NEAR = 7
"""Days after the document's date within which a date told in the past is rather meant than the one a year before."""
_LEAP = 9
"""Years that hold at least one 29 February."""


def fixed(place: Place, end: int, days: Days) -> Outcome:
    """A date whose year is written."""
    published = place.vantage.published
    if not place.vantage.past or published is None or days.first <= published.last:
        return Outcome(days)
    words = f"“{place.words(end)}” is told in the past and lies after {place.vantage.named}"
    return Outcome(days, None, (("future-date", words),))


def by_tense(place: Place, end: int, first: Point, last: Point) -> Outcome:
    """A date or range without a year, first to last: the latest that began, told in the past; else the next to end."""
    words, vantage = place.words(end), place.vantage
    if vantage.published is None:
        return dateless(words)
    read = dict.fromkeys(_nearest(first, last, day, past=vantage.past) for day in vantage.published)
    known = [days for days in read if days is not None]
    if not known:
        return vague(words, f"no year near {vantage.named} has it")
    if len(read) > 1:
        return vague(words, f"{' or '.join(map(spelled, known))}, as {vantage.named}, does not tell")
    outcome = Outcome(known[0], f"{words}, its year taken from {vantage.named}: {spelled(known[0])}")
    return _doubted(words, outcome, vantage, first, last) if first.day else outcome


def _nearest(first: Point, last: Point, of: date, *, past: bool) -> Days | None:
    step = -1 if past else 1
    for year in range(of.year - step, of.year + _LEAP * step, step):
        try:
            begins = first.days(year).first
            ends = last.days(year).last
            days = Days(begins, ends if ends >= begins else last.days(year + 1).last)
        except ValueError:
            continue
        if days.first <= of if past else days.last >= of:
            return days
    return None


def _doubted(words: str, outcome: Outcome, vantage: Vantage, first: Point, last: Point) -> Outcome:
    """A warning when a date told in the past follows within days of the document's date."""
    if not vantage.past or vantage.day is None or outcome.days is None or vantage.day == date.max:
        return outcome
    following = _nearest(first, last, vantage.day + timedelta(days=1), past=False)
    if following is None or not 0 < (following.first - vantage.day).days <= _NEAR:
        return outcome
    ahead = (following.first - vantage.day).days
    conflict = (
        f"“{words}” would be {spelled(outcome.days)}, nearly a year before {vantage.named}; {spelled(following)} "
        f"begins {'the day' if ahead == 1 else f'{ahead} days'} after it: check the date of the document"
    )
    return outcome.warned(("date-conflict", conflict))
