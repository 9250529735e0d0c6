"""`verify source list` and `show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Json, Quiet

if TYPE_CHECKING:
    from verify.report import Voice

Name = Annotated[str, typer.Argument(metavar="SOURCE", help="Its id, name or alias.")]


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


def show_(name: Name, db: Db = DATABASE, actor: As = "", as_json: Json = False, quiet: Quiet = False) -> None:
    """Show one source, and the claims on which it takes a stance."""
    from verify.cli.options import colour, show, show_json, width
    from verify.render import moved, terminal
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
        told = {**record.source.model_dump(), "part_of": record.parent}
        show_json({**told, "record": record.record.model_dump(mode="json"), "claims": claims})
        return
    held = moved.track_record(record.record)
    show(terminal.source(record.source, parent=record.parent, record=held, width=width(), colour=colour()))
    rows = [(one.id, one.status.upper(), _stance(voice), one.text) for one, voice in record.stances]
    if rows:
        show("\n" + terminal.table(["claim", "status", "stance", "text"], rows, width=width(), colour=colour()))


def _stance(voice: Voice) -> str:
    if voice.live:
        return voice.stance
    return f"{voice.stance}, {'withdrawn' if voice.withdrawn else 'replaced'}"


def register(group: typer.Typer) -> None:
    """Add the commands."""
    group.command("list", epilog="Example: verify source list")(list_)
    group.command("show", epilog="Example: verify source show 'Example Wire'")(show_)
