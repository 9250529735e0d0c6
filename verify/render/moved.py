"""Claims before and after: what a correction or the time between two entries moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verify.answers import Difference, Happening, Position, Shift, TrackRecord
from verify.render import words
from verify.render.escape import one_line

_SIGNATURES = {
    "none": "not signed",
    "signed": "signed",
    "stale": "signature stale",
    "lone": "signed by who recorded it",
}


def confirmation(word: str, ids: Sequence[str], name: str) -> str:
    """What was done, to what: `withdrawn D1  AP story (W1)`."""
    more = f" ({', '.join(ids[1:])})" if len(ids) > 1 else ""
    return one_line(f"{word} {ids[0]}") + (f"  {one_line(name)}" if name else "") + f"{more}\n"


def listing(touched: Iterable[Shift], others: Iterable[Shift], unmoved: int) -> str:
    """A line for each claim; of those that are only reached, the ones that moved."""
    lines = [f"  {shift.id}  {change(shift)}  {one_line(shift.text)}" for shift in (*touched, *others)]
    if unmoved:
        lines.append(
            f"  {words.number(unmoved, 'more claim')} reached, which {'stand' if unmoved > 1 else 'stands'} as before"
        )
    return "".join(f"{line}\n" for line in lines)


def change(shift: Shift) -> str:
    """What moved, in a few words: `VERIFIED → DISPUTED, credibility 1 → 4, signed → signature stale`."""
    before, after = shift.before, shift.after
    if before is None or after is None:
        there = before or after
        status = words.status_word(there.status) if there else ""
        return f"gone, was {status}" if after is None else f"new, {status}"
    parts = [_status(before, after)]
    if before.credibility != after.credibility:
        parts.append(f"credibility {before.credibility} → {after.credibility}")
    if before.signature != after.signature:
        parts.append(signature(before, after))
    if before.superseded_by != after.superseded_by:
        parts.append(f"superseded by {after.superseded_by}" if after.superseded_by else "superseded no longer")
    if "likelihood" in shift.what:
        parts.append(f"{before.term or 'not judged'} → {after.term or 'not judged'}")
    return ", ".join(parts)


def signature(before: Position, after: Position) -> str:
    """What became of a signature: `signed → signature stale`."""
    return f"{_SIGNATURES[before.signature]} → {_SIGNATURES[after.signature]}"


def difference(found: Difference) -> str:
    """The claims that changed between two entries, each with the entries that did it."""
    head = f"from entry {found.since} to entry {found.until}, policy {one_line(found.policy.id)}"
    if not found.claims:
        return f"nothing changed {head}\n"
    lines = [f"{words.number(len(found.claims), 'claim')} changed {head}"]
    for moved in found.claims:
        lines.append(f"  {moved.id}  {change(moved)}")
        lines.append(f"      {one_line(moved.text)}")
        lines.extend(f"      {_done(done)}" for done in moved.entries)
    return "".join(f"{line}\n" for line in lines)


def _done(done: Happening) -> str:
    what = f" ({done.what})" if done.what else ""
    return one_line(f"entry {done.entry}, {words.moment(done.at)}, {done.actor}: {done.command}{what}")


def _status(before: Position, after: Position) -> str:
    one, other = _standing(before), _standing(after)
    return f"{other} as before" if one == other else f"{one} → {other}"


def _standing(position: Position) -> str:
    return words.status_word(position.status) + (
        f" {position.balance}" if position.balance and position.status == "disputed" else ""
    )


def track_record(record: TrackRecord) -> list[str]:
    """A source's track record in sentences."""
    if not record.n:
        return ["no claim that it spoke on is signed verified or refuted"]
    share = words.percent(record.held / record.n)
    topics = ", ".join(f"{topic.topic or 'without topic'} {topic.held} of {topic.n}" for topic in record.by_topic)
    spread = words.spread(record.low, record.high)
    held = f"held on {record.held} of {words.number(record.n, 'signed claim')}, {share} (80 % interval {spread})"
    set_ = f"grade {record.grade} is set, {record.suggested or 'none'} suggested"
    return [held, f"by topic: {topics}", f"{set_}: {record.why}"]
