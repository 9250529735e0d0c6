"""Which proposals are recorded already."""

from __future__ import annotations

from tests import prose
from verify.names import shadow
from verify.proposals import Reading
from verify.store.passages import Passage
from verify.workflow.known import marked

READING = prose.propose(prose.read(prose.ARTICLE.encode(), "a.txt", {}))
BRIDGE, TOLL, SHIPS, HARBOUR, DENIED, *_ = READING.proposals


def passage(claim: str, text: str, who: str, at: tuple[int, int]) -> Passage:
    return Passage(at, claim, text, frozenset({shadow(who)}))


def known(reading: Reading, *recorded: Passage) -> dict[int, str]:
    return {one.number: one.known for one in marked(reading, recorded).proposals if one.known}


def test_the_same_claim_from_the_same_words_is_known() -> None:
    assert known(READING, passage("C1", "Ships pass", "Port Office", SHIPS.place)) == {3: "C1"}


def test_of_two_claims_of_one_place_the_one_recorded_is_known() -> None:
    assert known(READING, passage("C1", "The toll is two crowns", "Port Office", TOLL.place)) == {2: "C1"}
    assert known(READING, passage("C1", "The bridge is open", "Port Office", TOLL.place)) == {1: "C1"}


def test_a_claim_that_was_changed_is_known_by_its_place_and_likeness() -> None:
    assert known(READING, passage("C1", "The toll is now 2 crowns", "Port Office", TOLL.place)) == {2: "C1"}
    assert known(READING, passage("C9", "Vessels get through", "Harbour Office", SHIPS.place)) == {3: "C9"}


def test_what_is_recorded_once_makes_one_proposal_known() -> None:
    assert known(
        READING,
        passage("C1", "The bridge is open", "Port Office", BRIDGE.place),
        passage("C2", "Two crowns is what the toll is", "Port Office", BRIDGE.place),
    ) == {1: "C1", 2: "C2"}
    assert known(
        READING,
        passage("C1", "The bridge is open", "Port Office", BRIDGE.place),
        passage("C1", "The bridge is open", "Port Office", BRIDGE.place),
    ) == {1: "C1"}


def test_words_of_another_place_make_nothing_known() -> None:
    assert known(READING, passage("C1", "Ships pass", "Port Office", (0, 5))) == {}


def test_what_is_not_recorded_any_more_is_not_known() -> None:
    once = marked(READING, [passage("C1", "Ships pass", "Port Office", SHIPS.place)])
    assert known(once) == {}


def test_the_same_words_of_two_sides_are_told_apart_by_source() -> None:
    east = BRIDGE.model_copy(update={"number": 1})
    record = {**(TOLL.record or {}), "claim": "The bridge is open"}
    record["attributions"] = [{**TOLL.record["attributions"][0], "source": "West side"}]  # type: ignore[index]
    west = TOLL.model_copy(update={"number": 2, "record": record})
    both = READING.model_copy(update={"proposals": (east, west)})
    assert known(both, passage("C1", "The bridge is open", "West side", BRIDGE.place)) == {2: "C1"}
    assert known(both, passage("C1", "The bridge is open", "Port Office", BRIDGE.place)) == {1: "C1"}
