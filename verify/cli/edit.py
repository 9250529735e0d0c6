"""`verify edit`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Distinct, DryRun, Json, Quiet

Reference = Annotated[
    str, typer.Argument(metavar="ID", help="A claim, attribution, source or document, by id or name.")
]
Set = Annotated[
    list[str], typer.Option("--set", metavar="KEY=VALUE", help="A key as in records. Repeatable; ; in lists.")
]
Unset = Annotated[list[str], typer.Option("--unset", metavar="KEY", help="A key to forget. Repeatable.")]


def edit(
    reference: Reference,
    set_: Set = [],
    unset: Unset = [],
    distinct: Distinct = False,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Correct what was recorded. The old version stays in the ledger; statuses are shown before and after."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.edit import edit as run

    if not set_ and not unset:
        raise typer.BadParameter("give at least one of --set and --unset")
    outcome = run(desk(db, actor), reference, set_, unset, distinct=distinct, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("edit", epilog="Example: verify edit C1 --set when=2023-09-06 --unset topic")(edit)
