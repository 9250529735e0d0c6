"""Texts as they are taken in: folded or as read, and never with characters that a database cannot keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from verify.dates import WANTED, days_of
from verify.errors import InputError, VerifyError
from verify.names import folded, skeleton
from verify.store.tables import Table

_LIMIT = 2**63


def clean(text: Any, path: str) -> str:
    """The text, when it is one that can be kept; InputError for NUL, unpaired surrogates and other values."""
    if not isinstance(text, str):
        raise InputError(path, repr(text), "a text")
    if "\0" in text:
        raise InputError(path, "the character NUL", "a text without it")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(path, f"an unpaired surrogate at character {error.start}", "valid Unicode text") from error
    return text


def kept(text: Any, path: str) -> str | None:
    """A text as read; an empty one is absent."""
    return None if text is None or text == "" else clean(text, path)


def kept_folded(text: Any, path: str) -> str | None:
    """A text folded; an empty one is absent."""
    return None if text is None or text == "" else folded(clean(text, path)) or None


def named(text: Any, path: str) -> str:
    """A name or statement folded; InputError when nothing is left."""
    name = folded(clean(text, path))
    if not name:
        raise InputError(path, "an empty text", "one with letters")
    if not any(letter.isalnum() for letter in name) and not skeleton(name):
        raise InputError(path, "a text that shows nothing", "one with letters")
    return name


def each_folded(texts: Any, path: str) -> list[str]:
    """A list of texts folded, each once, whatever its case; empty ones left out."""
    found: dict[str, str] = {}
    for index, text in enumerate(texts or ()):
        name = kept_folded(text, f"{path}[{index}]")
        if name is not None:
            found.setdefault(name.casefold(), name)
    return list(found.values())


def one_of(value: Any, known: Collection[str], path: str) -> str | None:
    """A word of a fixed list; an absent one stays absent."""
    if value is None or (isinstance(value, str) and value in known):
        return value
    raise InputError(path, repr(value), "one of " + ", ".join(sorted(known)))


def dated(text: Any, path: str) -> str | None:
    """A date as `dates.days_of` reads it; an empty one is absent."""
    if text is None or text == "":
        return None
    try:
        days_of(text)
    except (TypeError, ValueError) as error:
        raise InputError(path, repr(text), WANTED) from error
    return str(text)


def flag(value: Any, path: str) -> int | None:
    """Yes or no as the database keeps it."""
    if value is None or isinstance(value, bool):
        return None if value is None else int(value)
    raise InputError(path, repr(value), "true or false")


def whole(value: Any, path: str) -> int:
    """A whole number from 0 that fits 64 bits."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _LIMIT:
        raise InputError(path, repr(value), "a whole number from 0 of at most 64 bits")
    return value


def refuse_hostile(table: Table, content: Iterable[Any]) -> None:
    """Raise the InputError of the first column that cannot be kept."""
    for column, value in zip(table.content, content, strict=True):
        if isinstance(value, str):
            clean(value, "claim" if (table.thing, column) == ("claim", "text") else column)


def placed(error: VerifyError, prefix: str) -> VerifyError:
    """The error with its place in the record below `prefix`."""
    return at_place(error, f"{prefix}.{error.path}" if error.path else prefix)


def at_place(error: VerifyError, path: str) -> VerifyError:
    """The error with another place in the record."""
    if isinstance(error, InputError):
        return InputError(path, error.found, error.wanted)
    error.path = path
    return error


def same_party(one: str, other: str) -> bool:
    """Whether two names of parties mean one side."""
    return one.casefold() == other.casefold()


def united(stored: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
    """The stored texts and then the given ones that are new, whatever their case."""
    known = {text.casefold() for text in stored}
    return (*stored, *(text for text in given if text.casefold() not in known))
