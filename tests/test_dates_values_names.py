"""Partial dates, values of items and names: what they mean and when two are the same."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from verify.dates import Days, days_of, interval, moment_of, normal_interval
from verify.names import folded, shadow, skeleton
from verify.values import as_json, disjoint, normal_value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-09-06", date(2023, 9, 6), date(2023, 9, 6)),
        ("2023-09-06T23:59+02:00", date(2023, 9, 6), date(2023, 9, 6)),
    ],
)
def test_a_partial_date_covers_its_days(text: str, first: date, last: date) -> None:
    assert days_of(text) == Days(first, last)


@pytest.mark.parametrize(
    "text", ["", "23", "2023-13", "2023-02-29", "2023-9-6", "06.09.2023", "2023-09-06T24:00", "٢٠٢٣"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="wanted a date such as"):
        days_of(text)


def test_a_time_is_compared_in_utc() -> None:
    assert moment_of("2023-09-06T02:30+02:00") == datetime(2023, 9, 6, 0, 30, tzinfo=UTC)
    assert moment_of("2023-09-06") is None


def test_intervals_are_closed_and_spelled_one_way() -> None:
    assert normal_interval("2023-09-01..2023-09-06") == "2023-09-01/2023-09-06"
    assert interval("2023-09/2023-10") == Days(date(2023, 9, 1), date(2023, 10, 31))
    assert interval("2023-09").overlaps(interval("2023-09-30/2023-10-02"))
    assert not interval("2023-09").overlaps(interval("2023-10"))
    assert interval(None).overlaps(interval("1999"))
    for wrong in ("2023-09-06/2023-09-01", "2023/", "2023-09-06T10:00"):
        with pytest.raises(ValueError, match="an interval of these"):
            interval(wrong)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (15, "15"),
        ("1,200", "1200"),
        (12.50, "12.5"),
        (">= 15", ">=15"),
        ("≤3", "<=3"),
        ("12 .. 20", "12..20"),
        ("7..7", "7"),
    ],
)
def test_a_value_has_one_spelling(given: str | float, kept: str) -> None:
    assert normal_value(given) == kept


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("15", ">=15", False),
        ("14", ">=15", True),
        (">15", "15", True),
        ("<15", "15..20", True),
        ("12..20", "20..30", False),
        ("dozens", "15", False),
        ("Robotyne", "robotyne", False),
        ("Robotyne", "Verbove", True),
    ],
)
def test_disjoint_values_cannot_both_be_right(one: str, other: str, apart: bool) -> None:
    assert disjoint(one, other) is disjoint(other, one) is apart


def test_a_plain_number_is_a_number_in_json() -> None:
    assert [as_json(value) for value in ("15", "12.5", ">=15", "dozens", None)] == [15, 12.5, ">=15", "dozens", None]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BBC", "ВВС"),
        ("Reuters", "Rеutеrs"),
        ("Al Jazeera", "AI Jazeera"),
        ("Zoë", "zoe"),
        ("Ｒeuters", "Reuters"),
        ("O’Neil", "O'Neil"),
    ],
)
def test_look_alikes_have_one_skeleton(one: str, other: str) -> None:
    assert one != other
    assert skeleton(one) == skeleton(other)


def test_other_names_have_other_skeletons() -> None:
    assert (
        len({skeleton(name) for name in ("Reuters", "Reuter", "AFP", "AP", "Пресса", "Правда", "BBC 2", "BBC 3")}) == 8
    )


def test_a_name_is_kept_nfc_with_single_spaces_and_matched_by_its_shadow() -> None:
    assert folded("  Zoe\u0308 \n Example ") == "Zoë Example"
    assert shadow("Zoë  EXAMPLE") == "zoe example"
