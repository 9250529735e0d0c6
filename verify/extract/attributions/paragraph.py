"""A parsed paragraph with what rules ask of it again and again, counted once: quotations, sentences, letters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from verify.extract.attributions.quotations import quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from verify.extract.attributions.found import Range

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""The tags of verbs that carry a tense, or of what carries it for them."""
MARKS = frozenset({'"', "“", "”", "„", "''", "‘", "’", "'", "``", "`", "«", "»"})
"""What the tokenizer may make of a quotation mark."""
ENDS = frozenset({".", "!", "?", "…", "..."})
"""The tokens that end a sentence."""
DASHES = frozenset({"—", "–", "--", "-"})


class Quoted(NamedTuple):
    """A quotation in tokens, its marks among them."""

    start: int
    end: int
    text: str
    closed: bool
    followed: str
    """The character behind it; empty at the end."""

    @property
    def words(self) -> str:
        """The text without its marks."""
        return self.text.strip("“”„\"‘'’`«» ")


class Paragraph:
    """A parsed paragraph and its quotations."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.quoted = _quoted(doc)
        self.kind: str = doc.user_data.get("kind", "paragraph")
        self._quotation = [-1] * len(doc)
        for number, quoted in enumerate(self.quoted):
            self._quotation[quoted.start : quoted.end] = [number] * (quoted.end - quoted.start)
        self._commas = [token.i for token in doc if token.text == ","]
        self._dashes = [token.i for token in doc if token.text in DASHES and token.whitespace_]
        self._sentences = [token.i for token in doc if token.is_sent_start or token.i == 0]
        self._letters = [0, *accumulate(token.is_alpha for token in doc)]
        self._finite = [0, *accumulate(token.tag_ in FINITE for token in doc)]

    def sentence(self, at: int) -> Range:
        """The sentence around a token."""
        number = bisect_right(self._sentences, at)
        return self._sentences[number - 1], (
            self._sentences[number] if number < len(self._sentences) else len(self.doc)
        )

    def quotation(self, at: int) -> Quoted | None:
        """The quotation around a token."""
        number = self._quotation[at]
        return self.quoted[number] if number >= 0 else None

    def worded(self, start: int, end: int) -> bool:
        """Whether a word stands in the range."""
        return start < end and self._letters[end] > self._letters[start]

    def tensed(self, start: int, end: int) -> bool:
        """Whether a verb with a tense stands in the range."""
        return start < end and self._finite[end] > self._finite[start]

    def commas(self, start: int, end: int) -> list[int]:
        """The commas in the range."""
        return self._commas[bisect_left(self._commas, start) : bisect_left(self._commas, end)]

    def dashes(self, start: int, end: int) -> list[int]:
        """The dashes in the range that part a sentence, and no word."""
        return self._dashes[bisect_left(self._dashes, start) : bisect_left(self._dashes, end)]

    def text(self, at: int) -> str:
        """The token at a place; empty outside of the paragraph."""
        return self.doc[at].text if 0 <= at < len(self.doc) else ""


def _quoted(doc: Doc) -> tuple[Quoted, ...]:
    starts = [token.idx for token in doc]
    found, text = [], doc.text
    for start, end, closed in quotations(text):
        first = bisect_right(starts, start) - 1
        last = bisect_left(starts, end)
        if first < last:
            found.append(Quoted(first, last, text[start:end], closed, text[end : end + 1]))
    return tuple(found)
