"""One publishable sentence: whole sentences written by hand before the program said them, then rules for all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Said, denies, first_hand, on, says
from tests.render.builders import assessment, origin, origins
from tests.render.samples import CLAIMS, SHOWN
from tests.render.strategies import claim_saying, hostile_texts, steady
from tests.strategies import COPIES, anything_said
from verify.model import Status
from verify.render.escape import one_line
from verify.render.sentence import sentence
from verify.render.speakers import sides
from verify.render.wording import ENGLISH, Doubt, Manner
from verify.report import Assessment, JudgementShown

CAST: dict[str, dict[str, Any]] = {
    "Oskar Brandt": {"kind": "government", "party": "north", "role": "governor appointed by the north"},
    "Army of the North": {"kind": "military", "party": "north"},
    "Ilse Marwitz": {"kind": "government", "party": "south", "role": "deputy minister"},
    "Town Council": {"kind": "government", "party": "south"},
    "River Commission": {"kind": "organization", "party": "none"},
    "Ferry Board": {"kind": "organization", "party": "east"},
    "Dike Board": {"kind": "organization", "party": "west"},
    "Jan Holt": {"kind": "person"},
    "Harbour Courier": {"kind": "outlet"},
    "Town Agency": {"kind": "outlet"},
    "Example Wire": {"kind": "outlet"},
    "Daily Shout": {"kind": "outlet", "grade": "E"},
    "two officials": {"kind": "group", "unnamed": True},
    "satellite image 12": {"kind": "imagery"},
    "[redacted] S9": {"kind": "government", "party": "north", "role": "night clerk at the bridge"},
}


MANNERS = {"for": {"concedes", "says", "reports", "shows"}, "against": {"denies", "contradicts", "otherwise"}}

often = settings(steady, max_examples=400)


def bridge(*said: Said, **claim: Any) -> Assessment:
    """What is said of a bridge whose loss harms the north."""
    fields = {"text": "The bridge is open", "harms": ("north",), "favors": ("south",), **claim}
    return on(*said, claim=fields, cast=CAST)


def signed(claim: Assessment, verdict: Status) -> Assessment:
    """The claim under a signed verdict that holds."""
    return claim.model_copy(update={"status": verdict})


CONCEDED = says("Oskar Brandt", at="2031-05-06", via="Harbour Courier")
SERVED = says("Ilse Marwitz", at="2031-05")


def test_what_is_verified_is_a_fact_with_the_voices_behind_it_who_concedes_first() -> None:
    assert sentence(bridge(SERVED, CONCEDED, when="2031-05-06")) == (
        "The bridge is open (as of 6 May 2031), as Oskar Brandt, governor appointed by the north, conceded on "
        "6 May 2031 and as Ilse Marwitz, deputy minister (south), said in May 2031."
    )


def test_more_voices_than_three_are_a_number() -> None:
    said = [says(name) for name in ("Ilse Marwitz", "River Commission", "Ferry Board", "Dike Board", "Oskar Brandt")]
    assert sentence(bridge(*said)) == (
        "The bridge is open, as Oskar Brandt, governor appointed by the north, conceded, as Ilse Marwitz, deputy "
        "minister (south), says, as River Commission says and as two more independent voices affirm."
    )
    assert sentence(bridge(*said, denies("Army of the North"))) == (
        "Oskar Brandt, governor appointed by the north, conceded: The bridge is open; Ilse Marwitz, deputy minister "
        "(south), says the same; River Commission says the same; two more independent voices say the same; Army of "
        "the North denies it."
    )


def test_a_single_carrier_of_all_that_verifies_is_told() -> None:
    assert sentence(bridge(CONCEDED, says("Town Council", via=("Town Agency", "Harbour Courier")))) == (
        "The bridge is open, as Oskar Brandt, governor appointed by the north, conceded on 6 May 2031 and as Town "
        "Council (south) says; their words reach us only through Harbour Courier."
    )


def test_a_dispute_has_both_sides_with_their_dates() -> None:
    one = bridge(SERVED, CONCEDED, denies("Army of the North", at="2031"))
    assert one.status == "disputed"
    assert sentence(one) == (
        "Oskar Brandt, governor appointed by the north, conceded on 6 May 2031: The bridge is open; Ilse Marwitz, "
        "deputy minister (south), said the same in May 2031; Army of the North denied it in 2031."
    )


def test_a_single_source_is_attributed_with_its_road_and_said_not_to_be_confirmed() -> None:
    assert sentence(bridge(says("Ilse Marwitz", at="2031-05-06T14:30Z", via=("Town Agency", "Example Wire")))) == (
        "Ilse Marwitz, deputy minister (south), as reported by Town Agency citing Example Wire, said on 6 May 2031: "
        "The bridge is open; this has not been independently confirmed."
    )


def test_those_who_repeat_a_single_source_are_not_told_as_confirmation() -> None:
    relays = [says(outlet, relays="Town Council") for outlet in ("Harbour Courier", "Example Wire", "Town Agency")]
    assert sentence(bridge(says("Town Council"), *relays)) == (
        "Town Council (south) says: The bridge is open; this has not been independently confirmed."
    )


def test_of_several_words_of_one_voice_those_that_count_are_told() -> None:
    continued = says("Town Council", basis="implicit")
    assert sentence(bridge(continued, says("Town Council", via="Example Wire"))) == (
        "Town Council (south), as reported by Example Wire, says: The bridge is open; this has not been independently "
        "confirmed."
    )
    assert sentence(bridge(continued, says("Town Council", "partly"))) == (
        "Town Council (south) affirms only part of this claim: The bridge is open; this has not been independently "
        "confirmed."
    )
    doubted = says("Town Council", "doubts", basis="own-voice")
    assert sentence(bridge(doubted, denies("Example Wire", relays="Town Council"))) == (
        "Town Council (south), as relayed by Example Wire, denies this claim: The bridge is open; nobody affirms it."
    )


def test_a_root_heard_through_others_only_is_told_with_them() -> None:
    one = bridge(
        says("Harbour Courier", relays="Oskar Brandt", at="2031-05-06"), says("Example Wire", relays="Oskar Brandt")
    )
    assert sentence(one) == (
        "Oskar Brandt (north), as relayed by Harbour Courier and Example Wire, conceded on 6 May 2031: The bridge is "
        "open; this has not been independently confirmed."
    )


def test_several_that_do_not_verify_are_no_confirmation() -> None:
    one = bridge(
        says("Jan Holt", independent=True, why="he told us"),
        says("Example Wire", independent=True, why="own reporter", basis="own-voice"),
    )
    assert one.status == "single-source"
    assert sentence(one) == (
        "Jan Holt says: The bridge is open; Example Wire reports the same; these statements do not amount to "
        "independent confirmation."
    )


def test_evidence_shows_and_contradicts() -> None:
    shows = says("satellite image 12", at="2031-05-06")
    assert sentence(bridge(shows, denies("Army of the North"))) == (
        "Satellite image 12 showed on 6 May 2031: The bridge is open; Army of the North denies it."
    )
    assert sentence(bridge(says("Ilse Marwitz"), denies("satellite image 12"))) == (
        "Ilse Marwitz, deputy minister (south), says: The bridge is open; satellite image 12 contradicts it."
    )


def test_a_part_is_no_more_than_a_part() -> None:
    assert sentence(bridge(says("Ilse Marwitz", "partly", at="2031-05-06"))) == (
        "Ilse Marwitz, deputy minister (south), affirmed only part of this claim on 6 May 2031: The bridge is open; "
        "this has not been independently confirmed."
    )
    assert sentence(bridge(says("Town Council", "partly"), CONCEDED)) == (
        "Oskar Brandt, governor appointed by the north, conceded on 6 May 2031: The bridge is open; this has "
        "not been independently confirmed; Town Council (south) affirms it in part."
    )


def test_what_is_denied_opens_with_who_denies_it() -> None:
    one = bridge(denies("Army of the North", at="2031-05-06"), denies("River Commission"))
    assert one.status == "denied"
    assert sentence(one) == (
        "Army of the North denied this claim on 6 May 2031: The bridge is open; River Commission denies it too; "
        "nobody affirms it."
    )
    assert sentence(bridge(denies("River Commission", via="Town Agency"), says("two officials"))) == (
        "River Commission, as reported by Town Agency, denies this claim: The bridge is open; no source that can be "
        "counted affirms it."
    )
    assert sentence(bridge(denies("River Commission"), says("Ilse Marwitz", "partly"))) == (
        "River Commission denies this claim: The bridge is open; Ilse Marwitz, deputy minister (south), affirms it in "
        "part."
    )


@pytest.mark.parametrize(
    ("said", "since"),
    [
        ([], "nobody is on record as saying it"),
        ([says("two officials")], "it rests only on unnamed voices (two officials)"),
        ([says("Daily Shout")], "it rests only on attributions graded unreliable (Daily Shout)"),
        (
            [says("Jan Holt", basis="implicit"), says("Daily Shout")],
            "it rests only on attributions that do not count (Jan Holt and Daily Shout)",
        ),
        (
            [says("Jan Holt", "partly", basis="implicit")],
            "it rests only on attributions that do not count (Jan Holt)",
        ),
        (
            [says("Town Agency", "partly", relays="two officials")],
            "it rests only on attributions that do not count (two officials)",
        ),
        (
            [says("Ilse Marwitz", at="2031-05-01"), says("Ilse Marwitz", "retracts", at="2031-05-02")],
            "nobody stands by it any longer",
        ),
    ],
)
def test_what_is_not_sourced_says_so_and_why(said: list[Said], since: str) -> None:
    one = bridge(*said)
    assert one.status == "unsourced"
    assert sentence(one) == f"This claim is not sourced, since {since}: The bridge is open."


def test_who_does_not_count_against_it_is_noted_for_fairness() -> None:
    one = bridge(
        says("River Commission"),
        denies("Jan Holt"),
        denies("Town Agency"),
        says("Army of the North", "doubts"),
        says("Town Council", "no-comment"),
    )
    assert sentence(one) == (
        "River Commission says: The bridge is open; this has not been independently confirmed; denials by Jan Holt "
        "and Town Agency are noted; Army of the North doubts it; Town Council (south) gave no comment."
    )


def test_who_affirms_what_excludes_the_claim_says_otherwise() -> None:
    excluding = origin("Town Council", "against", "A9", party="south", excluding={"A9": "C2"})
    one = assessment("C1", "Forty people died.", status="denied", origins=origins((0, 0), (1, 1), excluding))
    assert sentence(one) == "Town Council (south) contradicts this claim: Forty people died; nobody affirms it."
    both = bridge(says("Ilse Marwitz"), denies("River Commission")).origins.groups[0]
    disputed = one.model_copy(
        update={
            "status": "disputed",
            "computed_status": "disputed",
            "origins": origins((1, 1), (1, 1), both, excluding),
        }
    )
    assert sentence(disputed) == "Ilse Marwitz (south) says: Forty people died; Town Council (south) says otherwise."


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (
            "refuted",
            (
                "The desk has found this claim to be false: The bridge is open; Town Council (south) affirms it; River "
                "Commission denied it on 6 May 2031."
            ),
        ),
        (
            "unverifiable",
            (
                "The desk has found that this claim cannot be verified: The bridge is open; Town Council (south) "
                "affirms it; River Commission denied it on 6 May 2031."
            ),
        ),
        (
            "verified",
            (
                "The bridge is open, in the judgement of the desk; Town Council (south) affirms it; River Commission "
                "denied it on 6 May 2031."
            ),
        ),
        (
            "denied",
            (
                "Town Council (south) says: The bridge is open; River Commission denied it on 6 May 2031; the desk "
                "judges the claim to be denied."
            ),
        ),
        (
            "single-source",
            (
                "Town Council (south) says: The bridge is open; this has not been independently confirmed; River "
                "Commission denied it on 6 May 2031; the desk judges the claim to rest on a single source."
            ),
        ),
    ],
)
def test_a_signed_verdict_is_the_desk_s_judgement(verdict: Status, said: str) -> None:
    assert sentence(signed(bridge(says("Town Council"), denies("River Commission", at="2031-05-06")), verdict)) == said


def test_a_judgement_that_is_stale_changes_no_word() -> None:
    one = bridge(SERVED)
    stale = JudgementShown(
        verdict="refuted",
        why="seen",
        by="ann",
        at="2031-05-07T09:00:00Z",
        credibility=None,
        stale=True,
        signers=(),
        rules=False,
        otherwise=(),
    )
    assert sentence(one.model_copy(update={"judgement": stale})) == sentence(one)


def test_a_superseded_claim_says_its_time_and_that_it_is_past() -> None:
    one = bridge(says("Town Council"), when="2031-05-01/2031-05").model_copy(update={"superseded_by": "C9"})
    assert sentence(one) == (
        "Town Council (south) says: The bridge is open (from 1 May 2031 to May 2031); this has not been independently "
        "confirmed; this claim has since been superseded."
    )


def test_redacted_texts_and_names_are_said_to_be_withheld_and_roles_give_nobody_away() -> None:
    assert sentence(bridge(says("[redacted] S9"), text="[redacted]")) == (
        "A source whose name is withheld conceded: [the text of this claim is redacted]; this has not been "
        "independently confirmed."
    )
    assert sentence(bridge(says("River Commission", via="[redacted] S9"))) == (
        "River Commission, as reported by a source whose name is withheld, says: The bridge is open; this has not "
        "been independently confirmed."
    )


@pytest.mark.parametrize(
    ("name", "fields", "who"),
    [
        ("The North", {"party": "north"}, "The North"),
        ("Ann Lee", {"party": "us", "role": "US envoy"}, "Ann Lee, US envoy,"),
        ("Ann Lee", {"party": "in", "role": "envoy in Town"}, "Ann Lee, envoy in Town (in),"),
        ("Ann Lee", {"party": "none", "role": "judge; since 2030"}, "Ann Lee, judge,"),
        ("Ann Lee", {"party": "us", "role": "[redacted]"}, "Ann Lee (us)"),
        ("eBay", {"party": "none"}, "eBay"),
    ],
)
def test_a_party_stands_in_brackets_when_nothing_else_tells_it(name: str, fields: dict[str, Any], who: str) -> None:
    one = on(says(name), claim={"text": "It rains"}, cast={name: {"kind": "government", **fields}})
    assert sentence(one).partition(" says: ")[0] == who


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The bridge is open.", "The bridge is open."),
        ("The bridge is open ... ", "The bridge is open."),
        ("They fled to the U.S.", "They fled to the U.S."),
        ("eBay was down", "eBay was down."),
    ],
)
def test_a_text_keeps_its_letters_and_loses_its_full_stop(text: str, end: str) -> None:
    assert sentence(bridge(text=text)) == f"This claim is not sourced, since nobody is on record as saying it: {end}"


@often
@given(anything_said())
def test_whatever_is_said_only_what_is_verified_stands_ahead_of_its_attribution(said: list[Said]) -> None:
    one = on(*said, claim={"text": "Claim"}, copies=COPIES)
    told = sentence(one)
    assert told.startswith("Claim, as ") == (one.status == "verified")
    assert told.endswith(".")
    assert not told.endswith("..")
    assert ("not sourced" in told) == (one.status == "unsourced")
    assert ("confirm" in told) == (one.status == "single-source")


@often
@given(anything_said())
def test_every_counted_voice_is_named_or_numbered(said: list[Said]) -> None:
    one = on(*said, copies=COPIES)
    told = sentence(one)
    for speakers, side in zip(sides(one)[::2], ("for", "against"), strict=True):
        roots = [group.root for group in one.origins.groups if group.counted and group.side == side]
        assert len(roots) == len(speakers)
        assert {speaker.manner for speaker in speakers} <= MANNERS[side]
        named = [speaker.name for speaker in speakers[:3]]
        assert all(name.casefold() in told.casefold() for name in named)
        assert len(roots) <= 3 or f"{ENGLISH.number(len(roots) - 3)} more independent" in told


@often
@given(anything_said())
def test_nobody_speaks_who_no_longer_stands_by_his_words(said: list[Said]) -> None:
    one = on(*said, copies=COPIES)
    live = tuple(voice for voice in one.attributions if voice.live)
    told = sentence(one.model_copy(update={"attributions": live}))
    assert told.replace("nobody is on record as saying it", "nobody stands by it any longer") == sentence(one).replace(
        "nobody is on record as saying it", "nobody stands by it any longer"
    )


@steady
@given(st.lists(hostile_texts(), min_size=1, max_size=4), st.sampled_from(get_args(Status)))
def test_whatever_people_wrote_it_is_one_line_that_ends_with_a_full_stop(texts: list[str], status: Status) -> None:
    for claim in (SHOWN.claim, *CLAIMS):
        one = claim_saying(SHOWN.model_copy(update={"claim": claim}), texts).claim
        told = one_line(sentence(signed(one, status)))
        assert len(told.splitlines()) == 1
        assert told.endswith(".")
        assert "\x1b" not in told


def test_the_words_are_complete() -> None:
    assert set(ENGLISH.verbs) == set(get_args(Manner))
    assert set(ENGLISH.unsourced) == set(get_args(Doubt))
    assert {*ENGLISH.found, *ENGLISH.judged} == set(get_args(Status))
    assert len(ENGLISH.months) == 12


def test_another_wording_is_another_language() -> None:
    german = replace(ENGLISH, unsourced={**ENGLISH.unsourced, "nobody": "Niemand sagt dies"}, stop=" !")
    assert sentence(bridge(), german) == "Niemand sagt dies: The bridge is open !"


def test_a_first_hand_person_verifies_with_an_interested_side() -> None:
    assert sentence(bridge(says("Town Council"), first_hand("Jan Holt", at="2031-05-06"))) == (
        "The bridge is open, as Town Council (south) says and as Jan Holt said on 6 May 2031."
    )
