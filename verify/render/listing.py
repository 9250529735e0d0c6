"""Short tables: confirmations, sources, the ledger, what was found, chokepoints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from verify.core.scales import RELIABILITY
from verify.model import STATUSES, AttributionId, Entry, Source, Status
from verify.render import words
from verify.render.escape import one_line
from verify.render.layout import Run, Sheet
from verify.report import Assessment, Chokepoint, Voice

_HASH_SHOWN = 12


def confirmation(
    word: str,
    claim: Assessment,
    attributions: Sequence[AttributionId],
    before: Status | None,
    measure: Callable[[str], int],
) -> str:
    """What a command recorded, and the status that follows from it."""
    recorded = set(attributions)
    rows = [_recorded(voice) for voice in claim.attributions if voice.id in recorded]
    lines = [f"{word} {claim.id}  {one_line(claim.text)}"]
    widths = [max(map(measure, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell + " " * (wide - measure(cell)) for cell, wide in zip(row, widths, strict=True)]
        lines.append(f"  {'  '.join(cells)}".rstrip(" "))
    parties = words.parties_for(claim.origins)
    lines.append(f"  => {_change(before, claim.status)}   {words.tally(claim.origins, parties)}")
    return "\n".join(lines) + "\n"


def sources(sheet: Sheet, every: Iterable[Source]) -> None:
    """One source a row."""
    rows: list[list[Run]] = [
        [
            (source.id, "id"),
            (f"{source.name} (unnamed)" if source.unnamed else source.name, "strong"),
            (source.kind or "unknown", "" if source.kind else "faint"),
            (source.party or "unknown", "" if source.party else "faint"),
            (source.grade, ""),
            (source.part_of or "", ""),
        ]
        for source in every
    ]
    if rows:
        sheet.table(["id", "name", "kind", "party", "grade", "part of"], rows)
    else:
        sheet.put(("no sources", "faint"))


def source(sheet: Sheet, one: Source, parent: str | None, record: Sequence[str]) -> None:
    """One source, all that is recorded of it."""
    sheet.put((one.name, "strong"), at=max(len(one.id) + 2, 4), left=[(0, (one.id, "id"))])
    traits = [trait for trait, has in (("official", one.official), ("unnamed", one.unnamed)) if has]
    facts = [
        ("kind", one.kind or "unknown"),
        ("role", one.role),
        ("party", one.party or "unknown" if one.part_of is None else one.party or "that of what it is part of"),
        ("part of", parent or one.part_of),
        ("grade", f"{one.grade} {RELIABILITY[one.grade]}"),
        ("known as", "; ".join(one.aliases)),
        ("marked", ", ".join(traits)),
        ("notes", one.notes),
    ]
    for label, value in facts:
        if value:
            sheet.put((value, ""), at=17, left=[(4, (label, "faint"))])
    for place, sentence in enumerate(record):
        sheet.put((sentence, ""), at=17, left=[(4, ("" if place else "record", "faint"))])


def log(sheet: Sheet, entries: Iterable[tuple[Entry, str]]) -> None:
    """One ledger entry a row; the whole hash is in the JSON."""
    rows: list[list[Run]] = [
        [
            (str(entry.number), "id"),
            (entry.at, "faint"),
            (entry.actor, ""),
            (entry.command, "strong"),
            (what, ""),
            (entry.hash[:_HASH_SHOWN], "faint"),
        ]
        for entry, what in entries
    ]
    if rows:
        sheet.table(["entry", "when", "who", "command", "what", "hash"], rows, right=0)
    else:
        sheet.put(("no entries", "faint"))


def found(sheet: Sheet, hits: Iterable[tuple[str, Status | None, str]]) -> None:
    """One hit a row."""
    rows: list[list[Run]] = [
        [(name, "id"), (words.status_word(status) if status else "", status or ""), (text, "")]
        for name, status, text in hits
    ]
    if rows:
        sheet.table([], rows)
    else:
        sheet.put(("nothing found", "faint"))


def chokepoints(sheet: Sheet, every: Iterable[Chokepoint]) -> None:
    """One carrier a row."""
    rows: list[list[Run]] = [
        [(point.carrier, "strong"), (f"{point.claims} of {words.number(point.of, 'sourced claim')}", "")]
        for point in every
    ]
    sheet.table([], rows, at=4)


def toned(cell: str) -> Run:
    """A cell in the tone of the status that it names, if it does."""
    return cell, next((status for status in STATUSES if cell in {status, words.status_word(status)}), "")


def _recorded(voice: Voice) -> tuple[str, str, str, str, str]:
    """The columns of a confirmation: id, stance, source, party, what weighs."""
    name = one_line(voice.source)
    if voice.relays and not voice.withdrawn:
        roots = one_line(words.listed(voice.relays))
        return voice.id, voice.stance, name, "", f"relays {roots}, adds no origin"
    weight = words.interest(voice.interest, why=True)
    if voice.withdrawn:
        weight = f"does not stand: {voice.withdrawn.target} is withdrawn ({voice.withdrawn.why})"
    return voice.id, voice.stance, name, one_line(voice.party or ""), one_line(weight)


def _change(before: Status | None, after: Status) -> str:
    if before is None:
        return words.status_word(after)
    if before == after:
        return f"{words.status_word(after)} as before"
    return f"{words.status_word(before)} → {words.status_word(after)}"
