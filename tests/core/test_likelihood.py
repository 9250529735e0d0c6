import math

import pytest

from tests.builders import assessed, denies, facts_of, first_hand, on, says
from verify.core.beta import digamma, trigamma
from verify.core.policy import DEFAULT, house
from verify.report import Assessment, Likelihood

A, B, F = 2.717857, 1.592857, 0.833333
"""ψ(9) − ψ(1) = 1 + 1/2 + … + 1/8; ψ(8) − ψ(2) = 1/2 + … + 1/7; ψ(4) − ψ(2) = 1/2 + 1/3."""


def likely(one: Assessment) -> Likelihood:
    assert one.likelihood is not None
    return one.likelihood


def terms(one: Assessment) -> list[float]:
    """The log-odds after the prior."""
    return [term.log_odds for term in likely(one).ledger[1:]]


def test_a_concession_and_a_boast_by_hand() -> None:
    """F is 1/2 + 1/3 = 5/6. Against interest × 2 = 5/3; self-serving × 1/2 = 5/12; sum 25/12, p = 1/(1+e^(−25/12)).

    Variance: ψ′(4) + ψ′(2) = (π²/6 − 1 − 1/4 − 1/9) + (π²/6 − 1) = 0.928757; the boast's is damped by 1/4, the
    concession's weight above 1 adds no variance: 1.160946, standard deviation 1.077472, × 1.2816 = 1.380888.
    """
    one = likely(on(says("governor"), says("minister")))
    assert [term.log_odds for term in one.ledger] == [0.0, 1.666667, 0.416667]
    assert one.probability == pytest.approx(0.889273, abs=2e-6)
    assert [one.low, one.high] == pytest.approx([0.668730, 0.969652], abs=2e-6)
    assert (one.term, one.scale) == ("very likely", "icd203")


@pytest.mark.parametrize(("grade", "term"), [("A", A), ("B", B), ("C", 0.95), ("D", 0.2), ("E", 0.0), ("F", F)])
def test_the_grade_sets_the_term(grade: str, term: float) -> None:
    """C: ψ(7) − ψ(3) = 1/3 + 1/4 + 1/5 + 1/6 = 0.95. D: ψ(6) − ψ(5) = 1/5. E: a coin. E is barred: × 1/4 of nothing."""
    one = on(says("observer"), cast={"observer": {"grade": grade}})
    assert terms(one) == [pytest.approx(term, abs=1e-6)]


def test_grade_f_says_that_it_uses_the_pool() -> None:
    assert likely(on(says("observer"))).ledger[1].why == "grade F, the pool nobody has judged: 0.833"


def test_access_and_stance_weigh() -> None:
    """First-hand × 1.25, unknown interest × 0.8: 5/6. Second-hand × 0.75 × 0.8 = 0.5; partly × 0.5; a denial × 2.5."""
    assert terms(on(first_hand("witness"))) == [pytest.approx(F, abs=1e-6)]
    assert terms(on(says("witness", access="second-hand"))) == [0.5]
    assert terms(on(says("observer", "partly"))) == [pytest.approx(F / 2 / 4, abs=1e-6)]
    assert terms(on(denies("observer"))) == [pytest.approx(-F * 2.5, abs=1e-6)]


def test_a_denial_weighs_more_than_an_affirmation() -> None:
    assert likely(on(says("observer"), denies("memo"))).probability < 0.5


def test_it_takes_seven_outlets_that_affirm_to_outweigh_one_that_denies() -> None:
    """Of unknown party 0.8 × 5/6 = 2/3 each; a denial takes 2/3 × 2.5. Six add 2/3 × √6 < 2/3 × 2.5 < 2/3 × √7."""
    outlets = {f"outlet{number}": {"kind": "outlet"} for number in range(8)}
    six, seven = (
        likely(on(denies("outlet0"), *(says(f"outlet{number}") for number in range(1, last)), cast=outlets))
        for last in (7, 8)
    )
    assert six.probability == pytest.approx(0.491582, abs=2e-6)
    assert seven.probability == pytest.approx(0.524273, abs=2e-6)


def test_a_repeat_of_unknown_lineage_is_damped_and_not_dropped() -> None:
    """Outlets of unknown party: 0.8 × 5/6 = 2/3 each; the k-th adds √k − √(k−1) of it, three add 2/3 × √3."""
    one = on(says("wire"), says("paper"), says("station"))
    assert terms(one) == [0.666667, pytest.approx(0.276142, abs=1e-6), pytest.approx(0.211891, abs=1e-6)]
    assert sum(terms(one)) == pytest.approx(2 / 3 * math.sqrt(3), abs=1e-5)


def test_a_second_origin_of_one_party_is_damped() -> None:
    """Both concede: 5/3, and 5/3 × (√2 − 1)."""
    assert terms(on(says("governor"), says("ministry"))) == [1.666667, pytest.approx(0.690356, abs=1e-6)]


def test_an_excluding_claim_is_one_term() -> None:
    """C2's two origins, neutral 5/6 and self-serving 5/12, count against C1 as what they affirm: −1.25."""
    facts = facts_of(
        ({"harms": ("ru",)}, [says("governor")]),
        ({"favors": ("ua",)}, [says("observer"), says("minister")]),
        links=[("C1", "contradicts", "C2")],
    )
    ledger = likely(assessed(facts, "C1")).ledger
    assert [(term.term, term.claim, term.log_odds) for term in ledger] == [
        ("prior", None, 0.0),
        ("origin", None, 1.666667),
        ("excluding-claim", "C2", -1.25),
    ]


def test_a_party_that_denies_and_affirms_the_opposite_through_another_body_is_damped() -> None:
    """Against C1: a denial, self-serving 5/6 × 2.5 × 1/2 = 25/24; the governor's opposite 5/12 × (√2 − 1)."""
    facts = facts_of(
        ({"harms": ("ru",)}, [says("minister"), denies("ministry")]),
        ({"favors": ("ru",)}, [says("governor")]),
        links=[("C1", "contradicts", "C2")],
    )
    assert terms(assessed(facts, "C1"))[1:] == [pytest.approx(-25 / 24, abs=1e-6), pytest.approx(-0.172589, abs=1e-6)]


def test_who_denies_and_affirms_the_opposite_is_not_weighed_twice() -> None:
    facts = facts_of(
        ({}, [says("minister"), denies("governor")]),
        ({}, [says("governor")]),
        links=[("C1", "contradicts", "C2")],
    )
    last = likely(assessed(facts, "C1")).ledger[-1]
    assert (last.term, last.log_odds, last.why) == ("excluding-claim", 0.0, "its voices are weighed above")


def test_nobody_named_leaves_the_likelihood_unknown() -> None:
    assert on().likelihood is None
    assert on(says("officials")).likelihood is None
    assert on(says("governor", "no-comment")).likelihood is None
    assert on(says("officials"), says("tabloid")).likelihood is not None


def test_the_probability_is_kept_within_its_clamp_and_the_ledger_says_so() -> None:
    sure = {f"body{number}": {"kind": "organization", "party": "none", "grade": "A"} for number in range(3)}
    one = likely(on(*[says(name) for name in sure], cast=sure))
    assert (one.probability, one.high, one.term) == (0.99, 0.99, "almost certain")
    assert one.ledger[-1].term == "clamp"
    assert sum(term.log_odds for term in one.ledger) == pytest.approx(math.log(99), abs=1e-5)


def test_a_house_sets_its_own_prior_and_weights() -> None:
    desk = house({"id": "desk", "prior": -1.0, "interest": {"self-serving": 0.0}, "reliability": {"F": [3, 1]}})
    one = likely(on(says("minister"), says("observer"), policy=desk))
    assert [term.log_odds for term in one.ledger] == [-1.0, 0.0, 1.5]


def test_digamma_and_trigamma_at_known_points() -> None:
    euler, pi_squared = 0.5772156649015329, math.pi**2
    assert digamma(1) == pytest.approx(-euler, abs=1e-9)
    assert digamma(0.5) == pytest.approx(-euler - 2 * math.log(2), abs=1e-9)
    assert trigamma(1) == pytest.approx(pi_squared / 6, abs=1e-9)
    assert trigamma(0.5) == pytest.approx(pi_squared / 2, abs=1e-9)
    assert digamma(101) - digamma(100) == pytest.approx(1 / 100, abs=1e-12)


def test_the_defaults_are_what_this_file_reckons_with() -> None:
    assert (DEFAULT.prior, DEFAULT.reliability.F, DEFAULT.stance.denies) == (0.0, (4, 2), 2.5)
