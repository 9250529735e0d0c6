"""What was recorded of a claim, an attribution, a source or a document, corrected by a new version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from verify.core.assess import number
from verify.errors import InputError
from verify.exchange.setting import Editable, forgotten, settings
from verify.store.corrections import edit as store
from verify.store.resolve import resolve, resolve_any
from verify.workflow.correcting import Corrected, corrected, correction, thing
from verify.workflow.desk import Desk

_EDITABLE: tuple[Editable, ...] = ("claim", "source", "document", "attribution")


def edit(
    desk: Desk, reference: str, given: Sequence[str], unset: Sequence[str], *, distinct: bool, dry_run: bool
) -> Corrected:
    """Set `key=value`s of a thing, and forget keys; InputError, Conflict or NotFound leave all as it was."""
    if not given and not unset:
        raise InputError("", "nothing to change", "--set KEY=VALUE or --unset KEY")
    arguments = {"edit": reference, "set": list(given), "unset": list(unset)}
    with correction(desk, "edit", arguments, dry_run=dry_run, distinct=distinct) as at:
        identity = resolve_any(at.connection, _EDITABLE, reference)
        kind = cast(Editable, thing(identity))
        values = settings(kind, given)
        store.edit(at.changes, kind, number(identity), values, forgotten(kind, unset, values))
        return corrected(at, "edited", [identity])


def confirm(desk: Desk, reference: str, *, dry_run: bool) -> Corrected:
    """Confirm that an implicit attribution goes on with what its speaker said."""
    with correction(desk, "confirm", {"confirm": reference}, dry_run=dry_run) as at:
        identity = resolve(at.connection, "attribution", reference)
        store.confirm(at.changes, number(identity))
        return corrected(at, "confirmed", [identity])
