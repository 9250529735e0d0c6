"""Planted truth: that it is planted as said, and what the baselines find of it, and what they cannot.

Bounds are those of seeded tables, with room for three standard errors.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.core.fusion.simulated import AGAINST, SELF_SERVING, Simulated, world
from verify.core.fusion.calibration import score
from verify.core.fusion.methods.accu import accu
from verify.core.fusion.methods.answer import Answer
from verify.core.fusion.methods.dawid_skene import dawid_skene
from verify.core.fusion.methods.majority import majority
from verify.core.fusion.methods.one_coin import one_coin
from verify.core.fusion.table import votes_of
from verify.core.fusion.votes import known_claims
from verify.fused import Score

Method = Callable[..., Answer]


def scored(method: Method, made: Simulated, known: int = 0) -> Score:
    """The score on the objects whose answer is not among the first so many, which are given."""
    votes = votes_of(made.table)
    names = list(made.truth)
    gold = known_claims(votes, {name: made.truth[name] for name in names[:known]}) if known else None
    return score(votes, method(votes, gold).belief, {name: made.truth[name] for name in names[known:]})


def learned(method: Method, made: Simulated) -> dict[str, float]:
    votes = votes_of(made.table)
    accuracy = method(votes).accuracy
    assert accuracy is not None
    return dict(zip(votes.sources, accuracy.tolist(), strict=True))


def test_accuracies_are_those_planted() -> None:
    """Of 2,000 answers each, a share's standard error is at most .011."""
    planted = np.linspace(0.3, 0.95, 8)
    made = (here := world(1, objects=2000)).told(here.independent(planted))
    assert list(made.accuracy.values()) == pytest.approx(planted, abs=0.04)


def test_the_same_seed_makes_the_same_table() -> None:
    one, two = ((here := world(7)).told(here.independent([0.6] * 3)) for _ in range(2))
    assert (one.table, one.truth) == (two.table, two.truth)


def test_copiers_say_what_is_copied_and_colluders_are_always_wrong() -> None:
    here = world(2)
    original = here.independent([0.7])
    assert (here.copies(original[0], 3) == original).all()
    assert 0.5 < (here.copies(original[0], 1, faithful=0.8) == original).mean() < 0.98
    assert not (here.colluding(2) == here.truth).any()


def test_drift_goes_from_one_accuracy_to_the_other() -> None:
    here = world(3, objects=4000)
    right = (here.drifting([0.9], [0.1]) == here.truth)[0]
    assert right[:400].mean() > 0.8
    assert right[-400:].mean() < 0.2


def test_who_is_silent_has_fewer_votes() -> None:
    here = world(4)
    made = here.told(here.silenced(here.independent([0.7] * 10), 0.1))
    assert 140 < len(made.table) < 260


def test_self_serving_statements_are_right_less_often_than_those_against_interest() -> None:
    here = world(5, objects=1000)
    answers, interest = here.interested([0.8] * 4, lying=0.5, sides=here.rng.integers(0, here.values, (4, 1000)))
    right = answers == here.truth
    assert right[interest == SELF_SERVING].mean() < 0.5
    assert right[interest == AGAINST].mean() > 0.75


def test_confusions_are_those_planted() -> None:
    here = world(6, objects=3000, values=2)
    given = here.biased(np.array([[[0.9, 0.1], [0.4, 0.6]]]))[0]
    assert (given[here.truth == 0] == 0).mean() == pytest.approx(0.9, abs=0.03)
    assert (given[here.truth == 1] == 0).mean() == pytest.approx(0.4, abs=0.04)


@pytest.mark.parametrize("method", [one_coin, dawid_skene, accu])
def test_accuracies_are_found_again(method: Method) -> None:
    here = world(11, objects=600)
    made = here.told(here.independent(np.linspace(0.35, 0.95, 13)))
    assert learned(method, made) == pytest.approx(made.accuracy, abs=0.05)


@pytest.mark.parametrize("method", [one_coin, dawid_skene, accu])
def test_weighing_beats_counting_where_sources_differ(method: Method) -> None:
    here = world(12, objects=600)
    made = here.told(here.independent([0.95, 0.9, 0.4, 0.4, 0.35, 0.35, 0.3]))
    assert scored(method, made).accuracy > scored(majority, made).accuracy + 0.05


@pytest.mark.parametrize("method", [one_coin, accu])
def test_probabilities_mean_what_they_say_where_the_model_holds(method: Method) -> None:
    here = world(13, objects=2000)
    assert scored(method, here.told(here.independent(np.linspace(0.4, 0.8, 9)))).ece < 0.03


def test_matrices_see_through_bias_where_one_accuracy_does_not() -> None:
    """Five who say 0 of most things, and two who are right in three of four either way."""
    here = world(14, objects=1500, values=2)
    lenient, plain = [[0.95, 0.05], [0.6, 0.4]], [[0.75, 0.25], [0.25, 0.75]]
    made = here.told(here.biased(np.array([lenient] * 5 + [plain] * 2)))
    assert scored(dawid_skene, made).accuracy > scored(one_coin, made).accuracy + 0.03


def test_drift_is_averaged() -> None:
    here = world(15, objects=1000)
    made = here.told(here.independent([0.7] * 6), here.drifting([0.9], [0.5]))
    assert learned(one_coin, made)["s6"] == pytest.approx(0.7, abs=0.06)


def test_sparse_sources_are_still_worth_weighing() -> None:
    here = world(16, objects=1500)
    made = here.told(here.silenced(here.independent(np.tile([0.9, 0.3], 30)), 0.1))
    assert scored(one_coin, made).accuracy > scored(majority, made).accuracy + 0.02


@pytest.mark.parametrize("method", [majority, one_coin, dawid_skene, accu])
def test_copies_outvote_the_independent_where_nothing_discounts_them(method: Method) -> None:
    """Six copies of a source that is right half of the time, beside five independent ones of .75."""
    here = world(17, objects=400)
    original = here.independent([0.5])
    made = here.told(here.independent([0.75] * 5), original, here.copies(original[0], 6))
    assert scored(method, made).accuracy < 0.6


@pytest.mark.parametrize("method", [one_coin, dawid_skene, accu])
def test_a_colluding_minority_is_found_out(method: Method) -> None:
    here = world(18, objects=400)
    made = here.told(here.independent([0.8] * 8), here.colluding(3))
    assert scored(method, made).accuracy > 0.95
    assert max(learned(method, made)[f"s{colluder}"] for colluder in (8, 9, 10)) < 0.1


@pytest.mark.parametrize("method", [one_coin, dawid_skene, accu])
def test_a_colluding_majority_cannot_be_undone_without_a_known_answer(method: Method) -> None:
    """Nothing in the votes says which of two camps is right; sixty known answers of 400 do."""
    here = world(19, objects=400)
    made = here.told(here.independent([0.8] * 4), here.colluding(6))
    assert scored(method, made).accuracy < 0.1
    assert scored(method, made, known=60).accuracy > 0.7
