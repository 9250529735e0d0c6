"""`source set`, `merge` and `unmerge`: the claims that they reach, and what keeps two sources apart."""

from __future__ import annotations

import re

import pytest

from tests.cli.desk import contents, log, one_line, opened, statuses
from tests.running import Verify

WHY = ("--why", "checked")


@pytest.fixture
def desk(verify: Verify) -> Verify:
    return opened(verify)


SET = {
    "a grade of a carrier": (
        ("Example News", "--grade", "E"),
        "set S6  Example News\n  C1  VERIFIED → SINGLE-SOURCE, credibility 1 → 2  The bridge is open\n",
    ),
    "a grade of who speaks": (
        ("Dockers Union", "--grade", "D"),
        "set S2  Dockers Union\n  C1  VERIFIED → SINGLE-SOURCE, credibility 1 → 2  The bridge is open\n",
    ),
    "a party": (
        ("S4", "--party", "yy"),
        "set S4  Ferry Offices\n  C4  SINGLE-SOURCE → VERIFIED, credibility 2 → 1  The ferry sails\n",
    ),
    "a body": (
        ("Dockers Union", "--part-of", "Port Office"),
        "set S2  Dockers Union\n  C1  VERIFIED → SINGLE-SOURCE, credibility 1 → 3  The bridge is open\n",
    ),
    "what moves nothing": (
        ("Port Office", "--role", "press office"),
        "set S1  Port Office\n  2 more claims reached, which stand as before\n",
    ),
    "somebody who has said nothing": (("Harbour Authority", "--grade", "A"), "set S7  Harbour Authority\n"),
    "somebody new": (("New Office", "--party", "zz"), "added S8  New Office\n"),
}


@pytest.mark.parametrize(("arguments", "shown"), SET.values(), ids=SET)
def test_the_claims_that_it_moves_are_told(desk: Verify, arguments: tuple[str, ...], shown: str) -> None:
    """A body and its part are one origin: C1 is left with one, of a party that the two do not share."""
    before, head = contents(desk.db), log(desk)
    assert desk("source", "set", *arguments, "--dry-run").out == f"would be {shown}"
    assert (contents(desk.db), log(desk)) == (before, head)
    assert desk("source", "set", *arguments).out == shown
    again = desk("source", "set", *arguments)
    assert again.out == f"unchanged {shown.splitlines()[0].split(' ', 1)[1]}\n"
    assert desk("source", "set", *arguments, "--dry-run").out == again.out
    assert len(log(desk)) == len(head) + 1


def test_what_is_set_on_a_body_reaches_its_parts(desk: Verify) -> None:
    desk("source", "set", "Ferry Offices", "--part-of", "Harbour Authority")
    assert desk("source", "set", "Harbour Authority", "--party", "yy").out == (
        "set S7  Harbour Authority\n  C4  SINGLE-SOURCE → VERIFIED, credibility 2 → 1  The ferry sails\n"
    )
    assert desk("source", "set", "Harbour Authority", "--unset", "party").out.splitlines()[1] == (
        "  C4  VERIFIED → SINGLE-SOURCE, credibility 1 → 2  The ferry sails"
    )


def test_json_gives_the_claims_that_moved_and_counts_the_rest(desk: Verify) -> None:
    told = desk("source", "set", "Ferry Office", "--party", "none", "--json").json()
    assert [told[key] for key in ("id", "party", "new", "changed", "dry_run")] == ["S3", "none", False, True, False]
    assert (told["claims"], told["unmoved"]) == ([], 2)
    told = desk("source", "set", "Example News", "--grade", "E", "--json").json()
    assert [(one["id"], one["what"]) for one in told["claims"]] == [("C1", ["status", "credibility"])]


def test_what_bears_on_a_rival_is_told_of_both(desk: Verify) -> None:
    desk("link", "C1", "contradicts", "C2")
    told = desk("source", "set", "Ferry Office", "--grade", "E").out
    assert re.findall(r"C\d  [A-Z-]+(?: \w+)? → [A-Z]+", told) == [
        "C1  DISPUTED lopsided → VERIFIED", "C2  DISPUTED lopsided → DENIED", "C3  SINGLE-SOURCE → UNSOURCED",
    ]  # fmt: skip


# Merging


def test_a_merged_source_is_found_by_either_name_and_shown_as_one(desk: Verify) -> None:
    desk("source", "merge", "Ferry Offices", "Ferry Office")
    for name in ("Ferry Office", "Ferry Offices", "S3", "S4"):
        told = desk("source", "show", name, "--json").json()
        assert (told["id"], told["name"], told["aliases"]) == ("S3", "Ferry Office", ["Ferry Offices"])
        assert [one["id"] for one in told["claims"]] == ["C2", "C3", "C4"]
    assert "Ferry Offices" not in [one["name"] for one in desk("source", "list", "--json").json()]
    desk("attest", "C1", "--by", "Ferry Offices")
    assert "C1" in [one["id"] for one in desk("source", "show", "S3", "--json").json()["claims"]]


def test_taken_apart_again_all_is_as_it_was(desk: Verify) -> None:
    before = desk("report", "--json").json()["claims"]
    desk("source", "merge", "S4", "S3")
    desk("source", "unmerge", "S4")
    assert desk("report", "--json").json()["claims"] == before
    assert desk("audit", "-q").code == 0


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        (("S4", "--party", "xx"), "S4 has party xx, S3 yy"),
        (("S4", "--kind", "military"), "S4 has kind military, S3 government"),
        (("S4", "--part-of", "S3"), "are a body and its part, not one"),
        (("S3", "--part-of", "S4"), "are a body and its part, not one"),
    ],
)
def test_what_cannot_be_one_is_not_merged(desk: Verify, setting: tuple[str, ...], told: str) -> None:
    desk("source", "set", *setting)
    before = contents(desk.db)
    assert told in one_line(desk("source", "merge", "S4", "S3", code=1))
    assert contents(desk.db) == before


def test_nobody_is_merged_into_himself_or_relays_himself(desk: Verify) -> None:
    one_line(desk("source", "merge", "S4", "S4", code=1))
    desk("attest", "C2", "--relay", "Ferry Offices, relays=Ferry Office")
    head, before = log(desk), statuses(desk)
    told = one_line(desk("source", "merge", "S4", "S3", code=1))
    assert "S4 and S3" in told
    assert (log(desk), statuses(desk)) == (head, before)


def test_a_name_that_a_merge_brought_may_be_withdrawn(desk: Verify) -> None:
    desk("source", "merge", "S4", "S3")
    assert desk("retract", "Ferry Offices", *WHY).out.startswith("withdrawn S3  Ferry Office (W1)\n")
    assert statuses(desk)["C2"] == "unsourced"
