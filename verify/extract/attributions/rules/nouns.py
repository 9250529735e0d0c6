"""Reports made into nouns: X's claim that C, a statement by X that C, the governor's support for N."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import NOUN_PREPOSITIONS, REPORTS, UNSIGNED
from verify.extract.attributions.phrases import (
    child,
    children,
    end,
    is_infinitive,
    is_marked,
    phrase,
    source_range,
    start,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verify.extract.attributions.found import Range
    from verify.extract.attributions.paragraph import Paragraph


def nominal(paragraph: Paragraph, token: Token) -> Found | None:
    """A noun of saying or thinking with whose it is and what it says."""
    if token.tag_ not in {"NN", "NNS"} or token.lower_ not in REPORTS or paragraph.quotation(token.i) is not None:
        return None
    owner = child(token, "poss")
    if owner is not None and owner.tag_ == "WP$":
        return None
    speaker = owner if owner is not None else _author(token)
    source = None
    if speaker is not None:
        source = _owner_range(speaker) if owner is not None else source_range(speaker, token)
    told = _told(token, owned=owner is not None) if source else _unsigned(token)
    if told is None:
        return None
    content, ends, rule = told
    begins = min([token.i, *(one.i for one in _modifiers(token))]) if owner is not None else token.i
    return Found(
        paragraph.doc, token, speaker if source else None, [source] if source else [], [(begins, ends)], [content], rule
    )


def _author(token: Token) -> Token | None:
    """Whose report it is: a claim by X, a warning from X."""
    of = next((one for one in children(token, "prep") if one.lower_ in {"by", "from"}), None)
    return child(of, "pobj") if of is not None else None


def _owner_range(owner: Token) -> Range:
    """The owner's words without the sign of the genitive."""
    first, last = phrase(owner)
    return (first, last - 1) if owner.doc[last - 1].tag_ == "POS" and last - 1 > first else (first, last)


def _modifiers(token: Token) -> list[Token]:
    return [one for one in children(token, "amod", "compound", "nummod") if one.i < token.i]


def _told(token: Token, *, owned: bool) -> tuple[Range, int, str] | None:
    """What the noun says, where the cue ends, and by which rule."""
    clause = _that_clause(token)
    if clause is None and owned:
        clause = next((one for one in _behind(token, "acl", "relcl") if is_infinitive(one)), None)
    if clause is not None:
        return phrase(clause), token.i + 1, "noun"
    for preposition in children(token, "prep") if owned else []:
        if preposition.i == token.i + 1 and preposition.lower_ in NOUN_PREPOSITIONS.get(token.lower_, ()):
            return (preposition.i + 1, end(preposition)), preposition.i + 1, "nounp"
    return None


def _unsigned(token: Token) -> tuple[Range, int, str] | None:
    """What nobody named says: "reports that …"."""
    clause = _that_clause(token) if token.lower_ in UNSIGNED else None
    return (phrase(clause), token.i + 1, "noun") if clause is not None else None


def _that_clause(token: Token) -> Token | None:
    return next((one for one in _behind(token, "acl", "ccomp", "relcl") if is_marked(one, "that")), None)


def _behind(token: Token, *dependencies: str) -> list[Token]:
    return [one for one in children(token, *dependencies) if start(one) > token.i or one.i > token.i]
