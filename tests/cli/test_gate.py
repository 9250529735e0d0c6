"""`verify gate`: exit codes, what it prints, and the JUnit XML it writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.cli.desk import contents, one_line, opened, valid
from tests.running import Verify

WHY = ("--why", "checked")
STATUSES = ("verified", "disputed", "single-source", "unsourced", "denied", "refuted", "unverifiable")
C2 = """\
C2  SINGLE-SOURCE  The bridge is shut
    rule     one-origin
    needed   at least two known, independent origins, of two parties or one of no party; none that counts against
    found    1 origin for: A3 (Ferry Office). One origin counts, however many repeat it.
    because  A3
"""


@pytest.fixture
def desk(verify: Verify) -> Verify:
    return opened(verify)


def unmet(desk: Verify, *arguments: str) -> dict[str, Any]:
    """By id what is not let through, and what it counts as."""
    found = valid(desk("gate", *arguments, "--json", code=3), "gate")
    return {one["id"]: one for one in found["unmet"]}


def allow(*statuses: str) -> list[str]:
    return [part for status in statuses for part in ("--allow", status)]


def test_what_is_not_let_through_is_told_and_the_code_is_3(desk: Verify) -> None:
    ran = desk("gate", code=3)
    assert ran.out.startswith(C2)
    assert ran.out.endswith("\ngate not met: 3 of 4 claims; allowed: verified; policy default, version 2\n")
    assert ran.err == ""
    assert desk("gate", "-q", code=3).out == ""


def test_what_comes_next_is_told_as_the_report_tells_it(desk: Verify) -> None:
    checks = {one["id"]: one["next_checks"] for one in desk("report", "--json").json()["claims"]}
    for identity, one in unmet(desk).items():
        assert one["next_checks"] == checks[identity]
    assert f"    next     {checks['C2'][0]}\n" in desk("gate", code=3).out


def test_a_gate_that_is_met_exits_0(desk: Verify) -> None:
    ran = desk("gate", *allow("single-source", "verified", "single-source"))
    assert (ran.out, ran.err) == (
        "gate met: 4 claims, each verified, single-source; policy default, version 2\n", "",
    )  # fmt: skip
    found = valid(desk("gate", *allow("verified", "single-source"), "--json"), "gate")
    assert (found["met"], found["allowed"], found["unmet"]) == (True, ["verified", "single-source"], [])
    assert [one["id"] for one in found["claims"]] == ["C1", "C2", "C3", "C4"]


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_is_let_through_where_it_is_allowed(verify: Verify, status: str) -> None:
    """Signed, so that there is one claim of each; an allowed status takes the place of `verified`."""
    verify("add", "The bridge is open")
    verify("sign", "C1", "--verdict", status, *WHY)
    for other in STATUSES:
        verify("gate", "--allow", other, code=0 if other == status else 3)
    if status != "verified":
        one = unmet(verify)["C1"]
        assert (one["status"], one["rule"], one["found"]) == (status, f"signed-{status}", f"signed {status} by tester")


def test_a_stale_signature_never_passes(desk: Verify) -> None:
    desk("sign", "C1", "--verdict", "verified", *WHY, "--as", "ines")
    assert "C1" not in unmet(desk)
    desk("attest", "C1", "--by", "Anna Example, first-hand")
    one = unmet(desk, *allow(*STATUSES))["C1"]
    assert (one["status"], one["rule"]) == ("verified", "stale-signature")
    assert one["needed"] == "a signature on the evidence as it is: `verify sign C1`"
    assert one["found"].startswith("ines signed verified on 20")
    desk("sign", "C1", "--verdict", "verified", *WHY)
    assert valid(desk("gate", *allow(*STATUSES), "--json"), "gate")["met"]


def stakes(verify: Verify) -> Verify:
    """A claim that strict verifies by its rules, recorded by tester."""
    verify("add", "The bridge is open", "--harms", "xx", "--favors", "yy", "--by", "Port, kind=government, party=xx",
           "--by", "Ferry, kind=government, party=yy")  # fmt: skip
    return verify


def test_strict_asks_for_a_signature_by_somebody_else(verify: Verify) -> None:
    strict = ("--policy", "strict")
    stakes(verify)("gate")
    one = unmet(verify, *strict)["C1"]
    assert (one["status"], one["rule"], one["found"]) == (
        "single-source", "unsigned", "verified by the rules, and not signed",
    )  # fmt: skip
    verify("sign", "C1", "--verdict", "verified", *WHY)
    one = unmet(verify, *strict)["C1"]
    assert one["needed"] == "a signature by somebody else than who recorded it: `verify sign C1`"
    assert one["found"] == "verified by the rules, and signed by tester alone, who recorded it"
    verify("sign", "C1", "--verdict", "verified", *WHY, "--as", "ines")
    verify("gate", *strict)
    verify("attest", "C1", "--by", "Anna, first-hand")
    assert unmet(verify, *strict)["C1"]["rule"] == "stale-signature"


def test_strict_takes_an_unsigned_claim_for_single_source(verify: Verify) -> None:
    stakes(verify)("gate", "--policy", "strict", "--allow", "single-source")


def test_a_house_says_what_it_asks(verify: Verify, tmp_path: Path) -> None:
    house = tmp_path / "desk.toml"
    house.write_text('id = "desk"\nversion = 3\nverified_origins = 3\n', "utf-8")
    told = stakes(verify)("gate", "--policy", house, code=3).out
    assert "    needed   at least three known, independent origins" in told
    assert told.endswith("policy desk, version 3\n")


def test_superseded_claims_stand_outside(desk: Verify) -> None:
    for old in ("C2", "C3", "C4"):
        desk("supersede", old, "C1")
    assert desk("gate").out == "gate met: 1 claim, each verified; policy default, version 2\n"


def test_a_withdrawal_shuts_the_gate_and_an_undo_opens_it(desk: Verify) -> None:
    allowed = allow("verified", "single-source")
    desk("retract", "A3", *WHY)
    one = unmet(desk, *allowed)["C2"]
    assert (one["status"], one["rule"], one["attributions"]) == ("unsourced", "no-voice", [])
    desk("undo")
    desk("gate", *allowed)


def test_a_topic_is_held_by_itself_and_one_of_no_claim_is_a_mistake(desk: Verify) -> None:
    desk("edit", "C1", "--set", "topic=harbour")
    assert desk("gate", "--topic", "harbour").out.startswith("gate met: 1 claim")
    assert one_line(desk("gate", "--topic", "harbor", code=1)) == (
        "error: no claim has the topic 'harbor'; nothing was held to the gate\n"
    )  # fmt: skip


def test_where_there_is_no_claim_the_gate_is_met_and_says_so(verify: Verify, tmp_path: Path) -> None:
    verify("init")
    ran = verify("gate", "--junit", tmp_path / "gate.xml")
    assert ran.out == "gate met: 0 claims, each verified; policy default, version 2\n"
    assert ran.err == "note: there was no claim to hold to the gate\n"
    assert ET.fromstring((tmp_path / "gate.xml").read_text("utf-8")).get("tests") == "0"
    assert (verify("gate", "-q").out, verify("gate", "-q").err) == ("", "")


@pytest.mark.parametrize("arguments", [("--allow", "true"), ("--allow",), ("--junit",), ("C1",)], ids=" ".join)
def test_wrong_usage_exits_2(desk: Verify, arguments: tuple[str, ...]) -> None:
    assert desk("gate", *arguments, code=2).out == ""


def test_without_a_database_or_a_policy_there_is_no_gate(verify: Verify, tmp_path: Path) -> None:
    one_line(verify("gate", "--junit", tmp_path / "gate.xml", code=1))
    assert list(tmp_path.iterdir()) == []
    opened(verify)
    one_line(verify("gate", "--policy", "strickt", code=1))


# JUnit


def test_junit_is_written_beside_what_is_printed(desk: Verify, tmp_path: Path) -> None:
    place = tmp_path / "gate.xml"
    ran = desk("gate", "--junit", place, code=3)
    assert ran == desk("gate", code=3)
    suite = ET.parse(place).getroot()
    assert (suite.tag, suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("testsuite", "4", "3", "0")
    failing = {case.get("name"): [one.get("type") for one in case] for case in suite}
    assert failing == {
        "C1 The bridge is open": [],
        "C2 The bridge is shut": ["one-origin"],
        "C3 The road is open": ["one-origin"],
        "C4 The ferry sails": ["one-origin"],
    }
    text = suite[1][0].text or ""
    assert text.splitlines()[3] == "because: A3"


def test_quietly_only_the_file_is_written(desk: Verify, tmp_path: Path) -> None:
    ran = desk("gate", "-q", "--junit", tmp_path / "gate.xml", code=3)
    assert (ran.out, ran.err) == ("", "")
    assert (tmp_path / "gate.xml").read_text("utf-8").startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuite ')


def test_junit_is_not_written_over_a_database_and_a_folder_is_a_mistake(desk: Verify, tmp_path: Path) -> None:
    before = contents(desk.db)
    assert "is a database" in desk("gate", "--junit", desk.db, code=1).err
    assert contents(desk.db) == before
    assert "is a folder" in desk("gate", "--junit", tmp_path, code=1).err


HOSTILE = "Eve \x1b[31m\u202eevE ]]> </failure> \"'&<x>"


def test_hostile_text_acts_on_nothing(verify: Verify, tmp_path: Path) -> None:
    record = {"claim": HOSTILE, "attributions": [{"source": f"{HOSTILE} Voice", "note": HOSTILE}]}
    verify("import", "-", "-q", stdin=json.dumps(record))
    ran = verify("gate", "--junit", tmp_path / "gate.xml", code=3)
    assert not {"\x1b", "\u202e"} & set(ran.out)
    assert not {"\x1b", "\u202e"} & set(verify("gate", "--json", code=3).out)
    xml = (tmp_path / "gate.xml").read_text("utf-8")
    assert not {"\x1b", "\u202e"} & set(xml)
    assert "]]>" not in xml
    suite = ET.fromstring(xml)
    assert suite[0].get("name") == "C1 Eve \\x1b[31m\\u202eevE ]]> </failure> \"'&<x>"
    assert [one.tag for one in suite.iter()] == ["testsuite", "testcase", "failure"]
