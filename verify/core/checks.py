"""What to check next: the cheapest evidence that would change the status, each tried before it is offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from verify.core.change import Change, WhatIf
from verify.core.finding import Finding
from verify.core.interest import among
from verify.core.voices import Voice
from verify.model import NO_PARTY, Attribution, AttributionId, Claim, Source, Stance, Status
from verify.report import Linchpin

MOST = 3
"""How many checks a claim is shown with."""

_NEW_SOURCE = "S-new"
_NEW_ATTRIBUTION = "A-new"
_LATER = "9999"
"""When what is still to be found will have been said: after all that is recorded."""


@dataclass(frozen=True, slots=True)
class NextCheck:
    """A check in words, what it would change, and the status if it turns out so."""

    text: str
    change: Change
    then: Status


def next_checks(what_if: WhatIf, pins: Iterable[Linchpin]) -> tuple[NextCheck, ...]:
    """The cheapest checks that would change the status, cheapest first; `pins` are the linchpins."""
    finding = what_if.finding
    kept = list(islice(_tried(what_if, _candidates(finding, {pin.attribution for pin in pins})), MOST))
    return tuple(kept or islice(_tried(what_if, _last_resorts(finding)), 1))


def _tried(what_if: WhatIf, candidates: Iterable[tuple[str, Change]]) -> Iterator[NextCheck]:
    """The candidates that change the status."""
    for text, change in candidates:
        then = what_if.status(change)
        if then != what_if.finding.verdict.status:
            yield NextCheck(f"{text}: then {then}", change, then)


def _candidates(finding: Finding, pins: set[AttributionId]) -> Iterator[tuple[str, Change]]:
    """Checks worth trying, cheapest first: look at what is recorded, ask who spoke, look for another voice."""
    yield from _to_confirm(finding)
    yield from _to_ask(finding)
    yield from _to_trace(finding, pins)
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


def _name(voice: Voice, finding: Finding) -> str:
    return finding.case.lineage.sources[voice.root].name


def _to_confirm(finding: Finding) -> Iterator[tuple[str, Change]]:
    for voice in _voices(finding):
        if voice.attribution.basis == "implicit" and not voice.attribution.confirmed:
            confirmed = voice.attribution.model_copy(update={"confirmed": True})
            text = f"Read {voice.attribution.id} again; if it goes on with what {_name(voice, finding)} said"
            yield text, Change(altered={confirmed.id: confirmed})


def _to_ask(finding: Finding) -> Iterator[tuple[str, Change]]:
    tried: set[tuple[str, str, str | None]] = set()
    for voice in _voices(finding):
        like = (voice.side, voice.grade, voice.party)
        if not voice.known and voice.barred is None and like not in tried:
            tried.add(like)
            saw = voice.attribution.model_copy(update={"access": "first-hand"})
            text = f"Ask {_name(voice, finding)} how they know ({voice.attribution.id}); if at first hand"
            yield text, Change(altered={saw.id: saw})


def _to_trace(finding: Finding, pins: set[AttributionId]) -> Iterator[tuple[str, Change]]:
    for voice in _voices(finding):
        identity = voice.attribution.id
        if identity not in pins:
            continue
        carriers = ", ".join(finding.case.lineage.sources[carrier].name for carrier in voice.attribution.via)
        name = _name(voice, finding)
        text = f"Trace {identity} past {carriers} to {name}" if carriers else f"Check {identity} with {name}"
        yield f"{text}; if it does not hold", Change(removed=frozenset({identity}))


def _to_name(finding: Finding) -> Iterator[tuple[str, Change]]:
    for voice in _voices(finding):
        source = finding.case.lineage.sources[voice.root]
        if source.unnamed:
            named = source.model_copy(update={"unnamed": False})
            text = f"Learn who stands behind {source.name} ({voice.attribution.id}); once named"
            yield text, Change(sources=(named,))


def _to_find(finding: Finding) -> Iterator[tuple[str, Change]]:
    """Another voice: a witness of no party, or the side that has not spoken yet."""
    claim = finding.case.claim
    yield "Find a first-hand witness of no party, independent of these voices; if they affirm it", _witness(claim)
    for party in _silent(finding):
        body = Source(id=_NEW_SOURCE, name=party, kind="government", party=party)
        spoken = Attribution(id=_NEW_ATTRIBUTION, claim=claim.id, source=_NEW_SOURCE, at=_LATER)
        yield f"Ask {party}'s officials; if they affirm it", Change(sources=(body,), added=(spoken,))


def _witness(claim: Claim, stance: Stance = "affirms") -> Change:
    source = Source(id=_NEW_SOURCE, name="a witness", kind="person", party=NO_PARTY)
    said = Attribution(
        id=_NEW_ATTRIBUTION, claim=claim.id, source=_NEW_SOURCE, stance=stance, at=_LATER, access="first-hand"
    )
    return Change(sources=(source,), added=(said,))


def _silent(finding: Finding) -> Iterator[str]:
    """Parties with a stake in the claim that no counted origin speaks for."""
    heard = [group.party for group in finding.groups if group.counted and group.party]
    for party in dict.fromkeys((*finding.case.claim.harms, *finding.case.claim.favors)):
        if not among(party, heard):
            yield party


def _to_withdraw(finding: Finding) -> Iterator[tuple[str, Change]]:
    """Where no single voice decides, a whole side."""
    for tally in (finding.against, finding.affirming):
        said = [voice.attribution for group in tally.relied_on for voice in group.counting]
        if len(_ids(said)) > 1:
            ids = ", ".join(dict.fromkeys(attribution.id for attribution in said))
            yield f"Trace {ids} to their originals; if none of them holds", Change(removed=_ids(said))


def _last_resorts(finding: Finding) -> Iterator[tuple[str, Change]]:
    """Where what is recorded leaves no doubt: what would raise one."""
    words = "Find a first-hand witness of no party, independent of these voices; if they"
    yield f"{words} affirm it", _witness(finding.case.claim)
    yield f"{words} deny it", _witness(finding.case.claim, "denies")


def _ids(attributions: Iterable[Attribution]) -> frozenset[AttributionId]:
    return frozenset(attribution.id for attribution in attributions)
