"""One accuracy a source."""

from __future__ import annotations

import numpy as np
import pytest

from tests.core.fusion.tables import by_claim, votes
from verify.core.fusion.methods.one_coin import candidates_of, one_coin

OPEN = [f"z o{number} v{number}" for number in range(30)]
"""So many values that they are not shared labels."""


def test_one_step_worked_by_hand() -> None:
    """Shares 2/3 and 1/3; with a right and a wrong vote added, a and b are right in (2/3 + 1)/3 = 5/9, c in 4/9.

    Odds of 1: (5/4)² : 4/5 = 25/16 : 4/5, so 125/189.
    """
    assert one_coin(votes("a x 1", "b x 1", "c x 2"), rounds=1).belief.tolist() == pytest.approx([125 / 189, 64 / 189])


def test_a_denial_turns_the_odds_round() -> None:
    """Shares: 1 has (1 + 0)/2, and what nobody gave the other half; a and b are right in (1/2 + 1)/3 = 1/2."""
    assert one_coin(votes("a x 1", "b x !1"), rounds=1).belief.tolist() == pytest.approx([1 / 2])


def test_who_is_often_outvoted_loses_a_tie() -> None:
    rows = [f"{source} o{item} {1 + (source == 'c')}" for source in "abdc" for item in range(5)]
    tied = votes(*rows, "a x 1", "c x 2")
    belief = by_claim(tied, one_coin(tied).belief)
    assert belief["x", "1"] > 0.9
    assert belief["x", "2"] < 0.1


def test_shared_labels_are_the_candidates_of_every_object() -> None:
    assert candidates_of(votes("a x 1", "a y 2", "a z 3"), 2).tolist() == [3, 3, 3]


def test_open_values_are_candidates_of_their_object() -> None:
    assert set(candidates_of(votes(*OPEN), 2).tolist()) == {2}
    many = votes(*OPEN, *(f"s{number} x {number}" for number in range(4)))
    assert candidates_of(many, 2).max() == 4


def test_known_answers_tell_who_is_right() -> None:
    """b is right in the ten known objects, and so in the others; nothing else sets the two apart."""
    two = votes(*(f"{source} o{item:02} {value}" for source, value in ("a1", "b2") for item in range(20)))
    known = np.full(len(two.item), np.nan)
    known[:20] = np.tile([0.0, 1.0], 10)
    assert one_coin(two).belief.tolist() == [0.5] * 40
    assert one_coin(two, known).belief[20:].reshape(-1, 2)[:, 1].min() > 0.9
