"""What a rule asks of the tree of a sentence: whose verb this is, how far a phrase reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.lexicon import LEMMAS, SAY
from verify.extract.attributions.paragraph import DASHES, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from verify.extract.attributions.found import Range

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_INHERITING = frozenset({"advcl", "xcomp", "pcomp", "parataxis", "dep", "ccomp"})
_CLIMB = 7
"""How many verbs share a subject at most; a longer chain is a parse gone wrong."""
_CONNECTIVES = frozenset(
    {"as", "because", "how", "however", "if", "instead", "meanwhile", "when", "where", "while", "why"}
)
"""Adverbs that join clauses, and so are no part of a cue."""
_AFTERTHOUGHTS = frozenset({"again", "also", "repeatedly", "then", "too"})
_NOT_MANNER = frozenset({"early", "family", "only"})


def child(token: Token, *dependencies: str) -> Token | None:
    """The first child with one of the dependencies."""
    return next((one for one in token.children if one.dep_ in dependencies), None)


def children(token: Token, *dependencies: str) -> list[Token]:
    """The children with one of the dependencies."""
    return [one for one in token.children if one.dep_ in dependencies]


def start(token: Token) -> int:
    """Where the phrase of a token begins."""
    return token.left_edge.i


def end(token: Token) -> int:
    """Where the phrase of a token ends."""
    return token.right_edge.i + 1


def phrase(token: Token) -> Range:
    """The token with all that hangs on it."""
    return start(token), end(token)


def lemma(token: Token) -> str:
    """The verb of the lexicon that the token is a form of; empty for other words."""
    return LEMMAS.get(token.lower_, "")


def is_marked(clause: Token, *words: str) -> bool:
    """Whether a clause is opened by one of the words: that, if, whether."""
    return any(one.dep_ == "mark" and one.lower_ in words for one in clause.children)


def is_infinitive(clause: Token) -> bool:
    """Whether a verb stands behind "to"."""
    return any(one.dep_ == "aux" and one.lower_ == "to" for one in clause.children)


def _nearest(verb: Token) -> Token | None:
    """The subject next to a verb: in "Q: Two nurses told us", the parser makes one of the "Q" as well."""
    own = children(verb, "nsubj", "csubj")
    return next((one for one in reversed(own) if one.i < verb.i), own[0] if own else None)


def _quoted(verb: Token) -> Token | None:
    """Who says it in "A quoted B as saying": B."""
    above = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or lemma(above) not in {"cite", "quote"}:
        return None
    return child(above, "dobj", "nsubjpass")


def subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares."""
    quoted = _quoted(verb)
    if quoted is not None:
        return quoted
    for climbed in range(_CLIMB + 1):
        own, passive = _nearest(verb), child(verb, "nsubjpass")
        if own is not None and own.dep_ == "nsubj":
            return own
        if passive is not None:
            return passive if climbed else None
        above = _sharing(verb)
        if above is None:
            break
        verb = above
    return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else None


def _sharing(verb: Token) -> Token | None:
    """The verb whose subject this one shares."""
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return verb.head
    if verb.dep_ not in _INHERITING or verb.tag_ not in {"VBG", "VB", "VBN"}:
        return None
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and lemma(verb) in SAY and start(verb) > 0:
        # Said that it fell, adding that …: who said the one adds the other.
        head = _reporting(head) if verb.doc[start(verb) - 1].text == "," else head
    return head if head.pos_ in VERBAL and head.i != verb.i else None


def _reporting(verb: Token) -> Token:
    """The verb of saying in whose clause a verb stands; the verb itself when there is none."""
    above = verb
    for _ in range(_CLIMB):
        if above.dep_ == "ccomp" and lemma(above.head) in SAY:
            return above.head
        above = above.head
    return verb


def agent(verb: Token) -> Token | None:
    """Who does what a passive verb says: "by X"."""
    by = child(verb, "agent") or next((one for one in children(verb, "prep") if one.lower_ == "by"), None)
    return child(by, "pobj") if by is not None else None


def verb_group(verb: Token) -> Range:
    """A verb with its auxiliaries, negation, particle and adverbs: "has not yet confirmed", "declined to say"."""
    first, last = _group_start(verb), _group_end(verb)
    for _ in range(_CLIMB):
        above = _governing(verb, first)
        if above is None:
            break
        verb, first = above, _group_start(above)
    return first, last


def _group_start(verb: Token) -> int:
    own = {
        one.i
        for one in verb.children
        if one.i < verb.i and one.dep_ in {"aux", "auxpass", "neg", "advmod"} and one.lower_ not in _CONNECTIVES
    }
    first = verb.i
    while first > 0 and (first - 1 in own or _modifies(verb.doc[first - 1], own | {verb.i})):
        first -= 1
    return first


def _modifies(token: Token, heads: Iterable[int]) -> bool:
    return token.dep_ == "advmod" and token.head.i in heads and token.lower_ not in _CONNECTIVES


def _group_end(verb: Token) -> int:
    doc, last = verb.doc, verb.i + 1
    if last < len(doc) and doc[last].dep_ == "prt" and doc[last].head.i == verb.i:
        last += 1
    if last < len(doc) and doc[last].dep_ == "advmod" and doc[last].head.i == verb.i:
        adverb = doc[last].lower_
        if adverb in _AFTERTHOUGHTS or (adverb.endswith("ly") and adverb not in _NOT_MANNER):
            last += 1
    return last


def _governing(verb: Token, first: int) -> Token | None:
    """The verb just before "to" and this one: "declined to say"; through an adjective: "was quick to say"."""
    head = verb.head
    if verb.dep_ != "xcomp" or not 0 < first - head.i <= 4 or not is_infinitive(verb):
        return None
    if any(one.pos_ in {"NOUN", "PROPN", "PRON"} for one in verb.doc[head.i + 1 : first]):
        return None
    if head.pos_ == "ADJ":
        return head.head if head.head.pos_ in VERBAL and 0 < head.i - head.head.i <= 3 else None
    # "Is said to have ordered" is the cue of nobody who ordered.
    return head if head.pos_ in VERBAL and child(head, "auxpass") is None else None


def source_range(head: Token, verb: Token) -> Range | None:
    """The words that name a source: its phrase without what the cue takes of it."""
    first, last = phrase(head)
    if head.i < verb.i:
        last = min(last, verb.i)
    elif head.dep_ in SUBJECTS and first < verb.i < last:
        last = verb.i
    for one in head.children:
        if one.i == verb.i or (one.dep_ in {"acl", "relcl"} and start(one) <= verb.i < end(one)):
            last = min(last, max(start(one), head.i + 1))
        elif _is_aside(one, verb):
            # At the comma, so that nothing behind it is taken for the rest of the clause.
            last = min(last, max(start(one) - 1, head.i + 1))
    last = _past_relative(head, verb, _past_title(head, verb, first, last))
    # What stands before a dash is a dateline, or the sentence that the parser went on with.
    first = max([first, *(one.i + 1 for one in head.doc[first : head.i] if one.text in DASHES and one.whitespace_)])
    return trimmed(head.doc, (first, last))


def _is_aside(clause: Token, verb: Token) -> bool:
    """Whether a clause only adds something about a name: the mayor, who took office in May."""
    after = clause.dep_ in {"acl", "relcl"} and clause.head.i < min(verb.i, clause.i)
    return after and clause.doc[start(clause) - 1].text == ","


def _past_title(head: Token, verb: Token, first: int, last: int) -> int:
    """The end of a name that the parser cut at the full stop of a title, as in "Gov. Ada Lund"."""
    doc = head.doc
    while 0 < last < len(doc) and first < last and last != verb.i:
        before, after = doc[last - 1], doc[last]
        cut = before.text.endswith(".") and before.tag_ in {"NNP", "NNPS", "CD", "JJ"} and after.tag_ in {"NNP", "CD"}
        parted = last - first >= 2 and head.i > verb.i and before.tag_ == after.tag_ == "NNP"
        if not cut and not parted:
            break
        last += 1
    return last


def _past_relative(head: Token, verb: Token, last: int) -> int:
    """The end of a source whose relative clause the parser cut short: all up to the cue."""
    doc = head.doc
    clipped_clause = any(one.dep_ in {"relcl", "acl"} and one.i < verb.i for one in head.children)
    if head.i < verb.i and clipped_clause and last < verb.i and not (doc[last].is_punct or doc[last].is_space):
        group = verb_group(verb)[0]
        return group if group - last < 9 else last
    return last


def trimmed(doc: Doc, span: Range) -> Range | None:
    """The range without white space and punctuation at its ends; None when nothing is left."""
    first, last = span
    while first < last and _is_edge(doc[first], "([$@#"):
        first += 1
    while first < last and _is_edge(doc[last - 1], ")]%"):
        last -= 1
    return (first, last) if first < last else None


def _is_edge(token: Token, kept: str) -> bool:
    return token.is_space or (token.is_punct and token.text not in MARKS and token.text not in kept)


def clipped(span: Range, taken: Iterable[Range]) -> list[Range]:
    """What is left of a range without others."""
    left = [span]
    for first, last in taken:
        left = [
            part
            for a, b in left
            for part in ([(a, b)] if last <= a or first >= b else [(a, min(b, first)), (max(a, last), b)])
            if part[0] < part[1]
        ]
    return left
