"""Frames in which a verb takes a thing or a hearer: denied the report; called it a lie; urged him to go; spoke of N."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.lexicon import (
    ADDRESS,
    BRING_OUT,
    COUNTING,
    DAYS,
    NAMED_AS,
    NAMED_CLAUSE,
    NOTIONS,
    SAY,
    TEXTS,
    THING,
    WITH,
)
from verify.extract.attributions.paragraph import MARKS
from verify.extract.attributions.phrases import child, children, end, is_marked, lemma, phrase, start
from verify.extract.attributions.rules.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from verify.extract.attributions.found import Range
    from verify.extract.attributions.rules.frames import Reporting

_NAMING = frozenset({"as", "for", "of", "to", "with"})
"""The prepositions before what a thing is called."""
_COUNTING = frozenset({"dozens", "few", "hundreds", "half", "millions", "quarter", "thousands", "third", "zero"})
_ENDING = frozenset({"ADP", "CCONJ", "PUNCT", "SCONJ"})


def about(verb: Reporting) -> Frame | None:
    """X spoke of N, warned against N."""
    taken = WITH.get(verb.lemma, frozenset())
    for preposition in children(verb.token, "prep", "agent"):
        if preposition.lower_ in taken and preposition.i - verb.token.i <= 3 and verb.lemma != "accuse":
            what = child(preposition, "pobj", "pcomp")
            if what is not None and what.lower_ not in DAYS:
                adjacent = preposition.i == verb.cue[1]
                return Frame([phrase(what)], "about", (verb.cue[0], preposition.i + 1) if adjacent else verb.cue)
    return None


def about_clause(verb: Reporting) -> Frame | None:
    """X warned against what C, where the parser made the preposition a part of the clause."""
    doc, at = verb.paragraph.doc, verb.cue[1]
    if at >= len(doc) or doc[at].lower_ not in WITH.get(verb.lemma, ()) or verb.subject is None:
        return None
    if at + 1 < len(doc) and doc[at + 1].lower_ in DAYS:
        return None
    clauses = children(verb.token, "advcl", "ccomp", "xcomp", "prep")
    ends = next((end(one) for one in clauses if start(one) == at), 0)
    return Frame([(at + 1, ends)], "about", (verb.cue[0], at + 1)) if ends > at + 1 else None


def doubting(verb: Reporting) -> Frame | None:
    """X cast doubt on N."""
    doubt = child(verb.token, "dobj")
    if (
        doubt is None
        or doubt.lower_ not in {"doubt", "doubts"}
        or verb.token.lower_ not in {"cast", "casts", "casting"}
    ):
        return None
    on = next(
        (one for one in children(verb.token, "prep") + children(doubt, "prep") if one.lower_ in {"on", "over"}), None
    )
    what = child(on, "pobj", "pcomp") if on is not None else None
    return Frame([phrase(what)], "about", (verb.cue[0], on.i + 1)) if on is not None and what is not None else None


def estimate(verb: Reporting) -> Frame | None:
    """X put the toll at 34."""
    thing = child(verb.token, "dobj")
    at = next((one for one in children(verb.token, "prep") if one.lower_ == "at"), None)
    if thing is None or at is None or verb.lemma not in COUNTING or not thing.i < at.i:
        return None
    counted = any(one.like_num or one.tag_ == "CD" or one.lower_ in _COUNTING for one in at.subtree)
    return Frame([(start(thing), end(at))], "estimate") if counted else None


def named(verb: Reporting) -> Frame | None:
    """X called N a lie, described N as C, accused N of C."""
    if verb.lemma not in NAMED_AS:
        return None
    token = verb.token
    thing, name, clause = child(token, "dobj"), child(token, "oprd"), child(token, "ccomp", "xcomp")
    if thing is not None and name is None and _is_bare(verb, thing):
        return None
    if thing is not None:
        return Frame(_named_content(token, thing, name), "named")
    if clause is not None and verb.lemma in NAMED_CLAUSE:
        return Frame([phrase(clause)], "named")
    return Frame([phrase(name)], "named") if name is not None else None


def _named_content(token: Token, thing: Token, name: Token | None) -> list[Range]:
    if thing.i < token.i:
        called = [(token.i + 1, end(name))] if name is not None and end(name) > token.i + 1 else []
        return [phrase(thing), *called]
    ends = [end(thing)]
    ends += [end(name)] if name is not None else []
    ends += [end(one) for one in _naming(token, thing)[:1]]
    return [(start(thing), max(ends))]


def _naming(token: Token, thing: Token) -> list[Token]:
    return [one for one in children(token, "prep") if one.lower_ in _NAMING and one.i > thing.i]


def _is_bare(verb: Reporting, thing: Token) -> bool:
    """Whether nothing tells what the thing is called or seen as: "called his wife", "saw the smoke"."""
    if verb.lemma in {"cast", "see"}:
        return not any(one.lower_ == "as" for one in _naming(verb.token, thing))
    doc, ends = verb.paragraph.doc, end(thing)
    if verb.lemma != "call" or ends - start(thing) > 2:
        return False
    return ends >= len(doc) or (doc[ends].pos_ in _ENDING and doc[ends].text not in MARKS)


def address(verb: Reporting) -> Frame | None:
    """X urged N to C."""
    will = child(verb.token, "xcomp") if verb.lemma in ADDRESS else None
    return Frame([phrase(will)], "address") if will is not None else None


def notion(verb: Reporting) -> Frame | None:
    """X voiced concern that C, released a statement that C."""
    thing = child(verb.token, "dobj")
    if thing is None or thing.lower_ not in NOTIONS or not 0 < thing.i - verb.token.i < 6:
        return None
    if verb.token.lower_ in {"has", "had"}:
        return None
    clauses = (one for one in _clauses(thing, verb.token) if one.i > thing.i and is_marked(one, "that"))
    clause = next(clauses, None)
    return Frame([phrase(clause)], "light", (verb.cue[0], thing.i + 1)) if clause is not None else None


def _clauses(*heads: Token) -> Iterator[Token]:
    for head in heads:
        yield from children(head, "acl", "ccomp", "advcl")


def thing(verb: Reporting) -> Frame | None:
    """X denied the report, backed the plan."""
    what = child(verb.token, "dobj") if verb.lemma in THING else None
    if what is not None and verb.lemma in BRING_OUT and (what.lower_ not in TEXTS or _is_quoted_from(what)):
        return None
    return Frame([phrase(what)], "thing") if what is not None else None


def _is_quoted_from(text: Token) -> bool:
    """Whether what it says stands behind a text, and is found on its own: a statement saying that."""
    return any(one.tag_ == "VBG" and lemma(one) in SAY for one in children(text, "acl"))
