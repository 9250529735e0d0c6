"""A person's signed verdict: while it rules, when it is stale, and who may sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tests.builders import Said, assessed, denies, facts_of, reported, says, signed, withdraws
from tests.strategies import COPIES, anything_said
from verify.core.policy import DEFAULT, STRICT
from verify.core.positions import positions, records
from verify.model import Facts, Status
from verify.report import Assessment, JudgementShown


def case(
    *more: Said,
    claim: Mapping[str, Any] | None = None,
    first: Mapping[str, Any] | None = None,
    rival: tuple[Said, ...] = (),
    other: tuple[Said, ...] = (),
    links: tuple[tuple[str, str, str], ...] = (),
    **changes: Any,
) -> Facts:
    """C1 of two voices, one in a copy and through a carrier; C2 contradicts it, and C3 has nothing to do with it."""
    spoken = [
        says("spokesman", id="A1", via="carrier", document="D2", **(first or {})),
        says("observer", id="A2", document="D3"),
        *more,
    ]
    return facts_of(
        ({"text": "the bridge is open", **(claim or {})}, spoken),
        ({}, [says("witness", id="A11"), *rival]),
        ({}, [says("observer", id="A21"), *other]),
        links=[("C1", "contradicts", "C2"), *links],
        **{"copies": {"D2": ["D1"], "D3": []}, **changes},
    )


def judged(facts: Facts, claim: str = "C1", *, strict: bool = False) -> tuple[Assessment, JudgementShown]:
    one = assessed(facts, claim, STRICT if strict else DEFAULT)
    assert one.judgement is not None
    return one, one.judgement


def resigned(facts: Facts, signed_: Facts) -> Facts:
    """The facts with the judgements of others."""
    return replace(facts, judgements=signed_.judgements, adders=signed_.adders)


# While it rules


def test_without_a_signature_the_computed_status_rules() -> None:
    one = assessed(case())
    assert (one.status, one.computed_status, one.judgement) == ("verified", "verified", None)


def test_a_signature_overrides_and_both_are_shown() -> None:
    facts = case()
    one, shown = judged(signed(facts, ("ines", "refuted"), credibility=5))
    assert (one.status, one.computed_status) == ("refuted", "verified")
    assert (one.credibility.computed, one.credibility.set) == (1, 5)
    assert shown.model_dump() == {
        "verdict": "refuted", "why": "checked", "by": "ines", "at": "2023-09-08T01:00:00Z", "credibility": 5,
        "stale": False, "signers": ("ines",), "rules": True, "otherwise": (),
    }  # fmt: skip
    assert (one.rule.id, one.likelihood) == ("two-origins", assessed(facts).likelihood)


@pytest.mark.parametrize("verdict", ["refuted", "unverifiable"])
def test_refuted_and_unverifiable_are_counted_where_they_are_signed(verdict: Status) -> None:
    counts = reported(signed(case(), ("ines", verdict))).counts
    assert counts.model_dump()[verdict] == 1
    assert counts.verified == 0


@given(anything_said())
def test_refuted_and_unverifiable_come_from_nobody_but_a_person(spoken: list[Said]) -> None:
    one = assessed(facts_of(({}, spoken), copies=COPIES))
    assert not {one.status, one.computed_status} & {"refuted", "unverifiable"}


def test_a_superseded_claim_keeps_its_signature_and_stands_outside_the_counts() -> None:
    links = (("C3", "supersedes", "C1"),)
    report = reported(signed(case(links=links), ("ines", "refuted")))
    one = next(claim for claim in report.claims if claim.id == "C1")
    assert (one.status, one.superseded_by) == ("refuted", "C3")
    assert report.counts.refuted == 0


# When it is stale

EVIDENCE: dict[str, Facts] = {
    "a new attribution": case(denies("minister", id="A3")),
    "the grade of a carrier": case(cast={"carrier": {"grade": "B"}}),
    "the party of the body above": case(cast={"ministry": {"party": "by"}}),
    "another body above": case(cast={"observer": {"part_of": "ministry"}}),
    "a copied document": case(copies={"D2": ["D1"], "D3": ["D1"]}),
    "a withdrawn attribution": case(withdrawals=[withdraws(attribution="A1")]),
    "a withdrawn original": case(withdrawals=[withdraws(document="D1")]),
    "a withdrawn source": case(withdrawals=[withdraws(source="carrier", through="A2")]),
    "a further contradiction": case(links=(("C3", "contradicts", "C1"),)),
    "what is said of a rival": case(rival=(denies("minister", id="A12"),)),
    "a rival's words withdrawn": case(withdrawals=[withdraws(attribution="A11")]),
    "the stance": case(first={"stance": "denies"}),
    "a quote": case(first={"quote": "it is open"}),
    "the claim's time": case(claim={"when": "2023"}),
}

NO_EVIDENCE: dict[str, Facts] = {
    "a successor": case(links=(("C3", "supersedes", "C1"),)),
    "a note": case(first={"note": "seen twice"}),
    "an alias": case(cast={"observer": {"aliases": ("The Mission",)}}),
    "notes on a source": case(cast={"observer": {"notes": "ask again"}}),
    "a role": case(cast={"spokesman": {"role": "press officer"}}),
    "the topic": case(claim={"topic": "bridges"}),
    "the key": case(claim={"key": "open"}),
    "another claim": case(other=(denies("minister", id="A22"),)),
    "another claim withdrawn": case(withdrawals=[withdraws(attribution="A21")]),
    "a source of no bearing": case(cast={"minister": {"grade": "A"}}),
    "a link between others": case(links=(("C2", "same", "C3"),)),
    "a later withdrawal": case(withdrawals=[withdraws(source="minister", through="A21")]),
}


@pytest.mark.parametrize("changed", EVIDENCE.values(), ids=EVIDENCE)
def test_a_signature_is_stale_once_the_evidence_is_another(changed: Facts) -> None:
    one, shown = judged(resigned(changed, signed(case(), ("ines", "refuted"), credibility=5)))
    assert (shown.stale, shown.rules, shown.signers, shown.otherwise) == (True, False, (), ())
    assert (shown.verdict, shown.by) == ("refuted", "ines")
    assert (one.status, one.credibility.set) == (one.computed_status, None)


@pytest.mark.parametrize("changed", NO_EVIDENCE.values(), ids=NO_EVIDENCE)
def test_a_signature_stands_whatever_else_is_changed(changed: Facts) -> None:
    one, shown = judged(resigned(changed, signed(case(), ("ines", "refuted"))))
    assert (shown.stale, shown.rules, one.status) == (False, True, "refuted")


@pytest.mark.parametrize("changed", EVIDENCE.values(), ids=EVIDENCE)
def test_it_stands_again_when_the_evidence_comes_back(changed: Facts) -> None:
    facts = signed(case(), ("ines", "refuted"))
    assert judged(resigned(changed, facts))[0].status != "refuted"
    assert judged(resigned(case(), facts))[0].status == "refuted"


def test_a_signature_on_another_claim_makes_none_stale() -> None:
    """The track record moves the likelihood; else each signature would undo those on its sources' other claims."""
    facts = signed(signed(case(), ("ines", "verified")), ("ines", "refuted"), claim="C3")
    known = replace(facts, records=records(facts, DEFAULT))
    assert not judged(known)[1].stale
    assert judged(known)[0].likelihood != judged(facts)[0].likelihood


# Who signed, and what holds of several


def test_of_several_signatures_the_last_that_still_stands_rules() -> None:
    """Ines signed what is there now; Jonas, after her, what is there no longer."""
    facts = signed(case(), ("ines", "verified"))
    both = signed(resigned(EVIDENCE["a new attribution"], facts), ("jonas", "refuted"))
    one, shown = judged(resigned(case(), both))
    assert (one.status, shown.by, shown.signers, shown.otherwise) == ("verified", "ines", ("ines",), ())
    elsewhere = judged(resigned(EVIDENCE["the stance"], both))[1]
    assert (elsewhere.by, elsewhere.stale) == ("jonas", True)


def test_two_who_sign_the_same_are_both_named() -> None:
    shown = judged(signed(case(), ("ines", "verified"), ("jonas", "verified")))[1]
    assert (shown.by, shown.signers, shown.otherwise) == ("jonas", ("ines", "jonas"), ())


def test_two_who_sign_otherwise_are_flagged_and_the_last_word_rules() -> None:
    one, shown = judged(signed(case(), ("ines", "verified"), ("jonas", "refuted")))
    assert (one.status, shown.signers, shown.otherwise) == ("refuted", ("jonas",), ("ines: verified",))
    assert "signed otherwise on the same evidence: ines: verified" in one.flags


def test_who_signs_otherwise_later_has_changed_sides() -> None:
    facts = signed(case(), ("ines", "refuted"), ("ines", "verified"), ("jonas", "refuted"))
    shown = judged(facts)[1]
    assert (shown.verdict, shown.signers, shown.otherwise) == ("refuted", ("jonas",), ("ines: verified",))
    agreed = judged(signed(facts, ("jonas", "verified")))[1]
    assert (agreed.verdict, agreed.signers, agreed.otherwise) == ("verified", ("ines", "jonas"), ())


def added_by(facts: Facts, adder: str) -> Facts:
    return replace(facts, adders={"C1": adder})


def test_strict_lets_nobody_rule_alone_on_what_he_recorded() -> None:
    facts = added_by(signed(case(), ("ines", "refuted"), credibility=6), "ines")
    one, shown = judged(facts, strict=True)
    assert (one.status, one.computed_status, shown.rules, shown.stale) == (
        "single-source",
        "single-source",
        False,
        False,
    )
    assert one.credibility.set is None
    assert "signed only by who recorded the claim: the policy asks for a second signer" in one.flags
    assert judged(facts)[0].status == "refuted"
    assert judged(facts)[0].flags == ()


def test_strict_takes_a_second_signer_in_either_order() -> None:
    for order in (("ines", "jonas"), ("jonas", "ines")):
        facts = added_by(signed(case(), *((by, "refuted") for by in order)), "ines")
        one, shown = judged(facts, strict=True)
        assert (one.status, shown.rules, shown.signers) == ("refuted", True, order)


def test_strict_takes_somebody_elses_signature_alone() -> None:
    one, shown = judged(added_by(signed(case(), ("jonas", "refuted")), "ines"), strict=True)
    assert (one.status, shown.rules) == ("refuted", True)


def test_a_second_signer_who_has_changed_sides_is_none() -> None:
    facts = added_by(signed(case(), ("jonas", "refuted"), ("jonas", "verified"), ("ines", "refuted")), "ines")
    one, shown = judged(facts, strict=True)
    assert (shown.rules, shown.signers, one.status) == (False, ("ines",), "single-source")


# Where a claim stands


def test_how_a_claim_is_signed_is_part_of_where_it_stands() -> None:
    facts = added_by(signed(case(), ("ines", "refuted"), credibility=5), "ines")
    default, strict = positions(facts, DEFAULT)["C1"], positions(facts, STRICT)["C1"]
    stale = positions(resigned(EVIDENCE["a quote"], facts), DEFAULT)["C1"]
    bare = positions(facts, DEFAULT)["C3"]
    assert [one.signature for one in (default, strict, stale, bare)] == ["signed", "lone", "stale", "none"]
    assert [one.status for one in (default, strict, stale)] == ["refuted", "single-source", "verified"]
    assert [one.credibility for one in (default, stale)] == [5, 1]


def test_only_a_signature_that_rules_makes_a_record() -> None:
    facts = added_by(signed(case(), ("ines", "refuted")), "ines")
    assert {outcome.held for outcome in records(facts, DEFAULT)["observer"]} == {False}
    assert records(facts, STRICT) == {}
    assert records(resigned(EVIDENCE["the stance"], facts), DEFAULT) == {}
