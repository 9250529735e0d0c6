"""Dates in prose: where they stand, which days they cover, what was assumed, and what is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verify.dates import interval, normal_interval
from verify.extract.when import Found, moments

TUESDAY = "2023-11-14"
"""The date of the seed article."""

PIECES = (
    "on in by since until before after between from to and the of last next this early late mid- end Wednesday Sunday "
    "Wed. Sept. September May may march 6 6th 28-30 31 2023 2023-24 2000 03/04/2023 06.09.2023 2023-09-06 0001-01-01 "
    "9999-12-31 today yesterday overnight week month year weekend two three ago days hours 24 9999 past few a couple "
    "of earlier later recently summer winter ( ) , . - \u2013 \n \u00a0 Times Street % $ /"
)
WORDS = st.sampled_from(PIECES.split(" "))
PROSE = st.lists(WORDS, max_size=12).map(" ".join) | st.lists(WORDS, max_size=12).map("".join) | st.text(max_size=60)
PUBLISHED = (
    st.none()
    | st.dates().map(str)
    | st.dates().map(lambda day: str(day)[:7])
    | st.dates().map(lambda day: str(day)[:4])
    | st.sampled_from(["0001-01-01", "0001", "9999-12-31", "9999-12", "2023-11-14T10:00Z"])
)


def found(text: str, published: str | None = TUESDAY, *, past: bool = True) -> list[Found]:
    return list(moments(text, published, past=past))


def values(text: str, published: str | None = TUESDAY, *, past: bool = True) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], one.value) for one in moments(text, published, past=past)]


def one(text: str, published: str | None = TUESDAY, *, past: bool = True) -> Found:
    (only,) = moments(text, published, past=past)
    return only


def kinds(moment: Found) -> list[str]:
    return [kind for kind, _ in moment.warnings]


@given(PROSE, PUBLISHED, st.booleans())
@example("on Wednesday, last week, tomorrow, 9999 years ago, next winter", "9999-12-31", True)
@example("yesterday, last weekend, 29 February, last winter, early last month", "0001-01-01", True)
@example("Wednesday, 9999-12-31", "9999", False)
@example("Sunday, 0001-01-01", "0001", False)
def test_any_text_gives_spans_in_order_and_values_that_a_claim_takes(
    text: str, published: str | None, past: bool
) -> None:
    reached = 0
    for moment in moments(text, published, past=past):
        assert reached <= moment.start < moment.end <= len(text)
        assert not text[moment.start].isspace()
        assert not text[moment.end - 1].isspace()
        assert moment.value is None or normal_interval(moment.value) == moment.value
        assert moment.value or moment.assumption or moment.warnings
        reached = moment.end


@given(PROSE, st.booleans())
def test_what_is_told_without_a_document_date_holds_with_any(text: str, past: bool) -> None:
    """Spans do not depend on the document's date, and a date in full does not either."""
    without, with_date = found(text, None, past=past), found(text, TUESDAY, past=past)
    assert [moment[:2] for moment in without] == [moment[:2] for moment in with_date]
    for bare, dated in zip(without, with_date, strict=True):
        if bare.value is not None and bare.assumption is None:
            assert dated.value == bare.value


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), PUBLISHED)
def test_every_way_to_write_a_full_date_is_the_same_day(day: date, published: str | None) -> None:
    month = day.strftime("%B")
    for text in (
        f"{day}",
        f"{day.day} {month} {day.year}",
        f"{day:%d.%m.%Y}",
        f"{month} {day.day}, {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"{day:%A} {day.day} {month} {day.year}",
        f"{day.day} {month.upper()} {day.year}",
        f"{day:%b} {day.day}, {day.year}",
    ):
        moment = one(text, published, past=False)
        assert moment == Found(0, len(text), str(day), None, ())


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.integers(0, 6), st.booleans())
def test_a_weekday_lies_within_a_week_on_the_side_that_the_tense_says(day: date, weekday: int, past: bool) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    there = date.fromisoformat(one(f"on {name}", str(day), past=past).value or "")
    assert there.weekday() == weekday
    assert timedelta(0) <= (day - there if past else there - day) < timedelta(7)


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_last_week_this_week_and_next_week_are_three_weeks_in_a_row_from_monday_to_sunday(day: date) -> None:
    last, this, following = (interval(one(f"{which} week", str(day)).value) for which in ("last", "this", "next"))
    assert this.first <= day <= this.last
    assert [week.first.weekday() for week in (last, this, following)] == [0, 0, 0]
    assert last.last + timedelta(1) == this.first
    assert this.last + timedelta(1) == following.first


@given(
    st.sampled_from(
        ["on Wednesday", "last week", "yesterday", "last month", "two years ago", "overnight", "next year"]
    ),
    st.dates(date(1000, 1, 1), date(9000, 12, 31)),
    st.booleans(),
)
def test_a_partial_document_date_gives_a_range_that_holds_what_each_of_its_days_would_give(
    words: str, day: date, past: bool
) -> None:
    exact = interval(one(words, str(day), past=past).value)
    for partial in (str(day)[:7], str(day)[:4]):
        whole = interval(one(words, partial, past=past).value)
        assert whole.first <= exact.first
        assert exact.last <= whole.last


def test_the_seed_article_has_its_three_dates_and_the_conflict() -> None:
    text = (
        "date 2023-11-14 Ukraine … breached the first line last week, … Antony Blinken arrived in Kyiv on Wednesday to"
    )
    assert values(text) == [
        ("2023-11-14", "2023-11-14"),
        ("last week", "2023-11-06/2023-11-12"),
        ("on Wednesday", "2023-11-08"),
    ]
    header, week, weekday = found(text)
    assert (header.assumption, header.warnings) == (None, ())
    assert week.assumption == "last week, taken from the document's date 2023-11-14: 2023-11-06 to 2023-11-12"
    assert weekday.assumption == (
        "on Wednesday, taken from the document's date 2023-11-14 (a Tuesday): the latest Wednesday up to it, 2023-11-08"
    )
    ((kind, words),) = weekday.warnings
    assert kind == "date-conflict"
    assert words == (
        "“on Wednesday” would be 2023-11-08, six days before the document's date 2023-11-14 (a Tuesday); "
        "2023-11-15 is the day after it: check the date of the document"
    )


def test_the_seed_article_fits_the_date_on_which_its_events_were() -> None:
    """From Wednesday 2023-09-06: that day, and Monday 28 August to Sunday 3 September."""
    assert values("breached last week; arrived on Wednesday", "2023-09-06") == [
        ("last week", "2023-08-28/2023-09-03"),
        ("on Wednesday", "2023-09-06"),
    ]
    assert "that same day" in (one("arrived on Wednesday", "2023-09-06").assumption or "")
    assert not one("arrived on Wednesday", "2023-09-06").warnings


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6 September 2023", "2023-09-06"),
        ("6th of September 2023", "2023-09-06"),
        ("the 6th of September, 2023", "2023-09-06"),
        ("Sept. 6, 2023", "2023-09-06"),
        ("06-Sep-2023", "2023-09-06"),
        ("06.09.2023", "2023-09-06"),
        ("2023/09/06", "2023-09-06"),
        ("2023-09-06T14:30Z", "2023-09-06"),
        ("13/04/2023", "2023-04-13"),
        ("04/13/2023", "2023-04-13"),
        ("03/03/2023", "2023-03-03"),
        ("on Wednesday,\nSeptember 6,\u00a02023", "2023-09-06"),
        ("Wednesday night, September 6, 2023", "2023-09-06"),
        ("5 may 2023", "2023-05-05"),
        ("September 2023", "2023-09"),
        ("in Sept. 2023", "2023-09"),
        ("in 2023", "2023"),
        ("in the year 2023", "2023"),
        ("28-30 August 2023", "2023-08-28/2023-08-30"),
        ("28\u201330 August 2023", "2023-08-28/2023-08-30"),
        ("the 28 to 30 August 2023", "2023-08-28/2023-08-30"),
        ("September 6-8, 2023", "2023-09-06/2023-09-08"),
        ("between 1 and 5 June 2023", "2023-06-01/2023-06-05"),
        ("from 4 June to 6 June 2023", "2023-06-04/2023-06-06"),
        ("September 28 to October 3, 2023", "2023-09-28/2023-10-03"),
        ("28 December to 3 January 2023", "2022-12-28/2023-01-03"),
        ("5/6 September 2023", "2023-09-05/2023-09-06"),
        ("5 and 6 September 2023", "2023-09-05/2023-09-06"),
        ("2023-09-06/2023-09-08", "2023-09-06/2023-09-08"),
        ("January to March 2022", "2022-01/2022-03"),
        ("June 2022 to March", "2022-06/2023-03"),
        ("from Nov. 2022 to Jan. 2023", "2022-11/2023-01"),
        ("from 2014 to 2016", "2014/2016"),
        ("in 2022-23", "2022/2023"),
    ],
)
def test_a_date_in_full_needs_no_assumption(text: str, value: str) -> None:
    moment = one(text, None)
    assert (moment.value, moment.assumption, moment.warnings) == (value, None, ())
    assert moment.end == len(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6 September", "2023-09-06"),
        ("on the 6th of September", "2023-09-06"),
        ("Sept. 6", "2023-09-06"),
        ("Wednesday (6 September)", "2023-09-06"),
        ("6 September (Wednesday)", "2023-09-06"),
        ("1 December", "2022-12-01"),
        ("29 February", "2020-02-29"),
        ("between 1 and 5 June", "2023-06-01/2023-06-05"),
        ("September 6 and 7", "2023-09-06/2023-09-07"),
        ("28 December to 3 January", "2022-12-28/2023-01-03"),
        ("in September", "2023-09"),
        ("in December", "2022-12"),
        ("in November", "2023-11"),
        ("in May", "2023-05"),
        ("early September", "2023-09-01/2023-09-10"),
        ("in mid-September", "2023-09-11/2023-09-20"),
        ("in late September", "2023-09-21/2023-09-30"),
        ("the end of February", "2023-02-21/2023-02-28"),
        ("the last week of August", "2023-08-25/2023-08-31"),
        ("between January and March", "2023-01/2023-03"),
    ],
)
def test_a_date_without_a_year_takes_the_latest_that_began(text: str, value: str) -> None:
    """Seen from 2023-11-14; December and 1 December began last in 2022, 29 February last was in 2020."""
    moment = one(text)
    assert (moment.value, moment.warnings) == (value, ())
    assert "its year taken from the document's date 2023-11-14" in (moment.assumption or "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 6 September", "2024-09-06"),
        ("on 1 December", "2023-12-01"),
        ("in September", "2024-09"),
        ("in November", "2023-11"),
        ("on Friday", "2023-11-17"),
        ("on Monday", "2023-11-20"),
        ("this weekend", "2023-11-18/2023-11-19"),
        ("by Thursday", "2023-11-14/2023-11-16"),
        ("until Friday", "2023-11-14/2023-11-17"),
        ("by 2025", "2023-11-14/2025-12-31"),
        ("in two days", "2023-11-16"),
        ("in three weeks' time", "2023-12-04/2023-12-10"),
        ("over the next three days", "2023-11-14/2023-11-17"),
        ("in the spring", "2024-03/2024-05"),
    ],
)
def test_told_of_the_future_the_next_one_is_meant(text: str, value: str) -> None:
    """Seen from Tuesday 2023-11-14; three weeks on is 2023-12-05, in the week from Monday 4 December."""
    assert one(text, past=False).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Monday", "2023-11-13"),
        ("on Tuesday", "2023-11-14"),
        ("Friday night", "2023-11-10"),
        ("arrived in Kyiv Sunday", "2023-11-12"),
        ("On Thurs.", "2023-11-09"),
        ("last Tuesday", "2023-11-07"),
        ("last Monday", "2023-11-13"),
        ("next Friday", "2023-11-17"),
        ("next Tuesday", "2023-11-21"),
        ("this coming Monday", "2023-11-20"),
        ("on Friday last week", "2023-11-10"),
        ("Monday of next week", "2023-11-20"),
        ("since Monday", "2023-11-13/2023-11-14"),
        ("from Monday to Wednesday", "2023-11-06/2023-11-08"),
        ("between Friday and Monday", "2023-11-10/2023-11-13"),
    ],
)
def test_weekdays_seen_from_a_tuesday(text: str, value: str) -> None:
    """14 November 2023 is a Tuesday: Monday was the 13th, Friday the 10th, the Wednesday before it the 8th."""
    assert one(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("today", "2023-11-14"),
        ("tonight", "2023-11-14"),
        ("earlier today", "2023-11-14"),
        ("this morning", "2023-11-14"),
        ("yesterday morning", "2023-11-13"),
        ("the day before yesterday", "2023-11-12"),
        ("tomorrow", "2023-11-15"),
        ("the day after tomorrow", "2023-11-16"),
        ("overnight", "2023-11-13/2023-11-14"),
        ("last night", "2023-11-13/2023-11-14"),
        ("this week", "2023-11-13/2023-11-19"),
        ("earlier this week", "2023-11-13/2023-11-14"),
        ("later this month", "2023-11-14/2023-11-30"),
        ("last week", "2023-11-06/2023-11-12"),
        ("the week before last", "2023-10-30/2023-11-05"),
        ("next month", "2023-12"),
        ("last year", "2022"),
        ("late last month", "2023-10-21/2023-10-31"),
        ("early next year", "2024-01/2024-04"),
        ("by the end of the year", "2023-09/2023-12"),
        ("last weekend", "2023-11-11/2023-11-12"),
        ("over the weekend", "2023-11-11/2023-11-12"),
        ("next weekend", "2023-11-25/2023-11-26"),
        ("two days ago", "2023-11-12"),
        ("a week ago", "2023-11-06/2023-11-12"),
        ("three months ago", "2023-08"),
        ("10 years ago", "2013"),
        ("five hours ago", "2023-11-13/2023-11-14"),
        ("48 hours ago", "2023-11-12"),
        ("in the past 24 hours", "2023-11-13/2023-11-14"),
        ("over the last three days", "2023-11-11/2023-11-14"),
        ("in the past week", "2023-11-07/2023-11-14"),
        ("for the past two years", "2021-11-14/2023-11-14"),
        ("since last week", "2023-11-06/2023-11-14"),
        ("last September", "2023-09"),
        ("last November", "2022-11"),
        ("next March", "2024-03"),
        ("on 6 September last year", "2022-09-06"),
        ("last summer", "2023-06/2023-08"),
        ("last winter", "2022-12/2023-02"),
        ("last autumn", "2022-09/2022-11"),
        ("in the summer of last year", "2022-06/2022-08"),
    ],
)
def test_relative_dates_seen_from_a_tuesday_in_november(text: str, value: str) -> None:
    """From 2023-11-14; its autumn lasts to the end of November, so the last one to end was that of 2022."""
    moment = one(text)
    assert (moment.value, moment.warnings) == (value, ())
    assert "taken from the document's date 2023-11-14" in (moment.assumption or "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("early 2023", "2023-01/2023-04"),
        ("mid-2023", "2023-05/2023-08"),
        ("the first half of 2023", "2023-01/2023-06"),
        ("the third quarter of 2022", "2022-07/2022-09"),
        ("in the summer of 2022", "2022-06/2022-08"),
        ("late summer 2022", "2022-08"),
        ("winter 2022-23", "2022-12/2023-02"),
    ],
)
def test_parts_and_seasons_say_which_days_they_were_taken_to_be(text: str, value: str) -> None:
    moment = one(text, None)
    assert moment.value == value
    assert "taken as" in (moment.assumption or "")


@pytest.mark.parametrize(
    "text",
    [
        "the previous day",
        "two days earlier",
        "the following week",
        "a month later",
        "the day before",
        "that night",
        "recently",
        "in recent weeks",
        "in the coming days",
        "several weeks ago",
        "in the last few months",
        "more than a year ago",
        "over a year ago",
        "before 6 September 2023",
        "some time ago",
    ],
)
def test_what_is_vague_or_counts_from_the_story_has_no_value_and_says_why(text: str) -> None:
    moment = one(text)
    assert (moment.value, moment.warnings) == (None, ())
    assert moment.assumption


@pytest.mark.parametrize("text", ["on Wednesday", "last week", "6 September", "in September", "two days ago", "today"])
def test_without_a_document_date_a_relative_date_has_no_value_and_one_warning(text: str) -> None:
    moment = one(text, None)
    assert (moment.value, moment.assumption) == (None, None)
    assert moment.warnings == (("no-document-date", f"“{text}” counts from the document's date, which is not known"),)


def test_a_partial_document_date_tells_what_it_can() -> None:
    """Seen from any day of November 2023, 6 September was in 2023; seen from its first, 15 November was in 2022."""
    assert values("last month, 6 September, 15 November, yesterday", "2023-11") == [
        ("last month", "2023-10"),
        ("6 September", "2023-09-06"),
        ("15 November", None),
        ("yesterday", "2023-10-31/2023-11-29"),
    ]
    assert "2022-11-15 or 2023-11-15" in (found("15 November", "2023-11")[0].assumption or "")


@pytest.mark.parametrize(
    ("weekday", "warned"),
    [("Tuesday", False), ("Wednesday", True), ("Thursday", True), ("Friday", False), ("Monday", False)],
)
def test_a_weekday_told_in_the_past_that_follows_within_two_days_doubts_the_document_date(
    weekday: str, warned: bool
) -> None:
    assert kinds(one(f"arrived on {weekday}")) == (["date-conflict"] if warned else [])
    assert kinds(one(f"will arrive on {weekday}", past=False)) == []
    assert kinds(one(f"arrived last {weekday}")) == []


@pytest.mark.parametrize(("text", "warned"), [("15 November", True), ("21 November", True), ("22 November", False)])
def test_a_date_told_in_the_past_that_follows_within_a_week_doubts_the_document_date(text: str, warned: bool) -> None:
    assert kinds(one(f"arrived on {text}")) == (["date-conflict"] if warned else [])


def test_a_weekday_that_does_not_fit_its_date_is_warned_of_and_the_date_stands() -> None:
    moment = one("on Wednesday, September 7, 2023")
    assert (moment.value, moment.assumption) == ("2023-09-07", None)
    assert moment.warnings == (
        (
            "weekday-conflict",
            "“on Wednesday, September 7, 2023”: 2023-09-07 is a Thursday; the nearest Wednesday is 2023-09-06",
        ),
    )
    assert kinds(one("7 September (Wednesday)")) == ["weekday-conflict"]
    assert kinds(one("Thursday, 7 September")) == []


def test_a_date_told_in_the_past_after_the_document_date_is_warned_of() -> None:
    assert kinds(one("arrived on 20 November 2023")) == ["future-date"]
    assert kinds(one("arrived in 2024")) == ["future-date"]
    assert kinds(one("will arrive on 20 November 2023", past=False)) == []
    assert kinds(one("arrived on 14 November 2023")) == []
    assert kinds(one("arrived on 20 November 2023", None)) == []
    assert kinds(one("arrived on 20 November 2023", "2023-11")) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("03/04/2023", "ambiguous-date"),
        ("03-04-2023", "ambiguous-date"),
        ("winter 2022", "ambiguous-date"),
        ("31 September 2023", "impossible-date"),
        ("30 February", "impossible-date"),
        ("2023-02-29", "impossible-date"),
        ("from 6 June 2023 to 4 June 2023", "impossible-date"),
    ],
)
def test_a_date_that_can_be_two_or_none_has_no_value(text: str, kind: str) -> None:
    moment = one(text)
    assert (moment.value, kinds(moment)) == (None, [kind])


@pytest.mark.parametrize(
    "text",
    [
        "he may be there, it may 5 times fail",
        "they march on Moscow, in march step",
        "of whom 5 may be dead",
        "the second line of defense",
        "Theresa May said, criticised by May, in May's cabinet",
        "the Sunday Times and the Sunday Telegraph",
        "on Black Friday, after Bloody Sunday, Good Friday",
        "Sheffield Wednesday, Wednesday Addams",
        "every Monday, on Mondays, on a Friday",
        "the port of Sept-Îles, Wednesday-based",
        "9/11, 24/7, the September 11 attacks, the January 6 committee",
        "Python 3.11.9, version 1.2.2023, v2.6, 192.168.10.2023",
        "aged 24, 18-year-old, 24 days old",
        "$2023, € 2023, 2023 dollars, in 2023 dollars",
        "2023 soldiers, of 2023 soldiers, by 2023 men",
        "by 2000 GMT, until 2000 hours, in 2000 metres, in 2000 homes",
        "24 February Street, July 4 Square, 8 March Avenue",
        "Russia Today, USA Today",
        "on Sun Microsystems, by Mon Mothma, the sun sat",
        "https://example.org/2023/09/06/last-week",
        "#September, @today, in_september",
        "1,500 years ago, 2.5 days ago",
        "in the fall of Kyiv, springs",
        "September, Robotyne and the month of fighting",
        "in two days they took it",
        "between 20 and 30 people, 3-2 and 5 - 6",
        "٦ September",
        "20230906, 2023-9, 45.13.2023",
        "in the 2012 attack, in the March states, the 2023 counteroffensive",
        "on Saturday nights",
        "told This Week that",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("on Wednesday, September 6, 2023", ["on Wednesday, September 6, 2023"]),
        ("on Wednesday, last week's losses", ["on Wednesday", "last week"]),
        ("In September 15 soldiers fell", ["In September"]),
        ("On 6 September 2000 soldiers fell", ["On 6 September"]),
        ("September 6 — 8 people died", ["September 6"]),
        ("overnight on Wednesday", ["on Wednesday"]),
        ("on 6 September.\n\n2023 was", ["on 6 September"]),
        ("the October 7 attack", ["October 7"]),
        ("Sunday’s vote", ["Sunday"]),
        ("the last days; at the last moment", ["the last days"]),
    ],
)
def test_the_longest_expression_wins_and_ends_where_the_date_does(text: str, first: list[str]) -> None:
    assert [words for words, _ in values(text)] == first


@pytest.mark.parametrize(
    ("text", "value", "assumed"),
    [
        ("since 24 February 2022", "2022-02-24/2023-11-14", "taken up to the document's date 2023-11-14"),
        ("after 24 February 2022", "2022-02-24/2023-11-14", "taken up to the document's date 2023-11-14"),
        ("until 2022", "2022", "only an end is told"),
        ("before 2022", None, "no beginning"),
        ("around 6 September 2023", "2023-09-06", "not told exactly"),
    ],
)
def test_a_preposition_changes_what_a_date_in_full_covers(text: str, value: str | None, assumed: str) -> None:
    moment = one(text)
    assert moment.value == value
    assert assumed in (moment.assumption or "")


def test_an_unreadable_document_date_is_refused() -> None:
    with pytest.raises(ValueError, match="wanted a date"):
        list(moments("today", "14 November"))
