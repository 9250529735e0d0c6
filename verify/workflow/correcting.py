"""What every correction gives back, and how the thing that it speaks of is found and named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from verify.answers import Correction
from verify.errors import DatabaseError
from verify.store.naming import name_of
from verify.store.tables import Thing, table_of
from verify.workflow.desk import Desk, Work, work
from verify.workflow.ripple import Ripple, ripple


class Corrected(NamedTuple):
    """What a correction did, and what it moved."""

    done: str
    """`edited`, `withdrawn`, `signed` …"""
    ids: tuple[str, ...]
    name: str
    """What the first of them is, in words."""
    changed: bool
    """False when all stood so already."""
    ripple: Ripple
    notes: tuple[str, ...] = ()
    entry: int | None = None
    """The entry that was taken back."""

    def as_answer(self, *, dry_run: bool) -> Correction:
        """The outcome for scripts."""
        touched, moved, unmoved = self.ripple
        return Correction(
            done=self.done,
            ids=self.ids,
            entry=self.entry,
            changed=self.changed,
            dry_run=dry_run,
            claims=(*touched, *moved),
            unmoved=unmoved,
            notes=self.notes,
        )


@contextmanager
def correction(desk: Desk, command: str, arguments: Any, *, dry_run: bool, distinct: bool = False) -> Iterator[Work]:
    """One transaction on a database that is there; DatabaseError when there is none to correct."""
    if not desk.path.exists():
        raise DatabaseError(f"{desk.path}: there is no such file; there is nothing in it to correct")
    with work(desk, command, arguments, dry_run=dry_run, distinct=distinct) as at:
        yield at


def corrected(at: Work, done: str, ids: Sequence[str], *, name: str = "", notes: Sequence[str] = ()) -> Corrected:
    """The outcome of what the transaction did so far."""
    moved = ripple(at)
    told = name or (name_of(at.connection, ids[0]) if ids else "")
    return Corrected(done, tuple(ids), told, at.changes.pen.changed, moved, (*at.changes.notes, *notes))


def thing(identity: str) -> Thing:
    """The kind of thing that a public id names."""
    return table_of(identity).thing
