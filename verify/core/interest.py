"""Whose interest an attribution serves.

To concede what harms one's own side is the historian's criterion of embarrassment; ICD 203 and the Berkeley Protocol
(OHCHR 2022, §§ 178-184) ask the analyst to state a source's interest beside its reliability.
"""

from __future__ import annotations

from collections.abc import Iterable

from verify.model import Attribution, Claim, InterestValue
from verify.report import Interest

_UNKNOWN_PARTY = Interest(value="unknown", stated=False, why="the party of the source is not known")
_NO_SIDE = Interest(value="unknown", stated=False, why="it takes no side")


def interest(attribution: Attribution, claim: Claim, party: str | None) -> Interest:
    """The interest stated on the attribution, else inferred from `party`, that of the one whose words these are."""
    if attribution.interest is not None:
        return Interest(value=attribution.interest, stated=True, why=attribution.why or "stated without a reason")
    affirms = {"affirms": True, "partly": True, "denies": False, "doubts": False}.get(attribution.stance)
    if affirms is None:
        return _NO_SIDE
    if party is None:
        return _UNKNOWN_PARTY
    return _inferred(affirms, among(party, claim.favors), among(party, claim.harms), party)


def common(values: Iterable[InterestValue]) -> InterestValue:
    """The one interest that all of them have, else unknown."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else "unknown"


def among(party: str, parties: Iterable[str]) -> bool:
    """Whether a party is one of them, whatever its case."""
    return any(party.casefold() == other.casefold() for other in parties)


def _inferred(affirms: bool, favored: bool, harmed: bool, party: str) -> Interest:
    if favored and harmed:
        return Interest(
            value="unknown", stated=False, why=f"the claim both favors and harms {party}: split it into two claims"
        )
    if not favored and not harmed:
        return Interest(value="neutral", stated=False, why=f"the claim neither favors nor harms {party}")
    verb = "favors" if favored else "harms"
    value: InterestValue = "self-serving" if affirms == favored else "against"
    return Interest(value=value, stated=False, why=f"the claim {verb} {party}")
