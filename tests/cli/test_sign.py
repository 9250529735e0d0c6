"""Signed judgements, and the track record that follows from them, in every answer that shows them."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest

from tests.cli.desk import one_line, opened, statuses, valid
from tests.running import Ran, Verify

WHY = ("--why", "I was there")


@pytest.fixture
def desk(verify: Verify) -> Verify:
    return opened(verify)


def sign(desk: Verify, claim: str, verdict: str, *more: str) -> None:
    desk("sign", claim, "--verdict", verdict, *WHY, "-q", *more)


def claim(desk: Verify, identity: str, *more: str) -> Any:
    return valid(desk("show", identity, "--json", *more), "claim")["claim"]


def unfolded(ran: Ran) -> str:
    """What stands on the screen, without its lines and days."""
    return re.sub(r"\d{4}-\d\d-\d\d", "DAY", " ".join(ran.out.split()))


# The signature


@pytest.mark.parametrize(
    "verdict", ["verified", "disputed", "single-source", "unsourced", "denied", "refuted", "unverifiable"]
)
def test_every_status_may_be_signed(desk: Verify, verdict: str) -> None:
    sign(desk, "C2", verdict)
    assert statuses(desk)["C2"] == verdict
    assert claim(desk, "C2")["computed_status"] == "single-source"


def test_the_report_shows_who_signed_what_and_what_the_rules_give(desk: Verify) -> None:
    sign(desk, "C2", "refuted", "--credibility", "6", "--as", "ines")
    told = unfolded(desk("report", "--status", "refuted"))
    assert "REFUTED by signed judgement, computed SINGLE-SOURCE" in told
    assert " signed REFUTED by ines on DAY with credibility 6 truth cannot be judged: I was there " in told
    assert "6 truth cannot be judged, as set by a person; computed: 3 possibly true" in told


def test_who_recorded_a_claim_is_told_that_strict_asks_for_another(desk: Verify) -> None:
    ran = desk("sign", "C2", "--verdict", "single-source", *WHY)
    assert ran.err == "note: tester recorded C2 too: under policy strict a second person signs\n"
    assert desk("sign", "C2", "--verdict", "single-source", *WHY, "--as", "ines").err == ""
    assert valid(desk("sign", "C1", "--verdict", "verified", *WHY, "--json"), "corrected")["notes"] == [
        "tester recorded C1 too: under policy strict a second person signs"
    ]


def test_a_stale_signature_stands_at_the_head_of_the_report(desk: Verify) -> None:
    sign(desk, "C1", "refuted")
    sign(desk, "C3", "verified")
    assert "stale" not in desk("report").out
    desk("retract", "D1", *WHY)
    told = "1 stale signature: C1 — the evidence has changed since; sign again"
    assert told in desk("report").out.split("\n\n")[0]
    assert told in desk("report", "--format", "markdown").out.split("\n## ")[0]
    desk("confirm", "A5")
    assert "2 stale signatures: C3 and C1 — the" in desk("report").out.split("\n\n")[0]


def test_it_shows_as_stale_and_rules_again_when_the_evidence_is_back(desk: Verify) -> None:
    sign(desk, "C1", "refuted")
    assert "signed → signature stale" in desk("retract", "D1", *WHY).out
    judgement = claim(desk, "C1")["judgement"]
    assert (judgement["stale"], judgement["rules"], judgement["signers"]) == (True, False, [])
    assert statuses(desk)["C1"] == "single-source"
    assert "signature stale → signed" in desk("undo").out
    assert statuses(desk)["C1"] == "refuted"


def test_signed_again_after_the_evidence_changed_it_is_another_judgement(desk: Verify) -> None:
    sign(desk, "C1", "refuted")
    desk("retract", "D1", *WHY)
    assert desk("sign", "C1", "--verdict", "refuted", *WHY).out.splitlines()[:2] == [
        "signed C1  The bridge is open (J2)",
        "  C1  SINGLE-SOURCE → REFUTED, signature stale → signed  The bridge is open",
    ]


def test_a_changed_mind_is_a_further_judgement(desk: Verify) -> None:
    sign(desk, "C1", "refuted")
    sign(desk, "C1", "verified")
    sign(desk, "C1", "refuted")
    judgement = claim(desk, "C1")["judgement"]
    assert (judgement["verdict"], judgement["signers"], judgement["otherwise"]) == ("refuted", ["tester"], [])
    history = valid(desk("show", "C1", "--json"), "claim")["history"]
    assert [one["what"] for one in history if one["command"] == "sign"] == ["added J1", "added J2", "added J3"]


def test_two_who_differ_are_flagged_in_the_report(desk: Verify) -> None:
    sign(desk, "C1", "refuted", "--as", "ines")
    sign(desk, "C1", "verified", "--as", "jonas")
    assert "look at      signed otherwise on the same evidence: ines: refuted" in desk("report").out


def test_the_csv_report_names_the_signers(desk: Verify) -> None:
    sign(desk, "C1", "verified", "--as", "ines")
    sign(desk, "C1", "verified", "--as", "=jonas")
    sign(desk, "C2", "refuted", "--as", "ines")
    desk("attest", "C2", "--by", "Dockers Union")
    table = csv.DictReader(io.StringIO(desk("report", "--format", "csv").out))
    rows = {row["id"]: (row["verdict"], row["stale"], row["signers"]) for row in table}
    assert rows["C1"] == ("verified", "false", "ines;=jonas")
    assert rows["C2"] == ("refuted", "true", "")
    assert rows["C3"] == ("", "", "")


def test_under_strict_who_recorded_it_does_not_sign_alone(desk: Verify) -> None:
    sign(desk, "C2", "verified")
    one = claim(desk, "C2", "--policy", "strict")
    assert (one["status"], one["judgement"]["rules"]) == ("single-source", False)
    told = " signed VERIFIED by tester on DAY: I was there — not accepted: by who recorded it alone "
    assert told in unfolded(desk("show", "C2", "--policy", "strict"))
    assert told in unfolded(desk("report", "--policy", "strict"))
    sign(desk, "C2", "verified", "--as", "ines")
    assert claim(desk, "C2", "--policy", "strict")["status"] == "verified"


# What leaves a signature, and what makes it stale, through commands

LEAVE = {
    "a successor": ("supersede", "C1", "C2"),
    "notes": ("source", "set", "Port Office", "--notes", "ask again"),
    "a role": ("edit", "Port Office", "--set", "role=press office"),
    "an alias": ("edit", "S1", "--set", "aliases=The Port"),
    "a topic and a key": ("edit", "C1", "--set", "topic=harbour", "--set", "key=other"),
    "a note": ("edit", "A1", "--set", "note=seen twice"),
    "a redaction": ("redact", "A1", *WHY),
    "a redacted claim": ("redact", "C1", *WHY),
    "a redacted source": ("redact", "S1", *WHY),
    "another claim": ("add", "The road is wet", "--by", "Port Office"),
    "another claim withdrawn": ("retract", "A3", *WHY),
    "another signature": ("sign", "C4", "--verdict", "refuted", *WHY),
    "the same claim linked": ("link", "C1", "same", "C3"),
}
MAKE_STALE = {
    "an attribution": ("attest", "C1", "--by", "Ferry Office"),
    "a grade": ("source", "set", "Example News", "--grade", "B"),
    "a party": ("edit", "S1", "--set", "party=zz"),
    "a body": ("source", "set", "Port Office", "--part-of", "Harbour Authority"),
    "a copy": ("edit", "A2", "--set", "document=Second report"),
    "a withdrawn document": ("retract", "D1", *WHY),
    "a withdrawn source": ("retract", "Dockers Union", *WHY),
    "a contradiction": ("link", "C1", "contradicts", "C2"),
    "a merge": ("source", "merge", "Dockers Union", "Harbour Authority"),
    "a quote": ("edit", "A1", "--set", "quote=It is open now."),
}


@pytest.mark.parametrize("command", LEAVE.values(), ids=LEAVE)
def test_what_does_not_bear_on_a_claim_leaves_its_signature(desk: Verify, command: tuple[str, ...]) -> None:
    sign(desk, "C1", "refuted")
    desk(*command)
    assert (statuses(desk)["C1"], claim(desk, "C1")["judgement"]["stale"]) == ("refuted", False)


@pytest.mark.parametrize("command", MAKE_STALE.values(), ids=MAKE_STALE)
def test_what_bears_on_a_claim_makes_its_signature_stale(desk: Verify, command: tuple[str, ...]) -> None:
    sign(desk, "C1", "refuted")
    desk(*command)
    assert claim(desk, "C1")["judgement"]["stale"]
    desk("undo")
    assert statuses(desk)["C1"] == "refuted"


def test_what_is_said_of_a_rival_makes_it_stale(desk: Verify) -> None:
    desk("link", "C1", "contradicts", "C2")
    sign(desk, "C1", "refuted")
    assert "signed → signature stale" in desk("retract", "A3", *WHY).out


# The track record


def recorded(desk: Verify, *held: bool) -> None:
    """Claims of Dockers Union, on topics a and b by turns, each signed true or false."""
    for place, true in enumerate(held):
        desk("add", f"Ship {place} has come", "--topic", "ab"[place % 2], "--by", "Dockers Union", "-q")
        sign(desk, f"Ship {place} has come", "verified" if true else "refuted")


def test_a_source_shows_its_track_record_and_the_letter_it_suggests_beside_the_one_set(desk: Verify) -> None:
    """3 of 4 with the pool's Beta(4, 2): 7/10, which is C, Beta(7, 3). Topic a: ships 0 and 2, b: 1 and 3."""
    recorded(desk, True, True, False, True)
    told = desk("source", "show", "Dockers Union", "--json").json()["record"]
    assert (told["n"], told["held"], told["grade"], told["suggested"]) == (4, 3, "F", "C")
    assert told["by_topic"] == [{"topic": "a", "n": 2, "held": 1}, {"topic": "b", "n": 2, "held": 2}]
    assert 0.4 < told["low"] < 0.75 < told["high"] < 0.95
    text = desk("source", "show", "Dockers Union").out
    assert "held on 3 of 4 signed claims, 75 %" in text
    assert "by topic: a 1 of 2, b 2 of 2" in text
    assert "grade F is set, C suggested: 3 of 4 signed claims held" in text


def test_a_source_without_a_signed_claim_has_no_record(desk: Verify) -> None:
    told = desk("source", "show", "Dockers Union", "--json").json()["record"]
    assert (told["n"], told["held"], told["suggested"], told["by_topic"]) == (0, 0, None, [])
    assert "no claim that it spoke on is signed verified or refuted" in desk("source", "show", "Dockers Union").out


@pytest.mark.parametrize("verdict", ["disputed", "single-source", "unsourced", "denied", "unverifiable"])
def test_only_true_and_false_make_a_record(desk: Verify, verdict: str) -> None:
    sign(desk, "C1", verdict)
    assert desk("source", "show", "Dockers Union", "--json").json()["record"]["n"] == 0


def test_a_stale_signature_makes_no_record(desk: Verify) -> None:
    sign(desk, "C1", "verified")
    assert desk("source", "show", "Dockers Union", "--json").json()["record"]["n"] == 1
    desk("retract", "D1", *WHY)
    assert desk("source", "show", "Dockers Union", "--json").json()["record"]["n"] == 0


def why(desk: Verify, identity: str) -> str:
    ledger = claim(desk, identity)["likelihood"]["ledger"]
    return str(next(term["why"] for term in ledger if term["root"] == "Dockers Union"))


def test_the_likelihood_of_other_claims_goes_by_the_record_and_that_of_its_own_does_not(desk: Verify) -> None:
    sign(desk, "C1", "verified")
    desk("add", "Ship 9 has come", "--by", "Dockers Union")
    assert "1 of 1 signed claim held" in why(desk, "C5")
    assert "signed claim" not in why(desk, "C1")
    recorded(desk, False)
    assert "0 of 1 signed claim held" in why(desk, "C1")
    assert "1 of 2 signed claims held" in why(desk, "C5")


def test_signing_moves_the_other_claims_of_its_sources(desk: Verify) -> None:
    """And says so: they are reached, and what moved past a band is listed."""
    told = valid(desk("sign", "C2", "--verdict", "refuted", *WHY, "--json"), "corrected")
    assert ([one["id"] for one in told["claims"]], told["unmoved"]) == (["C2"], 1)


def test_a_signature_by_nobody_named_is_refused(desk: Verify) -> None:
    assert "actor" in one_line(desk("sign", "C1", "--verdict", "refuted", *WHY, "--as", "\x00", code=1))
