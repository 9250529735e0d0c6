"""`verify audit`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Json, Quiet

Head = Annotated[str | None, typer.Option(metavar="SHA", help="A ledger head kept elsewhere, to compare with.")]


def audit(head: Head = None, db: Db = DATABASE, actor: As = "", as_json: Json = False, quiet: Quiet = False) -> None:
    """Recompute every digest and the chain. Exit 5 when a row was changed behind the ledger's back."""
    from dataclasses import asdict

    from verify.cli.options import show_json
    from verify.render.escape import one_line
    from verify.workflow.ledger import audit as run

    found = run(db, head)
    if as_json:
        show_json({"schema": "verify.audit/1", "ok": True, **asdict(found)})
    elif not quiet:
        typer.echo(f"ok: {found.entries} entries, {found.rows} rows; head {found.head or 'none: nothing recorded yet'}")
        for one in found.redacted:
            typer.echo(one_line(f"redacted: {one.thing}, by {one.by} at {one.at}: {one.why}"))
        if found.place is not None:
            later = found.entries - found.place
            typer.echo(f"the head given is that of entry {found.place}, with {later} entries after it")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("audit", epilog="Example: verify audit --head 64-HEX-DIGITS")(audit)
