"""The pool of the model's opinion and the votes' own, worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.core.fusion.tables import by_claim, votes
from verify.core.fusion.pool import Trust, pooled, worth

TRUST = Trust(model=0.4, shares=0.75, doubt=0.25)


def test_worth_is_what_an_answer_is_better_than_chance() -> None:
    """Of four candidates chance is .25: (.625 − .25) / .75 = .5; below chance an answer is worth nothing."""
    assert worth(np.array([0.1, 0.25, 0.625, 1.0]), 4.0).tolist() == pytest.approx([0, 0, 0.5, 1])


def test_two_opinions_are_pooled() -> None:
    """One object, .8 votes for 1 and .2 for 2, the model .90 and .06 sure, four candidates.

    The model's certainty .9 has odds 9, that of the votes, .8, odds 4: tanh(½ ln(9 / 4)) = (9/4 − 1) / (9/4 + 1)
    = .384615. Of each source one vote is known, 1 / (1 + 20). Its power is .4 × .384615 / 21 = .007326. Doubt is
    .25 / 4 = .0625 for each candidate.

    - 1: .9^.007326 × (.8 + .0625)^.75 = .999228 × .894992 = .894301
    - 2: .06^.007326 × (.2 + .0625)^.75 = .979600 × .366730 = .359249
    - the two that nobody gave: .04^.007326 × (2 × .0625)^.75 = .976694 × .210224 = .205325

    The sum is 1.458875.
    """
    table = votes("a x 1", "b x 1", "c x 2")
    printed = pooled(table, np.array([0.6, 0.2, 0.2]), np.array([0.9, 0.06]), 4.0, TRUST).belief
    assert by_claim(table, printed) == pytest.approx({("x", "1"): 0.613007, ("x", "2"): 0.246251}, abs=1e-5)


def test_a_model_that_is_no_surer_than_the_votes_counts_nothing() -> None:
    """It is .7 sure, the votes .8: its power is 0, and (.8625, .2625, .125)^.75 = .894992, .366730, .210224."""
    table = votes("a x 1", "b x 1", "c x 2")
    printed = pooled(table, np.array([0.6, 0.2, 0.2]), np.array([0.3, 0.7]), 4.0, TRUST).belief
    total = 0.894992 + 0.366730 + 0.210224
    assert printed.tolist() == pytest.approx([0.894992 / total, 0.366730 / total], abs=1e-5)


def test_with_no_object_of_several_voters_the_model_counts_nothing() -> None:
    """Half a vote each, three candidates: (.5 + .25/3)^.75 = .667473 beside (.5/3)^.75 = .260847, or .719."""
    table = votes("a x 1", "b y 2")
    printed = pooled(table, np.array([0.5, 0.5]), np.array([0.99, 0.01]), 3.0, TRUST).belief
    assert printed.tolist() == pytest.approx([0.719014, 0.719014], abs=1e-4)


def test_a_denial_supports_what_nobody_gave() -> None:
    """1 is denied by one vote: half goes to 2 and half to the unseen; four candidates, doubt .0625 each.

    1: .0625; 2: .5 + .0625 = .5625; unseen: .5 + 2 × .0625 = .625. To the power .75: .125, .649519, .702926.
    """
    table = votes("a x !1", "b x 2")
    printed = pooled(table, np.array([1.0, 0.0]), np.array([0.5, 0.5]), 4.0, TRUST).belief
    total = 0.125 + 0.649519 + 0.702926
    assert by_claim(table, printed) == pytest.approx(
        {("x", "1"): 0.125 / total, ("x", "2"): 0.649519 / total}, abs=1e-5
    )


def test_without_doubt_and_rest_an_object_of_all_candidates_sums_to_1() -> None:
    table = votes("a x 1", "b x 2")
    assert pooled(table, np.array([0.6, 0.3]), np.array([0.5, 0.5]), 2.0, TRUST).belief.sum() == pytest.approx(1.0)
