"""`verify init`."""

from __future__ import annotations

import typer

from verify.cli.options import DATABASE, As, Db, Quiet


def init(db: Db = DATABASE, actor: As = "", quiet: Quiet = False) -> None:
    """Make an empty database. An existing file is never touched."""
    from verify.cli.group import note
    from verify.workflow.init import init as run

    run(db)
    if not quiet:
        note(f"made {db}")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init", epilog="Example: verify init --db claims.db")(init)
