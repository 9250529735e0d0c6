"""The claims of a database as a table for fusion: who says that each is true, and who denies it.

Every claim is an object of its own with the one value `true`, given or denied, also one that answers an item: what
excludes what, a number that is brought up to date, and bounds such as `>=49` are then those of the report. An origin is
one voter under the name of its root, so relays and copies are collapsed already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from verify.core.assess import find
from verify.core.exclusion import Relations
from verify.core.finding import Finding
from verify.core.interest import common
from verify.core.judgement import judgement
from verify.core.lineage import Lineage
from verify.core.origins import Group
from verify.core.policy import Policy
from verify.core.voices import Voice
from verify.model import ClaimId, Facts, InterestValue, SourceId
from verify.observations import INTERESTS, Observations

TRUE, FALSE = "true", "false"
_ANSWERS = {"verified": TRUE, "refuted": FALSE}


class Ballots(NamedTuple):
    """The claims with their voters, and what is known of them."""

    table: Observations
    gold: Mapping[ClaimId, tuple[str, ...]]
    """What a signature that rules says: verified claims are true, refuted ones false."""
    texts: Mapping[ClaimId, str]
    silent: int
    """Claims on which nobody votes."""


def ballots(facts: Facts, policy: Policy) -> Ballots:
    """The table of the claims shown; superseded ones stay out, as they stand outside the counts of a report."""
    relations = Relations.of(facts.links)
    table = Observations()
    gold: dict[ClaimId, tuple[str, ...]] = {}
    texts: dict[ClaimId, str] = {}
    silent = 0
    for finding in find(facts, relations, policy):
        claim = finding.case.claim
        if claim.id in relations.supersedes:
            continue
        votes = dict(_votes(finding))
        silent += not votes
        for root, (denies, interest) in votes.items():
            _append(table, finding.case.lineage.sources[root].name, claim.id, denies, interest)
        texts[claim.id] = claim.text
        signed = judgement(finding, facts, policy)
        if signed is not None and signed.rules and signed.verdict in _ANSWERS:
            gold[claim.id] = (_ANSWERS[signed.verdict],)
    if not any(table.interest):
        del table.interest[:]
    return Ballots(table, gold, texts, silent)


def _append(table: Observations, source: str, claim: ClaimId, denies: bool, interest: InterestValue) -> None:
    table.source.append(source)
    table.object.append(claim)
    table.value.append(TRUE)
    table.denies.append(denies)
    table.interest.append(INTERESTS.index(interest))


def _votes(finding: Finding) -> Iterator[tuple[SourceId, tuple[bool, InterestValue]]]:
    """The roots that vote on a claim; who stands on both sides votes for neither."""
    lineage = finding.case.lineage
    affirming = dict(_voters(finding.affirming.groups, lineage))
    against = dict(_voters(finding.against.groups, lineage))
    for denies, voters, others in ((False, affirming, against), (True, against, affirming)):
        for root, interest in voters.items():
            if root not in others:
                yield root, (denies, interest)


def _voters(groups: Iterable[Group], lineage: Lineage) -> Iterator[tuple[SourceId, InterestValue]]:
    for group in groups:
        voices = [one for one in group.voices if _has_a_vote(one, lineage)]
        if voices:
            yield voices[0].root, common(one.interest for one in voices)


def _has_a_vote(voice: Voice, lineage: Lineage) -> bool:
    """Whether it is somebody's plain word; "officials" are not the same voice from claim to claim."""
    said = voice.attribution
    unnamed = lineage.sources[voice.root].unnamed or lineage.sources[said.source].unnamed
    return said.stance in {"affirms", "denies"} and not unnamed and (said.basis != "implicit" or said.confirmed)
