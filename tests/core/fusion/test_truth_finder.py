"""TruthFinder."""

from __future__ import annotations

import pytest

from tests.core.fusion.tables import votes
from verify.core.fusion.methods.truth_finder import truth_finder


def test_a_lone_value_worked_by_hand() -> None:
    """Trust .9 scores -ln .1 = ln 10; damped by .3 the confidence is 1/(1 + 10^-0.3)."""
    assert truth_finder(votes("a x 1"), rounds=0).belief.tolist() == pytest.approx([1 / (1 + 10**-0.3)])


def test_values_speak_against_each_other() -> None:
    """In units of ln 10, 1 has 2 − ¼·1 = 1.75 and 2 has 1 − ¼·2 = .5; confidences exceed 1 together, and are shared."""
    one, other = 1 / (1 + 10 ** (-0.3 * 1.75)), 1 / (1 + 10 ** (-0.3 * 0.5))
    belief = truth_finder(votes("a x 1", "b x 1", "c x 2"), rounds=0).belief
    assert belief.tolist() == pytest.approx([one / (one + other), other / (one + other)])


def test_a_denial_takes_from_the_confidence() -> None:
    """ln 10 for and against: no evidence, which is a half."""
    assert truth_finder(votes("a x 1", "b x !1"), rounds=0).belief.tolist() == pytest.approx([0.5])
