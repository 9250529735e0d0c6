"""Interest: self-serving lies are found out, and statements against interest gain."""

from __future__ import annotations

import numpy as np
import pytest

from tests.core.fusion.fusing import LABELS, OPEN
from tests.core.fusion.simulated import AGAINST, SELF_SERVING, Simulated, world
from verify.core.fusion.fuse import Fused, fuse
from verify.model import InterestValue
from verify.observations import Observations

SEEDS = range(200, 206)
shared_and_open = pytest.mark.parametrize("values", [LABELS, OPEN])


def liars(seed: int, values: int, lying: float = 0.5) -> Simulated:
    """Eight sources that know four of five answers, each with a side, and say half of the time what serves it."""
    here = world(seed, 200, values)
    answers, interest = here.interested([0.8] * 8, lying, here.rng.integers(0, values, (8, 200)))
    return here.told(answers, interest=interest)


def without(column: Observations) -> Observations:
    return Observations(column.source, column.object, column.value)


def in_class(fused: Fused, interest: InterestValue) -> dict[str, float]:
    return {row.source: row.reliability for row in fused.sources() if row.interest == interest}


@shared_and_open
def test_each_source_is_less_reliable_where_it_serves_itself(values: int) -> None:
    """Planted: against interest .8 is right, self-serving some .4 of labels and .1 of open values."""
    fused = fuse(liars(200, values).table)
    serving, against = in_class(fused, "self-serving"), in_class(fused, "against")
    assert len(serving) == len(against) == 8
    assert all(serving[source] < against[source] - 0.2 for source in serving)


@shared_and_open
def test_who_does_not_lie_is_as_reliable_in_his_own_interest_as_against_it(values: int) -> None:
    """Which answers serve their source has nothing to do with whether they are right."""
    here = world(231, 600, values)
    answers = here.independent([0.8] * 8)
    fused = fuse(here.told(answers, interest=here.rng.choice([AGAINST, SELF_SERVING], answers.shape)).table)
    serving, against = in_class(fused, "self-serving"), in_class(fused, "against")
    assert list(serving.values()) == pytest.approx([against[source] for source in serving], abs=0.1)


@shared_and_open
def test_the_column_makes_answers_better(values: int) -> None:
    """Found, at the mean of six tables: .89 instead of .77 of labels, .95 instead of .88 of open values."""
    gained = []
    for seed in SEEDS:
        made = liars(seed, values)
        gained.append(
            fuse(made.table).score(made.truth).accuracy - fuse(without(made.table)).score(made.truth).accuracy
        )
    assert np.mean(gained) > 0.04


@shared_and_open
def test_a_statement_against_interest_moves_more_than_a_self_serving_one_of_the_same_source(values: int) -> None:
    """Of each source the mean of the moves towards the value it gives, over objects where it gives the best one."""
    made = liars(200, values)
    fused = fuse(made.table)
    column = made.table
    of = {
        (column.source.names[source], column.object.names[item]): interest
        for source, item, interest in zip(column.source.code, column.object.code, column.interest, strict=True)
    }
    moves: dict[tuple[str, int], list[float]] = {}
    for name in made.truth:
        told = fused.explain(name)
        for moved in told.moved:
            if moved.value == told.value:
                moves.setdefault((moved.source, of[moved.source, name]), []).append(moved.log_odds)
    for source in {source for source, _ in moves}:
        against, serving = moves[source, AGAINST], moves.get((source, SELF_SERVING), [0.0])
        assert np.mean(against) > np.mean(serving) + 0.3


def test_a_source_with_few_votes_of_a_class_is_taken_to_be_as_others_are_in_it() -> None:
    """A ninth source is right forty times against its interest; twice it serves itself, where nobody can check."""
    column = liars(203, LABELS).table
    for item in range(42):
        column.source.append("new")
        column.object.append(f"o{item}" if item < 40 else f"new{item}")
        column.value.append(f"v{item % LABELS}" if item >= 40 else liars(203, LABELS).truth[f"o{item}"][0])
        column.interest.append(AGAINST if item < 40 else SELF_SERVING)
    fused = fuse(column)
    assert in_class(fused, "against")["new"] > 0.8
    assert in_class(fused, "self-serving")["new"] < in_class(fused, "against")["new"] - 0.1
