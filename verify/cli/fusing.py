"""What `verify fuse` shows, a part at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from verify.workflow.fuse import Fusion


def as_text(made: Fusion, *, table: bool, sources: bool) -> Iterator[str]:
    """The score or the explanation when one was asked for, else the table; and the sources behind it."""
    from verify.cli.options import width
    from verify.render import fusion

    if made.explanation is not None:
        told = made.explanation
        yield fusion.explanation(told, width=width(), text=made.texts.get(told.object))
    if made.score is not None and not table:
        yield from score(made)
    if table or (made.explanation is None and made.score is None):
        yield from fusion.objects(made.fused.beliefs())
    if sources:
        yield "\n"
        yield from fusion.sources(made.fused.sources())
        yield "\n"
        yield from fusion.dependences(made.fused.dependences())


def score(made: Fusion) -> Iterator[str]:
    """The score as text, when one was asked for."""
    from verify.render import fusion

    if made.score is not None:
        yield fusion.score(made.score)


def as_json(made: Fusion) -> Iterator[str]:
    """All of it as JSON; of the objects the explained one alone, when one is."""
    from verify.render.fusion_json import Parts, fusion

    fused, explained = made.fused, made.explanation
    beliefs = fused.beliefs()
    asked = beliefs if explained is None else (one for one in beliefs if one.object == explained.object)
    sources = fused.sources() if fused.answer.accuracy is not None else []
    told = sources, fused.dependences(), made.score, explained
    return fusion(Parts(fused.course, asked, made.texts, *told))


def show(parts: Iterator[str], stream: TextIO | None = None) -> None:
    """Text on a stream, stdout by default; on a screen nothing in it acts."""
    from verify.render.escape import visible

    stream = stream or sys.stdout
    screen = stream.isatty()
    for part in parts:
        stream.write("\n".join(map(visible, part.split("\n"))) if screen else part)
