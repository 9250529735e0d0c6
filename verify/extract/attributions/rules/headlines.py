"""Headlines that end in their source: "Dam will hold: engineers", "Rebels have left the village – governor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import VOICES
from verify.extract.attributions.paragraph import DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from verify.extract.attributions.paragraph import Paragraph

_LONGEST = 6
"""How many tokens a source at the end of a headline takes at most."""


def headline(paragraph: Paragraph) -> Found | None:
    """C: X.  C - X."""
    doc = paragraph.doc
    if paragraph.kind not in {"title", "heading"}:
        return None
    at = next((one for one in range(len(doc) - 2, max(len(doc) - 2 - _LONGEST, 1), -1) if _parts(doc[one])), None)
    if at is None or not paragraph.tensed(0, at):
        return None
    words = [token for token in doc[at + 1 :] if token.is_alpha]
    if not _is_voice(words, named=doc[at].text == ":"):
        return None
    return Found(doc, doc[at], words[-1], [(at + 1, len(doc))], [(at, at + 1)], [(0, at)], "colon")


def _parts(token: Token) -> bool:
    return token.text == ":" or (token.text in DASHES and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_))


def _is_voice(words: Sequence[Token], *, named: bool) -> bool:
    """Whether words name somebody who speaks; behind a dash a name is more often that of the outlet."""
    if not words or any(token.tag_.startswith(("VB", "W", "MD")) for token in words):
        return False
    return words[-1].lower_ in VOICES or (named and len(words) <= 3 and all(one.pos_ == "PROPN" for one in words))
