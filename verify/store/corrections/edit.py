"""Claims and attributions corrected by a new version."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from verify.drafts import AttributionDraft, ClaimDraft, DocumentDraft, SourceDraft
from verify.errors import Conflict, InputError, NotFound
from verify.store.intake.attributions import refuse_cycle
from verify.store.intake.claims import Held, content_of, given_claim
from verify.store.merged import as_kept, kept_numbers
from verify.store.tables import ATTRIBUTIONS, CLAIMS, Thing
from verify.store.write import Changes

_LISTS = ("via", "relays", "rests_on")
_KEYS: Mapping[str, tuple[str, ...]] = {
    "document": ("document", "url"),
    "span_start": ("span",),
    "span_end": ("span",),
}
"""The keys of a record that set a column, where they are not called the same."""


def edit(changes: Changes, thing: Thing, number: int, given: Mapping[str, Any], unset: Sequence[str]) -> None:
    """Set what is `given` of a thing, and forget what is `unset`; Conflict where it would be another one's double."""
    with changes.undivided():
        if thing == "claim":
            _edit_claim(changes, number, given, unset)
        elif thing == "attribution":
            _edit_attribution(changes, number, given, unset)
        elif thing == "source":
            # A list that is set is that list, not the one before with more in it.
            forgotten = [*unset, *(key for key in ("aliases",) if key in given)]
            changes.sources.change(f"S{number}", cast(SourceDraft, given), forgotten)
        else:
            changes.documents.change(number, cast(DocumentDraft, given), unset)


def confirm(changes: Changes, number: int) -> None:
    """Let a person's word stand that an implicit attribution goes on with its speaker; InputError for others."""
    _, content = _attribution(changes, number)
    values = dict(zip(ATTRIBUTIONS.content, content, strict=True))
    if values["basis"] != "implicit":
        raise InputError(f"A{number}", f"basis {values['basis']}", "an implicit attribution, which alone needs it")
    edit(changes, "attribution", number, {"confirmed": True}, ())


def _edit_claim(changes: Changes, number: int, given: Mapping[str, Any], unset: Sequence[str]) -> None:
    held = changes.claims.numbered(number)
    if held is None:
        raise NotFound(f"there is no claim C{number}")
    text, when, item, value = held.given.identity
    stored = {
        "claim": text,
        "when": when,
        "topic": held.given.topic,
        "favors": held.given.favors,
        "harms": held.given.harms,
        "item": item,
        "value": value,
        "key": held.given.key,
    }
    draft = {key: one for key, one in {**stored, **given}.items() if key not in unset and one not in (None, ())}
    changed = given_claim(cast(ClaimDraft, draft))
    if changed.identity == held.given.identity:
        # That of a redacted claim is of the words that it had.
        changed.uid = held.given.uid
    other = changes.claims.held(changed)
    if other is not None and other.number != number:
        raise Conflict(
            f"C{number} would say just what C{other.number} says; `verify link C{number} same C{other.number}` instead"
        )
    if changed.key is not None:
        _refuse_key(changes, held, changed.key)
    if changed != held.given:
        changes.pen.replace(CLAIMS, number, held.row, content_of(changed))
        changes.claims.forget()


def _refuse_key(changes: Changes, held: Held, key: str) -> None:
    query = "SELECT claim FROM claim_versions WHERE key = ? AND claim <> ? AND ended IS NULL"
    taken = changes.pen.connection.execute(query, (key, held.number)).fetchone()
    if taken is not None:
        raise Conflict(f"C{taken[0]} has the key {key!r} already; give another")


def _edit_attribution(changes: Changes, number: int, given: Mapping[str, Any], unset: Sequence[str]) -> None:
    row, content = _attribution(changes, number)
    stored = dict(zip(ATTRIBUTIONS.content, content, strict=True))
    draft = {**_draft(stored), **given}
    if "url" in given and "document" not in given:
        draft.pop("document", None)
    for key in unset:
        draft.pop(key, None)
    told = {*given, *unset}
    claim = stored["claim"]
    redone = zip(ATTRIBUTIONS.content, changes.attributions.content(claim, cast(AttributionDraft, draft)), strict=True)
    # What is not spoken of stays as recorded: a source under its own number, though it was merged since.
    changed = tuple(
        value if told.intersection(_KEYS.get(column, (column,))) else stored[column] for column, value in redone
    )
    if changed == content:
        return
    _refuse_double(changes, claim, number, changed)
    changes.pen.replace(ATTRIBUTIONS, number, row, changed)
    changes.claims.forget()


def _refuse_double(changes: Changes, claim: int, number: int, content: tuple[Any, ...]) -> None:
    held = changes.claims.numbered(claim)
    if held is None:
        raise NotFound(f"there is no claim C{claim}: A{number} was said of it")
    others = {voice: other for voice, other in held.voices.items() if other != number}
    read = as_kept(content, kept_numbers(changes.pen.connection))
    if read in others:
        raise Conflict(f"A{number} would say just what A{others[read]} says; `verify retract A{number}` instead")
    refuse_cycle(others, read)


def _attribution(changes: Changes, number: int) -> tuple[int, tuple[Any, ...]]:
    """The row of an attribution that stands, and its content as recorded."""
    query = (
        f"SELECT row, {ATTRIBUTIONS.selected()} FROM attribution_versions v "  # noqa: S608
        "WHERE attribution = ? AND ended IS NULL"
    )
    changes.pen.flush()
    found = changes.pen.connection.execute(query, (number,)).fetchone()
    if found is None:
        raise NotFound(f"there is no attribution A{number}")
    return found[0], tuple(found[1:])


def _draft(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The draft that would record this content again."""
    plain = {
        key: stored[key]
        for key in ("stance", "basis", "access", "interest", "why", "note", "at", "quote")
        if stored[key]
    }
    flags = {key: bool(stored[key]) for key in ("confirmed", "independent")}
    lists = {key: [f"S{one}" for one in json.loads(stored[key])] for key in _LISTS if stored[key]}
    span = {"span": (stored["span_start"], stored["span_end"])} if stored["span_start"] is not None else {}
    document = {"document": f"D{stored['document']}"} if stored["document"] is not None else {}
    return {"source": f"S{stored['source']}", **plain, **flags, **lists, **span, **document}
