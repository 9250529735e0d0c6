"""What `add` and `attest` show of what they recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from verify.workflow.add import Outcome


def tell(outcome: Outcome, *, as_json: bool, quiet: bool, dry_run: bool) -> None:
    """The outcome on stdout, its notes on stderr."""
    from verify.cli.group import note
    from verify.cli.options import show, show_json
    from verify.render import terminal

    if not quiet:
        for text in outcome.notes:
            note(text)
    claim, given = outcome.claim, outcome.attributions
    if as_json:
        show_json(
            {
                "schema": "verify.recorded/1",
                "id": claim.id,
                "new": outcome.new,
                "dry_run": dry_run,
                "attributions": [{"id": identity, "new": new} for identity, new in given],
                "before": outcome.before,
                "others": [dict(zip(("id", "before", "after"), other, strict=True)) for other in outcome.others],
                "claim": claim.model_dump(mode="json", by_alias=True),
            }
        )
    elif quiet:
        typer.echo(claim.id)
    else:
        added = [identity for identity, new in given if new]
        word = "added" if outcome.new else ("attested" if added else "exists")
        shown = added if added or outcome.new else [identity for identity, _ in given]
        prefix = "would be " if dry_run else ""
        show(prefix + terminal.confirmation(word, claim, shown, before=outcome.before))
        for identity, before, after in outcome.others:
            typer.echo(f"  {identity}  {before.upper()} → {after.upper()}")
