"""What holds of the default method whatever the table."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.fusion.fusing import LABELS, OPEN, beliefs, bounds, reliabilities, renamed, some_world
from tests.core.fusion.tables import Row, observations, some_rows
from verify.core.fusion.fuse import fuse
from verify.observations import INTERESTS, Observations

few = settings(max_examples=20)
seeds = st.integers(0, 10_000)
worlds = st.builds(some_world, seeds, st.sampled_from([LABELS, OPEN]), deny=st.booleans())
tables = some_rows().map(observations) | worlds


def shuffled(names: list[str], chance: Any) -> dict[str, str]:
    """Each name's other name: opaque words, in an order that has nothing to do with that of the names."""
    words = [
        f"word {'abcdefghij'[at % 10]}{'abcdefghij'[at // 10 % 10]}{'abcdefghij'[at // 100]}"
        for at in range(len(names))
    ]
    return dict(zip(sorted(names), chance.sample(words, len(words)), strict=True))


def in_order(made: Observations, order: list[int]) -> Observations:
    """The rows of a table in another order."""
    other = Observations()
    for row in order:
        for before, after in ((made.source, other.source), (made.object, other.object), (made.value, other.value)):
            after.append(before.names[before.code[row]])
        other.denies.extend(made.denies[row : row + 1])
        other.interest.extend(made.interest[row : row + 1])
    return other


def with_interest(made: Observations, codes: list[int]) -> Observations:
    """The table with a column of interest classes."""
    other = in_order(made, list(range(len(made))))
    other.interest.extend(codes)
    return other


@few
@given(made=tables, chance=st.randoms(use_true_random=False))
def test_other_names_of_sources_objects_and_values_give_the_same_answer_under_those_names(
    made: Observations, chance: Any
) -> None:
    sources, objects, values = (shuffled(column.names, chance) for column in (made.source, made.object, made.value))
    before, after = fuse(made), fuse(renamed(made, sources, objects, values))
    expected = {(objects[name], values[value]): p for (name, value), p in beliefs(before).items()}
    assert beliefs(after) == pytest.approx(expected, abs=1e-6)
    told = {sources[name]: reliability for name, reliability in reliabilities(before).items()}
    assert reliabilities(after) == pytest.approx(told, abs=1e-6)


@few
@given(made=tables, chance=st.randoms(use_true_random=False))
def test_rows_in_any_order_give_the_very_same_answer(made: Observations, chance: Any) -> None:
    codes = [chance.randrange(len(INTERESTS)) for _ in range(len(made))]
    for one in (made, with_interest(made, codes)):
        other = in_order(one, chance.sample(range(len(one)), len(one)))
        assert list(fuse(one).beliefs()) == list(fuse(other).beliefs())
        assert fuse(one).sources() == fuse(other).sources()
        assert fuse(one).dependences() == fuse(other).dependences()


@few
@given(made=tables, known=st.booleans())
def test_probabilities_of_an_object_sum_to_at_most_1(made: Observations, known: bool) -> None:
    names = made.object.names[:2]
    fused = fuse(made, gold=dict.fromkeys(names, made.value.names[:2]) if known else None)
    belief = fused.answer.belief
    assert 0 <= belief.min() <= belief.max() <= 1
    assert fused.votes.per_item(belief).max() <= 1 + 1e-12
    for row in fused.sources():
        low, high = bounds(row)
        assert 0 <= low <= high <= 1
        assert 0 <= row.reliability <= 1


@few
@given(made=tables, interest=st.sampled_from(range(len(INTERESTS))))
def test_a_column_of_one_class_of_interest_changes_nothing(made: Observations, interest: int) -> None:
    """Unknown or any other: the votes are divided as without a column, and each source is one voter."""
    plain, column = fuse(made), fuse(with_interest(made, [interest] * len(made)))
    assert list(column.beliefs()) == list(plain.beliefs())
    assert [row for row in column.sources() if row.interest is None] == plain.sources()
    assert column.dependences() == plain.dependences()


@few
@given(made=tables, chance=st.randoms(use_true_random=False))
def test_known_answers_are_printed_as_known(made: Observations, chance: Any) -> None:
    """One right value: 1, the others 0; two: a half each if both were given; one that nobody gave: 0 for all given."""
    votes = fuse(made, method="majority").votes
    items = chance.sample(range(len(votes.objects)), min(3, len(votes.objects)))
    gold, expected = {}, {}
    for item in items:
        given_ = [votes.spelled[claim] for claim in np.flatnonzero(votes.item == item)]
        right = chance.choice([given_[:1], given_[-2:], ["what nobody gave"]])
        gold[votes.objects[item]] = right
        share = 1 / max(len(set(right) & set(given_)), 1)
        expected.update({(votes.objects[item], value): share * (value in right) for value in given_})
    printed = beliefs(fuse(made, gold=gold))
    assert {key: printed[key] for key in expected} == expected


def test_a_known_answer_makes_its_supporters_more_reliable() -> None:
    """Two sources that always differ are alike until one answer is known."""
    made = observations([(source, f"o{item}", source) for source in "ab" for item in range(4)])
    before, after = reliabilities(fuse(made)), reliabilities(fuse(made, gold={"o0": ["a"]}))
    assert before["a"] == pytest.approx(before["b"], abs=1e-12)
    assert after["a"] > after["b"]


@pytest.mark.parametrize("rows", [[("a", "x", "1")], [("a", "x", "!1")]], ids=["given", "denied"])
def test_one_vote_alone_is_less_than_certain(rows: list[Row]) -> None:
    assert 0 < beliefs(fuse(observations(rows)))["x", "1"] < 0.95
