"""ACCU."""

from __future__ import annotations

import pytest

from tests.core.fusion.tables import by_claim, votes
from tests.core.fusion.test_one_coin import OPEN
from verify.core.fusion.methods.accu import accu


def test_the_start_worked_by_hand() -> None:
    """Accuracy .8 and one wrong label: a vote multiplies the odds by 4, so 16 : 4."""
    assert accu(votes("a x 1", "b x 1", "c x 2"), rounds=0).belief.tolist() == pytest.approx([0.8, 0.2])


def test_a_denial_undoes_a_vote() -> None:
    """4 · 1/4 : 1, the other half for the label that nobody gave."""
    assert accu(votes("a x 1", "b x !1"), rounds=0).belief.tolist() == pytest.approx([0.5])


def test_open_values_have_a_hundred_wrong_ones() -> None:
    """A vote weighs .8 · 100/.2 = 400; 99 values that nobody gave weigh 1 each: 400² : 400 : 99."""
    open_values = votes(*OPEN, "a x v1", "b x v1", "c x v2")
    belief = by_claim(open_values, accu(open_values, rounds=0).belief)
    assert belief["x", "v1"] == pytest.approx(160_000 / 160_499)
    assert belief["x", "v2"] == pytest.approx(400 / 160_499)


def test_accuracy_is_the_mean_belief_in_what_a_source_says() -> None:
    """From .8 and .2 in x, a has .8 and c .2: the odds of 1 are 4² : 1/4 = 64 : 1 after a step."""
    assert accu(votes("a x 1", "b x 1", "c x 2"), rounds=1).belief.tolist() == pytest.approx([64 / 65, 1 / 65])
