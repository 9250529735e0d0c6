"""What single words of a parsed text tell: whether one can be part of a name, where a noun phrase ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verify.core.lint.vocabulary import PARTICLES
from verify.extract.casting.parties import is_state
from verify.extract.casting.titles import listed, title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = Sequence["Token"]

QUOTES = frozenset("\"'“”‘’«»„`") | {"``", "''"}
DASHES = frozenset({"-", "–", "—", "--", "|", ":", ";"})
PREPOSITIONS = listed("about against at behind by for from in inside near of on outside over to with within")
THE = listed("that the these this those")
SOME = listed(
    "a an another any both dozens each eight either every few five four hundreds many most multiple nine numerous "
    "one seven several six some ten thousands three two"
)
NAMES = "names"
"""Key in a paragraph's `user_data`: words that the document writes with a capital in the middle of a sentence."""
_DATES = listed(
    "april august december february friday january july june march monday november october saturday september "
    "sunday thursday tuesday wednesday"
)
"""Capitals that name nobody; May is left out."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "EX"})


def is_quote(token: Token) -> bool:
    """Whether it is a quotation mark."""
    return token.text in QUOTES or token.tag_ in {"``", "''"}


def is_possessive(token: Token) -> bool:
    """Whether it is the 's of a genitive."""
    return token.tag_ == "POS" or token.lower_ in {"'s", "’s"}


def begins(token: Token) -> bool:
    """Whether a capital says nothing here, since a sentence or a quotation begins."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1)
    return is_quote(before) or before.text in {":", "•", "*", "-", "–", "—", "(", "["}


def is_capital(token: Token) -> bool:
    """Whether it is written like a part of a name."""
    if not token.text[:1].isupper() or token.tag_ in {"PRP", "PRP$", "DT", "WP", "WDT", "IN", "CC", "UH"}:
        return False
    if token.lower_ in _DATES:
        return False
    if not begins(token) or token.tag_ in {"NNP", "NNPS"} or title(token.text) is not None:
        return True
    inner = any(char.isupper() for char in token.text[1:]) and not token.is_upper
    return inner or token.text in token.doc.user_data.get(NAMES, ())


def name_run(tokens: Tokens) -> int:
    """Where the run of name-like words at the end of some words begins; their number where there is none."""
    at = len(tokens)
    while at and _continues(tokens, at - 1):
        at -= 1
    while at < len(tokens) and not is_capital(tokens[at]):
        at += 1
    return at


def _continues(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if is_capital(token):
        return True
    if at == len(tokens) - 1 or not is_capital(tokens[at + 1]):
        return at + 2 < len(tokens) and at > 0 and token.lower_ in PARTICLES and _continues(tokens, at + 1)
    joins = token.text in {"-", "&", "/", "’", "'"} or token.lower_ in PARTICLES
    if token.text in {"-", "/"} and (token.whitespace_ or (at and tokens[at - 1].whitespace_)):
        return False
    return joins and at > 0 and (is_capital(tokens[at - 1]) or tokens[at - 1].lower_ in PARTICLES)


def base_end(tokens: Tokens) -> int:
    """Where the words before and with the head noun end."""
    noun = False
    for at, token in enumerate(tokens):
        if token.lower_ in PREPOSITIONS and token.tag_ not in {"NNP", "JJ"} and at:
            return at
        if noun and token.tag_ == "CC" and joins_adjectives(tokens, at):
            continue
        if noun and (
            token.tag_ in {"TO", "RP", "RB", "CC"} or (token.tag_[:2] == "VB" and not _before_noun(tokens, at))
        ):
            return at
        noun = noun or token.tag_[:2] == "NN" or is_capital(token) or title(token.text) is not None
    return len(tokens)


def joins_adjectives(tokens: Tokens, at: int) -> bool:
    """Whether "and" joins what stands before one noun: "U.S. and Ukrainian officials"."""
    if not 0 < at < len(tokens) - 2:
        return False
    before, after, noun = tokens[at - 1], tokens[at + 1], tokens[at + 2]
    plain = noun.tag_ in {"NN", "NNS"} and noun.is_lower
    return plain and (before.tag_ == "JJ" or is_state(before.text)) and (after.tag_ == "JJ" or is_state(after.text))


def _before_noun(tokens: Tokens, at: int) -> bool:
    """Whether a participle stands between the words before a noun: "the Russian-appointed governor"."""
    hyphen = at > 0 and tokens[at - 1].text == "-"
    known = title(tokens[at].text) is not None
    return (
        (hyphen or known or tokens[at].tag_ == "VBN")
        and (known or at + 1 < len(tokens))
        and (known or tokens[at + 1].tag_[:2] in {"NN", "JJ"})
    )


def tail_end(tokens: Tokens, start: int) -> int:
    """Where what follows the head noun ends: before a clause of its own."""
    for at in range(start, len(tokens)):
        tag = tokens[at].tag_
        day = tokens[at].lower_ == "on" and at + 1 < len(tokens) and tokens[at + 1].lower_.endswith("day")
        if day or tag in _FINITE or tag[:1] == "W" or (tag == "VBG" and at == start):
            return at
    return len(tokens)


def text_of(tokens: Tokens) -> str:
    """The words as they stand, runs of white space as one space."""
    if not tokens:
        return ""
    return " ".join("".join(token.text_with_ws for token in tokens).split())


def mark_names(paragraphs: Sequence[Doc]) -> None:
    """Note in each paragraph the names that the document has, so that they are known where a sentence begins."""
    found = {
        token.text
        for doc in paragraphs
        for token in doc
        if token.tag_ in {"NNP", "NNPS"} and token.text[:1].isupper() and (not begins(token) or _is_followed(token))
    }
    common = {token.text for doc in paragraphs for token in doc if token.is_lower}
    names = frozenset(word for word in found if word.lower() not in common)
    for doc in paragraphs:
        doc.user_data[NAMES] = names


def _is_followed(token: Token) -> bool:
    """Whether another name-like word stands behind: a name at the beginning of a sentence."""
    return token.i + 1 < len(token.doc) and token.nbor().tag_ in {"NNP", "NNPS"} and token.nbor().text[:1].isupper()
