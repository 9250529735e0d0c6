"""What is said of a claim, line by line, before any medium gives it a form: `status`, `for`, `likelihood` and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from verify.model import Status
from verify.render import words
from verify.report import Assessment, LinkShown, Origin, Side, Voice

_ORIGINS_SHOWN = 8
_RELAYS_SHOWN = 3

_RELATIONS = {
    "contradicts": "contradicts",
    "same": "says the same as",
    "supersedes": "supersedes",
    "superseded-by": "superseded by",
    "excludes": "excludes",
    "update": "update of",
    "updated-by": "updated by",
}


class Line(NamedTuple):
    """One line of an account, in raw text: the medium escapes it.

    `lead` stands out in the tone of its meaning and `rest` follows it; `mark` is the id it speaks of; `depth` 1
    belongs to the line above.
    """

    label: str
    lead: str
    rest: str = ""
    mark: str = ""
    tone: str = "strong"
    depth: int = 0


def account(claim: Assessment, *, voices: bool = True) -> list[Line]:
    """The account of one claim; without voices when they are shown in another place."""
    return [
        *_status(claim),
        *(_voices(claim) if voices else ()),
        *_judged(claim),
        *_hangs_on(claim),
        *(Line("check next", "", check) for check in claim.next_checks),
        *(Line("look at", "", flag, tone="warning") for flag in claim.flags),
        *(Line("see also", "", _link(link)) for link in claim.links),
        *_signed(claim),
    ]


def setting(claim: Assessment) -> str:
    """When a claim holds and what it belongs to, in a few words; empty when nothing is known of that."""
    answer = f"{claim.item}: {claim.value}" if claim.item and claim.value is not None else claim.item
    return " · ".join(part for part in (claim.when, claim.topic, answer) if part)


def is_bare(claim: Assessment) -> bool:
    """Whether there is so little to say of a claim that one line says it."""
    said = claim.likelihood or claim.judgement or claim.flags or claim.noted or claim.origins.against.max
    return claim.status == claim.computed_status == "unsourced" and not said


def who(claim: Assessment) -> str:
    """Who stands behind a bare claim."""
    live = [voice for voice in claim.attributions if voice.live]
    if not live:
        return "nobody"
    names = words.listed(_few([f"{voice.source} ({voice.id})" for voice in live], _RELAYS_SHOWN, "more"))
    if all(voice.unnamed for voice in live):
        return f"unnamed only: {names}"
    if all(voice.grade == "E" for voice in live):
        return f"grade E only: {names}"
    return names


def described(voice: Voice, usual: str = "affirms") -> list[str]:
    """What qualifies a voice, in short: stance when it is not the usual one, interest, access, grade, road, date."""
    qualities = [] if voice.stance == usual else [words.STANCE_WORDS[voice.stance]]
    if voice.party is not None or voice.interest.stated:
        qualities.append(words.interest(voice.interest))
    if voice.access != "unknown":
        qualities.append(voice.access)
    if voice.basis != "explicit":
        doubt = "" if voice.confirmed or voice.basis == "own-voice" else ", not confirmed"
        qualities.append(f"{'own voice' if voice.basis == 'own-voice' else 'implicit'}{doubt}")
    qualities.append(f"grade {voice.grade}")
    if voice.rests_on:
        qualities.append(f"rests on {words.listed(voice.rests_on)}")
    if voice.via:
        qualities.append(f"via {' from '.join(voice.via)}")
    if voice.at:
        qualities.append(f"said {voice.at}")
    return qualities


def standing(voice: Voice) -> str:
    """The party of a voice, in brackets, and whether it has a name."""
    return f"({words.party(voice.party)}{', unnamed' if voice.unnamed else ''})"


def _status(claim: Assessment) -> Iterator[Line]:
    if claim.superseded_by:
        yield Line("superseded", "", f"by {claim.superseded_by}; what follows is of its own time")
    balance = f", {claim.balance}" if claim.balance else ""
    judged = claim.judgement and not claim.judgement.stale
    computed = f" by signed judgement, {words.status_word(claim.computed_status)} as computed" if judged else ""
    tally = words.tally(claim.origins, "across parties" if claim.cross_party else "")
    yield Line("status", words.status_word(claim.status), f"{balance}{computed}: {tally}", tone=claim.status)
    yield Line("because", "", f"{words.sentences(claim.rule.reasons)} (rule {claim.rule.id})", tone="faint")


def _judged(claim: Assessment) -> Iterator[Line]:
    if likelihood := claim.likelihood:
        share = words.percent(likelihood.probability)
        yield Line("likelihood", likelihood.term, f", {share} ({words.spread(likelihood.low, likelihood.high)})")
    else:
        yield Line("likelihood", "", "not judged: nobody named took a stance")
    reasons = words.sentences(claim.confidence.reasons)
    yield Line("confidence", claim.confidence.level, reasons and f": {reasons}")
    yield Line("credibility", "", words.credibility(claim.credibility))


def _voices(claim: Assessment) -> Iterator[Line]:
    """Those for, those against, those noted, and those who count for neither side."""
    shown = {voice.id: voice for voice in claim.attributions}
    for side in ("for", "against"):
        yield from _side(claim, side, shown)
    for noted in claim.noted:
        rest = f"{words.STANCE_WORDS[noted.stance]}: {noted.why}"
        yield Line("noted", noted.source, rest, noted.attribution)
    spoken = {attribution for origin in claim.origins.groups for attribution in origin.attributions}
    spoken.update(noted.attribution for noted in claim.noted)
    for voice in claim.attributions:
        if voice.live and voice.id not in spoken:
            asserting = voice.stance in {"affirms", "denies", "partly"}
            yield Line(
                "beside",
                voice.source,
                f"{standing(voice)} {words.STANCE_WORDS[voice.stance]}{', adds no origin' if asserting else ''}",
                voice.id,
            )


def _side(claim: Assessment, side: Side, shown: dict[str, Voice]) -> Iterator[Line]:
    groups = [origin for origin in claim.origins.groups if origin.side == side]
    counted = [origin for origin in groups if origin.counted]
    others = [origin for origin in groups if not origin.counted]
    room = max(_ORIGINS_SHOWN - len(counted), 1)
    if not groups:
        yield Line(side, "", "nobody", tone="faint")
    for origin in (*counted, *others[:room]):
        yield from _origin(origin, shown)
    if len(others) > room:
        yield Line(side, "", f"and {len(others) - room} more, not counted", tone="faint")


def _origin(origin: Origin, shown: dict[str, Voice]) -> Iterator[Line]:
    """One origin: its voice, the others that speak with it, and those that relay it."""
    spoken = [shown[attribution] for attribution in origin.attributions if attribution in shown]
    own = [voice for voice in spoken if not voice.relays]
    relays = [voice for voice in spoken if voice.relays]
    usual = "affirms" if origin.side == "for" else "denies"
    doubts = [
        *([] if origin.known or origin.claim else ["lineage unknown"]),
        *([] if origin.counted else ["not counted"]),
    ]
    if own:
        first = own[0]
        rest = f"{standing(first)}, {', '.join((*described(first, usual), *doubts))}"
        yield Line(origin.side, first.source, rest, first.id)
    else:
        said = [f"affirms {origin.claim} instead"] if origin.claim else []
        qualities = [words.INTEREST_WORDS[origin.interest], f"grade {origin.grade}", *said, *doubts]
        mark = origin.attributions[0] if origin.claim and origin.attributions else ""
        yield Line(origin.side, origin.root, f"({words.party(origin.party)}), {', '.join(qualities)}", mark)
    for voice in own[1:]:
        rest = f"{standing(voice)}, {', '.join(described(voice, usual))}"
        yield Line(origin.side, f"with {voice.source}", rest, voice.id, tone="", depth=1)
    if len(own) > 1:
        yield Line(origin.side, "", f"one origin: {origin.why}", tone="faint", depth=1)
    yield from _relays(origin.side, relays)


def _relays(side: Side, relays: list[Voice]) -> Iterator[Line]:
    for voice in relays[:_RELAYS_SHOWN]:
        yield Line(side, "", f"relayed by {voice.source}", voice.id, depth=1)
    if len(relays) > _RELAYS_SHOWN:
        yield Line(side, "", f"and by {len(relays) - _RELAYS_SHOWN} more", depth=1)


def _hangs_on(claim: Assessment) -> Iterator[Line]:
    without: dict[Status, list[str]] = {}
    for linchpin in claim.linchpins:
        without.setdefault(linchpin.status_without, []).append(linchpin.attribution)
    for status, ids in without.items():
        gone = "without it" if len(ids) == 1 else "without any one of them"
        yield Line("hangs on", words.listed(ids), f": {gone} {words.status_word(status)}")
    if not without and claim.origins.for_.max + claim.origins.against.max:
        yield Line("hangs on", "", "no single voice", tone="faint")


def _signed(claim: Assessment) -> Iterator[Line]:
    if judgement := claim.judgement:
        grade = f" with credibility {words.credit(judgement.credibility)}" if judgement.credibility else ""
        rest = f"by {judgement.by} on {judgement.at[:10]}{grade}: {judgement.why}"
        lead = words.status_word(judgement.verdict)
        if judgement.stale:
            yield Line("stale", lead, f"{rest} — the evidence has changed since", tone="warning")
        else:
            yield Line("signed", lead, rest, tone=judgement.verdict)


def _link(link: LinkShown) -> str:
    why = f": {link.why}" if link.why else ""
    return f"{_RELATIONS[link.relation]} {link.claim}, {'computed' if link.computed else 'stated'}{why}"


def _few(parts: Iterable[str], most: int, more: str) -> list[str]:
    every = list(parts)
    return every if len(every) <= most else [*every[:most], f"{len(every) - most} {more}"]
