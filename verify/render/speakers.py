"""Who speaks on a claim, one voice for each origin, before any language gives it words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from verify.core.lineage import EVIDENCE
from verify.render.wording import Manner
from verify.report import Assessment, Origin, Voice


class Speaker(NamedTuple):
    """Who speaks for one origin, in what manner, when, and by what road we know."""

    name: str
    manner: Manner
    role: str | None = None
    party: str | None = None
    at: str | None = None
    relayed: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    """The carriers, nearest first."""


class Sides(NamedTuple):
    """The voices that count on either side, and those that affirm a part, which do not count."""

    affirming: tuple[Speaker, ...]
    partly: tuple[Speaker, ...]
    denying: tuple[Speaker, ...]


def sides(claim: Assessment) -> Sides:
    """The speakers of a claim; who concedes it comes first, and only a lone voice keeps its carriers."""
    spoken = {voice.id: voice for voice in claim.attributions if voice.live}
    told = [(origin, _speaker(origin, spoken)) for origin in claim.origins.groups]
    affirming = [speaker for origin, speaker in told if origin.counted and origin.side == "for"]
    affirming.sort(key=lambda speaker: speaker.manner != "concedes")
    partly = [speaker for origin, speaker in told if speaker.manner == "partly" and _sure(origin, spoken)]
    denying = [speaker for origin, speaker in told if origin.counted and origin.side == "against"]
    heard = Sides(tuple(affirming), tuple(partly), tuple(denying))
    if sum(map(len, heard)) == 1:
        return heard
    return Sides(*(tuple(speaker._replace(via=()) for speaker in speakers) for speakers in heard))


def voices_for(claim: Assessment, *, counted: bool) -> list[Voice]:
    """The live attributions of the origins for a claim, or of those that count."""
    groups = [origin for origin in claim.origins.groups if origin.side == "for" and (origin.counted or not counted)]
    behind = {attribution for origin in groups for attribution in origin.attributions}
    return [voice for voice in claim.attributions if voice.live and voice.id in behind]


def _speaker(origin: Origin, spoken: Mapping[str, Voice]) -> Speaker:
    """The voice that stands for an origin; one that only affirms a claim which excludes this one says otherwise."""
    voices = [spoken[attribution] for attribution in origin.attributions if attribution in spoken]
    if not voices:
        manner: Manner = "says" if origin.side == "for" else "otherwise" if origin.excluding else "denies"
        return Speaker(origin.root, manner, party=origin.party)
    best = min(voices, key=lambda voice: _rank(voice, origin))
    manner = _manner(best, origin)
    if not best.relays:
        return Speaker(best.source, manner, best.role, best.party, best.at, via=best.via)
    by = tuple(dict.fromkeys(voice.source for voice in voices if voice.relays))
    return Speaker(origin.root, manner, party=origin.party, at=best.at, relayed=by, via=best.via)


def _rank(voice: Voice, origin: Origin) -> tuple[bool, bool, bool, bool, bool]:
    """Which voice stands for its origin, least first: one that counts, in its own words, on the shortest road."""
    unlike_root = voice.source != origin.root
    return _barred(voice), voice.stance in {"partly", "doubts"}, bool(voice.relays), unlike_root, bool(voice.via)


def _manner(voice: Voice, origin: Origin) -> Manner:
    """How a voice takes the stance of its side; of a relay the words are the root's, not those of who relays it."""
    own = not voice.relays
    evidence = own and voice.kind in EVIDENCE
    if origin.side == "against":
        return "contradicts" if evidence else "denies"
    if voice.stance == "partly":
        return "partly"
    if evidence:
        return "shows"
    if (voice.interest.value if own else origin.interest) == "against":
        return "concedes"
    return "reports" if own and voice.basis == "own-voice" else "says"


def _sure(origin: Origin, spoken: Mapping[str, Voice]) -> bool:
    """Whether an origin that does not count is held back by its stance alone."""
    voices = [spoken[attribution] for attribution in origin.attributions if attribution in spoken]
    return not origin.counted and not all(_barred(voice) for voice in voices)


def _barred(voice: Voice) -> bool:
    """Whether a voice cannot count, whatever its stance."""
    return voice.unnamed or voice.grade == "E" or (voice.basis == "implicit" and not voice.confirmed)
