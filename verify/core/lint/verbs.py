"""Verbs that assert more than that something was said: where they stand in a text, and whether they assert there.

Made to give few false alarms: what is denied, doubted, asked for, possible or an adjective ("confirmed cases") is
passed over, and so are verbs that mean other things as well ("demonstrated in the square") unless a clause follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from verify.core.lint.vocabulary import CLAUSE, FINITE, OBJECT, POSSIBLE, UNSURE
from verify.names import shadow


def _inflected(*verbs: str) -> dict[str, str]:
    """Form -> what it is: `base`, `present`, `past` (also the participle) or `ing`."""
    forms: dict[str, str] = {}
    for verb in verbs:
        stem = verb[:-1] if verb[-1] in "ey" else verb
        third = f"{stem}ies" if verb.endswith("y") else f"{verb}es" if verb.endswith("sh") else f"{verb}s"
        past = f"{stem}ied" if verb.endswith("y") else f"{stem}ed"
        ing = f"{verb}ing" if verb.endswith("y") else f"{stem}ing"
        forms |= {verb: "base", third: "present", past: "past", ing: "ing"}
    return forms


_PLAIN = _inflected("verify", "confirm", "corroborate", "substantiate", "debunk", "disprove", "refute")
_OF_MANY_MEANINGS = {
    **_inflected("prove", "reveal", "establish", "demonstrate", "expose", "uncover"),
    "proven": "past",
}
_REACH = 8
"""So many words around a verb say whether it asserts."""
_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[^\w\s]")
_STOPS = frozenset(".!?;…")
_QUOTED = re.compile(r"[\"“”„«»‘']\s*([^\W\d_]+)\s*[\"“”«»’']")


class Verb(NamedTuple):
    """A strong verb that asserts, as it is written, with the words of its sentence near it, shadowed."""

    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    place: int
    """Where it begins in the text."""


def asserting(text: str, *, reporting: tuple[int, int] = (0, 0)) -> Iterator[Verb]:
    """The strong verbs that assert something; within `reporting` one is known to report what follows."""
    tokens = list(_TOKEN.finditer(text))
    words = [shadow(token[0]).replace("’", "'") for token in tokens]
    for place, word in enumerate(words):
        form = _PLAIN.get(word) or _OF_MANY_MEANINGS.get(word)
        if form is None:
            continue
        verb = Verb(tokens[place][0], _before(words, place), _after(words, place), tokens[place].start())
        surely = reporting[0] <= verb.place < reporting[1]
        capital = place > 0 and tokens[place - 1][0][:1].isupper() and len(verb.before) > 1
        if _is_sure(verb) and (surely or _asserts(verb, form, after_name=capital)):
            yield verb


def is_strong(word: str) -> bool:
    """Whether a word is a form of a strong verb."""
    return shadow(word) in _PLAIN or shadow(word) in _OF_MANY_MEANINGS


def quoted_verb(text: str) -> str | None:
    """The first strong verb that stands by itself in quotation marks: a note on the word that a text uses."""
    return next((match[1] for match in _QUOTED.finditer(text) if is_strong(match[1])), None)


def _before(words: list[str], place: int) -> tuple[str, ...]:
    """The nearest words of the sentence before a place."""
    first = max(0, place - _REACH)
    start = next((at + 1 for at in range(place - 1, first - 1, -1) if words[at] in _STOPS), first)
    return tuple(words[start:place])


def _after(words: list[str], place: int) -> tuple[str, ...]:
    """The nearest words of the sentence after a place."""
    last = min(len(words), place + 1 + _REACH)
    end = next((at for at in range(place + 1, last) if words[at] in _STOPS), last)
    return tuple(words[place + 1 : end])


def _last(before: tuple[str, ...]) -> str:
    """The word before the verb, but for adverbs."""
    return next((word for word in reversed(before) if not word.endswith("ly") and word not in {"also", "now"}), "")


def _is_sure(verb: Verb) -> bool:
    """Whether nothing near the verb denies it, doubts it or only asks for it."""
    if not UNSURE.isdisjoint(verb.before) or not UNSURE.isdisjoint(verb.after[:2]):
        return False
    last = _last(verb.before)
    # "We can confirm that" does confirm.
    performed = last == "can" and not {"i", "we"}.isdisjoint(verb.before[-3:])
    return performed or last not in POSSIBLE


def _asserts(verb: Verb, form: str, *, after_name: bool) -> bool:
    """Whether the form is a verb here, and means what it must."""
    follows = verb.after[0] if verb.after else ""
    if shadow(verb.text) in _OF_MANY_MEANINGS or form == "ing":
        return follows in CLAUSE
    if form == "past":
        finite = _last(verb.before) in FINITE or after_name
        return finite or follows in OBJECT or follows[:1].isdigit()
    return form == "present" or bool(verb.before)
