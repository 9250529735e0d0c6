"""What a claim is about: the place or body that its document names most and it names too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from verify.extract.attributions.lexicon import words
from verify.extract.claims.statements import Statement
from verify.extract.when.words import FULL_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLACED = words("in near at of to from around outside on off into towards toward west east north south")


class Topics:
    """The topics of one document; a topic that is given is that of every claim."""

    def __init__(self, paragraphs: Sequence[Doc], given: str | None) -> None:
        self._given = given
        self._count = Counter(token.lower_ for doc in paragraphs for token in doc if _is_place(token))
        self._first = next(iter(self._ranked(self._count)), None)

    def of(self, statement: Statement) -> str | None:
        """The topic of a statement, in lower case: a place in it that the document names again, else the document's."""
        if self._given is not None:
            return self._given
        tokens = (statement.doc[number] for number in (*statement.borrowed, *statement.tokens))
        here = {token.lower_ for token in tokens if _is_place(token) and self._count[token.lower_] > 1}
        return next(iter(self._ranked(here)), self._first)

    def _ranked(self, names: Iterable[str]) -> list[str]:
        return sorted(names, key=lambda name: (-self._count[name], name))


def _is_place(token: Token) -> bool:
    if token.tag_ != "NNP" or token.dep_ != "pobj" or token.lower_ in FULL_NAMES or not token.text[:1].isupper():
        return False
    return token.head.lower_ in _PLACED and not any(child.dep_ in {"compound", "poss"} for child in token.children)
