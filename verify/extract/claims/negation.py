"""Whether a cue says that something was said: not when it is negated, doubted to happen, or only may come.

"Never said that", "no group claimed", "if the ministry says", "will say tomorrow": the words of saying are there, and
nobody has said anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})
_NOBODY = words("few hardly neither no nobody none nor not")
"""A source that begins so did not say it, or not all of it did."""
_FAILING = words(
    "avoid avoided avoids decline declined declines fail failed failing fails refuse refused refuses short yet"
)
"""What stands before "to say" or "of saying" where nothing is said."""
_COMING = words("about due expected forced likely planned planning plans scheduled set urged")
"""What stands before "to say" where it is yet to be said."""
_MAY = words("could may might must shall should will would")
_IF = frozenset({"if", "unless", "whether", "lest"})


def is_negated(found: Found) -> bool:
    """Whether the cue says "not" or "never", "neither … nor" joins it to another, or it tells of a failure to say."""
    said = {token.lower_ for token in cue_of(found)}
    beside = {child.lower_ for child in found.verb.children if child.dep_ in {"neg", "advmod", "preconj", "cc"}}
    joined = {child.lower_ for child in found.verb.head.children if child.dep_ == "preconj"}
    near = {token.lower_ for token in found.doc[max(found.verb.i - 3, found.verb.sent.start) : found.verb.i]}
    if "neither" in joined or not near.isdisjoint({"longer", "short"}):
        return True
    return not _NEGATIONS.isdisjoint(said | beside) or not _FAILING.isdisjoint(said)


def is_nobodys(found: Found) -> bool:
    """Whether it is nobody, or not all, who said it: "no official said", "not all experts agree"."""
    if not found.source:
        return False
    first = found.source[0][0]
    before = found.doc[first - 1].lower_ if first else ""
    return found.doc[first].lower_ in _NOBODY or before in {"not", "hardly", "neither", "nor"}


def is_yet_to_be(found: Found) -> bool:
    """Whether it is only to come, or only might be: "will say tomorrow", "if the ministry says"."""
    verb = found.verb
    if found.rule in {"direct", "colon", "noun", "nounp"} or verb.pos_ not in {"VERB", "AUX"}:
        return False
    asked = any(child.lower_ in _IF for child in verb.children if child.dep_ in {"mark", "advmod"})
    modal = next((child for child in verb.children if child.tag_ == "MD"), None)
    may = modal is not None and modal.lower_ in _MAY and not is_negated(found)
    coming = verb.tag_ == "VB" and any(token.lower_ in _COMING for token in cue_of(found))
    return asked or may or coming or _is_inverted(verb)


def _is_inverted(verb: Token) -> bool:
    """Whether a condition is told by order: "had the ministry said so"."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    had = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ in {"had", "should"}), None)
    return verb.dep_ == "advcl" and subject is not None and had is not None and had.i < subject.i


def cue_of(found: Found) -> Iterator[Token]:
    """The words of a cue."""
    return (found.doc[number] for start, end in found.cue for number in range(start, end))
