"""A table of who gives which value of what: what `verify fuse` reads, in codes.

A row says that a source gives, or denies, a value of an object. Names stand once, and each row is three numbers: ten
million rows fit in memory, and nothing here needs numpy.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from verify.model import InterestValue

INTERESTS: tuple[InterestValue, ...] = ("unknown", "neutral", "against", "self-serving")
"""The interest classes, in the order of their codes."""


@dataclass(slots=True)
class Column:
    """Texts in codes: `names` in the order of their first row, `code` one number a row."""

    names: list[str] = field(default_factory=list)
    code: array[int] = field(default_factory=lambda: array("i"))
    _known: dict[str, int] = field(default_factory=dict)

    def append(self, name: str) -> None:
        """One more row."""
        code = self._known.get(name)
        if code is None:
            code = self._known[name] = len(self.names)
            self.names.append(name)
        self.code.append(code)

    def __len__(self) -> int:
        return len(self.code)


@dataclass(slots=True)
class Observations:
    """The table: columns of one length.

    `interest` holds codes into INTERESTS, `denies` 1 where the row denies the value; each is empty when the table
    has no such column.
    """

    source: Column = field(default_factory=Column)
    object: Column = field(default_factory=Column)
    value: Column = field(default_factory=Column)
    interest: array[int] = field(default_factory=lambda: array("b"))
    denies: array[int] = field(default_factory=lambda: array("b"))

    def __len__(self) -> int:
        return len(self.source)
