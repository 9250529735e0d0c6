"""One claim judged: what stands of its testimony, its voices on two sides, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from verify.core.exclusion import updates
from verify.core.lineage import Lineage
from verify.core.live import Standing, standing
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
    voices = [*_own(mine, case.lineage), *_excluding(excluding, case.lineage)]
    affirming = tally("for", [voice for voice in voices if voice.side == "for"], case.lineage, policy)
    against = tally(
        "against",
        [voice for voice in voices if voice.side == "against"],
        case.lineage,
        policy,
        against_known=affirming.has_known,
    )
    return Finding(
        case=case,
        affirming=affirming,
        against=against,
        verdict=decide(mine.claim, affirming, against, policy),
        excluding=tuple(other.claim for other in excluding if _affirmed(other)),
        updating=tuple(updating),
        updated=tuple(updated),
    )


def _own(testimony: Testimony, lineage: Lineage) -> Iterable[Voice]:
    for spoken in testimony.stands.live:
        side = SIDES.get(spoken.attribution.stance)
        if side is not None:
            yield voice(spoken, testimony.claim, side, lineage)


def _excluding(rivals: Iterable[Testimony], lineage: Lineage) -> Iterable[Voice]:
    for rival in rivals:
        for spoken in rival.stands.live:
            if spoken.attribution.stance == "affirms":
                yield voice(spoken, rival.claim, "against", lineage)


def _affirmed(testimony: Testimony) -> bool:
    return any(spoken.attribution.stance == "affirms" for spoken in testimony.stands.live)
