"""`verify source merge` and `unmerge`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, DryRun, Json, Quiet

Merged = Annotated[str, typer.Argument(metavar="SOURCE", help="The source that is the same as another.")]
Kept = Annotated[str, typer.Argument(metavar="KEPT", help="The other, whose name and number stay.")]


def merge(
    source: Merged,
    kept: Kept,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read two sources as one. Nothing is rewritten: unmerge takes them apart again."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.merge import merge as run

    outcome = run(desk(db, actor), source, kept, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def unmerge(
    source: Merged,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take a merged source apart again."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.merge import unmerge as run

    outcome = run(desk(db, actor), source, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(group: typer.Typer) -> None:
    """Add the commands."""
    group.command("merge", epilog="Example: verify source merge 'H. Maliar' 'Hanna Maliar'")(merge)
    group.command("unmerge", epilog="Example: verify source unmerge 'H. Maliar'")(unmerge)
