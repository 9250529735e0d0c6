"""What a correction shows of what it did and what it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from verify.workflow.correcting import Corrected


def tell(outcome: Corrected, *, as_json: bool, quiet: bool, dry_run: bool) -> None:
    """The outcome on stdout, its notes on stderr."""
    from verify.cli.group import note
    from verify.cli.options import show, show_json
    from verify.render import moved

    if not quiet:
        for text in outcome.notes:
            note(text)
    if as_json:
        show_json(outcome.as_answer(dry_run=dry_run).model_dump(mode="json"))
    elif quiet:
        typer.echo(outcome.ids[0] if outcome.ids else str(outcome.entry))
    else:
        ids = outcome.ids or [f"entry {outcome.entry}"]
        word = outcome.done if outcome.changed else "unchanged"
        prefix = "would be " if dry_run and outcome.changed else ""
        show(moved.confirmation(prefix + word, ids, outcome.name))
        show(moved.listing(*outcome.ripple))
