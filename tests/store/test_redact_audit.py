"""A redaction is no way around the ledger: what is blanked, and what says so, is held to the chain."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.store.desk import REASON, changing, claim, document, plain, record, says, tampering
from verify.errors import IntegrityError
from verify.store import connect
from verify.store.audit import audit
from verify.store.corrections import redact, rulings
from verify.store.ledger import canonical, row_bytes
from verify.store.tables import REDACTIONS, TABLES, Table

_REDACTED = tuple(table for table in TABLES if table.texts)


def _columns() -> Iterator[tuple[Table, str]]:
    for table in (*_REDACTED, REDACTIONS):
        for column in table.columns:
            yield table, column


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thing of each kind redacted, each its own entry; nothing comes after."""
    path = tmp_path_factory.mktemp("redacted") / "claims.db"
    with connect.writing(path) as connection:
        text = {"title": "t", "outlet": "o", "url": "https://e.org/1", "text": "words"}
        voice = {"name": "Ann", "role": "r", "aliases": ["A."], "notes": "n"}
        record(
            connection, document(**text), claim("it", says(voice, quote="q", why="w", note="n", document="t"), key="k")
        )
        with changing(connection) as changes:
            rulings.sign(changes, 1, "verified", REASON, content_hash="0" * 64, credibility=2)
            rulings.withdraw(changes, "attribution", 1, REASON)
        for table in _REDACTED:
            with changing(connection, command="redact") as changes:
                assert redact.redact(changes, table, 1, REASON) == 1
    return path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    path.write_bytes(original.read_bytes())
    return path


def _audited(path: Path) -> None:
    with connect.reading(path) as connection:
        audit(connection)


def test_all_that_was_redacted_is_told(path: Path) -> None:
    with connect.reading(path) as connection:
        told = audit(connection).redacted
    assert [one.thing for one in told] == ["A1", "C1", "D1", "J1", "S1", "W1"]
    assert {(one.by, one.at, one.why) for one in told} == {(REASON.by, REASON.at, REASON.why)}


@pytest.mark.parametrize(("table", "column"), list(_columns()), ids=lambda one: getattr(one, "thing", one))
def test_a_change_to_what_was_redacted_or_to_what_says_so_shows(path: Path, table: Table, column: str) -> None:
    with tampering(path) as connection:
        absent = _for_null(connection, table, column)
        changed = f"""CASE typeof("{column}") WHEN 'integer' THEN "{column}" + 1000 WHEN 'text' THEN "{column}" || 'x'
                      WHEN 'blob' THEN CAST("{column}" || x'00' AS BLOB) ELSE {absent} END"""
        connection.execute(f'UPDATE {table.versions} SET "{column}" = {changed} WHERE {table.thing} = 1')
        assert connection.execute("SELECT changes()").fetchone() == (1,)
    with pytest.raises(IntegrityError) as caught:
        _audited(path)
    assert not str(caught.value).startswith("schema")


@pytest.mark.parametrize("table", _REDACTED, ids=lambda table: table.thing)
def test_a_redacted_text_put_back_or_replaced_shows(path: Path, table: Table) -> None:
    """Also when what says so is changed with it."""
    with tampering(path) as connection:
        column = table.texts[0]
        connection.execute(f'UPDATE {table.versions} SET "{column}" = ?', ("other words",))
        if table.thing == "source":
            connection.execute("UPDATE source_names SET name = 'other words', skeleton = 'other words'")
        row = list(connection.execute(f"SELECT {table.selected(*table.digested)} FROM {table.versions} v").fetchone())
        connection.execute(
            "UPDATE redaction_versions SET remains = ? WHERE version = ?",
            (sha256(row_bytes(row)).hexdigest(), row[0]),
        )
    with pytest.raises(IntegrityError, match="redaction_versions: row"):
        _audited(path)


@pytest.mark.parametrize("table", [table for table in TABLES if table.thing in ("claim", "source")], ids=str)
def test_a_redaction_forged_to_cover_a_change_shows(tmp_path: Path, table: Table) -> None:
    """The row is changed, and a further one says that it was redacted, in whichever entry."""
    path = tmp_path / "claims.db"
    with connect.writing(path) as connection:
        record(connection, claim("it", says("Ann")))
        record(connection, claim("another", says("Bob")))
    whole = path.read_bytes()
    for entry in (1, 2, 3):
        path.write_bytes(whole)
        with tampering(path) as connection:
            _forge(connection, table, entry)
        with pytest.raises(IntegrityError, match=r"the rows it added and ended|no entry of the ledger|is missing"):
            _audited(path)


def _forge(connection: sqlite3.Connection, table: Table, entry: int) -> None:
    connection.execute(f'UPDATE {table.versions} SET "{table.texts[0]}" = ? WHERE {table.thing} = 1', ("false",))
    query = f"SELECT {table.selected(*table.digested)} FROM {table.versions} v WHERE {table.thing} = 1"
    changed = list(connection.execute(query).fetchone())
    row = connection.execute("SELECT last + 1 FROM counters WHERE kind = 'row'").fetchone()[0]
    remains = sha256(row_bytes(changed)).hexdigest()
    content: list[Any] = [row, 1, f"{table.letter}1", changed[0], canonical({}), remains, *REASON, entry]
    connection.execute(
        f"INSERT INTO redaction_versions ({', '.join(REDACTIONS.digested)}, digest) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (*content, sha256(row_bytes(content)).digest()),
    )
    connection.execute("INSERT INTO redactions VALUES (1, ?)", (entry,))
    connection.execute("UPDATE counters SET last = last + 1 WHERE kind IN ('row', 'redaction')")


def test_a_redaction_taken_out_shows(path: Path) -> None:
    with tampering(path) as connection:
        connection.execute("DELETE FROM redaction_versions WHERE redaction = 1")
    with pytest.raises(IntegrityError, match="was changed: its digest is another"):
        _audited(path)


def test_a_redaction_is_not_blanked_again_by_hand(path: Path) -> None:
    """The guard lets texts be changed only in the entry that says so."""
    with plain(path) as connection:
        for table in _REDACTED:
            for column in table.texts:
                with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                    connection.execute(f'UPDATE {table.versions} SET "{column}" = ?', ("[redacted]!",))


def _for_null(connection: sqlite3.Connection, table: Table, column: str) -> str:
    kinds = {name: kind for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table.versions})")}
    return {"INTEGER": "1", "TEXT": "'x'"}.get(kinds[column], "x'00'")
