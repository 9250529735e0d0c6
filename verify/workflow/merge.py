"""Two sources read as one, and taken apart again."""

from __future__ import annotations

from verify.errors import Conflict
from verify.store.corrections import merge as store
from verify.workflow.correcting import Corrected, corrected, correction
from verify.workflow.desk import Desk


def merge(desk: Desk, source: str, kept: str, *, dry_run: bool) -> Corrected:
    """Let a source be read as another, whose name and number stay; Conflict where they cannot be one."""
    with correction(desk, "source merge", {"merge": source, "kept": kept}, dry_run=dry_run) as at:
        one, other, _ = store.merge(at.changes, source, kept)
        try:
            return corrected(at, "merged", [f"S{one}", f"S{other}"])
        except Conflict as error:
            raise Conflict(f"S{one} and S{other} cannot be one: {error}; nothing was merged") from error


def unmerge(desk: Desk, source: str, *, dry_run: bool) -> Corrected:
    """Let a merged source be itself again."""
    with correction(desk, "source unmerge", {"unmerge": source}, dry_run=dry_run) as at:
        return corrected(at, "unmerged", [f"S{store.unmerge(at.changes, source)}"])
