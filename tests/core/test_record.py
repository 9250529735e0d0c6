from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Said, denies, facts_of, says
from tests.strategies import COPIES, anything_said
from verify.answers import TopicRecord
from verify.core.assess import find
from verify.core.beta import beta_below, beta_quantile
from verify.core.exclusion import Relations
from verify.core.policy import DEFAULT, house
from verify.core.record import outcomes, track_record
from verify.model import Facts, Grade, Outcome, Status

POSITIVE = st.floats(0.25, 50)
PROBABILITY = st.floats(0.01, 0.99)
VERDICTS: st.SearchStrategy[Status] = st.sampled_from(["verified", "refuted", "disputed"])


def outcomes_of(facts: Facts, verdicts: Mapping[str, Status]) -> dict[str, tuple[Outcome, ...]]:
    return outcomes(find(facts, Relations.of(facts.links), DEFAULT), verdicts)


def turned_out(*said: Said, verdict: Status = "verified") -> dict[str, bool]:
    """Who held, of those who speak of one claim with this verdict."""
    told = outcomes_of(facts_of(({}, said)), {"C1": verdict})
    assert all(len(each) == 1 for each in told.values())
    return {source: each[0].held for source, each in told.items()}


def judged(held: int, failed: int, topic: str | None = None) -> tuple[Outcome, ...]:
    """Outcomes on claims C101, C102, …"""
    return tuple(Outcome(f"C{101 + place}", topic, affirmed=True, held=place < held) for place in range(held + failed))


# What a source said, and how it turned out


def test_affirming_what_is_true_and_denying_what_is_false_holds() -> None:
    both = [says("observer"), denies("governor")]
    assert turned_out(*both, verdict="verified") == {"governor": False, "observer": True}
    assert turned_out(*both, verdict="refuted") == {"governor": True, "observer": False}


@pytest.mark.parametrize("verdict", ["disputed", "single-source", "unsourced", "denied", "unverifiable"])
def test_other_verdicts_tell_no_truth(verdict: Status) -> None:
    assert turned_out(says("observer"), verdict=verdict) == {}


def test_an_unsigned_claim_tells_nothing() -> None:
    assert outcomes_of(facts_of(({}, [says("observer")])), {}) == {}


@pytest.mark.parametrize("stance", ["partly", "doubts", "no-comment", "retracts"])
def test_who_neither_affirms_nor_denies_is_not_judged(stance: str) -> None:
    assert turned_out(says("observer", stance), says("governor")) == {"governor": True}


def test_only_what_is_live_is_judged() -> None:
    assert turned_out(denies("observer", at="2023-09-01"), says("observer", at="2023-09-02")) == {"observer": True}
    assert turned_out(says("observer", at="2023-09-01"), says("observer", "retracts", at="2023-09-02")) == {}


@pytest.mark.parametrize("other", ["denies", "doubts"])
def test_who_stands_on_both_sides_is_not_judged(other: str) -> None:
    assert turned_out(says("observer", at="2023-09-01"), says("observer", other, at="2023-09-01")) == {}


def test_implicit_words_count_once_a_person_confirms_them() -> None:
    assert turned_out(says("observer", basis="implicit")) == {}
    assert turned_out(says("observer", basis="implicit", confirmed=True)) == {"observer": True}
    both = [says("observer", at="2023-09-01"), denies("observer", at="2023-09-01", basis="implicit")]
    assert turned_out(*both) == {"observer": True}


def test_a_relay_tells_of_the_root_and_not_of_who_relays() -> None:
    assert turned_out(says("wire", relays="governor"), verdict="refuted") == {"governor": False}


def test_a_claim_is_one_outcome_however_often_it_was_said() -> None:
    said = [says("governor", via="carrier"), says("governor", via="agency"), says("wire", relays="governor")]
    assert turned_out(*said) == {"governor": True}


def test_a_spokesman_has_a_record_of_his_own() -> None:
    assert turned_out(says("spokesman"), denies("ministry")) == {"spokesman": True, "ministry": False}


def test_what_affirms_a_rival_is_no_word_on_the_claim() -> None:
    facts = facts_of(({}, [says("governor")]), ({}, [says("minister")]), links=[("C1", "contradicts", "C2")])
    assert outcomes_of(facts, {"C1": "verified"}).keys() == {"governor"}


def test_outcomes_stand_in_the_order_of_the_claims_with_their_topics() -> None:
    facts = facts_of(*[({"topic": f"t{place}"}, [says("observer")]) for place in range(1, 12)])
    told = outcomes_of(facts, dict.fromkeys(("C11", "C2"), "verified"))
    assert told == {
        "observer": (Outcome("C2", "t2", affirmed=True, held=True), Outcome("C11", "t11", affirmed=True, held=True))
    }


@given(st.lists(anything_said(4), min_size=2, max_size=4), st.data())
def test_the_order_of_the_claims_does_not_matter(said: list[list[Said]], data: st.DataObject) -> None:
    facts = facts_of(*[({}, each) for each in said], copies=COPIES)
    findings = find(facts, Relations.of(()), DEFAULT)
    verdicts = {claim: data.draw(VERDICTS) for claim in facts.claims}
    in_order = outcomes(findings, verdicts)
    shuffled = outcomes(data.draw(st.permutations(findings)), verdicts)
    assert list(in_order.items()) == list(shuffled.items())


@given(st.permutations([*judged(2, 1, "a"), *judged(1, 2, "b"), *judged(1, 0)]))
def test_the_order_of_the_outcomes_does_not_matter(shuffled: Sequence[Outcome]) -> None:
    record = track_record(shuffled, "F", DEFAULT)
    assert record.by_topic == (
        TopicRecord(topic="a", n=3, held=2),
        TopicRecord(topic="b", n=3, held=1),
        TopicRecord(topic=None, n=1, held=1),
    )
    assert (record.n, record.held) == (7, 4)


# The interval and the letter


def test_one_of_one_by_hand() -> None:
    """Beta(3/2, 1/2) has the distribution (2/π)(asin √x − √(x(1−x))): 0.1 at x = 0.351357. All held: up to 1."""
    record = track_record(judged(1, 0), "F", DEFAULT)
    below = 2 / math.pi * (math.asin(math.sqrt(record.low)) - math.sqrt(record.low * (1 - record.low)))
    assert below == pytest.approx(0.1, abs=2e-6)
    assert [record.low, record.high] == pytest.approx([0.351357, 1], abs=2e-6)


def test_the_interval_of_failures_is_the_mirror_image_of_that_of_successes() -> None:
    for held, failed in ((3, 1), (4, 0), (0, 0)):
        one, other = (track_record(judged(*each), "F", DEFAULT) for each in ((held, failed), (failed, held)))
        assert [one.low, one.high] == pytest.approx([1 - other.high, 1 - other.low])


def test_without_a_record_the_interval_is_everything() -> None:
    record = track_record((), "B", DEFAULT)
    assert (record.n, record.held, record.low, record.high, record.by_topic) == (0, 0, 0.0, 1.0, ())
    assert (record.grade, record.suggested) == ("B", None)
    assert record.why == "no claim of this source has been signed: it takes 3 to suggest a grade"


@pytest.mark.parametrize(
    ("held", "failed", "letter"),
    [(8, 0, "A"), (7, 0, "B"), (5, 1, "B"), (4, 2, "C"), (2, 1, "C"), (1, 2, "D"), (0, 3, "E"), (0, 90, "E")],
)
def test_the_letter_is_the_one_whose_mean_is_nearest(held: int, failed: int, letter: str) -> None:
    """Means A .9, B .8, C .7, D 6/11, E .5; cuts .85, .75, .623, .523. The pool's 4 of 6 and the record:

    12/14 = .857, 11/13 = .846, 9/12 = .75 (on the cut: the better), 8/12 = .667, 6/9 = .667, 5/9 = .556, 4/9 = .444.
    """
    assert track_record(judged(held, failed), "F", DEFAULT).suggested == letter


def test_two_signed_claims_suggest_nothing_and_the_sentence_says_so() -> None:
    record = track_record(judged(1, 1), "F", DEFAULT)
    assert (record.suggested, record.why) == (None, "1 of 2 signed claims held: it takes 3 to suggest a grade")
    assert track_record(judged(1, 0), "F", DEFAULT).why.startswith("1 of 1 signed claim held:")


def test_the_sentence_says_how_the_letter_came_about() -> None:
    """(4 + 3) / (6 + 4) = 0.7."""
    record = track_record(judged(3, 1), "F", DEFAULT)
    assert record.why == "3 of 4 signed claims held, which with the pool's prior makes 0.700, nearest to grade C"


@pytest.mark.parametrize("grade", ["A", "E", "F"])
def test_the_letter_set_stays_and_has_no_part_in_the_one_suggested(grade: Grade) -> None:
    record = track_record(judged(3, 1), grade, DEFAULT)
    assert (record.grade, record.suggested) == (grade, "C")


def test_a_house_sets_the_pool_and_the_cuts() -> None:
    """(1 + 3) / (2 + 4) = 0.667, beside B at 0.6 and A at 0.9."""
    desk = house({"id": "desk", "reliability": {"F": [1, 1], "B": [6, 4], "C": [5, 5]}})
    assert track_record(judged(3, 1), "F", desk).suggested == "B"


# Quantiles


@given(PROBABILITY)
def test_quantiles_with_a_closed_form(p: float) -> None:
    """Beta(1, 1): p. Beta(2, 1): √p. Beta(1, 2): 1 − √(1 − p). Beta(1/2, 1/2): sin²(πp/2)."""
    assert beta_quantile(p, 1, 1) == pytest.approx(p, abs=1e-12)
    assert beta_quantile(p, 2, 1) == pytest.approx(math.sqrt(p), abs=1e-12)
    assert beta_quantile(p, 1, 2) == pytest.approx(1 - math.sqrt(1 - p), abs=1e-12)
    assert beta_quantile(p, 0.5, 0.5) == pytest.approx(math.sin(math.pi * p / 2) ** 2, abs=1e-12)


@given(PROBABILITY, st.integers(1, 30), st.integers(1, 30))
def test_the_distribution_at_whole_numbers_is_a_binomial_tail(x: float, a: int, b: int) -> None:
    """I_x(a, b) is the chance of at least a successes in a + b − 1 trials (DLMF 8.17.5)."""
    n = a + b - 1
    tail = math.fsum(math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))
    assert beta_below(x, a, b) == pytest.approx(tail, abs=1e-12)


@given(PROBABILITY, POSITIVE, POSITIVE)
def test_a_quantile_is_where_the_distribution_is_p_and_mirrors(p: float, a: float, b: float) -> None:
    x = beta_quantile(p, a, b)
    # Where the density is steep, a double beside 1 is already off in p.
    assert beta_below(x - 1e-12, a, b) - 1e-9 <= p <= beta_below(x + 1e-12, a, b) + 1e-9
    assert x == pytest.approx(1 - beta_quantile(1 - p, b, a), abs=1e-9)


@given(PROBABILITY, POSITIVE, POSITIVE)
def test_a_quantile_rises_with_p_and_with_what_held(p: float, a: float, b: float) -> None:
    x = beta_quantile(p, a, b)
    assert beta_quantile(min(1.0, p + 0.005), a, b) >= x
    assert beta_quantile(p, a + 1, b) >= x - 1e-12
    assert beta_quantile(p, a, b + 1) <= x + 1e-12


def test_the_ends_of_the_distribution() -> None:
    assert [beta_below(x, 3.5, 1.5) for x in (0.0, 1.0)] == [0.0, 1.0]
    assert [beta_quantile(p, 3.5, 1.5) for p in (0.0, 1.0)] == pytest.approx([0.0, 1.0], abs=1e-6)


def test_a_long_record_has_a_quantile_too() -> None:
    """Beta(700000, 300000) is all but normal: 0.7 − 1.281552 √(0.21 / 10⁶) = 0.699413."""
    assert beta_quantile(0.1, 700_000, 300_000) == pytest.approx(0.699413, abs=1e-6)
