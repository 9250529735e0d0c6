from typing import Any

import pytest

from tests.builders import Said, counts, denies, facts_of, first_hand, on, reported, says
from verify.core.policy import STRICT

BAD = {"d-body": {"kind": "government", "party": "ua", "grade": "D"}}


@pytest.mark.parametrize(
    ("said", "status", "rule"),
    [
        ([], "unsourced", "no-voice"),
        ([says("officials")], "unsourced", "no-counted-voice"),
        ([says("tabloid")], "unsourced", "no-counted-voice"),
        ([says("governor", basis="implicit")], "unsourced", "no-counted-voice"),
        ([says("wire")], "single-source", "one-origin"),
        ([says("wire"), says("paper"), says("station")], "single-source", "one-origin"),
        ([says("governor")], "single-source", "one-origin"),
        ([says("governor"), says("ministry")], "single-source", "one-origin"),
        ([says("governor", "partly")], "single-source", "partly-only"),
        ([says("governor"), says("memo")], "single-source", "origins-do-not-verify"),
        ([says("governor"), says("d-body")], "single-source", "origins-do-not-verify"),
        ([says("governor"), says("minister")], "verified", "two-origins"),
        ([says("governor"), says("observer")], "verified", "two-origins"),
        ([says("governor"), first_hand("witness")], "verified", "two-origins"),
        ([first_hand("witness"), first_hand("other-witness")], "verified", "two-origins"),
        ([says("governor"), denies("minister")], "disputed", "both-sides"),
        ([says("wire"), denies("paper")], "disputed", "both-sides"),
        ([denies("minister")], "denied", "only-denied"),
        ([says("officials"), denies("minister")], "denied", "only-denied"),
        ([says("governor", "partly"), denies("minister")], "denied", "only-denied"),
        ([says("governor", "doubts")], "unsourced", "no-voice"),
        ([says("governor", "no-comment")], "unsourced", "no-voice"),
    ],
)
def test_the_first_rule_that_matches_sets_the_status(said: list[Said], status: str, rule: str) -> None:
    one = on(*said, cast=BAD)
    assert (one.status, one.computed_status, one.rule.id) == (status, status, rule)


def test_a_lone_statement_against_interest_stays_single_source() -> None:
    one = on(says("governor"))
    assert (one.status, one.attributions[0].interest.value) == ("single-source", "against")


def test_a_claim_affirmed_in_part_is_to_be_split() -> None:
    assert "split this claim: its parts stand differently" in on(says("governor", "partly")).flags


@pytest.mark.parametrize(
    ("affirming", "denying", "balance"),
    [
        ([says("governor")], [denies("minister")], "even"),
        ([says("governor"), says("observer")], [denies("minister")], "lopsided"),
        ([says("governor")], [denies("minister"), denies("observer")], "lopsided"),
        ([says("governor"), says("observer")], [denies("minister"), denies("memo")], "even"),
    ],
)
def test_a_dispute_is_lopsided_when_one_side_has_two_and_the_other_at_most_one(
    affirming: list[Said], denying: list[Said], balance: str
) -> None:
    assert on(*affirming, *denying).balance == balance


def test_every_assessment_says_why_with_ids() -> None:
    one = on(says("governor"), says("minister"), says("wire", relays="governor"))
    assert one.rule.reasons == (
        "2 origins for: A1+A3 (governor), A2 (minister).",
        "The verifying origins are of 2 parties: ru, ua.",
    )


def test_cross_party_means_that_two_parties_with_a_stake_agree() -> None:
    assert on(says("governor"), says("minister")).cross_party
    assert not on(says("governor"), says("observer")).cross_party


@pytest.mark.parametrize(
    ("said", "claim", "status"),
    [
        ([says("governor"), says("minister")], {}, "verified"),
        ([says("governor"), says("observer")], {}, "single-source"),
        ([says("governor"), first_hand("witness")], {}, "verified"),
        ([says("governor"), says("minister")], {"harms": (), "favors": ()}, "single-source"),
        ([says("governor", via="carrier"), says("minister", via="carrier")], {}, "single-source"),
        ([says("governor", via="carrier"), says("minister", via="agency")], {}, "verified"),
        ([says("governor", via="agency"), says("minister", via="agency")], {}, "verified"),
        ([says("governor", via="carrier"), says("minister", via="carrier"), says("minister")], {}, "verified"),
    ],
)
def test_strict_asks_for_a_witness_or_a_stake_and_for_more_than_one_road(
    said: list[Said], claim: dict[str, Any], status: str
) -> None:
    assert on(*said, claim=claim, policy=STRICT).status == status


def test_strict_makes_origins_that_share_their_only_weak_carrier_one() -> None:
    one = on(says("governor", via="carrier"), says("minister", via="carrier"), policy=STRICT)
    assert counts(one) == (1, 1, 0, 0)
    assert one.origins.groups[0].why == "governor and minister reach us only through one carrier"


def test_a_superseded_claim_keeps_its_status_and_stands_outside_the_counts() -> None:
    report = reported(facts_of(({}, [says("governor")]), ({}, [says("governor")]), links=[("C2", "supersedes", "C1")]))
    assert report.counts.single_source == 1
    assert [(one.id, one.status, one.superseded_by) for one in report.claims] == [
        ("C1", "single-source", "C2"),
        ("C2", "single-source", None),
    ]


def test_claims_are_sorted_by_status_then_by_number() -> None:
    report = reported(facts_of(*[({}, said) for said in ([], [denies("governor")], [says("wire")], [], *[[]] * 7)]))
    assert [one.id for one in report.claims] == ["C3", "C1", *[f"C{number}" for number in range(4, 12)], "C2"]
