"""One publishable sentence on a claim, at the right strength of attribution.

The place of the claim's text is its strength. What is verified opens the sentence as a fact, with the voices behind it;
anything else stands after a colon, behind who says it, or behind what is wrong with it. So no text has to be bent to
fit a clause: it keeps its words and its capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from verify.names import REDACTED, is_redacted
from verify.render.speakers import Sides, Speaker, sides, voices_for
from verify.render.wording import ENGLISH, Doubt, Form, Plural, Verb, Wording
from verify.render.words import is_side
from verify.report import Assessment

_NAMED = 3
"""How many voices of one side are told before the rest is a number."""

_ABBREVIATION = re.compile(r"(?:^|[^\w.])(?:\w\.){2,}$")
"""A full stop that belongs to the last word: `U.S.`"""


def sentence(claim: Assessment, wording: Wording = ENGLISH) -> str:
    """The sentence, in raw text that ends with one full stop: the medium escapes it."""
    heard = sides(claim)
    clauses = [
        *_told(claim, heard, wording),
        *_noted(claim, wording),
    ]
    if claim.status != claim.computed_status and claim.status in wording.judged:
        clauses.append(wording.judged[claim.status])
    if claim.superseded_by is not None:
        clauses.append(wording.superseded)
    elif any(link.relation == "updated-by" for link in claim.links):
        clauses.append(wording.updated)
    whole = wording.joint.join(clauses)
    return whole if whole.endswith(wording.stop) else whole + wording.stop


def _told(claim: Assessment, heard: Sides, wording: Wording) -> list[str]:
    """The claim with what is said of it: by the desk's judgement, by the voices that count, by those in part."""
    text = _text(claim, wording)
    if claim.status != claim.computed_status and claim.status in wording.found:
        return [_found(claim, text, wording), *_beside(heard, wording)]
    if claim.status == "verified" and heard.affirming:
        proven = _proven(heard.affirming, text, wording)
        return [proven, *_weight(claim, heard, wording), *_beside(heard._replace(affirming=()), wording)]
    if heard.affirming:
        led = _led(heard.affirming, text, wording.more_agree, wording)
        return [*led, *_weight(claim, heard, wording), *_beside(heard._replace(affirming=()), wording)]
    if heard.denying:
        led = _led(heard.denying, text, wording.more_deny, wording)
        unaffirmed = _unaffirmed(claim, heard, wording)
        return [*led, *unaffirmed, *_beside(heard._replace(denying=()), wording)]
    # A relay may give a part of what somebody unnamed said: that is no source.
    if heard.partly and claim.computed_status != "unsourced":
        return [*_led(heard.partly, text, wording.more_partly, wording), *_weight(claim, heard, wording)]
    return [_stated(_unsourced(claim, wording), text, wording)]


def _found(claim: Assessment, text: str, wording: Wording) -> str:
    """The claim under a verdict of the desk that the voices alone do not bear."""
    found = wording.found[claim.status]
    if claim.status == "verified":
        return wording.proven.format(text=text, backing=found)
    return _stated(found, text, wording)


def _stated(lead: str, text: str, wording: Wording) -> str:
    """The claim behind its lead, which begins with a capital letter unless it is a name such as `eBay`."""
    if lead.split(maxsplit=1)[0].islower():
        lead = lead[0].upper() + lead[1:]
    return wording.stated.format(lead=lead, text=text)


def _proven(speakers: Sequence[Speaker], text: str, wording: Wording) -> str:
    """The claim as a fact, with the voices that verify it; those that concede it come first."""
    backing = [wording.backing.format(clause=_clause(one, _opens, wording)) for one in speakers[:_NAMED]]
    backing.extend(_rest(speakers, wording.more_backing, wording))
    return wording.proven.format(text=text, backing=wording.listed(backing))


def _led(speakers: Sequence[Speaker], text: str, more: Plural, wording: Wording) -> Iterator[str]:
    """The claim behind the first voice of a side, and the others of that side after it."""
    yield _stated(_clause(speakers[0], _opens, wording), text, wording)
    for speaker in speakers[1:_NAMED]:
        yield _clause(speaker, _agrees, wording)
    yield from _rest(speakers, more, wording)


def _beside(heard: Sides, wording: Wording) -> Iterator[str]:
    """What voices say of a claim that stands there already."""
    mores = (wording.more_affirm, wording.more_partly, wording.more_deny)
    for speakers, more in zip(heard, mores, strict=True):
        for speaker in speakers[:_NAMED]:
            yield _clause(speaker, _refers, wording)
        yield from _rest(speakers, more, wording)


def _rest(speakers: Sequence[Speaker], more: Plural, wording: Wording) -> Iterator[str]:
    """How many voices are not named."""
    if (count := len(speakers) - _NAMED) > 0:
        yield wording.counted(more, count)


def _unaffirmed(claim: Assessment, heard: Sides, wording: Wording) -> Iterator[str]:
    if not heard.partly:
        yield wording.uncounted if claim.origins.for_.max else wording.unaffirmed


def _unsourced(claim: Assessment, wording: Wording) -> str:
    """Why the claim is not sourced, with the names of those who do not count."""
    roots = [_name(origin.root, wording) for origin in claim.origins.groups if origin.side == "for"]
    return wording.unsourced[_doubt(claim)].format(names=wording.few(roots) if roots else "")


def _doubt(claim: Assessment) -> Doubt:
    """Who alone stands behind a claim that is not sourced; of a relay we know neither name nor grade of its root."""
    voices = voices_for(claim, counted=False)
    if not claim.origins.for_.max:
        once = any(voice.stance in {"affirms", "partly"} and not voice.live for voice in claim.attributions)
        return "withdrawn" if once else "nobody"
    if voices and all(voice.unnamed and not voice.relays for voice in voices):
        return "unnamed"
    return "unreliable" if voices and all(voice.grade == "E" for voice in voices) else "other"


def _weight(claim: Assessment, heard: Sides, wording: Wording) -> Iterator[str]:
    """What the words just told are worth: that nothing confirms them, that they have one road to us."""
    if "single-source" in {claim.status, claim.computed_status} and claim.status not in wording.found:
        yield wording.counted(wording.unconfirmed, len(heard.affirming or heard.partly))
    voices = voices_for(claim, counted=True)
    if len(heard.affirming) > 1 and voices:
        roads = [[*voice.via, *([voice.source] if voice.relays else [])] for voice in voices]
        shared = [carrier for carrier in roads[0] if all(carrier in road for road in roads)]
        if shared:
            yield wording.one_road.format(carrier=_name(shared[0], wording))


def _noted(claim: Assessment, wording: Wording) -> Iterator[str]:
    """The voices that do not count against the claim, and those that gave no comment, for fairness."""
    parties = {voice.source: voice.party for voice in claim.attributions}
    parties.update({origin.root: origin.party for origin in claim.origins.groups if origin.side == "against"})
    speaking = {origin.root for origin in claim.origins.groups}
    told = [(row.stance, row.source) for row in claim.noted]
    told.extend(
        (voice.stance, voice.source)
        for voice in claim.attributions
        if voice.live and voice.stance == "no-comment" and not voice.relays and voice.source not in speaking
    )
    for stance, phrase in wording.noted.items():
        rows = dict.fromkeys(source for taken, source in told if taken == stance)
        if rows:
            names = [_of_party(_name(name, wording), parties.get(name), wording) for name in rows]
            yield wording.counted(phrase, len(names), names=wording.few(names))


def _text(claim: Assessment, wording: Wording) -> str:
    """The claim's text without its final full stop, with the time for which it holds."""
    text = claim.text.strip()
    if is_redacted(text):
        text = wording.redacted
    elif not _ABBREVIATION.search(text):
        text = text.rstrip(" .")
    if claim.when is None:
        return text
    first, _, last = claim.when.partition("/")
    if last and last != first:
        return wording.throughout.format(text=text, first=wording.date(first), last=wording.date(last))
    return wording.as_of.format(text=text, date=wording.date(first))


def _clause(speaker: Speaker, pick: Callable[[Verb], Form], wording: Wording) -> str:
    form = pick(wording.verbs[speaker.manner])
    who, when = _who(speaker, wording), wording.when(speaker.at)
    return form.dated.format(who=who, when=when) if when else form.undated.format(who=who)


def _who(speaker: Speaker, wording: Wording) -> str:
    """The speaker with role, party and road; a comma closes what is said of a name."""
    parts = _described(speaker, wording)
    if speaker.relayed:
        parts.append(wording.relayed.format(names=wording.few([_name(name, wording) for name in speaker.relayed])))
    if speaker.via:
        parts.append(wording.carried.format(carrier=_road(speaker.via, wording)))
    return wording.comma.join([*parts, ""]).rstrip() if len(parts) > 1 else parts[0]


def _described(speaker: Speaker, wording: Wording) -> list[str]:
    """The name, and the role to its first semicolon; a role may give a withheld name away, and is left out."""
    name, role = _name(speaker.name, wording), (speaker.role or "").partition(";")[0].strip()
    if not role or role.startswith(REDACTED) or name == wording.withheld:
        return [_of_party(name, speaker.party, wording)]
    party = None if speaker.party and _tells(name, speaker.party) else speaker.party
    return [name, _of_party(role, party, wording)]


def _of_party(words: str, party: str | None, wording: Wording) -> str:
    """A name or role with the party in brackets, when that is a side which the words do not tell."""
    if party is None or not is_side(party) or _tells(words, party):
        return words
    if party.startswith(REDACTED) or words == wording.withheld:
        return words
    return wording.party.format(name=words, party=party)


def _tells(words: str, party: str) -> bool:
    """Whether words have the party among them: `US` tells of us, a small word such as `in` of none."""
    found = re.search(rf"(?<!\w){re.escape(party)}(?!\w)", words, re.IGNORECASE)
    return found is not None and not (len(party) < 4 and found[0].islower())


def _road(via: Sequence[str], wording: Wording) -> str:
    """The carriers, nearest first, each from the next."""
    *nearer, road = [_name(carrier, wording) for carrier in via]
    for carrier in reversed(nearer):
        road = wording.carried_on.format(carrier=carrier, source=road)
    return road


def _name(name: str, wording: Wording) -> str:
    return wording.withheld if name.startswith(REDACTED) else name


def _opens(verb: Verb) -> Form:
    return verb.opens


def _agrees(verb: Verb) -> Form:
    return verb.agrees


def _refers(verb: Verb) -> Form:
    return verb.refers
