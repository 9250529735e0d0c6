"""Where a claim stands before and after, and what of that is told."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import denies, facts_of, reported, says, signed
from tests.strategies import COPIES, anything_said
from verify.answers import Position, What
from verify.core.policy import DEFAULT, STRICT
from verify.core.positions import content_hashes, moved, positions
from verify.core.scales import distance
from verify.report import Term

BEFORE = Position(
    status="verified",
    computed_status="verified",
    balance=None,
    credibility=1,
    probability=0.9,
    term="very likely",
    signature="none",
    superseded_by=None,
)


def after(**changes: Any) -> Position:
    return BEFORE.model_copy(update=changes)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({}, ()),
        ({"status": "refuted"}, ("status",)),
        ({"balance": "even"}, ("balance",)),
        ({"credibility": 2}, ("credibility",)),
        ({"signature": "signed"}, ("signature",)),
        ({"superseded_by": "C2"}, ("superseded_by",)),
        ({"status": "denied", "credibility": 5, "signature": "stale"}, ("status", "credibility", "signature")),
        ({"probability": 0.81}, ()),
        ({"computed_status": "disputed"}, ()),
    ],
)
def test_what_moved_is_named_field_by_field(changes: dict[str, Any], what: tuple[What, ...]) -> None:
    assert moved(BEFORE, after(**changes)) == what


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("very likely", False),
        ("likely", False),
        ("almost certain", False),
        ("roughly even chance", True),
        ("unlikely", True),
        ("almost no chance", True),
        (None, True),
    ],
)
def test_the_likelihood_is_told_when_it_moved_by_more_than_a_band(term: Term | None, told: bool) -> None:
    """From very likely one band leads to likely or almost certain, two to a roughly even chance."""
    there = after(term=term, probability=None if term is None else 0.5)
    assert moved(BEFORE, there) == moved(there, BEFORE) == (("likelihood",) if told else ())


def test_the_likelihood_is_told_after_the_rest() -> None:
    assert moved(BEFORE, after(status="denied", term="unlikely")) == ("status", "likelihood")
    assert get_args(What)[-1] == "likelihood"


def test_bands_are_counted_along_the_scale() -> None:
    terms: tuple[Term, ...] = get_args(Term)
    assert terms[0] == "almost no chance"
    assert [[distance(one, other) for other in terms] for one in terms] == [
        [abs(place - there) for there in range(len(terms))] for place in range(len(terms))
    ]


def test_a_claim_that_is_new_or_gone_has_moved() -> None:
    assert moved(None, BEFORE) == moved(BEFORE, None) == ("status",)
    assert moved(None, None) == ()


@given(anything_said(), anything_said(3), st.sampled_from([DEFAULT, STRICT]), st.booleans())
def test_a_position_is_what_the_report_says(spoken: Any, rival: Any, policy: Any, signs: bool) -> None:
    """The short way to where a claim stands never departs from the long one."""
    facts = facts_of(({}, spoken), ({}, rival), copies=COPIES, links=[("C1", "contradicts", "C2")])
    facts = signed(facts, ("ines", "refuted"), credibility=5) if signs else facts
    short, shown = positions(facts, policy), reported(facts, policy).claims
    assert short.keys() == {one.id for one in shown}
    for one in shown:
        there, likely = short[one.id], one.likelihood
        assert (there.status, there.computed_status, there.balance) == (one.status, one.computed_status, one.balance)
        assert there.credibility == (one.credibility.set or one.credibility.computed)
        assert (there.probability, there.term) == ((likely.probability, likely.term) if likely else (None, None))
        assert (there.signature == "none") == (one.judgement is None)


def test_a_superseded_claim_says_by_which() -> None:
    facts = facts_of(({}, [says("governor")]), ({}, [denies("minister")]), links=[("C2", "supersedes", "C1")])
    stand = positions(facts, DEFAULT)
    assert (stand["C1"].superseded_by, stand["C2"].superseded_by) == ("C2", None)
    assert stand["C1"].status == "single-source"


def test_the_evidence_has_one_hash_a_claim() -> None:
    """The same words on another claim are other evidence."""
    hashes = content_hashes(facts_of(({}, [says("governor")]), ({}, [says("governor")])), DEFAULT)
    assert hashes.keys() == {"C1", "C2"}
    assert len(set(hashes.values())) == 2
    assert all(len(one) == 64 for one in hashes.values())
