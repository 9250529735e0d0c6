"""What `add` and `attest` show of what they recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from verify.answers import Shift
    from verify.workflow.add import Outcome


def tell(outcome: Outcome, *, as_json: bool, quiet: bool, dry_run: bool) -> None:
    """The outcome on stdout, its notes on stderr."""
    from verify.cli.group import note
    from verify.cli.options import show, show_json
    from verify.workflow.telling import told

    if not quiet:
        for text in outcome.notes:
            note(text)
    claim, given = outcome.claim, outcome.attributions
    before, after = outcome.shift.before, outcome.shift.after
    if as_json:
        show_json(
            {
                "schema": "verify.recorded/1",
                "id": claim.id,
                "new": outcome.new,
                "filled": outcome.filled,
                "dry_run": dry_run,
                "attributions": [{"id": identity, "new": new} for identity, new in given],
                "before": before and before.status,
                "signature": {"before": before and before.signature, "after": after and after.signature},
                "others": [_other(shift) for shift in outcome.others],
                "claim": claim.model_dump(mode="json", by_alias=True),
            }
        )
    elif quiet:
        typer.echo(claim.id)
    else:
        show(told(outcome, dry_run=dry_run))


def _other(shift: Shift) -> dict[str, object]:
    before, after = shift.before, shift.after
    return {
        "id": shift.id,
        "before": before and before.status,
        "after": after and after.status,
        "what": list(shift.what),
    }
