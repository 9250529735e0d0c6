"""An utterance as a proposal: a claim that stands alone, its words, when it is held to be true, and every doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import words
from verify.extract.claims.antecedents import named
from verify.extract.claims.manner import hedges, lemma_of
from verify.extract.claims.opinions import coloured
from verify.extract.claims.records import record
from verify.extract.claims.statements import Statement
from verify.extract.claims.topics import Topics
from verify.extract.claims.utterances import Utterance
from verify.extract.claims.wording import worded
from verify.extract.documents import Block, Text
from verify.extract.when import Found as Dated
from verify.extract.when import moments
from verify.proposals import CLAIMABLE, Certainty, Form, Moment, Place, Proposal, Speaker, Warned, Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STRONG = words("confirm corroborate debunk demonstrate disprove establish expose prove refute reveal verify")
_NOT = frozenset({"not", "n't", "n’t", "unable", "cannot", "nobody"})
_CHECKED = frozenset({"confirm", "confirmed", "verify", "verified", "verification"})
_UNSURE = ("pronoun “", "share this name", "taken for", "the last called so", "may be a known source")
"""What a reason says when it could be another who speaks."""
_SURE_RULES = frozenset({"direct", "clause", "before", "according", "as", "that", "colon", "parenthetical"})
_PATTERNS = {
    "about": "X warned of N",
    "address": "X urged Y to …",
    "do": "X claims to …",
    "estimate": "X put N at …",
    "headline": "X: …",
    "in": "in X's words",
    "light": "X made the claim that …",
    "named": "X called N …",
    "noun": "X's claim that …",
    "nounp": "X's account of N",
    "passive": "N was reported by X",
    "reportedly": "reportedly",
    "state": "X is sure that …",
    "tail": "…, X said",
    "thing": "X reported N",
    "yes": "X said so",
}
"""The constructions that are read rightly less often, as patterns."""
_QUOTES = frozenset('"“”«»').union({"''", "``"})
_FURTHEST = 400
"""Characters between cue and statement within which one quote shows both."""


class Proposer:
    """Turns the utterances of one document into proposals."""

    def __init__(self, text: Text, paragraphs: Sequence[Doc], topic: str | None) -> None:
        self._text = text
        self._published = text.document.get("published")
        self._topics = Topics(paragraphs, topic)
        self._dated: dict[tuple[int, int], list[Dated]] = {}

    def proposals(self, utterance: Utterance) -> Iterator[Proposal]:
        """The proposal of an utterance, if it says anything; its number is left at 0."""
        names = named(utterance.statement, utterance.speaker, _source_beside(utterance))
        claim = self._claim(utterance, names.names)
        if not claim:
            return
        place = self._place(utterance)
        when, dates = self._when(utterance)
        doubts = (*utterance.doubts, *names.doubts, *_doubts(utterance))
        topic = self._topics.of(utterance.statement)
        proposal = Proposal(
            number=0,
            label=utterance.label,
            claim=claim,
            stance=utterance.stance,
            form=_form(utterance),
            speaker=_speaker_in(utterance, self),
            relays=utterance.relays,
            cue=self.words(utterance.found.doc, utterance.found.cue) if utterance.found else None,
            content=self.words(utterance.statement.doc, _runs(utterance.statement.words)),
            quote=self._of(place),
            place=place,
            topic=topic,
            when=when,
            hedges=tuple(dict.fromkeys(hedges(utterance.statement.doc[i] for i in utterance.statement.tokens))),
            confidence=_certainty(utterance, doubts),
            doubts=doubts,
            warnings=(*dates, *self._warnings(utterance)),
            record=None,
        )
        takes = utterance.label in CLAIMABLE and not utterance.silent
        yield proposal.model_copy(update={"record": record(proposal, self._text.document)}) if takes else proposal

    def words(self, doc: Doc, ranges: Sequence[Place]) -> Words:
        """Some words of a paragraph, as they stand in the document."""
        places = tuple(self._span(doc, start, end) for start, end in ranges)
        return Words(text=" … ".join(self._of(place) for place in places), places=places)

    def _claim(self, utterance: Utterance, names: dict[int, str]) -> str:
        found = utterance.found
        if found is None or (utterance.label not in {"attitude", "opinion"} and not utterance.silent):
            return _completed(utterance, worded(utterance.statement, names))
        if utterance.label == "opinion" and found.rule != "named":
            return worded(utterance.statement, names)
        speaker = utterance.speaker.name if utterance.speaker else ""
        said = [found.doc[start:end].text for start, end in sorted([*found.cue, *found.content])]
        told = " ".join([speaker, *said]).strip()
        return told[:1].upper() + told[1:]

    def _place(self, utterance: Utterance) -> Place:
        """From source to statement where both are near, else the statement alone."""
        start, end = utterance.statement.range
        place = self._span(utterance.statement.doc, start, end)
        found = utterance.found
        if found is None or found.doc is not utterance.statement.doc:
            return place
        ranges = [*found.source, *found.cue, (start, end)]
        whole = self._span(found.doc, min(first for first, _ in ranges), max(last for _, last in ranges))
        return whole if whole[1] - whole[0] <= place[1] - place[0] + _FURTHEST else place

    def _when(self, utterance: Utterance) -> tuple[Moment | None, list[Warned]]:
        """The first date in a statement's words, and what its dates warn of."""
        statement = utterance.statement
        doc = statement.doc
        sentence = doc[statement.tokens[0]].sent
        past = not any(child.lower_ in {"will", "shall"} for child in statement.root.children)
        start, end = doc[statement.tokens[0]].idx, doc[statement.tokens[-1]].idx + len(doc[statement.tokens[-1]])
        key = (id(doc), sentence.start if past else -1 - sentence.start)
        if key not in self._dated:
            found = moments(sentence.text, self._published, past=past)
            shift = sentence.start_char
            self._dated[key] = [one._replace(start=one.start + shift, end=one.end + shift) for one in found]
        own = {letter for number in statement.tokens for letter in range(doc[number].idx, doc[number].idx + 1)}
        inside = [one for one in self._dated[key] if start <= one.start and one.end <= end and one.start in own]
        warnings = [
            Warned(kind=kind, text=words, place=self._letters(doc, one.start, one.end))
            for one in inside
            for kind, words in one.warnings
        ]
        first = next((one for one in inside if one.value is not None and _is_of(statement, one.start)), None)
        if first is None:
            return None, warnings
        place = self._letters(doc, first.start, first.end)
        return Moment(
            value=str(first.value), words=Words(text=self._of(place), places=(place,)), assumption=first.assumption
        ), warnings

    def _warnings(self, utterance: Utterance) -> Iterator[Warned]:
        doc = utterance.statement.doc
        speaker, found = utterance.speaker, utterance.found
        if speaker is not None and speaker.unnamed and utterance.label in {"explicit", "implicit"}:
            yield Warned(kind="unnamed-source", text=f"“{speaker.name}” is not named", place=self._source(utterance))
        if found is not None and lemma_of(found.verb) in _STRONG:
            place = self._span(found.doc, found.verb.i, found.verb.i + 1)
            yield Warned(
                kind="strong-verb", text=f"“{found.verb.text}” is the writer's word: it proves nothing", place=place
            )
        if utterance.negated and utterance.stance in {"no-comment", "affirms"}:
            yield Warned(kind="negated-cue", text="the reporting verb is negated: read the sentence", place=None)
        yield from _remarks(doc[number].lower_ for number in utterance.statement.tokens)
        if utterance.label in {"own-voice", "implicit"}:
            for word in coloured(doc[number] for number in utterance.statement.tokens):
                place = self._span(doc, word.i, word.i + 1)
                yield Warned(kind="opinion-word", text=f"“{word.text}” is the writer's opinion", place=place)

    def _source(self, utterance: Utterance) -> Place | None:
        found = utterance.found
        return self._span(found.doc, *found.source[0]) if found is not None and found.source else None

    def _span(self, doc: Doc, start: int, end: int) -> Place:
        return self._letters(doc, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))

    def _letters(self, doc: Doc, start: int, end: int) -> Place:
        block: Block = self._text.blocks[doc.user_data["block"]]
        offset = int(doc.user_data["offset"])
        return block.span(offset + start, offset + end)

    def _of(self, place: Place) -> str:
        return self._text.document.get("text", "")[place[0] : place[1]]


def _remarks(words: Iterable[str]) -> Iterator[Warned]:
    """What a text says about itself: that something is unconfirmed, or was wrong before."""
    seen = set(words)
    if "unconfirmed" in seen or (not seen.isdisjoint(_NOT) and not seen.isdisjoint(_CHECKED)):
        yield Warned(kind="unconfirmed", text="the text says that this is not confirmed")
    if not seen.isdisjoint({"correction", "corrected", "correcting"}) or {"earlier", "version"} <= seen:
        yield Warned(kind="correction", text="the text corrects something: read it before the claim is taken")


def _is_of(statement: Statement, letter: int) -> bool:
    """Whether a date is that of the statement, and not of a clause that only describes something in it."""
    token = next((statement.doc[i] for i in statement.tokens if statement.doc[i].idx >= letter), statement.root)
    while token.i not in {statement.root.i, token.head.i}:
        if token.dep_ in {"acl", "relcl"}:
            return False
        token = token.head
    return True


def _source_beside(utterance: Utterance) -> Place | None:
    """The words of the source, where they stand in the paragraph of the statement."""
    found = utterance.found
    beside = found is not None and found.doc is utterance.statement.doc
    return found.source[0] if found is not None and beside and found.source else None


def _completed(utterance: Utterance, claim: str) -> str:
    """A statement without subject with the speaker's: "denied dumping waste" is about whoever denied it."""
    root = utterance.statement.root
    if utterance.speaker is None or utterance.statement.borrowed or root.tag_ not in {"VBG", "VB"}:
        return claim
    if any(child.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for child in root.children):
        return claim
    rest, name = claim[:1].lower() + claim[1:], utterance.speaker.name
    return f"{name[:1].upper()}{name[1:]} [was] {rest}" if root.tag_ == "VBG" else f"[It is said of {name}:] {rest}"


def _speaker_in(utterance: Utterance, proposer: Proposer) -> Speaker | None:
    speaker, found = utterance.speaker, utterance.found
    if speaker is None or found is None or not found.source:
        return speaker
    return speaker.model_copy(update={"words": proposer.words(found.doc, found.source[:1])})


def _runs(tokens: Sequence[int]) -> list[Place]:
    """Token numbers as ranges."""
    runs: list[Place] = []
    for number in tokens:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _form(utterance: Utterance) -> Form:
    """Whether a statement stands in quotation marks, partly or not at all."""
    doc, (start, end) = utterance.statement.doc, utterance.statement.range
    sentence = doc[start].sent
    within = sum(doc[number].text in _QUOTES for number in range(start, end))
    before = sum(doc[number].text in _QUOTES for number in range(sentence.start, start))
    found = utterance.found
    if found is not None and found.rule == "direct" and within == 0:
        return "direct"
    if within:
        return "direct" if found is not None and found.rule == "direct" and doc[start].text in _QUOTES else "mixed"
    return "direct" if before % 2 else "indirect"


def _doubts(utterance: Utterance) -> Iterator[str]:
    found, speaker = utterance.found, utterance.speaker
    if found is not None and found.rule not in _SURE_RULES:
        pattern = _PATTERNS.get(found.rule, found.rule)
        yield f"read from words like “{pattern}”, which are misread more often than “X said that …”"
    if speaker is not None:
        yield from (why for why in speaker.why if any(mark in why for mark in _UNSURE))


def _certainty(utterance: Utterance, doubts: Sequence[str]) -> Certainty:
    if utterance.label == "implicit" or len(doubts) > 1:
        return "low"
    found: Found | None = utterance.found
    if doubts or (found is not None and found.rule not in _SURE_RULES):
        return "moderate"
    return "high"
