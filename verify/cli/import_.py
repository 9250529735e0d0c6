"""`verify import`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from verify.cli.options import DATABASE, As, Db, Distinct, DryRun, Json, Quiet

if TYPE_CHECKING:
    from verify.workflow.import_ import Imported

NOTES_SHOWN = 10

Files = Annotated[list[str], typer.Argument(metavar="FILE...|-", help="Files of records; - is standard input.")]
Format = Annotated[
    Literal["ndjson", "json", "csv"] | None, typer.Option("--format", help="The format; else the content tells.")
]
KeepGoing = Annotated[bool, typer.Option("--keep-going", help="Take in the good rows when some are rejected.")]


def import_(
    files: Files,
    form: Format = None,
    keep_going: KeepGoing = False,
    distinct: Distinct = False,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Record claims from files of records: NDJSON, a JSON array or CSV. All rows or none."""
    from verify.cli.options import desk
    from verify.workflow.import_ import import_files
    from verify.workflow.inputs import sizes

    size = sizes(files)
    with _progress(size, quiet=quiet) as progress:
        imported = import_files(
            desk(db, actor),
            files,
            form=form,
            keep_going=keep_going,
            distinct=distinct,
            dry_run=dry_run,
            size=size,
            progress=progress,
        )
    _tell(imported, as_json=as_json, quiet=quiet, dry_run=dry_run)
    if imported.rejected:
        raise typer.Exit(4)


def _tell(imported: Imported, *, as_json: bool, quiet: bool, dry_run: bool) -> None:
    from verify.cli.group import note, row
    from verify.cli.options import show_json

    for rejection in imported.rejections:
        row(rejection)
    if not quiet:
        for text in imported.notes[:NOTES_SHOWN]:
            note(text)
        if len(imported.notes) > NOTES_SHOWN:
            note(f"{len(imported.notes) - NOTES_SHOWN} more like these; --json has them")
    if as_json:
        told = imported._asdict()
        told["rejections"] = [rejection._asdict() for rejection in imported.rejections]
        show_json({"schema": "verify.imported/1", "dry_run": dry_run, **told})
    elif not quiet:
        word = "would import" if dry_run else "imported"
        rejected = f", {imported.rejected} rejected" if imported.rejected else ""
        typer.echo(
            f"{word} {imported.records} records: {imported.claims} new claims, "
            f"{imported.attributions} new attributions{rejected}",
            err=True,
        )


@contextmanager
def _progress(size: int | None, *, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """A progress bar on stderr, for a large input and when a person is looking."""
    if quiet or not sys.stderr.isatty() or (size is not None and size < 1_000_000):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("importing", total=size)
        yield lambda read: bar.advance(task, read)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import", epilog="Example: verify import fixtures/robotyne/claims.ndjson")(import_)
