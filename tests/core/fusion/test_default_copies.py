"""Copies count about once, honest sources keep their voices, and what of collusion can be undone.

Bounds are those of seeded tables; what was found stands beside them.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tests.core.fusion.fusing import (
    LABELS,
    OPEN,
    accuracy_of,
    beliefs,
    clique,
    first_known,
    log_odds,
    reliabilities,
    voices,
)
from tests.core.fusion.simulated import Answers, World, world
from verify.core.fusion.fuse import Fused, fuse

shared_and_open = pytest.mark.parametrize("values", [LABELS, OPEN])
sizes = pytest.mark.parametrize("size", [3, 6, 12])


def fused(here: World, *answers: Answers) -> Fused:
    return fuse(here.told(*answers).table)


def some_sources(values: int, objects: int = 200) -> tuple[World, Answers]:
    here = world(701, objects, values)
    return here, here.independent(here.rng.uniform(0.5, 0.9, 8))


def beside_a_clique(size: int, values: int, accuracy: float, faithful: float = 1.0) -> tuple[World, Answers]:
    """Five independent sources of .75, s0 to s4, and behind them a clique, on 400 objects."""
    here = world(17 + size, 400, values)
    return here, np.vstack([here.independent([0.75] * 5), clique(here, size, accuracy, faithful)])


def swapped(before: Fused, after: Fused) -> list[float]:
    """Of each two values of an object whose ranks are exchanged, by how many log-odds they were apart."""
    one, two = beliefs(before), beliefs(after)
    pairs = ((one[a] - one[b], two[a] - two[b], a, b) for a, b in combinations(one, 2) if a[0] == b[0])
    return [abs(float(np.log(one[a] / one[b]))) for first, second, a, b in pairs if first * second < -1e-12]


@shared_and_open
@pytest.mark.parametrize("copies", [1, 2, 5, 20])
def test_copies_of_a_voter_share_its_voice(copies: int, values: int) -> None:
    here, answers = some_sources(values)
    after = fused(here, answers, *[answers[:1]] * copies)
    assert voices(after, "s0", *(f"s{8 + at}" for at in range(copies))) == pytest.approx(1.0, abs=0.05)
    assert voices(after, "s1", "s2") > 1.9


@shared_and_open
@pytest.mark.parametrize("copies", [1, 2, 5, 20])
def test_copies_of_a_voter_change_no_ranking_of_values_that_were_apart(copies: int, values: int) -> None:
    """Who has said the same before moves no value past another that was e^1.2, some three times, as probable.

    Values nearer to a tie may change places: each copy's reliability is learned from its share of the voice, and so
    drawn to the mean a little more. Undiscounted, twenty copies change values that were 5 and more log-odds apart.
    """
    here, answers = some_sources(values)
    assert max(swapped(fused(here, answers), fused(here, answers, *[answers[:1]] * copies)), default=0.0) < 1.2


@shared_and_open
@pytest.mark.parametrize("copies", [2, 5, 20])
def test_copies_move_log_odds_about_as_one_does(copies: int, values: int) -> None:
    """At the mean by less than one between one copy and twenty, where twenty voices would move them by ten."""
    here, answers = some_sources(values)
    one, many = (beliefs(fused(here, answers, *[answers[:1]] * number)) for number in (1, copies))
    moved = [abs(log_odds(many[claim]) - log_odds(one[claim])) for claim in one]
    assert np.mean(moved) < 1.0
    assert max(moved) < 2.0


def test_sixty_objects_are_too_few_to_tell_copies_from_voices() -> None:
    """A stranger would disagree on about half of them, 30: (0 + 1.5) / (30 + 1.5) = .048 is above .04."""
    here, answers = some_sources(LABELS, objects=60)
    after = fused(here, answers, *[answers[:1]] * 5)
    assert voices(after, "s0", *(f"s{8 + at}" for at in range(5))) > 1.5


@shared_and_open
@sizes
@pytest.mark.parametrize(("accuracy", "gap"), [(0.5, 0.1), (0.7, 0.05)])
def test_a_clique_outvotes_nobody(size: int, values: int, accuracy: float, gap: float) -> None:
    """Found: .93 to .99; by counting .93 to .81 beside three copies, and .75 to .48 beside six and twelve."""
    here, answers = beside_a_clique(size, values, accuracy)
    made = here.told(answers)
    right = accuracy_of(made)
    assert right > 0.9
    assert right > accuracy_of(made, "majority") + (gap if size == 3 else 0.2)


@shared_and_open
@sizes
def test_a_clique_is_listed_and_weighs_about_one_voice(size: int, values: int) -> None:
    here, answers = beside_a_clique(size, values, 0.6)
    found = fused(here, answers)
    members = [f"s{5 + at}" for at in range(size)]
    strong = {tuple(sorted((row.source, row.other))) for row in found.dependences() if row.dependence > 0.9}
    assert strong == {tuple(sorted(pair)) for pair in combinations(members, 2)}
    assert voices(found, *members) == pytest.approx(1.0, abs=0.05)
    assert voices(found, *(f"s{at}" for at in range(5))) > 4.8
    told = found.dependences()[0]
    assert (told.shared, told.disagreements) == (400, 0)
    assert told.expected > 57


@shared_and_open
@pytest.mark.parametrize(("low", "high"), [(0.4, 0.9), (0.7, 0.99), (0.9, 0.99)])
@pytest.mark.parametrize("objects", [40, 400])
def test_honest_sources_are_not_taken_for_copiers(values: int, low: float, high: float, objects: int) -> None:
    """The strongest of 45 pairs is at most .15 by chance on 40 objects, .05 on 400; .10, .04 found."""
    for seed in range(3):
        here = world(50 + seed, objects, values)
        strongest = max(
            (row.dependence for row in fused(here, here.independent(here.rng.uniform(low, high, 10))).dependences()),
            default=0.0,
        )
        assert strongest < (0.15 if objects == 40 else 0.05)


@shared_and_open
def test_colluders_of_one_voice_are_undone_even_where_they_are_the_majority(values: int) -> None:
    """Six who always give the same wrong answer against four of .8: a majority of heads, and one voice."""
    here = world(19, 400, values)
    made = here.told(here.independent([0.8] * 4), here.colluding(6))
    assert accuracy_of(made, "majority") < 0.01
    assert accuracy_of(made) > 0.9
    assert max(reliabilities(fuse(made.table))[f"s{at}"] for at in range(4, 10)) < 0.1


@shared_and_open
def test_a_majority_that_colludes_loosely_is_undone_by_known_answers_and_by_nothing_else(values: int) -> None:
    """Six share an answer nine times in ten, right half of the time, against five of .75.

    Nothing in the votes says which camp errs, and the method sides with the larger: about half is right, as by
    counting. Twenty known answers of 200 change nothing yet; sixty do: .83 of labels and .97 of open values were found.
    """
    right: dict[int, list[float]] = {0: [], 20: [], 60: []}
    for seed in range(6):
        here = world(1000 + seed, 200, values)
        made = here.told(here.independent([0.75] * 5), clique(here, 6, 0.5, 0.9))
        for known, found in right.items():
            gold, rest = first_known(made, known, behind=60)
            found.append(fuse(made.table, gold=gold).score(rest).accuracy)
    assert np.mean(right[0]) < 0.6
    assert np.mean(right[20]) < 0.6
    assert np.mean(right[60]) > 0.75
