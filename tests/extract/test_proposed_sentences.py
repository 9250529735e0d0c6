"""Sentences of reports, made up, with who is proposed to say what; and those in which nobody says anything."""

from __future__ import annotations

import pytest

from tests.extract.parsing import text_of
from tests.extract.test_reading import only, read
from verify.extract.reading import propose
from verify.model import Source
from verify.proposals import Proposal

Said = tuple[str, str, tuple[str, ...], str]
"""Stance, speaker, whom the speaker relays, and the claim."""


def said(text: str) -> list[Said]:
    return [_said(one) for one in read(text).proposals if one.label == "explicit"]


def _said(one: Proposal) -> Said:
    name = one.speaker.name if one.speaker is not None else ""
    return one.stance, name, tuple(root.name for root in one.relays), one.claim


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the attack.",
        "Nobody at the ministry believes that the bridge fell.",
        "Not all experts agree that the dam is safe.",
        "If the ministry says the bridge fell, nobody will believe it.",
        "The minister will say tomorrow that taxes must rise.",
        "Had the ministry said the bridge fell, nobody would have believed it.",
        "The ministry withdrew its forces from the town.",
        "The ice claimed two rowing boats.",
    ],
)
def test_nobody_is_made_to_say_what_was_not_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "stance", "claim"),
    [
        ("The president never said that the election was stolen.", "no-comment", "The election was stolen"),
        ("The report does not say that the dam was unsafe.", "no-comment", "The dam was unsafe"),
        ("The army no longer denies that the hill fell.", "no-comment", "The hill fell"),
        ("The army stopped short of admitting that the hill fell.", "no-comment", "The hill fell"),
        ("The ministry rejected claims that the hill fell.", "denies", "The hill fell"),
        ("Moscow dismissed Kyiv's claim that the ship sank.", "denies", "The ship sank"),
        ("The governor does not believe that the hill fell.", "doubts", "The hill fell"),
    ],
)
def test_a_negated_cue_affirms_nothing(text: str, stance: str, claim: str) -> None:
    ((found, _, _, proposed),) = said(text)
    assert (found, proposed) == (stance, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The prosecutor accused the former mayor of taking bribes.", "The former mayor [was] taking bribes"),
        ("Zakharova accused Kyiv of staging the attack.", "Kyiv [was] staging the attack"),
        ("The army blamed the rebels for the shelling.", "The rebels [are to blame] for the shelling"),
        ("The mayor was accused of taking bribes.", "The mayor [was] taking bribes"),
        ("The suspect is believed to have fled to Spain.", "The suspect [has] fled to Spain"),
        ("The firm denied dumping waste in the river.", "Firm [was] dumping waste in the river"),
    ],
)
def test_what_somebody_is_said_to_have_done_is_a_sentence(text: str, claim: str) -> None:
    assert [proposed for *_, proposed in said(text)] == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "Interfax quoted the ministry as saying that two soldiers died.",
        "The ministry was quoted by Interfax as saying two soldiers died.",
        "Interfax, citing the ministry, said that two soldiers died.",
        "Interfax, which cited the ministry, said that two soldiers died.",
        "Interfax reported, quoting the ministry, that two soldiers died.",
        "Interfax said the ministry had told it that two soldiers died.",
    ],
)
def test_whoever_passes_on_anothers_words_relays(text: str) -> None:
    assert said(text) == [("affirms", "Interfax", ("ministry",), "Two soldiers died")]


def test_of_several_tellers_the_last_is_relayed_and_the_others_are_told_of() -> None:
    text = "The general said his deputy had told him the minister had said the war was lost."
    (one,) = read(text).proposals
    assert [root.name for root in one.relays] == ["minister"]
    assert "told through deputy" in one.doubts


def test_hundreds_of_tellers_give_a_result() -> None:
    read("The general said " + "his deputy had told him that the minister had said " * 60 + "the war was lost.")


def test_a_relayed_voice_that_is_not_named_is_declared_so() -> None:
    reading = read("Reuters reported, citing two people familiar with the matter, that the bank would close.")
    (source,) = reading.sources
    assert (source["name"], source.get("unnamed")) == ("two people familiar with the matter", True)


def test_a_relayed_voice_that_the_database_knows_is_declared_for_other_databases() -> None:
    known = Source(id="S1", name="two people familiar with the matter", unnamed=True, kind="group")
    text = text_of("Reuters reported, citing two people familiar with the matter, that the bank would close.")
    (source,) = propose(text, known=(known,)).sources
    assert source == {"name": known.name, "kind": "group", "unnamed": True}


def test_the_carrier_is_declared_as_an_outlet() -> None:
    reading = read("Orlov said that the bridge fell.", outlet="Example News")
    assert {"name": "Example News", "kind": "outlet"} in reading.sources


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("If the talks fail, Rill warned, fighting will resume.", "If the talks fail, fighting will resume"),
        ("If the talks fail, Rill warned that fighting will resume.", "If the talks fail, fighting will resume"),
        ("If asked, Rill said that fighting will resume.", "Fighting will resume"),
        ("When the talks failed, Rill said that fighting will resume.", "Fighting will resume"),
    ],
)
def test_a_condition_before_the_cue_stays_with_what_it_conditions(text: str, claim: str) -> None:
    assert [one[3] for one in said(text)] == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "Police could not confirm who fired the shot.",
        'Drin called the accusation "pure propaganda".',
        "The government rejects the accusation.",
    ],
)
def test_what_tells_no_claim_has_no_record(text: str) -> None:
    (one,) = read(text).proposals
    assert one.record is None


def test_that_which_stands_for_something_else_is_doubted() -> None:
    assert "it is not said here what “That” is" in only('"That is not true," Drin said.').doubts
    assert only('"That bridge is open," Drin said.').doubts == ()


def test_what_could_not_be_verified_is_not_the_speakers() -> None:
    found = read("Drin said that the dam broke. Reporters were unable to verify the account.").proposals
    assert [one.label for one in found] == ["explicit", "own-voice"]


def test_he_within_quotation_marks_is_not_who_speaks() -> None:
    one = read('"He was innocent," his lawyer Ann Cole said.').proposals[0]
    assert one.claim == "He was innocent"


def test_numbers_keep_their_signs_and_quoted_parts_their_marks() -> None:
    assert read("Unemployment fell to 4%, the office said.").proposals[0].claim == "Unemployment fell to 4%"
    claim = read('The senator said the plan was "dead on arrival".').proposals[0].claim
    assert claim == 'The plan was "dead on arrival"'


def test_a_date_in_another_statement_of_the_sentence_is_that_ones() -> None:
    found = read("The engineer said the dam, which was built in 1974, had failed.").proposals
    assert [(one.claim, one.when.value if one.when else None) for one in found] == [
        ("The dam had failed", None),
        ("The dam was built in 1974", "1974"),
    ]


def test_a_denial_of_this_is_a_denial_that_nobody_can_take_unread() -> None:
    found = read("Israel said Hamas fired on the convoy. Hamas denies this.").proposals
    assert [(one.label, one.stance, one.record is not None) for one in found] == [
        ("explicit", "affirms", True),
        ("explicit", "denies", False),
    ]


def test_a_quotation_of_nobody_is_no_own_voice() -> None:
    (one,) = read("“We lost the bridge at noon.”").proposals
    assert one.speaker is not None
    assert (one.label, one.speaker.unnamed) == ("explicit", True)
