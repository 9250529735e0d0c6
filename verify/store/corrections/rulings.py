"""Judgements signed, and words withdrawn."""

from __future__ import annotations

import json
from typing import NamedTuple

from verify.model import Status
from verify.store.merged import group, kept_numbers
from verify.store.tables import ATTRIBUTIONS, JUDGEMENTS, WITHDRAWALS, Thing
from verify.store.texts import named
from verify.store.write import Changes


class Reason(NamedTuple):
    """Why, by whom and when (UTC) a person decides."""

    why: str
    by: str
    at: str


def sign(
    changes: Changes, claim: int, verdict: Status, reason: Reason, *, content_hash: str, credibility: int | None
) -> tuple[str, bool]:
    """A person's verdict on a claim as it stands; the judgement's id and whether it is new."""
    why = named(reason.why, "--why")
    known = changes.pen.connection.execute(
        "SELECT judgement, verdict, why, content_hash, credibility FROM judgement_versions "
        "WHERE claim = ? AND by = ? AND ended IS NULL ORDER BY judgement DESC LIMIT 1",
        (claim, reason.by),
    ).fetchone()
    if known is not None and known[1:] == (verdict, why, content_hash, credibility):
        return f"J{known[0]}", False
    with changes.undivided():
        content = (claim, verdict, why, reason.by, reason.at, content_hash, credibility)
        return f"J{changes.pen.new(JUDGEMENTS, content)}", True


def withdraw(changes: Changes, thing: Thing, number: int, reason: Reason) -> tuple[str, bool]:
    """Let the desk no longer rely on a source, document or attribution; the withdrawal's id and whether it is new."""
    why = named(reason.why, "--why")
    if (known := _withdrawn(changes, thing, number)) is not None:
        return f"W{known}", False
    through = changes.pen.last(ATTRIBUTIONS) if thing == "source" else None
    target = {"source": None, "document": None, "attribution": None, thing: number}
    with changes.undivided():
        content = (target["source"], target["document"], target["attribution"], through, why, reason.by, reason.at)
        return f"W{changes.pen.new(WITHDRAWALS, content)}", True


def _withdrawn(changes: Changes, thing: Thing, number: int) -> int | None:
    """The withdrawal that stands already, and covers all that has been said."""
    query = (
        f"SELECT withdrawal, through FROM withdrawal_versions WHERE {thing} = ? AND ended IS NULL "  # noqa: S608
        "ORDER BY withdrawal DESC LIMIT 1"
    )
    found = changes.pen.connection.execute(query, (number,)).fetchone()
    if found is None or (thing == "source" and _spoke_after(changes, number, found[1])):
        return None
    return int(found[0])


def _spoke_after(changes: Changes, source: int, through: int) -> bool:
    later = "SELECT source, via, relays FROM attribution_versions WHERE attribution > ? AND ended IS NULL"
    itself = set(group(source, kept_numbers(changes.pen.connection)))
    return any(
        itself.intersection((speaker, *json.loads(via or "[]"), *json.loads(relays or "[]")))
        for speaker, via, relays in changes.pen.connection.execute(later, (through,))
    )
