"""CSV records: one row an attribution, rows of one claim brought together again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verify.cells import undefused
from verify.drafts import ClaimDraft, Draft
from verify.exchange.columns import ATTRIBUTION, CLAIM, COLUMNS, DOCUMENT, SOURCE, read_cell
from verify.exchange.faults import MOST, Fault, Refused, nearest, printable, shown
from verify.exchange.record import from_cells
from verify.exchange.rows import rows

_REMEMBERED = 2**16
"""How many claims with a key are known again in a later row."""

_TOGETHER = 2**10
"""How many attributions, at most, are brought together in one record."""

_HEADER = "a header row with columns such as claim, source, stance, at"


def records(lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, Draft | Refused]]:
    """The drafts of a CSV file with the line on which each begins, and the rows that cannot be taken."""
    filled = rows(lines)
    for line, header in filled:
        try:
            columns = _columns(header)
        except Refused as refused:
            yield line, refused
            return
        yield from _Claims(columns).of(filled)


class _Claims:
    """The reading of one file: the rows of a claim are gathered, and claims with a key remembered."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._keyed: dict[str, dict[str, Any]] = {}
        self._gathered: tuple[int, ClaimDraft] | None = None

    def of(self, filled: Iterator[tuple[int, list[str] | Fault]]) -> Iterator[tuple[int, Draft | Refused]]:
        """The drafts of all rows after the header."""
        for line, cells in filled:
            try:
                kind, draft = self._row(cells)
            except Refused as refused:
                yield line, refused
                continue
            if kind == "claim" and self._gathered and self._joins(draft, self._gathered[1]):
                continue
            yield from self._done()
            if kind == "claim":
                self._gathered = line, draft
            else:
                yield line, (kind, draft)
        yield from self._done()

    def _done(self) -> Iterator[tuple[int, Draft]]:
        if self._gathered:
            line, draft = self._gathered
            yield line, ("claim", draft)
        self._gathered = None

    def _joins(self, draft: ClaimDraft, gathered: ClaimDraft) -> bool:
        """Whether a row is of the gathered claim, which then has its attributions too."""
        voices = gathered.setdefault("attributions", []) if "attributions" in draft else []
        if _alone(draft) != _alone(gathered) or len(voices) >= _TOGETHER:
            return False
        voices.extend(draft.get("attributions", []))
        return True

    def _row(self, cells: list[str] | Fault) -> Any:
        """The draft of one row; a claim known by its key is filled in."""
        if isinstance(cells, Fault):
            raise Refused(cells)
        if len(cells) != len(self._columns):
            raise Refused(Fault("", f"{len(cells)} cells", f"{len(self._columns)}, as in the header"))
        given = _read(self._columns, cells)
        known = self._keyed.get(str(given.get("key")), {})
        try:
            kind, draft = from_cells(_record(given, known))
        except Refused as refused:
            raise Refused(*(fault._replace(path=_column(fault.path)) for fault in refused.faults)) from None
        if kind == "claim" and "key" in given:
            self._remember(given, known, _alone(draft))
        return kind, draft

    def _remember(self, given: Mapping[str, object], known: dict[str, Any], claim: dict[str, Any]) -> None:
        if not known:
            self._keyed[claim["key"]] = claim
            if len(self._keyed) > _REMEMBERED:
                del self._keyed[next(iter(self._keyed))]
            return
        for column in CLAIM:
            if column in given and claim[column] != known.get(column):
                first = shown(known[column]) if column in known else "an empty cell"
                wanted = f"{first} as in the first row with this key"
                raise Refused(Fault(column, shown(claim[column]), wanted))


def _alone(draft: Any) -> dict[str, Any]:
    """A claim without its attributions."""
    return {key: value for key, value in draft.items() if key not in {"attributions", "uid"}}


def _columns(header: list[str] | Fault) -> list[str]:
    """The column names of the header row; Refused when it is none."""
    if isinstance(header, Fault):
        raise Refused(header)
    names = [name.strip().casefold() for name in header]
    if not set(names) & set(COLUMNS):
        for mark, word in ((";", "semicolons"), ("\t", "tabs")):
            if len(names) == 1 and mark in names[0]:
                raise Refused(Fault("", f"columns divided by {word}", "columns divided by commas"))
        raise Refused(Fault("", f"'{printable(','.join(header))}'", _HEADER))
    unknown = [Fault(printable(n), f"'{printable(n)}'", nearest(n, COLUMNS)) for n in names if n not in COLUMNS]
    twice = [Fault(n, f"'{n}' twice", "each column once") for n in dict.fromkeys(names) if names.count(n) > 1]
    if unknown or twice:
        raise Refused(*[*unknown, *twice][:MOST])
    return names


def _read(columns: Sequence[str], cells: Sequence[str]) -> dict[str, object]:
    """What the filled cells of a row say, by column."""
    given: dict[str, object] = {}
    faults: list[Fault] = []
    for column, cell in zip(columns, cells, strict=True):
        if not (cell if column == "document.text" else cell.strip()):
            continue
        try:
            given[column] = read_cell(column, undefused(cell))
        except Refused as refused:
            faults.extend(refused.faults)
    if faults:
        raise Refused(*faults[:MOST])
    return given


def _record(given: Mapping[str, object], known: Mapping[str, object]) -> dict[str, Any]:
    """The record that a row stands for: a claim, or the declaration of a source or a document."""
    claim = {**known, **_part(given, CLAIM)}
    document = {column.partition(".")[2]: cell for column, cell in _part(given, DOCUMENT).items()}
    source = {"name" if column == "source" else column: cell for column, cell in _part(given, SOURCE).items()}
    uid = _part(given, ("uid",))
    if not claim and "source" in given and not given.keys() - {*SOURCE, "uid"}:
        return {"source": source, **uid}
    if document and not given.keys() - {*DOCUMENT, "uid"}:
        return {"document": document, **uid}
    if "claim" not in claim:
        raise Refused(Fault("claim", "nothing", "the claim, or the key of a row before"))
    attribution = {**_part(given, ATTRIBUTION), **({"document": document} if document else {})}
    if not source and not attribution:
        return {**claim, **uid}
    if "name" not in source:
        raise Refused(Fault("source", "nothing", "the name of a source"))
    if document and "document" in given:
        raise Refused(Fault("document", shown(given["document"]), "an empty cell beside document.… columns"))
    return {**claim, "attributions": [{"source": source if len(source) > 1 else source["name"], **attribution, **uid}]}


def _part(given: Mapping[str, object], columns: Sequence[str]) -> dict[str, object]:
    return {column: given[column] for column in columns if column in given}


def _column(path: str) -> str:
    """The column in which a fault of the record stands."""
    name = path.removeprefix("attributions[0].")
    return "source" if name == "source.name" else name.removeprefix("source.")
