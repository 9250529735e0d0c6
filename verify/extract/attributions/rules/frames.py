"""What the frames of an active verb share: the verb with its subject, and what a frame gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verify.extract.attributions.found import Range
    from verify.extract.attributions.paragraph import Paragraph


class Reporting(NamedTuple):
    """A verb that may report, with what every frame asks of it."""

    paragraph: Paragraph
    token: Token
    lemma: str
    subject: Token | None
    cue: Range


class Frame(NamedTuple):
    """What a verb says in one of its frames; ranges may still hold the cue and the source."""

    content: list[Range]
    rule: str
    cue: Range | None = None
    """The cue, where the frame takes more into it than the verb: "spoke of"."""
