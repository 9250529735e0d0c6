"""Where a document mentions people, bodies and things: noun phrases with their appositions, found by tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verify.extract.casting.figures import Figure, Position
from verify.extract.casting.noun import Phrase, read
from verify.extract.casting.titles import FORMER, is_human, listed, title
from verify.extract.casting.tokens import is_capital, is_possessive, is_quote, joins_adjectives

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = listed("ADD CD DT HYPH JJ JJR JJS NN NNP NNPS NNS PDT POS PRP$")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLOSING = frozenset({",", ".", ";", ":", "—", "–", "-", "--", ")", "!", "?", "who", "which", "whose"})
_LONGEST = 40
"""Tokens of one noun phrase, and of what is joined to it."""


@dataclass(slots=True, eq=False)
class Mention:
    """One noun phrase in its place."""

    at: Position
    phrase: Phrase
    sentence: int
    """Counted through the document."""
    rank: int
    """2 for the subject of a sentence's main verb, 1 for another subject or who is quoted by "according to", else 0."""
    quoted: bool
    """Whether it stands in quotation marks."""
    figure: Figure | None = None


def mentions(doc: Doc, paragraph: int, sentence: int) -> list[Mention]:
    """The mentions in a paragraph whose first sentence has the number `sentence`."""
    inside, sentences = quoted(doc), _sentences(doc, sentence)
    found = []
    for phrase in phrases(doc):
        start, end = phrase.place
        rank = _rank(doc, start, end)
        found.append(Mention((paragraph, start), phrase, sentences[start], rank, inside[start]))
    return found


def phrases(doc: Doc) -> Iterator[Phrase]:
    """The noun phrases that name or describe somebody, in order."""
    at = 0
    while at < len(doc):
        end = _base(doc, at)
        if end == at:
            at += 1
            continue
        phrase = read(doc, at, end)
        if not phrase.name and not any(title(one.head) for one in phrase.described):
            at = end
            continue
        phrase = _joined(doc, _extended(doc, phrase))
        yield phrase
        yield from _within(doc, phrase)
        at = phrase.place[1]


def _within(doc: Doc, phrase: Phrase) -> Iterator[Phrase]:
    """The bodies and people named behind a preposition in a phrase: "a report of the Sarn River Board"."""
    for described in phrase.described:
        if described.complement:
            _, start, end = described.complement
            inner = read(doc, start, min(end, phrase.place[1]))
            if inner.name:
                yield inner


def _base(doc: Doc, start: int) -> int:
    """Where the words up to a head noun end; `start` where no noun phrase begins."""
    end, noun = start, False
    for at in range(start, min(len(doc), start + _LONGEST)):
        token = doc[at]
        if token.tag_ in {"DT", "PDT", "PRP$"} and at > start and (noun or token.tag_ == "PRP$"):
            break
        if at == start and token.tag_ in {"VBN", "VBG"} and token.lower_ not in FORMER:
            break
        if not (
            token.tag_ in _NOMINAL
            or is_capital(token)
            or is_possessive(token)
            or _adjectival(doc, at)
            or joins_adjectives(list(doc[start : at + 3]), at - start)
        ):
            break
        if token.tag_[:2] == "NN" or is_capital(token) or title(token.text):
            end, noun = at + 1, True
    return end


def _adjectival(doc: Doc, at: int) -> bool:
    """Whether a participle or an opening quotation mark stands before a noun within the phrase."""
    token = doc[at]
    if at + 1 >= len(doc) or doc[at + 1].tag_ not in _NOMINAL:
        return False
    return (token.tag_ in {"VBN", "VBG"} and (doc[at + 1].tag_[:2] in {"NN", "JJ"})) or token.text in {"-", "&"}


def _extended(doc: Doc, phrase: Phrase) -> Phrase:
    """The phrase with what "of", "for" or "at" bind to it."""
    human = bool(phrase.described) and is_human(phrase.described[0].head)
    joints = {"of", "for"} if not human else {"of", "for", "at", "in", "from", "to", "on", "with", "familiar"}
    start, end = phrase.place
    if phrase.name and not phrase.body:
        return phrase
    for _ in range(4):
        if end + 1 >= len(doc) or doc[end].lower_ not in joints or end - start > _LONGEST:
            break
        skip = end + 1 + (doc[end].lower_ == "familiar")
        more = _base(doc, skip) if skip < len(doc) else skip
        if more == skip:
            break
        end = more
    return read(doc, start, end) if end != phrase.place[1] else phrase


def _joined(doc: Doc, phrase: Phrase) -> Phrase:
    """The phrase with its appositions: behind a comma, when what follows closes it; an acronym in brackets."""
    for _ in range(3):
        start, end = phrase.place
        if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 1].is_upper and doc[end + 2].text == ")":
            phrase = read(doc, start, end + 3)
            continue
        if end + 1 >= len(doc) or doc[end].text != ",":
            break
        if doc[end + 1].like_num and end + 2 < len(doc) and doc[end + 2].text == ",":
            phrase = phrase._replace(place=(start, end + 2))
            continue
        more = _base(doc, end + 1)
        second = _extended(doc, read(doc, end + 1, more)) if more > end + 1 else None
        if second is None or not _closes(doc, second.place[1]) or not _apposed(phrase, second):
            break
        phrase = read(doc, start, second.place[1])
    return phrase


def _closes(doc: Doc, at: int) -> bool:
    return at >= len(doc) or doc[at].lower_ in _CLOSING or is_quote(doc[at])


def _apposed(first: Phrase, second: Phrase) -> bool:
    """Whether one of two phrases names whom the other describes."""
    if first.name and not second.name and second.described:
        one = second.described[0]
        return not one.plural and is_human(one.head) == (not first.body) and title(one.head) is not None
    if second.name and not first.name and first.described:
        one = first.described[0]
        alike = second.body is None or is_human(one.head) == (not second.body)
        return not one.plural and alike and second.determiner == "none"
    return False


def _rank(doc: Doc, start: int, end: int) -> int:
    """How much a phrase is what its sentence is about."""
    best = 0
    for token in doc[start:end]:
        head = token.head
        if start <= head.i < end:
            continue
        if token.dep_ in _SUBJECTS:
            best = max(best, 2 if head.dep_ == "ROOT" else 1)
        elif head.lower_ in {"to", "by"} and head.head.lower_ in {"according", "said", "quoted"}:
            best = max(best, 1)
    return best


def quoted(doc: Doc) -> list[bool]:
    """Whether each token stands in quotation marks."""
    inside, flags = False, []
    for token in doc:
        if token.text in {"“", "«", "„", "``"} or (token.text in {"‘", "'"} and token.tag_ == "``"):
            inside = True
        elif token.text in {"”", "»"} or (token.text in {"’", "''"} and token.tag_ == "''"):
            inside = False
        elif token.text == '"':
            inside = not inside
        flags.append(inside)
    return flags


def _sentences(doc: Doc, first: int) -> list[int]:
    number, numbers = first - 1, []
    for token in doc:
        number += _starts(token)
        numbers.append(max(number, first))
    return numbers


def _starts(token: Token) -> bool:
    return bool(token.is_sent_start) or token.i == 0
