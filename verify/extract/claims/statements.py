"""Sentences taken apart into statements that can each be true or false by themselves.

"X withdrew to higher ground" and "X no longer holds the village" are two claims, in whatever sentence they stand. Split
off are coordinated clauses, contrasting ones ("although …, …"), and relative clauses that only add something (Quirk et
al., A Comprehensive Grammar of the English Language, 1985, 13.2 and 17.13-17.17). What depends on a condition, a cause
or a purpose stays with it: apart, it would say something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verify.extract.attributions.found import Range
from verify.extract.attributions.paragraph import FINITE
from verify.extract.attributions.phrases import VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONTRAST = frozenset({"although", "though", "while", "whereas", "whilst", "as"})
_ADDING = frozenset({"who", "which", "whose", "where"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
"""What stands for a subject; "there" among them."""
_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_STAGE = frozenset({"pause", "laughter", "applause", "inaudible", "crosstalk", "laughs"})


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One statement: its words, and those it takes from the clause it was coordinated with."""

    doc: Doc
    root: Token
    """The verb, or the noun of a statement without one ("heavy fighting near X")."""
    tokens: tuple[int, ...]
    """Its own words, in order."""
    borrowed: tuple[int, ...] = ()
    """The subject, and auxiliaries where it shares them, of the clause before."""
    pronoun: int | None = None
    """The relative pronoun whose place `borrowed` takes."""

    @property
    def words(self) -> tuple[int, ...]:
        """Its own words and those it borrows, in the order of the text."""
        return tuple(sorted({*self.tokens, *self.borrowed}))

    @property
    def range(self) -> Range:
        """From its first word to its last."""
        return self.words[0], self.words[-1] + 1


def raised(doc: Doc, ranges: Sequence[Range]) -> Statement | None:
    """The statement of a subject and what it is said to do: "the captain | to have slept", "the firm | of lying".

    None where the second range is no infinitive and no gerund.
    """
    if len(ranges) != 2:
        return None
    (start, end), (first, last) = ranges
    verb = next(
        (doc[i] for i in range(first, last) if doc[i].pos_ in VERBAL and not first < doc[i].head.i < last), None
    )
    if verb is None or verb.tag_ not in {"VB", "VBN", "VBG"} or doc[first].lower_ not in {"to", "of"}:
        return None
    return Statement(doc, verb, tuple(range(first + 1, last)), tuple(range(start, end)))


def is_sentence(statement: Statement) -> bool:
    """Whether a statement has a finite verb and a subject; headings, cries and lists have none."""
    root = statement.root
    if statement.borrowed:
        return True
    if root.pos_ not in VERBAL or not any(child.dep_ in SUBJECTS for child in root.children):
        # The parser may have missed the main verb: "The bridge, built in 1974, carried …".
        return any(statement.doc[number].tag_ in FINITE for number in statement.tokens) and len(statement.tokens) > 4
    return any(word.tag_ in FINITE for word in (root, *root.children)) or root.dep_ == "conj"


def statements(doc: Doc, ranges: Sequence[Range]) -> list[Statement]:
    """The statements in some words of a paragraph, in order."""
    inside = {number for start, end in ranges for number in range(start, end)} - _directions(doc, ranges)
    roots = [
        doc[number]
        for number in sorted(inside)
        if not doc[number].is_punct
        and not doc[number].is_space
        and (doc[number].head.i == number or doc[number].head.i not in inside)
    ]
    claimed: set[int] = set()
    found: list[Statement] = []
    for root in roots:
        if root.i not in claimed and root.dep_ not in {"mark", "cc", "det", "aux", "prep"}:
            for one in _split(root, inside - claimed):
                claimed.update(one.tokens)
                found.append(one)
    return sorted((one for one in found if _says(one)), key=lambda one: one.tokens)


def _directions(doc: Doc, ranges: Sequence[Range]) -> set[int]:
    """Stage directions of a transcript with their brackets: "[pause]", "(Laughter.)"."""
    marked = (number for start, end in ranges for number in range(start, end) if doc[number].lower_ in _STAGE)
    found: set[int] = set()
    for number in marked:
        if number and doc[number - 1].text in {"[", "("}:
            end = next((i for i in range(number, min(number + 4, len(doc))) if doc[i].text in {"]", ")"}), number)
            found.update(range(number - 1, end + 1))
    return found


def _says(statement: Statement) -> bool:
    words = [statement.doc[number] for number in (*statement.borrowed, *statement.tokens)]
    return sum(word.is_alpha or word.like_num for word in words) > 1


def _split(root: Token, inside: set[int]) -> Iterator[Statement]:
    """The statement of a clause, then those of the clauses that stand beside it, and beside those."""
    waiting: list[tuple[Token, set[int], tuple[int, ...], int | None]] = [(root, inside, (), None)]
    while waiting:
        clause, within, borrowed, pronoun = waiting.pop()
        beside = list(_beside(clause, within))
        apart = {number for other, _ in beside for number in _subtree(other, within)}
        own = tuple(
            number
            for number in _subtree(clause, within)
            if number not in apart and not _joins(clause.doc[number], apart)
        )
        if own:
            yield Statement(clause.doc, clause, own, borrowed, pronoun)
        for other, shared in beside:
            relative = _relative(other) if other.dep_ == "relcl" else None
            shares = _antecedent(other) if other.dep_ == "relcl" else shared
            waiting.append((other, apart, shares, relative.i if relative is not None else None))


def _beside(root: Token, inside: set[int]) -> Iterator[tuple[Token, tuple[int, ...]]]:
    """The clauses that say something by themselves, each with the words it shares with this one."""
    conditional = any(_is_condition(child) for child in root.children)
    for child in root.children:
        if child.i not in inside:
            continue
        if child.dep_ == "conj" and not conditional:
            shared = _shared(root, child)
            if shared is not None:
                yield child, shared
        elif child.dep_ == "advcl" and _contrasts(child):
            yield child, ()
    for token in (root.doc[number] for number in _subtree(root, inside)):
        if (
            token.i != root.i
            and token.dep_ == "relcl"
            and token.pos_ in VERBAL
            and _adds(token)
            and _clause_of(token, inside).i == root.i
        ):
            yield token, ()


def _joins(token: Token, apart: set[int]) -> bool:
    """Whether a word or mark only joins what is split off: an "and" or a comma beside it."""
    before, after = token.i - 1 in apart, token.i + 1 in apart
    return (token.dep_ == "cc" and after) or (token.text in {",", "–", "—"} and (before or after))


def _clause_of(token: Token, inside: set[int]) -> Token:
    """The head of the nearest clause around a relative clause that is split off or holds all of the words."""
    last = token
    for above in token.ancestors:
        if above.i not in inside:
            break
        if (above.dep_ == "relcl" and _adds(above)) or (above.dep_ == "conj" and above.pos_ in VERBAL):
            return above
        if above.dep_ == "advcl" and _contrasts(above):
            return above
        last = above
    return last


def _shared(root: Token, other: Token) -> tuple[int, ...] | None:
    """What a coordinated verb or noun shares with the first; None where the two say one thing together."""
    if root.pos_ in VERBAL and other.pos_ in VERBAL:
        if _subject(other) is not None:
            return ()
        subject = _subject(root)
        if _alike(root, other) and subject is not None:
            return (*_phrase(subject), *_shared_auxiliaries(root, other))
    elif root.pos_ == "NOUN" and other.pos_ == "NOUN":
        # "Heavy fire and wide destruction" are two things, "tanks and guns" are one.
        return () if any(child.dep_ in {"amod", "nummod", "prep", "det"} for child in other.children) else None
    return None


def _is_condition(child: Token) -> bool:
    return child.dep_ == "advcl" and any(word.lower_ in {"if", "unless"} for word in child.children)


def _contrasts(clause: Token) -> bool:
    """Whether a clause is contrasted with its main clause, and not a condition, cause, time or purpose of it."""
    if _subject(clause) is None:
        return False
    mark = next((child for child in clause.children if child.dep_ == "mark"), None)
    return mark is not None and mark.lower_ in _CONTRAST


def _alike(one: Token, other: Token) -> bool:
    """Whether two coordinated verbs can share a subject and say two things."""
    if other.tag_ in FINITE or any(child.tag_ in FINITE for child in other.children if child.dep_ in _AUXILIARIES):
        return True
    return other.tag_ == one.tag_ and one.tag_ in {"VBN", "VBG", "VB"}


def _shared_auxiliaries(root: Token, clause: Token) -> tuple[int, ...]:
    if clause.tag_ in FINITE or any(child.dep_ in {"aux", "auxpass"} for child in clause.children):
        return ()
    return tuple(child.i for child in root.children if child.dep_ in {"aux", "auxpass"})


def _adds(clause: Token) -> bool:
    """Whether a relative clause only adds something: a comma stands before it."""
    relative = _relative(clause)
    return relative is not None and relative.i > 0 and relative.nbor(-1).text == "," and _finite(clause)


def _finite(clause: Token) -> bool:
    return clause.tag_ in FINITE or any(child.tag_ in FINITE for child in clause.children)


def _relative(clause: Token) -> Token | None:
    """The relative pronoun that begins a clause."""
    first = clause.doc[clause.left_edge.i]
    return first if first.lower_ in _ADDING else None


def _antecedent(clause: Token) -> tuple[int, ...]:
    """The words of the noun that a relative clause speaks of."""
    noun = clause.head
    end = clause.left_edge.i
    words = [number for number in range(noun.left_edge.i, end) if not _trailing(noun.doc[number], end)]
    return tuple(words)


def _trailing(token: Token, end: int) -> bool:
    return token.is_punct and token.i == end - 1


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _phrase(token: Token) -> tuple[int, ...]:
    return tuple(range(token.left_edge.i, token.right_edge.i + 1))


def _subtree(token: Token, inside: set[int]) -> list[int]:
    return [one.i for one in token.subtree if one.i in inside]
