"""Any change behind the ledger's back shows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.desk import FULL, claim, decide, entries, plain, record, says, source, tampering
from verify.errors import DatabaseError, IntegrityError
from verify.store import connect, history, seal, search
from verify.store.audit import audit
from verify.store.ledger import row_bytes
from verify.store.migrations import MIGRATIONS_TABLE
from verify.store.tables import TABLES


def _make(path: Path) -> None:
    with connect.writing(path) as connection:
        record(connection, *FULL)
        record(connection, claim("another", says("Minister", quote="more words")), source("Minister", party="ua"))
        decide(connection)
        record(connection, claim("words in a segment of their own"))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("audit") / "claims.db"
    _make(path)
    return path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    path.write_bytes(original.read_bytes())
    return path


def _refused(path: Path) -> str:
    with connect.reading(path) as connection, pytest.raises(IntegrityError) as caught:
        audit(connection)
    return str(caught.value)


def _tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    return [name for (name,) in connection.execute(query) if name != MIGRATIONS_TABLE]


def _columns() -> list[tuple[str, str]]:
    with connect.in_memory() as connection:
        return [
            (table, column)
            for table in _tables(connection)
            for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")
        ]


def test_an_untouched_database_passes(path: Path) -> None:
    with connect.reading(path) as connection:
        told = audit(connection)
        assert told.entries == entries(connection) == 5
        assert told.head == history.head(connection)
        assert told.rows == connection.execute("SELECT last FROM counters WHERE kind = 'row'").fetchone()[0]


def test_the_sample_fills_every_table_and_column(path: Path) -> None:
    with plain(path) as connection:
        # What ends is tested beside the commands that end it.
        for table, column in _columns():
            if column == "ended":
                continue
            query = f'SELECT count(*) FROM {table} WHERE "{column}" IS NOT NULL'
            assert connection.execute(query).fetchone()[0] > 0, (table, column)


@pytest.mark.parametrize(("table", "column"), _columns())
@pytest.mark.parametrize("end", ["DESC", "ASC"])
def test_a_change_to_any_column_shows(path: Path, table: str, column: str, end: str) -> None:
    with tampering(path) as connection:
        key = _key(connection, table)
        absent = _for_null(connection, table, column)
        changed = f"""CASE typeof("{column}") WHEN 'integer' THEN "{column}" + 1000 WHEN 'text' THEN "{column}" || 'x'
                      WHEN 'blob' THEN CAST("{column}" || x'00' AS BLOB) ELSE {absent} END"""
        rows = f"SELECT {key} FROM {table} ORDER BY {key} {end} LIMIT 1"
        connection.execute(f'UPDATE {table} SET "{column}" = {changed} WHERE ({key}) IN ({rows})')
        assert connection.execute("SELECT changes()").fetchone() == (1,)
    told = _refused(path)
    assert not told.startswith("schema")


@pytest.mark.parametrize("table", sorted({table for table, _ in _columns()}))
def test_a_row_removed_shows(path: Path, table: str) -> None:
    with tampering(path) as connection:
        key = _key(connection, table)
        connection.execute(f"DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table} ORDER BY {key} LIMIT 1)")
    assert not _refused(path).startswith("schema")


@pytest.mark.parametrize("table", sorted({table for table, _ in _columns()}))
def test_a_row_added_shows(path: Path, table: str) -> None:
    with tampering(path) as connection:
        columns = [column for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")]
        first, rest = columns[0], ", ".join(f'"{column}"' for column in columns[1:])
        numeric = connection.execute(f"SELECT typeof({first}) FROM {table}").fetchone() == ("integer",)
        new = f"max({first}) + 1" if numeric else f"max({first}) || 'x'"
        connection.execute(f"INSERT INTO {table} SELECT {new}{', ' + rest if rest else ''} FROM {table}")
    assert not _refused(path).startswith("schema")


@pytest.mark.parametrize("table", [table.versions for table in TABLES])
def test_a_row_changed_with_its_digest_shows_in_the_root(path: Path, table: str) -> None:
    with tampering(path) as connection:
        columns = [f'"{column}"' for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")]
        row = list(connection.execute(f"SELECT {', '.join(columns[:-2])} FROM {table}").fetchone())
        place = max(place for place, value in enumerate(row[:-1]) if value is not None)
        row[place] = f"{row[place]}x" if isinstance(row[place], str) else row[place] + 1
        connection.execute(
            f"UPDATE {table} SET {columns[place]} = ?, digest = ? WHERE row = ?",
            (row[place], sha256(row_bytes(row)).digest(), row[0]),
        )
    assert "the rows it added and ended are not those" in _refused(path)


@pytest.mark.parametrize(
    "change",
    [
        "DROP TRIGGER claims_stay",
        "DROP INDEX claim_versions_uid",
        "DROP VIEW claim_overview",
        "CREATE TRIGGER more AFTER INSERT ON entries BEGIN SELECT 1; END",
        "CREATE TABLE more (x)",
        "CREATE VIEW more AS SELECT 1",
        "DROP TABLE search",
    ],
)
def test_a_change_to_the_schema_shows(path: Path, change: str) -> None:
    with plain(path) as connection:
        connection.execute(change)
    assert _refused(path).startswith("schema: ")


def test_a_reworded_guard_shows(path: Path) -> None:
    with plain(path) as connection:
        connection.execute("DROP TRIGGER claims_stay")
        connection.execute("CREATE TRIGGER claims_stay BEFORE DELETE ON claims BEGIN SELECT 1; END")
    assert _refused(path) == "schema: claims_stay was changed"


def test_statistics_and_migrations_are_left_out(path: Path) -> None:
    with plain(path) as connection:
        connection.execute("ANALYZE")
        connection.execute(f"CREATE TABLE {MIGRATIONS_TABLE} (id INTEGER PRIMARY KEY, name TEXT)")
    with connect.reading(path) as connection:
        audit(connection)


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO search (rowid, words) VALUES (999, 'new words')",
        "INSERT INTO search (search) VALUES ('optimize')",
        "INSERT INTO search (search) VALUES ('delete-all')",
        "INSERT INTO search (search, rank) VALUES ('pgsz', 64)",
    ],
)
def test_a_change_through_the_index_shows(path: Path, change: str) -> None:
    with plain(path) as connection:
        connection.execute(change)
    assert _refused(path).startswith("search: ")


def test_an_index_sealed_again_with_other_words_shows(path: Path) -> None:
    with plain(path) as connection:
        connection.execute("INSERT INTO search (rowid, words) VALUES (999, 'new words')")
        connection.execute("BEGIN")
        seal.update(connection)
        connection.execute("COMMIT")
    assert _refused(path).startswith("search: the full-text index was changed")


def test_an_index_in_many_segments_is_merged_and_sealed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "MANY", 3)
    with connect.in_memory() as connection:
        segments = []
        for number in range(9):
            record(connection, claim(f"claim {number}", says("Minister", quote=f"words {number}")))
            audit(connection)
            segments.append(len(seal.stored(connection)) - 1)
        assert (min(segments), max(segments)) == (1, 3)
        assert len(search.find(connection, "words")) == 9


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_flipped_bit_of_the_index_shows(original: Path, data: st.DataObject) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with plain(original) as stored:
            stored.backup(connection)
        blocks = connection.execute("SELECT id, block FROM search_data WHERE length(block) > 0").fetchall()
        number, block = data.draw(st.sampled_from(blocks))
        place, bit = data.draw(st.integers(0, len(block) - 1)), data.draw(st.integers(0, 7))
        flipped = bytearray(block)
        flipped[place] ^= 1 << bit
        connection.execute("UPDATE search_data SET block = ? WHERE id = ?", (bytes(flipped), number))
        with pytest.raises(IntegrityError):
            audit(connection)


def test_every_past_head_is_placed(path: Path) -> None:
    with connect.reading(path) as connection:
        heads = [entry.hash for entry in history.entries(connection)]
        assert [audit(connection, head).place for head in heads] == [1, 2, 3, 4, 5]
        assert audit(connection, f" {heads[0].upper()} ").place == 1
        with pytest.raises(IntegrityError, match="never had the head 0000"):
            audit(connection, "0" * 64)
        with pytest.raises(DatabaseError, match="64 hexadecimal digits"):
            audit(connection, "abc")


def test_a_chain_rebuilt_from_altered_facts_is_found_by_its_head(original: Path, tmp_path: Path) -> None:
    rebuilt = tmp_path / "claims.db"
    with connect.writing(rebuilt) as connection:
        record(connection, claim("something else"))
    with connect.reading(original) as connection:
        head = history.head(connection)
    with connect.reading(rebuilt) as connection:
        audit(connection)
        with pytest.raises(IntegrityError, match="never had the head"):
            audit(connection, head)


def test_a_damaged_page_shows(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    with plain(path) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'attribution_versions_claim'"
        ).fetchone()
    whole[(page - 1) * 4096 + 8 : (page - 1) * 4096 + 64] = bytes(56)
    path.write_bytes(whole)
    assert "damaged" in _refused(path)


def test_an_audit_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with connect.reading(path) as connection:
        audit(connection)
    assert path.read_bytes() == before


def _key(connection: sqlite3.Connection, table: str) -> str:
    keys = [column for _, column, *_, place in connection.execute(f"PRAGMA table_info({table})") if place]
    return ", ".join(keys) or "rowid"


def _for_null(connection: sqlite3.Connection, table: str, column: str) -> str:
    kinds = {name: kind for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})")}
    return {"INTEGER": "1", "TEXT": "'x'"}.get(kinds[column], "x'00'")
