"""Rules that hold of any sequence of commands at a desk; the people and events are invented."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.running import Ran, Verify
from verify.cli import app

RECORDS = """
{"source": {"name": "Ministry", "kind": "government", "party": "xx"}}
{"source": {"name": "Spokesman", "kind": "person", "part_of": "Ministry", "official": true}}
{"source": {"name": "Mayor", "kind": "government", "party": "yy", "grade": "B"}}
{"document": {"title": "Wire story", "published": "2031-05-01", "text": "The bridge is open, the mayor said."}}
{"document": {"title": "Paper story", "published": "2031-05-02", "copies": ["Wire story"]}}
{"claim": "The bridge is open", "key": "open", "harms": ["xx"], "favors": ["yy"], "attributions": [\
 {"source": "Mayor", "at": "2031-05-01", "document": "Wire story", "quote": "The bridge is open", "via": "Wire"},\
 {"source": "Spokesman", "stance": "denies", "at": "2031-05-01"},\
 {"source": "Paper", "relays": "Mayor", "document": "Paper story"},\
 {"source": {"name": "Witness", "kind": "person"}, "access": "first-hand", "basis": "implicit", "at": "2031-05-02"}]}
{"claim": "The bridge is shut", "key": "shut", "contradicts": ["open"], "attributions": [\
 {"source": "Ministry", "at": "2031-05-02"}, {"source": "Paper", "relays": "Spokesman"}]}
{"claim": "Two people died on the bridge", "item": "dead on the bridge", "value": 2, "attributions": [\
 {"source": "Mayor", "at": "2031-05-01", "document": "Paper story"}, {"source": "Witness", "at": "2031-05-01"}]}
{"claim": "Five people died on the bridge", "item": "dead on the bridge", "value": 5, "attributions": [\
 {"source": "The Mayor of Oberau", "at": "2031-05-01", "rests_on": "Bridge video"}, {"source": "Wire"}]}
"""


def _commands() -> st.SearchStrategy[list[str]]:
    claims = st.sampled_from(["C1", "C2", "C3", "C4", "C5"])
    attributions = st.sampled_from([f"A{number}" for number in range(1, 12)])
    sources = st.sampled_from([f"S{number}" for number in range(1, 9)])
    things = st.one_of(attributions, sources, st.sampled_from(["D1", "D2"]))

    def words(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
        return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map(list)

    of_claims = st.sampled_from(["topic=bridge", "when=2031-05", "favors=xx;yy", "value=3", "claim=The bridge stands"])
    of_attributions = st.sampled_from(
        ["stance=denies", "stance=partly", "at=2031-05-03", "basis=implicit", "via=Wire;Paper", "document=Wire story"]
    )
    of_sources = st.sampled_from(["grade=C", "grade=E", "party=yy", "part-of=Ministry", "unnamed=yes", "name=Another"])
    said = st.sampled_from(
        ["Mayor, affirms, at=2031-05-04", "Witness, denies, first-hand", "Newcomer, partly, kind=military, party=zz"]
    )
    verdicts = st.sampled_from(["verified", "refuted", "disputed", "unverifiable"])
    return st.one_of(
        words("add", "The bridge was never built", "--contradicts", claims, "--attr", said),
        words("attest", claims, "--attr", said),
        words("edit", claims, "--set", of_claims),
        words("edit", claims, "--unset", st.sampled_from(["topic", "when", "item", "harms", "key"])),
        words("edit", attributions, "--set", of_attributions),
        words("edit", sources, "--set", of_sources),
        words("confirm", attributions),
        words("link", claims, st.sampled_from(["contradicts", "same"]), claims),
        words("unlink", claims, "contradicts", claims),
        words("supersede", claims, claims),
        words("retract", things, "--why", "the desk no longer relies on it"),
        words("sign", claims, "--verdict", verdicts, "--why", "seen"),
        words("source", "merge", sources, sources),
        words("source", "unmerge", sources),
        words("source", "set", sources, "--grade", st.sampled_from("ABCDEF")),
    )  # fmt: skip


COMMANDS = _commands()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("desk") / "claims.db"
    Verify(db)("import", "-", stdin=RECORDS)
    Verify(db)("sign", "C1", "--verdict", "verified", "--why", "seen")
    return db


@contextmanager
def desk(original: Path) -> Iterator[Path]:
    """A copy of the desk's database, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "claims.db"
        shutil.copy(original, db)
        yield db


def tried(db: Path, words: list[str]) -> Ran:
    """A command that may be refused, in one line, for what it asks."""
    environment = {"VERIFY_DB": str(db), "VERIFY_ACTOR": "tester"}
    result = CliRunner().invoke(app, words, env=environment)
    assert result.exit_code in {0, 1}, (words, result.output)
    if result.exit_code:
        assert result.stderr.count("error: ") == 1, result.stderr
    return Ran(result.exit_code, result.stdout, result.stderr)


def report(db: Path, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = Verify(db, SOURCE_DATE_EPOCH="1935700000")("report", "--json", *more).json()
    return found


def entries(db: Path) -> int:
    return len(Verify(db)("log", "--json").json())


def but(found: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key not in keys}


@settings(max_examples=25)
@given(st.lists(COMMANDS, min_size=1, max_size=5))
def test_as_many_undos_as_commands_restore_the_report(original: Path, sequence: list[list[str]]) -> None:
    with desk(original) as db:
        before, start = report(db), entries(db)
        for words in sequence:
            tried(db, words)
        for _ in range(entries(db) - start):
            Verify(db)("undo")
        assert but(report(db), "ledger_head") == but(before, "ledger_head")
        Verify(db)("audit")


@settings(max_examples=15)
@given(st.lists(COMMANDS, min_size=1, max_size=4))
def test_as_of_each_entry_is_the_report_made_after_it(original: Path, sequence: list[list[str]]) -> None:
    with desk(original) as db:
        made = {entries(db): report(db)}
        for words in sequence:
            tried(db, words)
            made[entries(db)] = report(db)
        for entry, then in made.items():
            assert but(report(db, "--as-of", str(entry)), "as_of") == but(then, "as_of")


@settings(max_examples=25)
@given(st.lists(COMMANDS, max_size=2), COMMANDS)
def test_a_dry_run_predicts_exactly_what_the_command_then_does(
    original: Path, before: list[list[str]], words: list[str]
) -> None:
    with desk(original) as db:
        for one in before:
            tried(db, one)
        start = entries(db)
        predicted = tried(db, [*words, "--dry-run", "--json"])
        assert entries(db) == start
        done = tried(db, [*words, "--json"])
        assert predicted.code == done.code
        if done.code:
            assert (predicted.err, entries(db)) == (done.err, start)
        else:
            assert but(json.loads(predicted.out), "dry_run") == but(json.loads(done.out), "dry_run")


@settings(max_examples=15)
@given(st.lists(COMMANDS, max_size=3), st.permutations([f"S{number}" for number in range(1, 9)]))
def test_a_merge_and_its_unmerge_change_nothing(original: Path, before: list[list[str]], order: list[str]) -> None:
    with desk(original) as db:
        for one in before:
            tried(db, one)
        apart = report(db)
        if tried(db, ["source", "merge", order[0], order[1], "--json"]).code == 0:
            tried(db, ["source", "unmerge", order[0]])
        assert but(report(db), "ledger_head") == but(apart, "ledger_head")


@settings(max_examples=25)
@given(st.lists(COMMANDS, min_size=1, max_size=4))
def test_the_same_command_twice_changes_nothing_more(original: Path, sequence: list[list[str]]) -> None:
    with desk(original) as db:
        for words in sequence:
            if tried(db, words).code == 0 and words[:2] != ["source", "unmerge"] and words[0] != "unlink":
                once = report(db)
                tried(db, words)
                assert report(db) == once, words
