"""`verify find`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Json, Quiet

Query = Annotated[str, typer.Argument(metavar="QUERY", help="Words of a claim, a quote or a source's name.")]


def find(query: Query, db: Db = DATABASE, actor: As = "", as_json: Json = False, quiet: Quiet = False) -> None:
    """Find claims by their words, best first."""
    from verify.cli.options import colour, show, show_json, width
    from verify.render import terminal
    from verify.workflow.find import find as run

    found = run(db, query)
    if as_json:
        show_json([{"id": one.id, "uid": one.uid, "status": one.status, "text": one.text} for one in found])
    elif quiet:
        show("".join(f"{one.id}\n" for one in found))
    else:
        show(terminal.found([(one.id, one.status, one.text) for one in found], width=width(), colour=colour()))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("find", epilog="Example: verify find 'Robotyne control'")(find)
