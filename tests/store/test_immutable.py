"""What is recorded stays: the guards hold in any program that opens the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.store.desk import FULL, claim, decide, entries, plain, record
from verify.store import connect
from verify.store.tables import TABLES

_TABLES = ["entries", *(name for table in TABLES for name in (table.identities, table.versions))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    with connect.writing(path) as connection:
        record(connection, *FULL)
        decide(connection)
    return path


@pytest.mark.parametrize("table", _TABLES)
def test_no_row_is_deleted_or_replaced(path: Path, table: str) -> None:
    with plain(path) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            connection.execute(f"DELETE FROM {table}")
        for verb in ("INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE"):
            with pytest.raises(sqlite3.IntegrityError, match="never replaced"):
                connection.execute(f"{verb} INTO {table} SELECT * FROM {table}")


@pytest.mark.parametrize("table", _TABLES)
def test_no_column_is_changed(path: Path, table: str) -> None:
    with plain(path) as connection:
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
            value = "x'77'" if kind == "BLOB" else "77"
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(f'UPDATE {table} SET "{column}" = {value}')


@pytest.mark.parametrize("table", [table.versions for table in TABLES])
def test_a_version_ends_once_and_in_the_current_entry(path: Path, table: str) -> None:
    with plain(path) as connection:
        current = entries(connection) + 1
        for entry in (current - 1, current + 1, None):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(f"UPDATE {table} SET ended = ?", (entry,))
        connection.execute(f"UPDATE {table} SET ended = ?", (current,))
        for entry in (current, None):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(f"UPDATE {table} SET ended = ?", (entry,))


def test_counters_never_go_back(path: Path) -> None:
    with plain(path) as connection:
        for change in ("UPDATE counters SET last = last - 1", "UPDATE counters SET kind = 'x'", "DELETE FROM counters"):
            with pytest.raises(sqlite3.IntegrityError, match="never given twice"):
                connection.execute(change)


def test_references_must_be_there(path: Path) -> None:
    with connect.writing(path) as connection, pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO link_versions VALUES (999, 1, 'same', 1, 99, 3, NULL, x'00')")


def test_the_views_are_readable_in_any_program(path: Path) -> None:
    with plain(path) as connection:
        connection.row_factory = sqlite3.Row
        (first, second) = connection.execute("SELECT * FROM claim_overview ORDER BY id").fetchall()
        assert (first["id"], first["text"], first["attributions"], first["affirming"]) == (
            "C1",
            "The village is held",
            2,
            2,
        )
        assert (second["id"], second["sources"], second["denying"]) == ("C2", 1, 1)
        voice = connection.execute("SELECT * FROM live_attributions WHERE id = 'A1'").fetchone()
        assert (voice["source"], voice["via"], voice["rests_on"]) == (
            "Spokesman",
            "Example News; Example Agency",
            "Satellite picture",
        )
        assert (voice["claim"], voice["document"], voice["title"]) == ("C1", "D1", "First")
        spokesman = connection.execute("SELECT * FROM source_record WHERE name = 'Spokesman'").fetchone()
        assert (spokesman["id"], spokesman["part_of"], spokesman["attributions"], spokesman["claims"]) == (
            "S2",
            "S1",
            1,
            1,
        )


def test_the_views_show_the_present_only(path: Path) -> None:
    with connect.writing(path) as connection:
        record(connection, claim("The village is held", when="2023-09-06", item="holder", value="ru", favors=["by"]))
    with plain(path) as connection:
        assert connection.execute("SELECT favors FROM claim_overview WHERE id = 'C1'").fetchall() == [('["ru","by"]',)]
        assert connection.execute("SELECT count(*) FROM live_attributions").fetchone() == (3,)
