"""Direct speech: what somebody is told to have said in these words, and the quotations that go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.paragraph import ENDS, FINITE
from verify.extract.attributions.phrases import source_range, start, verb_group
from verify.extract.attributions.rules.beside import cue_beside
from verify.extract.attributions.rules.speech import gaps, lead

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verify.extract.attributions.found import Range
    from verify.extract.attributions.paragraph import Paragraph, Quoted
    from verify.extract.attributions.rules.beside import Cue
    from verify.extract.attributions.rules.speech import Gap

_SCENES = frozenset(
    {"after", "although", "and", "as", "asked", "at", "before", "but", "if", "in", "on", "though", "when", "while"}
)
"""What opens a phrase that tells when or where something was said."""


def direct(paragraph: Paragraph) -> list[Found]:
    """The quotations of a paragraph that somebody is told to have said."""
    found: dict[int, Found] = {}
    last: Found | None = None
    for gap in gaps(paragraph):
        if last is not None and gap.resumes and last.cue[0][0] >= gap.before:
            last.content.append((gap.quoted.start, gap.quoted.end))
            continue
        cue = cue_beside(paragraph, gap)
        if cue is not None:
            last = found.setdefault(cue.verb.i, quotation_of(paragraph, cue.verb, cue.speaker))
            last.content += _content(paragraph, gap, cue, last)
        elif last is not None and gap.before and _goes_on(paragraph, gap, last):
            last.content.append((gap.quoted.start, gap.quoted.end))
        else:
            last = None
    return list(found.values())


def quotation_of(paragraph: Paragraph, verb: Token, speaker: Token | None) -> Found:
    """A quotation whose words are still to be told."""
    first, last = verb_group(verb)
    if speaker is not None and first <= speaker.i < verb.i:
        first = speaker.i + 1
    source = source_range(speaker, verb) if speaker is not None else None
    return Found(paragraph.doc, verb, speaker, [source] if source else [], [(first, last)], [], "direct")


def _content(paragraph: Paragraph, gap: Gap, cue: Cue, found: Found) -> list[Range]:
    """A quotation with the words of its sentence that stand unquoted: "It fell to 'six or seven', he said"."""
    if cue.behind:
        return [(lead(paragraph, gap), _tail(paragraph, gap.quoted, found))]
    interrupted = [] if found.content else _before_cue(paragraph, gap, found)
    return [(_after_cue(paragraph, gap.quoted, cue, found), gap.quoted.end), *interrupted]


def _after_cue(paragraph: Paragraph, quoted: Quoted, cue: Cue, found: Found) -> int:
    """Where the clause begins that a quotation behind the cue ends."""
    for at in range(found.cue[-1][1], quoted.start):
        if paragraph.doc[at].lower_ == "that" and paragraph.doc[at].dep_ == "mark":
            return at
    clauses = (start(one) for one in cue.verb.children if one.dep_ == "ccomp" and one.i > cue.verb.i)
    return next((at for at in clauses if cue.verb.i < at < quoted.start), quoted.start)


def _tail(paragraph: Paragraph, quoted: Quoted, found: Found) -> int:
    """The end of the unquoted words between a quotation and its cue."""
    at = _begins(found) - 1
    while at >= quoted.end and not paragraph.doc[at].is_alpha:
        at -= 1
    return max(quoted.end, at + 1)


def _before_cue(paragraph: Paragraph, gap: Gap, found: Found) -> list[Range]:
    """What the cue interrupts: "The dam will hold, she said: 'It is sound'"."""
    begins = _begins(found)
    if paragraph.text(begins - 1) != ",":
        return []
    first = max(paragraph.sentence(begins)[0], gap.before)
    if first >= begins - 1 or paragraph.doc[first].lower_ in _SCENES:
        return []
    return [(first, begins - 1)] if any(map(_is_main, paragraph.doc[first : begins - 1])) else []


def _is_main(token: Token) -> bool:
    return token.tag_ in FINITE and not {token.dep_, token.head.dep_}.isdisjoint({"ccomp", "ROOT"})


def _begins(found: Found) -> int:
    return min(first for first, _ in found.cue + found.source)


def _goes_on(paragraph: Paragraph, gap: Gap, last: Found) -> bool:
    """Whether a quotation goes on with the last: nothing but the end of the cue's own sentence stands between."""
    if last.cue[0][0] < gap.before:
        return not paragraph.worded(gap.before, gap.quoted.start)
    at = max(after for _, after in last.cue + last.source)
    while at < gap.quoted.start and paragraph.doc[at].text not in ENDS:
        at += 1
    return at < gap.quoted.start and not paragraph.worded(at, gap.quoted.start)
