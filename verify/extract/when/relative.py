"""Dates that count from the document's date: `yesterday`, `last week`, `earlier this month`, `overnight`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from verify.dates import Days
from verify.extract.when import calendar
from verify.extract.when.told import Outcome, Place, Reading, counted, elsewhere, vague
from verify.extract.when.words import PART, TIME_OF_DAY, part_name, phrase

_NEAR = phrase(
    rf"(?:(?:earlier|later|late|early) )?(?P<day>today|tonight|yesterday|tomorrow)(?!\w)(?: {TIME_OF_DAY}(?!\w))?"
)
_BEYOND = phrase(r"(?:the )?day (?P<which>before yesterday|after tomorrow)(?!\w)")
_PART_OF_DAY = phrase(
    rf"(?:(?:earlier|later|late|early) )?(?:this {TIME_OF_DAY}|(?P<last>last (?:night|evening)))(?!\w)"
)
# "Overnight on Wednesday": the weekday tells.
_OVERNIGHT = phrase(
    r"overnight(?!\w)(?! (?:(?:on|into|to|from|between|of|through) )?(?:the )?"
    r"(?:[0-9]|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
)
_SPAN = phrase(
    rf"(?:(?P<from>earlier|later) |{PART})?(?:(?P<which>last|this|next) )?"
    r"(?P<unit>week|month|year|weekend)(?!\w)(?! of )"
)
_BEFORE_LAST = phrase(r"the (?P<unit>week|month|year|weekend) (?P<which>before last|after next)(?!\w)")
_STORY = phrase(
    r"(?:the (?:very )?(?:same|previous|next|following)|that(?: very| same)?) "
    r"(?:day|night|morning|evening|afternoon|week|month|year|weekend)(?!\w)"
    r"|the (?:day|night|week|month|year) (?:before|after)(?!\w)"
)
_VAGUE = phrase(
    r"(?:recently|lately|(?:the |these )?(?:recent|coming) (?:hours|days|weeks|months|years)|the other day|"
    r"(?:a (?:short |long )?(?:while|time)|some time|long|moments) ago)(?!\w)"
)
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PUBLISHER_BEFORE = re.compile(r"(?<![.!?…:”\"]\s)\b[A-Z][A-Za-z]+[^\S\n]$")


def relative(place: Place) -> Iterator[Reading]:
    """Every way to read a relative date here."""
    for pattern, read in _RULES:
        match = pattern.match(place.text, place.at)
        outcome = read(match, place, place.words(match.end())) if match else None
        if match is not None and outcome is not None:
            yield match.end(), outcome


def _near(match: re.Match[str], place: Place, words: str) -> Outcome | None:
    name, text = match["day"], place.text
    # "Russia Today" is an outlet.
    if name.istitle() and _PUBLISHER_BEFORE.search(text[max(0, match.start("day") - 24) : match.start("day")]):
        return None
    return counted(words, place.vantage, lambda of: calendar.day(of, _DAYS[name.lower()]))


def _beyond(match: re.Match[str], place: Place, words: str) -> Outcome:
    later = -2 if match["which"].lower().startswith("before") else 2
    return counted(words, place.vantage, lambda of: calendar.day(of, later))


def _part_of_day(match: re.Match[str], place: Place, words: str) -> Outcome:
    if match["last"] and match["last"].lower().endswith("night"):
        return _night(match, place, words)
    return counted(words, place.vantage, lambda of: calendar.day(of, -1 if match["last"] else 0))


def _night(_: re.Match[str], place: Place, words: str) -> Outcome:
    """The night before the document's date touches two days."""
    return counted(words, place.vantage, lambda of: Days(of - timedelta(days=1), of))


def _span(match: re.Match[str], place: Place, words: str) -> Outcome | None:
    unit, which = match["unit"].lower(), (match["which"] or "").lower()
    # "This Week" is a programme.
    if (not which and not _goes_without(match, place, unit)) or (which == "this" and match["unit"].istitle()):
        return None
    later = {"last": -1, "next": 1}.get(which, 0)
    side, part = (match["from"] or "").lower(), part_name(match["part"])
    if not which and unit == "weekend":
        return _weekend(place, words)

    def resolve(of: date) -> Days:
        days = calendar.unit(unit, of, later)
        if side and days.first <= of <= days.last:
            return Days(days.first, of) if side == "earlier" else Days(of, days.last)
        return calendar.part(days, part)

    if unit == "weekend" and which == "this":
        return _weekend(place, words)
    return counted(words, place.vantage, resolve)


def _goes_without(match: re.Match[str], place: Place, unit: str) -> bool:
    """Whether it names this one without "this": "at the end of the month", "over the weekend"."""
    if match["part"]:
        return match["part"].lower().rstrip().endswith("the")
    article = place.text[place.start : place.at].lower().split()[-1:] == ["the"]
    return unit == "weekend" and article and place.preposition not in {"", "for", "of"}


def _weekend(place: Place, words: str) -> Outcome:
    past = place.vantage.past

    def resolve(of: date) -> Days:
        return calendar.weekend(of, -1 if past and of.weekday() < 5 else 0)

    return counted(words, place.vantage, resolve)


def _before_last(match: re.Match[str], place: Place, words: str) -> Outcome:
    later = -2 if match["which"].lower().startswith("before") else 2
    unit = match["unit"].lower()
    return counted(words, place.vantage, lambda of: calendar.unit(unit, of, later))


def _story(_: re.Match[str], __: Place, words: str) -> Outcome:
    return elsewhere(words)


def _vague(_: re.Match[str], __: Place, words: str) -> Outcome:
    return vague(words, "no day is told")


_RULES = (
    (_NEAR, _near),
    (_BEYOND, _beyond),
    (_PART_OF_DAY, _part_of_day),
    (_OVERNIGHT, _night),
    (_SPAN, _span),
    (_BEFORE_LAST, _before_last),
    (_STORY, _story),
    (_VAGUE, _vague),
)
