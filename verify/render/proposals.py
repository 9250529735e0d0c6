"""What a reading proposes, as a list: the overview of a document, then each proposal with its words and their place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from verify.proposals import Overview, Proposal, Reading, Speaker, Warned, Words
from verify.render import words
from verify.render.layout import Sheet
from verify.render.terminal import blank_sheet

Line = tuple[str, str, str]
"""A label, what stands beside it, and its tone."""

_LABEL, _TEXT = 5, 15
"""Columns at which the labels and the texts of a proposal begin."""
_MOST = 400
"""Characters of a quote that are shown."""


class Lines:
    """Where the lines of a text begin, to tell a place by line and column, both from 1."""

    def __init__(self, text: str) -> None:
        end = "\n" if "\n" in text or "\r" not in text else "\r"
        self._starts = [0]
        for line in text.split(end)[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place(self, at: int) -> str:
        """Line and column of a character: `12:5`."""
        line = bisect_right(self._starts, at)
        return f"{line}:{at - self._starts[line - 1] + 1}"

    def span(self, place: tuple[int, int]) -> str:
        """Line and column, and the characters: `12:5, 310–342`."""
        return f"{self.place(place[0])}, {place[0]}–{place[1]}"


def reading(reading: Reading, head: str, *, listed: bool = True, width: int = 80, colour: bool = False) -> str:
    """What a document proposes: `head` says what became of it; the proposals one by one when `listed`."""
    sheet = blank_sheet(width, colour=colour)
    _overview(sheet, reading, head)
    if listed:
        _listing(sheet, reading)
    return sheet.text()


def _overview(sheet: Sheet, reading: Reading, head: str) -> None:
    document, lines = reading.document, Lines(reading.document.get("text", ""))
    about = (document.get("title"), document.get("outlet"), document.get("published"), document.get("url"))
    told = ", ".join(filter(None, about))
    sheet.put((head, "strong"), (told and f": {told}", ""))
    sheet.put((_counted(reading.overview), ""), at=2)
    for label, text, tone in _document(reading, lines):
        sheet.put((text, tone), at=_TEXT, left=[(2, (label, "faint"))])


def _listing(sheet: Sheet, reading: Reading) -> None:
    lines = Lines(reading.document.get("text", ""))
    for proposal in reading.proposals:
        sheet.blank()
        number = str(proposal.number)
        sheet.put((proposal.claim, "strong"), at=_LABEL, left=[(max(0, 3 - len(number)), (number, "id"))])
        sheet.put((f"{proposal.label} · {standing(proposal)}", "faint"), at=_LABEL)
        quoted = ("words", f"{_quoted(proposal.quote)} {lines.span(proposal.place)}", "")
        put(sheet, [*fields(proposal, lines), quoted], at=(_LABEL, _TEXT))


def standing(proposal: Proposal) -> str:
    """Its stance, how sure the reading is, and what became or can become of it: `affirms · confidence high`."""
    parts = [words.STANCE_WORDS[proposal.stance], f"confidence {proposal.confidence}"]
    if proposal.known:
        parts.append(f"recorded as {proposal.known}")
    elif proposal.record is None:
        parts.append(NO_CLAIM.get(proposal.label, "can become no claim"))
    return " · ".join(parts)


NO_CLAIM = {
    "attitude": "what somebody hopes or wants is no claim",
    "opinion": "asserts nothing that can be true or false",
}
"""Why a proposal of such a label can become no claim."""


def fields(proposal: Proposal, lines: Lines) -> Iterator[Line]:
    """What a person needs to judge a proposal, beside its claim and its words."""
    if proposal.speaker is None:
        yield "source", "the document itself", ""
    else:
        yield "source", _speaker(proposal.speaker), ""
    for speaker in proposal.relays:
        yield "relays", _speaker(speaker), ""
    if proposal.cue:
        yield "cue", _told(proposal.cue, lines), ""
    if proposal.when:
        assumed = f"; assumed: {proposal.when.assumption}" if proposal.when.assumption else ""
        yield "when", f"{words.time(proposal.when.value)}, from {_quoted(proposal.when.words.text)}{assumed}", ""
    if proposal.topic:
        yield "topic", proposal.topic, ""
    if proposal.hedges:
        yield "hedged", ", ".join(map(_quoted, proposal.hedges)), ""
    if proposal.doubts:
        yield "doubts", words.sentences(proposal.doubts), ""
    for warning in proposal.warnings:
        yield "warning", _warning(warning, lines), "warning"


def put(sheet: Sheet, found: list[Line], *, at: tuple[int, int]) -> None:
    """Labelled lines at two columns; a label that comes again is not repeated."""
    last = ""
    for label, text, tone in found:
        sheet.put((text, tone), at=at[1], left=[(at[0], ("" if label == last else label, "faint"))])
        last = label


def _counted(overview: Overview) -> str:
    claims = f"{overview.explicit} explicit, {overview.implicit} implicit, {overview.own_voice} in its own voice"
    rest = [
        words.number(count, noun)
        for count, noun in ((overview.attitudes, "attitude"), (overview.opinions, "opinion"))
        if count
    ]
    return claims + (f"; {words.listed(rest)} that can become no claim" if rest else "")


def _document(reading: Reading, lines: Lines) -> Iterator[Line]:
    seen = reading.overview
    recorded = [one for one in reading.proposals if one.known]
    if seen.named:
        yield "named", "; ".join(seen.named), ""
    if seen.unnamed:
        yield "unnamed", "; ".join(seen.unnamed), ""
    if seen.carrier:
        yield "carrier", f"all of it came through one carrier: {seen.carrier}", ""
    if not reading.proposals:
        yield "proposals", "none: the text attributes nothing that could be found", "faint"
    if recorded:
        open_ = sum(one.record is not None for one in reading.proposals)
        yield "recorded", f"{len(recorded)} of {open_} that can become claims", ""
    for warning in reading.warnings:
        yield "warning", _warning(warning, lines), "warning"


def _speaker(speaker: Speaker) -> str:
    traits = [speaker.role or "", speaker.kind or "", words.party(speaker.party) if speaker.party else ""]
    traits += [word for word, has in (("official", speaker.official), ("unnamed", speaker.unnamed)) if has]
    told = ", ".join([speaker.name, *filter(None, traits)])
    if speaker.known:
        told += f" ({speaker.known})"
    if speaker.words and speaker.words.text != speaker.name:
        told += f", here {_quoted(speaker.words.text)}"
    return told + (f"; {words.sentences(speaker.why)}" if speaker.why else "")


def _told(found: Words, lines: Lines) -> str:
    return _quoted(found.text) + (f" {lines.place(found.places[0][0])}" if found.places else "")


def _warning(warning: Warned, lines: Lines) -> str:
    return f"{warning.kind}: {warning.text}" + (f" ({lines.place(warning.place[0])})" if warning.place else "")


def _quoted(text: str) -> str:
    short = text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
    return f"“{short}”"
