"""`verify ingest`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Distinct, DryRun, Json, Quiet

Files = Annotated[list[str], typer.Argument(metavar="FILE...|-", help="Prose: txt, md, html; - is standard input.")]
Outlet = Annotated[str, typer.Option(metavar="NAME", help="The outlet that published it.")]
Published = Annotated[str, typer.Option(metavar="DATE", help="The day on which it was published.")]
Url = Annotated[str, typer.Option(metavar="URL", help="Its address, which is not fetched.")]
Sides = Annotated[str, typer.Option(metavar="PARTY,PARTY", help='The parties that "both sides" means.')]
Topic = Annotated[str, typer.Option(metavar="TOPIC", help="What its claims belong to.")]
Accept = Annotated[str, typer.Option(metavar="all|1,4-7", help="Record these proposals.")]


def ingest(
    files: Files,
    outlet: Outlet = "",
    published: Published = "",
    url: Url = "",
    sides: Sides = "",
    topic: Topic = "",
    accept: Accept = "",
    distinct: Distinct = False,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Propose attributed claims from prose. Nothing becomes a claim until a person accepts it."""
    from verify.cli.group import note
    from verify.cli.options import desk
    from verify.cli.proposed import tell
    from verify.workflow.choice import parse
    from verify.workflow.ingest import ingest as run
    from verify.workflow.prose import asked, read

    choice = parse(accept) if accept else None
    if choice and not choice.all and len(files) > 1:
        raise typer.BadParameter("--accept with numbers is for one file: each numbers its own proposals; give all")
    found, notes = read(db, files, asked(outlet, published, url, sides, topic))
    if not quiet:
        for text in notes:
            note(text)
    reviewed = not (accept or as_json or quiet or dry_run or "-" in files)
    accepted = run(desk(db, actor), found, choice, distinct=distinct, dry_run=dry_run)
    if reviewed and sys.stdin.isatty() and sys.stdout.isatty():
        from verify.cli.reviewing import review

        review(accepted.documents, lambda: desk(db, actor), distinct=distinct)
    else:
        tell(accepted, accepting=bool(accept), as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest", epilog='Example: verify ingest article.txt --outlet "Example News" --accept 1,4-7')(ingest)
