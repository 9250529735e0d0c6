"""A statement as a sentence that stands alone: leading connectives gone, pronouns named, what was put in bracketed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from verify.extract.attributions.lexicon import words
from verify.extract.attributions.paragraph import FINITE
from verify.extract.claims.statements import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING = words(
    "accordingly additionally also and besides but consequently finally fortunately furthermore hence however indeed "
    "meanwhile moreover nevertheless nonetheless nor or plus sadly so therefore thus unfortunately yet"
)
_GUILT = {"for": "to blame", "of": "guilty"}
"""What is said of those who are accused "of", or blamed "for", something."""
_EVENTS = words(
    "advance arrest arrival attack attacks battle blast blasts capture clash clashes collapse crash death deaths "
    "defeat departure drought fall fire fires flood floods gain gains killing loss losses outbreak raid raids rescue "
    "retreat riot seizure siege strike strikes surrender theft war withdrawal"
)
_MARKS = frozenset("\"'“”‘’«»„`").union({"''", "``"})
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?)\]%’”])")
_COMMAS = re.compile(r",(\s*,)+")
_EDGES = " \t\n,;:–—-.…"
_KEPT = frozenset({"%", ")", "]", "”", '"', "''", "»", "’"})
"""Marks that belong to the words before them."""


def worded(statement: Statement, names: Mapping[int, str]) -> str:
    """The statement as a sentence without its full stop; `names` says what to put for the words at some places."""
    doc = statement.doc
    own = list(statement.tokens)
    while own and _is_leading(doc[own[0]], statement.root):
        own.pop(0)
    while own and ((doc[own[-1]].is_punct and doc[own[-1]].text not in _KEPT) or doc[own[-1]].dep_ == "cc"):
        own.pop()
    names = {**_tenses(statement), **names}
    borrowed = _texts(statement, [*statement.borrowed], names)
    relative = doc[statement.pronoun].lower_ if statement.pronoun is not None else ""
    own = [number for number in own if number != statement.pronoun]
    parts = _related(relative, borrowed, _texts(statement, own, names))
    text = _COMMAS.sub(",", _SPACE_BEFORE.sub(r"\1", " ".join("".join(parts).split())))
    text = _unquoted(_balanced(text.strip(_EDGES)).strip(_EDGES))
    verbless = (
        not statement.borrowed
        and statement.root.pos_ not in {"VERB", "AUX"}
        and doc.user_data.get("kind") not in {"title", "heading"}
    )
    if text and verbless and not any(doc[number].tag_ in FINITE for number in own):
        text = _of_noun(statement.root, text)
    return text[:1].upper() + text[1:]


def is_event(noun: Token) -> bool:
    """Whether a noun tells of something that happens: "the loss of the village"."""
    return noun.lower_ in _EVENTS or noun.lower_.endswith(("tion", "tions", "ment", "sion", "ings", "ing"))


def _of_noun(noun: Token, text: str) -> str:
    """A statement made of a noun: "[There was] heavy fighting", "The loss of the village [happened]"."""
    definite = any(
        child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an", "no", "some"} for child in noun.children
    )
    if definite:
        return f"{text} [happened]" if is_event(noun) else text
    return f"[There {'were' if noun.tag_ in {'NNS', 'NNPS'} else 'was'}] {text}"


def _tenses(statement: Statement) -> dict[int, str]:
    """What makes a sentence of a subject and what is said of it: "to have slept" becomes "[has] slept"."""
    root = statement.root
    if not statement.borrowed or statement.pronoun is not None:
        return {}
    if any(child.tag_ in FINITE for child in root.children if child.dep_ in {"aux", "auxpass"}):
        return {}
    first = statement.doc[min(statement.tokens)]
    several = any(statement.doc[number].tag_ in {"NNS", "NNPS"} for number in statement.borrowed[-1:])
    if first.dep_ == "prep" and first.lower_ in _GUILT:
        return {first.i: f"[{'are' if several else 'is'} {_GUILT[first.lower_]}] {first.text}"}
    return _tensed(statement, first, several=several) if root.tag_ in {"VB", "VBN", "VBG"} else {}


def _tensed(statement: Statement, first: Token, *, several: bool) -> dict[int, str]:
    """The verb of a statement with a tense: "[has] slept", "[was] taking bribes"."""
    root = statement.root
    forms = {"have": "have" if several else "has", "be": "are" if several else "is"}
    if first.lower_ in forms and first.head.i in {root.i, first.i}:
        return {first.i: f"[{forms[first.lower_]}]"}
    shared = any(statement.doc[number].dep_ in {"aux", "auxpass"} for number in statement.borrowed)
    if shared or first.i != root.i or root.tag_ == "VBN":
        return {}
    return {root.i: f"[{'were' if several else 'was'}] {root.text}" if root.tag_ == "VBG" else f"[will] {root.text}"}


def _related(relative: str, borrowed: list[str], own: list[str]) -> list[str]:
    """The words of a relative clause with its noun in the place of "who", "whose" or "where"."""
    noun = "".join(borrowed).strip()
    if relative == "where":
        article, _, rest = noun.partition(" ")
        return [*own, f" [at {article.lower()} {rest}]" if article in {"The", "A", "An"} else f" [at {noun}]"]
    if relative == "whose":
        return [f"{noun}'s ", *own]
    return [*borrowed, *own]


def _texts(statement: Statement, numbers: list[int], names: Mapping[int, str]) -> list[str]:
    """The words at some places, with a space where others stand between."""
    texts = []
    for at, number in enumerate(numbers):
        token = statement.doc[number]
        follows = at + 1 < len(numbers) and numbers[at + 1] == number + 1
        space = token.whitespace_ if follows else " "
        texts.append(names.get(number, token.text) + space)
    return texts


def _is_leading(token: Token, root: Token) -> bool:
    if token.is_punct or token.is_space or token.text in _MARKS or token.lower_ in _LEADING:
        return True
    return (token.dep_ == "mark" and token.head.i == root.i) or (token.lower_ == "that" and token.tag_ == "IN")


def _unquoted(text: str) -> str:
    """The text without quotation marks around all of it; those around a part of it stay."""
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'")):
        if (
            len(text) > 1
            and text[0] == opening
            and text[-1] == closing
            and text.count(opening) <= 1 + (opening == closing)
        ):
            return text[1:-1].strip(_EDGES)
    return text


def _balanced(text: str) -> str:
    """The text without a quotation mark that has no partner."""
    for opening, closing in (("“", "”"), ("«", "»")):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if text.count("‘") > text.count("’"):
        text = text.replace("‘", "")
    return text.replace('"', "") if text.count('"') % 2 else text
