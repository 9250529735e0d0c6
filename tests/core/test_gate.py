"""Which claims a gate does not let through, and what it says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.builders import denies, facts_of, first_hand, reported, says, signed
from verify.answers import Gate
from verify.core.gate import gate
from verify.core.policy import DEFAULT, STRICT, Policy, house
from verify.model import STATUSES, Facts, Status

STAKES = {"harms": ("ru",), "favors": ("ua",)}
VERIFIED = facts_of((STAKES, [says("governor"), says("minister")]))
"""Verified under strict too: both parties have a stake."""
OF_STATUS: Mapping[Status, Facts] = {
    "verified": VERIFIED,
    "disputed": facts_of((STAKES, [says("minister"), denies("governor")])),
    "single-source": facts_of((STAKES, [says("minister")])),
    "unsourced": facts_of((STAKES, [says("officials")])),
    "denied": facts_of((STAKES, [denies("governor")])),
    "refuted": signed(VERIFIED, ("ines", "refuted")),
    "unverifiable": signed(VERIFIED, ("ines", "unverifiable")),
}


def held(facts: Facts, *allowed: Status, policy: Policy = DEFAULT) -> Gate:
    return gate(reported(facts, policy), policy, allowed or ("verified",))


@pytest.mark.parametrize("status", STATUSES)
def test_without_more_only_what_is_verified_may_be_printed(status: Status) -> None:
    found = held(OF_STATUS[status])
    assert found.met == (status == "verified")
    assert found.allowed == ("verified",)
    assert [unmet.status for unmet in found.unmet] == ([] if status == "verified" else [status])


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("allowed", STATUSES)
def test_each_status_is_let_through_where_it_is_allowed_and_nowhere_else(status: Status, allowed: Status) -> None:
    assert held(OF_STATUS[status], allowed).met == (status == allowed)


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_may_be_allowed_at_once(status: Status) -> None:
    found = held(OF_STATUS[status], *reversed(STATUSES))
    assert (found.met, found.allowed) == (True, STATUSES)


# What it says

NEEDED = (
    "at least two known, independent origins, of two parties or one of no party; none that counts against; or "
    "an origin that counts, and none against"
)


def test_what_is_needed_names_every_way_through() -> None:
    found = held(OF_STATUS["disputed"], "single-source", "verified")
    (unmet,) = found.unmet
    assert found.allowed == ("verified", "single-source")
    assert unmet.needed == NEEDED


def test_a_house_that_asks_for_three_origins_says_three() -> None:
    three = house({"id": "desk", "verified_origins": 3})
    (unmet,) = held(VERIFIED, policy=three).unmet
    assert unmet.needed.startswith("at least three known, independent origins")
    (unmet,) = held(VERIFIED, policy=house({"id": "desk", "verified_origins": 12})).unmet
    assert unmet.needed.startswith("at least 12 known, independent origins")


def test_what_was_found_is_the_rule_with_its_reasons_and_the_attributions_that_count() -> None:
    facts = facts_of((STAKES, [says("minister"), says("wire", relays="minister"), denies("governor"), says("paper")]))
    (unmet,) = held(facts).unmet
    assert (unmet.id, unmet.text, unmet.status, unmet.rule) == ("C1", "claim 1", "disputed", "both-sides")
    assert unmet.found == (
        "At least 1, at most 2 origins for: A1+A2 (minister). 1 origin against: A3 (governor). "
        "Both sides have an origin that counts; the balance is even."
    )
    assert unmet.attributions == ("A1", "A2", "A3")
    assert unmet.next_checks == reported(facts).claims[0].next_checks


def test_where_nothing_counts_everybody_who_speaks_is_named() -> None:
    facts = facts_of((STAKES, [says("officials"), says("governor", "no-comment")]))
    (unmet,) = held(facts).unmet
    assert (unmet.rule, unmet.attributions) == ("no-counted-voice", ("A1", "A2"))


def test_of_a_claim_of_which_nobody_speaks_no_attribution_is_named() -> None:
    (unmet,) = held(facts_of((STAKES, []))).unmet
    assert (unmet.rule, unmet.found, unmet.attributions) == (
        "no-voice", "Nobody affirms it. No attribution supports it.", (),
    )  # fmt: skip


def test_a_signed_verdict_that_is_not_allowed_says_who_signed() -> None:
    (unmet,) = held(OF_STATUS["refuted"]).unmet
    assert (unmet.rule, unmet.found) == ("signed-refuted", "signed refuted by ines")


def test_an_empty_database_meets_every_gate() -> None:
    found = held(facts_of())
    assert (found.met, found.claims, found.unmet) == (True, (), ())


def test_superseded_claims_stand_outside() -> None:
    facts = facts_of((STAKES, []), (STAKES, [says("governor"), says("minister")]), links=[("C2", "supersedes", "C1")])
    found = held(facts)
    assert found.met
    assert [claim.id for claim in found.claims] == ["C2"]


def test_claims_are_told_in_the_order_of_the_report() -> None:
    facts = facts_of((STAKES, []), (STAKES, [says("governor"), says("minister")]), (STAKES, [says("minister")]))
    found = held(facts)
    assert [claim.id for claim in found.claims] == ["C2", "C3", "C1"]
    assert [unmet.id for unmet in found.unmet] == ["C3", "C1"]


# Signatures


def stale(verdict: Status = "verified") -> Facts:
    before = signed(VERIFIED, ("ines", verdict))
    more = facts_of((STAKES, [says("governor"), says("minister"), first_hand("witness")]))
    return replace(more, judgements=before.judgements)


@pytest.mark.parametrize("policy", [DEFAULT, STRICT], ids=lambda policy: policy.id)
@pytest.mark.parametrize("verdict", ["verified", "refuted"])
def test_a_stale_signature_never_passes_even_where_every_status_is_allowed(policy: Policy, verdict: Status) -> None:
    (unmet,) = held(stale(verdict), *STATUSES, policy=policy).unmet
    assert (unmet.rule, unmet.needed, unmet.found) == (
        "stale-signature",
        "a signature on the evidence as it is: `verify sign C1`",
        f"ines signed {verdict} on 2023-09-08, and the evidence has changed since",
    )
    assert unmet.status == ("verified" if policy is DEFAULT else "single-source")


def test_signed_anew_it_passes() -> None:
    assert held(signed(stale(), ("ines", "verified"))).met


def test_strict_counts_what_is_unsigned_as_no_better_than_single_source() -> None:
    (unmet,) = held(VERIFIED, policy=STRICT).unmet
    assert (unmet.status, unmet.rule, unmet.needed, unmet.found) == (
        "single-source",
        "unsigned",
        "a person's signature, as policy strict asks: `verify sign C1`",
        "verified by the rules, and not signed",
    )
    assert unmet.attributions == ("A1", "A2")
    assert held(VERIFIED, "single-source", policy=STRICT).met


@pytest.mark.parametrize("status", ["disputed", "single-source", "unsourced", "denied"])
def test_strict_leaves_what_is_no_better_than_single_source_as_it_is(status: Status) -> None:
    (unmet,) = held(OF_STATUS[status], policy=STRICT).unmet
    assert (unmet.status, unmet.rule == "unsigned") == (status, False)


def by(adder: str, *signers: str, verdict: Status = "verified", facts: Facts = VERIFIED) -> Facts:
    return replace(signed(facts, *((signer, verdict) for signer in signers)), adders={"C1": adder})


def test_strict_takes_the_signature_of_somebody_else() -> None:
    found = held(by("ines", "jonas"), policy=STRICT)
    assert (found.met, found.policy.id) == (True, "strict")
    assert held(by("ines", "ines", "jonas"), policy=STRICT).met
    assert held(by("ines", "jonas", "ines"), policy=STRICT).met


def test_strict_does_not_take_the_signature_of_who_recorded_it_alone() -> None:
    (unmet,) = held(by("ines", "ines"), policy=STRICT).unmet
    assert (unmet.status, unmet.rule, unmet.needed, unmet.found) == (
        "single-source",
        "unsigned",
        "a signature by somebody else than who recorded it: `verify sign C1`",
        "verified by the rules, and signed by ines alone, who recorded it",
    )
    assert held(by("ines", "ines")).met


def test_a_signature_of_the_adder_alone_lifts_nothing_under_strict() -> None:
    facts = by("ines", "ines", facts=OF_STATUS["single-source"])
    assert held(facts).met
    (unmet,) = held(facts, policy=STRICT).unmet
    assert (unmet.status, unmet.rule) == ("single-source", "one-origin")
    assert held(by("ines", "jonas", facts=OF_STATUS["single-source"]), policy=STRICT).met
