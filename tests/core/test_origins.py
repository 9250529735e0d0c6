from typing import Any

import pytest

from tests.builders import Said, assessed, counts, denies, facts_of, first_hand, group, on, says
from verify.core.lineage import Lineage
from verify.core.live import utterances
from verify.errors import Conflict
from verify.model import Attribution


def test_a_relayed_statement_adds_no_origin() -> None:
    alone, relayed = on(says("governor")), on(says("governor"), says("wire", relays="governor"))
    assert counts(relayed) == counts(alone) == (1, 1, 0, 0)
    assert group(relayed, "governor").attributions == ("A1", "A2")
    assert group(relayed, "governor").why == "A2 relays A1"


def test_a_relay_speaks_for_a_root_without_an_attribution_of_its_own() -> None:
    one = on(says("wire", relays="governor"))
    assert counts(one) == (1, 1, 0, 0)
    assert (group(one, "governor").party, group(one, "governor").why) == ("ru", "A1 relays governor")


def test_a_relay_of_a_relay_goes_back_to_the_same_root() -> None:
    one = on(says("governor"), says("wire", relays="governor"), says("paper", relays="wire"))
    assert counts(one) == (1, 1, 0, 0)


def test_a_relay_of_two_adds_both_roots_and_merges_nothing() -> None:
    assert counts(on(says("wire", relays=("governor", "minister")))) == (2, 2, 0, 0)


def test_a_relay_joins_no_groups() -> None:
    """Two papers relay two governments out of copies of one text: the governments stay two."""
    one = on(
        says("paper", relays="governor", document="D1", rests_on="video"),
        says("station", relays="minister", document="D2", rests_on="video"),
        copies={"D2": ["D1"]},
    )
    assert counts(one) == (2, 2, 0, 0)


def test_relays_that_go_round_in_a_circle_are_refused() -> None:
    circle = [
        Attribution(id="A1", claim="C1", source="wire", relays=("paper",)),
        Attribution(id="A2", claim="C1", source="paper", relays=("wire",)),
    ]
    with pytest.raises(Conflict, match="relays go round in a circle: wire relays paper relays wire"):
        utterances(circle, Lineage({}, {}))


def test_sources_that_share_a_body_are_one_origin() -> None:
    one = on(says("spokesman"), says("other-spokesman"))
    assert counts(one) == (1, 1, 0, 0)
    assert group(one, "spokesman").why == "spokesman and other-spokesman speak for one body"


def test_a_source_is_among_its_own_bodies() -> None:
    assert counts(on(says("ministry"), says("spokesman"))) == (1, 1, 0, 0)


def test_a_document_that_copies_another_adds_no_origin() -> None:
    one = on(first_hand("witness", document="D1"), first_hand("analyst", document="D2"), copies={"D2": ["D1"]})
    assert counts(one) == (1, 1, 0, 0)
    assert group(one, "witness").why == "witness and analyst stand in copies of one text"


def test_two_copies_of_one_text_are_one_origin_even_when_the_text_itself_is_not_quoted() -> None:
    one = on(says("paper", document="D2"), says("station", document="D3"), copies={"D2": ["D1"], "D3": ["D1"]})
    assert counts(one) == (1, 1, 0, 0)


def test_speakers_whom_one_text_shows_side_by_side_stay_two_in_its_copies() -> None:
    said = [says("governor", document="D1"), says("minister", document="D1"), says("governor", document="D2")]
    copies = {"D2": ["D1"]}
    assert counts(on(*said, copies=copies)) == (2, 2, 0, 0)
    # An outlet that repeats the text repeats one of the two, and nobody can say which.
    one = on(*said, says("paper", document="D2"), copies=copies)
    assert counts(one) == (2, 2, 0, 0)
    assert one.flags == ("A4 copies a text in which several speak: it adds no origin",)


def test_voices_that_rest_on_the_same_imagery_are_one_origin() -> None:
    one = on(first_hand("witness", rests_on="video"), first_hand("analyst", rests_on="video"))
    assert counts(one) == (1, 1, 0, 0)


def test_imagery_rests_on_itself() -> None:
    one = on(says("video"), first_hand("witness", rests_on="video"))
    assert counts(one) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    "said",
    [
        first_hand("analyst", rests_on=("video", "memo")),
        first_hand("analyst", document="D3"),
    ],
)
def test_what_goes_back_to_several_adds_no_origin_and_merges_nothing(said: Said) -> None:
    one = on(says("video", document="D1"), says("memo", document="D2"), said, copies={"D3": ["D1", "D2"]})
    assert counts(one) == (2, 2, 0, 0)
    assert any("it adds no origin" in flag for flag in one.flags)


def test_what_goes_back_to_several_is_one_voice_where_nobody_else_is_heard() -> None:
    """A ministry that shows two pictures is not unsourced; beside the pictures themselves it adds nothing."""
    shows_two = says("minister", rests_on=("video", "memo"))
    assert counts(on(shows_two)) == (1, 1, 0, 0)
    assert counts(on(shows_two, says("staff", rests_on=("video", "memo")))) == (1, 1, 0, 0)
    assert counts(on(shows_two, says("officials"))) == (1, 2, 0, 0)
    assert counts(on(shows_two, says("governor"))) == (1, 1, 0, 0)


def test_a_denial_is_not_put_in_the_mouth_of_somebody_whose_relay_affirms() -> None:
    """A blog denies in the name of a wire that, relaying the minister, affirms: the blog misattributes the wire."""
    one = on(says("wire", relays="minister"), denies("paper", relays="wire"))
    assert counts(one) == (1, 1, 0, 0)
    assert one.flags == ("misattributed: A2 relays minister otherwise than its own words say",)


@pytest.mark.parametrize("own", [denies("minister", basis="implicit"), denies("minister", via="tabloid")])
def test_words_that_are_not_sure_do_not_overrule_a_relay(own: Said) -> None:
    assert counts(on(own, says("wire", relays="minister")))[0] == 1


def test_an_unnamed_relay_of_a_named_source_is_barred() -> None:
    cast = {"post": {"kind": "outlet", "unnamed": True}}
    assert counts(on(says("post", relays="minister"), cast=cast)) == (0, 1, 0, 0)
    assert counts(on(says("minister", via="unknown-carrier"))) == (1, 1, 0, 0)


def test_a_root_that_is_relayed_without_a_detour_has_the_grade_of_the_short_way() -> None:
    one = on(says("tabloid", relays="minister"), says("agency", relays=("minister", "tabloid")))
    assert counts(one) == (1, 1, 0, 0)


def test_a_voice_that_only_repeats_lends_an_origin_no_party() -> None:
    cast = {"blogger": {"kind": "group", "party": "xx"}, "paper-file": {"kind": "document"}}
    one = on(says("paper-file"), says("blogger", rests_on="paper-file"), says("governor"), cast=cast)
    assert group(one, "paper-file").party is None
    assert one.status == "single-source"


def test_a_relay_of_somebody_who_only_doubts_is_flagged() -> None:
    one = on(says("governor", "doubts"), says("wire", relays="governor"))
    assert one.flags == ("A2 relays governor, whose own words are only: doubts",)


def test_voices_of_one_organisation_on_opposite_sides_are_not_merged() -> None:
    one = on(says("spokesman"), denies("other-spokesman"))
    assert counts(one) == (1, 1, 1, 1)
    assert one.status == "disputed"


def test_an_origin_whose_voices_have_different_parties_has_an_unknown_party() -> None:
    one = on(says("governor", rests_on="video"), says("minister", rests_on="video"))
    assert counts(one) == (1, 1, 0, 0)
    assert group(one, "governor").party is None


@pytest.mark.parametrize(
    ("said", "known"),
    [
        (first_hand("witness"), True),
        (says("witness"), False),
        (says("witness", access="second-hand"), False),
        (says("governor"), True),
        (says("observer"), True),
        (says("staff"), True),
        (says("spokesman"), True),
        (says("video"), True),
        (says("memo"), True),
        (says("wire"), False),
        (says("analyst"), False),
        (says("analyst", independent=True, why="her own count of graves"), True),
        (says("analyst", independent=True), False),
        (says("wire", relays="governor"), True),
        (says("wire", relays="analyst", access="first-hand"), False),
        (says("officials"), False),
        (says("party-less"), False),
        (says("hidden-video"), False),
    ],
)
def test_lineage_is_known_only_of_those_who_say_how_they_know_or_speak_for_themselves(said: Said, known: bool) -> None:
    cast: dict[str, dict[str, Any]] = {
        "party-less": {"kind": "government"},
        "hidden-video": {"kind": "imagery", "unnamed": True},
    }
    assert on(said, cast=cast).origins.groups[0].known is known


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        (says("agency"), "B"),
        (says("agency", via="carrier"), "F"),
        (says("agency", via="tabloid"), "E"),
        (says("agency", via=("a-carrier", "carrier")), "F"),
        (says("agency", via="a-carrier"), "B"),
        (says("agency", via="unnamed-a"), "F"),
        (says("d-graded", via="carrier"), "D"),
        (says("wire", relays="agency"), "F"),
        (says("a-carrier", relays="agency"), "B"),
    ],
)
def test_the_effective_grade_is_the_worst_on_the_road(said: Said, grade: str) -> None:
    """The order is A B C F D E: what is known to be bad is worse than what is not known."""
    cast: dict[str, dict[str, Any]] = {
        "a-carrier": {"grade": "A"},
        "unnamed-a": {"grade": "A", "unnamed": True},
        "d-graded": {"grade": "D"},
    }
    assert on(said, cast=cast).origins.groups[0].grade == grade


def test_every_relay_on_the_way_to_the_root_weighs_on_the_grade() -> None:
    one = on(says("tabloid", relays="agency"), says("a-paper", relays="tabloid"), cast={"a-paper": {"grade": "A"}})
    assert group(one, "agency").grade == "E"


def test_another_road_is_another_attribution_and_the_best_one_counts() -> None:
    one = on(says("agency", via="tabloid"), says("agency", via="carrier"))
    assert group(one, "agency").grade == "F"
    assert counts(one) == (1, 1, 0, 0)


def test_origins_of_one_party_count_once_in_the_minimum() -> None:
    one = on(says("governor"), says("ministry"))
    assert counts(one) == (1, 2, 0, 0)
    assert [origin.counted for origin in one.origins.groups] == [True, False]


def test_origins_of_no_party_or_of_unknown_party_count_singly() -> None:
    assert counts(on(says("observer"), says("memo"), first_hand("witness"), first_hand("other-witness"))) == (
        4,
        4,
        0,
        0,
    )


def test_an_origin_of_several_parties_counts_only_when_none_of_them_does() -> None:
    """Else a copy of ru's paper taken up by ua would raise ru's one origin to two."""
    ru = [says("governor"), says("ministry", document="D1")]
    assert counts(on(*ru)) == (1, 2, 0, 0)
    assert counts(on(*ru, says("minister", document="D2"), copies={"D2": ["D1"]})) == (1, 2, 0, 0)


def test_one_unknown_voice_counts_when_none_is_known() -> None:
    assert counts(on(says("wire"))) == (1, 1, 0, 0)
    assert counts(on(says("wire"), says("paper"), says("station"))) == (1, 3, 0, 0)


def test_unknown_voices_add_nothing_to_a_known_one() -> None:
    assert counts(on(says("governor"), says("wire"), says("paper"))) == (1, 3, 0, 0)


def test_nobody_named_is_no_origin_at_least() -> None:
    assert counts(on(says("officials"))) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (says("officials"), "unnamed"),
        (says("governor", via="tabloid"), "graded E"),
        (says("governor", basis="implicit"), "implicit, not confirmed by a person"),
        (says("governor", "partly"), "affirms in part only"),
    ],
)
def test_what_is_barred_stands_in_the_maximum_only(said: Said, why: str) -> None:
    one = on(said)
    assert counts(one) == (0, 1, 0, 0)
    assert one.origins.groups[0].why == f"one voice; not counted: {why}"


def test_doubts_are_barred_from_the_minimum_against() -> None:
    assert counts(on(says("governor", "doubts"))) == (0, 0, 0, 1)


def test_an_implicit_basis_counts_once_a_person_has_confirmed_it() -> None:
    assert counts(on(says("governor", basis="implicit", confirmed=True))) == (1, 1, 0, 0)


def test_an_origin_is_known_only_through_attributions_that_are_not_barred() -> None:
    """The governor's own words are an unconfirmed continuation; only the analyst he shares a video with counts."""
    one = on(says("governor", basis="implicit", rests_on="video"), says("analyst", rests_on="video"), says("minister"))
    assert group(one, "analyst").known is False
    assert counts(one) == (1, 2, 0, 0)


@pytest.mark.parametrize(("grade", "against"), [("A", 1), ("C", 1), ("F", 0), ("D", 0), ("E", 0)])
def test_a_nobodys_denial_of_a_known_origin_is_noted_and_disputes_nothing(grade: str, against: int) -> None:
    one = on(says("governor"), denies("wire"), cast={"wire": {"grade": grade}})
    assert counts(one) == (1, 1, against, 1)
    assert one.status == ("disputed" if against else "single-source")
    assert [row.source for row in one.noted] == ([] if against else ["wire"])


def test_a_nobodys_denial_of_an_unknown_origin_counts() -> None:
    one = on(says("paper"), denies("wire"))
    assert counts(one) == (1, 1, 1, 1)
    assert one.status == "disputed"


def test_an_affirmed_claim_that_excludes_this_one_counts_against_it() -> None:
    facts = facts_of(
        ({}, [says("governor")]),
        ({}, [says("minister")]),
        links=[("C2", "contradicts", "C1")],
    )
    assert counts(assessed(facts, "C1")) == counts(assessed(facts, "C2")) == (1, 1, 1, 1)
    assert assessed(facts, "C1").status == "disputed"


def test_exclusion_goes_one_step_only() -> None:
    """C3 excludes C2 and C2 excludes C1: what is said for C3 says nothing of C1."""
    facts = facts_of(
        ({}, [says("governor")]),
        ({}, []),
        ({}, [says("minister")]),
        links=[("C1", "contradicts", "C2"), ("C2", "contradicts", "C3")],
    )
    assert counts(assessed(facts, "C1")) == (1, 1, 0, 0)
    assert assessed(facts, "C2").status == "denied"


def test_who_denies_the_claim_and_affirms_what_excludes_it_is_one_origin() -> None:
    facts = facts_of(
        ({}, [says("minister"), denies("governor")]),
        ({}, [says("governor")]),
        links=[("C1", "contradicts", "C2")],
    )
    assert counts(assessed(facts, "C1")) == (1, 1, 1, 1)


def test_disjoint_values_of_one_item_exclude_each_other_while_their_times_overlap() -> None:
    def pair(one: str, other: str, when: str | None, then: str | None) -> tuple[int, int, int, int]:
        facts = facts_of(
            ({"item": "Dead at Hroza", "value": one, "when": when}, [says("governor", at="2023-10-05")]),
            ({"item": "dead at  hroza", "value": other, "when": then}, [says("minister", at="2023-10-05")]),
        )
        return counts(assessed(facts, "C1"))

    assert pair("49", "51", None, "2023-10") == (1, 1, 1, 1)
    assert pair("49", ">=48", None, None) == (1, 1, 0, 0)
    assert pair("49", "51", "2023-10-05", "2023-10-06") == (1, 1, 0, 0)
    assert pair("Robotyne", "Verbove", None, None) == (1, 1, 1, 1)
    assert pair("49", "dozens", None, None) == (1, 1, 0, 0)


def test_a_higher_number_said_later_is_an_update_and_no_dispute() -> None:
    facts = facts_of(
        ({"item": "dead", "value": "49"}, [says("governor", at="2023-10-05")]),
        ({"item": "dead", "value": "51"}, [says("minister", at="2023-10-06")]),
    )
    lower, higher = assessed(facts, "C1"), assessed(facts, "C2")
    assert (lower.status, higher.status) == ("single-source", "single-source")
    assert lower.flags == ("updated by C2: a higher number said later",)
    assert higher.flags == ("update of C1: a higher number said later",)


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        (["2023-10-05", "2023-10-06"], ["2023-10-06"]),  # the lower was still said on that day
        (["2023-10-06"], ["2023-10-05"]),  # the higher came first: a correction downwards is a dispute
        (["2023-10-05"], [None]),  # nobody knows when the higher was said
        ([None], ["2023-10-05"]),  # nobody knows when the lower was said
    ],
)
def test_a_higher_number_not_said_after_the_lowers_last_disputes(
    lower: list[str | None], higher: list[str | None]
) -> None:
    facts = facts_of(
        ({"item": "dead", "value": "49"}, [says("governor", at=at) for at in lower]),
        ({"item": "dead", "value": "51"}, [says("minister", at=at) for at in higher]),
    )
    assert [assessed(facts, claim).status for claim in ("C1", "C2")] == ["disputed", "disputed"]


def test_the_time_of_day_tells_which_of_two_numbers_came_later() -> None:
    def pair(lower: str, higher: str) -> list[str]:
        facts = facts_of(
            ({"item": "dead", "value": "49"}, [says("governor", at=lower)]),
            ({"item": "dead", "value": "51"}, [says("minister", at=higher)]),
        )
        return [assessed(facts, claim).status for claim in ("C1", "C2")]

    assert pair("2023-10-05T18:00Z", "2023-10-05T20:00Z") == ["single-source"] * 2
    assert pair("2023-10-05T18:00+02:00", "2023-10-05T17:00Z") == ["single-source"] * 2
    assert pair("2023-10-05T18:00Z", "2023-10-05") == ["disputed"] * 2


def test_a_source_that_corrects_its_number_downwards_does_not_dispute_itself() -> None:
    """Its last word counts: the earlier number is excluded by it, the later one is not disputed by the earlier."""
    facts = facts_of(
        ({"item": "dead", "value": ">=500"}, [says("ministry", at="2023-10-17")]),
        ({"item": "dead", "value": "471"}, [says("ministry", at="2023-10-18"), says("minister", at="2023-10-16")]),
    )
    assert counts(assessed(facts, "C1")) == (0, 0, 2, 2)
    assert assessed(facts, "C1").flags == ("A1 is revised: its source has since affirmed C2: it adds no origin",)
    assert counts(assessed(facts, "C2")) == (2, 2, 0, 0)


def test_a_source_that_says_two_things_on_one_day_disputes_itself() -> None:
    facts = facts_of(
        ({"item": "dead", "value": "500"}, [says("ministry", at="2023-10-17")]),
        ({"item": "dead", "value": "471"}, [says("ministry", at="2023-10-17")]),
    )
    assert [assessed(facts, claim).status for claim in ("C1", "C2")] == ["disputed", "disputed"]


def test_a_link_that_a_person_stated_is_not_read_as_an_update() -> None:
    facts = facts_of(
        ({"item": "dead", "value": "49"}, [says("governor", at="2023-10-05")]),
        ({"item": "dead", "value": "51"}, [says("minister", at="2023-10-06")]),
        links=[("C1", "contradicts", "C2")],
    )
    assert assessed(facts, "C1").status == "disputed"


def test_what_was_true_then_and_is_not_now_is_no_dispute() -> None:
    facts = facts_of(
        ({"item": "who holds Robotyne", "value": "ru"}, [says("governor")]),
        ({"item": "who holds Robotyne", "value": "ua"}, [says("minister")]),
        links=[("C2", "supersedes", "C1")],
    )
    old = assessed(facts, "C1")
    assert (old.status, old.superseded_by) == ("single-source", "C2")
    assert assessed(facts, "C2").status == "single-source"
