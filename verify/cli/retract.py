"""`verify retract`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, DryRun, Json, Quiet, Why

Reference = Annotated[
    str, typer.Argument(metavar="SOURCE|DOCUMENT|ATTRIBUTION", help="By its id, or a source's or document's name.")
]


def retract(
    reference: Reference,
    why: Why = "",
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Withdraw what the desk no longer relies on, with its copies and relays. What a source says later stands."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.retract import retract as run

    if not why and not dry_run:
        raise typer.BadParameter("give the reason: --why TEXT; only --dry-run needs none")
    outcome = run(desk(db, actor), reference, why, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("retract", epilog="Example: verify retract D1 --why 'the agency corrected it' --dry-run")(retract)
