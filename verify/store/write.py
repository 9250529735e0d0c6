"""One command, one transaction, one entry of the ledger."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from verify.drafts import AttributionDraft, ClaimDraft, DocumentDraft, Draft, SourceDraft
from verify.errors import InputError, NotFound, VerifyError
from verify.model import Entry
from verify.store.bulk import lift
from verify.store.intake.attributions import Attributions
from verify.store.intake.claims import Claims, Held, given_claim, merged, odd_value
from verify.store.intake.documents import Documents
from verify.store.intake.links import Links
from verify.store.intake.sources import Sources
from verify.store.ledger import digest, sealed
from verify.store.pen import Mark, Pen
from verify.store.tables import CLAIMS, DOCUMENTS, SOURCES, Thing, number_of
from verify.store.texts import clean, placed

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


class Recorded(NamedTuple):
    """What became of a draft: its id, whether it is new, its attributions with the same, and what to tell the user."""

    thing: Thing
    id: str
    new: bool
    attributions: tuple[tuple[str, bool], ...] = ()
    notes: tuple[str, ...] = ()


class Changes:
    """The changes of one transaction; made by `transaction`."""

    def __init__(self, connection: sqlite3.Connection, entry: int, *, distinct: bool, bulk: bool) -> None:
        self.entry: Entry | None = None
        """The ledger entry, once the transaction has ended and changed something."""
        self.rolled_back = False
        self.number = entry
        """The number that the ledger entry has, or would have."""
        self.pen = Pen(connection, entry)
        self.notes: list[str] = []
        self.claims = Claims(self.pen, bulk=bulk)
        self.sources = Sources(self.pen, self.notes, distinct=distinct)
        self.documents = Documents(self.pen)
        self.attributions = Attributions(self.pen, self.claims, self.sources, self.documents, self.notes, bulk=bulk)
        self.links = Links(self.pen)
        self._records = 0

    def record(self, draft: Draft) -> Recorded:
        """Record a claim with its attributions, a source or a document, all of it or nothing.

        Raises InputError, Conflict, LookAlike, NotFound or Ambiguous; their `path` is the place in the draft.
        """
        self._records += 1
        if draft[0] == "claim":
            return self._record_claim(draft[1])
        with self.undivided():
            if draft[0] == "source":
                return self._record_source(draft[1])
            return self._record_document(draft[1])

    def attest(self, claim: str, attributions: Sequence[AttributionDraft]) -> Recorded:
        """Add attributions to the claim with this id."""
        self._records += 1
        self.pen.flush()
        held = self.claims.numbered(number_of(CLAIMS, claim))
        if held is None:
            raise NotFound(f"there is no claim {claim}")
        with self.undivided():
            return self.told("claim", held.number, new=False, attributions=self._attest(held, attributions))

    def set_source(self, reference: str, changes: SourceDraft, unset: Sequence[str] = ()) -> Recorded:
        """Overwrite what is recorded of a source, by a new version; makes the source when there is none."""
        self._records += 1
        with self.undivided():
            number, new = self.sources.change(reference, changes, unset)
            return self.told("source", number, new=new)

    def finish_links(self) -> list[tuple[int, VerifyError]]:
        """Record the `contradicts` asked for; for each that names no claim its record (from 1) and the error."""
        self.pen.flush()
        with self.undivided():
            return self.links.finish()

    def rollback(self) -> None:
        """Let nothing of this transaction stand."""
        self.rolled_back = True

    def _record_claim(self, draft: ClaimDraft) -> Recorded:
        given = given_claim(draft)
        held = self.claims.held(given)
        if held is not None and self.pen.waits(CLAIMS, held.row) and merged(held, given) != held.given:
            self.pen.flush()
        mark = self.pen.mark()
        try:
            if new := held is None:
                self.notes.extend(odd_value(draft))
                held = self.claims.make(given)
            else:
                self.claims.fill(held, given)
            attributions = self._attest(held, draft.get("attributions") or ())
            if wanted := draft.get("contradicts"):
                self.links.want(self._records, held.number, wanted)
            if given.key is not None:
                self.links.name(given.key, held.number)
        except VerifyError:
            self._take_back(mark)
            raise
        self._settle()
        return self.told("claim", held.number, new=new, attributions=attributions)

    def _attest(self, held: Held, drafts: Sequence[AttributionDraft]) -> list[tuple[str, bool]]:
        recorded = []
        for index, draft in enumerate(drafts):
            try:
                recorded.append(self.attributions.record(held, draft))
            except VerifyError as error:
                raise placed(error, f"attributions[{index}]") from error
        return recorded

    def _record_source(self, draft: SourceDraft) -> Recorded:
        before = self.pen.last(SOURCES)
        number = self.sources.number(draft)
        return self.told("source", number, new=number > before)

    def _record_document(self, draft: DocumentDraft) -> Recorded:
        before = self.pen.last(DOCUMENTS)
        number = self.documents.number(draft)
        return self.told("document", number, new=number > before)

    def told(self, thing: Thing, number: int, *, new: bool, attributions: Sequence[tuple[str, bool]] = ()) -> Recorded:
        """What became of a draft, with the notes collected since the last one."""
        notes = tuple(self.notes)
        self.notes.clear()
        return Recorded(thing, f"{thing[0].upper()}{number}", new, tuple(attributions), notes)

    @contextmanager
    def undivided(self) -> Iterator[None]:
        """All that is written inside stands, or none of it."""
        mark = self.pen.mark()
        try:
            yield
        except VerifyError:
            self._take_back(mark)
            raise
        self._settle()

    def _settle(self) -> None:
        self.pen.settle()
        if self.pen.full:
            self.pen.flush()
            self.claims.trim()

    def _take_back(self, mark: Mark) -> None:
        self.pen.take_back(mark)
        self.pen.flush()
        self.notes.clear()
        for known in (self.claims, self.sources, self.documents):
            known.forget()

    def seal(self, at: str, actor: str, command: str, arguments: str) -> None:
        """Write what waits, and the entry, when anything has changed."""
        for _, error in self.finish_links():
            raise error
        if not self.pen.changed:
            return
        root, connection = self.pen.finish(), self.pen.connection
        last = connection.execute("SELECT hash FROM entries ORDER BY number DESC LIMIT 1").fetchone()
        self.entry = sealed(
            last[0] if last else None,
            number=self.pen.entry,
            at=at,
            actor=actor,
            command=command,
            arguments=arguments,
            root=root,
        )
        values = tuple(self.entry.model_dump().values())
        connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", values)


@contextmanager
def transaction(
    connection: sqlite3.Connection,
    *,
    command: str,
    arguments: Any,
    actor: str,
    at: str,
    distinct: bool = False,
    bulk: bool = False,
) -> Iterator[Changes]:
    """One transaction and its ledger entry; when nothing has changed, or an error is raised, none.

    `at` is UTC, `2023-09-06T14:30:00Z`; `arguments` is any JSON value; `distinct` lets a name in that only looks
    like a known one; `bulk` spends 32 MiB to be faster from some ten thousand claims on.
    """
    if not _MOMENT.fullmatch(at):
        raise InputError("at", repr(at), "a time such as 2023-09-06T14:30:00Z")
    clean(actor, "actor")
    try:
        told = digest(arguments)
    except UnicodeEncodeError as error:
        raise InputError("", "an unpaired surrogate", "valid Unicode text") from error
    # A bulk load writes no number that it has not looked up or made itself; checking each again costs a quarter.
    connection.execute(f"PRAGMA foreign_keys = {'OFF' if bulk else 'ON'}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM entries").fetchone()[0]
        lifted = lift(connection) if bulk else []
        changes = Changes(connection, number, distinct=distinct, bulk=bulk)
        yield changes
        if not changes.rolled_back:
            changes.seal(at, actor, command, told)
            for statement in lifted:
                connection.execute(statement)
        connection.execute("COMMIT" if changes.entry is not None else "ROLLBACK")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
