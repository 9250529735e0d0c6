"""Reliability by agreement in pairs: worked by hand, planted and found again, and not moved by a few copiers."""

from __future__ import annotations

import numpy as np
import pytest

from tests.core.fusion.simulated import World, world
from verify.core.fusion.agreement import agreed_accuracy
from verify.core.fusion.dependence import Pairs, identical
from verify.core.fusion.table import votes_of


def pairs(*rows: tuple[int, int, float, float]) -> Pairs:
    """Pairs of one, other, shared objects, disagreements."""
    one, other, shared, disagreements = (np.array(column) for column in zip(*rows, strict=True))
    nothing = np.zeros(len(rows))
    return Pairs(one, other, shared.astype(float), disagreements.astype(float), nothing, nothing)


def agreed(here: World, *answers: np.ndarray) -> list[float]:
    votes = votes_of(here.told(*answers).table)
    found = agreed_accuracy(identical(votes), len(votes.sources), float(here.values))
    names = dict(zip(votes.sources, found.tolist(), strict=True))
    return [names[f"s{at}"] for at in range(len(names))]


def test_agreement_is_the_product_of_two_worths() -> None:
    """Of two labels, accuracies .95, .9, .8, .7 and .65 are worths .9, .8, .6, .4 and .3.

    The first two agree beyond chance .72, which is .5 + .5 × .72 = .86: of 100 objects they disagree on 14. Of two
    solutions the lower is taken, which here is up to .07 below.
    """
    worth = (0.9, 0.8, 0.6, 0.4, 0.3)
    rows = [(one, other, 100, 50 * (1 - worth[one] * worth[other])) for other in range(5) for one in range(other)]
    assert rows[0][3] == pytest.approx(14.0)
    found = agreed_accuracy(pairs(*rows), 5, 2.0)
    below = np.array([0.95, 0.9, 0.8, 0.7, 0.65]) - found
    assert below.min() > -0.01
    assert below.max() < 0.07


def test_planted_accuracies_are_found_again() -> None:
    planted = np.linspace(0.5, 0.9, 9)
    here = world(41, objects=2000)
    assert agreed(here, here.independent(planted)) == pytest.approx(planted.tolist(), abs=0.05)


def test_copiers_who_change_one_answer_in_twenty_are_no_more_reliable_than_their_original() -> None:
    """Three of .6 beside six of .75: each meets six others that do not copy, and two that do."""
    here = world(42, objects=1000)
    original = here.independent([0.6])
    found = agreed(here, here.independent([0.75] * 6), original, here.copies(original[0], 2, 0.95))
    assert max(found[6:]) < 0.7
    assert min(found[:6]) > 0.55


def test_of_sources_as_good_as_a_clique_the_clique_is_not_raised() -> None:
    """Ten of .6 and five that copy one another but one answer in twenty: the ten may be put too low."""
    here = world(43, objects=1000)
    original = here.independent([0.6])
    found = agreed(here, here.independent([0.6] * 10), original, here.copies(original[0], 4, 0.95))
    assert max(found[10:]) < 0.7
    assert max(found[:10]) < 0.65


def test_who_met_nobody_is_as_good_as_the_mean() -> None:
    found = agreed_accuracy(pairs((0, 1, 100, 26)), 3, 2.0)
    assert found[2] == pytest.approx(0.5 + 0.5 * 0.48**0.5)


def test_without_pairs_there_is_a_guess() -> None:
    none, nobody = np.zeros(0, dtype=np.intp), np.zeros(0)
    assert agreed_accuracy(Pairs(none, none, nobody, nobody, nobody, nobody), 2, 2.0).tolist() == [0.8, 0.8]
