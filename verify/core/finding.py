"""One claim judged: what stands of its testimony, its voices on two sides, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from verify.core.exclusion import affirmations, updates
from verify.core.lineage import Lineage
from verify.core.live import Standing, later, standing
from verify.core.origins import Group, Tally, tally
from verify.core.policy import Policy
from verify.core.status import Verdict, decide
from verify.core.voices import SIDES, Voice, voice
from verify.model import Attribution, AttributionId, Claim


@dataclass(frozen=True, slots=True)
class Testimony:
    """A claim with its attributions in entry order, and what stands of them."""

    claim: Claim
    attributions: tuple[Attribution, ...]
    stands: Standing

    @classmethod
    def of(cls, claim: Claim, attributions: Sequence[Attribution], lineage: Lineage) -> Testimony:
        """The testimony on a claim."""
        return cls(claim, tuple(attributions), standing(attributions, lineage))

    def without(self, removed: frozenset[AttributionId], lineage: Lineage) -> Testimony:
        """The testimony as it would be had some attributions never been made."""
        if not any(attribution.id in removed for attribution in self.attributions):
            return self
        kept = [attribution for attribution in self.attributions if attribution.id not in removed]
        return Testimony.of(self.claim, kept, lineage)


@dataclass(frozen=True, slots=True)
class Rival:
    """A claim that may exclude the one that is judged; `linked` when a person said that it does."""

    testimony: Testimony
    linked: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What judging one claim reads."""

    testimony: Testimony
    rivals: tuple[Rival, ...]
    lineage: Lineage

    @property
    def claim(self) -> Claim:
        """The claim that is judged."""
        return self.testimony.claim

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Every attribution that bears on it: its own, and those of its rivals."""
        return (
            *self.testimony.attributions,
            *(attribution for rival in self.rivals for attribution in rival.testimony.attributions),
        )

    @property
    def withdrawn(self) -> frozenset[AttributionId]:
        """The attributions of which nothing stands because the desk withdrew it."""
        stands = [self.testimony.stands, *(rival.testimony.stands for rival in self.rivals)]
        fallen = {spoken.attribution.id for each in stands for spoken, _ in each.withdrawn}
        if not fallen:
            return frozenset()
        return frozenset(fallen.difference(spoken.attribution.id for each in stands for spoken in each.live))

    def without(self, removed: frozenset[AttributionId]) -> Case:
        """The case as it would be had some attributions never been made."""
        rivals = (replace(rival, testimony=rival.testimony.without(removed, self.lineage)) for rival in self.rivals)
        return replace(self, testimony=self.testimony.without(removed, self.lineage), rivals=tuple(rivals))


@dataclass(frozen=True, slots=True)
class Finding:
    """The two sides of a case and the verdict on them."""

    case: Case
    affirming: Tally
    against: Tally
    verdict: Verdict
    excluding: tuple[Claim, ...]
    """Rivals that count against the claim."""
    updating: tuple[Claim, ...]
    """Rivals that bring the claim's number up to date."""
    updated: tuple[Claim, ...]
    """Rivals whose number the claim brings up to date."""

    @property
    def self_revised(self) -> bool:
        """Whether somebody affirms the claim and a rival of it, at one time or another."""
        roots = {one.root for one in affirmations(self.case.testimony.stands)}
        rivals = (rival.testimony.stands for rival in self.case.rivals)
        return any(other.root in roots for stands in rivals for other in affirmations(stands))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The origins of both sides."""
        return (*self.affirming.groups, *self.against.groups)


def judge(case: Case, policy: Policy) -> Finding:
    """The finding on one claim."""
    mine = case.testimony
    excluding: list[Testimony] = []
    updating: list[Claim] = []
    updated: list[Claim] = []
    for rival in case.rivals:
        other = rival.testimony
        if not rival.linked and updates(other.claim, other.stands, mine.claim, mine.stands):
            updating.append(other.claim)
        elif not rival.linked and updates(mine.claim, mine.stands, other.claim, other.stands):
            updated.append(other.claim)
        else:
            excluding.append(other)
    own, against_it, revised = _reconciled(mine, excluding, case.lineage)
    affirming = tally("for", [one for one in own if one.side == "for"], case.lineage, policy)
    denials = [one for one in own if one.side == "against"]
    against = tally("against", [*denials, *against_it], case.lineage, policy, against_known=affirming.has_known)
    affirming = replace(affirming, left_out=(*affirming.left_out, *revised))
    return Finding(
        case=case,
        affirming=affirming,
        against=against,
        verdict=decide(mine.claim, affirming, against, policy),
        excluding=tuple(other.claim for other in excluding if affirmations(other.stands)),
        updating=tuple(updating),
        updated=tuple(updated),
    )


def _reconciled(
    mine: Testimony, rivals: Iterable[Testimony], lineage: Lineage
) -> tuple[list[Voice], list[Voice], list[tuple[Voice, str]]]:
    """The voices of a claim, those that affirm what excludes it, and those of the claim that were revised since.

    A source that affirms a claim and, later, what excludes it has revised itself: its last word counts, and it does
    not dispute itself. Said at one time, both stay.
    """
    spoken = [one for one in mine.stands.live if one.attribution.stance in SIDES]
    against = [(one, rival.claim) for rival in rivals for one in affirmations(rival.stands)]
    revised: list[tuple[Voice, str]] = []
    kept: list[Voice] = []
    for one in spoken:
        side = SIDES[one.attribution.stance]
        since = next((claim for other, claim in against if one.root == other.root and later(other, one)), None)
        said = voice(one, mine.claim, side, lineage)
        if side == "for" and since is not None:
            revised.append((said, f"is revised: its source has since affirmed {since.id}"))
        else:
            kept.append(said)
    overtaken = [
        (other, claim)
        for other, claim in against
        if not any(
            SIDES[one.attribution.stance] == "for" and one.root == other.root and later(one, other) for one in spoken
        )
    ]
    return kept, [voice(other, claim, "against", lineage) for other, claim in overtaken], revised
