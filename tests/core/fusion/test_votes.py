"""The sparse table: sums by claim, source and object, and probabilities of scores."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.fusion.tables import by_claim, votes
from verify.core.fusion.votes import MOST_LABELS, known_claims

THREE = votes("a x 1", "b x 1", "c x 2", "a y 2")


def test_votes_are_summed_by_claim_source_and_object() -> None:
    assert by_claim(THREE, THREE.sums()) == {("x", "1"): 2, ("x", "2"): 1, ("y", "2"): 1}
    assert THREE.per_source().tolist() == [2, 1, 1]
    assert THREE.per_item(THREE.sums()).tolist() == [3, 1]
    assert THREE.sums(np.array([0.5, 0.25, 1.0, 2.0])).tolist() == [0.75, 1.0, 2.0]


def test_the_highest_is_that_of_each_object() -> None:
    assert THREE.highest(np.array([1.0, 3.0, -2.0])).tolist() == [3, -2]


def test_scores_become_probabilities_by_object() -> None:
    """x: e^ln2 : e^0 = 2 : 1; y: its only claim has all."""
    assert THREE.softmax(np.array([np.log(2), 0.0, -7.0])).tolist() == pytest.approx([2 / 3, 1 / 3, 1])


def test_what_nobody_gave_keeps_its_share() -> None:
    """x: 2 : 1 and a rest of 1, of which a quarter each; y: 1 and a rest of 3."""
    share = THREE.softmax(np.array([np.log(2), 0.0, 0.0]), np.log([1.0, 3.0]))
    assert share.tolist() == pytest.approx([1 / 2, 1 / 4, 1 / 4])


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3), st.floats(-1e6, 1e6))
def test_probabilities_of_an_object_sum_to_at_most_1(score: list[float], rest: float) -> None:
    share = THREE.softmax(np.array(score), rest)
    assert (share >= 0).all()
    assert (THREE.per_item(share) <= 1 + 1e-12).all()


def test_labels_are_shared_up_to_their_number() -> None:
    most = [f"a x{label} {label}" for label in range(MOST_LABELS)]
    assert votes(*most).shared
    assert not votes(*most, "b y another").shared


def test_known_answers_stand_at_their_claims() -> None:
    known = known_claims(THREE, {"x": ["2"], "nobody's": ["1"]})
    assert by_claim(THREE, known) == pytest.approx({("x", "1"): 0, ("x", "2"): 1, ("y", "2"): np.nan}, nan_ok=True)


def test_several_right_answers_share_what_is_known() -> None:
    assert known_claims(THREE, {"x": ["1", "2"]})[:2].tolist() == [0.5, 0.5]


def test_a_right_answer_that_nobody_gave_leaves_every_claim_wrong() -> None:
    assert known_claims(THREE, {"x": ["3"]})[:2].tolist() == [0, 0]


def test_no_votes_give_empty_sums() -> None:
    nothing = votes()
    assert nothing.shared
    assert len(nothing.sums()) == len(nothing.per_source()) == len(nothing.per_item()) == 0
    assert len(nothing.softmax(np.zeros(0))) == len(known_claims(nothing, {"x": ["1"]})) == 0
