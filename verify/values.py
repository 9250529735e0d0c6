"""What a claim says of an item: a number, a bounded number, a range or a text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from verify.names import folded, shadow

WANTED = "a number, a bound such as >=15, a range such as 12..20, or a text"

_NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_BOUND = re.compile(rf"(?P<sign>>=|<=|>|<|≥|≤)\s*(?P<number>{_NUMBER})", re.ASCII)
_RANGE = re.compile(rf"(?P<low>{_NUMBER})\s*\.\.\s*(?P<high>{_NUMBER})", re.ASCII)
_PLAIN = re.compile(_NUMBER, re.ASCII)
_LIMIT = 2**63


class Range(NamedTuple):
    """The numbers a value leaves possible; an open end excludes its bound."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def below(self, other: Range) -> bool:
        """Whether every number here is lower than every number there."""
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))


def normal_value(value: str | int | float) -> str:
    """A value in its one spelling (`15`, `>=15`, `12..20`, text folded); ValueError when it cannot be kept."""
    text = folded(format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value))
    if not text:
        raise ValueError(f"found an empty text, wanted {WANTED}")
    if match := _BOUND.fullmatch(text):
        return match["sign"].replace("≥", ">=").replace("≤", "<=") + _spelled(match["number"])
    if match := _RANGE.fullmatch(text):
        low, high = _spelled(match["low"]), _spelled(match["high"])
        if Decimal(low) > Decimal(high):
            raise ValueError(f"found {text!r}, wanted a range whose first number is the lower")
        return low if low == high else f"{low}..{high}"
    if _PLAIN.fullmatch(text):
        return _spelled(text)
    if isinstance(value, float):
        raise ValueError(f"found {text}, wanted a number of at most 64 bits")
    return text


@lru_cache(maxsize=65536)
def numbers(value: str) -> Range | None:
    """The numbers that a normal value leaves possible; None when it is a text."""
    endless = Decimal("Infinity")
    if match := _BOUND.fullmatch(value):
        number, sign = Decimal(match["number"]), match["sign"]
        if sign[0] == ">":
            return Range(number, endless, low_open=sign == ">")
        return Range(-endless, number, high_open=sign == "<")
    if match := _RANGE.fullmatch(value):
        return Range(Decimal(match["low"]), Decimal(match["high"]))
    if _PLAIN.fullmatch(value):
        return Range(Decimal(value), Decimal(value))
    return None


def disjoint(one: str, other: str) -> bool:
    """Whether two normal values of one item cannot both be right; a number and a text may."""
    a, b = numbers(one), numbers(other)
    if a is not None and b is not None:
        return a.below(b) or b.below(a)
    return a is None and b is None and shadow(one) != shadow(other)


def as_json(value: str | None) -> str | int | float | None:
    """A normal value as JSON gives it: plain numbers as numbers, all else as text."""
    if value is None or not _PLAIN.fullmatch(value):
        return value
    return float(value) if "." in value else int(value)


def _spelled(number: str) -> str:
    exact = Decimal(number.replace(",", ""))
    if abs(exact) >= _LIMIT:
        raise ValueError(f"found {number}, wanted a number of at most 64 bits")
    plain = format(exact, "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).removeprefix("+") or "0"
