"""What the desk no longer relies on."""

from __future__ import annotations

from verify.core.assess import number
from verify.store.corrections.rulings import Reason, withdraw
from verify.store.resolve import resolve_any
from verify.workflow.correcting import Corrected, corrected, correction, thing
from verify.workflow.desk import Desk


def retract(desk: Desk, reference: str, why: str, *, dry_run: bool) -> Corrected:
    """Withdraw an attribution, a document with its copies, or all that a source has said so far."""
    with correction(desk, "retract", {"retract": reference, "why": why}, dry_run=dry_run) as at:
        identity = resolve_any(at.connection, ("source", "document", "attribution"), reference)
        # A dry run may be asked before there is a reason.
        reason = Reason(why or ("not said" if dry_run else ""), desk.actor, desk.now)
        withdrawn, _ = withdraw(at.changes, thing(identity), number(identity), reason)
        return corrected(at, "withdrawn", [identity, withdrawn])
