"""`--accept`: which proposals are meant."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import prose
from verify.errors import VerifyError
from verify.workflow.choice import chosen, parse

READING = prose.propose(prose.read(prose.ARTICLE.encode(), "a.txt", {}))


def numbers(text: str) -> list[int]:
    return [one.number for one in chosen(READING, parse(text))]


def test_all_is_all_that_can_become_a_claim() -> None:
    assert numbers("all") == numbers(" ALL ") == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "found"),
    [("1", [1]), ("3,1", [1, 3]), ("2-4", [2, 3, 4]), (" 1 , 4 - 5 ", [1, 4, 5]), ("1-3,2", [1, 2, 3])],
)
def test_numbers_and_ranges_name_proposals_each_once(text: str, found: list[int]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize("text", ["", "x", "1,", ",1", "1-", "-1", "1..3", "1;2", "a-b", "²", "all,1", "1" * 20])
def test_what_is_neither_is_told_in_one_line(text: str) -> None:
    with pytest.raises(VerifyError, match=r"^--accept: found '.*', wanted all, or numbers and ranges such as 1,4-7$"):
        parse(text)


def test_a_range_from_the_larger_number_is_turned_for_the_person() -> None:
    with pytest.raises(VerifyError, match="found '7-4', wanted the smaller number first: 4-7"):
        parse("7-4")


@pytest.mark.parametrize(("text", "told"), [("8", "8"), ("0", "0"), ("1,6-9", "6-9"), ("1-999999999", "1-999999999")])
def test_a_number_that_none_has_is_told_with_the_range(text: str, told: str) -> None:
    with pytest.raises(VerifyError, match=f"found {told}, but the numbers are 1 to 7; nothing was recorded"):
        numbers(text)


def test_where_nothing_is_proposed_no_number_is_right_and_all_is_none() -> None:
    empty = READING.model_copy(update={"proposals": ()})
    assert chosen(empty, parse("all")) == []
    with pytest.raises(VerifyError, match="there are no proposals"):
        chosen(empty, parse("1"))


def test_an_attitude_or_opinion_is_refused_with_the_reason_and_what_to_give() -> None:
    with pytest.raises(VerifyError, match=r"proposal 6 is an attitude: .*; give --accept 1,3-5; nothing was recorded"):
        numbers("1,3-6")
    with pytest.raises(VerifyError, match=r"proposal 7 is an opinion: .*; leave it out"):
        numbers("7")


@given(st.text())
def test_any_text_is_a_choice_or_refused(text: str) -> None:
    with suppress(VerifyError):
        assert parse(text).all or parse(text).ranges
