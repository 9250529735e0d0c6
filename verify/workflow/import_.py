"""Take in records from files: all of them or none, unless told to keep going."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, NamedTuple, cast

from verify.drafts import Draft
from verify.errors import InputError, Rejection, RowsRejected, VerifyError
from verify.exchange.records import Format, Parsed, read
from verify.store.write import Changes, Recorded
from verify.workflow.desk import Desk, work
from verify.workflow.inputs import Input, gathered

MOST_REJECTIONS = 1000
"""How many rejected rows are told one by one; the rest is counted."""
_BULK = 8_000_000
"""Bytes of input from which on speed is worth some memory."""


class Imported(NamedTuple):
    """How much was taken in."""

    records: int
    claims: int
    attributions: int
    rejected: int
    rejections: tuple[Rejection, ...]
    notes: tuple[str, ...]


class _Place(NamedTuple):
    file: str
    line: int


class Intake:
    """Drafts recorded one after another, with each rejected row noted."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._asking: dict[int, _Place] = {}
        self.taken = self.claims = self.attributions = self.rejected = self._records = 0
        self._last = _Place("", 0)
        self.rejections: list[Rejection] = []
        self.notes: dict[str, None] = {}

    def take(self, file: str, parsed: Parsed | Rejection) -> None:
        """Record a draft, or note that it cannot be."""
        if isinstance(parsed, Rejection):
            self.reject(parsed)
            return
        self._records += 1
        try:
            recorded = self._changes.record(parsed.draft)
        except VerifyError as error:
            self.reject(rejection(file, parsed.line, error))
            return
        self._count(recorded)
        if _contradicts(parsed.draft):
            self._asking[self._records] = _Place(file, parsed.line)

    def finish(self) -> None:
        """Link what contradicts; a reference that names nothing rejects its row."""
        for record, error in self._changes.finish_links():
            place = self._asking[record]
            self.reject(rejection(place.file, place.line, error))

    def reject(self, rejected: Rejection) -> None:
        """Note a row that was not taken."""
        place = _Place(rejected.file, rejected.line)
        self.rejected += place != self._last
        self._last = place
        if len(self.rejections) < MOST_REJECTIONS:
            self.rejections.append(rejected)

    def _count(self, recorded: Recorded) -> None:
        self.taken += 1
        self.claims += recorded.thing == "claim" and recorded.new
        self.attributions += sum(new for _, new in recorded.attributions)
        if len(self.notes) < MOST_REJECTIONS:
            self.notes.update(dict.fromkeys(recorded.notes))


def import_files(
    desk: Desk,
    names: Sequence[str],
    *,
    form: Format | None = None,
    keep_going: bool = False,
    distinct: bool = False,
    dry_run: bool = False,
    told: Sequence[str] | None = None,
    size: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Imported:
    """Record every row of the files; RowsRejected, and nothing recorded, when one is rejected, unless `keep_going`.

    `told` is what the ledger is told of the names; `progress` is told how many more bytes have been read; `size` is
    how many there are, when known.
    """
    arguments = {"files": list(told or names), "keep_going": keep_going}
    bulk = size is not None and size >= _BULK
    with (
        gathered(names) as opened,
        work(desk, "import", arguments, distinct=distinct, bulk=bulk, dry_run=dry_run) as (_, changes),
    ):
        intake = Intake(changes)
        for name in names:
            with opened(name) as source:
                take_all(source, intake, form, progress)
        intake.finish()
        if intake.rejected and not keep_going:
            raise rejected(intake, "nothing was imported")
        return Imported(
            intake.taken,
            intake.claims,
            intake.attributions,
            intake.rejected,
            tuple(intake.rejections),
            tuple(intake.notes),
        )


def take_all(
    source: Input, intake: Intake, form: Format | None = None, progress: Callable[[int], None] | None = None
) -> None:
    """Take in one file's records."""
    stream = cast(BinaryIO, _Counted(source.stream, progress)) if progress else source.stream
    for parsed in read(stream, source.name, form):
        intake.take(source.name, parsed)


def rejected(intake: Intake, consequence: str) -> RowsRejected:
    """The error that says how many rows were not taken, and what follows."""
    rows = "row was" if intake.rejected == 1 else "rows were"
    return RowsRejected(f"{intake.rejected} {rows} rejected; {consequence}", tuple(intake.rejections))


def rejection(file: str, line: int, error: VerifyError) -> Rejection:
    """An error in a row as its rejection."""
    if isinstance(error, InputError):
        return Rejection(file, line, error.path, error.found, error.wanted)
    return Rejection(file, line, error.path, str(error), "")


def _contradicts(draft: Draft) -> bool:
    return draft[0] == "claim" and bool(draft[1].get("contradicts"))


class _Counted:
    """A stream that tells how much of it has been read."""

    def __init__(self, stream: BinaryIO, tell: Callable[[int], None]) -> None:
        self._stream = stream
        self._tell = tell

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._tell(len(data))
        return data

    def readline(self, size: int = -1) -> bytes:
        data = self._stream.readline(size)
        self._tell(len(data))
        return data

    def __iter__(self) -> Iterator[bytes]:
        for line in self._stream:
            self._tell(len(line))
            yield line
