"""`report`, `show`, `find`, `log`, `audit`, `schema`, `source` and `init`."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.running import FIXTURES, ROOT, Verify

ROBOTYNE = [FIXTURES / "robotyne" / name for name in ("claims.ndjson", "context.ndjson")]


@pytest.fixture
def desk(verify: Verify) -> Verify:
    """A database with three claims, recorded in three entries."""
    verify("add", "The bridge is open", "--topic", "bridge", "--by", "Port Authority, kind=government, party=xx")
    verify("add", "The road is shut", "--topic", "road", "--by", "Anna Example, first-hand, at=2024-02-01")
    verify("attest", "C1", "--by", "Anna Example, first-hand, at=2024-02-02")
    return verify


def claims(verify: Verify, *arguments: str) -> dict[str, str]:
    return {one["id"]: one["status"] for one in verify("report", "--json", *arguments).json()["claims"]}


def test_a_report_of_files_needs_no_database_and_leaves_none(verify: Verify) -> None:
    report = verify("report", *ROBOTYNE, "--json").json()
    assert report["ledger_head"] is None
    assert report["counts"]["verified"] == 2
    assert not verify.db.exists()


def test_the_readme_pipe_works_in_a_real_shell() -> None:
    """`verify report fixtures/robotyne/*.ndjson --json | python3 -m json.tool`, with no database and no set-up."""
    command = f"{sys.executable} -m verify report fixtures/robotyne/*.ndjson --json | {sys.executable} -m json.tool"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, check=True)
    assert json.loads(done.stdout)["schema"] == "verify.report/1"


@pytest.mark.parametrize(
    ("redirection", "code", "told"),
    [
        ("| head -1", 0, ""),
        ("> /dev/full", 1, "error: standard output: No space left on device"),
        (">&-", 0, ""),
    ],
)
def test_an_output_that_fails_ends_without_a_traceback(redirection: str, code: int, told: str) -> None:
    command = f"{sys.executable} -m verify report fixtures/robotyne/*.ndjson --json {redirection}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(told)


def test_the_report_agrees_with_its_schema(desk: Verify) -> None:
    for arguments in (["report", "--json"], ["report", *map(str, ROBOTYNE), "--json"]):
        Draft202012Validator(desk("schema", "report").json()).validate(desk(*arguments).json())
    Draft202012Validator(desk("schema", "claim").json()).validate(desk("show", "C1", "--json").json())


def test_the_same_database_gives_the_same_bytes(desk: Verify, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one, other = desk("report", "--json").out, desk("report", "--json").out
    assert one == other
    assert json.loads(one)["generated_at"] == "2023-11-14T22:13:20Z"


def test_the_epoch_does_not_set_the_clock_of_the_ledger(verify: Verify) -> None:
    verify.environment["SOURCE_DATE_EPOCH"] = "0"
    verify("add", "The bridge is open")
    assert not verify("log", "--json").json()[0]["at"].startswith("1970")


def test_a_report_can_be_narrowed(desk: Verify) -> None:
    assert claims(desk) == {"C1": "verified", "C2": "single-source"}
    assert claims(desk, "--topic", "road") == {"C2": "single-source"}
    assert claims(desk, "--status", "verified") == {"C1": "verified"}
    assert claims(desk, "--status", "verified", "--status", "single-source") == claims(desk)
    assert claims(desk, "--since", "3") == {"C1": "verified"}
    assert claims(desk, "--since", "2") == claims(desk)
    assert claims(desk, "--since", "2999-01-01") == {}


def test_counts_are_those_of_the_claims_shown(desk: Verify) -> None:
    counts = desk("report", "--json", "--status", "verified").json()["counts"]
    assert (counts["verified"], counts["single-source"]) == (1, 0)


def test_as_of_an_entry_is_the_report_of_that_time(desk: Verify) -> None:
    assert claims(desk, "--as-of", "1") == {"C1": "single-source"}
    assert claims(desk, "--as-of", "2") == {"C1": "single-source", "C2": "single-source"}
    now = desk("report", "--json").json()
    then = desk("report", "--json", "--as-of", "3").json()
    assert (then.pop("as_of"), now.pop("as_of")) == ("3", None)
    assert {**then, "generated_at": ""} == {**now, "generated_at": ""}
    assert claims(desk, "--as-of", "2999") == claims(desk)
    assert claims(desk, "--since", "2999") == {}
    for nothing in ("long ago", "0", "77", "1999"):
        assert "wanted" in desk("report", "--as-of", nothing, code=1).err


def test_strict_is_named_in_its_report(desk: Verify) -> None:
    report = desk("report", "--json", "--policy", "strict").json()
    assert report["policy"] == {"id": "strict", "version": 2}
    assert report["claims"][0]["status"] == "single-source"


def test_a_house_sets_its_policy_in_toml(desk: Verify, tmp_path: Path) -> None:
    house = tmp_path / "desk.toml"
    house.write_text('id = "desk"\nversion = 2\nverified_origins = 3\n[interest]\nself-serving = 0.1\n', "utf-8")
    report = desk("report", "--json", "--policy", str(house)).json()
    assert report["policy"] == {"id": "desk", "version": 2}
    assert {one["status"] for one in report["claims"]} == {"single-source"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('id = "desk"\nverifed_origins = 3', "did you mean verified_origins"),
        ("verified_origins = 3", "a name of the house's own"),
        ('id = "default"', "a name of the house's own"),
        ('id = "desk"\nverified_origins = "many"', "verified_origins"),
        ("id = ", "is no TOML"),
    ],
)
def test_a_policy_that_cannot_be_read_is_told_by_file_and_key(
    desk: Verify, tmp_path: Path, text: str, message: str
) -> None:
    house = tmp_path / "desk.toml"
    house.write_text(text, "utf-8")
    ran = desk("report", "--policy", house, code=1)
    assert str(house) in ran.err
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_an_unknown_policy_names_those_there_are(desk: Verify) -> None:
    assert "default, strict" in desk("report", "--policy", "lax", code=1).err


def test_markdown_and_csv_are_written(desk: Verify, tmp_path: Path) -> None:
    assert desk("report", "--format", "markdown").out.startswith("# ")
    rows = list(csv.DictReader(io.StringIO(desk("report", "--format", "csv").out)))
    assert [(row["id"], row["status"]) for row in rows] == [("C1", "verified"), ("C2", "single-source")]
    ran = desk("report", "--format", "markdown", "--output", tmp_path / "report.md")
    assert ran.out == ""
    assert (tmp_path / "report.md").read_text("utf-8").startswith("# ")
    assert "no/such" in desk("report", "--output", tmp_path / "no" / "such" / "dir.md", code=1).err


def test_rejected_rows_make_no_report(verify: Verify) -> None:
    ran = verify("report", "-", stdin='{"claim": "Open"}\n{"clam": "Shut"}\n', code=4)
    assert ran.out == ""
    assert ran.err.startswith("standard input:2: ")
    assert ran.err.splitlines()[-1] == "error: 1 row was rejected; no report was made"


def test_files_have_no_history_to_ask_for(verify: Verify) -> None:
    assert "--since" in verify("report", ROBOTYNE[0], "--as-of", "1", code=2).err


def test_a_missing_database_is_told_to_readers(verify: Verify) -> None:
    for arguments in (["report"], ["show", "C1"], ["find", "x"], ["log"], ["audit"], ["export"], ["source", "list"]):
        ran = verify(*arguments, code=1)
        assert str(verify.db) in ran.err
        assert ran.out == ""
    assert not verify.db.exists()


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00" + b"x" * 4096])
def test_a_file_that_is_no_claims_database_is_refused_untouched(verify: Verify, content: bytes) -> None:
    verify.db.write_bytes(content)
    for arguments in (["report"], ["add", "The bridge is open"], ["import", str(ROBOTYNE[0])], ["audit"], ["init"]):
        ran = verify(*arguments, code=1)
        assert str(verify.db) in ran.err
        assert ran.err.count("\n") == 1
    assert verify.db.read_bytes() == content
    assert list(verify.db.parent.iterdir()) == [verify.db]


def test_another_programs_database_is_refused_untouched(verify: Verify) -> None:
    with closing(sqlite3.connect(verify.db)) as connection:
        connection.execute("CREATE TABLE t (x)")
    content = verify.db.read_bytes()
    assert "no claims database" in verify("add", "The bridge is open", code=1).err
    assert verify.db.read_bytes() == content


def test_a_directory_is_no_database(verify: Verify) -> None:
    verify.db.mkdir()
    assert str(verify.db) in verify("report", code=1).err
    assert str(verify.db) in verify("add", "The bridge is open", code=1).err


def test_init_makes_an_empty_database_once(verify: Verify) -> None:
    verify("init")
    assert verify("report", "--json").json()["claims"] == []
    assert verify("audit").out.startswith("ok: 0 entries, 0 rows")
    assert "already exists" in verify("init", code=1).err


def test_show_has_voices_origins_arithmetic_and_history(desk: Verify) -> None:
    text = desk("show", "C1").out
    for part in ("C1  The bridge is open", "Port Authority", "Anna Example", "log-odds", "2 origins for", "attest"):
        assert part in text
    data = desk("show", "The bridge", "--json").json()
    assert data["schema"] == "verify.claim/1"
    assert [row["command"] for row in data["history"]] == ["add", "attest"]


def test_one_question_in_two_spellings_has_one_answer(verify: Verify) -> None:
    for text, item, value, by in (("49 died", "Dead at Hroza", "49", "yy"), ("51 died", "dead  at hroza", "51", "zz")):
        verify("add", text, "--item", item, "--value", value, "--by", f"Body of {by}, kind=government, party={by}")
    assert verify("show", "C1", "--json").json()["claim"]["status"] == "disputed"


def test_find_looks_in_claims_quotes_and_names(desk: Verify) -> None:
    desk("attest", "C2", "--by", 'Berta Example, quote="closed for lack of salt"')

    def found(query: str) -> list[str]:
        return [one["id"] for one in desk("find", query, "--json").json()]

    assert found("bridge") == ["C1"]
    assert found("salt") == ["C2"]
    assert found("anna") == ["C1", "C2"] or found("anna") == ["C2", "C1"]
    assert found("nothing") == []
    assert desk("find", "bridge").out.startswith("C1")
    for query in ('"', "AND", "bridge OR", "text:bridge", "NEAR(", "*", "-", "'; DROP TABLE claims; --", "\x00"):
        desk("find", query)


def test_log_lists_who_changed_what_and_when(desk: Verify) -> None:
    entries = desk("log", "--json").json()
    assert [(one["number"], one["actor"], one["command"]) for one in entries] == [
        (1, "tester", "add"), (2, "tester", "add"), (3, "tester", "attest"),
    ]  # fmt: skip
    assert entries[-1]["hash"] == desk("report", "--json").json()["ledger_head"]
    assert [one["what"] for one in entries] == ["S1, C1, A1", "S2, C2, A2", "A3"]
    desk("source", "set", "S1", "--grade", "B")
    assert desk("log", "--json").json()[-1]["what"] == "S1 changed"
    assert "tester" in desk("log").out


def test_as_names_the_actor(verify: Verify) -> None:
    verify("add", "The bridge is open", "--as", "Berta Example")
    assert verify("log", "--json").json()[0]["actor"] == "Berta Example"


def test_audit_places_a_head_kept_elsewhere_and_finds_a_rebuilt_chain(desk: Verify, tmp_path: Path) -> None:
    heads = [one["hash"] for one in desk("log", "--json").json()]
    assert "entry 2, with 1 entries after it" in desk("audit", "--head", heads[1]).out
    rebuilt = Verify(tmp_path / "rebuilt.db")
    (tmp_path / "records").write_text(desk("export").out, "utf-8")
    rebuilt("import", tmp_path / "records")
    rebuilt("audit")
    assert "never had" in rebuilt("audit", "--head", heads[-1], code=5).err
    assert desk("audit", "--head", "abc", code=1).err.startswith("error: ")


def test_audit_finds_a_row_changed_by_hand(desk: Verify) -> None:
    with closing(sqlite3.connect(desk.db, isolation_level=None)) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE attribution_versions SET stance = 'denies' WHERE attribution = 1")
    ran = desk("audit", code=5)
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1


def test_schema_prints_the_schemas_and_names_them(verify: Verify) -> None:
    for name in ("report", "claim", "record"):
        Draft202012Validator.check_schema(verify("schema", name).json())
    assert "report" in verify("schema", "nothing", code=1).err


def test_source_set_list_and_show(desk: Verify) -> None:
    ran = desk(
        "source", "set", "Anna Example", "--kind", "person", "--party", "none", "--grade", "B", "--alias", "Anna"
    )
    assert ran.out == (
        "set S2  Anna Example\n"
        "  C2  SINGLE-SOURCE as before, credibility 3 → 2  The road is shut\n"
        "  1 more claim reached, which stands as before\n"
    )
    data: dict[str, Any] = desk("source", "show", "Anna", "--json").json()
    assert (data["party"], data["grade"], data["aliases"]) == ("none", "B", ["Anna"])
    assert [one["id"] for one in data["claims"]] == ["C1", "C2"]
    desk("source", "set", "S2", "--grade", "C", "--unset", "party")
    data = desk("source", "show", "S2", "--json").json()
    assert (data["party"], data["grade"]) == (None, "C")
    assert "Port Authority" in desk("source", "list").out
    assert desk("source", "set", "New Body", "--kind", "government", "--party", "yy").out.startswith("added S3")


def test_hostile_text_is_shown_by_its_numbers(verify: Verify) -> None:
    hostile = "Open \x1b[31mred\x1b]8;;http://evil.example\x07link \u202eltr [bold]x[/bold]"
    verify("add", hostile, "--by", "Anna \x1b[2J, first-hand", "--topic", "\u2066t")
    for arguments in (
        ["report"],
        ["show", "C1"],
        ["find", "Open"],
        ["source", "list"],
        ["report", "--format", "markdown"],
    ):
        out = verify(*arguments).out
        assert "\x1b" not in out
        assert "\x07" not in out
        assert "\u202e" not in out
    assert "[bold]x[/bold]" in verify("report").out


def test_wrong_usage_exits_2(verify: Verify) -> None:
    verify("report", "--format", "pdf", code=2)
    verify("report", "--format", "csv", "--json", code=2)
    verify("nonsense", code=2)
    verify("add", code=2)


def test_a_report_is_never_written_over_a_database_or_a_device(desk: Verify, tmp_path: Path) -> None:
    before = desk.db.read_bytes()
    assert "is a database" in desk("report", "-o", desk.db, code=1).err
    assert "is a database" in desk("export", "-o", desk.db, code=1).err
    assert desk.db.read_bytes() == before
    desk("report", "-o", os.devnull)
    assert Path(os.devnull).is_char_device()
    for name in (tmp_path, tmp_path / "..", ""):
        assert "is a folder" in desk("report", "-o", name, code=1).err


def test_a_written_report_keeps_the_link_and_the_mode_of_what_it_replaces(desk: Verify, tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old", "utf-8")
    target.chmod(0o600)
    link.symlink_to(target)
    desk("report", "-o", link)
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("Confidence report")
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir() if "desk" not in path.name) == ["link.txt", "target.txt"]


def test_json_shows_no_control_raw_and_loses_nothing(verify: Verify) -> None:
    hostile = "a\x9b31m\u202eb\x7f\ufeffc"
    verify("add", hostile, "--by", "Anna")
    for arguments in (["report", "--json"], ["show", "C1", "--json"], ["find", "a", "--json"], ["export"]):
        out = verify(*arguments).out
        assert not set("\x9b\u202e\x7f\ufeff") & set(out)
    assert verify("report", "--json").json()["claims"][0]["text"] == hostile


@pytest.mark.parametrize(
    "arguments",
    [
        ["--as-of", "9" * 5000],
        ["--since", "9" * 5000],
        ["--topic", "\udcff"],
        ["--policy", "no-such.toml"],
    ],
)
def test_no_argument_ends_in_a_traceback(desk: Verify, arguments: list[str]) -> None:
    ran = desk("report", *arguments, code=1)
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1


def test_a_pipe_is_no_database(verify: Verify) -> None:
    os.mkfifo(verify.db)
    assert "not a claims database" in verify("report", code=1).err


def test_a_schema_that_never_was_is_refused_and_leaves_no_backups(desk: Verify) -> None:
    with closing(sqlite3.connect(desk.db, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = -5")
    assert "never was" in desk("report", code=1).err
    assert [path.name for path in desk.db.parent.iterdir() if "backup" in path.name] == []
