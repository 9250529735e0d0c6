"""`verify log`."""

from __future__ import annotations

import typer

from verify.cli.options import DATABASE, As, Db, Json, Pager, Quiet


def log(pager: Pager = False, db: Db = DATABASE, actor: As = "", as_json: Json = False, quiet: Quiet = False) -> None:
    """List the ledger: who changed what, and when."""
    from verify.cli.options import colour, show, show_json, width
    from verify.workflow.ledger import log as run

    entries = run(db)
    if as_json:
        show_json([{**entry.model_dump(), "what": what} for entry, what in entries])
    else:
        from verify.render import terminal

        show(terminal.log(entries, width=width(), colour=colour()), pager=pager)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("log", epilog="Example: verify log --json")(log)
