"""What is opened, made, brought up, and refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.desk import FULL, entries, plain, record
from verify.errors import DatabaseError
from verify.store import connect, migrations, read
from verify.store.audit import audit


def _other_database(path: Path) -> None:
    with plain(path) as connection:
        connection.execute("CREATE TABLE claims (text)")


_NONE = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("no database\n" * 200),
    "short": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "folder": lambda path: path.mkdir(),
    "other database": _other_database,
    "dangling link": lambda path: path.symlink_to(path.with_name("nowhere")),
}


@pytest.mark.parametrize("kind", _NONE)
def test_what_is_no_claims_database_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "claims.db"
    make: Callable[[Path], object] = _NONE[kind]
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for opening in (connect.reading, connect.writing):
        with pytest.raises(DatabaseError, match=str(path)), opening(path):
            pass
    with pytest.raises(DatabaseError, match="already exists"):
        connect.create(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_reader_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="there is no such file"), connect.reading(tmp_path / "claims.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_path_in_a_missing_folder_is_told(tmp_path: Path) -> None:
    for opening in (connect.writing, connect.reading):
        with pytest.raises(DatabaseError, match="claims"), opening(tmp_path / "nowhere" / "claims.db"):
            pass


def test_a_newer_schema_is_refused_and_told(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    connect.create(path)
    with plain(path) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    before = path.read_bytes()
    for opening in (connect.reading, connect.writing):
        with pytest.raises(DatabaseError, match="has schema 3, and this program knows schema 2"), opening(path):
            pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["claims.db", "a b?c=d#e%41.db", "Заявления.db"])
def test_a_new_database_is_whole_and_alone_in_its_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    connect.create(path)
    assert list(tmp_path.iterdir()) == [path]
    with connect.reading(path) as connection:
        assert audit(connection).entries == 0
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_sample_may_be_made_without_a_log_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    connect.create(path, journal="DELETE")
    with connect.writing(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        record(connection, *FULL)
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_commands_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        connect.create(tmp_path / name, journal="DELETE")
        with connect.writing(tmp_path / name) as connection:
            record(connection, *FULL)
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_writing_is_safe_against_loss_of_power(tmp_path: Path) -> None:
    with connect.writing(tmp_path / "claims.db") as connection:
        wanted = {"synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "busy_timeout": 60000}
        assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_a_read_only_file_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with connect.writing(path) as connection:
        record(connection, *FULL)
    path.chmod(0o444)
    with connect.reading(path) as connection:
        assert len(read.facts(connection).claims) == 2
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM search_seals")


def test_a_write_that_fails_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    connect.create(path)
    with pytest.raises(DatabaseError, match=f"{path}: .*may not be written"), connect.reading(path) as connection:
        connection.execute("DELETE FROM search_seals")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no second user to become")
@pytest.mark.parametrize("log", [False, True])
def test_a_database_in_a_read_only_folder_can_be_read_when_it_is_whole(tmp_path: Path, log: bool) -> None:
    path = tmp_path / "folder" / "claims.db"
    path.parent.mkdir()
    with connect.writing(path) as connection:
        record(connection, *FULL)
        if log:
            unfinished = [(name, name.read_bytes()) for name in path.parent.iterdir() if name.suffix != ".db-shm"]
    if log:
        for name, content in unfinished:
            name.write_bytes(content)
    told = _as_nobody(path, tmp_path)
    if log:
        assert told.endswith("copy both files to a folder you can write to")
    else:
        assert told == "2 claims"


def _as_nobody(path: Path, top: Path) -> str:
    """What a reader without any rights to write sees."""
    for name in (path, *path.parent.glob("*")):
        name.chmod(0o444)
    path.parent.chmod(0o555)
    opened = [
        (folder, stat.S_IMODE(folder.stat().st_mode)) for folder in (top, *top.parents) if folder.owner() == top.owner()
    ]
    for folder, mode in opened:
        if not mode & stat.S_IXOTH and folder != Path("/"):
            folder.chmod(mode | stat.S_IXOTH)
    result, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            with connect.reading(path) as connection:
                answer = f"{len(read.facts(connection).claims)} claims"
        except BaseException as error:  # noqa: BLE001 - the parent must hear of any
            answer = str(error)
        os.write(told, answer.encode())
        os._exit(0)
    os.close(told)
    os.waitpid(child, 0)
    for folder, mode in opened:
        folder.chmod(mode)
    path.parent.chmod(0o755)
    with os.fdopen(result, "rb") as stream:
        return stream.read().decode()


def _schema(path: Path) -> set[tuple[str, str]]:
    with plain(path) as connection:
        query = "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE tbl_name <> ?"
        return set(connection.execute(query, (migrations.MIGRATIONS_TABLE,)))


def test_both_roads_to_this_schema_lead_to_the_same(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made.db", tmp_path / "migrated.db"
    connect.create(made)
    with plain(migrated) as connection:
        connection.execute(f"PRAGMA application_id = {connect.APPLICATION_ID}")
    with connect.writing(migrated) as connection:
        record(connection, *FULL)
        audit(connection)
    assert _schema(migrated) == _schema(made)
    with connect.writing(migrated) as connection:
        record(connection, *FULL)
        assert entries(connection) == 1


def test_an_older_file_is_backed_up_before_it_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claims.db"
    with connect.writing(path) as connection:
        record(connection, *FULL)
    version = migrations.VERSION
    monkeypatch.setattr(migrations, "VERSION", version + 1)
    monkeypatch.setattr(
        migrations,
        "STEPS",
        {**migrations.STEPS, version + 1: lambda db: db.conn.execute(f"PRAGMA user_version = {version + 1}")},
    )
    with connect.reading(path) as connection:
        assert len(read.facts(connection).claims) == 2
        assert connection.execute("PRAGMA user_version").fetchone() == (version + 1,)
    backup = tmp_path / f"claims.db.schema-{version}.backup"
    with plain(backup) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (2,)
    shutil.copy(backup, path)
    with connect.writing(path) as connection:
        assert entries(connection) == 1
    assert (tmp_path / f"claims.db.schema-{version}.backup-2").exists()


def test_in_memory_nothing_is_left() -> None:
    with connect.in_memory() as connection:
        record(connection, *FULL)
        audit(connection)
    with connect.in_memory() as connection:
        assert entries(connection) == 0
