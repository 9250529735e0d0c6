"""What a rule finds in a parsed paragraph: a cue, with whose words it says that what was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Tokens of one paragraph, `[start, end)`."""


@dataclass(slots=True, eq=False)
class Found:
    """One attribution in one paragraph; ranges count its tokens."""

    doc: Doc
    verb: Token
    """The word that the cue hangs on: a verb, a noun such as "claim", or "according"."""
    speaker: Token | None
    """The head of the source; a pronoun or a relative "who" where the text names nobody here."""
    source: list[Range]
    cue: list[Range]
    content: list[Range]
    rule: str
    """The name of the construction, such as `direct`, `clause`, `according`."""
    further: list[tuple[Doc, Range]] = field(default_factory=list)
    """What of the content stands in later paragraphs."""
    within: Found | None = None
    """The attribution in whose content this one stands: "A said B had told it that …"."""
