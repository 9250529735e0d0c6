"""What was recorded, in text."""

from __future__ import annotations

from verify.render import moved, terminal
from verify.workflow.add import Outcome


def told(outcome: Outcome, *, dry_run: bool = False) -> str:
    """A claim with the attributions that it was given, and what that moved; ends with a line feed."""
    claim, given = outcome.claim, outcome.attributions
    before, after = outcome.shift.before, outcome.shift.after
    added = [identity for identity, new in given if new]
    word = "added" if outcome.new else "attested" if added else "filled" if outcome.filled else "exists"
    listed = added if added or outcome.new else [identity for identity, _ in given]
    text = "would be " if dry_run else ""
    text += terminal.confirmation(word, claim, listed, before=before.status if before else None)
    if "signature" in outcome.shift.what and before and after:
        text += f"     {moved.signature(before, after)}\n"
    return text + moved.listing(outcome.others, (), 0)
