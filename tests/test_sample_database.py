"""claims.db at the top level is what fixtures/build.py makes of fixtures/robotyne."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from fixtures.build import build
from tests.running import FIXTURES, ROOT, Verify

SAMPLE = ROOT / "claims.db"


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but those in which SQLite keeps its full-text index."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            if not name.startswith(("search", "sqlite_", "_"))
        ]
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def test_the_sample_database_has_the_rows_that_its_records_give(tmp_path: Path) -> None:
    build(tmp_path / "built.db")
    built = rows(tmp_path / "built.db")
    assert built["entries"]
    assert rows(SAMPLE) == built


def test_the_sample_database_is_whole_by_itself() -> None:
    with closing(sqlite3.connect(f"file:{SAMPLE}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    Verify(SAMPLE)("audit")


def test_the_sample_database_and_its_records_give_the_same_report() -> None:
    verify = Verify(SAMPLE)
    records = [FIXTURES / "robotyne" / name for name in ("claims.ndjson", "context.ndjson")]
    one, other = verify("report", "--json").json(), verify("report", *records, "--json").json()
    assert one["claims"] == other["claims"]
    assert one["chokepoints"] == other["chokepoints"]
