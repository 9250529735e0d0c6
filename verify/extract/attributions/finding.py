"""The attributions of a document: who says what, paragraph by paragraph, and what goes on in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.boundaries import bounded
from verify.extract.attributions.continuations import Continuing
from verify.extract.attributions.nesting import nested
from verify.extract.attributions.paragraph import Paragraph
from verify.extract.attributions.rules.colons import colon, is_transcript, signed
from verify.extract.attributions.rules.direct import direct
from verify.extract.attributions.rules.headlines import headline
from verify.extract.attributions.rules.nouns import nominal
from verify.extract.attributions.rules.prepositions import according, as_clause, in_survey, reportedly
from verify.extract.attributions.rules.states import state
from verify.extract.attributions.rules.verbs import verbal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from verify.extract.attributions.found import Found, Range

Places = list[tuple[int, int]]
"""Code points of a paragraph's text, `[start, end)`."""

_RULES = (according, as_clause, in_survey, reportedly, nominal, state, verbal)
"""What one token may be the cue of; the first that finds something tells."""


def attributions(paragraphs: Sequence[Doc]) -> list[Found]:
    """The attributions of a document, those within others too; the kind of a paragraph stands in its `user_data`."""
    continuing, transcript = Continuing(), is_transcript(paragraphs)
    for doc in paragraphs:
        paragraph = Paragraph(doc)
        continuing.read(paragraph, nested(paragraph, _found(paragraph, transcript=transcript)))
    return continuing.found()


def places(found: Found) -> tuple[Places, Places, Places]:
    """Where the source, the cue and the content stand in the text of their paragraph."""
    return _places(found.doc, found.source), _places(found.doc, found.cue), _places(found.doc, found.content)


def _places(doc: Doc, ranges: list[Range]) -> Places:
    return [(doc[first].idx, doc[last - 1].idx + len(doc[last - 1])) for first, last in ranges]


def _found(paragraph: Paragraph, *, transcript: bool) -> list[Found]:
    """All that the rules find in one paragraph, whether one stands in another or not."""
    quotations = direct(paragraph)
    taken = {found.verb.i for found in quotations}
    found = [*quotations, *_by_token(paragraph, taken)]
    named = colon(paragraph, transcript=transcript)
    if named is not None and any(one.cue[0][0] < named.verb.i for one in found):
        named = None
    found += [one for one in (named or headline(paragraph) or signed(paragraph),) if one is not None]
    return [one for one in (bounded(paragraph, one) for one in found) if one.content]


def _by_token(paragraph: Paragraph, taken: set[int]) -> Iterator[Found]:
    for token in paragraph.doc:
        found = None if token.i in taken else _first(paragraph, token)
        if found is not None:
            taken.add(found.verb.i)
            yield found


def _first(paragraph: Paragraph, token: Token) -> Found | None:
    return next((found for found in (rule(paragraph, token) for rule in _RULES) if found is not None), None)
