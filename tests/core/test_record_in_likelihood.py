"""The track record in the likelihood of other claims."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Said, assessed, denies, facts_of, says, sources
from tests.strategies import COPIES, anything_said
from verify.core.assess import find
from verify.core.exclusion import Relations
from verify.core.lineage import Lineage
from verify.core.policy import DEFAULT, house
from verify.core.record import outcomes
from verify.model import Facts, Outcome, Status
from verify.report import Assessment, LedgerTerm


def outcomes_of(facts: Facts, verdicts: Mapping[str, Status]) -> dict[str, tuple[Outcome, ...]]:
    return outcomes(find(facts, Relations.of(facts.links), DEFAULT), verdicts)


def judged(held: int, failed: int, *, affirmed: bool = True, first: int = 101) -> tuple[Outcome, ...]:
    """Outcomes of affirmations on claims C101, C102, …"""
    return tuple(Outcome(f"C{first + place}", None, affirmed, place < held) for place in range(held + failed))


def denied(held: int, failed: int) -> tuple[Outcome, ...]:
    """Outcomes of denials, on claims C201, C202, …"""
    return judged(held, failed, affirmed=False, first=201)


def likely(*said: Said, records: Mapping[str, tuple[Outcome, ...]], **more: Any) -> Assessment:
    return assessed(replace(facts_of(({}, said), **more), records=records))


def term(one: Assessment) -> LedgerTerm:
    """The only origin's."""
    assert one.likelihood is not None
    (only,) = one.likelihood.ledger[1:]
    return only


def test_the_record_moves_the_term_by_hand() -> None:
    """B is Beta(8, 2); with 3 held and 1 failed Beta(11, 3): ψ(11) − ψ(3) = 1/3 + … + 1/10 = 1.428968."""
    one = likely(says("observer"), records={"observer": judged(3, 1)}, cast={"observer": {"grade": "B"}})
    assert term(one).log_odds == pytest.approx(1.428968, abs=1e-6)
    assert term(one).why == "grade B, 3 of 4 signed claims held: 1.429"


def test_a_record_makes_the_interval_narrower() -> None:
    """F with 4 and 2 more is Beta(8, 4), as often right as Beta(4, 2) and surer of it."""
    one, other = (likely(says("observer"), records=records) for records in ({}, {"observer": judged(4, 2)}))
    assert one.likelihood is not None
    assert other.likelihood is not None
    assert other.likelihood.low > one.likelihood.low


def test_the_pool_says_so_beside_a_record() -> None:
    """ψ(5) − ψ(2) = 1/2 + 1/3 + 1/4."""
    why = term(likely(says("observer"), records={"observer": judged(1, 0)})).why
    assert why == "grade F, the pool nobody has judged, 1 of 1 signed claim held: 1.083"


def test_a_bad_record_takes_all_weight_and_is_no_evidence_of_the_opposite() -> None:
    """D is Beta(6, 5); failed twice Beta(6, 7): ψ(6) − ψ(7) = −1/6, kept at 0."""
    one = term(likely(says("observer"), records={"observer": judged(0, 2)}, cast={"observer": {"grade": "D"}}))
    assert (one.log_odds, one.why) == (0.0, "grade D, 0 of 2 signed claims held: -0.167")


def test_a_relayed_voice_has_its_roots_record() -> None:
    """The wire's own three failures say nothing of the governor's words."""
    relay = says("wire", relays="governor")
    assert likely(relay, records={"wire": judged(0, 3)}) == likely(relay, records={})
    assert likely(relay, records={"governor": judged(0, 3)}) != likely(relay, records={})


def test_a_denial_has_its_sources_record_too() -> None:
    """(ψ(5) − ψ(2)) × 2.5 = 13/12 × 2.5."""
    one = likely(denies("observer"), records={"observer": denied(1, 0)})
    assert term(one).log_odds == pytest.approx(-13 / 12 * 2.5, abs=1e-6)


def test_what_a_source_denied_counts_half_for_what_it_affirms() -> None:
    """F with 2 and 1 affirmed and 1 and 0 denied: Beta(6.5, 3).

    ψ(6.5) − ψ(3) = 2 (1 + 1/3 + 1/5 + 1/7 + 1/9 + 1/11) − 2 ln 2 − (1 + 1/2) = 0.870127.
    """
    one = term(likely(says("observer"), records={"observer": (*judged(2, 1), *denied(1, 0))}))
    assert one.log_odds == pytest.approx(0.870127, abs=1e-6)
    told = "grade F, the pool nobody has judged, 3 of 4 signed claims held (of those it denied 1 of 1, × 0.5)"
    assert one.why == f"{told}: 0.870"


def test_what_a_source_affirmed_counts_half_for_what_it_denies() -> None:
    """F with 0 and 1 denied and 2 and 0 affirmed: Beta(5, 3), 1/3 + 1/4 = 7/12, × 2.5."""
    one = term(likely(denies("observer"), records={"observer": (*judged(2, 0), *denied(0, 1))}))
    assert one.log_odds == pytest.approx(-7 / 12 * 2.5, abs=1e-6)
    assert "2 of 3 signed claims held (of those it affirmed 2 of 2, × 0.5): 0.583" in str(one.why)


def test_who_affirms_a_rival_has_the_record_of_its_affirmations() -> None:
    """Against C1 the minister's words on C2, neutral there: Beta(6, 2), 1/2 + 1/3 + 1/4 + 1/5 = 77/60."""
    facts = facts_of(({}, [says("governor")]), ({}, [says("minister")]), links=[("C1", "contradicts", "C2")])
    one = assessed(replace(facts, records={"minister": judged(2, 0)}))
    assert one.likelihood is not None
    assert one.likelihood.ledger[-1].log_odds == pytest.approx(-77 / 60, abs=1e-6)


@pytest.mark.parametrize(("part", "a"), [(0.0, 4), (1.0, 6)])
def test_a_house_sets_what_the_other_stance_counts(part: float, a: int) -> None:
    """Two denials that held: Beta(4, 2), 1/2 + 1/3, or Beta(6, 2), 1/2 + 1/3 + 1/4 + 1/5."""
    facts = replace(facts_of(({}, [says("observer")])), records={"observer": denied(2, 0)})
    one = term(assessed(facts, policy=house({"id": "desk", "across_stances": part})))
    assert one.log_odds == pytest.approx(math.fsum(1 / k for k in range(2, a)), abs=1e-6)


def test_a_signed_claim_bears_on_another_of_its_source() -> None:
    """C1 and C2 are signed: for C3 the observer held once and failed once, Beta(5, 3): 1/3 + 1/4.

    For C1 only the failure on C2 counts, Beta(4, 3): 1/3.
    """
    facts = facts_of(({}, [says("observer")]), ({}, [says("observer")]), ({}, [says("observer")]))
    facts = replace(facts, records=outcomes_of(facts, {"C1": "verified", "C2": "refuted"}))
    assert term(assessed(facts, "C3")).log_odds == pytest.approx(7 / 12, abs=1e-6)
    assert term(assessed(facts, "C1")).why == "grade F, the pool nobody has judged, 0 of 1 signed claim held: 0.333"


def test_lineage_counts_besides_a_claim_and_keeps_records_when_sources_change() -> None:
    lineage = Lineage(sources(), {}, {"observer": (*judged(2, 1), *denied(1, 1))})
    for same in (lineage, lineage.with_sources(sources({"observer": {"grade": "A"}}).values())):
        assert same.record("observer", besides="C1", affirmed=True) == (2, 1)
        assert same.record("observer", besides="C101", affirmed=True) == (1, 1)
        assert same.record("observer", besides="C103", affirmed=True) == (2, 0)
        assert same.record("observer", besides="C101", affirmed=False) == (1, 1)
        assert same.record("observer", besides="C201", affirmed=False) == (0, 1)
        assert same.record("governor", besides="C1", affirmed=True) == (0, 0)


@given(anything_said(), st.sampled_from(["verified", "refuted"]))
def test_a_claim_never_feeds_itself(said: list[Said], verdict: Status) -> None:
    facts = facts_of(({}, said), copies=COPIES)
    assert assessed(replace(facts, records=outcomes_of(facts, {"C1": verdict}))) == assessed(facts)


STANCES = pytest.mark.parametrize("affirmed", [True, False])


def probability(said: list[Said], record: tuple[Outcome, ...], grade: str) -> float:
    """Of what others and the observer say, with the observer's record."""
    one = likely(*said, records={"observer": record}, copies=COPIES, cast={"observer": {"grade": grade}})
    assert one.likelihood is not None
    return one.likelihood.probability


@STANCES
@given(anything_said(), st.integers(0, 9), st.integers(0, 9), st.sampled_from("ABCDF"))
def test_an_outcome_more_that_held_never_lowers_what_its_source_affirms(
    affirmed: bool, said: list[Said], held: int, failed: int, grade: str
) -> None:
    """Whichever stance it took there; but for the rounding of each term to six decimals."""
    spoken = [*(one for one in said if one["source"] != "observer"), says("observer")]
    more, less = (probability(spoken, judged(count, failed, affirmed=affirmed), grade) for count in (held + 1, held))
    assert more >= less - 5e-6


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from("ABCDF"))
def test_an_outcome_of_the_other_stance_never_moves_more_than_one_of_the_same(
    held: int, failed: int, grade: str
) -> None:
    before = probability([says("observer")], judged(held, failed), grade)
    for one in (Outcome("C99", None, affirmed=True, held=True), Outcome("C99", None, affirmed=True, held=False)):
        same, other = (
            probability([says("observer")], (*judged(held, failed), replace(one, affirmed=affirmed)), grade)
            for affirmed in (True, False)
        )
        assert abs(other - before) <= abs(same - before) + 5e-6
