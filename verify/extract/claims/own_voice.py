"""What the document says by itself, and what may still be the speaker's of the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import words
from verify.extract.attributions.phrases import VERBAL
from verify.extract.claims.opinions import is_feeling, is_opinion
from verify.extract.claims.statements import SUBJECTS, Statement, is_sentence, statements
from verify.extract.claims.utterances import Utterance
from verify.proposals import Label, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FURTHEST = 3
"""So many sentences behind an attribution may still be the speaker's."""

_TURNING = words(
    "according additionally after at before despite during earlier elsewhere furthermore however in last later "
    "meanwhile moreover nevertheless nonetheless on recognizing separately since such that these this those"
)
"""Words with which a text goes on by itself."""
_SPOKEN = words("according as before clause colon direct parenthetical tail that")
"""Constructions of somebody speaking, after which the speech may go on."""
_NARRATING = frozenset({"i", "we", "our", "us", "my"})
"""Outside quotation marks the first person is the document's."""
_NOT = words("not n't n’t unable cannot impossible")
_LEFT_OPEN = words("answer comment confirm confirmed reply respond responded spoken verified verify")
_OPENING = frozenset({"“", '"', "``", "«"})
_CLOSING = frozenset({"”", '"', "''", "»"})


def unattributed(
    paragraphs: Sequence[Doc], founds: Sequence[Found], speakers: dict[int, Speaker]
) -> Iterator[Utterance]:
    """The statements of the sentences that nobody is said to say; `speakers` gives those of found attributions."""
    by_paragraph: dict[int, list[Found]] = {}
    for one in founds:
        by_paragraph.setdefault(id(one.doc), []).append(one)
        for doc, _ in one.further:
            by_paragraph.setdefault(id(doc), []).append(one)
    for doc in paragraphs:
        if doc.user_data.get("kind") not in {"title", "heading"}:
            yield from _of_paragraph(doc, by_paragraph.get(id(doc), []), speakers)


def _of_paragraph(doc: Doc, founds: Sequence[Found], speakers: dict[int, Speaker]) -> Iterator[Utterance]:
    taken = _taken(doc, founds)
    going_on: Speaker | None = None
    since = 0
    for sentence in doc.sents:
        here = [one for one in founds if one.doc is doc and one.verb.sent.start == sentence.start]
        words = [token for token in sentence if token.i not in taken and not token.is_punct and not token.is_space]
        if any(token.i in taken for token in sentence):
            asserted = [one for one in here if id(one) in speakers]
            going_on, since = (_goes_on(asserted, speakers), 0) if asserted else (going_on, since)
            yield from _beside(sentence, taken)
            continue
        if not any(token.is_alpha for token in words):
            continue
        since += 1
        if going_on is not None and (since > FURTHEST or not _may_go_on(sentence)):
            going_on = None
        yield from _own(sentence, going_on)


def _taken(doc: Doc, founds: Sequence[Found]) -> set[int]:
    taken: set[int] = set()
    for one in founds:
        ranges = [*one.source, *one.cue, *one.content] if one.doc is doc else []
        ranges += [place for other, place in one.further if other is doc]
        for start, end in ranges:
            taken.update(range(start, end))
    return taken


def _goes_on(founds: Sequence[Found], speakers: dict[int, Speaker]) -> Speaker | None:
    """Whose words the next sentence may be: those of the last named speaker, if it was no poll, picture or paper."""
    speaker = speakers[id(founds[-1])]
    if founds[-1].rule not in _SPOKEN:
        return None
    return speaker if not speaker.unnamed and speaker.kind not in {"imagery", "document", "sensor"} else None


def _may_go_on(sentence: Span) -> bool:
    first = next((token for token in sentence if token.is_alpha), None)
    if first is None or first.lower_ in _TURNING or first.text[:1] in "\"“'‘«":
        return False
    return not any(token.text == "?" or token.lower_ in _NARRATING for token in sentence) and not _is_silence(sentence)


def _is_silence(sentence: Span) -> bool:
    """Whether a text tells that something is not known: "did not reply", "could not be verified"."""
    said = {token.lower_ for token in sentence}
    return not said.isdisjoint(_NOT) and not said.isdisjoint(_LEFT_OPEN)


def _own(sentence: Span, speaker: Speaker | None) -> Iterator[Utterance]:
    for statement in statements(sentence.doc, [(sentence.start, sentence.end)]):
        if not is_sentence(statement):
            if is_opinion(statement):
                yield Utterance("opinion", statement, "affirms", None)
            continue
        yield _utterance(statement, speaker)


def _utterance(statement: Statement, speaker: Speaker | None) -> Utterance:
    label: Label = "own-voice" if speaker is None else "implicit"
    if is_opinion(statement):
        return Utterance("opinion", statement, "affirms", None)
    if is_feeling(statement) and speaker is None:
        return Utterance("attitude", statement, "affirms", None)
    if speaker is None and _quotes(statement):
        nobody = Speaker(name="unnamed source", unnamed=True, why=("a quotation without a speaker",))
        return Utterance("explicit", statement, "affirms", nobody, doubts=("a quotation whose speaker is not told",))
    doubts = (f"not attributed: the sentence follows what {speaker.name} said",) if speaker is not None else ()
    return Utterance(label, statement, "affirms", speaker, doubts=doubts)


def _quotes(statement: Statement) -> bool:
    """Whether a statement stands in quotation marks, so that the text does not say it itself."""
    first, last = statement.doc[statement.tokens[0]], statement.doc[statement.tokens[-1]]
    opened = first.text in _OPENING or (first.i > 0 and statement.doc[first.i - 1].text in _OPENING)
    return opened and (last.text in _CLOSING or any(one.text in _CLOSING for one in statement.doc[last.i : last.i + 3]))


def _beside(sentence: Span, taken: set[int]) -> Iterator[Utterance]:
    """The clauses of an attributed sentence that stand outside what is attributed: "…, but the bridge stayed open"."""
    doc = sentence.doc
    for clause in (token for token in sentence if token.i not in taken and _is_clause(token)):
        own = [one.i for one in clause.subtree if sentence.start <= one.i < sentence.end]
        if any(number in taken for number in own):
            continue
        for statement in statements(doc, [(number, number + 1) for number in own]):
            if is_sentence(statement):
                yield _utterance(statement, None)


def _is_clause(token: Token) -> bool:
    """Whether a finite clause with a subject of its own stands beside the main one."""
    if token.pos_ not in VERBAL or token.dep_ not in {"conj", "advcl", "ROOT", "parataxis"}:
        return False
    if any(
        child.dep_ == "mark" and child.lower_ not in {"although", "though", "while", "whereas"}
        for child in token.children
    ):
        return False
    return any(child.dep_ in SUBJECTS for child in token.children)
