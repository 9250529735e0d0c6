"""The verb of speech beside a quotation, with who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from verify.extract.attributions.paragraph import ENDS
from verify.extract.attributions.phrases import NOMINAL, child, subject
from verify.extract.attributions.rules.speech import is_speech_verb, lead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from verify.extract.attributions.paragraph import Paragraph
    from verify.extract.attributions.rules.speech import Gap

_FAR = 40
"""How many tokens behind a quotation its verb may stand; a longer sentence tells something else."""
_NEAR = 25
"""The same, before a quotation."""


class Cue(NamedTuple):
    """A verb beside a quotation."""

    verb: Token
    speaker: Token | None
    behind: bool
    """Whether it stands behind the quotation."""


def cue_beside(paragraph: Paragraph, gap: Gap) -> Cue | None:
    """The verb behind a quotation, or else the one before it."""
    return _cue_behind(paragraph, gap) or _cue_before(paragraph, gap)


def _cue_behind(paragraph: Paragraph, gap: Gap) -> Cue | None:
    """A verb of speech with its subject behind a quotation: "…", said X; "…", X said."""
    doc, quoted = paragraph.doc, gap.quoted
    first = quoted.end
    while first < gap.after and (doc[first].is_punct or doc[first].is_space):
        if doc[first].text in ENDS:
            return None
        first += 1
    closing = {token.text for token in doc[max(quoted.end - 3, 0) : quoted.end]}
    if first >= gap.after or "." in closing:
        return None
    last = first
    while last < gap.after and doc[last].text not in ENDS and last - first < _FAR:
        last += 1
    cue = _verb_first(paragraph, first, last) or _subject_first(paragraph, first, last)
    if cue is None or cue.verb.i == first or not _has_clause(cue.verb):
        return cue
    # With a clause of its own the verb tells something else: the quotation ended the sentence before.
    ended = not closing.isdisjoint({"?", "!"}) or lead(paragraph, gap) < quoted.start
    return None if ended else cue


def _has_clause(verb: Token) -> bool:
    return any(one.dep_ == "ccomp" and one.i > verb.i for one in verb.children)


def _verb_first(paragraph: Paragraph, first: int, last: int) -> Cue | None:
    """The order V S: said the mayor."""
    doc = paragraph.doc
    while first < last and doc[first].tag_ == "RB":
        first += 1
    if first >= last or not is_speech_verb(doc[first]) or doc[first].tag_ == "VBG":
        return None
    verb = doc[first]
    speaker = next((one for one in verb.children if verb.i < one.i < last and _may_speak(one)), None)
    if speaker is None and first + 1 < last and doc[first + 1].pos_ in NOMINAL | {"PRON", "DET", "ADJ", "NUM"}:
        speaker = _top(doc[first + 1], first + 1, last, NOMINAL | {"PRON"})
    return Cue(verb, speaker, behind=True) if speaker is not None else None


def _may_speak(token: Token) -> bool:
    """Whether a child may be the subject that the parser mistook for an object."""
    taken = {"nsubj", "dobj", "attr", "oprd", "ccomp", "npadvmod", "dative", "nsubjpass"}
    return token.dep_ in taken and token.pos_ in NOMINAL | {"PRON", "DET", "NUM"}


def _subject_first(paragraph: Paragraph, first: int, last: int) -> Cue | None:
    """The order S V: the mayor said."""
    for token in paragraph.doc[first:last]:
        if paragraph.quotation(token.i) is not None or token.text in {";", ":", "—", "–"}:
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and is_speech_verb(token):
            speaker = child(token, "nsubj")
            if speaker is None and token.i > first and token.nbor(-1).pos_ in NOMINAL | {"PRON"}:
                speaker = _top(token.nbor(-1), first, token.i, NOMINAL)
            if speaker is not None and first <= speaker.i < last:
                return Cue(token, speaker, behind=True)
        elif token.pos_ == "VERB" and not _is_relative(token):
            return None
    return None


def _top(token: Token, first: int, last: int, tags: Iterable[str]) -> Token:
    """The highest noun above a token within a range."""
    while token.head.i != token.i and first <= token.head.i < last and token.head.pos_ in tags:
        token = token.head
    return token


def _is_relative(token: Token) -> bool:
    """Whether a verb stands in a clause that describes a noun."""
    for _ in range(_FAR):
        if token.dep_ in {"relcl", "acl"}:
            return True
        if token.head.i == token.i:
            break
        token = token.head
    return False


def _cue_before(paragraph: Paragraph, gap: Gap) -> Cue | None:
    """A verb of speech before a quotation: X said, "…"; X said: "…"; X said that "…"."""
    doc = paragraph.doc
    mark = gap.quoted.start - 1
    while mark >= gap.before and doc[mark].is_space:
        mark -= 1
    if mark < gap.before or doc[mark].text in ENDS:
        return None
    near = _NEAR if doc[mark].text in {",", ":"} else int(doc[mark].lower_ == "that")
    first = max(paragraph.sentence(mark)[0], gap.before, mark - near)
    for at in range(mark, first - 1, -1):
        described = doc[at].dep_ == "relcl" and mark - at > 3
        if paragraph.quotation(at) is None and is_speech_verb(doc[at]) and not described:
            return Cue(doc[at], subject(doc[at]), behind=False)
    return None
