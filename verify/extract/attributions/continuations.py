"""Speech that goes on in the next paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.boundaries import bounded
from verify.extract.attributions.phrases import trimmed
from verify.extract.attributions.rules.colons import announced

if TYPE_CHECKING:
    from verify.extract.attributions.found import Found, Range
    from verify.extract.attributions.paragraph import Paragraph, Quoted

_CONTINUED = frozenset({"direct", "as", "clause", "colon"})
"""Rules whose content a quotation in the next paragraph may go on with."""
_NEAR_END = 90
"""How many code points before the end of a paragraph its last cue may stand for its speech to go on."""


class Continuing:
    """What has been found so far, and who may go on speaking in the next paragraph."""

    def __init__(self) -> None:
        self._found: list[Found] = []
        self._last: Found | None = None
        self._waiting: Found | None = None
        self._instead: dict[int, list[Found]] = {}
        """What else the verb of an announcement was found to say, which falls when the speech follows."""

    def found(self) -> list[Found]:
        """All that was found; an announced speech only when it followed."""
        fallen = {id(one) for other in self._found if other.further for one in self._instead.get(id(other), ())}
        kept = [one for one in self._found if (one.content or one.further) and id(one) not in fallen]
        for one in kept:
            one.within = None if id(one.within) in fallen else one.within
        return kept

    def read(self, paragraph: Paragraph, found: list[Found]) -> None:
        """Take in what was found in the next paragraph."""
        outermost = [one for one in found if one.within is None]
        run = _opening(paragraph, outermost)
        if self._waiting is not None and paragraph.kind == "quote" and not run:
            self._set_off(paragraph, self._waiting, outermost)
        elif run:
            self._go_on(paragraph, run)
        elif not outermost:
            self._last = None
        self._found += found
        if outermost:
            self._last = _speaking(paragraph, outermost)
        self._waiting = announced(paragraph)
        if self._waiting is not None:
            self._instead[id(self._waiting)] = [one for one in found if one.verb.i == self._waiting.verb.i]
            self._found.append(bounded(paragraph, self._waiting))

    def _set_off(self, paragraph: Paragraph, speech: Found, found: list[Found]) -> None:
        """Give a paragraph that is set off as a quotation, without marks, to the one who was announced."""
        whole = trimmed(paragraph.doc, (0, len(paragraph.doc)))
        if whole is not None:
            speech.further.append((paragraph.doc, whole))
        for one in found:
            one.within = speech

    def _go_on(self, paragraph: Paragraph, run: list[Quoted]) -> None:
        """Give the quotations that open a paragraph to the one who may go on."""
        target = self._waiting or self._last
        whole = not paragraph.worded(run[-1].end, len(paragraph.doc))
        ended = run[0].text.rstrip("”\"'")[-1:] in {".", "?", "!", ","}
        if target is not None and len(run[0].text.split()) > 3 and (whole or (target is self._last and ended)):
            target.further += [(paragraph.doc, (one.start, one.end)) for one in run]
            self._last = target
        elif not whole:
            self._last = None


def _opening(paragraph: Paragraph, found: list[Found]) -> list[Quoted]:
    """The quotations that open a paragraph and that nobody in it is found to say."""
    taken = [part for one in found for part in one.content]
    run: list[Quoted] = []
    at = 0
    for quoted in paragraph.quoted:
        if paragraph.worded(at, quoted.start):
            break
        if _overlaps(quoted, taken):
            break
        run.append(quoted)
        at = quoted.end
    return run


def _overlaps(quoted: Quoted, taken: list[Range]) -> bool:
    return any(first < quoted.end and quoted.start < last for first, last in taken)


def _speaking(paragraph: Paragraph, found: list[Found]) -> Found | None:
    """Who speaks at the end of a paragraph."""
    speaking = [one for one in found if one.rule in _CONTINUED]
    if not speaking:
        return None
    last, doc = speaking[-1], paragraph.doc
    ends = doc[last.content[-1][1] - 1].idx + len(doc[last.content[-1][1] - 1])
    if ends >= len(doc.text.rstrip()) - 1:
        return last
    cue = doc[last.cue[-1][1] - 1]
    return last if last.rule == "direct" and cue.idx + len(cue) >= len(doc.text) - _NEAR_END else None
