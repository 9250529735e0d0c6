"""A claims database made and opened; what is none is refused before anything is written."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from glob import escape
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from verify.errors import DatabaseError, VerifyError
from verify.names import shadow
from verify.store import migrations, seal

Connection = sqlite3.Connection
APPLICATION_ID = 0x56524659
BUSY_SECONDS = 60.0


def create(path: Path, *, journal: Literal["WAL", "DELETE"] = "WAL") -> None:
    """Make an empty database; DatabaseError when the path is taken or cannot be written.

    The file is made under another name and linked into place: no other process ever sees it half made.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            unfinished = Path(folder) / path.name
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
                _fill(connection)
                connection.execute(f"PRAGMA journal_mode = {journal}")
            os.link(unfinished, path)
    except FileExistsError as error:
        raise DatabaseError(f"{path}: already exists; nothing was changed") from error
    except (OSError, sqlite3.Error) as error:
        raise DatabaseError(f"{path}: cannot be made: {getattr(error, 'strerror', None) or error}") from error


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to an existing database, as it stands at the first look."""
    if not _exists(path):
        raise DatabaseError(f"{path}: there is no such file; make it with `verify init` or `verify add`")
    with _told(path), closing(_open_for_reading(path)) as connection:
        connection.execute("BEGIN")
        yield connection


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that may write; makes the database when the path is free."""
    if not _exists(path) and not path.is_symlink():
        try:
            create(path)
        except DatabaseError:
            # Another process may have made it in the meantime: then its file is the one to write to.
            if not _exists(path):
                raise
    with _told(path), closing(_open(path, "mode=rw")) as connection:
        yield connection


def scrub(path: Path) -> list[str]:
    """Overwrite what the file still holds of blanked texts: free pages and the log; what is left, in sentences."""
    with _told(path), closing(_open(path, "mode=rw")) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    left = [
        f"{backup.name}: this backup still holds the text"
        for backup in path.parent.glob(f"{escape(path.name)}.schema-*")
    ]
    if busy:
        left.append(f"{path}-wal: another program reads it, and it still holds the text; run the command again")
    return left


@contextmanager
def in_memory() -> Iterator[sqlite3.Connection]:
    """A database that is gone afterwards."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _fill(connection)
        _prepare(connection)
        yield connection


def _shadow(text: str | None) -> str | None:
    return None if text is None else shadow(text)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be looked up: {error.strerror}") from error


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    for statement in migrations.statements():
        connection.execute(statement)
    seal.update(connection)
    connection.execute("COMMIT")


def _prepare(connection: sqlite3.Connection) -> None:
    for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("shadow", 1, _shadow, deterministic=True)
    connection.execute("PRAGMA cache_size = -32768")  # KiB: an import looks names and claims up all the time


def _open(path: Path, how: str) -> sqlite3.Connection:
    if path.is_dir():
        raise DatabaseError(f"{path}: is a folder, not a claims database")
    if path.exists() and not path.is_file():
        raise DatabaseError(f"{path}: is a device or a pipe, not a claims database")
    address = f"file:{quote(os.fsencode(path.absolute()))}?{how}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        version = _version(connection, path)
        if version < migrations.VERSION:
            if "mode=ro" in how and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
                with closing(connection) as older:
                    connection = migrations.brought_up(older, version)
                _prepare(connection)
                return connection
            connection.close()
            migrations.bring_up(path, version)
            return _open(path, how)
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _open_for_reading(path: Path) -> sqlite3.Connection:
    try:
        return _open(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if not os.access(path, os.R_OK):
            raise DatabaseError(f"{path}: may not be read; ask its owner for permission") from error
        log = path.with_name(f"{path.name}-wal")
        refused = error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
        if os.access(path.parent, os.W_OK) or not refused:
            raise
        # A WAL file wants an index beside it, which a read-only folder refuses; with no log it is whole by itself.
        if log.exists() and log.stat().st_size:
            raise DatabaseError(
                f"{path}: its last changes are in {log.name}, which cannot be used in a read-only folder; "
                "copy both files to a folder you can write to"
            ) from error
        return _open(path, "mode=ro&immutable=1")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema of a claims database; DatabaseError when it is none, or newer than this program."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path}: is no claims database ({error}); nothing was changed") from error
    if application != APPLICATION_ID:
        raise DatabaseError(f"{path}: is no claims database; nothing was changed")
    if version < 1 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise DatabaseError(f"{path}: has schema {version}, which never was; go back to a backup; nothing was changed")
    if version > migrations.VERSION:
        raise DatabaseError(
            f"{path}: has schema {version}, and this program knows schema {migrations.VERSION}; upgrade verify"
        )
    return version


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into one line that names the file."""
    try:
        yield
    except VerifyError:
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", "")
        advice = {
            "SQLITE_BUSY": "another program is writing to it; try again",
            "SQLITE_FULL": "the disk is full; nothing was changed",
            "SQLITE_READONLY": "it may not be written; check its permissions and those of its folder",
            "SQLITE_CANTOPEN": "it cannot be opened; check its permissions and those of its folder",
        }.get("_".join(code.split("_")[:2]), "`verify audit` tells more")
        raise DatabaseError(f"{path}: {error}: {advice}") from error
