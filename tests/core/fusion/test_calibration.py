"""Beliefs scored against known answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.fusion.tables import votes
from verify.core.fusion.calibration import BINS, score

FOUR = votes("a w 1", "b w 2", "a x 1", "b x 2", "a y 1", "b y 2", "a z 1")
BELIEF = np.array([0.9, 0.1, 0.22, 0.78, 0.5, 0.5, 0.95])
TRUTH = {"w": ["1"], "x": ["1"], "y": ["2"], "z": ["1"]}


def test_figures_worked_by_hand() -> None:
    """Top values: w .9 right, x .78 wrong, y .5 tied with half the credit, z .95 right.

    accuracy (1 + 0 + ½ + 1)/4 = .625; Brier (.1² + .78² + ½·.5² + ½·.5² + .05²)/4 = (.01 + .6084 + .25 + .0025)/4;
    ECE: cell .9–1 |1.85 − 2|, cell .7–.8 |.78 − 0|, cell .5–.6 |.5 − .5|, so (.15 + .78)/4.
    """
    found = score(FOUR, BELIEF, TRUTH)
    assert found.objects == 4
    assert found.accuracy == pytest.approx(0.625)
    assert found.brier == pytest.approx(0.8709 / 4)
    assert found.ece == pytest.approx(0.93 / 4)


def test_the_diagram_holds_each_object_once() -> None:
    diagram = score(FOUR, BELIEF, TRUTH).diagram
    assert [cell.objects for cell in diagram] == [0, 0, 0, 0, 0, 1, 0, 1, 0, 2]
    assert diagram[9] == pytest.approx((0.9, 1.0, 2, 0.925, 1.0))
    assert diagram[7] == pytest.approx((0.7, 0.8, 1, 0.78, 0.0))
    assert diagram[0] == (0.0, 0.1, 0, 0.0, 0.0)


def test_certainty_belongs_to_the_last_cell() -> None:
    assert score(FOUR, np.ones(7), {"z": ["1"]}).diagram[BINS - 1].objects == 1


def test_an_object_that_nobody_speaks_of_is_wrong_at_probability_0() -> None:
    """Brier of nothing stated and nothing right is 0, as is its part of the ECE."""
    assert score(FOUR, BELIEF, {"elsewhere": ["1"]})[:4] == (1, 0, 0, 0)


def test_a_right_value_that_nobody_gave_is_wrong() -> None:
    """Brier and ECE of a certain error are 1."""
    assert score(FOUR, np.ones(7), {"z": ["3"]})[:4] == (1, 0, 1, 1)


def test_a_difference_in_the_last_digit_is_a_tie() -> None:
    assert score(FOUR, np.array([0.5, 0.5 - 1e-13, 0, 0, 0, 0, 0]), {"w": ["2"]}).accuracy == 0.5


def test_any_of_several_right_values_is_right() -> None:
    assert score(FOUR, BELIEF, {"x": ["1", "2"]}).accuracy == 1


def test_values_are_compared_in_their_normal_form() -> None:
    assert score(FOUR, BELIEF, {"z": [" 1 "]}).accuracy == 1


def test_no_known_answer_gives_zeros() -> None:
    assert score(FOUR, BELIEF, {})[:4] == (0, 0, 0, 0)
    assert score(votes(), np.zeros(0), {"x": ["1"]})[:4] == (1, 0, 0, 0)


@given(st.lists(st.floats(0, 1), min_size=7, max_size=7), st.dictionaries(st.sampled_from("wxyzu"), st.just(["1"])))
def test_figures_are_shares(belief: list[float], truth: dict[str, list[str]]) -> None:
    found = score(FOUR, np.array(belief), truth)
    assert sum(cell.objects for cell in found.diagram) == found.objects == len(truth)
    assert all(-1e-12 <= figure <= 1 + 1e-12 for figure in found[1:4])
    # Jensen: a mean of distances is at most the root of their mean square.
    assert found.ece <= found.brier**0.5 + 1e-9
