"""A person's verdict on a claim, bound to the evidence as it is."""

from __future__ import annotations

from verify.core.assess import number
from verify.core.policy import DEFAULT
from verify.core.positions import content_hashes
from verify.model import Status
from verify.names import skeleton
from verify.store import read, rulings
from verify.store.corrections.rulings import Reason
from verify.store.corrections.rulings import sign as record
from verify.store.resolve import resolve
from verify.workflow.correcting import Corrected, corrected, correction
from verify.workflow.desk import Desk
from verify.workflow.standing import positions

_BY_RULE = frozenset({"verified", "disputed", "single-source", "unsourced", "denied"})


def sign(desk: Desk, reference: str, verdict: Status, why: str, *, credibility: int | None, dry_run: bool) -> Corrected:
    """Sign a verdict, and with it a credibility when one is given."""
    arguments = {"sign": reference, "verdict": verdict, "why": why, "credibility": credibility}
    with correction(desk, "sign", arguments, dry_run=dry_run) as at:
        claim = resolve(at.connection, "claim", reference)
        evidence = content_hashes(read.facts(at.connection, claims=[claim]), DEFAULT)[claim]
        reason = Reason(why, desk.actor, desk.now)
        signed, _ = record(at.changes, number(claim), verdict, reason, content_hash=evidence, credibility=credibility)
        computed = positions(at.connection, [claim], DEFAULT)[claim].computed_status
        adder = rulings.adders(at.connection, [claim]).get(claim, "")
        alone = skeleton(adder) == skeleton(desk.actor)
        notes = [f"{desk.actor} recorded {claim} too: under policy strict a second person signs"] if alone else []
        if verdict in _BY_RULE and verdict != computed:
            notes.append(f"by the rules {claim} is {computed}; reports show both")
        return corrected(at, "signed", [claim, signed], notes=notes)
