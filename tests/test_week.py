"""Eight days at a desk, `fixtures/week`: `python -m tests.test_week` writes what each day prints anew, to be read."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.running import Verify
from tests.week import EXPECTED, WEEK, commands, date, reader, run

DAYS = range(1, len(EXPECTED) + 1)


class Week:
    """The database as each day left it, and the JSON report of each evening."""

    def __init__(self, folder: Path) -> None:
        self.db = folder / "week.db"
        self.reports: dict[int, dict[str, Any]] = {}
        self.texts: dict[tuple[int, str], str] = {}
        for day in DAYS:
            for typed in commands(day):
                run(self.db, typed)
                Verify(self.db)("audit", "-q")
            at = reader(self.db, day)
            self.reports[day] = at("report", "--json").json()
            self.texts[day, "report.txt"] = at("report").out
            if day > 1:
                self.texts[day, "diff.txt"] = at("diff", date(day - 1), date(day)).out


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    """The whole week, audited after every command."""
    return Week(tmp_path_factory.mktemp("week"))


@pytest.mark.parametrize("day", DAYS)
def test_each_day_ends_as_was_worked_out_by_hand(week: Week, day: int) -> None:
    expected, found = EXPECTED[day - 1], week.reports[day]
    assert found["counts"] == expected["counts"]
    claims = {claim["text"]: told(claim, found["claims"]) for claim in found["claims"]}
    wanted = {
        text: {key: value for key, value in claim.items() if key != "why"} for text, claim in expected["claims"].items()
    }
    assert claims == wanted


def told(claim: dict[str, Any], every: list[dict[str, Any]]) -> dict[str, Any]:
    """What the expectations speak of."""
    texts = {other["id"]: other["text"] for other in every}
    judgement = claim["judgement"]
    return {
        **{key: claim[key] for key in ("id", "status", "computed_status", "balance")},
        **{side: claim["origins"][side] for side in ("for", "against")},
        "signature": judgement and ("stale" if judgement["stale"] else "signed"),
        "superseded_by": claim["superseded_by"] and texts[claim["superseded_by"]],
    }


@pytest.mark.parametrize(
    ("day", "name"), [(1, "report.txt"), *((day, name) for day in DAYS[1:] for name in ("report.txt", "diff.txt"))]
)
def test_each_day_prints_what_was_read(week: Week, day: int, name: str) -> None:
    assert week.texts[day, name] == WEEK.joinpath(str(day), name).read_text(encoding="utf-8")


@pytest.mark.parametrize("day", DAYS)
def test_the_report_as_of_a_day_is_the_one_printed_that_day(week: Week, day: int) -> None:
    at = reader(week.db, day)
    assert {**at("report", "--as-of", date(day), "--json").json(), "as_of": None} == week.reports[day]
    text = at("report", "--as-of", date(day)).out
    assert text.replace(f" · as of {date(day)}", "", 1) == week.texts[day, "report.txt"]


def test_the_difference_between_two_days_can_be_asked_at_any_time(week: Week) -> None:
    for day in DAYS[1:]:
        assert reader(week.db, 8)("diff", date(day - 1), date(day)).out == week.texts[day, "diff.txt"]
    whole = reader(week.db, 8)("diff", "--since", date(1), "--json").json()
    assert (whole["since"], {claim["id"] for claim in whole["claims"]}) == (0, {f"C{n}" for n in range(1, 9)})


def test_what_was_true_then_and_is_not_now_is_a_supersession_and_no_dispute(week: Week) -> None:
    moved = reader(week.db, 8)("diff", date(4), date(5), "--json").json()["claims"]
    (then,) = (claim for claim in moved if claim["id"] == "C5")
    assert (then["after"]["status"], then["after"]["superseded_by"]) == ("verified", "C7")
    assert "superseded_by" in then["what"]


def test_any_row_of_the_week_that_is_altered_by_hand_shows(week: Week, tmp_path: Path) -> None:
    copy = tmp_path / "altered.db"
    with closing(sqlite3.connect(week.db)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    places = list(rows(week.db))
    assert len(places) > 150
    for table, key, column in places:
        shutil.copy(week.db, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            alter(connection, table, key, column)
        assert Verify(copy)("audit", code=5).err.startswith("error: ")
        copy.unlink()


def rows(db: Path) -> Iterator[tuple[str, Any, str]]:
    """Every row of the facts and the ledger, with the last of its columns that says something."""
    with closing(sqlite3.connect(db)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND (name LIKE '%_versions' OR name = 'entries')"
        ).fetchall()
        for (table,) in tables:
            columns = [column for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")]
            for row in connection.execute(f"SELECT * FROM {table}").fetchall():
                said = dict(zip(columns, row, strict=True))
                told = [column for column in columns[2:] if isinstance(said[column], str)]
                yield table, row[0], (told or ["digest"])[-1]


def alter(connection: sqlite3.Connection, table: str, key: Any, column: str) -> None:
    """Change one cell, with the guards away as somebody with the file can have them."""
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    changed = "x'00'" if column == "digest" else f"\"{column}\" || 'x'"
    first = "number" if table == "entries" else "row"
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(f'UPDATE {table} SET "{column}" = {changed} WHERE {first} = ?', (key,))
    for _, statement in guards:
        connection.execute(statement)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for (day, name), text in Week(Path(folder)).texts.items():
            WEEK.joinpath(str(day), name).write_text(text, encoding="utf-8")
