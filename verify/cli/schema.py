"""`verify schema`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Json, Quiet

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="report, claim, record, proposals, corrected, diff, gate, lint, copy or fusion."
    ),
]


def schema(name: Name, db: Db = DATABASE, actor: As = "", as_json: Json = False, quiet: Quiet = False) -> None:
    """Print the JSON Schema of what a command prints, or of an input record."""
    from verify.cli.options import show_json
    from verify.exchange.schema import json_schema

    show_json(json_schema(name))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("schema", epilog="Example: verify schema report")(schema)
