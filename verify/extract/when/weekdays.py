"""Weekdays without a date: `on Wednesday`, `last Friday night`, `Monday of next week`, `from Monday to Wednesday`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from verify.dates import Days
from verify.extract.when import calendar
from verify.extract.when.calendar import nearest
from verify.extract.when.told import Outcome, Place, Reading, counted, elsewhere
from verify.extract.when.words import DASH, TIME_OF_DAY, WEEKDAY, WEEKDAYS, phrase, weekday_number

_ALONE = phrase(
    r"(?:(?P<which>last|this coming|this past|this|next|coming|past|the following|following|the previous|previous) )?"
    rf"{WEEKDAY}(?:(?: |-){TIME_OF_DAY}(?!\w))?(?: (?:of )?(?P<week>last|this|next) week(?!\w))?"
)
_RANGE = phrase(
    rf"{WEEKDAY}(?P<sign> (?:to|through|thru|until|till|and) | ?{DASH} ?)" + WEEKDAY.replace("<weekday>", "<last>")
)
_NAME_BEFORE = re.compile(
    r"(?:\b(?:every|each|any|most|one|a|some|black|good|ash|palm|easter|bloody|super|cyber|holy|maundy|shrove|fat|giving|"
    r"whit|spy|freaky|ruby|man|sheffield)\s|['’]s\s)$",
    re.IGNORECASE,
)
_NAME_AFTER = phrase(
    r" (?-i:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Star|Sun|Independent|Mercury|Tribune|People|World|Sport|"
    r"Business|Morning Herald|Night Live|Night Football|Addams|F\.?C|Club|Group|Review|Magazine)(?!\w)"
    r"|(?: |-)(?:mornings|afternoons|evenings|nights)(?!\w)"
)
_SHORT_ONLY_DOTTED = {"mon", "sat", "sun"}


def weekdays(place: Place) -> Iterator[Reading]:
    """Every way to read weekdays here."""
    match = _RANGE.match(place.text, place.at)
    if match is not None and _is_range(place, match):
        yield match.end(), _between(place, match)
    match = _ALONE.match(place.text, place.at)
    if match is not None and place.preposition != "between" and _is_day(place, match):
        yield match.end(), _outcome(place, match)


def _is_day(place: Place, match: re.Match[str]) -> bool:
    name = match["weekday"].lower()
    if not name.endswith("day"):
        dotted = place.preposition == "on" and (name.endswith(".") or name not in _SHORT_ONLY_DOTTED)
        return dotted and not match["weekday"].islower()
    before = place.text[max(0, place.at - 12) : place.at]
    return not _NAME_AFTER.match(place.text, match.end("weekday")) and not _NAME_BEFORE.search(before)


def _is_range(place: Place, match: re.Match[str]) -> bool:
    full = match["weekday"].lower().endswith("day") and match["last"].lower().endswith("day")
    return full and ("and" not in match["sign"].lower() or place.preposition == "between")


def _outcome(place: Place, match: re.Match[str]) -> Outcome:
    weekday, words = weekday_number(match["weekday"]), place.words(match.end())
    which = " ".join((match["which"] or "").lower().split())
    if which.endswith(("following", "previous")):
        return elsewhere(words)
    if match["week"]:
        later = {"last": -1, "this": 0, "next": 1}[match["week"].lower()]
        return counted(words, place.vantage, lambda of: calendar.day(calendar.week(of, later).first, weekday))
    name = WEEKDAYS[weekday]
    if which in {"last", "past", "this past"}:
        return counted(
            words,
            place.vantage,
            lambda of: calendar.day(nearest(weekday, of - timedelta(days=1), past=True)),
            f"the latest {name} before it, {_other(place, weekday, -1)}",
            by_weekday=True,
        )
    if which in {"next", "coming", "this coming"}:
        return counted(
            words,
            place.vantage,
            lambda of: calendar.day(nearest(weekday, of + timedelta(days=1), past=False)),
            f"the next {name} after it, {_other(place, weekday, 1)}",
            by_weekday=True,
        )
    return _bare(place, words, weekday)


def _other(place: Place, weekday: int, side: int) -> str:
    """Within one week "last Monday" and "next Friday" mean another day to some."""
    day = place.vantage.day
    if day is None or (weekday - day.weekday()) * side <= 0:
        return ""
    return f"or a week {'later' if side > 0 else 'earlier'} as some say it, "


def _bare(place: Place, words: str, weekday: int) -> Outcome:
    vantage, name = place.vantage, WEEKDAYS[weekday]
    how = f"the latest {name} up to it, " if vantage.past else f"the next {name} from it on, "
    if vantage.day is not None and vantage.day.weekday() == weekday:
        how = "that same day, "
    outcome = counted(
        words,
        vantage,
        lambda of: calendar.day(nearest(weekday, of, past=vantage.past)),
        how,
        by_weekday=True,
    )
    return _doubted(words, outcome, vantage.day, weekday) if vantage.past else outcome


def _doubted(words: str, outcome: Outcome, published: date | None, weekday: int) -> Outcome:
    """A warning when the weekday told in the past is that of tomorrow or the day after of the document's date."""
    if published is None or outcome.days is None or published > date.max - timedelta(days=7):
        return outcome
    ahead = (weekday - published.weekday()) % 7
    if ahead not in {1, 2}:
        return outcome
    far = "six" if ahead == 1 else "five"
    after = "the day after it" if ahead == 1 else "two days after it"
    conflict = (
        f"“{words}” would be {outcome.days.first}, {far} days before the document's date {published} "
        f"(a {WEEKDAYS[published.weekday()]}); {published + timedelta(days=ahead)} is {after}: "
        "check the date of the document"
    )
    return outcome.warned(("date-conflict", conflict))


def _between(place: Place, match: re.Match[str]) -> Outcome:
    first, last = weekday_number(match["weekday"]), weekday_number(match["last"])
    past = place.vantage.past

    def resolve(of: date) -> Days:
        end = nearest(last, of, past=past)
        return Days(nearest(first, end, past=True), end)

    return counted(place.words(match.end()), place.vantage, resolve, by_weekday=True)
