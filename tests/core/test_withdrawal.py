"""What the desk withdraws, and what falls with it.

What was withdrawn counts as if it had never been recorded; all else follows. So a withdrawal may raise a count: an
earlier stance stands again, an origin that one voice held together falls apart, and a nobody's denial counts once
nobody known affirms.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import Said, assessed, counts, denies, facts_of, on, reported, says, voice, withdraws
from verify.report import Assessment


def live(one: Assessment) -> list[str]:
    return [shown.id for shown in one.attributions if shown.live]


def targets(one: Assessment) -> dict[str, str]:
    """What took each withdrawn attribution away."""
    return {shown.id: shown.withdrawn.target for shown in one.attributions if shown.withdrawn}


# What is named, and what falls with it


def test_a_withdrawn_attribution_does_not_count_and_says_by_whom_and_why() -> None:
    one = on(says("governor"), says("minister"), withdrawals=[withdraws(attribution="A1")])
    assert (counts(one), one.status) == ((1, 1, 0, 0), "single-source")
    shown = voice(one, "A1")
    assert not shown.live
    assert shown.withdrawn is not None
    assert shown.withdrawn.model_dump() == {
        "target": "A1", "by": "ines", "at": "2023-09-07T10:00:00Z", "why": "corrected",
    }  # fmt: skip
    assert voice(one, "A2").withdrawn is None


def test_withdrawing_everything_is_as_if_nobody_had_spoken() -> None:
    one = on(
        says("governor"), denies("minister"), withdrawals=[withdraws(attribution="A1"), withdraws(attribution="A2")]
    )
    assert (counts(one), one.status, one.likelihood, one.rule.id) == ((0, 0, 0, 0), "unsourced", None, "no-voice")
    assert (one.linchpins, one.credibility.computed) == ((), 6)


def test_a_withdrawn_document_takes_its_copies_with_it_and_copies_of_copies() -> None:
    spoken = [says("governor", document="D1"), says("minister", document="D2"), says("observer", document="D3")]
    one = on(*spoken, copies={"D2": ["D1"], "D3": ["D2"]}, withdrawals=[withdraws(document="D1")])
    assert targets(one) == {"A1": "D1", "A2": "D1", "A3": "D1"}
    other = on(*spoken, copies={"D2": ["D1"], "D3": ["D2"]}, withdrawals=[withdraws(document="D2")])
    assert targets(other) == {"A2": "D2", "A3": "D2"}


def test_a_copy_of_several_falls_when_all_of_them_have_fallen() -> None:
    spoken, copies = [says("governor", document="D3")], {"D3": ["D1", "D2"]}
    first, second = withdraws(document="D1"), withdraws(document="D2")
    assert live(on(*spoken, copies=copies, withdrawals=[first])) == ["A1"]
    assert live(on(*spoken, copies=copies, withdrawals=[second])) == ["A1"]
    assert targets(on(*spoken, copies=copies, withdrawals=[first, second])) == {"A1": "D1"}


def test_documents_that_copy_one_another_fall_together_and_not_by_themselves() -> None:
    spoken = [says("governor", document="D1"), says("minister", document="D2"), says("observer", document="D4")]
    copies = {"D1": ["D2"], "D2": ["D1"]}
    assert live(on(*spoken, copies=copies, withdrawals=[withdraws(document="D4")])) == ["A1", "A2"]
    assert targets(on(*spoken, copies=copies, withdrawals=[withdraws(document="D1")])) == {"A1": "D1", "A2": "D1"}


CIRCLE = {"D1": ["D2"], "D2": ["D1", "D3"]}


@pytest.mark.parametrize("spoken", [["D1", "D2"], ["D2", "D1"]], ids=["outer first", "inner first"])
def test_in_a_circle_it_does_not_matter_which_document_is_asked_for_first(spoken: list[str]) -> None:
    """D1 and D2 repeat one another, D2 repeats D3 too. With D3 gone each still has the other to go back to."""
    said_in = [says("governor", document=spoken[0]), says("minister", document=spoken[1])]
    assert len(live(on(*said_in, copies=CIRCLE, withdrawals=[withdraws(document="D3")]))) == 2


@pytest.mark.parametrize(
    "spoken",
    [says("governor"), says("wire", relays="governor"), says("minister", via=("carrier", "governor"))],
    ids=["speaker", "root of a relay", "carrier"],
)
def test_a_withdrawn_source_takes_what_it_said_what_is_relayed_of_it_and_what_it_carried(spoken: Said) -> None:
    gone = on(spoken, says("observer"), withdrawals=[withdraws(source="governor", through="A2")])
    assert targets(gone) == {"A1": "governor"}
    assert live(gone) == ["A2"]


@pytest.mark.parametrize(
    "spoken",
    [
        says("governor", at="2023-09-02"),
        says("wire", relays="governor", at="2023-09-02"),
        says("minister", via="governor", at="2023-09-02"),
    ],
    ids=["speaker", "root of a relay", "carrier"],
)
def test_what_a_source_says_after_it_was_withdrawn_stands(spoken: Said) -> None:
    later = withdraws(source="governor", through="A1")
    one = on(denies("governor", at="2023-09-01"), spoken, withdrawals=[later])
    assert (targets(one), live(one)) == ({"A1": "governor"}, ["A2"])
    again = on(
        denies("governor", at="2023-09-01"), spoken, withdrawals=[later, withdraws(source="governor", through="A2")]
    )
    assert live(again) == []


@pytest.mark.parametrize("at", ["2023-09-01", "2023-08-30", None])
@pytest.mark.parametrize("road", [{"source": "governor", "via": "carrier"}, {"source": "wire", "relays": "governor"}])
def test_withdrawn_words_recorded_again_by_another_road_do_not_come_back(road: Said, at: str | None) -> None:
    one = on(
        says("governor", at="2023-09-01"), says(**road, at=at), withdrawals=[withdraws(source="governor", through="A1")]
    )
    assert (targets(one), live(one)) == ({"A1": "governor", "A2": "governor"}, [])


def test_a_withdrawn_statement_is_not_kept_up_by_a_relay_because_its_source_relays_somebody_else() -> None:
    """A2 is the analyst relaying the observer: it says nothing of the analyst's own words, which the wire relays."""
    spoken = [says("analyst"), says("analyst", relays="observer"), says("wire", relays="analyst")]
    one = on(*spoken, withdrawals=[withdraws(attribution="A1")])
    assert (targets(one), live(one)) == ({"A1": "A1", "A3": "A1"}, ["A2"])


def test_numbers_are_compared_as_numbers() -> None:
    """A10 was recorded after A9, though not in the alphabet."""
    one = on(
        says("governor", id="A9"),
        says("minister", id="A10", via="governor"),
        withdrawals=[withdraws(source="governor", through="A9")],
    )
    assert live(one) == ["A10"]


def test_a_withdrawn_body_leaves_its_spokesmen() -> None:
    """The withdrawal names who said it, and not who else is of that body; an outlet withdrawn leaves its people."""
    one = on(says("spokesman"), withdrawals=[withdraws(source="ministry", through="A1")])
    assert live(one) == ["A1"]


# Relays


def test_relays_of_withdrawn_words_fall_and_relays_of_relays() -> None:
    spoken = [says("governor"), says("wire", relays="governor"), says("paper", relays="wire")]
    one = on(*spoken, withdrawals=[withdraws(attribution="A1")])
    assert targets(one) == {"A1": "A1", "A2": "A1", "A3": "A1"}


def test_a_relay_of_a_withdrawn_relay_falls_though_the_root_has_words_of_its_own() -> None:
    spoken = [says("governor"), says("wire", relays="governor"), says("paper", relays="wire")]
    one = on(*spoken, withdrawals=[withdraws(attribution="A2")])
    assert (targets(one), counts(one)) == ({"A2": "A2", "A3": "A2"}, (1, 1, 0, 0))


def test_a_relay_falls_when_all_that_its_source_said_has_fallen_one_thing_after_another() -> None:
    """The wire's own words are withdrawn, and its relay falls with the governor's: the paper has nothing to relay."""
    spoken = [says("governor"), says("wire"), says("wire", relays="governor"), says("paper", relays="wire")]
    one = on(*spoken, withdrawals=[withdraws(attribution="A1"), withdraws(attribution="A2")])
    assert live(one) == []


def test_a_root_that_has_said_it_elsewhere_too_keeps_its_relays() -> None:
    spoken = [says("governor", document="D1"), says("governor", document="D2"), says("wire", relays="governor")]
    copies: dict[str, list[str]] = {"D1": [], "D2": []}
    one = on(*spoken, copies=copies, withdrawals=[withdraws(document="D1")])
    assert (live(one), counts(one)) == (["A2", "A3"], (1, 1, 0, 0))
    both = on(*spoken, copies=copies, withdrawals=[withdraws(document="D1"), withdraws(document="D2")])
    assert live(both) == []


def test_of_a_relay_of_two_the_one_who_was_withdrawn_falls() -> None:
    spoken = [says("governor"), says("minister"), says("wire", relays=("governor", "minister"))]
    one = on(*spoken, withdrawals=[withdraws(attribution="A1")])
    assert (live(one), counts(one)) == (["A2", "A3"], (1, 1, 0, 0))
    assert "A3" not in targets(one)


def test_the_same_body_is_still_one_origin_for_the_rest() -> None:
    spoken = [says("ministry"), says("spokesman"), says("other-spokesman")]
    one = on(*spoken, withdrawals=[withdraws(attribution="A1")])
    assert (live(one), counts(one)) == (["A2", "A3"], (1, 1, 0, 0))


def test_words_that_rest_on_what_is_withdrawn_stand_and_are_flagged() -> None:
    one = on(
        says("minister", rests_on="video"),
        says("observer", rests_on="video", id="A5"),
        withdrawals=[withdraws(source="video", through="A4")],
    )
    assert live(one) == ["A1", "A5"]
    assert one.flags == ("A1 rests on video, which is withdrawn",)


def test_what_excludes_a_claim_counts_against_it_no_more_once_withdrawn() -> None:
    facts = facts_of(({}, [says("governor")]), ({}, [says("minister")]), links=[("C1", "contradicts", "C2")])
    assert assessed(facts).status == "disputed"
    gone = replace(facts, withdrawals=(withdraws(attribution="A2"),))
    assert (assessed(gone).status, assessed(gone, "C2").status) == ("single-source", "denied")


def test_nothing_hangs_on_what_is_withdrawn() -> None:
    """Had the governor never spoken, the wire's relay would stand; but he has, and it does not."""
    gone = [withdraws(attribution="A1")]
    one = on(says("governor", via="carrier"), says("wire", relays="governor"), withdrawals=gone)
    assert (one.status, one.linchpins) == ("unsourced", ())
    spoken = [says("governor", via="carrier"), says("wire", relays="governor"), says("minister", id="A3")]
    other = [says("governor", id="A4", via="carrier"), says("wire", id="A5", relays="governor"), says("staff")]
    facts = facts_of(({}, spoken), ({}, other), withdrawals=[*gone, withdraws(attribution="A4")])
    assert [claim.status for claim in reported(facts).claims] == ["single-source", "single-source"]
    assert reported(facts).chokepoints == ()


# Where a withdrawal raises a count


def test_a_withdrawn_last_word_lets_the_word_before_it_stand_again() -> None:
    one = on(
        says("governor", at="2023-09-01"),
        denies("governor", at="2023-09-03"),
        withdrawals=[withdraws(attribution="A2")],
    )
    assert counts(one) == (1, 1, 0, 0)


def test_an_origin_that_one_voice_held_together_falls_apart_into_more() -> None:
    """The witness copies the governor's paper, the analyst rests on his video: one origin, until he is withdrawn."""
    spoken = [
        says("governor", document="D1", rests_on="video"),
        says("witness", document="D2", access="first-hand"),
        says("analyst", rests_on="video", access="first-hand"),
    ]
    whole = on(*spoken, copies={"D2": ["D1"]})
    one = on(*spoken, copies={"D2": ["D1"]}, withdrawals=[withdraws(attribution="A1")])
    assert (counts(whole), counts(one)) == ((1, 1, 0, 0), (2, 2, 0, 0))


def test_a_nobodys_denial_counts_once_the_known_origin_is_withdrawn() -> None:
    spoken = [says("governor"), denies("analyst")]
    assert counts(on(*spoken)) == (1, 1, 0, 1)
    assert counts(on(*spoken, withdrawals=[withdraws(attribution="A1")])) == (0, 0, 1, 1)
