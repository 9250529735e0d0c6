"""Vote share."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.core.fusion.tables import Row, by_claim, observations, some_rows, votes
from verify.core.fusion.methods.majority import majority
from verify.core.fusion.table import votes_of


def test_a_claim_has_the_share_of_its_votes() -> None:
    """Of three votes two are for 1; a agrees with 2/3 of them, c with 1/3."""
    three = votes("a x 1", "b x 1", "c x 2")
    answer = majority(three)
    assert by_claim(three, answer.belief) == pytest.approx({("x", "1"): 2 / 3, ("x", "2"): 1 / 3})
    assert answer.accuracy is not None
    assert answer.accuracy.tolist() == pytest.approx([2 / 3, 2 / 3, 1 / 3])


def test_a_denial_goes_evenly_to_all_that_it_leaves_possible() -> None:
    """Three votes. To deny 1 is half a vote for 2 and half one for what nobody gave: 1/3 and (1 + ½)/3."""
    three = votes("a x 1", "b x 2", "c x !1")
    assert majority(three).belief.tolist() == pytest.approx([1 / 3, 1 / 2])


def test_who_denies_what_is_wrong_is_right() -> None:
    """To deny 2 is half a vote for 1, so 2.5/3 for 1 and nothing for 2."""
    answer = majority(votes("a x 1", "b x 1", "c x !2"))
    assert answer.accuracy is not None
    assert answer.accuracy.tolist() == pytest.approx([2.5 / 3, 2.5 / 3, 1])


def test_a_value_that_all_deny_has_nothing() -> None:
    assert majority(votes("a x !1", "b x !1")).belief.tolist() == [0]


@given(some_rows())
def test_one_more_supporter_never_lowers_a_value(rows: list[Row]) -> None:
    before, after = votes_of(observations(rows)), votes_of(observations([*rows, ("new", "x", "1")]))
    share = by_claim(before, majority(before).belief).get(("x", "1"), 0.0)
    assert by_claim(after, majority(after).belief)["x", "1"] >= share - 1e-12
