"""What every correcting command holds to: what it shows, what it stores, and how it fails."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.desk import contents, log, one_line, opened, valid
from tests.running import Verify


class Correction(NamedTuple):
    """A command on the desk, after others, and all that it prints."""

    command: tuple[str, ...]
    shown: str
    before: tuple[tuple[str, ...], ...] = ()
    again: str = "unchanged"
    """What the same command gives a second time: `unchanged`, or what its error says."""


WHY = ("--why", "checked")
C1, C2, C3, C4 = ("The bridge is open", "The bridge is shut", "The road is open", "The ferry sails")
OTHERS = "  2 more claims reached, which stand as before\n"
CORRECTIONS = {
    "edit a claim": Correction(
        ("edit", "C1", "--set", "topic=harbour", "--unset", "key"), f"edited C1  {C1}\n  C1  VERIFIED as before  {C1}\n"
    ),
    "edit an attribution": Correction(
        ("edit", "A3", "--set", "stance=denies"),
        "edited A3  Ferry Office denies C2\n"
        f"  C2  SINGLE-SOURCE → DENIED, credibility 3 → 5, likely → very unlikely  {C2}\n",
    ),
    "edit a source": Correction(
        ("edit", "Example News", "--set", "grade=E"),
        f"edited S6  Example News\n  C1  VERIFIED → SINGLE-SOURCE, credibility 1 → 2  {C1}\n",
    ),
    "edit a document": Correction(
        ("edit", "Second report", "--unset", "copies"),
        "edited D2  Second report\n  1 more claim reached, which stands as before\n",
    ),
    "confirm": Correction(
        ("confirm", "A5"),
        f"confirmed A5  Anna Example affirms C3\n  C3  SINGLE-SOURCE → VERIFIED, credibility 2 → 1  {C3}\n",
    ),
    "retract a document": Correction(
        ("retract", "First report", *WHY),
        f"withdrawn D1  First report (W1)\n  C1  VERIFIED → SINGLE-SOURCE, credibility 1 → 3  {C1}\n"
        f"  C4  SINGLE-SOURCE as before, credibility 2 → 3  {C4}\n",
    ),
    "retract a source": Correction(
        ("retract", "Ferry Office", *WHY),
        "withdrawn S3  Ferry Office (W1)\n"
        f"  C2  SINGLE-SOURCE → UNSOURCED, credibility 3 → 6, likely → not judged  {C2}\n"
        f"  C3  SINGLE-SOURCE → UNSOURCED, credibility 2 → 6  {C3}\n",
    ),
    "retract an attribution": Correction(
        ("retract", "A2", *WHY),
        f"withdrawn A2  Dockers Union affirms C1 (W1)\n  C1  VERIFIED → SINGLE-SOURCE, credibility 1 → 3  {C1}\n",
    ),
    "link": Correction(
        ("link", "C1", "contradicts", "C2"),
        f"linked L1  C1 contradicts C2\n  C1  VERIFIED → DISPUTED lopsided, credibility 1 → 3  {C1}\n"
        f"  C2  SINGLE-SOURCE → DISPUTED lopsided, credibility 3 → 5, likely → unlikely  {C2}\n",
    ),
    "link the same": Correction(
        ("link", "bridge", "same", C4),
        f"linked L1  C1 same C4\n  C1  VERIFIED as before  {C1}\n  C4  SINGLE-SOURCE as before  {C4}\n",
    ),
    "unlink": Correction(
        ("unlink", "C2", "contradicts", "C1"),
        f"unlinked L1  C1 contradicts C2\n  C1  DISPUTED lopsided → VERIFIED, credibility 3 → 1  {C1}\n"
        f"  C2  DISPUTED lopsided → SINGLE-SOURCE, credibility 5 → 3, unlikely → likely  {C2}\n",
        before=(("link", "C1", "contradicts", "C2"),),
        again="C2 contradicts C1 is not stated",
    ),
    "unlink by its id": Correction(
        ("unlink", "L1"),
        f"unlinked L1  C1 same C2\n  C1  VERIFIED as before  {C1}\n  C2  SINGLE-SOURCE as before  {C2}\n",
        before=(("link", "C1", "same", "C2"),),
        again="there is no link L1",
    ),
    "supersede": Correction(
        ("supersede", "C1", "C2"),
        f"linked L1  C2 supersedes C1\n  C1  VERIFIED as before, superseded by C2  {C1}\n"
        f"  C2  SINGLE-SOURCE as before  {C2}\n",
    ),
    "sign": Correction(
        ("sign", "C1", "--verdict", "refuted", "--credibility", "5", *WHY),
        f"signed C1  {C1} (J1)\n  C1  VERIFIED → REFUTED, credibility 1 → 5, not signed → signed  {C1}\n"
        "  1 more claim reached, which stands as before\n",
    ),
    "merge": Correction(
        ("source", "merge", "Ferry Offices", "Ferry Office"),
        "merged S4  Ferry Offices into Ferry Office (S3)\n"
        f"  C4  SINGLE-SOURCE → VERIFIED, credibility 2 → 1  {C4}\n{OTHERS}",
    ),
    "unmerge": Correction(
        ("source", "unmerge", "Ferry Offices"),
        f"unmerged S4  Ferry Offices\n  C4  VERIFIED → SINGLE-SOURCE, credibility 1 → 2  {C4}\n{OTHERS}",
        before=(("source", "merge", "S4", "S3"),),
        again="S4 is not merged into another",
    ),
    "redact": Correction(
        ("redact", "A1", *WHY), f"redacted A1  Port Office affirms C1\n  C1  VERIFIED as before  {C1}\n"
    ),
    "undo": Correction(
        ("undo",),
        f"undone entry 2  retract, by tester at NOW\n  C1  SINGLE-SOURCE → VERIFIED, credibility 3 → 1  {C1}\n",
        before=(("retract", "A2", *WHY),),
        again="",
    ),
}  # fmt: skip
each = pytest.mark.parametrize("one", CORRECTIONS.values(), ids=CORRECTIONS)


@pytest.fixture
def desk(verify: Verify) -> Verify:
    return opened(verify)


def prepared(desk: Verify, one: Correction) -> Verify:
    for command in one.before:
        desk(*command, "-q")
    return desk


@each
def test_what_was_done_and_what_it_moved_is_shown(desk: Verify, one: Correction) -> None:
    shown = prepared(desk, one)(*one.command).out
    assert re.sub(r"\d{4}-\d\d-\d\dT[\d:]{8}Z", "NOW", shown) == one.shown


@each
def test_as_json_it_says_the_same(desk: Verify, one: Correction) -> None:
    told = valid(prepared(desk, one)(*one.command, "--json"), "corrected")
    assert (told["schema"], told["changed"], told["dry_run"]) == ("verify.corrected/1", True, False)
    word, *ids = re.findall(r"^\w+|(?<= )[A-Z]\d+(?=  )|(?<=\()[A-Z]\d+(?=\)$)", one.shown.split("\n")[0])
    assert (told["done"], told["ids"]) == (word, ids)
    assert [claim["id"] for claim in told["claims"]] == re.findall(r"^  (C\d)  ", one.shown, re.MULTILINE)
    assert told["unmoved"] == int((re.findall(r"(\d) more claim", one.shown) or ["0"])[0])


@each
def test_quietly_it_prints_the_first_id_or_the_entry_alone(desk: Verify, one: Correction) -> None:
    ran = prepared(desk, one)(*one.command, "-q")
    first = one.shown.split("  ")[0].split(" ", 1)[1].removeprefix("entry ")
    assert (ran.out, ran.err) == (f"{first}\n", "")


@each
def test_a_dry_run_stores_nothing_and_foretells_what_will_move(desk: Verify, one: Correction) -> None:
    prepared(desk, one)
    before, head = contents(desk.db), log(desk)
    assert desk(*one.command, "--dry-run").out.startswith(f"would be {one.shown.split('  ')[0]}")
    foretold = valid(desk(*one.command, "--dry-run", "--json"), "corrected")
    assert (contents(desk.db), log(desk)) == (before, head)
    done = valid(desk(*one.command, "--json"), "corrected")
    assert (foretold.pop("dry_run"), done.pop("dry_run")) == (True, False)
    assert foretold == done


@each
def test_the_same_command_twice_changes_nothing_more(desk: Verify, one: Correction) -> None:
    prepared(desk, one)(*one.command)
    before = log(desk)
    if one.again != "unchanged":
        if one.again:
            assert one.again in one_line(desk(*one.command, code=1))
            assert log(desk) == before
        return
    again = desk(*one.command)
    assert again.out.startswith(f"unchanged {one.shown.split('  ')[0].split(' ', 1)[1]}  ")
    assert not valid(desk(*one.command, "--json"), "corrected")["changed"]
    assert desk(*one.command, "--dry-run").out == again.out
    assert log(desk) == before


@each
def test_each_is_one_entry_that_can_be_undone(desk: Verify, one: Correction) -> None:
    """But for what was redacted, which is gone."""
    prepared(desk, one)
    before, report = log(desk), desk("report", "--json", "--as-of", str(len(log(desk)))).json()["claims"]
    desk(*one.command)
    assert len(log(desk)) == len(before) + 1
    if one.command[0] == "redact":
        assert "neither it nor what came before can be undone" in one_line(desk("undo", code=1))
        return
    if one.command[0] != "undo":
        desk("undo")
        assert desk("report", "--json").json()["claims"] == report
    assert desk("audit", "-q").code == 0


@each
def test_without_a_database_there_is_nothing_to_correct(verify: Verify, one: Correction) -> None:
    for more in ((), ("--dry-run",)):
        assert "there is no such file" in one_line(verify(*one.command, *more, code=1))
    assert list(verify.db.parent.iterdir()) == []


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    verify = Verify(tmp_path / "notes.txt")
    verify.db.write_text("not a database", "utf-8")
    for one in CORRECTIONS.values():
        one_line(verify(*one.command, code=1))
    assert verify.db.read_text("utf-8") == "not a database"
