"""Who takes which stance on what, in a document's order: what is attributed, what goes on, and what it says itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import words
from verify.extract.attributions.phrases import VERBAL
from verify.extract.casting.cast import Cast
from verify.extract.claims.contents import contents, span, stated, words_of
from verify.extract.claims.manner import Manner, is_stated, lemma_of, manner
from verify.extract.claims.opinions import is_feeling, is_opinion
from verify.extract.claims.statements import Statement, is_sentence
from verify.extract.claims.wording import is_event
from verify.model import Stance
from verify.proposals import Label, Speaker

if TYPE_CHECKING:
    pass

_CITING = frozenset({"cite", "quote"})
_HEARING = frozenset({"hear", "learn", "understand"})
_PASSING_ON = frozenset({"according", "before", "clause", "direct", "parenthetical", "that"})
_SHOWING = frozenset(
    {"demonstrate", "display", "find", "illustrate", "indicate", "mean", "prove", "reveal", "show", "suggest"}
)
DEEPEST = 4
"""So many tellers are followed in "A said B had told C that …"."""
_PRONOUNS = words("he it one she that they this those which who")
WRITER = Speaker(name="the writer", unnamed=True)
"""Who says "I" or "we" where the document tells no outlet."""
_ASKING = frozenset({"q", "question", "reporter"})


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """One statement with whoever utters it."""

    label: Label
    statement: Statement
    stance: Stance
    speaker: Speaker | None
    found: Found | None = None
    relays: tuple[Speaker, ...] = ()
    negated: bool = False
    silent: bool = False
    """There is no statement to take a stance on: "declined to comment"."""
    doubts: tuple[str, ...] = ()


def attributed(founds: Sequence[Found], cast: Cast, numbers: dict[int, int]) -> list[Utterance]:
    """What the attributions of a document say; `numbers` gives each paragraph's, by the identity of its Doc."""
    said: dict[tuple[int, tuple[int, ...], str, str], Utterance] = {}
    for one in _read(founds, cast, numbers):
        # "A reported, quoting B, that C" has two cues: the one that tells more stays.
        key = id(one.statement.doc), one.statement.tokens, one.stance, one.speaker.name if one.speaker else ""
        if key not in said or len(one.relays) > len(said[key].relays):
            said[key] = one
    return list(said.values())


def _read(founds: Sequence[Found], cast: Cast, numbers: dict[int, int]) -> Iterator[Utterance]:
    within: dict[int, list[Found]] = {}
    for one in founds:
        if one.within is not None:
            within.setdefault(id(one.within), []).append(one)
    cited = _citations(founds)
    citing = {id(one) for one in cited.values()}
    chained = _chained(founds)
    for one in founds:
        if one.within is None and id(one) not in citing and one.verb.idx not in chained.get(id(one.doc), ()):
            relays = [cited[id(one)]] if id(one) in cited else []
            yield from _Reader(cast, numbers, within).utterances(one, relays)


def _citations(founds: Sequence[Found]) -> dict[int, Found]:
    """By the identity of an attribution the one that only says whom it cites: "X, citing Y, said …"."""
    cited: dict[int, Found] = {}
    beside_it: dict[tuple[int, int], list[Found]] = {}
    for one in founds:
        beside_it.setdefault(_sentence(one), []).append(one)
    for one in founds:
        beside = one.verb.tag_ == "VBG" or one.verb.dep_ in {"advcl", "relcl", "acl"}
        if one.rule in {"thing", "named"} and lemma_of(one.verb) in _CITING and beside:
            others = (other for other in beside_it[_sentence(one)] if other is not one)
            host = next((other for other in others if manner(other) is not None), None)
            if host is not None:
                cited[id(host)] = one
    return cited


def _chained(founds: Sequence[Found]) -> dict[int, set[int]]:
    """Where verbs stand that are part of another's cue: "declined to say" is one cue, not two."""
    chained: dict[int, set[int]] = {}
    for one in founds:
        for start, end in one.cue:
            verbs = (one.doc[number] for number in range(start, end) if number != one.verb.i)
            chained.setdefault(id(one.doc), set()).update(verb.idx for verb in verbs if verb.pos_ in VERBAL)
    return chained


def _sentence(found: Found) -> tuple[int, int]:
    return id(found.doc), found.verb.sent.start


@dataclass(frozen=True, slots=True)
class _Chain:
    """Through whom something is said."""

    speaker: Speaker
    relays: tuple[Speaker, ...]
    """Whose words they are: of several tellers the last."""
    cites: frozenset[int] = frozenset()
    """Words in the content that only tell whom the speaker cites."""
    through: tuple[str, ...] = ()
    """The tellers between the speaker and the last."""
    depth: int = 0

    def to(self, root: Speaker) -> _Chain:
        """The chain down to another voice; "she said she believed …" is hers alone."""
        if root.name == self.speaker.name:
            return _Chain(self.speaker, self.relays, through=self.through, depth=self.depth + 1)
        through = (*self.through, *(one.name for one in self.relays))
        return _Chain(self.speaker, (root,), through=through, depth=self.depth + 1)


class _Reader:
    """Reads one attribution, with those that stand within it."""

    def __init__(self, cast: Cast, numbers: dict[int, int], within: dict[int, list[Found]]) -> None:
        self._cast = cast
        self._numbers = numbers
        self._within = within

    def utterances(self, found: Found, cited: Sequence[Found] = ()) -> Iterator[Utterance]:
        how = manner(found)
        if how is None or any(token.text == "|" for start, end in found.content for token in found.doc[start:end]):
            return
        speakers, quoted = self._speakers(found), self._quoted_by(found)
        relays = (
            *(speakers if quoted else ()),
            *self._heard_from(found),
            *(one for other in cited for one in self._named(other, other.content)),
        )
        cites = frozenset(number for one in cited for number in words_of(one))
        for speaker in quoted or speakers:
            yield from self._said(found, how, _Chain(speaker, relays, cites))

    def _said(self, found: Found, how: Manner, chain: _Chain) -> Iterator[Utterance]:
        """The statements of an attribution."""
        told = False
        for doc, ranges in contents(found):
            for statement in stated(found, doc, ranges, chain.cites) or _whole(found, how):
                inner = self._nested(found, statement) if chain.depth < DEEPEST else None
                if inner is not None and how.sort == "assertion" and how.stance == "affirms":
                    yield from self._relayed(inner, chain)
                    continue
                one = _utterance(found, how, statement, chain)
                if not one.silent or not told:
                    yield one
                told = told or one.silent

    def _nested(self, found: Found, statement: Statement) -> Found | None:
        """The attribution that a statement within another consists of."""
        for one in self._within.get(id(found), ()):
            if one.rule not in _PASSING_ON or lemma_of(one.verb) in _SHOWING or one.doc is not statement.doc:
                continue
            if one.verb.i == statement.root.i and (one.source or one.speaker is not None):
                how = manner(one)
                if how is not None and how.sort == "assertion":
                    return one
        return None

    def _relayed(self, inner: Found, chain: _Chain) -> Iterator[Utterance]:
        """What somebody says that another said: the outer one passes it on."""
        how = manner(inner)
        if how is None:
            return
        for root in self._heard_from(inner) or self._speakers(inner):
            # "We can confirm that …" within what somebody says is that somebody's.
            yield from self._said(inner, how, chain.to(chain.speaker if root == WRITER else root))

    def _heard_from(self, found: Found) -> tuple[Speaker, ...]:
        """Whose words they are in "had heard from B that …", "quoting B that …"."""
        lemma, verb = lemma_of(found.verb), found.verb
        if lemma in _CITING and found.rule in {"clause", "that"}:
            heard = [child for child in verb.children if child.dep_ == "dobj"]
        elif lemma in _HEARING:
            heard = [one for child in verb.children if child.lower_ == "from" for one in child.children]
        else:
            return ()
        return self._named(found, [span(heard[0])]) if heard else ()

    def _quoted_by(self, found: Found) -> tuple[Speaker, ...]:
        """Who quotes the speaker: "A quoted B as saying that …", "B was quoted by A as saying …"."""
        above = found.verb.head.head
        if found.verb.dep_ != "pcomp" or lemma_of(above) not in _CITING:
            return ()
        by = next((child for child in above.children if child.dep_ == "agent"), None)
        passive = any(child.dep_ == "auxpass" for child in above.children)
        heads = by.children if by is not None else () if passive else above.children
        named = [child for child in heads if child.dep_ in {"nsubj", "pobj"}]
        return self._named(found, [span(named[0])]) if named else ()

    def _speakers(self, found: Found) -> tuple[Speaker, ...]:
        """Who speaks; whoever writes, where that is "I" or "we"."""
        return self._named(found, found.source[:1]) or (WRITER,)

    def _named(self, found: Found, ranges: Sequence[tuple[int, int]]) -> tuple[Speaker, ...]:
        number = self._numbers[id(found.doc)]
        if not ranges:
            return self._cast.speakers(None, (number, found.verb.i))
        start, end = ranges[0]
        found_here = self._cast.speakers(found.doc[start:end], (number, start))
        # A pronoun that nobody before fits names nobody.
        return tuple(
            one.model_copy(update={"unnamed": True}) if one.name.lower() in _PRONOUNS else one for one in found_here
        )


def _utterance(found: Found, how: Manner, statement: Statement, chain: _Chain) -> Utterance:
    label: Label = "explicit"
    if how.sort != "assertion":
        label = how.sort
    elif how.stance == "affirms" and (is_opinion(statement) or _only_speaks(found, statement)):
        label = "opinion"
    elif how.stance == "affirms" and is_feeling(statement):
        label = "attitude"
    silent = how.stance == "no-comment" and not is_sentence(statement)
    # A report that is dismissed, a number that is disputed: what they say is not told.
    silent = silent or (how.stance in {"denies", "doubts", "retracts"} and _is_thing(statement))
    # "Could not say who fired": a question is no claim.
    silent = silent or (how.stance == "no-comment" and _is_question(statement))
    # "Hamas denies this": what is denied stands in another sentence.
    silent = silent or (len(statement.words) == 1 and statement.root.tag_ in {"DT", "PRP"})
    return Utterance(
        label,
        statement,
        how.stance,
        chain.speaker,
        found,
        chain.relays,
        negated=how.negated,
        silent=silent and not _asks(statement),
        doubts=(f"told through {', '.join(chain.through)}",) if chain.through else (),
    )


def _is_thing(statement: Statement) -> bool:
    """Whether a statement only names something, which is neither so nor not so."""
    if statement.root.pos_ in VERBAL or is_sentence(statement):
        return False
    told = any(child.lower_ in {"of", "about"} for child in statement.root.children)
    return not is_event(statement.root) or (is_stated(statement.root) and not told)


def _is_question(statement: Statement) -> bool:
    """Whether it begins with "who", "what", "how" …: none of its words say what is so."""
    first = statement.doc[statement.tokens[0]]
    return first.tag_ in {"WP", "WRB", "WDT", "WP$"} and not statement.borrowed


def _only_speaks(found: Found, statement: Statement) -> bool:
    """Whether something spoken asserts nothing: a question put to somebody, "Thank you", "Next question, please"."""
    asking = found.rule == "colon" and found.doc[found.source[0][0]].lower_ in _ASKING if found.source else False
    said = (statement.doc[number] for number in statement.tokens)
    counts = any(token.tag_ == "CD" and token.lower_ != "one" for token in said)
    return asking or (found.rule in {"direct", "colon"} and not counts and not is_sentence(statement))


def _whole(found: Found, how: Manner) -> list[Statement]:
    """The content as it is, where it states nothing and need not: "declined to comment"."""
    if not found.content or (how.sort == "assertion" and how.stance not in {"no-comment", "denies"}):
        return []
    start, end = found.content[0]
    return [Statement(found.doc, found.doc[start], tuple(range(start, end)))]


def _asks(statement: Statement) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in statement.root.children)
