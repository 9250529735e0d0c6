"""Whose interest an attribution serves.

To concede what harms one's own side is the historian's criterion of embarrassment; ICD 203 and the Berkeley Protocol
(OHCHR 2022, §§ 178-184) ask the analyst to state a source's interest beside its reliability.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from verify.core.lineage import stated
from verify.model import Attribution, Claim, InterestValue


class Served(NamedTuple):
    """Whose interest a statement serves, from its source's side: stated by a person, or inferred; and why."""

    value: InterestValue
    stated: bool
    why: str


_UNKNOWN_PARTY = Served("unknown", stated=False, why="the party of the source is not known")
_NO_PARTY = Served("neutral", stated=False, why="the source is of no party")
_NO_SIDE = Served("unknown", stated=False, why="it takes no side")
_AFFIRMS = {"affirms": True, "partly": True, "denies": False, "doubts": False}


def interest(attribution: Attribution, claim: Claim, party: str | None) -> Served:
    """The interest stated on the attribution, else inferred from `party`, that of the one whose words these are."""
    if attribution.interest is not None:
        return Served(attribution.interest, stated=True, why=attribution.why or "stated without a reason")
    affirms = _AFFIRMS.get(attribution.stance)
    if affirms is None:
        return _NO_SIDE
    if party is None:
        return _UNKNOWN_PARTY
    if not stated(party):
        return _NO_PARTY
    return _inferred(affirms, among(party, claim.favors), among(party, claim.harms), party)


def common(values: Iterable[InterestValue]) -> InterestValue:
    """The one interest that all of them have, else unknown."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else "unknown"


def among(party: str, parties: Iterable[str]) -> bool:
    """Whether a party is one of them, whatever its case."""
    folded = party.casefold()
    return any(folded == other.casefold() for other in parties)


def _inferred(affirms: bool, favored: bool, harmed: bool, party: str) -> Served:
    if favored and harmed:
        why = f"the claim both favors and harms {party}: split it into two claims"
        return Served("unknown", stated=False, why=why)
    if not favored and not harmed:
        return Served("neutral", stated=False, why=f"the claim neither favors nor harms {party}")
    verb = "favors" if favored else "harms"
    return Served("self-serving" if affirms == favored else "against", stated=False, why=f"the claim {verb} {party}")
