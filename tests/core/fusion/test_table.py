"""From rows to votes: sorted, nobody voting twice."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.core.fusion.tables import Row, by_claim, observations, some_rows, table, votes
from verify.core.fusion.methods.majority import majority
from verify.core.fusion.table import votes_of
from verify.core.fusion.votes import Votes
from verify.observations import INTERESTS


def contents(votes: Votes) -> dict[str, Any]:
    columns = {field.name: getattr(votes, field.name) for field in fields(votes)}
    return {name: column.tolist() if isinstance(column, np.ndarray) else column for name, column in columns.items()}


@given(some_rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Row], chance: Any) -> None:
    other = chance.sample(rows, len(rows))
    assert contents(votes_of(observations(rows))) == contents(votes_of(observations(other)))


@given(some_rows())
def test_rows_said_twice_count_once(rows: list[Row]) -> None:
    assert contents(votes_of(observations(rows))) == contents(votes_of(observations(rows * 2)))


@given(some_rows())
def test_claims_of_an_object_stand_together(rows: list[Row]) -> None:
    made = votes_of(observations(rows))
    for item in range(len(made.objects)):
        assert set(made.item[made.first[item] : made.first[item + 1]].tolist()) == {item}
    assert sorted(made.claim.tolist()) == made.claim.tolist()
    assert made.first[-1] == len(made.item)


@given(some_rows())
def test_everybody_votes_for_what_the_rows_say(rows: list[Row]) -> None:
    made = votes_of(observations(rows))
    told = {
        (made.sources[source], made.objects[made.item[claim]], made.labels[made.label[claim]])
        for source, claim in zip(made.source.tolist(), made.claim.tolist(), strict=True)
    }
    assert told == {(source, item, value.removeprefix("!")) for source, item, value in rows}


def test_who_gives_and_denies_a_value_gives_it() -> None:
    both = votes("a x 1", "a x !1")
    assert by_claim(both, majority(both).belief) == {("x", "1"): 1}


def test_a_denial_is_a_vote_against_its_claim() -> None:
    made = votes("a x 1", "b x !1")
    assert made.denies is not None
    assert made.denies.tolist() == [False, True]
    assert by_claim(made, made.sums()) == {("x", "1"): 2}


def test_a_table_without_denials_has_no_such_column() -> None:
    assert votes("a x 1").denies is None
    assert votes("a x 1").interest is None


def test_the_interest_class_stays_with_its_vote() -> None:
    made = votes_of(table("b x 1 self-serving", "a x 1 against"))
    assert made.interest is not None
    assert [INTERESTS[code] for code in made.interest] == ["against", "self-serving"]


def test_spellings_of_one_value_are_one_claim_spelled_as_most_do() -> None:
    made = votes_of(observations([("a", "x", "New  York"), ("b", "x", "New York"), ("c", "x", "New York")]))
    assert made.spelled == ("New York",)
    assert by_claim(made, made.sums()).popitem()[1] == 3
