"""`verify export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from verify.cli.options import DATABASE, As, Db, Quiet

Format = Annotated[Literal["ndjson", "csv"], typer.Option("--format", help="How to write the records.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]


def export(
    form: Format = "ndjson", output: Output = None, db: Db = DATABASE, actor: As = "", quiet: Quiet = False
) -> None:
    """Write every claim, source and document as records that `import` reads back."""
    from verify.cli.group import note
    from verify.render.escape import for_json, visible
    from verify.workflow.export import export as run

    exported = run(db, form)
    if exported.left_out and not quiet:
        note(f"records have no place for {', '.join(exported.left_out)}: left out")
    if output is not None:
        from verify.workflow.output import write

        write(output, "".join(exported.text))
        return
    screen = sys.stdout.isatty()
    for part in exported.text:
        if form == "ndjson":
            sys.stdout.write(for_json(part))
        else:
            sys.stdout.write("\n".join(map(visible, part.split("\n"))) if screen else part)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export", epilog="Example: verify export --format csv > claims.csv")(export)
