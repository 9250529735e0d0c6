"""From where a date is told, where it stands, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from verify.dates import Days
from verify.extract.when.calendar import spelled
from verify.extract.when.words import WEEKDAYS

Warned = tuple[str, str]


class Vantage(NamedTuple):
    """The moment a text is told from."""

    published: Days | None
    past: bool

    @property
    def day(self) -> date | None:
        """The document's date where it is a day."""
        return self.published.first if self.published and self.published.first == self.published.last else None

    @property
    def named(self) -> str:
        """The document's date in words."""
        if self.published is None:
            return "the document's date, which is not known"
        return f"the document's date {spelled(self.published)}{'' if self.day else ', which names no day'}"


class Place(NamedTuple):
    """Where an expression is looked for."""

    text: str
    start: int
    """Where it begins, its preposition included."""
    at: int
    preposition: str
    """In lower case; empty without one."""
    vantage: Vantage

    def words(self, end: int) -> str:
        """The expression up to an end, on one line."""
        return " ".join(self.text[self.start : end].split())


class Outcome(NamedTuple):
    """What an expression comes to."""

    days: Days | None
    assumption: str | None = None
    warnings: tuple[Warned, ...] = ()

    def noting(self, words: str) -> Outcome:
        """The same with one more assumption."""
        return self._replace(assumption=f"{self.assumption}; {words}" if self.assumption else words)

    def warned(self, *warnings: Warned) -> Outcome:
        """The same with more warnings."""
        return self._replace(warnings=(*self.warnings, *warnings))


Reading = tuple[int, Outcome]
"""Where the expression ends, and what it comes to."""


def said(days: Days) -> str:
    """The days in words."""
    return str(days.first) if days.first == days.last else f"{days.first} to {days.last}"


def dateless(words: str) -> Outcome:
    """What a relative date comes to in a document without a date."""
    return Outcome(
        None, None, (("no-document-date", f"“{words}” counts from the document's date, which is not known"),)
    )


def vague(words: str, why: str) -> Outcome:
    """What has no value, and why."""
    return Outcome(None, f"“{words}”: {why}")


def elsewhere(words: str) -> Outcome:
    """What counts from a moment of the story, not from the document's date."""
    return vague(words, "counts from a moment told elsewhere in the text")


def counted(
    words: str, vantage: Vantage, resolve: Callable[[date], Days], how: str = "", *, by_weekday: bool = False
) -> Outcome:
    """What a relative date comes to; the hull of the first and last result when the document's date names no day."""
    if vantage.published is None:
        return dateless(words)
    first, last = vantage.published
    try:
        one, other = resolve(first), resolve(last)
    except (ValueError, OverflowError):
        return vague(words, f"counted from {vantage.named}, lies beyond the calendar")
    days = Days(one.first, other.last)
    on = f" (a {WEEKDAYS[first.weekday()]})" if by_weekday and first == last else ""
    between = "" if one == other else "between "
    comes_to = said(days).replace(" to ", " and ") if between else said(days)
    return Outcome(days, f"{words}, taken from {vantage.named}{on}: {how}{between}{comes_to}")
