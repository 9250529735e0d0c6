"""The English words that dates are made of, and what may stand around them."""

from __future__ import annotations

import re

_SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3})"


def phrase(source: str) -> re.Pattern[str]:
    """A pattern in which every blank stands for white space that ends no paragraph; bounded, so that time is linear."""
    return re.compile(source.replace(" ", _SPACE), re.IGNORECASE)


_MONTHS = "january february march april may june july august september october november december"
_MONTHS_SHORT = "jan feb mar apr may jun jul aug sep sept oct nov dec"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS_SHORT = "mon tue tues wed weds thu thur thurs fri sat sun"
_TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
MONTHS = {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = frozenset(f"{_MONTHS} {_MONTHS_SHORT}".split())
FULL_NAMES = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())
"""Months and days of the week without their abbreviations, which may be names of people: Jan, Mar."""
WEEKDAY_NAMES = frozenset(f"{_WEEKDAYS} {_WEEKDAYS_SHORT}".split())
NUMBERS = {name: number for number, name in enumerate(_TO_TWENTY.split(), 1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a dozen": 12,
    "a couple of": 2,
    "couple of": 2,
}
VAGUE = ("a few", "a number of", "several", "some", "few", "many")

_UNITS = (
    r"km|kilomet\w+|met(?:re|er)s?|m|miles?|feet|ft|kg|tons?|tonnes|hours?|hrs|minutes|percent|per cent|dollars|euros|"
    r"GMT|UTC|BST|CE?ST|CET|EE?ST|EET|EST|local time|Kyiv time|Moscow time|people|soldiers|troops|civilians|[ap]\.?m"
)
_NO_UNIT = rf"(?!(?: |-)?(?:{_UNITS})(?!\w)|%)"
MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|"
    r"aug(?:ust|\.)?|sep(?:tember|t\.?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?!\w)"
)
DAY = rf"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?!\w|[.,:/][0-9]){_NO_UNIT}"
# "6 September 2000 soldiers": a round number before a plural counts, and is no year.
YEAR = rf"(?P<year>(?:18|19|20)[0-9]{{2}})(?!\w|[.,:/][0-9]){_NO_UNIT}(?!(?<=00) (?-i:[a-z]{{2,12}}s)(?!\w))"
WEEKDAY = (
    r"(?P<weekday>mon(?:day|\.)?|tue(?:sday|s\.?|\.)?|wed(?:nesday|s\.?|\.)?|thu(?:rsday|rs?\.?|\.)?|fri(?:day|\.)?|"
    r"sat(?:urday|\.)?|sun(?:day|\.)?)(?!\w)"
)
TIME_OF_DAY = r"(?:(?:early|late|mid-?) ?)?(?:morning|afternoon|evening|night|noon|midday|lunchtime)"
PART = (
    r"(?P<part>(?:early|mid|late)(?:-| )(?:in )?(?:the )?|"
    r"(?:the )?(?:very )?(?:start|beginning|middle|end) of (?:the )?|(?:the )?(?:first|second) half of |"
    r"(?:the )?(?:first|last) week of |(?:the )?(?:first|second|third|fourth) quarter of )"
)
COUNT = rf"(?P<count>[0-9]{{1,4}}|{'|'.join(sorted((*NUMBERS, *VAGUE), key=len, reverse=True))})(?!\w|[.,:/][0-9])"
DASH = r"[-\u2010\u2011\u2012–—−]"

_ENDS = re.compile(r"(?!\w|[-\u2010\u2011]\w|[.,:/][0-9]|['’][0-9]|%)")
_BEFORE_A_NUMBER = frozenset("-\u2010\u2011−–.,:'’")
_BEFORE_A_WORD = frozenset("-\u2010\u2011'’")
_COUNTED = re.compile(
    r"\b(?:version|build|release|firmware|no\.|numbers?|section|article|chapter|pages?|points?|paragraph)\s$",
    re.IGNORECASE,
)
"""What numbers that are no dates stand after."""
_MARKS = frozenset("$€£¥₴₽#№@+/\\_&=~^%")


def begins(text: str, at: int) -> bool:
    """Whether an expression may begin here: not inside a longer number, name or address."""
    if at == 0:
        return True
    if text[at - 1] in _MARKS:
        return False
    numeric = text[at].isdigit()
    if text[at - 1] in (_BEFORE_A_NUMBER if numeric else _BEFORE_A_WORD) and text[max(0, at - 2)].isalnum():
        return False
    return not numeric or not _COUNTED.search(text[max(0, at - 12) : at])


def ends(text: str, at: int) -> bool:
    """Whether an expression may end here."""
    return _ENDS.match(text, at) is not None


def month_number(name: str) -> int:
    """1 to 12."""
    return MONTHS[name[:3].lower()]


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return [day[:3].lower() for day in WEEKDAYS].index(name[:3].lower())


def part_name(words: str | None) -> str | None:
    """The part's name in calendar.part: "the end of the " is `late`."""
    named = (words or "").lower().replace("-", " ").split()
    for index, word in enumerate(named):
        if word in {"early", "start", "beginning"}:
            return "early"
        if word in {"mid", "middle"}:
            return "mid"
        if word in {"late", "end"}:
            return "late"
        if word in {"first", "second", "third", "fourth", "last"}:
            return " ".join(named[index : index + 2])
    return None


def number(words: str) -> int | None:
    """How many; None for "several"."""
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdigit() else NUMBERS.get(plain)
