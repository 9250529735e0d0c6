"""The review of `verify ingest` on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from verify.workflow.desk import Desk
    from verify.workflow.ingest import Ingested

ESCAPE = "\x1b"


def review(documents: Sequence[Ingested], desk: Callable[[], Desk], *, distinct: bool) -> None:
    """Show each document in numbers and review its proposals; what was accepted is recorded, whatever ends it."""
    from verify.cli.options import colour, show, width
    from verify.render.proposals import reading
    from verify.render.words import number
    from verify.workflow.review import Review, Screen

    screen = Screen(_show, _key, _line, width=width, colour=colour())
    recorded, ended = 0, False
    for one in documents:
        word = "added" if one.new else "exists"
        show(reading(one.reading, f"{word} {one.document} {one.name}", listed=False, width=width(), colour=colour()))
        reviewed = Review(desk, one, screen, distinct=distinct)
        ended = not reviewed.run()
        recorded += reviewed.recorded
        if ended:
            break
    more = "; the same command goes on from there" if ended else ""
    _show(f"{number(recorded, 'proposal')} recorded in this review{more}\n")


def _show(text: str) -> None:
    import sys

    sys.stdout.write(text)
    sys.stdout.flush()


def _key() -> str:
    """The next key; the first of several that came at once, nothing of those that are no letter."""
    typed = typer.getchar()
    return "another key" if typed.startswith(ESCAPE) else typed[:1]


def _line(prompt: str) -> str:
    """A line typed behind a prompt."""
    try:
        return input(prompt)
    except UnicodeDecodeError:
        return "\ufffd"
