"""`verify fuse`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from verify.cli.options import DATABASE, As, Db, Json, Quiet

Form = Literal["csv", "json"]

File = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE|-]", help="A table source,object,value; else the claims of the database.", show_default=False
    ),
]
Method = Annotated[
    str, typer.Option(metavar="NAME", help="How to fuse; `default` is the one to use, an unknown name lists all.")
]
Format = Annotated[Form | None, typer.Option("--format", help="How to write it.")]
Sources = Annotated[bool, typer.Option("--sources", help="The sources too, and dependent pairs; JSON always has them.")]
Truth = Annotated[
    str | None, typer.Option(metavar="FILE", help="Answers object,value to score against; of several any is right.")
]
Gold = Annotated[str | None, typer.Option(metavar="FILE", help="Answers object,value to learn from.")]
Explain = Annotated[str | None, typer.Option(metavar="OBJECT", help="Why its values have their probabilities.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]


def fuse(
    file: File = None,
    method: Method = "default",
    form: Format = None,
    sources: Sources = False,
    truth: Truth = None,
    gold: Gold = None,
    explain: Explain = None,
    output: Output = None,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Learn from many claims by many sources who is reliable, and how probable each value is. Stores nothing."""
    from verify.cli import fusing
    from verify.cli.group import note
    from verify.workflow.fuse import Asked
    from verify.workflow.fuse import fuse as run
    from verify.workflow.output import apart, write

    if form == "csv" and (as_json or explain is not None):
        raise typer.BadParameter("--format csv goes with neither --json nor --explain")
    form = "json" if as_json else form
    apart(output, file, truth, gold)
    with _progress(quiet=quiet) as progress:
        made = run(Asked(file, method, truth, gold, explain, sources), db, progress)
    text = fusing.as_json(made) if form == "json" else fusing.as_text(made, table=form == "csv", sources=sources)
    if output is not None:
        write(output, text)
    else:
        fusing.show(text)
    if form == "csv" and made.score is not None:
        fusing.show(fusing.score(made), sys.stderr)
    if not quiet:
        for told in (*made.notes, *([f"wrote {output}"] if output else [])):
            note(told)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, float], None] | None]:
    """What is under way, on stderr, when a person is looking."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda number, change: bar.update(task, description=f"iteration {number}, largest change {change:.1e}")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("fuse", epilog="Example: verify fuse fixtures/fusion/ferries.csv --sources")(fuse)
