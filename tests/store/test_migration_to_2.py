"""A file of schema 1 is brought up to schema 2, and is then like one made so."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from tests.store.corrections import correct
from tests.store.desk import FULL, dump, entries, plain, record, undone
from tests.store.test_corrections import ONE_OF_EACH
from verify.errors import DatabaseError
from verify.store import connect, history, migrations, read, seal, search
from verify.store.audit import audit

_NEW = re.compile(r"\b(?:merge|redaction|withdrawal)(?:s|_versions)\b|kept_sources")
_GUARD = re.compile(r"\nAND \(\(SELECT max\(added\) FROM redaction_versions.*?\nBEGIN", re.DOTALL)
_VIEWS = (
    "CREATE VIEW live_attributions AS SELECT 'A' || attribution AS id FROM attribution_versions WHERE ended IS NULL",
    "CREATE VIEW source_record AS SELECT 'S' || source AS id FROM source_versions WHERE ended IS NULL",
    "CREATE VIEW claim_overview AS SELECT 'C' || claim AS id FROM claim_versions WHERE ended IS NULL",
)


def _first_schema() -> list[str]:
    """The statements of schema 1: those of today without merges, withdrawals and redactions; other views."""
    made = []
    for statement in migrations.statements():
        older = _GUARD.sub("\nBEGIN", statement)
        older = older.replace("('merge', 0), ('redaction', 0),", "").replace(", ('withdrawal', 0)", "")
        older = older.replace("PRAGMA user_version = 2", "PRAGMA user_version = 1")
        body = re.sub(r"--.*", "", older)
        if not _NEW.search(body) and not re.search(r"CREATE VIEW (?!searched)", body):
            made.append(older)
    return [*made, *_VIEWS]


def _as_schema_1(made: Path, path: Path) -> None:
    """The rows of a database as schema 1 kept them."""
    with plain(path) as connection:
        connection.execute("ATTACH ? AS made", (str(made),))
        for statement in _first_schema():
            connection.execute(statement)
        query = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        for (table,) in connection.execute(query).fetchall():
            if table == "counters":
                connection.execute(
                    "UPDATE counters SET last = (SELECT n.last FROM made.counters n WHERE n.kind = main.counters.kind)"
                )
            else:
                connection.execute(f"INSERT INTO main.{table} SELECT * FROM made.{table}")
        connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        seal.update(connection)
        connection.execute("PRAGMA journal_mode = WAL")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same records in a file of schema 2 and one of schema 1."""
    folder = tmp_path_factory.mktemp("schema")
    made, older = folder / "made.db", folder / "older.db"
    with connect.writing(made) as connection:
        for draft in FULL:
            record(connection, draft)
        record(connection, *FULL[:2])
    _as_schema_1(made, older)
    return made, older


@pytest.fixture
def older(files: tuple[Path, Path], tmp_path: Path) -> Path:
    path = tmp_path / "older.db"
    path.write_bytes(files[1].read_bytes())
    return path


def _schema(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    query = "SELECT name, type, coalesce(sql, '') FROM sqlite_master WHERE tbl_name <> ?"
    return {name: (kind, sql) for name, kind, sql in connection.execute(query, (migrations.MIGRATIONS_TABLE,))}


def test_the_older_file_is_one_of_schema_1(older: Path) -> None:
    with plain(older) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM counters").fetchone() == (7,)
        assert not [name for name in _schema(connection) if _NEW.search(name)]
        assert connection.execute("SELECT count(*) FROM attribution_versions").fetchone() == (3,)
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            connection.execute("UPDATE claim_versions SET text = 'other'")


@pytest.mark.parametrize("first", ["reading", "writing"])
def test_facts_schema_ledger_and_audit_are_those_of_a_new_file(
    files: tuple[Path, Path], older: Path, first: str
) -> None:
    with getattr(connect, first)(older) as one, connect.reading(files[0]) as other:
        assert read.facts(one) == read.facts(other)
        for entry in range(entries(other) + 1):
            assert read.facts(one, entry=entry) == read.facts(other, entry=entry)
        assert read.sources(one) == read.sources(other)
        assert list(history.entries(one)) == list(history.entries(other))
        assert audit(one) == audit(other)
        assert _schema(one) == _schema(other)
        assert one.execute("PRAGMA user_version").fetchone() == (2,)
        assert search.find(one, "held") == search.find(other, "held") != []
        counters = "SELECT * FROM counters ORDER BY kind"
        assert one.execute(counters).fetchall() == other.execute(counters).fetchall()


def test_a_backup_is_made_once_and_holds_what_was(older: Path) -> None:
    with plain(older) as connection:
        before = connection.execute("SELECT * FROM claim_versions").fetchall()
    for _ in range(2):
        with connect.writing(older) as connection:
            entries(connection)
    backups = sorted(one.name for one in older.parent.glob("older.db.schema-*"))
    assert backups == ["older.db.schema-1.backup"]
    with plain(older.parent / backups[0]) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT * FROM claim_versions").fetchall() == before


def test_every_correction_works_on_what_was_brought_up(older: Path) -> None:
    with connect.writing(older) as connection:
        before = read.facts(connection)
        done = [step for step in ONE_OF_EACH if step.kind not in ("redact", "unlink", "merge")]
        made = sum(correct(connection, step) for step in done)
        assert made >= 8
        audit(connection)
        for _ in range(made):
            undone(connection)
        assert read.facts(connection) == before
        assert any(correct(connection, step) for step in ONE_OF_EACH if step.kind == "redact")
        audit(connection)


def test_a_migration_that_fails_leaves_the_file_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(database: object) -> None:
        migrations.second_schema(database)  # type: ignore[arg-type]
        raise sqlite3.OperationalError("a fault")

    with plain(older) as connection:
        before = dump(connection)
    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, 2: broken})
    with pytest.raises(DatabaseError, match="a fault"), connect.writing(older):
        raise AssertionError
    with plain(older) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        left = [line for line in dump(connection) if migrations.MIGRATIONS_TABLE not in line]
        assert left == before
    monkeypatch.undo()
    with connect.writing(older) as connection:
        audit(connection)
