from typing import Any

import pytest

from tests.builders import Said, denies, on, says, voice


@pytest.mark.parametrize(
    ("said", "claim", "value", "why"),
    [
        (says("governor"), {}, "against", "the claim harms ru"),
        (denies("governor"), {}, "self-serving", "the claim harms ru"),
        (says("minister"), {}, "self-serving", "the claim favors ua"),
        (denies("minister"), {}, "against", "the claim favors ua"),
        (says("governor", "partly"), {}, "against", "the claim harms ru"),
        (says("governor", "doubts"), {}, "self-serving", "the claim harms ru"),
        (says("governor"), {"harms": (), "favors": ()}, "neutral", "the claim neither favors nor harms ru"),
        (says("observer"), {}, "neutral", "the source is of no party"),
        (says("witness"), {}, "unknown", "the party of the source is not known"),
        (says("spokesman"), {}, "against", "the claim harms ru"),
        (says("governor"), {"harms": ("RU",)}, "against", "the claim harms ru"),
        (says("governor", "no-comment"), {}, "unknown", "it takes no side"),
    ],
)
def test_interest_is_inferred_from_party_and_stance(said: Said, claim: dict[str, Any], value: str, why: str) -> None:
    shown = voice(on(said, claim=claim), "A1").interest
    assert (shown.value, shown.stated, shown.why) == (value, False, why)


def test_a_claim_that_both_favors_and_harms_a_party_is_unknown_and_asks_to_be_split() -> None:
    one = on(says("governor"), claim={"favors": ("ru",), "harms": ("ru",)})
    assert voice(one, "A1").interest.value == "unknown"
    assert "split this claim: its parts stand differently" in one.flags


def test_a_stated_interest_overrides_the_inferred_one_and_says_so() -> None:
    shown = voice(on(says("governor", interest="self-serving", why="excuses a retreat")), "A1").interest
    assert (shown.value, shown.stated, shown.why) == ("self-serving", True, "excuses a retreat")


def test_the_interest_of_a_relay_is_that_of_the_one_it_relays() -> None:
    assert voice(on(says("wire", relays="governor")), "A1").interest.value == "against"
