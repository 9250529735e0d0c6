from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.extract.parsing import text_of
from tests.extract.texts import prose
from verify.errors import VerifyError
from verify.exchange.record import from_line
from verify.extract.documents import Text
from verify.extract.reading import propose
from verify.proposals import CLAIMABLE, Proposal, Reading, Words

ROBOTYNE = Path(__file__).parents[2] / "fixtures" / "robotyne" / "article.txt"


def read(text: str, **given: str) -> Reading:
    found = text_of(text)
    return propose(Text({**found.document, **given}, found.blocks, found.warnings))  # type: ignore[typeddict-item]


def claims(reading: Reading, label: str) -> list[str]:
    return [one.claim for one in reading.proposals if one.label == label]


def only(text: str) -> Proposal:
    (found,) = read(text).proposals
    return found


def _words(proposal: Proposal) -> list[Words]:
    found = [proposal.content, proposal.cue, proposal.speaker.words if proposal.speaker else None]
    return [words for words in found if words is not None]


@pytest.mark.parametrize(
    "text",
    [
        "says hangs on.\n`verify` records claims with",
        "denied Q: \n\n “ hopes denied that",
        "denied : \n\n `verify` records claims with",
    ],
)
def test_what_goes_on_in_another_paragraph_or_says_nothing_gives_a_result(text: str) -> None:
    read(text)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(prose())
@example("")
@example(".")
@example("“")
@example("said")
@example("according to")
@example('"No," he said, "I" said he: "')
@example("As X put it")
@example("\u202e<b>Orlov</b> said \x07 that 🤡 fell.")
def test_any_text_gives_proposals_whose_places_lie_in_it_and_match_their_words(text: str) -> None:
    try:
        reading = read(text)
    except VerifyError as error:
        assert "binary" in str(error)  # noqa: PT017 - mostly control characters
        return
    whole = reading.document["text"]
    assert [one.number for one in reading.proposals] == list(range(1, len(reading.proposals) + 1))
    for one in reading.proposals:
        assert one.claim
        assert whole[slice(*one.place)] == one.quote
        for words in _words(one):
            assert words.text == " … ".join(whole[start:end] for start, end in words.places)
            assert all(0 <= start < end <= len(whole) for start, end in words.places)
        assert (one.record is not None) <= (one.label in CLAIMABLE)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
@given(prose())
def test_every_record_is_one_that_import_takes(text: str) -> None:
    for one in read(
        f"Orlov said so. {text}".replace("\x07", ""), outlet="Example News", published="2031-05-14"
    ).proposals:
        if one.record is not None:
            kind, draft = from_line(json.dumps(one.record).encode())
            assert kind == "claim"
            assert draft == one.record


def test_the_same_text_gives_the_same_proposals() -> None:
    text = ROBOTYNE.read_text()
    assert read(text) == read(text)


def test_the_article_of_robotyne_keeps_the_voices_apart() -> None:
    reading = read(ROBOTYNE.read_text())
    sources = {one.speaker.name for one in reading.proposals if one.label == "explicit" and one.speaker}
    assert {"Oleksandr Shtupun", "General Staff", "Institute for the Study of War", "Yevgeniy Balitskiy"} <= sources
    assert claims(reading, "implicit") == [
        "The density of minefields may be lower",
        "The trenches and overlaps are not as strong",
        "The Russian army has tactically retreated from the village to higher ground",
        "[it: the Russian army?] no longer remains under their control",
    ]
    assert [warned.kind for warned in reading.warnings] == ["date-conflict"]


def test_what_nobody_says_is_the_documents_own_voice() -> None:
    one = only("The bridge at Osk fell into the river.")
    assert (one.label, one.speaker, one.cue) == ("own-voice", None, None)


def test_the_sentence_after_a_named_speakers_may_be_the_speakers_too() -> None:
    found = read("Anton Orlov said that the bridge fell. Two cars were on it.").proposals
    assert [(one.label, one.speaker.name if one.speaker else None) for one in found] == [
        ("explicit", "Anton Orlov"),
        ("implicit", "Anton Orlov"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Officials said that the bridge fell. Two cars were on it.",
        "Anton Orlov said that the bridge fell. However, two cars got across it.",
        "Anton Orlov said that the bridge fell. In March, two cars were lost.",
        "Anton Orlov said that the bridge fell.\n\nTwo cars were on it.",
        "The bridge fell. Two cars were on it.",
        "Anton Orlov said that the bridge fell. We could not confirm this.",
    ],
)
def test_but_not_after_unnamed_ones_nor_when_the_text_turns(text: str) -> None:
    assert "implicit" not in {one.label for one in read(text).proposals}


def test_no_more_than_three_sentences_may_go_on() -> None:
    text = "Anton Orlov said that the bridge fell." + " A car sank." * 5
    assert [one.label for one in read(text).proposals] == ["explicit", *["implicit"] * 3, *["own-voice"] * 2]


def test_who_passes_on_another_relays() -> None:
    found = read("Lidia Stane said Viktor Daul had told her that the paper is ready.").proposals
    assert [
        (one.claim, one.speaker.name if one.speaker else "", [root.name for root in one.relays]) for one in found
    ] == [("The paper is ready", "Lidia Stane", ["Viktor Daul"])]


def test_who_cites_another_relays_and_citing_is_no_part_of_the_claim() -> None:
    (one,) = read("The Herald, citing the flood office, reported that the dyke had given way.").proposals
    assert one.claim == "The dyke had given way"
    assert [root.name for root in one.relays] == ["flood office"]


def test_several_assertions_of_one_sentence_are_several_proposals() -> None:
    found = read("Anton Orlov said that the army left the village and that it holds the hill.").proposals
    assert len(found) == 2


def test_hopes_and_judgements_become_no_claims() -> None:
    reading = read("Residents hope that the ferry comes. Anton Orlov called the plan a disgrace. The plan is shameful.")
    assert {one.label for one in reading.proposals} == {"attitude", "opinion"}
    assert all(one.record is None for one in reading.proposals)


def test_a_date_is_resolved_against_the_documents_and_says_so() -> None:
    one = read("The bridge at Osk fell on Tuesday.", published="2031-05-14").proposals[0]
    assert one.when is not None
    assert one.when.value == "2031-05-13"
    assert one.when.words.text == "on Tuesday"
    assert one.when.assumption is not None


def test_a_date_that_only_describes_is_not_when_the_claim_holds() -> None:
    assert read("The bridge, built in 1974, carries trains.").proposals[0].when is None


def test_a_strong_verb_is_the_writers_word() -> None:
    kinds = [warned.kind for warned in only("The Institute of Osk verifies that the bridge fell.").warnings]
    assert kinds == ["strong-verb"]


def test_an_own_claim_is_its_outlets_or_an_unnamed_writers() -> None:
    with_outlet = read("The bridge at Osk fell.", outlet="Example News").proposals[0].record
    without = read("The bridge at Osk fell.").proposals[0].record
    assert with_outlet is not None
    assert with_outlet["attributions"][0]["source"] == {"name": "Example News", "kind": "outlet"}
    assert without is not None
    source = without["attributions"][0]["source"]
    assert isinstance(source, dict)
    assert source["unnamed"] is True
