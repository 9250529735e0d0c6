"""What is said of a claim, line by line, before any medium gives it a form: `status`, `for`, `likelihood` and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from verify.model import Status
from verify.render import words
from verify.report import Assessment, Origin, Side, Voice

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
    """The account of one claim; without voices, which then stand in another place, it gives every reason of the rule.

    Beside the voices the last reason is enough, the one that decides: those before it count the voices.
    """
    return [
        *_status(claim),
        *_rule(claim, claim.rule.reasons if not voices else claim.rule.reasons[-1:]),
        *(_sides(claim) if voices else ()),
        *_noted(claim),
        *(_others(claim) if voices else ()),
        *_withdrawn(claim),
        *_judged(claim),
        *(_hangs_on(claim) if voices else ()),
        *(Line("check next", "", check) for check in claim.next_checks),
        *(Line("look at", "", flag, tone="warning") for flag in claim.flags),
        *_see_also(claim),
        *_signed(claim),
    ]


def setting(claim: Assessment) -> str:
    """When a claim holds and what it belongs to, in a few words; empty when nothing is known of that."""
    answer = f"{claim.item}: {claim.value}" if claim.item and claim.value is not None else claim.item
    return " · ".join(part for part in (words.time(claim.when), claim.topic, answer) if part)


def is_bare(claim: Assessment) -> bool:
    """Whether there is so little to say of a claim that one line says it."""
    taken_back = any(voice.withdrawn or (voice.live and voice.stance == "retracts") for voice in claim.attributions)
    said = claim.likelihood or claim.judgement or claim.flags or claim.noted or claim.origins.against.max or taken_back
    return claim.status == claim.computed_status == "unsourced" and not said


def who(claim: Assessment) -> str:
    """Who stands behind a bare claim."""
    live = [voice for voice in claim.attributions if voice.live]
    if not live:
        return "no source"
    names = words.listed(_few([f"{voice.source} ({voice.id})" for voice in live], _RELAYS_SHOWN, "more"))
    if all(voice.unnamed for voice in live):
        return f"unnamed only: {names}"
    if all(voice.grade == "E" for voice in live):
        return f"grade E only: {names}"
    return names


def described(voice: Voice, usual: str = "affirms") -> list[str]:
    """What qualifies a voice, in short: stance when it is not the usual one, interest, access, grade, road, date."""
    qualities = [] if voice.stance == usual else [words.STANCE_WORDS[voice.stance]]
    if voice.interest.value != "unknown" or voice.interest.stated or words.is_side(voice.party):
        qualities.append(words.interest(voice.interest))
    if voice.access != "unknown":
        qualities.append(voice.access)
    if voice.basis != "explicit":
        doubt = "" if voice.basis == "own-voice" else ", confirmed" if voice.confirmed else ", not confirmed"
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
    if claim.judgement and claim.judgement.rules:
        computed = f"{words.status_word(claim.computed_status)}{balance}"
        balance = f" by signed judgement, computed {computed}"
    tally = words.tally(claim.origins, "across parties" if claim.cross_party else "")
    yield Line("status", words.status_word(claim.status), f"{balance} — {tally}", tone=claim.status)


def _rule(claim: Assessment, reasons: Sequence[str]) -> Iterator[Line]:
    yield Line("rule", "", f"{claim.rule.id}: {words.sentences(reasons)}", tone="faint")


def _judged(claim: Assessment) -> Iterator[Line]:
    if likelihood := claim.likelihood:
        share = words.percent(likelihood.probability)
        yield Line("likelihood", likelihood.term, f", {share} ({words.spread(likelihood.low, likelihood.high)})")
    else:
        yield Line("likelihood", "", "not judged: nobody named took a stance")
    reasons = words.sentences(claim.confidence.reasons)
    yield Line("confidence", claim.confidence.level, reasons and f"— {reasons}")
    yield Line("credibility", "", words.credibility(claim.credibility))


def _sides(claim: Assessment) -> Iterator[Line]:
    """The origins for and against; voices against that do not count are told under `noted`, with the reason."""
    shown = {voice.id: voice for voice in claim.attributions}
    noted = {row.attribution for row in claim.noted}
    for side in ("for", "against"):
        groups = [origin for origin in claim.origins.groups if origin.side == side]
        kept = [group for group in groups if group.counted or not noted.intersection(group.attributions)]
        if kept:
            yield from _side(side, kept, shown)
        else:
            yield Line(side, "", "nobody who counts" if groups else "nobody", tone="faint")


def _noted(claim: Assessment) -> Iterator[Line]:
    shown = {voice.id: voice for voice in claim.attributions}
    for row in claim.noted:
        voice = shown.get(row.attribution)
        rest = f"{standing(voice)} " if voice else ""
        yield Line("noted", row.source, f"{rest}{words.STANCE_WORDS[row.stance]}: {row.why}", row.attribution)


def _others(claim: Assessment) -> Iterator[Line]:
    """Voices that stand on neither side."""
    told = {row.attribution for row in claim.noted}.union(*(group.attributions for group in claim.origins.groups))
    for voice in claim.attributions:
        if voice.live and voice.id not in told:
            yield Line("others", voice.source, f"{standing(voice)} {_aside(voice)}", voice.id)


def _withdrawn(claim: Assessment) -> Iterator[Line]:
    """Voices that the desk no longer relies on, told together by what withdrew them."""
    together: dict[tuple[str, str], list[Voice]] = {}
    for voice in claim.attributions:
        if (gone := voice.withdrawn) is not None:
            together.setdefault((gone.target, gone.at), []).append(voice)
    for gone_voices in together.values():
        gone = gone_voices[0].withdrawn
        if gone is not None:
            names = words.listed(_few([f"{voice.source} ({voice.id})" for voice in gone_voices], _RELAYS_SHOWN, "more"))
            yield Line("withdrawn", names, f"— {gone.target}, by {gone.by} on {gone.at[:10]}: {gone.why}", tone="")


def _aside(voice: Voice) -> str:
    stance = words.STANCE_WORDS[voice.stance]
    return f"{stance}, adds no origin" if voice.stance in {"affirms", "denies", "partly"} else stance


def _side(side: Side, groups: Sequence[Origin], shown: Mapping[str, Voice]) -> Iterator[Line]:
    counted = [origin for origin in groups if origin.counted]
    others = [origin for origin in groups if not origin.counted]
    room = max(_ORIGINS_SHOWN - len(counted), 1)
    for origin in (*counted, *others[:room]):
        yield from _origin(origin, shown)
    if len(others) > room:
        yield Line(side, "", f"and {len(others) - room} more, not counted", tone="faint")


def _origin(origin: Origin, shown: Mapping[str, Voice]) -> Iterator[Line]:
    """One origin: its voice, the others that speak with it, and those that relay it."""
    spoken = [shown[attribution] for attribution in origin.attributions if attribution in shown]
    own = [voice for voice in spoken if not voice.relays]
    relays = [voice for voice in spoken if voice.relays]
    usual = "affirms" if origin.side == "for" else "denies"
    doubts = [
        *([] if origin.known else ["lineage unknown"]),
        *([] if origin.counted else ["not counted"]),
    ]
    if own:
        first = own[0]
        rest = f"{standing(first)}, {', '.join((*described(first, usual), *doubts))}"
        yield Line(origin.side, first.source, rest, first.id)
    else:
        qualities = [words.INTEREST_WORDS[origin.interest], f"grade {origin.grade}", *doubts]
        yield Line(origin.side, origin.root, f"({words.party(origin.party)}), {', '.join(qualities)}")
    for voice in own[1:]:
        rest = f"{standing(voice)}, {', '.join(described(voice, usual))}"
        yield Line(origin.side, f"with {voice.source}", rest, voice.id, tone="", depth=1)
    for attribution, claim in origin.excluding.items():
        yield Line(origin.side, "", f"affirms {claim}, which excludes this claim", attribution, depth=1)
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
        gone = {1: "without it", 2: "without either"}.get(len(ids), "without any one of them")
        yield Line("hangs on", words.listed(ids), f"— {gone}, {words.status_word(status)}")
    if not without and claim.origins.for_.max + claim.origins.against.max:
        yield Line("hangs on", "", "no single attribution", tone="faint")


def _signed(claim: Assessment) -> Iterator[Line]:
    if judgement := claim.judgement:
        grade = f" with credibility {words.credit(judgement.credibility)}" if judgement.credibility else ""
        others = [signer for signer in judgement.signers if signer != judgement.by]
        also = f", and by {words.listed(others)}" if others else ""
        rest = f"by {judgement.by} on {judgement.at[:10]}{grade}{also}: {judgement.why}"
        lead = words.status_word(judgement.verdict)
        if not judgement.stale and not judgement.rules:
            yield Line("signed", lead, f"{rest} — not accepted: by who recorded it alone", tone="warning")
        elif judgement.stale:
            yield Line("stale", lead, f"{rest} — the evidence has changed since", tone="warning")
        else:
            yield Line("signed", lead, rest, tone=judgement.verdict)


def _see_also(claim: Assessment) -> Iterator[Line]:
    for link in claim.links:
        told = f"{_RELATIONS[link.relation]} {link.claim}"
        if not any(flag.startswith(told) for flag in claim.flags):
            yield Line("see also", "", f"{told}: {link.why}" if link.why else told)


def _few(parts: Iterable[str], most: int, more: str) -> list[str]:
    every = list(parts)
    return every if len(every) <= most else [*every[:most], f"{len(every) - most} {more}"]
