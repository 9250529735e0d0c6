"""`verify source set`, `list` and `show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from verify.cli import merging
from verify.cli.options import DATABASE, As, Db, Distinct, Json, Quiet

if TYPE_CHECKING:
    from verify.drafts import SourceDraft

KindName = Literal[
    "person", "organization", "outlet", "government", "military", "group", "imagery", "document", "sensor"
]
Name = Annotated[str, typer.Argument(metavar="SOURCE", help="Its id, name or alias.")]
Kind = Annotated[KindName | None, typer.Option(help="What it is.")]
Party = Annotated[str | None, typer.Option(metavar="PARTY", help="The side it has a stake in; none when impartial.")]
PartOf = Annotated[str | None, typer.Option(metavar="SOURCE", help="The organisation it speaks for.")]
Grade = Annotated[Literal["A", "B", "C", "D", "E", "F"] | None, typer.Option(help="Reliability, STANAG 2511.")]
Official = Annotated[bool | None, typer.Option("--official/--no-official", help="It speaks officially.")]
Unnamed = Annotated[bool | None, typer.Option("--unnamed/--named", help="It is not named.")]
Role = Annotated[str | None, typer.Option(metavar="TEXT", help="What it is in words.")]
Notes = Annotated[str | None, typer.Option(metavar="TEXT", help="What to remember of it.")]
Alias = Annotated[list[str], typer.Option(metavar="NAME", help="Another name. Repeatable.")]
Unset = Annotated[list[str], typer.Option(metavar="KEY", help="Forget what is set: party, kind, … Repeatable.")]

group = typer.Typer(
    help="Sources: set what is known of them, list them, show one.", no_args_is_help=True, rich_markup_mode=None
)


@group.command("set", epilog="Example: verify source set 'Example Wire' --kind outlet --grade B")
def set_(
    name: Name,
    kind: Kind = None,
    party: Party = None,
    part_of: PartOf = None,
    grade: Grade = None,
    official: Official = None,
    unnamed: Unnamed = None,
    role: Role = None,
    notes: Notes = None,
    alias: Alias = [],
    unset: Unset = [],
    distinct: Distinct = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Set what is known of a source, or make it. What it was before stays in the ledger."""
    from verify.cli.group import note
    from verify.cli.options import desk, show_json
    from verify.render.escape import visible
    from verify.workflow.sources import set_source

    given: dict[str, Any] = {
        "kind": kind,
        "party": party,
        "part_of": part_of,
        "grade": grade,
        "official": official,
        "unnamed": unnamed,
        "role": role,
        "notes": notes,
        "aliases": alias or None,
    }
    changes: SourceDraft = {key: value for key, value in given.items() if value is not None}  # type: ignore[assignment]
    source, new, notes_ = set_source(desk(db, actor), name, changes, unset, distinct=distinct)
    if as_json:
        show_json({"new": new, **source.model_dump()})
    elif quiet:
        typer.echo(source.id)
    else:
        for text in notes_:
            note(text)
        typer.echo(f"{'added' if new else 'set'} {source.id}  {visible(source.name)}")


@group.command("list", epilog="Example: verify source list")
def list_(db: Db = DATABASE, actor: As = "", as_json: Json = False, quiet: Quiet = False) -> None:
    """List the sources."""
    from verify.cli.options import colour, show, show_json, width
    from verify.render import terminal
    from verify.workflow.sources import list_sources

    found = list_sources(db)
    if as_json:
        show_json([source.model_dump() for source in found])
    else:
        show(terminal.sources(found, width=width(), colour=colour()))


@group.command("show", epilog="Example: verify source show 'Example Wire'")
def show_(name: Name, db: Db = DATABASE, actor: As = "", as_json: Json = False, quiet: Quiet = False) -> None:
    """Show one source, and the claims on which it takes a stance."""
    from verify.cli.options import colour, show, show_json, width
    from verify.render import terminal
    from verify.workflow.sources import show_source

    record = show_source(db, name)
    if as_json:
        claims = [
            {
                "id": one.id,
                "status": one.status,
                "attribution": voice.id,
                "stance": voice.stance,
                "live": voice.live,
                "relayed_by": voice.source if voice.relays else None,
                "text": one.text,
            }
            for one, voice in record.stances
        ]
        show_json({**record.source.model_dump(), "part_of": record.parent, "claims": claims})
        return
    show(terminal.source(record.source, parent=record.parent, width=width(), colour=colour()))
    rows = [
        (one.id, one.status.upper(), voice.stance if voice.live else f"{voice.stance}, replaced", one.text)
        for one, voice in record.stances
    ]
    if rows:
        show("\n" + terminal.table(["claim", "status", "stance", "text"], rows, width=width(), colour=colour()))


def register(app: typer.Typer) -> None:
    """Add the commands."""
    merging.register(group)
    app.add_typer(group, name="source")
