"""`verify undo`."""

from __future__ import annotations

import typer

from verify.cli.options import DATABASE, As, Db, DryRun, Json, Quiet


def undo(
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take back the last command that was not taken back. It stays in the ledger, and so does the undoing."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.undo import undo as run

    outcome = run(desk(db, actor), dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("undo", epilog="Example: verify undo --dry-run")(undo)
