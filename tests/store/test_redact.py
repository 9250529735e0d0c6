"""Texts blanked: gone from the file, while digests, signatures and the audit stay as they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.store.corrections import DRAFTS, Step, correct, fill, steps
from tests.store.desk import AT, REASON, changing, claim, document, entries, plain, record, says, source
from verify.core.policy import DEFAULT
from verify.core.positions import content_hashes
from verify.drafts import Draft
from verify.errors import NotFound
from verify.store import connect, read, search
from verify.store.audit import audit
from verify.store.corrections import edit, merge, redact, rulings
from verify.store.corrections.rulings import Reason
from verify.store.tables import TABLES, Thing
from verify.workflow.desk import Desk
from verify.workflow.export import export
from verify.workflow.import_ import import_files
from verify.workflow.redact import redact as command

SECRET = "Zyzzyva"
"""A word that no program writes by itself."""
FIELDS: tuple[tuple[str, Draft], ...] = (
    ("C1", claim(f"{SECRET} did it", says("Ann"))),
    ("C1", claim("it", says("Ann"), key=f"{SECRET}-1")),
    ("A1", claim("it", says("Ann", quote=f"I am {SECRET}"))),
    ("A1", claim("it", says("Ann", quote=f"[redacted] {SECRET}"))),
    ("A1", claim("it", says("Ann", why=f"{SECRET} said so"))),
    ("A1", claim("it", says("Ann", note=f"ask {SECRET}"))),
    ("S1", claim("it", says({"name": SECRET}))),
    ("S1", claim("it", says({"name": "Ann", "aliases": ["A.", SECRET]}))),
    ("S1", claim("it", says({"name": "Ann", "role": f"aunt of {SECRET}"}))),
    ("S1", claim("it", says({"name": "Ann", "notes": f"is {SECRET}"}))),
    ("D1", document(title=f"On {SECRET}")),
    ("D1", document(url=f"https://e.org/{SECRET}")),
    ("D1", document(title="it", outlet=SECRET)),
    ("D1", document(title="it", text=f"long words on {SECRET} " * 2000)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def memory() -> Iterator[sqlite3.Connection]:
    with connect.in_memory() as connection:
        yield connection
        audit(connection)


def blank(connection: sqlite3.Connection, thing: Thing, number: int) -> int:
    with changing(connection, command="redact") as changes:
        return redact.redact(changes, next(table for table in TABLES if table.thing == thing), number, REASON)


def change(connection: sqlite3.Connection, thing: Thing, number: int, *unset: str, **given: Any) -> None:
    with changing(connection, command="edit") as changes:
        edit.edit(changes, thing, number, given, unset)


def bytes_of(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.parent.iterdir()))


def hashes(connection: sqlite3.Connection, entry: int | None = None) -> dict[str, str]:
    return content_hashes(read.facts(connection, entry=entry), DEFAULT)


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize(("identity", "draft"), FIELDS)
def test_a_redacted_text_is_in_no_byte_of_the_files(path: Path, identity: str, draft: Draft, edited: bool) -> None:
    with connect.writing(path) as connection:
        record(connection, draft)
        record(connection, claim("another", says("Bob", quote="with words of its own")))
        if edited:
            _overwrite(connection, identity)
    assert SECRET.encode() in bytes_of(path)
    with connect.reading(path) as connection:
        before = hashes(connection)
    told = command(Desk(path, "Ann", AT), identity, "the law", dry_run=False)
    assert (told.changed, told.notes) == (True, ())
    held = bytes_of(path)
    assert SECRET.encode() not in held
    assert SECRET.lower().encode() not in held
    with connect.reading(path) as connection:
        assert search.find(connection, SECRET) == []
        assert hashes(connection) == before
        audited = audit(connection)
        assert {(one.thing, one.by, one.at, one.why) for one in audited.redacted} == {(identity, "Ann", AT, "the law")}
    assert not command(Desk(path, "Bob", AT), identity, "again", dry_run=False).changed


def _overwrite(connection: sqlite3.Connection, identity: str) -> None:
    """Edit every text, so that the words stand in an older version only."""
    thing, given = {
        "C": ("claim", {"claim": "new words", "key": "new"}),
        "A": ("attribution", {"quote": "new words", "why": "new", "note": "new"}),
        "S": ("source", {"name": "New", "role": "new", "notes": "new", "aliases": ["new one"]}),
        "D": ("document", {"title": "new", "outlet": "new", "url": "https://e.org/new"}),
    }[identity[0]]
    change(connection, thing, 1, **given)  # type: ignore[arg-type]


def test_the_reason_of_a_judgement_is_redacted(path: Path) -> None:
    with connect.writing(path) as connection:
        record(connection, claim("it", says("Ann")))
        with changing(connection) as changes:
            reason = Reason(f"{SECRET} told me", "Bob", AT)
            rulings.sign(changes, 1, "verified", reason, content_hash="0" * 64, credibility=2)
    assert command(Desk(path, "Ann", AT), "J1", "the law", dry_run=False).changed
    assert SECRET.encode() not in bytes_of(path)
    with connect.reading(path) as connection:
        (signed,) = read.facts(connection).judgements["C1"]
        assert (signed.why, signed.by, signed.verdict, signed.credibility) == ("[redacted]", "Bob", "verified", 2)


def test_a_dry_run_redacts_nothing(path: Path) -> None:
    with connect.writing(path) as connection:
        record(connection, FIELDS[0][1])
    before = path.read_bytes()
    assert command(Desk(path, "Ann", AT), "C1", "the law", dry_run=True).changed
    assert path.read_bytes() == before


def test_backups_that_hold_the_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a[b]*.db"
    with connect.writing(path) as connection:
        record(connection, FIELDS[0][1])
    backup = tmp_path / f"{path.name}.schema-1.backup"
    backup.write_bytes(path.read_bytes())
    told = command(Desk(path, "Ann", AT), "C1", "the law", dry_run=False)
    assert told.notes == (f"{backup.name}: this backup still holds the text",)


def test_quotes_from_a_redacted_document_are_told(path: Path) -> None:
    with connect.writing(path) as connection:
        record(
            connection, document(title="it", text="the words"), claim("c", says("Ann", quote="words", document="it"))
        )
    told = command(Desk(path, "Ann", AT), "D1", "the law", dry_run=False)
    assert told.notes == ("A1 quote it, and keep their quotes: redact them too",)
    with connect.reading(path) as connection:
        (one,) = read.documents(connection)
        assert (one.title, one.text, one.sha256 is None) == ("[redacted] D1", None, False)


@given(DRAFTS, steps("redact", max_size=4), steps(max_size=3))
@settings(max_examples=30)
def test_a_redaction_leaves_every_content_hash_as_it_was(
    drafts: list[Draft], before: list[Step], chosen: list[Step]
) -> None:
    """Now, and at every moment before."""
    with connect.in_memory() as one, connect.in_memory() as other:
        for connection in (one, other):
            fill(connection, drafts)
            for step in before:
                correct(connection, step)
        last = entries(one)
        for step in chosen:
            correct(one, step._replace(kind="redact"))
        assert [hashes(one, entry) for entry in range(last + 1)] == [hashes(other, entry) for entry in range(last + 1)]
        assert hashes(one) == hashes(other)
        audit(one)


def test_a_later_edit_of_another_field_leaves_the_redacted_one_sealed(memory: sqlite3.Connection) -> None:
    record(memory, claim("it", says("Ann", quote="the words", why="because"), topic="t"))
    before = hashes(memory)
    for thing in ("claim", "attribution", "source"):
        blank(memory, thing, 1)
    change(memory, "claim", 1, topic="u", key="k")
    change(memory, "attribution", 1, note="a note")
    change(memory, "source", 1, notes="a note", aliases=["A."])
    assert hashes(memory) == before
    assert read.facts(memory).claims["C1"].text == "[redacted] C1"


@pytest.mark.parametrize(
    ("thing", "given"),
    [
        ("claim", {"claim": "new words"}),
        ("attribution", {"quote": "new words"}),
        ("attribution", {"why": "a new reason"}),
        ("source", {"name": "A new name"}),
    ],
)
def test_new_words_in_the_place_of_redacted_ones_count(
    memory: sqlite3.Connection, thing: Thing, given: dict[str, str]
) -> None:
    record(memory, claim("it", says("Ann", quote="the words", why="because")))
    signed = hashes(memory)
    blank(memory, thing, 1)
    change(memory, thing, 1, **given)
    assert hashes(memory) != signed
    again = hashes(memory)
    blank(memory, thing, 1)
    assert hashes(memory) == again
    assert hashes(memory, 1) == signed


def test_words_that_begin_like_a_redaction_are_redacted(memory: sqlite3.Connection) -> None:
    record(memory, claim("[redacted] C1 did it", says("Ann", quote="[redacted] by the court")))
    assert (blank(memory, "claim", 1), blank(memory, "attribution", 1)) == (1, 1)
    facts = read.facts(memory)
    assert (facts.claims["C1"].text, facts.attributions["C1"][0].quote) == ("[redacted] C1", "[redacted]")


def test_a_source_is_redacted_with_those_merged_into_it(memory: sqlite3.Connection) -> None:
    record(memory, source("Ann", aliases=["A."]), source("Bob"), source("Cyd"))
    with changing(memory) as changes:
        merge.merge(changes, "Ann", "Bob")
    assert blank(memory, "source", 2) == 2
    assert [(one.name, one.aliases) for one in read.sources(memory)] == [
        ("[redacted] S2", ("[redacted] S1",)),
        ("Cyd", ()),
    ]
    for name in ("Ann", "A.", "Bob"):
        assert record(memory, source(name))[0].new


def test_redacted_sources_stay_two_also_elsewhere(path: Path, tmp_path: Path) -> None:
    with connect.writing(path) as connection:
        record(
            connection,
            claim("it", says("Ann", document="x"), says("Bob", via=["Ann"]), says("Cyd")),
            document(title="x", text="words"),
            claim("other", says("Bob", "denies", quote="words")),
        )
    for identity in ("S1", "S2", "C2", "A4", "D1"):
        command(Desk(path, "Ann", AT), identity, "the law", dry_run=False)
    records, copy = tmp_path / "all.ndjson", tmp_path / "copy.db"
    records.write_text("".join(export(path, "ndjson").text), encoding="utf-8")
    for place in (copy, copy, path):
        import_files(Desk(place, "Ann", AT), [str(records)])
    with connect.reading(copy) as one, connect.reading(path) as other:
        for connection in (one, other):
            names = [one.name for one in read.sources(connection)]
            assert names == ["[redacted] S1", "[redacted] S2", "Cyd"]
            assert [len(voices) for voices in read.facts(connection).attributions.values()] == [3, 1]
        assert read.facts(one).attributions == read.facts(other).attributions


def test_a_name_that_a_redaction_would_give_may_be_taken(memory: sqlite3.Connection) -> None:
    record(memory, source("[redacted] S2"), source("Ann"), source("Bob", aliases=["[redacted] S2 2"]))
    blank(memory, "source", 2)
    assert [one.name for one in read.sources(memory)] == ["[redacted] S2", "[redacted] S2 3", "Bob"]
    assert blank(memory, "source", 2) == 0


def test_what_is_not_there_is_not_redacted(path: Path) -> None:
    with connect.writing(path) as connection:
        record(connection, claim("it", says("Ann")))
    for missing in ("C9", "J1", "nothing"):
        with pytest.raises(NotFound):
            command(Desk(path, "Ann", AT), missing, "the law", dry_run=False)
    assert not command(Desk(path, "Ann", AT), "A1", "the law", dry_run=False).changed


@pytest.mark.parametrize("table", [table for table in TABLES if table.texts], ids=lambda table: table.thing)
def test_no_text_is_blanked_without_a_redaction(path: Path, table: Any) -> None:
    with connect.writing(path) as connection:
        record(connection, document(title="x"), claim("it", says("Ann", quote="q"), key="k"))
        with changing(connection) as changes:
            rulings.sign(changes, 1, "verified", REASON, content_hash="0" * 64, credibility=None)
            rulings.withdraw(changes, "attribution", 1, REASON)
        for thing in ("claim", "attribution", "source", "document", "judgement", "withdrawal"):
            blank(connection, thing, 1)
        record(connection, document(title="x"), claim("it", says("Ann", quote="q"), key="l"))
        with changing(connection) as changes:
            rulings.sign(changes, 2, "verified", REASON, content_hash="0" * 64, credibility=None)
            rulings.withdraw(changes, "attribution", 2, REASON)
    with plain(path) as connection:
        for column in table.texts:
            for row in (1, 2):
                statement = f'UPDATE {table.versions} SET "{column}" = ? WHERE {table.thing} = ?'
                with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                    connection.execute(statement, ("[redacted]!", row))
    with connect.reading(path) as connection:
        audit(connection)
