"""Denials that are noted and never count."""

from __future__ import annotations

from collections.abc import Iterator

from verify.answers import Advice
from verify.core.lint.matter import Matter, Said


def weak_denial(matter: Matter) -> Iterator[Advice]:
    """Live denials by an unnamed source, or of effective grade E."""
    for said in matter.said():
        if not said.shown.live or said.shown.stance != "denies":
            continue
        unnamed = [source for source in _voices(said) if matter.facts.sources[source].unnamed]
        if not unnamed and said.shown.grade != "E":
            continue
        who = f"{said.recorded.id}, the denial of {said.claim.id} by {matter.named(said.recorded.source)}"
        if unnamed:
            whose = "it is" if unnamed == [said.recorded.source] else f"{matter.named(unnamed[0])} is"
            todo = "name who denies it, or find a denial with a name"
            text = f"{who}, is noted and never counts, for {whose} unnamed: {todo}"
        else:
            text = f"{who}, reaches us at grade E; it is noted and never counts: find the denial by a better road"
        yield Advice(code="weak-denial", subject=said.recorded.id, text=text)


def _voices(said: Said) -> tuple[str, ...]:
    """The source that denies, and those whose denial it relays."""
    return (said.recorded.source, *said.recorded.relays)
