"""Tables for `verify fuse`: who gives which value of what, and the known answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

from verify.errors import Rejection, RowsRejected
from verify.exchange.faults import Fault, Refused, one_of, shown
from verify.exchange.tables import Batch, Header, Wanted, read, rejections
from verify.names import folded
from verify.observations import INTERESTS, Column, Observations

MOST_REJECTIONS = 1000
"""How many rejected rows are told one by one; the rest is counted."""

_OBSERVED = Wanted(("source", "object", "value"), ("interest", "stance"))
_KNOWN = Wanted(("object", "value"))
_AFFIRMS = ("affirms", "affirm", "asserts", "assert")
_DENIES = ("denies", "deny")


Known = Mapping[str, Sequence[str]]
"""Object -> values, any of which is right."""


class Read(NamedTuple):
    """A table, and the names of its columns that mean nothing here."""

    table: Observations
    ignored: tuple[str, ...]


class Answers(NamedTuple):
    """Known answers: object -> values, any of which is right."""

    known: dict[str, tuple[str, ...]]
    ignored: tuple[str, ...]


def observations(stream: BinaryIO, name: str) -> Read:
    """The rows of a table; RowsRejected when one cannot be taken, VerifyError when it is empty.

    Names that differ by spaces or Unicode form only are one; where all rows spell one alike, it stays as spelled.
    """
    table = Observations()
    coders: dict[str, _Coder] = {
        "source": _Names("source", table.source),
        "object": _Names("object", table.object),
        "value": _Values("value", table.value),
        "interest": _Words("interest", INTERESTS, {"": 0, **{word: code for code, word in enumerate(INTERESTS)}}),
        "stance": _Words(
            "stance",
            ("affirms", "denies"),
            {"": 0, **dict.fromkeys(_AFFIRMS, 0), **dict.fromkeys(_DENIES, 1)},
        ),
    }
    columns = {
        "source": table.source.code,
        "object": table.object.code,
        "value": table.value.code,
        "interest": table.interest,
        "stance": table.denies,
    }
    header = Header()
    for names, codes in _coded(stream, name, _OBSERVED, header, coders):
        for column, more in zip(names, codes, strict=True):
            columns[column].extend(more)
    for flags in (table.interest, table.denies):
        if flags.count(0) == len(flags):
            del flags[:]  # It says nothing.
    return Read(table, header.ignored)


def answers(stream: BinaryIO, name: str) -> Answers:
    """A table object,value; several rows of one object are several right values."""
    objects, values, header = Column(), Column(), Header()
    coders: dict[str, _Coder] = {"object": _Names("object", objects), "value": _Values("value", values)}
    for _, (which, given) in _coded(stream, name, _KNOWN, header, coders):
        objects.code.extend(which)
        values.code.extend(given)
    known: dict[str, dict[str, None]] = {}
    for which_one, value in zip(objects.code, values.code, strict=True):
        known.setdefault(objects.names[which_one], {})[values.names[value]] = None
    return Answers({one: tuple(right) for one, right in known.items()}, header.ignored)


def aligned(known: Mapping[str, Sequence[str]], table: Observations) -> tuple[Known, Known]:
    """Known answers under the names that the table gives the objects, and those of which it does not speak."""
    spelled = set(table.object.names)
    by_fold = {folded(one): one for one in table.object.names} if known.keys() - spelled else {}
    names = {one: one if one in spelled else by_fold.get(folded(one)) for one in known}
    found = {name: known[one] for one, name in names.items() if name is not None}
    return found, {one: known[one] for one, name in names.items() if name is None}


class _Coder(dict[str, int]):
    """The code of each text of a column."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__()


class _Names(_Coder):
    """Names by what they are without differences of spaces and of Unicode form."""

    def __init__(self, name: str, column: Column) -> None:
        super().__init__(name)
        self._names = column.names
        self._folds: dict[str, int] = {}
        """Codes of the names that nobody has yet written in their folded form."""

    def __missing__(self, text: str) -> int:
        fold = folded(text)
        if not fold:
            raise Refused(Fault(self.name, "nothing", "a name"))
        code = self._folds.get(fold) if fold == text else self.get(fold, self._folds.get(fold))
        if code is None:
            code = len(self._names)
            self._names.append(text)
            if fold != text:
                self._folds[fold] = code
        elif self._names[code] != text:
            self._names[code] = fold
        self[text] = code
        return code


class _Values(_Coder):
    """Values as they are spelled."""

    def __init__(self, name: str, column: Column) -> None:
        super().__init__(name)
        self._names = column.names

    def __missing__(self, text: str) -> int:
        if not text.strip():
            raise Refused(Fault(self.name, "nothing", "a value"))
        code = self[text] = len(self._names)
        self._names.append(text)
        return code


class _Words(_Coder):
    """The words that may stand in a column."""

    def __init__(self, name: str, told: Sequence[str], codes: Mapping[str, int]) -> None:
        super().__init__(name)
        self._told = told
        self.update(codes)

    def __missing__(self, text: str) -> int:
        word = text.strip().casefold()
        if word not in self:
            raise Refused(Fault(self.name, shown(text), f"{one_of(self._told)}, or an empty cell"))
        return self[word]


def _coded(
    stream: BinaryIO, name: str, wanted: Wanted, header: Header, coders: Mapping[str, _Coder]
) -> Iterator[tuple[Sequence[str], list[list[int]]]]:
    """The codes of each batch by column; RowsRejected at the end when a row could not be taken."""
    rejected = 0
    told: list[Rejection] = []
    for part in read(stream, name, wanted, header):
        faulty: list[tuple[int, Refused]] = []
        if isinstance(part, Batch):
            used = [coders[column] for column in header.found]
            try:
                yield (
                    header.found,
                    [list(map(coder.__getitem__, cells)) for coder, cells in zip(used, part.columns, strict=True)],
                )
            except Refused:
                faulty = list(_faulty(part, used))
        else:
            faulty = [part]
        rejected += len(faulty)
        for line, refused in faulty:
            if len(told) < MOST_REJECTIONS:
                told.extend(rejections(name, line, refused))
    if rejected:
        rows = "row was" if rejected == 1 else "rows were"
        raise RowsRejected(f"{rejected} {rows} rejected; nothing was fused", tuple(told[:MOST_REJECTIONS]))


def _faulty(batch: Batch, coders: Sequence[_Coder]) -> Iterator[tuple[int, Refused]]:
    """The rows of a batch that cannot be taken."""
    for line, cells in zip(batch.numbers(), zip(*batch.columns, strict=True), strict=True):
        faults: list[Fault] = []
        for coder, cell in zip(coders, cells, strict=True):
            try:
                coder[cell]
            except Refused as refused:
                faults.extend(refused.faults)
        if faults:
            yield line, Refused(*faults)
