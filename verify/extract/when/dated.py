"""Single dates as they are written, with the weekday beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract.when.calendar import nearest, part, spelled
from verify.extract.when.points import Point, points, slashed
from verify.extract.when.told import Outcome, Place, Reading, said
from verify.extract.when.words import PART, TIME_OF_DAY, WEEKDAY, WEEKDAYS, part_name, phrase, weekday_number
from verify.extract.when.years import by_tense, fixed

_BEFORE_YEARS = "in since by of until till during from before after throughout around about between"
_BEFORE_MAY = "in since until till during throughout between"
YEAR_AFTER = frozenset(_BEFORE_YEARS.split())
MONTH_AFTER = YEAR_AFTER - {"of"}
_MAY_AFTER = frozenset(_BEFORE_MAY.split())
"""After these May is the month; after "by" it can be a person."""
_WEEKDAY_BEFORE = phrase(rf"{WEEKDAY}(?:(?: |-){TIME_OF_DAY})?,? ?(?P<open>\()?(?:the )?")
_WEEKDAY_AFTER = phrase(rf",? \((?:a )?{WEEKDAY}\)")
_PART = phrase(PART)
_NAME_AFTER = phrase(
    r" (?-i:Streets?|St\.|Avenue|Ave|Road|Square|Boulevard|Lane|Bridge|Stadium|Movement|Brigades?|Battalion|Regiment|"
    r"Revolution|Coalition|City|Plaza|Park|Prize|Alliance|Gate|Station|Hospital|University|Airport|School)(?!\w)"
)
_ARTICLE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_EVENT_AFTER = phrase(r" (?:attack\w*|terror\w*|hijack\w*|commission|committee|riot\w*|insurrection|families)(?!\w)")
_EVENTS = {(9, 11), (1, 6)}
"""Dates without a year that name one event: the attacks of 2001, the riot of 2021."""
_PLURAL_AFTER = phrase(
    r" (?-i:men|women|children|"
    r"(?!was|is|has|as|its|this|his|thus|says|plus|across|towards|always|sometimes)[a-z]+s)(?!\w)"
)


def dated(place: Place) -> Iterator[Reading]:
    """Every way to read a single date here."""
    yield from _written(place)
    yield from _with_weekday(place)
    yield from _slashed(place)
    yield from _part(place)


def _written(place: Place) -> Iterator[Reading]:
    for end, point in points(place.text, place.at):
        if _is_governed(place, end, point):
            yield end, outcome_of(place, end, point)
            after = _WEEKDAY_AFTER.match(place.text, end) if point.day else None
            if after:
                outcome = outcome_of(place, after.end(), point)
                yield after.end(), checked(place, after.end(), outcome, weekday_number(after["weekday"]))


def _with_weekday(place: Place) -> Iterator[Reading]:
    before = _WEEKDAY_BEFORE.match(place.text, place.at)
    if before is None:
        return
    for point_end, point in points(place.text, before.end()):
        end = point_end + bool(before["open"])
        if point.day and (not before["open"] or place.text[point_end : point_end + 1] == ")"):
            yield end, checked(place, end, outcome_of(place, end, point), weekday_number(before["weekday"]))


def _slashed(place: Place) -> Iterator[Reading]:
    read = slashed(place.text, place.at)
    if read is None or not read[1]:
        return
    end, readings = read
    if len(readings) == 1:
        yield end, outcome_of(place, end, readings[0])
    else:
        words = " or ".join(spelled(point.days()) for point in readings)
        yield end, Outcome(None, None, (("ambiguous-date", f"“{place.words(end)}” can be {words}"),))


def _part(place: Place) -> Iterator[Reading]:
    """A part of a month or year, as in "early September", "the end of 2023"."""
    match = _PART.match(place.text, place.at)
    if match is None:
        return
    for end, point in points(place.text, match.end()):
        if point.day is None:
            yield end, _parted(outcome_of(place, end, point), place.words(end), match["part"])


def _parted(outcome: Outcome, words: str, part_words: str) -> Outcome:
    if outcome.days is None:
        return outcome
    days = part(outcome.days, part_name(part_words))
    return outcome._replace(days=days).noting(f"“{words}” taken as {said(days)}")


def outcome_of(place: Place, end: int, point: Point) -> Outcome:
    """What a written date comes to."""
    try:
        days = point.days() if point.year is not None else None
    except ValueError:
        days = None
    if days is not None:
        return fixed(place, end, days)
    if point.year is not None or not point.exists:
        return Outcome(None, None, (("impossible-date", f"“{place.words(end)}” does not exist in the calendar"),))
    return by_tense(place, end, point, point)


def checked(place: Place, end: int, outcome: Outcome, weekday: int) -> Outcome:
    """With a warning when the weekday beside the date does not fit it."""
    if outcome.days is None or outcome.days.first.weekday() == weekday:
        return outcome
    there = outcome.days.first
    try:
        before, after = nearest(weekday, there, past=True), nearest(weekday, there, past=False)
    except OverflowError:
        return outcome
    fitting = before if there - before <= after - there else after
    words = (
        f"“{place.words(end)}”: {there} is a {WEEKDAYS[there.weekday()]}; the nearest {WEEKDAYS[weekday]} is {fitting}"
    )
    return outcome.warned(("weekday-conflict", words))


def _is_governed(place: Place, end: int, point: Point) -> bool:
    """Whether what stands around makes it a date: "in 2023", not "2023 soldiers"."""
    text, preposition = place.text, place.preposition
    if point.year is not None and point.month is not None:
        return True
    if point.day is not None:
        named = _NAME_AFTER.match(text, end) or ((point.month, point.day) in _EVENTS and _EVENT_AFTER.match(text, end))
        # "In September 15 soldiers fell": no day stands after "in".
        return not named and not (preposition == "in" and not text[place.at].isdigit())
    # "In the 2012 attack", "in the March states": said of the noun. "In the year 2012" is a date.
    if _ARTICLE.search(text[place.start : place.at]) and text[place.at] not in "yY":
        return False
    if point.month is not None:
        if point.month == 5:
            return preposition in _MAY_AFTER and text[end : end + 2] not in {"'s", "’s"}
        return preposition in MONTH_AFTER
    counted = preposition in {"of", "by", "from", "about", "around", "between"} and _PLURAL_AFTER.match(text, end)
    return preposition in YEAR_AFTER and not counted and 1900 <= (point.year or 0) <= 2099
