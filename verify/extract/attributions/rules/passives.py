"""Passives: C was reported by X; N is said to be C; it was announced that C; N was called C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import BARELY_NAMED, BRING_OUT, HEARERS, NAMED_AS, SAY, SEEM, THING, THINK
from verify.extract.attributions.phrases import (
    agent,
    child,
    children,
    clipped,
    end,
    lemma,
    phrase,
    source_range,
    start,
    verb_group,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verify.extract.attributions.found import Range
    from verify.extract.attributions.paragraph import Paragraph


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive voice."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.tag_ != "VBN":
        return False
    bare = verb.dep_ in {"relcl", "advcl", "ROOT", "conj"} and child(verb, "aux") is None
    alone = verb.dep_ == "advcl" and child(verb, "nsubj") is None
    return verb.dep_ == "acl" or (bare and (alone or child(verb, "agent") is not None))


def passive(paragraph: Paragraph, verb: Token) -> Found | None:
    """What a passive verb tells to be said, and by whom when it names anybody."""
    quoted = _quoted(paragraph, verb)
    if quoted is not None:
        return quoted
    speaker, cue = agent(verb), verb_group(verb)
    content = _content(verb, by_whom=speaker is not None)
    if content is None and speaker is None:
        return _asked(paragraph, verb, cue) or _named(paragraph, verb, cue)
    if content is None:
        return None
    return _found(paragraph, verb, speaker, cue, content)


def _quoted(paragraph: Paragraph, verb: Token) -> Found | None:
    """X was quoted as saying C; "C," X was quoted as saying."""
    about = _passive_subject(verb)
    manner = next((one for one in children(verb, "prep") if one.lower_ == "as"), None)
    saying = child(manner, "pcomp") if manner is not None else None
    source = source_range(about, verb) if about is not None else None
    if lemma(verb) != "quote" or saying is None or source is None or lemma(saying) not in SAY:
        return None
    clause = child(saying, "ccomp")
    first = paragraph.sentence(verb.i)[0]
    before = [(one.start, one.end) for one in paragraph.quoted if first <= one.start and one.end <= source[0]]
    content = [phrase(clause)] if clause is not None and clause.i > saying.i else before
    cue = (verb_group(verb)[0], saying.i + 1)
    return Found(paragraph.doc, saying, about, [source], [cue], content, "direct") if content else None


def _found(paragraph: Paragraph, verb: Token, speaker: Token | None, cue: Range, content: list[Range]) -> Found | None:
    source = source_range(speaker, verb) if speaker is not None else None
    charge = _charge(verb)
    if source is not None and charge is not None and source[0] < charge.i < source[1]:
        source = (source[0], charge.i)
    sources = [source] if source else []
    told = [part for one in content for part in clipped(one, [*sources, cue])]
    if not told:
        return None
    return Found(paragraph.doc, verb, speaker if source else None, sources, [cue], told, "passive")


def _charge(verb: Token) -> Token | None:
    """What the parser hung on the accuser: "was accused by the union | of lying"."""
    speaker = agent(verb)
    if speaker is None or lemma(verb) != "accuse":
        return None
    return next((one for one in children(speaker, "prep") if one.lower_ == "of" and child(one, "pcomp")), None)


def _content(verb: Token, *, by_whom: bool) -> list[Range] | None:
    name, about = lemma(verb), _passive_subject(verb)
    infinitive, clause = child(verb, "xcomp"), child(verb, "ccomp")
    if name in SEEM and infinitive is not None and about is not None:
        of_whom = source_range(about, verb)
        kept = [of_whom] if of_whom and about.lower_ != "it" else []
        return [*kept, phrase(infinitive)]
    if clause is not None and name in SAY | THINK:
        heard = about is None or about.lower_ == "it" or name in HEARERS
        return [phrase(clause)] if heard else None
    if by_whom and name in (THING | NAMED_AS | SAY) - BRING_OUT:
        return _thing(verb, about)
    if not by_whom and infinitive is not None and name == "expect":
        return [phrase(infinitive)]
    return None


def _passive_subject(verb: Token) -> Token | None:
    own = child(verb, "nsubjpass")
    return own if own is not None or verb.dep_ != "conj" else child(verb.head, "nsubjpass")


def _thing(verb: Token, about: Token | None) -> list[Range] | None:
    """What was said or named by somebody: "the account given by X", "N was described by X as C"."""
    if verb.dep_ == "acl":
        return [(start(verb.head), verb.i)] if start(verb.head) < verb.i else None
    if about is None:
        return None
    named = _charge(verb) or (_complement(verb, "as", "of", "for") if lemma(verb) in NAMED_AS else None)
    return [phrase(about), phrase(named)] if named is not None else [phrase(about)]


def _complement(verb: Token, *prepositions: str) -> Token | None:
    return child(verb, "oprd") or next((one for one in children(verb, "prep") if one.lower_ in prepositions), None)


def _asked(paragraph: Paragraph, verb: Token, cue: Range) -> Found | None:
    """N was asked about C; asked about C, N left: somebody unnamed asked."""
    about = _passive_subject(verb)
    of_what = next((one for one in children(verb, "prep") if one.lower_ == "about"), None)
    if lemma(verb) != "ask" or of_what is None or child(of_what, "pobj", "pcomp") is None:
        return None
    hearer = source_range(about, verb) if about is not None else None
    content = [*([hearer] if hearer else []), (of_what.i, end(of_what))]
    return Found(paragraph.doc, verb, None, [], [cue], content, "asked")


def _named(paragraph: Paragraph, verb: Token, cue: Range) -> Found | None:
    """N is seen as C: somebody unnamed says so."""
    about = _passive_subject(verb)
    if about is None or lemma(verb) not in NAMED_AS - BARELY_NAMED:
        return None
    named = _complement(verb, "as", "of", "with")
    if named is None:
        return None
    if named.dep_ == "prep" and named.i == cue[1] and named.lower_ == "as":
        cue = (cue[0], named.i + 1)
    return _found(paragraph, verb, None, cue, [phrase(about), phrase(named)])
