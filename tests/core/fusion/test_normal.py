"""Two spellings of one value are one value, and two values stay two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.core.fusion.normal import normal

SAME = [
    ("Kyiv", "  KYIV "),
    ("Straße", "STRASSE"),
    ("Zoe\u0308", "ZO\u00cb"),
    ("1,000", "1000"),
    ("1000", "1000.0"),
    ("1,000,230", "1000230.00"),
    ("30.1", "+30.10"),
    ("-0", "0"),
    ("0.30000000000000004", "0.3"),
    ("99.9999999999999999", "100"),
    ("45 %", "45.0%"),
    ("13:05", "13:05:00"),
    ("1:05 PM", "13:05"),
    ("12:00 a.m.", "0:00"),
    ("2023-09-06", "6 September 2023"),
    ("2023/9/6", "Sept. 6th, 2023"),
    ("2023-09-06T13:05Z", "2023-09-06 13:05+00:00"),
    ("2023-09-06T13:05Z", "2023-09-06 15:05:00.0+0200"),
    ("2024-01-01T00:30+01:00", "2023-12-31 23:30 UTC"),
    ("Ann Roe; Li, Wei", "wei li;ann  roe;"),
]
APART = [
    ("48", "49"),
    ("12345678901234567.5", "12345678901234600"),
    ("0.123456789012345", "0.123456789012346"),
    ("007", "7"),
    ("1.5", "15"),
    ("-5", "5"),
    ("5", "5 %"),
    ("1.000", "1,000"),
    ("0,123", "123"),
    ("03/04/2023", "04/03/2023"),
    ("03/04/2023", "2023-04-03"),
    ("13:05", "1:05"),
    ("1:05 am", "1:05 pm"),
    ("2023-09-06 13:05", "2023-09-06 13:05Z"),
    ("2023-09-06", "2023-09-06 00:00"),
    ("2023-02-30", "2023-03-02"),
    ("40.1; 50.2", "50.2; 40.1"),
    ("2023-01-01; 2023-02-01", "2023-02-01; 2023-01-01"),
    ("Ann; Ann", "Ann"),
    ("War and Peace", "Peace and War"),
    ("Smith, John", "John Smith"),
    ("Doe, Jr.; Roe", "Jr. Doe; Roe"),
    ("true", "yes"),
    ("a;b", "a,b"),
    ("résumé", "resume"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_value_are_one(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_values_that_differ_stay_apart(one: str, other: str) -> None:
    assert normal(one) != normal(other)


LIKELY = st.one_of(
    st.text(),
    st.text("0123456789,.:;-+/ %TZapm", max_size=20),
    st.from_regex(r"\A[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}([T ][0-9]{1,2}:[0-9]{2}([ap]m|Z)?)?\Z"),
    st.lists(st.text("abcXYZéß ,.'0;", max_size=9), max_size=4).map(";".join),
)


@given(LIKELY)
def test_a_normal_form_is_its_own(value: str) -> None:
    assert normal(normal(value)) == normal(value)


@given(LIKELY)
def test_case_and_outer_space_tell_nothing(value: str) -> None:
    assert normal(f" {value}\t") == normal(value)
    if value.isascii():
        assert normal(value.upper()) == normal(value.lower())


@given(st.lists(st.text("abc def'-", min_size=1).filter(str.strip), min_size=2, max_size=5), st.randoms())
def test_the_order_of_a_list_of_names_tells_nothing(names: list[str], random: object) -> None:
    turned = list(names)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert normal(";".join(turned)) == normal("; ".join(names))


@given(st.integers(), st.integers())
def test_two_whole_numbers_are_one_only_when_they_are_equal(one: int, other: int) -> None:
    assert normal(f"{one:,}") == normal(f"{one}.00")
    assert (normal(str(one)) == normal(f"{other:,}")) == (one == other)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=4),
    st.decimals(allow_nan=False, places=2, allow_infinity=False),
)
def test_two_decimals_are_one_only_when_they_are_equal(one: object, other: object) -> None:
    assert (normal(f"{one:f}") == normal(f"{other:f}")) == (one == other)
