"""What to check next: the cheapest evidence that would change the status, each tried before it is offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from verify.core.finding import Case, Finding, Testimony, judge, verdict_without
from verify.core.interest import among
from verify.core.policy import Policy
from verify.core.voices import Voice
from verify.model import NO_PARTY, Attribution, AttributionId, Source, Status

MOST = 3
"""How many checks a claim is shown with."""

_NEW_SOURCE = "S-new"
_NEW_ATTRIBUTION = "A-new"


@dataclass(frozen=True, slots=True)
class Change:
    """What a check, if it turns out so, would change in the record."""

    sources: tuple[Source, ...] = ()
    """Sources added, or put in the place of those with their ids."""
    attributions: tuple[Attribution, ...] = ()
    """Attributions added, or put in the place of those with their ids."""
    removed: frozenset[AttributionId] = frozenset()


@dataclass(frozen=True, slots=True)
class NextCheck:
    """A check in words, what it would change, and the status if it turns out so."""

    text: str
    change: Change
    then: Status


def next_checks(finding: Finding, policy: Policy) -> tuple[NextCheck, ...]:
    """The cheapest checks that would change the status, cheapest first."""
    kept: list[NextCheck] = []
    for text, change in _candidates(finding):
        then = _status_after(finding, change, policy)
        if then != finding.verdict.status:
            kept.append(NextCheck(f"{text}: then {then}", change, then))
        if len(kept) == MOST:
            break
    return tuple(kept)


def after(case: Case, change: Change) -> Case:
    """The case with a change made."""
    lineage = case.lineage.with_sources(change.sources) if change.sources else case.lineage
    changed = {attribution.id: attribution for attribution in change.attributions}

    def redo(testimony: Testimony) -> Testimony:
        kept = [changed.get(one.id, one) for one in testimony.attributions if one.id not in change.removed]
        present = {one.id for one in testimony.attributions}
        added = (one for one in change.attributions if one.claim == testimony.claim.id and one.id not in present)
        return Testimony.of(testimony.claim, [*kept, *added], lineage)

    rivals = tuple(replace(rival, testimony=redo(rival.testimony)) for rival in case.rivals)
    return Case(redo(case.testimony), rivals, lineage)


def _status_after(finding: Finding, change: Change, policy: Policy) -> Status:
    if change.removed and not change.sources and not change.attributions:
        return verdict_without(finding, change.removed, policy).status
    return judge(after(finding.case, change), policy).verdict.status


def _candidates(finding: Finding) -> Iterator[tuple[str, Change]]:
    """Checks worth trying, cheapest first: look at what is recorded, ask who spoke, look for another voice."""
    yield from _to_confirm(finding)
    yield from _to_ask(finding)
    yield from _to_trace(finding)
    yield from _to_name(finding)
    yield from _to_find(finding)
    yield from _to_withdraw(finding)


def _voices(finding: Finding) -> Iterator[Voice]:
    seen: set[AttributionId] = set()
    for group in finding.groups:
        for voice in group.voices:
            if voice.attribution.id not in seen and not voice.relayed:
                seen.add(voice.attribution.id)
                yield voice


def _to_confirm(finding: Finding) -> Iterator[tuple[str, Change]]:
    for voice in _voices(finding):
        if voice.attribution.basis == "implicit" and not voice.attribution.confirmed:
            name = finding.case.lineage.sources[voice.root].name
            confirmed = voice.attribution.model_copy(update={"confirmed": True})
            text = f"Read {voice.attribution.id} again and confirm that it continues what {name} said"
            yield text, Change(attributions=(confirmed,))


def _to_ask(finding: Finding) -> Iterator[tuple[str, Change]]:
    for voice in _voices(finding):
        if not voice.known and voice.barred is None:
            name = finding.case.lineage.sources[voice.root].name
            saw = voice.attribution.model_copy(update={"access": "first-hand"})
            yield f"Ask {name} how it knows ({voice.attribution.id}); if at first hand", Change(attributions=(saw,))


def _to_trace(finding: Finding) -> Iterator[tuple[str, Change]]:
    sources = finding.case.lineage.sources
    for voice in _voices(finding):
        carriers = ", ".join(sources[carrier].name for carrier in voice.attribution.via)
        through = f" (through {carriers})" if carriers else ""
        text = (
            f"Look for the original of {voice.attribution.id}, {sources[voice.root].name}{through}; if it does not hold"
        )
        yield text, Change(removed=frozenset({voice.attribution.id}))


def _to_name(finding: Finding) -> Iterator[tuple[str, Change]]:
    for voice in _voices(finding):
        source = finding.case.lineage.sources[voice.root]
        if source.unnamed:
            named = source.model_copy(update={"unnamed": False})
            yield f"Find out who {source.name} are ({voice.attribution.id}); once named", Change(sources=(named,))


def _to_find(finding: Finding) -> Iterator[tuple[str, Change]]:
    """Another voice: a witness of no party, or the side that has not spoken yet."""
    claim = finding.case.claim
    witness = Source(id=_NEW_SOURCE, name="a witness", kind="person", party=NO_PARTY)
    words = "Find a first-hand witness of no party, independent of these voices, who"
    said = Attribution(id=_NEW_ATTRIBUTION, claim=claim.id, source=_NEW_SOURCE, access="first-hand")
    yield f"{words} affirms it", Change(sources=(witness,), attributions=(said,))
    for party in _silent(finding):
        body = Source(id=_NEW_SOURCE, name=party, kind="government", party=party)
        spoken = Attribution(id=_NEW_ATTRIBUTION, claim=claim.id, source=_NEW_SOURCE)
        yield f"Ask {party}'s officials; if they affirm it", Change(sources=(body,), attributions=(spoken,))
    denied = said.model_copy(update={"stance": "denies"})
    yield f"{words} denies it", Change(sources=(witness,), attributions=(denied,))


def _silent(finding: Finding) -> Iterator[str]:
    """Parties with a stake in the claim that no counted origin speaks for."""
    heard = [group.party for group in finding.groups if group.counted and group.party]
    for party in dict.fromkeys((*finding.case.claim.harms, *finding.case.claim.favors)):
        if not among(party, heard):
            yield party


def _to_withdraw(finding: Finding) -> Iterator[tuple[str, Change]]:
    """Where no single voice decides, a whole side."""
    for tally, word in ((finding.against, "denials"), (finding.affirming, "affirmations")):
        counted = [voice.attribution for group in tally.groups for voice in group.voices if voice.barred is None]
        if counted:
            ids = ", ".join(dict.fromkeys(attribution.id for attribution in counted))
            yield f"Look for the originals of {ids}; if these {word} do not hold", Change(removed=_ids(counted))


def _ids(attributions: Iterable[Attribution]) -> frozenset[AttributionId]:
    return frozenset(attribution.id for attribution in attributions)
