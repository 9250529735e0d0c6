"""Active verbs: the frames that a verb of saying or thinking stands in, tried one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.boundaries import grown
from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import ISSUING
from verify.extract.attributions.phrases import clipped, is_marked, lemma, source_range, subject, verb_group
from verify.extract.attributions.rules import clauses, objects
from verify.extract.attributions.rules.frames import Frame, Reporting
from verify.extract.attributions.rules.passives import is_passive, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verify.extract.attributions.paragraph import Paragraph

_FRAMES = (
    clauses.clause,
    clauses.answer,
    clauses.that_later,
    clauses.trailing,
    clauses.parenthetical,
    objects.doubting,
    objects.estimate,
    objects.about,
    objects.about_clause,
    clauses.doing,
    clauses.seeming,
    clauses.infinitive,
    objects.named,
    objects.address,
    objects.notion,
    objects.thing,
)
"""The sure ones first: what takes a clause says more than what takes a thing."""
_SIGNED = frozenset({"thing", "named", "about", "do", "address"})
"""Frames that say nothing without a subject."""
_GROWING = frozenset({"thing", "about", "named", "address"})


def verbal(paragraph: Paragraph, token: Token) -> Found | None:
    """What a verb of the lexicon tells somebody to say, think, want or be for."""
    if not token.tag_.startswith("VB") or not lemma(token):
        return None
    if is_passive(token):
        return passive(paragraph, token)
    verb = _reporting(paragraph, token)
    if verb.subject is not None and verb.subject.lower_ == "there":
        return None
    frame = next((frame for frame in (rule(verb) for rule in _FRAMES) if frame is not None), None)
    return _found(verb, frame) if frame is not None else None


def _reporting(paragraph: Paragraph, token: Token) -> Reporting:
    cue, speaker = verb_group(token), subject(token)
    issuing = _issuing(token)
    if issuing is not None:
        # Released a statement saying: the cue begins with the verb that gives the statement its author.
        speaker, cue = subject(issuing), (verb_group(issuing)[0], cue[1])
    return Reporting(paragraph, token, lemma(token), speaker, cue)


def _issuing(token: Token) -> Token | None:
    """The verb that brought out what a participle quotes from: "released a statement saying"."""
    if token.tag_ != "VBG" or token.dep_ not in {"acl", "advcl"} or token.head.dep_ != "dobj":
        return None
    verb = token.head.head
    near = 0 < token.i - verb.i < 8
    return verb if near and verb.lower_ in ISSUING and subject(verb) is not None else None


def _found(verb: Reporting, frame: Frame) -> Found | None:
    speaker = verb.subject if frame.rule != "seem" and not _is_impersonal(verb) else None
    source = source_range(speaker, verb.token) if speaker is not None else None
    if frame.rule in _SIGNED and (source is None or _is_no_stance(verb, frame.rule)):
        return None
    cue = frame.cue or verb.cue
    content = grown(verb.paragraph, verb.token, frame.content) if frame.rule in _GROWING else frame.content
    sources = [source] if source else []
    told = [part for one in content for part in clipped(one, [*sources, cue])]
    named = speaker if source else None
    return Found(verb.paragraph.doc, verb.token, named, sources, [cue], told, frame.rule) if told else None


def _is_no_stance(verb: Reporting, rule: str) -> bool:
    """Whether a thing is said of nobody in particular, or only might be: "if they back the plan"."""
    if is_marked(verb.token, "if", "unless", "whether"):
        return True
    if rule == "named" and verb.subject is not None and verb.subject.lower_ in {"it", "they", "that"}:
        return True
    might = any(one.tag_ == "MD" for one in verb.token.children)
    return rule in {"named", "about"} and verb.token.tag_ == "VB" and might


def _is_impersonal(verb: Reporting) -> bool:
    """Whether "it" is nobody: "it appears that"."""
    return verb.lemma in {"appear", "seem"} and verb.subject is not None and verb.subject.lower_ == "it"
