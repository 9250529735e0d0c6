"""`verify redact`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, DryRun, Json, Quiet, Why

Reference = Annotated[
    str, typer.Argument(metavar="ID", help="A claim, attribution, source, document or judgement, by id or name.")
]


def redact(
    reference: Reference,
    why: Why,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Blank the texts of a thing for good, for source protection or law. Digests stay, and so do signatures."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.redact import redact as run

    outcome = run(desk(db, actor), reference, why, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("redact", epilog="Example: verify redact A3 --why 'the source asked for it'")(redact)
