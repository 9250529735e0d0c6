"""Two sources read as one, and taken apart again."""

from __future__ import annotations

from verify.errors import Conflict
from verify.store.corrections import merge as store
from verify.store.naming import name_of
from verify.store.resolve import resolve
from verify.workflow.correcting import Corrected, corrected, correction
from verify.workflow.desk import Desk, Work


def merge(desk: Desk, source: str, kept: str, *, dry_run: bool) -> Corrected:
    """Let a source be read as another, whose name and number stay; Conflict where they cannot be one."""
    with correction(desk, "source merge", {"merge": source, "kept": kept}, dry_run=dry_run) as at:
        one, other, _ = store.merge(at.changes, _named(at, source), _named(at, kept))
        try:
            name = f"{name_of(at.connection, f'S{one}')} into {name_of(at.connection, f'S{other}')}"
            return corrected(at, "merged", [f"S{one}"], name=name)._replace(ids=(f"S{one}", f"S{other}"))
        except Conflict as error:
            raise Conflict(f"S{one} and S{other} cannot be one: {error}; nothing was merged") from error


def unmerge(desk: Desk, source: str, *, dry_run: bool) -> Corrected:
    """Let a merged source be itself again."""
    with correction(desk, "source unmerge", {"unmerge": source}, dry_run=dry_run) as at:
        number, since = store.unmerge(at.changes, _named(at, source))
        said = f"{', '.join(since)} were recorded while they were one, and stay with the one that was kept"
        return corrected(at, "unmerged", [f"S{number}"], notes=[said] if since else [])


def _named(at: Work, reference: str) -> str:
    """A source by its id or name as it was recorded, merged or not; else by a unique beginning."""
    if at.changes.sources.find_itself(reference) is not None:
        return reference
    return resolve(at.connection, "source", reference)
