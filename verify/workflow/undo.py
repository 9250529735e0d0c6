"""The last command taken back."""

from __future__ import annotations

from verify.store.corrections.undo import COMMAND
from verify.store.corrections.undo import undo as take_back
from verify.workflow.correcting import Corrected, corrected, correction
from verify.workflow.desk import Desk


def undo(desk: Desk, *, dry_run: bool) -> Corrected:
    """Let everything stand again as it stood before the last command that was not taken back."""
    with correction(desk, COMMAND, {}, dry_run=dry_run) as at:
        entry = take_back(at.changes)
        name = f"{entry.command}, by {entry.actor} at {entry.at}"
        return corrected(at, "undone", [], name=name)._replace(entry=entry.number)
