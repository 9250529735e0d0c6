from tests.builders import assessed, counts, denies, facts_of, on, says, voice


def test_the_latest_stance_replaces_the_earlier_one() -> None:
    one = on(denies("governor", at="2023-09-01"), says("governor", at="2023-09-03"))
    assert counts(one) == (1, 1, 0, 0)
    assert [shown.live for shown in one.attributions] == [False, True]


def test_entry_order_does_not_decide_between_dated_stances() -> None:
    one = on(says("governor", at="2023-09-03"), denies("governor", at="2023-09-01"))
    assert counts(one) == (1, 1, 0, 0)


def test_a_partial_date_counts_as_its_last_day() -> None:
    """September 2023 counts as the 30th: after the 15th, before 1 October."""
    assert counts(on(denies("governor", at="2023-09"), says("governor", at="2023-09-15"))) == (0, 0, 1, 1)
    assert counts(on(denies("governor", at="2023-09"), says("governor", at="2023-10-01"))) == (1, 1, 0, 0)


def test_undated_stances_come_before_dated_ones_in_entry_order() -> None:
    assert counts(on(says("governor", at="1999"), denies("governor"))) == (1, 1, 0, 0)
    assert counts(on(says("governor"), denies("governor"))) == (0, 0, 1, 1)


def test_the_document_dates_what_has_no_date_of_its_own() -> None:
    facts = facts_of(
        ({}, [denies("governor", document="memo-1"), says("governor", at="2023-09-03")]), copies={"memo-1": ()}
    )
    dated = {"memo-1": facts.documents["memo-1"].model_copy(update={"published": "2023-09-09"})}
    object.__setattr__(facts, "documents", dated)
    assert counts(assessed(facts)) == (0, 0, 1, 1)


def test_a_repeated_stance_stands_by_all_that_take_it() -> None:
    """The earlier road is the better one: dropping it would bar the origin because somebody repeated it badly."""
    one = on(says("governor", at="2023-09-01"), says("governor", at="2023-09-02", via="tabloid"))
    assert [shown.live for shown in one.attributions] == [True, True]
    assert counts(one) == (1, 1, 0, 0)


def test_doubts_and_no_comment_replace_nothing() -> None:
    one = on(
        says("governor", at="2023-09-01"),
        says("governor", "doubts", at="2023-09-02"),
        says("governor", "no-comment", at="2023-09-03"),
    )
    assert counts(one) == (1, 1, 0, 1)


def test_a_stance_replaces_an_earlier_doubt() -> None:
    one = on(says("governor", "doubts", at="2023-09-01"), says("governor", at="2023-09-02"))
    assert counts(one) == (1, 1, 0, 0)


def test_opposite_stances_on_one_day_both_stay_and_are_flagged() -> None:
    one = on(says("governor", at="2023-09-01T08:00"), denies("governor", at="2023-09-01T20:00"))
    assert counts(one) == (1, 1, 1, 1)
    assert one.status == "disputed"
    assert one.flags == ("opposite stances on one day: governor (A1, A2)",)


def test_a_retraction_ends_the_stance_and_every_relay_of_it() -> None:
    one = on(
        says("governor", at="2023-09-01"),
        says("wire", relays="governor", at="2023-09-05"),
        says("governor", "retracts", at="2023-09-04"),
    )
    assert counts(one) == (0, 0, 0, 0)
    assert one.status == "unsourced"


def test_who_takes_back_a_report_takes_back_what_it_relayed() -> None:
    """An agency that withdraws its story of what an official said ends its relay, and every relay of the agency."""
    one = on(
        says("agency", relays="officials", at="2022-11-15"),
        says("paper", relays="agency", at="2022-11-15"),
        says("agency", "retracts", at="2022-11-16"),
    )
    assert counts(one) == (0, 0, 0, 0)


def test_an_undated_retraction_comes_last() -> None:
    assert counts(on(says("governor", "retracts"), says("governor", at="2023-09-01"))) == (0, 0, 0, 0)


def test_what_is_said_again_after_a_retraction_stands() -> None:
    one = on(
        says("governor", at="2023-09-01"),
        says("governor", "retracts", at="2023-09-02"),
        says("governor", at="2023-09-03"),
    )
    assert counts(one) == (1, 1, 0, 0)


def test_a_relayed_retraction_ends_the_relays_before_it() -> None:
    before = says("wire", relays="governor", at="2023-09-01")
    after = says("paper", relays="governor", at="2023-09-03")
    taken_back = says("station", "retracts", relays="governor", at="2023-09-02")
    assert counts(on(before, taken_back)) == (0, 0, 0, 0)
    assert counts(on(before, taken_back, after)) == (1, 1, 0, 0)


def test_the_roots_own_words_override_what_its_relays_say() -> None:
    one = on(says("governor"), denies("wire", relays="governor"))
    assert counts(one) == (1, 1, 0, 0)
    assert one.flags == ("misattributed: A2 relays governor otherwise than its own words say",)


def test_a_root_that_only_declined_to_comment_is_still_heard_through_its_relay() -> None:
    assert counts(on(says("governor", "no-comment"), says("wire", relays="governor"))) == (1, 1, 0, 0)


def test_two_relays_of_one_source_are_two_roots_each_with_its_own_latest_stance() -> None:
    one = on(
        says("wire", relays=("governor", "minister"), at="2023-09-01"),
        denies("wire", relays="governor", at="2023-09-02"),
    )
    assert counts(one) == (1, 1, 1, 1)
    assert voice(one, "A1").live
