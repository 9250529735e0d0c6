"""What asserts nothing that can be checked: judgements, questions, appeals, and the words that give an opinion away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from verify.extract.attributions.lexicon import words
from verify.extract.attributions.phrases import VERBAL
from verify.extract.claims.statements import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_JUDGING = words(
    "absurd admirable appalling astonishing awful barbaric beautiful bizarre bleak botched brave brilliant brutal "
    "challenging clown cowardly cruel cynical deplorable despicable disastrous disgrace disgraceful disgusting "
    "disturbing dreadful dreary embarrassing excellent exciting extraordinary fantastic fiction foolish ghastly "
    "glorious grotesque heartbreaking heroic hideous horrible horrific hypocritical idiotic impressive incompetent "
    "incredible inexcusable irresponsible laughable ludicrous magnificent marvellous monstrous noble nonsense "
    "outrageous pathetic perfidious pitiful pointless reckless ridiculous sad senseless shameful shameless shocking "
    "sinister splendid stupid superb terrible tragic unacceptable unbelievable underrated unforgivable wicked "
    "wonderful worst"
)
"""Adjectives and nouns that judge."""
_STRESSING = words(
    "admirably botched bravely brilliantly cleverly cowardly desperately disgrace dreary finest foolishly fortunately "
    "glimmer heroically magnificent mercifully miraculously naturally nonsense obviously regrettably sadly shameful "
    "shamefully shameless shamelessly successfully supposedly surely tactically tragically undeniably underrated "
    "undoubtedly unfortunately unsurprisingly"
)
"""Words that colour a sentence without saying more."""
_FEELING = words(
    "afraid anxious concerned confident desperate determined eager glad hopeful keen nervous optimistic pessimistic "
    "proud relieved reluctant sceptical skeptical wary willing worried"
)
"""Adjectives for what somebody feels."""
_WISHING = words("fear fears hope hopes hoped want wants wanted wish wishes wished")
_HOPE = words("hope hopes fear fears")


def is_opinion(statement: Statement) -> bool:
    """Whether a statement asserts nothing that can be true or false of the world."""
    root = statement.root
    own = [statement.doc[number] for number in statement.tokens]
    if _asks(own) or (root.pos_ in VERBAL and _orders(root)):
        return True
    if root.pos_ not in VERBAL:
        return any(word.lower_ in _JUDGING for word in own)
    return _judges(root) or (root.lower_ in {"is", "was", "are", "’s", "'s"} and _tells_of_hope(root))


def is_feeling(statement: Statement) -> bool:
    """Whether a statement tells what somebody feels: "remains hopeful", "is worried"."""
    root = statement.root
    felt = any(child.dep_ in {"acomp", "oprd", "attr"} and child.lower_ in _FEELING for child in root.children)
    return felt or root.lower_ in _FEELING or (root.pos_ in VERBAL and root.lower_ in _WISHING)


def coloured(tokens: Iterable[Token]) -> Iterator[Token]:
    """The words that give the writer's opinion in a sentence that asserts something."""
    for token in tokens:
        if token.lower_ in _STRESSING:
            yield token


def _asks(own: list[Token]) -> bool:
    last = own[-1]
    beyond = last.doc[last.i + 1 : last.i + 3]
    return any(word.text == "?" for word in (*own[-3:], *beyond))


def _orders(root: Token) -> bool:
    """Whether a verb is an order: "let us", "look"."""
    return root.tag_ == "VB" and not any(
        child.dep_ in {"nsubj", "nsubjpass", "aux", "expl", "csubj"} for child in root.children
    )


def _judges(root: Token) -> bool:
    """Whether a verb only links and what it links judges: "is irresponsible", "was a disgrace"."""
    complements = [child for child in root.children if child.dep_ in {"acomp", "attr", "oprd"}]
    return any(word.lower_ in _JUDGING for complement in complements for word in (complement, *complement.children))


def _tells_of_hope(root: Token) -> bool:
    there = any(child.dep_ == "expl" for child in root.children)
    return there and any(word.lower_ in _HOPE for child in root.children for word in child.subtree)
