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
