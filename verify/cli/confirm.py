"""`verify confirm`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, DryRun, Json, Quiet

Attribution = Annotated[str, typer.Argument(metavar="ATTRIBUTION", help="An implicit attribution, by its id.")]


def confirm(
    attribution: Attribution,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Confirm that an implicit attribution goes on with what its speaker said. It then counts in the minimum."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.edit import confirm as run

    outcome = run(desk(db, actor), attribution, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("confirm", epilog="Example: verify confirm A3")(confirm)
