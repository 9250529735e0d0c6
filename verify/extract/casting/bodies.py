"""Names of bodies: a run of capitals with what goes on behind it, "Institute for the Study of War"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.casting.parties import is_state
from verify.extract.casting.people import recased
from verify.extract.casting.proper import kind_of_name
from verify.extract.casting.titles import listed, title
from verify.extract.casting.tokens import Tokens, begins, is_capital, is_possessive, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTS = listed("& and for of on the")


def body_name(base: Tokens, run: int, tail: Tokens, determiner: str) -> str | None:
    """The name of the body that a noun phrase holds; None where it holds none."""
    words = base[run:]
    more = _goes_on(tail)
    if not words or (len(words) == 1 and not more and _is_word(words[0], run, determiner)):
        return None
    last = title(words[-1].text)
    if last and last.sort not in {"body", "thing"} and not kind_of_name(text_of(words)):
        return None
    if last and last.sort == "thing" and len(words) < 2:
        return None
    full = [*words, *more]
    name = recased(text_of(full))
    named = kind_of_name(text_of(words)) or is_state(text_of(words)) or is_state(name)
    return name if named or _is_body(words) or determiner != "none" or len(words) > 1 or words[0].is_upper else None


def _is_word(token: Token, run: int, determiner: str) -> bool:
    """Whether a single capital is a common noun at the beginning of a sentence, or said of the one of its kind."""
    if kind_of_name(token.text) or is_state(token.text):
        return False
    return title(token.text) is not None and run == 0 and (begins(token) or determiner != "none" or token.is_upper)


def _is_body(words: Tokens) -> bool:
    return any((mark := title(token.text)) and mark.sort == "body" for token in words)


def _goes_on(tail: Tokens) -> Tokens:
    """What of the words behind a name belongs to it: joints as long as capitals follow."""
    taken = 0
    for at, token in enumerate(tail):
        if is_capital(token) and (at == taken or tail[at - 1].lower_ in _JOINTS or is_capital(tail[at - 1])):
            taken = at + 1
        elif token.lower_ not in _JOINTS and not is_possessive(token) and token.text != "-":
            break
    return tail[:taken] if tail and tail[0].lower_ in _JOINTS else ()
