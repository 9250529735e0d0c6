"""Attributions given on the command line, as drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.drafts import AttributionDraft
    from verify.model import Stance


def drafts(by: Sequence[str], deny: Sequence[str], relay: Sequence[str], attr: Sequence[str]) -> list[AttributionDraft]:
    """The attributions of --by, --deny, --relay and --attr, in this order; errors name the option and the value."""
    found: list[AttributionDraft] = []
    for option, stance, values in (
        ("--by", "affirms", by),
        ("--deny", "denies", deny),
        ("--relay", "affirms", relay),
        ("--attr", None, attr),
    ):
        for value in values:
            found.extend(_of(option, value, stance))  # type: ignore[arg-type]
    return found


def _of(option: str, value: str, stance: Stance | None) -> list[AttributionDraft]:
    from verify.errors import InputError
    from verify.exchange.attribution import lines, parse
    from verify.workflow.inputs import opened

    if value.startswith("@"):
        with opened(value[1:]) as source:
            read = list(lines(source.stream, source.name, stance=stance))
    else:
        try:
            read = [parse(value, stance=stance)]
        except InputError as error:
            where = f"{option} {value!r}" + (f": {error.path}" if error.path else "")
            raise InputError(where, error.found, error.wanted) from error
    if option == "--relay" and any(not one.get("relays") for one in read):
        raise InputError(f"--relay {value!r}", "no relays=", "relays=NAME, the source whose words these are")
    return read
