"""Sources set, listed and shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from verify.answers import TrackRecord
from verify.core.policy import DEFAULT
from verify.drafts import SourceDraft
from verify.model import Source
from verify.report import Assessment, Voice
from verify.store import connect, read
from verify.store.resolve import resolve
from verify.workflow.assessing import assessments
from verify.workflow.desk import Desk, work
from verify.workflow.ripple import Ripple, ripple
from verify.workflow.standing import record_of


class Record(NamedTuple):
    """A source, the body it is part of, and what it says."""

    source: Source
    parent: str | None
    stances: tuple[tuple[Assessment, Voice], ...]
    """Each claim that it speaks on, or is relayed on, with the attribution that says so."""
    record: TrackRecord


class Change(NamedTuple):
    """A source as it was set, whether it is new, and what that moved."""

    source: Source
    new: bool
    changed: bool
    """False when all stood so already."""
    notes: tuple[str, ...]
    ripple: Ripple


def set_source(
    desk: Desk,
    reference: str,
    changes: SourceDraft,
    unset: Sequence[str],
    *,
    distinct: bool = False,
    dry_run: bool = False,
) -> Change:
    """Change what is recorded of a source, or make it."""
    arguments = {"source": reference, "set": changes, "unset": list(unset)}
    with work(desk, "source set", arguments, distinct=distinct, dry_run=dry_run) as at:
        recorded = at.changes.set_source(reference, changes, unset)
        at.changes.finish_links()
        source = next(one for one in read.sources(at.connection) if one.id == recorded.id)
        moved = ripple(at)
        return Change(source, recorded.new, at.changes.pen.changed, recorded.notes, moved)


def list_sources(path: Path) -> list[Source]:
    """Every source, in the order of its number, with the name of what it is part of in place of the id."""
    with connect.reading(path) as connection:
        every = read.sources(connection)
    names = {source.id: source.name for source in every}
    return [one.model_copy(update={"part_of": names[one.part_of]}) if one.part_of else one for one in every]


def show_source(path: Path, reference: str) -> Record:
    """One source with the claims on which it takes a stance."""
    with connect.reading(path) as connection:
        identity = resolve(connection, "source", reference)
        known = {one.id: one for one in read.sources(connection)}
        source = known[identity]
        claims = read.claims_of(connection, identity)
        assessed = assessments(connection, claims, DEFAULT) if claims else {}
        parent = known[source.part_of].name if source.part_of else None
        stances = (
            (assessed[claim], voice)
            for claim in claims
            for voice in assessed[claim].attributions
            if source.name in {voice.source, *voice.relays}
        )
        return Record(source, parent, tuple(stances), record_of(connection, source, DEFAULT))
