"""What if: the status after a change to the record, the short way where it only moves single origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from verify.core.finding import Case, Finding, Testimony, judge
from verify.core.live import Utterance
from verify.core.origins import Group, Tally, regrouped
from verify.core.policy import Policy
from verify.core.status import decide, parties_of
from verify.core.voices import SIDES, Voice, voice
from verify.model import Attribution, AttributionId, ClaimId, Source, SourceId, Status


@dataclass(frozen=True, slots=True)
class Change:
    """A change to the record that bears on one claim."""

    removed: frozenset[AttributionId] = frozenset()
    altered: Mapping[AttributionId, Attribution] = field(default_factory=dict)
    """Attributions in the place of those with their ids; only what bears on counting differs, not who or when."""
    added: tuple[Attribution, ...] = ()
    """Attributions by sources that have said nothing yet."""
    sources: tuple[Source, ...] = ()
    """Sources added, or put in the place of those with their ids."""


def after(case: Case, change: Change) -> Case:
    """The case with the change made."""
    if not change.altered and not change.added and not change.sources:
        return case.without(change.removed)
    lineage = case.lineage.with_sources(change.sources) if change.sources else case.lineage

    def redo(testimony: Testimony) -> Testimony:
        kept = (change.altered.get(one.id, one) for one in testimony.attributions if one.id not in change.removed)
        added = (one for one in change.added if one.claim == testimony.claim.id)
        return Testimony.of(testimony.claim, (*kept, *added), lineage)

    rivals = tuple(replace(rival, testimony=redo(rival.testimony)) for rival in case.rivals)
    return Case(redo(case.testimony), rivals, lineage)


class WhatIf:
    """The status that one finding would have after changes to it."""

    def __init__(self, finding: Finding, policy: Policy) -> None:
        self.finding = finding
        self.policy = policy
        case = finding.case
        self._loose = not policy.switches.one_carrier_is_one_origin and not _entangled(finding)
        testimonies = (case.testimony, *(rival.testimony for rival in case.rivals))
        self._fixed = {identity for testimony in testimonies for identity in _bearing(testimony)}
        """Attributions whose removal would change what stands of the others."""
        self._against = Counter(
            claim for group in finding.against.counted for claim in {one.claim.id for one in group.voices}
        )
        self._self_revised = finding.self_revised
        self._places = {"for": _places(finding.affirming), "against": _places(finding.against)}
        self._robust = self._leaves_enough()
        self._likes: dict[AttributionId, list[Hashable]] = defaultdict(list)
        for group in finding.groups:
            for one in group.voices:
                self._likes[one.attribution.id].append(_like(one))
        self._many = Counter(like for likes in self._likes.values() for like in likes)

    def may_matter(self, attribution: Attribution) -> bool:
        """Whether taking this attribution away might change the status; False only where that is ruled out."""
        if attribution.id in self._fixed:
            return True
        if self._robust:
            return False
        return attribution.claim == self.finding.case.claim.id or self._rival_may_matter(attribution.claim)

    def _rival_may_matter(self, rival: ClaimId) -> bool:
        """The same of what is said of a rival: it takes from what stands against the claim at most the rival's part."""
        against = self.finding.against
        if (
            self._self_revised
            or against.left_out
            or any(one.in_copy for group in against.groups for one in group.voices)
        ):
            return True
        return 0 < against.min <= self._against.get(rival, 0)

    def _leaves_enough(self) -> bool:
        """Whether enough origins are left whichever attribution goes that holds no other up."""
        affirming, against, verdict = self.finding.affirming, self.finding.against, self.finding.verdict
        if not self._loose:
            return False
        # A relay of several speaks in several origins.
        reach = max((len(places) for side in self._places.values() for places in side.values()), default=0)
        if verdict.status == "disputed":
            return min(affirming.min, against.min) > reach
        if verdict.status == "denied":
            return against.min > reach
        impartial = sum(group.impartial for group in verdict.verifying)
        spare = impartial > reach or len(parties_of(verdict.verifying)) >= 2 + reach
        return verdict.status == "verified" and len(verdict.verifying) >= self.policy.verified_origins + reach and spare

    def status(self, change: Change) -> Status:
        """The status after a change."""
        replaced = change.sources and any(source.id in self.finding.case.lineage.sources for source in change.sources)
        if not self._loose or replaced or not change.removed.isdisjoint(self._fixed):
            return judge(after(self.finding.case, change), self.policy).verdict.status
        if not change.altered and not change.added and self._repeated(change.removed):
            return self.finding.verdict.status
        touched = [*change.removed, *change.altered]
        affirming, against = (
            self._revised(side, change, {place for one in touched for place in self._places[side.side].get(one, ())})
            for side in (self.finding.affirming, self.finding.against)
        )
        if affirming is self.finding.affirming and against is self.finding.against:
            return self.finding.verdict.status
        if affirming.has_known != self.finding.affirming.has_known:
            against = regrouped(against, (), (), against_known=affirming.has_known)
        return decide(self.finding.case.claim, affirming, against, self.policy).status

    def _repeated(self, removed: Iterable[AttributionId]) -> bool:
        """Whether every voice that goes leaves one behind that counts just like it."""
        gone = Counter(like for identity in removed for like in self._likes.get(identity, ()))
        return all(self._many[like] > number for like, number in gone.items())

    def _revised(self, side: Tally, change: Change, touched: set[int]) -> Tally:
        """One side after a change; itself when nothing that bears on a rule is touched."""
        added = self._voices(change, side)
        if not added and not any(_bears(side.groups[place], side) or change.altered for place in touched):
            return side
        revised = [self._revise(one, change) for place in touched for one in side.groups[place].voices]
        kept = [one for one in revised if one is not None]
        against_known = side.side == "against" and self.finding.affirming.has_known
        return regrouped(side, touched, [*kept, *added], against_known=against_known)

    def _revise(self, old: Voice, change: Change) -> Voice | None:
        if old.attribution.id in change.removed:
            return None
        altered = change.altered.get(old.attribution.id)
        if altered is None or old.relayed:
            return old
        return voice(Utterance(altered, old.root, (), None), old.claim, old.side, self.finding.case.lineage)

    def _voices(self, change: Change, side: Tally) -> list[Voice]:
        added = [one for one in change.added if SIDES[one.stance] == side.side]
        if not added:
            return []
        case = self.finding.case
        lineage = case.lineage.with_sources(change.sources) if change.sources else case.lineage
        return [voice(Utterance(one, one.source, (), None), case.claim, side.side, lineage) for one in added]


def _like(one: Voice) -> Hashable:
    """What grouping and counting see of a voice where nothing is copied."""
    return one.side, one.root, one.barred, one.known, one.grade, one.own_grade, one.evidence, one.first_hand


def _places(side: Tally) -> dict[AttributionId, set[int]]:
    """In which of a side's origins each attribution speaks."""
    places: dict[AttributionId, set[int]] = defaultdict(set)
    for place, group in enumerate(side.groups):
        for one in group.voices:
            places[one.attribution.id].add(place)
    return places


def _bears(group: Group, side: Tally) -> bool:
    """Whether an origin bears on a rule: counted ones do, and those that would count if others fell."""
    return group.known or (group.named and not side.has_known) or _in_part(group)


def _in_part(group: Group) -> bool:
    return any(one.attribution.stance == "partly" for one in group.voices)


def _entangled(finding: Finding) -> bool:
    """Whether what happens in one origin may move another: through copies, or through numbers that update."""
    if finding.affirming.left_out or finding.against.left_out or finding.self_revised:
        return True
    if finding.case.claim.value is not None and finding.case.rivals:
        return True
    return any(one.in_copy or one.adds_nothing for group in finding.groups for one in group.voices)


def _bearing(testimony: Testimony) -> Iterable[AttributionId]:
    """Attributions whose removal may change what stands of others: of a source of several stances, and relayed ones."""
    standing = {spoken.attribution.id for spoken in testimony.stands.live}
    stances: dict[SourceId, set[str]] = defaultdict(set)
    for one in testimony.attributions:
        stances[one.source].add(one.stance if one.id in standing else "replaced")
    relayed = {root for one in testimony.attributions for root in one.relays}
    taken_back = any(one.stance == "retracts" for one in testimony.attributions)
    for one in testimony.attributions:
        said = stances[one.source]
        if len(said) > 1 or "replaced" in said or one.source in relayed or (taken_back and one.relays):
            yield one.id
