"""One attribution in one line, as the command line takes it: a source, then fields, with commas between.

ATTR  := SOURCE { "," FIELD }
FIELD := stance | flag | key=value      a value may be "quoted, with commas"; "" inside quotes is a quote
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, BinaryIO, NamedTuple, cast

from verify import dates
from verify.drafts import AttributionDraft
from verify.errors import InputError
from verify.exchange.faults import one_of, printable
from verify.exchange.lines import LIMIT, WANTED, numbered, opening
from verify.model import GRADES, KINDS, STANCES, Stance

FLAGS: dict[str, tuple[str, str | bool]] = {
    **{stance: ("stance", stance) for stance in STANCES},
    "against-interest": ("interest", "against"),
    "self-serving": ("interest", "self-serving"),
    "first-hand": ("access", "first-hand"),
    "second-hand": ("access", "second-hand"),
    "unnamed": ("unnamed", True),
    "official": ("official", True),
    "independent": ("independent", True),
    "implicit": ("basis", "implicit"),
    "confirmed": ("confirmed", True),
}
"""The words that stand alone, with the key and the value that each means."""

KEYS: dict[str, str] = {
    **{key: key for key in ("relays", "via")},
    "rests-on": "rests_on",
    **{key: key for key in ("at", "quote", "url")},
    "doc": "document",
    **{key: key for key in ("grade", "party", "kind")},
    "part-of": "part_of",
    **{key: key for key in ("role", "note", "why")},
}
"""The keys as they are typed, with those of the record."""

_MANY = frozenset(("relays", "via", "rests_on"))
_OF_SOURCE = ("kind", "party", "part_of", "grade", "official", "unnamed", "role")
_WORDS: dict[str, tuple[str, ...]] = {"kind": KINDS, "grade": GRADES}

_SIGN = re.compile(r'([^,="]*+)=\s*')
_QUOTED = re.compile(r'\s*"((?:[^"]++|"")*+)"\s*')


class _Field(NamedTuple):
    number: int
    key: str | None
    value: str


def parse(text: str, *, stance: Stance | None) -> AttributionDraft:
    """The attribution that a value gives; without a stance it names its own. InputError when it cannot be taken."""
    _check_characters(text)
    first, *fields = _fields(text)
    given: dict[str, Any] = {}
    for field in fields:
        _take(field, given)
    stated = given.setdefault("stance", stance)
    if stated is None:
        raise InputError("stance", "nothing", one_of(STANCES))
    if stance is not None and stated != stance:
        raise InputError("stance", f"'{stated}'", f"'{stance}', as the option says, or none")
    about = {key: given.pop(key) for key in _OF_SOURCE if key in given}
    return cast(AttributionDraft, {"source": {"name": first.value, **about} if about else first.value, **given})


def lines(stream: BinaryIO, name: str, *, stance: Stance | None) -> Iterator[AttributionDraft]:
    """One attribution a line; blank lines and those beginning with # are passed over. InputError with file and line."""
    for number, line in numbered(opening(stream), stream):
        try:
            text = _decoded(line)
            draft = parse(text, stance=stance) if text and not text.startswith("#") else None
        except InputError as error:
            where = f"{name}:{number}: {error.path}" if error.path else f"{name}:{number}"
            raise InputError(where, error.found, error.wanted) from None
        if draft is not None:
            yield draft


def _decoded(line: bytes) -> str:
    if len(line) > LIMIT:
        raise InputError("", "a line of more than 1 MiB", WANTED)
    try:
        return line.decode().strip()
    except UnicodeDecodeError as error:
        raise InputError("", f"byte 0x{line[error.start]:02x}, which is not UTF-8", "UTF-8 text") from None


def _check_characters(text: str) -> None:
    if "\0" in text:
        raise InputError("", "a NUL character", "text without NUL characters")
    if any("\ud800" <= mark <= "\udfff" for mark in text):
        raise InputError("", "an unpaired surrogate", "text in valid Unicode")


def _fields(text: str) -> list[_Field]:
    """The source, under no key, and the fields after it."""
    fields: list[_Field] = []
    at = -1
    while at < len(text):
        field, at = _field(text, at + 1, len(fields) + 1)
        fields.append(field)
    return fields


def _field(text: str, at: int, number: int) -> tuple[_Field, int]:
    """The field that begins at a place, and the place of the comma behind it."""
    sign = _SIGN.match(text, at)
    key = sign[1].strip() if sign else None
    if number == 1 and key in KEYS:
        raise InputError("source", f"'{key}='", "the name of the source as the first field")
    if sign is None or key is None or number == 1:
        wanted = "the name of the source" if number == 1 else "a stance, a flag or key=value"
        value, end = _value(text, at, "source" if number == 1 else f"field {number}", wanted)
        return _Field(number, None, value), end
    value, end = _value(text, sign.end(), key if key in KEYS else f"field {number}", "a value")
    return _Field(number, key, value), end


def _value(text: str, at: int, place: str, wanted: str) -> tuple[str, int]:
    """What stands from a place to the next comma outside quotes, without its quotes, and where that comma is."""
    if quoted := _QUOTED.match(text, at):
        value, end = quoted[1].replace('""', '"'), quoted.end()
        if text[end : end + 1] not in {"", ","}:
            raise InputError(place, f"'{printable(text[end:])}' behind a closing quote", "a comma or the end")
    else:
        comma = text.find(",", at)
        end = comma if comma >= 0 else len(text)
        value = text[at:end].strip()
        if value.startswith('"'):
            raise InputError(place, "a quote that is never closed", 'a closing quote, with "" for a quote inside')
    if not value.strip():
        raise InputError(place, "nothing", wanted)
    return value, end


def _take(field: _Field, given: dict[str, Any]) -> None:
    """Enter one field under the key of the record."""
    if field.key is None:
        if field.value not in FLAGS:
            raise _unknown(field, field.value)
        key, value = FLAGS[field.value]
        _enter(given, key, value, field.value)
    elif field.key not in KEYS:
        raise _unknown(field, field.key)
    elif (key := KEYS[field.key]) in _MANY:
        given.setdefault(key, []).append(field.value)
    else:
        _enter(given, key, _checked(key, field.value), field.key)


def _enter(given: dict[str, Any], key: str, value: str | bool, spelled: str) -> None:
    if key in given:
        raise InputError(
            spelled, f"a second {key}, '{printable(str(value))}' after '{printable(str(given[key]))}'", "one"
        )
    given[key] = value


def _checked(key: str, value: str) -> str:
    """The value of a key that takes certain words or a date."""
    if key in _WORDS and value not in _WORDS[key]:
        raise InputError(key, f"'{printable(value)}'", one_of(_WORDS[key]))
    if key == "at":
        try:
            dates.days_of(value)
        except ValueError:
            raise InputError(key, f"'{printable(value)}'", dates.WANTED) from None
    return value


def _unknown(field: _Field, word: str) -> InputError:
    """What is said of a word that is no stance, flag or key: the nearest one, or all."""
    known = [*FLAGS, *(f"{key}=" for key in KEYS)]
    spelled = word if field.key is None else f"{word}="
    close = get_close_matches(spelled.casefold().replace("_", "-"), known, 1)
    wanted = "a stance, a flag or key=value" + (f"; did you mean '{close[0]}'?" if close else f": {', '.join(known)}")
    if '"' in word:
        wanted += ' (a value with commas stands in "quotes")'
    return InputError(f"field {field.number}", f"'{printable(spelled)}'", wanted)
