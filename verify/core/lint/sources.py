"""What an editor asks of a source: who it is, whether it is one, and when it was last judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from verify.answers import Advice
from verify.core.lint.matter import Matter
from verify.core.lint.plurals import is_plural
from verify.model import SourceId

_OPTIONS = {"kind": "KIND", "party": "PARTY|none"}


def unknown_source(matter: Matter) -> Iterator[Advice]:
    """Named sources without party, their own or inherited, or without kind."""
    for source, use in matter.cited():
        known = {"kind": source.kind, "party": matter.lineage.party(source.id)}
        missing = [name for name, value in known.items() if value is None]
        if source.unnamed or not missing or is_plural(source):
            continue  # of a plural nothing can be known until it is named
        options = " ".join(f"--{name} {_OPTIONS[name]}" for name in missing)
        yield Advice(
            code="unknown-source",
            subject=source.id,
            text=f"{matter.named(source.id)} {use.does} {use.attribution} and has no {' and no '.join(missing)}: "
            f"verify source set {source.id} {options}",
        )


def plural_source(matter: Matter) -> Iterator[Advice]:
    """Plurals without a name that are not marked unnamed."""
    for source, use in matter.cited():
        if not source.unnamed and is_plural(source):
            yield Advice(
                code="plural-source",
                subject=source.id,
                text=f"{matter.named(source.id)} {use.does} {use.attribution}; it is a plural without a name and "
                f"counts as one named source: verify source set {source.id} --unnamed, or record each who spoke",
            )


def old_grade(matter: Matter, graded: Mapping[SourceId, str], today: date, days: int) -> Iterator[Advice]:
    """Grades other than F that were set more than `days` ago; `graded` says when each was set."""
    for source, use in matter.cited():
        if source.grade == "F" or source.id not in graded:
            continue
        day = date.fromisoformat(graded[source.id][:10])
        age = (today - day).days
        if age > days:
            yield Advice(
                code="old-grade",
                subject=source.id,
                text=f"{matter.named(source.id)} {use.does} {use.attribution} and was graded {source.grade} on {day}, "
                f"{age} days ago: look at its record and grade it anew: verify source set {source.id} --grade …",
            )
