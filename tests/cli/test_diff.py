"""What changed between two moments, and which entry did it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.cli.desk import one_line, opened, valid
from tests.running import Verify
from verify.drafts import AttributionDraft, ClaimDraft, Draft
from verify.store import connect
from verify.store.write import transaction

WHY = ("--why", "checked")


@pytest.fixture
def desk(verify: Verify) -> Verify:
    return opened(verify)


def changed(desk: Verify, *arguments: str) -> dict[str, Any]:
    """The claims that changed by id, each with what moved and the entries that did it."""
    found = valid(desk("diff", *arguments, "--json"), "diff")
    return {one["id"]: (one["what"], [done["entry"] for done in one["entries"]]) for one in found["claims"]}


# Moments


def dated(verify: Verify, *days: str) -> Verify:
    """A claim a day: day 1 gives C1 in entry 1, and so on."""
    for place, day in enumerate(days, start=1):
        draft: Draft = (
            "claim", ClaimDraft(claim=f"It was {place}", attributions=[AttributionDraft(source="Anna")]),
        )  # fmt: skip
        with (
            connect.writing(verify.db) as connection,
            transaction(connection, command="add", arguments=[], actor="ines", at=f"{day}T12:00:00Z") as changes,
        ):
            changes.record(draft)
    return verify


@pytest.mark.parametrize(
    ("arguments", "entries", "claims"),
    [
        (("--since", "1"), (0, 3), "C1 C2 C3"),
        (("--since", "2"), (1, 3), "C2 C3"),
        (("--since", "2031-05-02"), (1, 3), "C2 C3"),
        (("--since", "2031-05-02T12:00:01Z"), (2, 3), "C3"),
        (("--since", "2031-05"), (0, 3), "C1 C2 C3"),
        (("--since", "2032"), (3, 3), ""),
        (("1",), (1, 3), "C2 C3"),
        (("2031-05-01",), (1, 3), "C2 C3"),
        (("1", "2"), (1, 2), "C2"),
        (("2031-05-01", "2031-05-02"), (1, 2), "C2"),
        (("2", "2"), (2, 2), ""),
        (("3",), (3, 3), ""),
    ],
)
def test_since_counts_the_moment_in_and_two_moments_what_comes_between(
    verify: Verify, arguments: tuple[str, ...], entries: tuple[int, int], claims: str
) -> None:
    dated(verify, "2031-05-01", "2031-05-02", "2031-05-03")
    found = valid(verify("diff", *arguments, "--json"), "diff")
    assert (found["since"], found["until"]) == entries
    assert " ".join(one["id"] for one in found["claims"]) == claims


@pytest.mark.parametrize(
    "arguments", [(), ("--since", "1", "2"), ("1", "2", "3"), ("--since",), ("1", "--until", "2")], ids=" ".join
)
def test_wrong_usage_exits_2(desk: Verify, arguments: tuple[str, ...]) -> None:
    assert desk("diff", *arguments, code=2).out == ""


@pytest.mark.parametrize("arguments", [("9",), ("--since", "9"), ("yesterday",), ("1999",), ("--since", "0")])
def test_what_is_no_moment_of_this_ledger_exits_1(desk: Verify, arguments: tuple[str, ...]) -> None:
    assert "ledger entry, or a date" in one_line(desk("diff", *arguments, code=1))


def test_the_earlier_moment_comes_first(desk: Verify) -> None:
    desk("retract", "D1", *WHY)
    assert one_line(desk("diff", "2", "1", code=1)) == (
        "error: found '2' after '1', wanted the earlier moment first\n"
    )  # fmt: skip


def test_without_a_database_there_is_nothing_to_compare(verify: Verify) -> None:
    one_line(verify("diff", "--since", "1", code=1))
    assert not verify.db.exists()


def test_of_an_empty_ledger_nothing_changed(verify: Verify) -> None:
    verify("init")
    assert verify("diff", "--since", "1").out == "nothing changed from entry 0 to entry 0, policy default\n"


# What it tells


def test_the_whole_text(desk: Verify) -> None:
    desk("retract", "D1", *WHY, "--as", "ines")
    desk("supersede", "C3", "C2", "--as", "jonas")
    desk("add", "The ferry sinks")
    told = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "NOW", desk("diff", "1").out)
    assert told == (
        "4 claims changed from entry 1 to entry 4, policy default\n"
        "  C1  VERIFIED → SINGLE-SOURCE, credibility 1 → 3\n"
        "      The bridge is open\n"
        "      entry 2, NOW UTC, ines: retract (W1)\n"
        "  C3  SINGLE-SOURCE as before, superseded by C2\n"
        "      The road is open\n"
        "      entry 3, NOW UTC, jonas: supersede (L1)\n"
        "  C4  SINGLE-SOURCE as before, credibility 2 → 3\n"
        "      The ferry sails\n"
        "      entry 2, NOW UTC, ines: retract (W1)\n"
        "  C5  new, UNSOURCED\n"
        "      The ferry sinks\n"
        "      entry 4, NOW UTC, tester: add (C5)\n"
    )
    assert desk("diff", "1", "-q").out == "C1\nC3\nC4\nC5\n"
    assert desk("diff", "4", "-q").out == ""


def test_true_then_and_not_now_is_no_dispute(desk: Verify) -> None:
    desk("supersede", "C2", "C1")
    (one,) = valid(desk("diff", "1", "--json"), "diff")["claims"]
    assert (one["id"], one["what"]) == ("C2", ["superseded_by"])
    assert (one["before"]["status"], one["after"]["status"], one["after"]["superseded_by"]) == (
        "single-source", "single-source", "C1",
    )  # fmt: skip


def test_a_signature_and_its_going_stale_are_changes(desk: Verify) -> None:
    desk("sign", "C1", "--verdict", "verified", *WHY)
    desk("attest", "C1", "--by", "Ferry Office")
    assert changed(desk, "1", "2") == {"C1": (["signature"], [2])}
    assert changed(desk, "2", "3") == {"C1": (["signature"], [3])}
    assert changed(desk, "1") == {"C1": (["signature"], [2, 3])}


def test_a_claim_that_was_taken_back_is_gone(desk: Verify) -> None:
    desk("add", "The ferry sinks")
    desk("undo")
    (one,) = valid(desk("diff", "2", "--json"), "diff")["claims"]
    assert (one["id"], one["text"], one["after"]) == ("C5", "The ferry sinks", None)
    assert "  C5  gone, was UNSOURCED\n" in desk("diff", "2").out
    assert changed(desk, "1") == {}


def test_what_cancels_is_not_listed_and_what_is_left_names_every_step(desk: Verify) -> None:
    """Entry 2 makes C2 denied, 3 takes that back: nothing. With 4 it is denied again, by all three.

    Affirmed by one of grade F: .833, 70 %, likely; denied, × 2.5: −2.083, 11 %, very unlikely, three bands below.
    """
    desk("edit", "A3", "--set", "stance=denies")
    desk("undo")
    assert changed(desk, "1") == {}
    desk("edit", "A3", "--set", "stance=denies")
    assert changed(desk, "1") == {"C2": (["status", "credibility", "likelihood"], [2, 3, 4])}
    assert changed(desk, "3") == {"C2": (["status", "credibility", "likelihood"], [4])}


def test_an_entry_that_only_touches_a_claim_did_not_do_it(desk: Verify) -> None:
    desk("edit", "C1", "--set", "topic=harbour")
    desk("retract", "A2", *WHY)
    desk("edit", "A1", "--set", "note=seen")
    assert changed(desk, "1") == {"C1": (["status", "credibility"], [3])}


def test_the_likelihood_is_told_when_it_moves_by_more_than_a_band(verify: Verify) -> None:
    """Ann alone, grade F: ψ(4) − ψ(2) = .833, × .8 for an unknown interest: .667, 66 %, likely. Grade A: ψ(9) − ψ(1) =
    2.718, × .8: 2.174, 90 %, very likely, one band up. Of no party her interest is neutral: .833, 70 %, likely; against
    it five denials of unknown lineage, the k-th weighing √k − √(k−1): .667 × 2.5 × √5 = 3.727. −2.894, 5.2 %, very
    unlikely, three bands down.
    """
    verify("add", "The bridge is open", "--by", "Ann Example")
    verify("source", "set", "Ann Example", "--grade", "A")
    assert changed(verify, "1") == {"C1": (["credibility"], [2])}
    verify("source", "set", "Ann Example", "--grade", "F", "--kind", "organization", "--party", "none")
    verify("attest", "C1", *(part for name in "bcdef" for part in ("--deny", f"{name} voice")))
    (one,) = valid(verify("diff", "3", "--json"), "diff")["claims"]
    assert one["what"] == ["likelihood"]
    assert (one["before"]["term"], one["after"]["term"]) == ("likely", "very unlikely")
    assert "  C1  SINGLE-SOURCE as before, likely → very unlikely\n" in verify("diff", "3").out


# Which entry did it, however it reaches the claim

REACHED = {
    "a grade of its carrier": (("source", "set", "Example News", "--grade", "E"), "C1"),
    "a party": (("source", "set", "Ferry Offices", "--party", "yy"), "C4"),
    "the party of a body": (("source", "set", "Harbour Authority", "--party", "yy"), "C4"),
    "a merge": (("source", "merge", "S4", "S3"), "C4"),
    "a withdrawn document": (("retract", "D1", *WHY), "C1 C4"),
    "a withdrawn source": (("retract", "S3", *WHY), "C2 C3"),
    "a withdrawn carrier": (("retract", "S6", *WHY), "C1"),
    "a contradiction": (("link", "C1", "contradicts", "C2"), "C1 C2"),
    "an edited document": (("edit", "D2", "--set", "copies=D3"), ""),
    "a confirmation": (("confirm", "A5"), "C3"),
    "a redaction": (("redact", "A1", *WHY), ""),
}


@pytest.mark.parametrize(("command", "claims"), REACHED.values(), ids=REACHED)
def test_the_entry_that_did_it_is_named_however_it_reaches_the_claim(
    desk: Verify, command: tuple[str, ...], claims: str
) -> None:
    desk("import", "-", "-q", stdin='{"document": {"title": "Third report"}}')
    desk("source", "set", "Ferry Offices", "--part-of", "Harbour Authority")
    desk(*command)
    desk("add", "Nothing else has changed")
    found = changed(desk, "3", "4")
    assert " ".join(found) == claims
    assert all(entries == [4] for _, entries in found.values())
    assert changed(desk, "3").keys() - {"C5"} == found.keys()


def test_what_is_said_of_a_rival_is_told_of_both(desk: Verify) -> None:
    desk("link", "C1", "contradicts", "C2")
    desk("retract", "A3", *WHY)
    found = changed(desk, "2")
    assert {claim: entries for claim, (_, entries) in found.items()} == {"C1": [3], "C2": [3]}


def test_what_moved_a_rival_of_a_time_is_told_of_that_time(desk: Verify) -> None:
    """Entry 2 makes C1 and C2 rivals, 3 ends the dispute, 4 the link, and 5 takes one of two voices on C1 away."""
    desk("link", "C1", "contradicts", "C2")
    desk("source", "set", "Ferry Office", "--grade", "E")
    desk("unlink", "L1")
    desk("retract", "A2", *WHY)
    assert changed(desk, "1")["C1"] == (["status", "credibility"], [2, 3, 5])


def test_a_rival_that_came_and_went_is_told_of_the_time_between(desk: Verify) -> None:
    """Entry 2 makes C2 an answer, 3 adds one that excludes it, 4 takes that back, and 5 makes of C2 a denial."""
    desk("edit", "C2", "--set", "item=state", "--set", "value=shut")
    desk("add", "It is wide open", "--item", "state", "--value", "open", "--by", "Dockers Union")
    desk("undo")
    desk("edit", "A3", "--set", "stance=denies")
    what, entries = changed(desk, "1")["C2"]
    assert (what[0], entries) == ("status", [3, 4, 5])


def test_a_policy_may_be_asked_for(desk: Verify) -> None:
    """Under strict neither voice on C1 is first-hand or has a stake, so that it is no more than single-source."""
    desk("retract", "A2", *WHY)
    assert changed(desk, "1") == {"C1": (["status", "credibility"], [2])}
    assert changed(desk, "1", "--policy", "strict") == {"C1": (["credibility"], [2])}
    assert desk("diff", "1", "--policy", "strict").out.startswith(
        "1 claim changed from entry 1 to entry 2, policy strict"
    )
