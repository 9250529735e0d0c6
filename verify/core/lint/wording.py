"""Reporting verbs stronger than the evidence, in claims and in the words around their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from verify.answers import Advice
from verify.core.lint.matter import Matter, Said
from verify.core.lint.verbs import Verb, asserting, is_strong, quoted_verb
from verify.core.lint.vocabulary import LINKING, SPEAKERS
from verify.names import shadow
from verify.report import Assessment

_NEAR = 4
"""So many words lie at most between a source and its reporting verb."""
_AROUND = 400
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’»)]*\s+|\n")


class Setting(NamedTuple):
    """A quote in the sentence of its document: what stands before, and the whole."""

    lead: str
    text: str


def strong_verb(matter: Matter) -> Iterator[Advice]:
    """Verbs such as "verifies" in a claim that is not verified, or around a source that stands behind one."""
    for claim in matter.claims.values():
        if claim.status != "verified":
            yield from _in_claim(claim)
    for said in matter.said():
        if said.claim.status == "verified":
            continue
        if found := _in_attribution(matter, said):
            yield _too_strong(matter, said, *found)


def _too_strong(matter: Matter, said: Said, verb: str, where: str) -> Advice:
    one, claim = said.recorded, said.claim
    pictured = matter.facts.sources[one.source].kind == "imagery"
    says = '"appears to show"' if pictured else '"says" or "reports"'
    instead = '"denies"' if one.stance == "denies" else says
    return Advice(
        code="strong-verb",
        subject=one.id,
        text=f'"{verb}" in the {where} of {one.id} says more than the evidence, for {claim.id} is {claim.status}: '
        f"write that {matter.named(one.source)} {instead} it",
    )


def _in_claim(claim: Assessment) -> Iterator[Advice]:
    verb = next(asserting(claim.text), None)
    if verb is not None:
        yield Advice(
            code="strong-verb",
            subject=claim.id,
            text=f'"{verb.text}" in {claim.id} says more than the evidence, for it is {claim.status}: '
            "claim by itself what was said, and record who said it",
        )


def _in_attribution(matter: Matter, said: Said) -> tuple[str, str] | None:
    """The first strong verb by which the source is said to speak, and where it stands."""
    one, mentions = said.recorded, _mentions(matter, said)
    quote = one.quote or ""
    if verb := next((verb for verb in asserting(quote) if _is_near(verb, mentions)), None):
        return verb.text, "quote"
    if (setting := _setting(matter, said)) and (verb := _reporting(setting, mentions)):
        return verb.text, "sentence around the quote"
    note = one.note or ""
    # In a note the source goes without saying: "Confirms the loss".
    if verb := next((verb for verb in asserting(note) if not verb.before or _is_near(verb, mentions)), None):
        return verb.text, "note"
    return (mentioned, "note") if (mentioned := quoted_verb(note)) else None


def _reporting(setting: Setting, mentions: frozenset[str]) -> Verb | None:
    """The verb that introduces the quote, or stands near the source in its sentence."""
    words = list(_WORD.finditer(setting.lead))
    last = next((word for word in reversed(words[-2:]) if shadow(word[0]) != "that"), None)
    place = (last.start(), last.end()) if last and is_strong(last[0]) else (0, 0)
    found = asserting(setting.text, reporting=place)
    return next((verb for verb in found if verb.place in range(*place) or _is_near(verb, mentions)), None)


def _setting(matter: Matter, said: Said) -> Setting | None:
    """The quote in its document, with the sentence around it; None when it does not stand there."""
    one = said.recorded
    document = matter.facts.documents.get(one.document) if one.document else None
    if document is None or not document.text or not one.quote:
        return None
    start = one.span[0] if one.span else document.text.find(one.quote)
    end = start + len(one.quote)
    if start < 0 or document.text[start:end] != one.quote:
        return None
    lead = _SENTENCE_ENDS.split(document.text[max(0, start - _AROUND) : start])[-1]
    tail = _SENTENCE_ENDS.split(document.text[end : end + _AROUND], maxsplit=1)[0]
    return Setting(lead, lead + one.quote + tail)


def _mentions(matter: Matter, said: Said) -> frozenset[str]:
    """The words by which a text may name the source, or those whose words it relays."""
    sources = (matter.facts.sources[source] for source in (said.recorded.source, *said.recorded.relays))
    names = (name for source in sources for name in (source.name, *source.aliases))
    words = {shadow(word[0]) for name in names for word in _WORD.finditer(name)}
    return frozenset(word for word in words if len(word) > 1) - LINKING


def _is_near(verb: Verb, mentions: frozenset[str]) -> bool:
    """Whether the source stands just before the verb, or after its "by"."""
    if not (mentions | SPEAKERS).isdisjoint(verb.before[-_NEAR:]):
        return True
    return verb.after[:1] == ("by",) and not mentions.isdisjoint(verb.after[: _NEAR + 1])
