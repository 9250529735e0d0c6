"""`verify source set`, and the group of the commands on sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from verify.cli import source_listing, source_merging
from verify.cli.options import DATABASE, As, Db, Distinct, DryRun, Json, Quiet

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
    help="Sources: set what is known of them, list and show them, merge and unmerge.",
    no_args_is_help=True,
    rich_markup_mode=None,
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
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Set what is known of a source, or make it. What it was before stays in the ledger."""
    from verify.cli.group import note
    from verify.cli.options import desk, show, show_json
    from verify.render import moved
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
    change = set_source(desk(db, actor), name, changes, unset, distinct=distinct, dry_run=dry_run)
    source, (touched, others, unmoved) = change.source, change.ripple
    if not quiet:
        for text in change.notes:
            note(text)
    if as_json:
        claims = [shift.model_dump(mode="json") for shift in (*touched, *others)]
        told = {"new": change.new, "changed": change.changed, "dry_run": dry_run, **source.model_dump()}
        show_json({**told, "claims": claims, "unmoved": unmoved})
    elif quiet:
        typer.echo(source.id)
    else:
        word = "added" if change.new else "set" if change.changed else "unchanged"
        word = "would be " * (dry_run and change.changed) + word
        show(moved.confirmation(word, [source.id], source.name) + moved.listing(*change.ripple))


def register(app: typer.Typer) -> None:
    """Add the commands."""
    source_listing.register(group)
    source_merging.register(group)
    app.add_typer(group, name="source")
