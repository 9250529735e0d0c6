"""What holds for every method."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.fusion.tables import Row, by_claim, observations, some_rows, votes
from verify.core.fusion.methods.accu import accu
from verify.core.fusion.methods.answer import ROUNDS, SETTLED, Answer
from verify.core.fusion.methods.dawid_skene import dawid_skene
from verify.core.fusion.methods.majority import majority
from verify.core.fusion.methods.one_coin import one_coin
from verify.core.fusion.methods.sums import sums
from verify.core.fusion.methods.truth_finder import truth_finder
from verify.core.fusion.table import votes_of
from verify.core.fusion.votes import Votes, known_claims

Method = Callable[..., Answer]
METHODS: tuple[Method, ...] = (majority, one_coin, dawid_skene, accu, truth_finder, sums)
every_method = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)


def sound(votes: Votes, answer: Answer) -> bool:
    """Numbers of the right shape and range, and a course that is told as it was."""
    accuracy = np.zeros(len(votes.sources)) if answer.accuracy is None else answer.accuracy
    return (
        answer.belief.shape == votes.item.shape
        and accuracy.shape == (len(votes.sources),)
        and bool(((answer.belief >= 0) & (answer.belief <= 1)).all())
        and bool(((accuracy >= 0) & (accuracy <= 1)).all())
        and bool((votes.per_item(answer.belief) <= 1 + 1e-9).all())
        and answer.iterations <= ROUNDS
        and answer.converged == (answer.change <= SETTLED)
    )


@every_method
@given(rows=some_rows())
def test_probabilities_of_an_object_sum_to_at_most_1(method: Method, rows: list[Row]) -> None:
    made = votes_of(observations(rows))
    assert sound(made, method(made))


@every_method
@given(
    rows=some_rows(), sources=st.permutations("abcde"), objects=st.permutations("xyz"), values=st.permutations("123")
)
def test_names_decide_nothing(method: Method, rows: list[Row], sources: Any, objects: Any, values: Any) -> None:
    source, item, value = (
        dict(zip(old, new, strict=True)) for old, new in (("abcde", sources), ("xyz", objects), ("123", values))
    )
    renamed = [(source[one], item[other], third[:-1] + value[third[-1]]) for one, other, third in rows]
    before, after = votes_of(observations(rows)), votes_of(observations(renamed))
    expected = {(item[name], value[label]): p for (name, label), p in by_claim(before, method(before).belief).items()}
    assert by_claim(after, method(after).belief) == pytest.approx(expected, abs=1e-6)


@every_method
@given(rows=some_rows(), chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(method: Method, rows: list[Row], chance: Any) -> None:
    other = chance.sample(rows, len(rows))
    one, two = (method(votes_of(observations(each))).belief for each in (rows, other))
    assert one.tolist() == two.tolist()


def test_a_tie_stays_a_tie_in_whatever_order_votes_are_summed() -> None:
    """Two camps of equal members, sorted each its own way: a difference in the last digit would grow to certainty."""
    rows = []
    for number, (one, other) in enumerate(zip("abcd", "zyxw", strict=True)):
        rows += [f"{one} t{item} 1" for item in range(12)] + [f"{other} t{item} 2" for item in range(12)]
        rows += [f"{source} u{number}{item} 1" for source in (one, other) for item in range(3 * number + 1)]
    tied = votes(*rows)
    belief = by_claim(tied, one_coin(tied).belief)
    assert (belief["t0", "1"], belief["t0", "2"]) == (0.5, 0.5)


@every_method
@given(rows=some_rows(denials=False))
def test_what_nobody_contradicts_is_more_probable_than_not(method: Method, rows: list[Row]) -> None:
    agreed = votes_of(observations([(source, item, "1") for source, item, _ in rows]))
    assert method(agreed).belief.min() >= 0.5 - 1e-9


@every_method
@given(rows=some_rows())
def test_known_answers_stand(method: Method, rows: list[Row]) -> None:
    made = votes_of(observations(rows))
    known = known_claims(made, {"x": ["1"], "y": ["2", "3"]})
    answer = method(made, known)
    assert sound(made, answer)
    assert answer.belief[~np.isnan(known)].tolist() == known[~np.isnan(known)].tolist()


@every_method
@pytest.mark.parametrize(
    "rows",
    [
        [],
        ["a x 1"],
        ["a x !1"],
        ["a x 1", "a y 2", "a z 3"],
        ["a x 1", "b x 2", "c x 3"],
        [f"{source} {item} 1" for source in "abc" for item in "xyz"],
        [f"{source} {item} {source}{item}" for source in "abcdefgh" for item in "xyz"],
        [f"{source} {item} {1 + (source == 'd')}" for source in "abcd" for item in "vwxyz"],
        ["a x 1", "b x 2", "a x !2", "b x !1"],
        [f"{source} x !1" for source in "abc"],
    ],
    ids=[
        "none", "one vote", "one denial", "one source", "one object", "all agree", "all differ", "one always wrong",
        "two against each other", "all deny",
    ],
)  # fmt: skip
def test_little_or_odd_evidence_gives_a_sound_answer(method: Method, rows: list[str]) -> None:
    made = votes(*rows)
    answer = method(made)
    assert sound(made, answer)
    assert answer.belief.tolist() == method(made).belief.tolist()


@every_method
def test_a_hundred_thousand_sources_of_one_vote_each(method: Method) -> None:
    crowd = _crowd()
    answer = method(crowd, rounds=5)
    assert sound(crowd, answer)
    # Where nothing but the votes tells sources apart, the majority of each object stands.
    assert crowd.highest(answer.belief).tolist() == answer.belief[crowd.label == 0].tolist()


@cache
def _crowd() -> Votes:
    return votes_of(
        observations(
            (f"s{source}", f"o{source % 100}", "0" if source // 100 % 10 < 7 else "1") for source in range(100_000)
        )
    )


@every_method
def test_an_object_of_ten_thousand_values(method: Method) -> None:
    wide = _wide()
    assert sound(wide, method(wide, rounds=5))


@cache
def _wide() -> Votes:
    return votes_of(observations((f"s{number}", "x", f"v{number // 2}") for number in range(20_000)))


@every_method
def test_progress_is_told_after_each_iteration(method: Method) -> None:
    told: list[tuple[int, float]] = []
    answer = method(votes("a x 1", "b x 1", "c x 2"), progress=lambda *step: told.append(step))
    assert [iteration for iteration, _ in told] == list(range(1, answer.iterations + 1))
    assert told[-1][1] == answer.change
