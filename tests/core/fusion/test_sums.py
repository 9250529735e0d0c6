"""Sums."""

from __future__ import annotations

import pytest

from tests.core.fusion.tables import votes
from verify.core.fusion.methods.sums import sums


def test_one_step_worked_by_hand() -> None:
    """All beliefs 1: trust a 2, b 1, c 1, halved; beliefs 1.5, .5, 1, so 1, 1/3, 2/3.

    Then trust a 5/3, b 1, c 1/3, so 1, .6, .2: of x 1.6 : .2.
    """
    belief = sums(votes("a x 1", "b x 1", "c x 2", "a y 1"), rounds=1).belief
    assert belief.tolist() == pytest.approx([8 / 9, 1 / 9, 1])


def test_it_says_nothing_of_accuracy() -> None:
    assert sums(votes("a x 1")).accuracy is None


def test_a_denial_takes_from_belief_and_earns_no_trust() -> None:
    """Trusts 1, so beliefs x1 1 − 1, x2 1, y 1. Then trust a 0, b and c 1; b's denial is half a vote for 2: 1.5/2."""
    belief = sums(votes("a x 1", "b x !1", "c x 2", "b y 1"), rounds=1).belief
    assert belief.tolist() == pytest.approx([0, 0.75, 1])
