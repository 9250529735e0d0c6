"""Dependence between sources, worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.core.fusion.tables import votes
from verify.core.fusion.dependence import LEAST, Pairs, dependent, identical, weights
from verify.core.fusion.votes import Votes


def told(said: str, objects: int) -> Votes:
    """Sources a, b, c … that give the letters of `said`, the same of every object."""
    return votes(*(f"{'abcdefgh'[at]} o{item} {value}" for at, value in enumerate(said) for item in range(objects)))


def pairs(dependence: list[float], shared: float = 100.0, disagreements: list[float] | None = None) -> Pairs:
    """The pairs (0, 1), (0, 2) and (1, 2)."""
    rate, seen = np.array(dependence), np.array(disagreements or [0.0, 0.0, 0.0])
    return Pairs(np.array([0, 0, 1]), np.array([1, 2, 2]), np.full(3, shared), seen, np.zeros(3), rate)


def by_names(table: Votes, found: Pairs) -> dict[str, float]:
    names = [table.sources[one] + table.sources[other] for one, other in zip(found.one, found.other, strict=True)]
    return dict(zip(names, found.dependence.tolist(), strict=True))


def test_two_that_never_differ_among_strangers_are_one() -> None:
    """a and b say 1 of 200 objects, c says 2 and d says 3.

    a and b are half a voice each. On each object 2 of the 2.5 other voices contradict a:
    (200 × 2 + 1) / (200 × 2.5 + 2) = 401 / 502 = .798805. A stranger to both would disagree 159.761 times:
    (0 + 1.5) / (159.761 + 1.5) = .009302, below .04. Of a and c, who always differ, c is contradicted at 401 / 402:
    200 × √(.798805 × .997512) = 178.529, and (200 + 1.5) / (178.529 + 1.5) is above 1.
    """
    table = told("1123", 200)
    found = identical(table)
    assert by_names(table, found) == pytest.approx(
        {"ab": 0.990698, "ac": 0, "ad": 0, "bc": 0, "bd": 0, "cd": 0}, abs=1e-5
    )
    assert found.expected[:2].tolist() == pytest.approx([159.761, 178.529], abs=1e-2)


def test_a_crowd_of_copies_is_one_voice_where_strangers_are_counted() -> None:
    """Five say 1 of 200 objects, a fifth of a voice each: 2 of 2.8 others contradict, 401 / 562 = .713523.

    (0 + 1.5) / (142.705 + 1.5) = .010402. Were they counted by heads, 2 of 6 would, and of forty copies 2 of 41.
    """
    table = told("1111123", 200)
    assert by_names(table, identical(table))["ae"] == pytest.approx(1 - 0.010402, abs=1e-5)


def test_few_objects_prove_no_identity() -> None:
    """On 40 objects 81 / 102 × 40 = 31.765 disagreements are expected: (0 + 1.5) / (31.765 + 1.5) = .045."""
    assert set(by_names(told("1123", 40), identical(told("1123", 40))).values()) == {0.0}


def test_where_nobody_differs_nobody_is_a_copy() -> None:
    """One contradiction in two is added to none: 200 / (200 × .75 + 2) = 1.3 expected, and 1.5 / 2.8 is above .04."""
    assert set(by_names(told("1111", 200), identical(told("1111", 200))).values()) == {0.0}


def test_only_pairs_that_met_often_enough_are_compared() -> None:
    assert len(identical(told("12", LEAST - 1)).one) == 0
    assert len(identical(told("12", LEAST)).one) == 1


def test_a_pair_that_agrees_more_than_truth_explains_depends() -> None:
    """Three of .8 and three candidates: 1 − .64 − .04 / 2 = .34, so 34 disagreements of 100 are expected.

    12, 34 and 34 were seen: the usual ratio is 1, (12 + 10) / (34 + 10) = .5, and (1 − .5)^1.5 = .353553.
    """
    found = dependent(pairs([0, 0, 0], disagreements=[12, 34, 34]), np.full(3, 0.8), 3.0)
    assert found.dependence.tolist() == pytest.approx([0.353553, 0, 0], abs=1e-6)
    assert found.expected.tolist() == pytest.approx([34, 34, 34])


def test_in_a_table_where_all_agree_more_only_who_agrees_more_than_that_depends() -> None:
    """17 of the 34 expected are usual here: of 6, (6 + 10) / (17 + 10) = .592593, and .407407^1.5 = .260042."""
    found = dependent(pairs([0, 0, 0], disagreements=[6, 17, 17]), np.full(3, 0.8), 3.0)
    assert found.dependence.tolist() == pytest.approx([0.260042, 0, 0], abs=1e-5)
    assert found.expected.tolist() == pytest.approx([17, 17, 17])


def test_who_is_one_already_tells_nothing_of_what_is_usual() -> None:
    """Two pairs of three are mirrors: 34 stays what is expected of the third, and of all, and not 0."""
    found = dependent(pairs([1, 1, 0], disagreements=[0, 0, 34]), np.full(3, 0.8), 3.0)
    assert found.expected.tolist() == pytest.approx([34, 34, 34])
    assert found.dependence[2] == 0


def test_the_stronger_of_two_dependences_stands() -> None:
    assert pairs([0.1, 0.9, 0.0]).stronger(pairs([0.5, 0.2, 0.0])).dependence.tolist() == [0.5, 0.9, 0.0]


@pytest.mark.parametrize("dependence", [0.0, 0.25, 0.5, 1.0])
def test_three_that_depend_on_each_other_weigh_one_over_one_plus_two_dependences(dependence: float) -> None:
    """1 / (1 + 2 d) each: a whole voice each with d = 0, and one voice together with d = 1."""
    together = votes("a x 1", "b x 1", "c x 1")
    assert weights(together, pairs([dependence] * 3)).tolist() == pytest.approx([1 / (1 + 2 * dependence)] * 3)


def test_a_vote_shares_its_weight_only_with_those_who_vote_the_same() -> None:
    """a and b: 1 / (1 + .5); c gives another value, on y alone: 1; there a and b differ."""
    table = votes("a x 1", "b x 1", "c x 2", "a y 1", "b y 2")
    by = {
        (table.sources[s], table.objects[table.item[c]]): w
        for s, c, w in zip(table.source, table.claim, weights(table, pairs([0.5, 0.5, 0.5])), strict=True)
    }
    assert by == pytest.approx({("a", "x"): 2 / 3, ("b", "x"): 2 / 3, ("c", "x"): 1, ("a", "y"): 1, ("b", "y"): 1})


def test_who_denies_a_value_shares_no_weight_with_who_gives_it() -> None:
    """c and b deny 1 together, 1 / (1 + 1); a, who gives it, is alone."""
    table = votes("a x 1", "b x !1", "c x !1")
    assert weights(table, pairs([1.0, 1.0, 1.0])).tolist() == pytest.approx([1, 0.5, 0.5])
