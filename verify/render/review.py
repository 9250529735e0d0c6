"""One proposal on the screen: its words marked in their sentence, the proposed claim, and what to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from verify.proposals import Place, Proposal, Reading
from verify.render.layout import Run, Sheet
from verify.render.proposals import Lines, fields, put, standing
from verify.render.terminal import blank_sheet

PROMPT = "a accept, e edit, s skip, m same as another claim, b back, ? help, q quit"
HELP = """\
  a  accept: record the claim with its source, as shown
  e  edit the record in $VISUAL or $EDITOR, then record it
  s  skip: nothing is recorded, and nothing is remembered of it
  m  same: the words speak of a claim that is recorded already; attach them to that
  b  back to the proposal before
  q  quit: what was accepted is recorded; the same command goes on from there
"""

_MARKS = {"source": ("[", "]"), "cue": ("<", ">"), "content": ("{", "}")}
"""What stands around source, cue and content where no colour can tell them apart."""
_LABEL, _TEXT = 2, 12
_AROUND = 300
"""Characters before and after the quote in which its sentence is looked for."""
_MOST = 1500
"""Characters of a quote that are shown."""
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n\s*\n")


def proposal(reading: Reading, proposal: Proposal, *, width: int = 80, colour: bool = False) -> str:
    """All that a person needs to decide on one proposal; without colour brackets stand where it would be."""
    sheet = blank_sheet(width, colour=colour)
    _shown(sheet, reading, proposal, marked=not colour)
    return sheet.text()


def _shown(sheet: Sheet, reading: Reading, proposal: Proposal, *, marked: bool) -> None:
    lines = Lines(reading.document.get("text", ""))
    most = reading.proposals[-1].number
    sheet.rule(f"{proposal.number} of {most} · {proposal.label}")
    sheet.runs(list(_passage(reading, proposal, marked=marked)), at=_LABEL)
    legend = "[source] <cue> {content}, " if marked else ""
    sheet.put((f"{legend}line {lines.span(proposal.place)}", "faint"), at=_LABEL)
    sheet.blank()
    put(
        sheet,
        [("claim", proposal.claim, "strong"), ("stance", standing(proposal), ""), *fields(proposal, lines)],
        at=(_LABEL, _TEXT),
    )
    sheet.blank()


def _passage(reading: Reading, proposal: Proposal, *, marked: bool) -> Iterator[Run]:
    """The sentence in which the words stand, parted by what they are."""
    text = reading.document.get("text", "")
    start, end = _sentence(text, proposal.place)
    if end <= start:
        yield proposal.quote[:_MOST], "content"
        return
    tones = _tones(proposal, start, end)
    for tone, places in groupby(range(start, end), key=lambda at: tones[at - start]):
        run = list(places)
        before, after = _MARKS.get(tone, ("", "")) if marked else ("", "")
        yield f"{before}{text[run[0] : run[-1] + 1]}{after}", tone
    if end < proposal.place[1]:
        yield " …", "faint"


def _tones(proposal: Proposal, start: int, end: int) -> list[str]:
    """What each character is; the source's words before the cue's, and these before the content's."""
    tones = [""] * (end - start)
    speaker = proposal.speaker.words if proposal.speaker else None
    for tone, words in (("content", proposal.content), ("cue", proposal.cue), ("source", speaker)):
        for first, last in words.places if words else ():
            for at in range(max(first, start), min(last, end)):
                tones[at - start] = tone
    return tones


def _sentence(text: str, place: Place) -> Place:
    """The place widened to whole sentences; both ends lie in the text."""
    first, last = min(place[0], len(text)), min(place[1], len(text), place[0] + _MOST)
    before = text[max(0, first - _AROUND) : first]
    begun = [match.end() for match in _ENDS.finditer(before)]
    start = first - len(before) + (begun[-1] if begun else 0)
    if last < place[1]:
        return start, last
    # An end that the quote has itself ends the sentence.
    behind = _ENDS.search(text, max(first, last - 3), last + _AROUND)
    return start, max(last, behind.start() + len(behind[0].rstrip())) if behind else min(len(text), last + _AROUND)
