"""What to check next: the cheapest evidence that would change the status, each tried before it is offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verify.core.change import Change, WhatIf
from verify.core.finding import Finding
from verify.core.interest import among
from verify.core.voices import Voice
from verify.model import NO_PARTY, Attribution, AttributionId, Source, Status
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
    kept: list[NextCheck] = []
    for text, change in _candidates(what_if.finding, {pin.attribution for pin in pins}):
        then = what_if.status(change)
        if then != what_if.finding.verdict.status:
            kept.append(NextCheck(f"{text}: then {then}", change, then))
        if len(kept) == MOST:
            break
    return tuple(kept)


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


def _to_confirm(finding: Finding) -> Iterator[tuple[str, Change]]:
    for voice in _voices(finding):
        if voice.attribution.basis == "implicit" and not voice.attribution.confirmed:
            name = finding.case.lineage.sources[voice.root].name
            confirmed = voice.attribution.model_copy(update={"confirmed": True})
            text = f"Read {voice.attribution.id} again and confirm that it continues what {name} said"
            yield text, Change(altered={confirmed.id: confirmed})


def _to_ask(finding: Finding) -> Iterator[tuple[str, Change]]:
    tried: set[tuple[str, str, str | None]] = set()
    for voice in _voices(finding):
        like = (voice.side, voice.grade, voice.party)
        if not voice.known and voice.barred is None and like not in tried:
            tried.add(like)
            name = finding.case.lineage.sources[voice.root].name
            saw = voice.attribution.model_copy(update={"access": "first-hand"})
            yield f"Ask {name} how it knows ({voice.attribution.id}); if at first hand", Change(altered={saw.id: saw})


def _to_trace(finding: Finding, pins: set[AttributionId]) -> Iterator[tuple[str, Change]]:
    sources = finding.case.lineage.sources
    for voice in _voices(finding):
        if voice.attribution.id not in pins:
            continue
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
    said = Attribution(id=_NEW_ATTRIBUTION, claim=claim.id, source=_NEW_SOURCE, at=_LATER, access="first-hand")
    yield f"{words} affirms it", Change(sources=(witness,), added=(said,))
    for party in _silent(finding):
        body = Source(id=_NEW_SOURCE, name=party, kind="government", party=party)
        spoken = Attribution(id=_NEW_ATTRIBUTION, claim=claim.id, source=_NEW_SOURCE, at=_LATER)
        yield f"Ask {party}'s officials; if they affirm it", Change(sources=(body,), added=(spoken,))
    denied = said.model_copy(update={"stance": "denies"})
    yield f"{words} denies it", Change(sources=(witness,), added=(denied,))


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
        if len(_ids(counted)) > 1:
            ids = ", ".join(dict.fromkeys(attribution.id for attribution in counted))
            yield f"Look for the originals of {ids}; if these {word} do not hold", Change(removed=_ids(counted))


def _ids(attributions: Iterable[Attribution]) -> frozenset[AttributionId]:
    return frozenset(attribution.id for attribution in attributions)
