"""Values in their normal form, so that two spellings of one value are one value.

The rule, from the first line that fits; what fits none is a text and only gets the first line.

- text: NFC, runs of white space as one space, letter case ignored (`Kyiv` and ` KYIV `);
- number: ASCII digits with `,` between groups of three, `.` before decimals, a sign and `%`, and no zeros in front
  (`1,000`, `1000` and `1000.0`; `45 %` and `45%`);
- time of day: 24 hours, or am and pm; seconds of zero are dropped (`13:05`, `13:05:00` and `1:05 pm`);
- date: year first, or an English month in letters and the year last (`2023-09-06`, `2023/9/6` and `6 Sept. 2023`);
- date and time: with a zone it is read as UTC (`2023-09-06T13:05Z` and `2023-09-06 15:05+02:00`), and one without a
  zone stays apart from those that have one;
- list: `;` between items, each by the rules above, `last, first` read as `first last`; the order is ignored unless an
  item has a digit (`Li, Wei; Ann Roe` and `ann roe; wei li`).

What is not guessed: `03/04/2023` (day or month first), `007` (a code), `1.000,5` (a decimal comma), `yes` (a word),
`Last, First` outside a list (a place, or two names), items joined by commas or `and`.

The tolerance of numbers is that of what computers write: a decimal fraction is read to DIGITS significant digits, so
that `0.30000000000000004` is `0.3`. There is no other: 48 dead and 49 dead are two answers. Nearness would not be
transitive, and how near is near depends on the question; who rounds, says another number.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Context

from verify.core.fusion.times import time_like

DIGITS = 15
"""What a double keeps of every decimal fraction (IEEE 754)."""
_DIGIT = re.compile(r"\d", re.ASCII)
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.(?P<part>\d+))?(?P<unit> ?%)?", re.ASCII
)
_TURNED = re.compile(r"(?P<last>[^\W\d_][^\d_,;]*), (?P<first>[^\W\d_][^\d_,;]*)")
_SUFFIX = re.compile(r"(?:jr|sr|inc|ltd|llc|phd|md|esq|[ivx]+)\.?")


def normal(value: str) -> str:
    """The normal form of a value; that of a normal form is itself."""
    text = _text(value)
    return _list(text) if ";" in text else _item(text)


def _text(value: str) -> str:
    if value.isascii():
        return " ".join(value.lower().split())
    # Unicode's canonical caseless match: decomposed before folding, and again behind it.
    folded = unicodedata.normalize("NFD", value).casefold()
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFD", folded)).split())


def _item(text: str) -> str:
    if _DIGIT.search(text) is None:
        return text
    if match := _NUMBER.fullmatch(text):
        return _number(match)
    return time_like(text) or text


def _number(match: re.Match[str]) -> str:
    # By letters and not by arithmetic: a number may have any length.
    whole, part = match["whole"].replace(",", ""), (match["part"] or "").rstrip("0")
    plain = _told(f"{whole}.{part}") if part else whole
    sign = "-" if match["sign"] == "-" and plain != "0" else ""
    return f"{sign}{plain}{'%' if match['unit'] else ''}"


def _told(fraction: str) -> str:
    """A decimal fraction to DIGITS significant digits, but never less than its whole part."""
    digits = max(DIGITS, len(fraction.partition(".")[0]))
    if len(fraction.replace(".", "").lstrip("0")) <= digits:
        return fraction
    exact = format(Context(prec=digits).create_decimal(fraction), "f")
    return exact.rstrip("0").rstrip(".") if "." in exact else exact


def _list(text: str) -> str:
    items = [_turned(_item(item)) for part in text.split(";") if (item := part.strip())]
    if not items:
        return text
    # Of numbers and dates the order may tell: a latitude and a longitude, a first and a last day.
    if _DIGIT.search(text) is None:
        items.sort()
    return "; ".join(items)


def _turned(item: str) -> str:
    """`last, first` as `first last`: in a list by semicolons the comma divides no items."""
    match = _TURNED.fullmatch(item)
    if match is None or _SUFFIX.fullmatch(match["first"]):
        return item
    return f"{match['first']} {match['last']}"
