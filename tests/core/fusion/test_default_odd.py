"""The default method on little, odd and large evidence."""

from __future__ import annotations

from functools import cache
from time import process_time

import numpy as np
import pytest

from tests.core.fusion.fusing import beliefs, bounds, reliabilities
from tests.core.fusion.tables import observations, table
from verify.core.fusion.fuse import Fused, fuse


def fused(*rows: str) -> Fused:
    return fuse(table(*rows))


def sound(found: Fused) -> bool:
    """Numbers in their range, and the same ones again."""
    belief = found.answer.belief
    return (
        bool(((belief >= 0) & (belief <= 1)).all())
        and bool((found.votes.per_item(belief) <= 1 + 1e-12).all())
        and all(0 <= bounds(row)[0] <= row.reliability <= bounds(row)[1] <= 1 for row in found.sources())
    )


def test_of_nothing_nothing_is_said() -> None:
    nothing = fused()
    assert (list(nothing.beliefs()), nothing.sources(), nothing.dependences()) == ([], [], [])
    assert (nothing.course.observations, nothing.course.objects, nothing.course.converged) == (0, 0, True)


@pytest.mark.parametrize(
    "rows",
    [
        ["a x 1"],
        ["a x 1", "a y 2", "a z 3"],
        [f"a o{number} v{number}" for number in range(30)],
    ],
    ids=["one vote", "one source of labels", "one source of open values"],
)
def test_one_source_alone_is_no_more_reliable_than_the_pool_and_vouches_for_nothing(rows: list[str]) -> None:
    """Nothing tells: each source is as the pool, Beta(4, 2) and 2 / 3, which no answer of its own can move."""
    alone = fused(*rows)
    assert sound(alone)
    assert reliabilities(alone)["a"] == pytest.approx(2 / 3, abs=0.02)
    assert 0.3 < min(beliefs(alone).values()) <= max(beliefs(alone).values()) < 0.95


def test_of_one_object_the_majority_stands() -> None:
    one = fused("a x 1", "b x 1", "c x 2")
    assert sound(one)
    assert beliefs(one)["x", "1"] > 0.5 > beliefs(one)["x", "2"]


def test_one_against_one_is_a_tie() -> None:
    tie = beliefs(fused("a x 1", "b x 2"))
    assert tie["x", "1"] == pytest.approx(tie["x", "2"], abs=1e-12)
    assert tie["x", "1"] <= 0.5 + 1e-12


def test_who_all_agree_are_believed_and_reliable() -> None:
    agreed = fused(*(f"{source} o{item} {item % 3}" for source in "abc" for item in range(8)))
    assert sound(agreed)
    assert min(beliefs(agreed).values()) > 0.8
    assert min(reliabilities(agreed).values()) > 0.8


def test_where_all_differ_nobody_is_ahead() -> None:
    differ = fused(*(f"{source} {item} {source}{item}" for source in "abcdefgh" for item in "xyz"))
    assert sound(differ)
    assert np.ptp(list(beliefs(differ).values())) < 1e-9
    assert np.ptp(list(reliabilities(differ).values())) < 1e-9


@pytest.mark.parametrize("values", [2, 50], ids=["labels", "open values"])
def test_who_is_always_wrong_has_the_lowest_reliability(values: int) -> None:
    """Three who agree on thirty objects, and one who never agrees with them."""
    rows = [f"{source} o{item} v{item % values}" for source in "abc" for item in range(30)]
    wrong = fused(*rows, *(f"d o{item} v{(item + 1) % values}" for item in range(30)))
    assert sound(wrong)
    told = reliabilities(wrong)
    assert told["d"] < 0.15
    assert min(told[source] for source in "abc") > 0.85


@cache
def crowd() -> tuple[Fused, float]:
    """A hundred objects with a thousand sources of one vote each, seven of ten for 0; and the seconds it took."""
    rows = ((f"s{source}", f"o{source % 100}", "01"[source // 100 % 10 >= 7]) for source in range(100_000))
    made = observations(rows)
    begun = process_time()
    return fuse(made), process_time() - begun


def test_a_hundred_thousand_sources_of_one_vote_each_take_a_few_seconds() -> None:
    """Warnings are errors: no number runs over. Found: 1 second."""
    found, seconds = crowd()
    assert seconds < 8
    assert found.course.sources == 100_000


def test_among_sources_of_one_vote_each_the_majority_stands() -> None:
    found, _ = crowd()
    assert {row.value for row in found.beliefs() if row.probability > 0.5} == {"0"}
    assert len({row.letter for row in found.sources()} - {None}) == 0


def test_an_object_of_ten_thousand_values() -> None:
    """Two votes for each of them: all are alike, and one value that three give is ahead."""
    rows = [(f"s{number}", "x", f"v{number // 2}") for number in range(20_000)]
    found = fuse(observations([*rows, ("s20000", "x", "v77")]))
    assert found.course.values == 10_000
    assert next(found.beliefs()).value == "v77"
    assert found.answer.belief.sum() <= 1 + 1e-12


def test_who_gives_several_values_of_one_object_votes_for_each() -> None:
    both = fused("a x 1", "a x 2", "b x 1", "c x 3", "a y 1", "b y 1", "c y 1")
    assert sound(both)
    assert beliefs(both)["x", "1"] > beliefs(both)["x", "2"]
    assert [row.votes for row in both.sources()] == [3, 2, 2]


def test_what_all_deny_is_less_probable_than_not() -> None:
    denied = fused(*(f"{source} {item} !1" for source in "abc" for item in "xyz"))
    assert sound(denied)
    assert max(beliefs(denied).values()) < 0.5


def test_a_denial_speaks_against_its_value_and_for_no_other_in_particular() -> None:
    before, after = (beliefs(fused("a x 1", "b x 2", "c x 3", *more)) for more in ((), ("d x !1",)))
    assert after["x", "1"] < before["x", "1"]
    assert after["x", "2"] == pytest.approx(after["x", "3"], abs=1e-12)
    assert after["x", "2"] > before["x", "2"]


def test_denials_outvote_the_one_who_gives_a_value() -> None:
    """Each denial is a voice for what nobody gave: one against three of them is not the likelier side."""
    less = [
        beliefs(fused("a x 1", *(f"{source} x !1" for source in "bcde"[:denials])))["x", "1"] for denials in range(4)
    ]
    assert less == sorted(less, reverse=True)
    assert less[0] > 0.5 > less[2] > less[3]
