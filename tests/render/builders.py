"""Parts of a report, made with what a test does not care about filled in."""

from __future__ import annotations

from typing import Any

from verify.report import (
    Assessment,
    Confidence,
    Count,
    Counts,
    Credibility,
    Interest,
    Origin,
    Origins,
    PolicyName,
    Report,
    Rule,
    Side,
    Voice,
)

HEAD = "3f2a9c0d1e4b" + "0123456789abcdef" * 3 + "5a6b"
NOW = "2031-05-09T12:00:00Z"


def voice(identity: str, source: str, **changes: Any) -> Voice:
    """An attribution of which nothing is known but who affirmed."""
    fields: dict[str, Any] = {
        "kind": None,
        "role": None,
        "party": None,
        "stance": "affirms",
        "basis": "explicit",
        "confirmed": False,
        "interest": Interest(value="unknown", stated=False, why="the party of the source is not known"),
        "access": "unknown",
        "grade": "F",
        "unnamed": False,
        "relays": (),
        "via": (),
        "rests_on": (),
        "at": None,
        "quote": None,
        "quote_check": "unchecked",
        "document": None,
        "url": None,
        "note": None,
        "live": True,
    }
    return Voice(id=identity, source=source, **{**fields, **changes})


def origin(root: str, side: Side, *attributions: str, **changes: Any) -> Origin:
    """A known origin that counts."""
    fields: dict[str, Any] = {
        "party": None,
        "known": True,
        "counted": True,
        "interest": "unknown",
        "grade": "F",
        "why": "one voice",
    }
    return Origin(root=root, side=side, attributions=attributions, **{**fields, **changes})


def origins(for_: tuple[int, int], against: tuple[int, int], *groups: Origin) -> Origins:
    """Both sides' counts as (min, max)."""
    return Origins(for_=Count(min=for_[0], max=for_[1]), against=Count(min=against[0], max=against[1]), groups=groups)


def assessment(identity: str, text: str, **changes: Any) -> Assessment:
    """A claim that nobody speaks of."""
    status = changes.get("status", "unsourced")
    fields: dict[str, Any] = {
        "uid": "0123456789ab",
        "when": None,
        "topic": None,
        "favors": (),
        "harms": (),
        "item": None,
        "value": None,
        "status": status,
        "computed_status": status,
        "balance": None,
        "rule": Rule(id="no-voice", reasons=("Nobody affirms it.", "No attribution supports it.")),
        "likelihood": None,
        "confidence": Confidence(level="low", reasons=("no origin counts",)),
        "credibility": Credibility(computed=6),
        "origins": origins((0, 0), (0, 0)),
        "cross_party": False,
        "noted": (),
        "flags": (),
        "linchpins": (),
        "next_checks": (),
        "judgement": None,
        "superseded_by": None,
        "links": (),
        "attributions": (),
    }
    return Assessment(id=identity, text=text, **{**fields, **changes})


def report_of(*claims: Assessment, **changes: Any) -> Report:
    """A report on some claims, counted."""
    counted: dict[str, int] = {}
    for claim in claims:
        if claim.superseded_by is None:
            counted[claim.status] = counted.get(claim.status, 0) + 1
    fields: dict[str, Any] = {
        "generated_at": NOW,
        "as_of": None,
        "policy": PolicyName(id="default", version=1),
        "ledger_head": HEAD,
        "chokepoints": (),
    }
    return Report(counts=Counts.model_validate(counted), claims=claims, **{**fields, **changes})
