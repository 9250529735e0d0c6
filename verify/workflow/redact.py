"""A text blanked, in the database and in what the file still held of it."""

from __future__ import annotations

from verify.core.assess import number
from verify.store import connect, read
from verify.store.corrections.redact import quoting, standing
from verify.store.corrections.redact import redact as blank
from verify.store.corrections.rulings import Reason
from verify.store.resolve import ever, resolve_any
from verify.store.tables import Thing, table_of
from verify.workflow.correcting import Corrected, corrected, correction
from verify.workflow.desk import Desk

_REDACTED: tuple[Thing, ...] = ("claim", "source", "document", "attribution", "judgement", "withdrawal")


def redact(desk: Desk, reference: str, why: str, *, dry_run: bool) -> Corrected:
    """Blank every text of a thing, in all its versions; its digests stay."""
    with correction(desk, "redact", {"redact": reference, "why": why}, dry_run=dry_run) as at:
        # What was ended or undone holds its texts still.
        identity = ever(at.connection, _REDACTED, reference) or resolve_any(at.connection, _REDACTED, reference)
        table = table_of(identity)
        held = standing(at.changes, table, number(identity))
        blank(at.changes, table, number(identity), Reason(why, desk.actor, desk.now))
        left = quoting(at.changes, table, number(identity))
        notes = [f"{', '.join(left)} quote it, and keep their quotes: redact them too"] if left else []
        if held:
            notes.append(f"its name still stands in {', '.join(held)}: redact them too")
        claim = read.frame(at.connection, [identity]).claims.get(identity) if identity[0] == "C" else None
        if claim is not None and claim.item:
            notes.append("its item and value stay, since they tell what excludes what")
        outcome = corrected(at, "redacted", [identity], notes=notes)
    if dry_run:
        return outcome
    return outcome._replace(notes=(*outcome.notes, *connect.scrub(desk.path)))
