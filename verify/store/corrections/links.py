"""Links between claims, stated and taken back by a person."""

from __future__ import annotations

from verify.errors import Conflict, InputError, NotFound
from verify.model import Relation
from verify.store.intake.links import link as record
from verify.store.tables import LINKS
from verify.store.write import Changes

_LIVE = "SELECT row, link FROM link_versions WHERE relation = ? AND one = ? AND other = ? AND ended IS NULL"


def link(changes: Changes, relation: Relation, one: int, other: int) -> tuple[str, bool]:
    """State that two claims contradict each other, or say the same; the link's id and whether it is new."""
    if one == other:
        raise InputError("", f"C{one} twice", "two claims")
    with changes.undivided():
        return record(changes.pen, relation, one, other)


def supersede(changes: Changes, claim: int, new: int) -> tuple[str, bool]:
    """State that `new` takes the place of `claim`: true then, not now. Conflict when it has another successor."""
    if claim == new:
        raise InputError("", f"C{claim} twice", "the claim, and the one that takes its place")
    followed: dict[int, int] = dict(
        changes.pen.connection.execute(
            "SELECT other, one FROM link_versions WHERE relation = 'supersedes' AND ended IS NULL"
        )
    )
    if followed.get(claim, new) != new:
        raise Conflict(f"C{claim} is superseded by C{followed[claim]} already; `verify unlink` that first")
    at = new
    while at in followed:
        at = followed[at]
        if at == claim:
            raise Conflict(
                f"C{claim} supersedes C{new} already, directly or through others; `verify unlink` that first"
            )
    return link(changes, "supersedes", new, claim)


def unlink(changes: Changes, relation: Relation, one: int, other: int) -> str:
    """Take a stated relation back; NotFound when it is not stated."""
    ways = [(one, other)] if relation == "supersedes" else [(one, other), (other, one)]
    for way in ways:
        found = changes.pen.connection.execute(_LIVE, (relation, *way)).fetchone()
        if found is not None:
            return _end(changes, *found)
    raise NotFound(f"C{one} {relation} C{other} is not stated; `verify show C{one}` lists what is")


def unlink_numbered(changes: Changes, number: int) -> str:
    """Take a link back by its number; NotFound when it does not stand."""
    query = "SELECT row, link FROM link_versions WHERE link = ? AND ended IS NULL"
    found = changes.pen.connection.execute(query, (number,)).fetchone()
    if found is None:
        raise NotFound(f"there is no link L{number}")
    return _end(changes, *found)


def _end(changes: Changes, row: int, number: int) -> str:
    with changes.undivided():
        changes.pen.end(LINKS, number, row)
    return f"L{number}"
