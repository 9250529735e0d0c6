"""Facts in a few words: a cast of sources, attributions by name, and assessments of them.

The cast is invented. Ids of sources are their names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from verify.core.assess import report
from verify.core.policy import DEFAULT, Policy
from verify.core.positions import content_hashes
from verify.model import Attribution, Claim, Document, Facts, Judgement, Link, Source, Status, Withdrawal
from verify.report import Assessment, Origin, Report, Voice

CAST: dict[str, dict[str, Any]] = {
    "governor": {"kind": "government", "party": "ru"},
    "ministry": {"kind": "government", "party": "ru"},
    "spokesman": {"kind": "person", "part_of": "ministry", "official": True},
    "other-spokesman": {"kind": "person", "part_of": "ministry", "official": True},
    "minister": {"kind": "government", "party": "ua"},
    "staff": {"kind": "military", "party": "ua"},
    "observer": {"kind": "organization", "party": "none"},
    "witness": {"kind": "person"},
    "other-witness": {"kind": "person"},
    "analyst": {"kind": "person"},
    "wire": {"kind": "outlet"},
    "paper": {"kind": "outlet"},
    "station": {"kind": "outlet"},
    "officials": {"kind": "government", "party": "ua", "unnamed": True},
    "video": {"kind": "imagery"},
    "memo": {"kind": "document"},
    "tabloid": {"kind": "outlet", "grade": "E"},
    "agency": {"kind": "outlet", "grade": "B"},
    "carrier": {"kind": "outlet"},
    "unknown-carrier": {"kind": "outlet", "unnamed": True},
}

Said = dict[str, Any]


def says(source: str, stance: str = "affirms", **fields: Any) -> Said:
    """An attribution of the cast, without its id and claim; lists may be given as one name."""
    for many in ("via", "relays", "rests_on"):
        if isinstance(fields.get(many), str):
            fields[many] = (fields[many],)
    return {"source": source, "stance": stance, **fields}


def denies(source: str, **fields: Any) -> Said:
    return says(source, "denies", **fields)


def first_hand(source: str, **fields: Any) -> Said:
    return says(source, access="first-hand", **fields)


def sources(changes: Mapping[str, Mapping[str, Any]] | None = None) -> dict[str, Source]:
    """The cast, with some sources changed or added."""
    fields: dict[str, dict[str, Any]] = {name: dict(known) for name, known in CAST.items()}
    for name, changed in (changes or {}).items():
        fields[name] = {**fields.get(name, {}), **changed}
    return {name: Source(id=name, name=name, **known) for name, known in fields.items()}


def documents(copies: Mapping[str, Sequence[str]]) -> dict[str, Document]:
    """Documents by id, each with those it copies."""
    names = {*copies, *(copied for each in copies.values() for copied in each)}
    return {name: Document(id=name, title=name, copies=tuple(copies.get(name, ()))) for name in names}


def withdraws(**target: str) -> Withdrawal:
    """What the desk withdraws: `source` and `through`, `document`, or `attribution`."""
    number = sum(map(ord, "".join(target.values())))
    return Withdrawal.model_validate(
        {"id": f"W{number}", "why": "corrected", "by": "ines", "at": "2023-09-07T10:00:00Z", **target}
    )


def signed(facts: Facts, *verdicts: tuple[str, Status], claim: str = "C1", credibility: int | None = None) -> Facts:
    """The facts with verdicts, each with who signs it, on a claim as it stands in them."""
    evidence = content_hashes(facts, DEFAULT)[claim]
    before = facts.judgements.get(claim, ())
    added = (
        Judgement.model_validate(
            {
                "id": f"J{place}",
                "claim": claim,
                "verdict": verdict,
                "why": "checked",
                "by": by,
                "at": f"2023-09-08T0{place % 10}:00:00Z",
                "content_hash": evidence,
                "credibility": credibility,
            }
        )
        for place, (by, verdict) in enumerate(verdicts, start=len(before) + 1)
    )
    return replace(facts, judgements={**facts.judgements, claim: (*before, *added)})


def facts_of(
    *claims: tuple[dict[str, Any], Sequence[Said]],
    cast: Mapping[str, Mapping[str, Any]] | None = None,
    copies: Mapping[str, Sequence[str]] | None = None,
    links: Sequence[tuple[str, str, str]] = (),
    withdrawals: Sequence[Withdrawal] = (),
) -> Facts:
    """Facts of several claims C1, C2, …, each with what is said of it; attributions are numbered in order."""
    number = 0
    recorded: dict[str, Claim] = {}
    attributions: dict[str, tuple[Attribution, ...]] = {}
    for place, (fields, said) in enumerate(claims, start=1):
        claim = Claim(id=f"C{place}", uid=f"{place:012x}", **{"text": f"claim {place}", **fields})
        recorded[claim.id] = claim
        made = []
        for one in said:
            number += 1
            made.append(Attribution(claim=claim.id, **{"id": f"A{number}", **one}))
        attributions[claim.id] = tuple(made)
    return Facts(
        claims=recorded,
        attributions=attributions,
        sources=sources(cast),
        documents=documents(copies or {}),
        links=tuple(
            Link.model_validate({"id": f"L{place}", "relation": relation, "one": one, "other": other})
            for place, (one, relation, other) in enumerate(links, start=1)
        ),
        withdrawals=tuple(withdrawals),
        shown=tuple(recorded),
    )


def reported(facts: Facts, policy: Policy = DEFAULT) -> Report:
    return report(facts, policy, generated_at="2023-09-07T00:00:00Z")


def assessed(facts: Facts, claim: str = "C1", policy: Policy = DEFAULT) -> Assessment:
    return next(one for one in reported(facts, policy).claims if one.id == claim)


def on(
    *said: Said,
    claim: dict[str, Any] | None = None,
    cast: Mapping[str, Mapping[str, Any]] | None = None,
    copies: Mapping[str, Sequence[str]] | None = None,
    withdrawals: Sequence[Withdrawal] = (),
    policy: Policy = DEFAULT,
) -> Assessment:
    """The assessment of one claim on which all this is said; it harms ru and favors ua unless told otherwise."""
    fields = {"harms": ("ru",), "favors": ("ua",), **(claim or {})}
    return assessed(facts_of((fields, said), cast=cast, copies=copies, withdrawals=withdrawals), policy=policy)


def counts(one: Assessment) -> tuple[int, int, int, int]:
    """min for, max for, min against, max against."""
    return (one.origins.for_.min, one.origins.for_.max, one.origins.against.min, one.origins.against.max)


def group(one: Assessment, root: str) -> Origin:
    return next(origin for origin in one.origins.groups if origin.root == root)


def voice(one: Assessment, attribution: str) -> Voice:
    return next(shown for shown in one.attributions if shown.id == attribution)
