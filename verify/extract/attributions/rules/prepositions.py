"""Sources named beside the clause: according to X, as X put it, as reported by X, in a poll, reportedly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import HEARSAY, MEASURES, SAY, SURVEYS
from verify.extract.attributions.paragraph import DASHES, FINITE
from verify.extract.attributions.phrases import VERBAL, child, clipped, lemma, phrase, source_range, start, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verify.extract.attributions.found import Range
    from verify.extract.attributions.paragraph import Paragraph

_LONG = 14
"""How many tokens an as-clause may take up to its verb."""
_SET_OFF = DASHES | {",", "("}
_CLOSING = frozenset({",", ")", ":", "–", "—"})


def according(paragraph: Paragraph, token: Token) -> Found | None:
    """According to X, C.  C, according to X.  C, according to X, C."""
    if token.lower_ != "according" or paragraph.text(token.i + 1).lower() != "to":
        return None
    speaker = child(token.nbor(), "pobj") or child(token, "pobj")
    source = source_range(speaker, token) if speaker is not None else None
    if speaker is None or source is None or _is_measure(speaker):
        return None
    first, last = paragraph.sentence(token.i)
    begins, ends = min(token.i, source[0]), max(token.i + 2, source[1])
    if not paragraph.worded(first, begins):
        content = [(ends, last)]
    elif paragraph.text(ends) == "," and paragraph.worded(ends, last):
        content = [(first, begins), (ends, last)]
    else:
        content = [(first, begins)]
    return Found(paragraph.doc, token, speaker, [source], [(token.i, token.i + 2)], content, "according")


def _is_measure(word: Token) -> bool:
    """Whether a bare noun is what something goes by, and nobody who speaks: according to plan."""
    return word.lower_ in MEASURES and next(word.children, None) is None


def as_clause(paragraph: Paragraph, token: Token) -> Found | None:
    """As X reported, C.  C, as X put it.  C, as reported by X."""
    if token.lower_ != "as" or not _is_set_off(paragraph, token):
        return None
    verb = _as_verb(paragraph, token)
    if verb is None:
        return None
    by_whom = paragraph.text(verb.i + 1).lower() == "by" and (verb.tag_ == "VBN" or verb.i - token.i <= 2)
    if by_whom:
        speaker, cue = child(verb.nbor(), "pobj"), (token.i, verb.i + 2)
    else:
        # A verb without a subject here, such as a participle, tells of nobody.
        speaker, cue = _subject_after(verb, token), verb_group(verb)
        if verb.lower_ in {"put", "puts"}:
            if paragraph.text(verb.i + 1).lower() != "it":
                return None
            cue = (cue[0], verb.i + 2)
    source = source_range(speaker, verb) if speaker is not None else None
    content = _around(paragraph, token.i, max(source[1], cue[1])) if source else []
    if source is None or not content:
        return None
    return Found(paragraph.doc, verb, speaker, [source], [cue], content, "as")


def _is_set_off(paragraph: Paragraph, token: Token) -> bool:
    before = paragraph.text(token.i - 1)
    return token.i == paragraph.sentence(token.i)[0] or before in _SET_OFF or before.isspace()


def _as_verb(paragraph: Paragraph, token: Token) -> Token | None:
    """The verb of saying that an as-clause ends in."""
    last = min(token.i + _LONG, paragraph.sentence(token.i)[1])
    for one in paragraph.doc[token.i + 1 : last]:
        if one.text in {",", ")"} and one.i > token.i + 6:
            return None
        if one.tag_ in FINITE | {"VBN"} and (lemma(one) in SAY or one.lower_ in {"put", "puts"}):
            return one
        if one.tag_ in FINITE:
            return None
    return None


def _subject_after(verb: Token, opening: Token) -> Token | None:
    return next((one for one in verb.children if one.dep_ == "nsubj" and one.i > opening.i), None)


def _around(paragraph: Paragraph, begins: int, ends: int) -> list[Range]:
    """The sentence around an inserted clause."""
    first, last = paragraph.sentence(begins)
    while ends < last and paragraph.text(ends) not in _CLOSING:
        ends += 1
    before = [(first, begins)] if paragraph.worded(first, begins) else []
    inserted = not before or paragraph.text(ends) in {",", ")"}
    behind = [(ends + 1, last)] if inserted and paragraph.worded(ends + 1, last) else []
    return before + behind


def in_survey(paragraph: Paragraph, token: Token) -> Found | None:
    """In a poll, C."""
    if token.lower_ != "in" or token.dep_ != "prep":
        return None
    speaker, verb = child(token, "pobj"), token.head
    if speaker is None or speaker.lower_ not in SURVEYS or lemma(verb) in SAY:
        return None
    if verb.pos_ not in VERBAL or verb.dep_ not in {"ROOT", "ccomp"}:
        return None
    source = source_range(speaker, token)
    if source is None:
        return None
    content = clipped(paragraph.sentence(token.i), [(token.i, source[1])])
    return Found(paragraph.doc, token, speaker, [source], [(token.i, token.i + 1)], content, "in")


def reportedly(paragraph: Paragraph, token: Token) -> Found | None:
    """C with reportedly, allegedly: somebody said so, and the text does not tell who."""
    if token.lower_ not in HEARSAY or token.dep_ != "advmod" or paragraph.quotation(token.i) is not None:
        return None
    verb = token.head
    if verb.pos_ not in VERBAL:
        return None
    first, last = phrase(verb)
    subject = child(verb, "nsubj", "nsubjpass")
    if verb.dep_ in {"ROOT", "ccomp", "conj"} and subject is not None:
        first = start(subject)
    cue = (token.i, token.i + 1)
    return Found(paragraph.doc, token, None, [], [cue], clipped((first, last), [cue]), "reportedly")
