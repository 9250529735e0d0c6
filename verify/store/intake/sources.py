"""Sources: found by name, alias or id, made when new, filled in where they were silent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from verify.drafts import SourceDraft
from verify.errors import Conflict, InputError, LookAlike, NotFound, VerifyError
from verify.model import GRADES, KINDS
from verify.names import folded, skeleton
from verify.store.ledger import canonical
from verify.store.merged import group, kept_numbers
from verify.store.pen import Pen
from verify.store.tables import SOURCES, is_id, number_of
from verify.store.texts import at_place, each_folded, flag, kept, kept_folded, named, one_of, same_party, united

REMEMBERED = 50_000
"""Names and drafts that are kept in memory; past this, all are looked up anew."""

_SELECT = f"SELECT row, {SOURCES.selected()} FROM source_versions v WHERE source = ? AND ended IS NULL"  # noqa: S608
_FILLED = ("kind", "party", "grade", "official", "unnamed")

Values = dict[str, Any]
"""The content columns of a source version, `aliases` as a list."""


class Sources:
    """The sources of a database as one transaction sees and extends them; `notes` tells a person of it."""

    def __init__(self, pen: Pen, notes: list[str], *, distinct: bool) -> None:
        self._pen, self._notes, self._distinct = pen, notes, distinct
        self._known: dict[Any, int] = {}
        self._lists: dict[tuple[str, ...], str] = {}
        self._kept = kept_numbers(pen.connection)

    def forget(self) -> None:
        """Look everything up anew."""
        self._known.clear()
        self._lists.clear()

    def number(self, given: str | SourceDraft) -> int:
        """The source that a reference or a draft means, made or filled in where needed."""
        try:
            key = given if isinstance(given, str) else tuple(given.items())
            if (known := self._known.get(key)) is not None:
                return known
        except TypeError:  # A draft with a list in it is no key as it stands.
            key = repr(given)
            if (known := self._known.get(key)) is not None:
                return known
        number = self._resolved({"name": given} if isinstance(given, str) else given)
        if len(self._known) + len(self._lists) >= REMEMBERED:
            self.forget()
        self._known[key] = number
        return number

    def listed(self, names: Sequence[str], path: str) -> str:
        """A JSON array of the sources that a list of references means, each once."""
        key = tuple(names)
        if (known := self._lists.get(key)) is not None:
            return known
        numbers = []
        for index, name in enumerate(key):
            try:
                numbers.append(self.number(name))
            except VerifyError as error:
                raise at_place(error, f"{path}[{index}]") from error
        listed = self._lists[key] = canonical(list(dict.fromkeys(numbers)))
        return listed

    def find(self, reference: str) -> int | None:
        """The source with this name, alias or id, or the one it was merged into; NotFound for an id never given."""
        number = self.find_itself(reference)
        return number if number is None else self._kept.get(number, number)

    def find_itself(self, reference: str) -> int | None:
        """The source with this name, alias or id, merged or not; NotFound for an id that was never given."""
        name = named(reference, "name")
        if is_id(SOURCES, name):
            number = number_of(SOURCES, name)
            if self._stored(number) is None:
                raise NotFound(f"there is no source {name}; `verify source list` shows those there are")
            return number
        found = self._pen.connection.execute("SELECT source FROM source_names WHERE name = ?", (name,)).fetchone()
        if found is None and name == name.lower() and is_id(SOURCES, name.upper()):
            # `s1` is an id typed in haste sooner than a new source.
            return self.find_itself(name.upper())
        return int(found[0]) if found else None

    def values_of(self, number: int) -> Values:
        """What is recorded of a source itself; NotFound when it is not there."""
        return self._version(number)[1]

    def above(self, number: int) -> set[int]:
        """The bodies above a source, by what is recorded of it and of those that are read as it."""
        found: set[int] = set()
        ahead = [number]
        while ahead:
            for one in group(ahead.pop(), self._kept):
                body = self._body(self._version(one)[1])
                if body is not None and body not in found:
                    found.add(body)
                    ahead.append(body)
        return found

    def change(self, reference: str, changes: SourceDraft, unset: Sequence[str]) -> tuple[int, bool]:
        """Overwrite what is recorded of a source; its number, and whether it is new.

        Aliases are added; a name that it had is one from then on.
        """
        number = self.find(reference)
        if number is None:
            return self._resolved({**changes, "name": reference}), True
        row, values = self._version(number)
        given = self._values(changes)
        if given["name"] == folded(reference):
            given["name"] = None
        for column in unset:
            if column not in SOURCES.content or column == "name":
                raise InputError("unset", repr(column), "one of " + ", ".join(SOURCES.content[1:]))
            values[column] = {"grade": "F", "aliases": []}.get(column)
        aliases = united(values["aliases"], given.pop("aliases"))
        if given["name"] is not None:
            aliases = united(aliases, [values["name"]])
        changed = {**values, **{column: value for column, value in given.items() if value is not None}}
        changed["aliases"] = [alias for alias in aliases if alias != changed["name"]]
        self._replace(number, row, changed)
        self.forget()
        return number, False

    def _resolved(self, draft: SourceDraft) -> int:
        itself = self.find_itself(draft.get("name", ""))
        given = self._values(draft)
        if itself is None:
            return self._make(given)
        number = self._kept.get(itself, itself)
        self._fill(number, given, self._known_of(itself))
        return number

    def _values(self, draft: Mapping[str, Any]) -> Values:
        name = named(draft["name"], "name") if "name" in draft else None
        part_of = kept_folded(draft.get("part_of"), "part_of")
        if part_of is not None and part_of == name:
            raise InputError("part_of", repr(part_of), "another source than itself")
        try:
            above = None if part_of is None else self.number(part_of)
        except VerifyError as error:
            raise at_place(error, "part_of") from error
        notes = kept(draft.get("notes"), "notes")
        return {
            "name": name,
            "kind": one_of(draft.get("kind"), KINDS, "kind"),
            "party": kept_folded(draft.get("party"), "party"),
            "part_of": above,
            "grade": one_of(draft.get("grade"), GRADES, "grade"),
            "official": flag(draft.get("official"), "official"),
            "unnamed": flag(draft.get("unnamed"), "unnamed"),
            "role": kept_folded(draft.get("role"), "role"),
            "aliases": [alias for alias in each_folded(draft.get("aliases"), "aliases") if alias != name],
            "notes": notes if notes and notes.strip() else None,
        }

    def _make(self, values: Values) -> int:
        name = values["name"]
        for known in (name, *values["aliases"]):
            self._claim_name(known, None)
        number = self._pen.new(SOURCES, _content({**values, "grade": values["grade"] or "F"}))
        self._enter_names(number, (name, *values["aliases"]))
        missing = " and ".join(column for column in ("party", "kind") if values[column] is None)
        if missing:
            self._notes.append(f"S{number} {name} is new, without {missing}: it counts as unknown")
        return number

    def _known_of(self, itself: int) -> Values:
        """What is recorded of a source, and where it is silent, of those that are one with it; with all their names."""
        number = self._kept.get(itself, itself)
        members = [self._version(one)[1] for one in dict.fromkeys((itself, *group(number, self._kept)))]
        known = dict(members[0])
        for column in ("kind", "party", "part_of", "official", "role", "notes"):
            known[column] = next((one[column] for one in members if one[column] is not None), None)
        known["part_of"] = self._body(known)
        known["grade"] = next((one["grade"] for one in members if one["grade"] != "F"), "F")
        known["aliases"] = [name for one in members for name in (one["name"], *one["aliases"])]
        return known

    def _body(self, values: Values) -> int | None:
        """What a source is part of, as it is read."""
        part_of: int | None = values["part_of"]
        return None if part_of is None else self._kept.get(part_of, part_of)

    def _fill(self, number: int, given: Values, known: Values) -> None:
        """Add what is new: what is `known` of the source, or of one that is read as it, is not."""
        row, stored = self._version(number)
        filled = dict(stored)
        for column in _FILLED:
            agreed = self._agreed(number, known, column, given[column])
            filled[column] = stored[column] if agreed == known[column] else agreed
        if given["part_of"] not in (None, known["part_of"]):
            if known["part_of"] is not None:
                raise _conflict(number, stored, "part_of", f"S{known['part_of']}", f"S{given['part_of']}")
            filled["part_of"] = given["part_of"]
        for column in ("role", "notes"):
            if known[column] is None:
                filled[column] = given[column]
            elif given[column] not in (None, known[column]):
                self._notes.append(f"S{number} {stored['name']} keeps its {column} {known[column]!r}")
        filled["aliases"] = [*stored["aliases"], *united(known["aliases"], given["aliases"])[len(known["aliases"]) :]]
        self._replace(number, row, filled, stored)

    def _agreed(self, number: int, stored: Values, column: str, given: Any) -> Any:
        known = stored[column]
        if given is None or given == known or (column == "party" and known and same_party(known, given)):
            return known
        if known is None or (column == "grade" and known == "F"):
            return given
        raise _conflict(number, stored, column, _told(known), _told(given))

    def _replace(self, number: int, row: int, values: Values, stored: Values | None = None) -> None:
        stored = stored or self._version(number)[1]
        if values == stored:
            return
        if values["part_of"] != stored["part_of"]:
            self._refuse_cycle(number, values)
        before, after = {stored["name"], *stored["aliases"]}, [values["name"], *values["aliases"]]
        for name in after:
            self._claim_name(name, number)
        self._pen.replace(SOURCES, number, row, _content(values))
        gone = [(name,) for name in before.difference(after)]
        self._pen.connection.executemany("DELETE FROM source_names WHERE name = ?", gone)
        self._enter_names(number, [name for name in after if name not in before])

    def _refuse_cycle(self, number: int, values: Values) -> None:
        body = self._body(values)
        if body is not None and number in {body, *self.above(body)}:
            found = f"S{body}, which is itself part of S{number} {values['name']}"
            raise InputError("part_of", found, "a source above it")

    def _claim_name(self, name: str, owner: int | None) -> None:
        """Refuse a name that is another source's, or only looks like one, or like an id."""
        if is_id(SOURCES, name):
            raise InputError("name", repr(name), "a name that does not look like an id")
        rows = self._pen.connection.execute(
            "SELECT name, source FROM source_names WHERE skeleton = ?", (skeleton(name),)
        ).fetchall()
        for other, number in rows:
            if other == name and number != owner:
                raise Conflict(f"{name!r} is a name of S{number} already; leave it out, or name that source")
        if self._distinct or any(other == name for other, _ in rows):
            return
        for other, number in rows:
            if number != owner:
                raise LookAlike(
                    f"{name!r} looks like {other!r} (S{number}); write that name, "
                    "or give --distinct when they are two sources"
                )

    def _enter_names(self, number: int, names: Sequence[str]) -> None:
        entered = [(name, skeleton(name), number) for name in names]
        self._pen.connection.executemany("INSERT INTO source_names (name, skeleton, source) VALUES (?, ?, ?)", entered)

    def _version(self, number: int) -> tuple[int, Values]:
        stored = self._stored(number)
        if stored is None:
            raise NotFound(f"there is no source S{number}")
        return stored

    def _stored(self, number: int) -> tuple[int, Values] | None:
        found = self._pen.connection.execute(_SELECT, (number,)).fetchone()
        if found is None:
            return None
        row, *content = found
        values = dict(zip(SOURCES.content, content, strict=True))
        return row, {**values, "aliases": json.loads(values["aliases"] or "[]")}


def _content(values: Values) -> list[Any]:
    return [*({**values, "aliases": canonical(values["aliases"]) if values["aliases"] else None}.values())]


def _conflict(number: int, stored: Values, column: str, known: str, given: str) -> Conflict:
    error = Conflict(
        f"S{number} {stored['name']} has {column} {known}, and {given} is given; "
        f"`verify source set` changes what is stored"
    )
    error.path = column
    return error


def _told(value: Any) -> str:
    return {0: "false", 1: "true"}.get(value) or str(value)
