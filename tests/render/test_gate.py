"""A gate's answer for people, and as JUnit XML."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from verify.answers import Gate, Held, Unmet
from verify.render.gate import junit, text
from verify.report import PolicyName

HOSTILE = "Eve \x00\x1b[31m\u202eevE ]]> </failure> <x a=\"&\"> 'q' \ufffe\nnext"
INERT = "Eve \\x00\\x1b[31m\\u202eevE ]]> </failure> <x a=\"&\"> 'q' \\ufffe next"


def unmet(identity: str, claim: str = "The bridge is open", **changes: Any) -> Unmet:
    fields: dict[str, Any] = {
        "status": "disputed",
        "rule": "both-sides",
        "needed": "an origin that counts",
        "found": "1 origin for: A1 (Anna).",
        "attributions": ("A1", "A2"),
        "next_checks": ("Ask Anna", "Ask Berta"),
    }
    return Unmet(id=identity, text=claim, **{**fields, **changes})


def gate(*failing: Unmet, passing: tuple[Held, ...] = (), **changes: Any) -> Gate:
    fields: dict[str, Any] = {"policy": PolicyName(id="strict", version=1), "allowed": ("verified", "single-source")}
    held = (*passing, *(Held(id=one.id, text=one.text) for one in failing))
    return Gate(met=not failing, claims=held, unmet=failing, **{**fields, **changes})


PASSING = (Held(id="C1", text="The road is open"),)


def test_each_claim_that_is_not_let_through_says_what_it_needs() -> None:
    assert text(gate(unmet("C2"), passing=PASSING)) == (
        "C2  DISPUTED  The bridge is open\n"
        "    rule     both-sides\n"
        "    needed   an origin that counts\n"
        "    found    1 origin for: A1 (Anna).\n"
        "    because  A1, A2\n"
        "    next     Ask Anna\n"
        "    next     Ask Berta\n"
        "gate not met: 1 of 2 claims; allowed: verified, single-source; policy strict, version 1\n"
    )


def test_a_gate_that_is_met_says_so_in_one_line() -> None:
    assert text(gate(passing=PASSING)) == "gate met: 1 claim, each verified, single-source; policy strict, version 1\n"


def test_a_claim_of_which_nobody_speaks_says_so() -> None:
    assert "    because  nobody speaks\n" in text(gate(unmet("C1", attributions=())))


def test_a_house_and_its_claims_act_on_no_screen() -> None:
    house = PolicyName(id=f"desk {HOSTILE}", version=2)
    told = text(gate(unmet("C1", HOSTILE, found=HOSTILE, next_checks=(HOSTILE,)), policy=house))
    assert told.splitlines()[0] == f"C1  DISPUTED  {INERT}"
    assert all(line.isprintable() for line in told.splitlines())
    assert told.count("\n") == 7


def test_junit_has_a_case_for_each_claim_and_a_failure_for_each_unmet() -> None:
    assert junit(gate(unmet("C2", next_checks=()), passing=PASSING)) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuite name="verify gate, policy strict" tests="2" failures="1" errors="0" skipped="0">\n'
        '  <testcase classname="verify.gate" name="C1 The road is open" />\n'
        '  <testcase classname="verify.gate" name="C2 The bridge is open">\n'
        '    <failure type="both-sides" message="C2 is disputed">rule: both-sides\n'
        "needed: an origin that counts\n"
        "found: 1 origin for: A1 (Anna).\n"
        "because: A1, A2</failure>\n"
        "  </testcase>\n"
        "</testsuite>\n"
    )


def test_junit_of_no_claims_is_an_empty_suite() -> None:
    suite = ET.fromstring(junit(gate()))
    assert (suite.tag, suite.get("tests"), suite.get("failures"), list(suite)) == ("testsuite", "0", "0", [])


def test_in_junit_hostile_text_is_only_text() -> None:
    found = gate(unmet("C1", HOSTILE, found=HOSTILE), policy=PolicyName(id=HOSTILE, version=1))
    suite = ET.fromstring(junit(found))
    ((failure,),) = suite
    assert suite[0].get("name") == f"C1 {INERT}"
    assert f"found: {INERT}" in (failure.text or "").splitlines()
    assert [one.tag for one in suite.iter()] == ["testsuite", "testcase", "failure"]


@given(st.text(), st.text(), st.text())
def test_whatever_the_texts_junit_is_well_formed_and_loses_nothing_that_shows(one: str, two: str, three: str) -> None:
    found = gate(unmet("C1", one, found=two, next_checks=(three,)), policy=PolicyName(id=three, version=1))
    suite = ET.fromstring(junit(found).encode())
    assert (suite.get("tests"), suite.get("failures"), len(suite)) == ("1", "1", 1)
    assert len((suite[0][0].text or "").splitlines()) == 5
    assert "\x1b" not in junit(found)
