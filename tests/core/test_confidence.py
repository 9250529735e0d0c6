from typing import Any

import pytest

from tests.builders import Said, denies, first_hand, on, says

GOOD = {
    "good-witness": {"kind": "person", "grade": "B"},
    "good-body": {"kind": "organization", "party": "none", "grade": "B"},
    "good-minister": {"kind": "government", "party": "ua", "grade": "C"},
    "good-carrier": {"kind": "outlet", "grade": "B"},
}


@pytest.mark.parametrize(
    ("said", "level", "reason"),
    [
        ([says("governor")], "low", "only one origin counts"),
        ([says("officials")], "low", "no origin counts"),
        ([says("governor"), denies("minister")], "low", "the dispute is even"),
        (
            [says("governor", via="carrier"), says("minister", via="carrier")],
            "low",
            "all that counts came through one carrier, carrier, graded F",
        ),
        (
            [says("wire", relays=("governor", "minister"))],
            "low",
            "all that counts came through one carrier, wire, graded F",
        ),
        ([says("governor"), says("minister")], "moderate", "not graded A to C: governor, minister"),
        ([says("good-minister"), says("good-body")], "moderate", "taking away one attribution changes the status"),
        (
            [says("governor"), says("observer"), denies("minister")],
            "moderate",
            "2 origins count, but the claim is disputed",
        ),
        (
            [says("good-minister"), says("good-body"), first_hand("good-witness")],
            "high",
            "3 independent origins, their roots graded A to C; no single removal changes the status",
        ),
        ([denies("governor"), denies("minister")], "moderate", "not graded A to C: governor, minister"),
    ],
)
def test_confidence_says_how_good_the_basis_is(said: list[Said], level: str, reason: str) -> None:
    confidence = on(*said, cast=GOOD).confidence
    assert confidence.level == level
    assert reason in confidence.reasons


def test_what_comes_through_one_good_carrier_is_not_low_for_that() -> None:
    said = [says("good-minister", via="good-carrier"), says("good-body", via="good-carrier")]
    assert on(*said, cast=GOOD).confidence.level == "moderate"


@pytest.mark.parametrize(
    ("said", "cast", "credibility"),
    [
        ([says("governor"), says("minister")], {}, 1),
        ([says("governor", via="carrier"), says("minister", via="carrier")], {}, 2),
        ([says("governor", via="agency"), says("minister", via="agency")], {}, 1),
        # 5/3 + 5/6 for, neutral denial 5/6 × 2.5 = 2.08: 60 % leans true
        ([says("governor"), says("observer"), denies("memo", interest="neutral")], {}, 3),
        # 5/6 for, 5/6 × 2.5 against: 22 % leans false
        ([says("observer"), denies("memo", interest="neutral")], {}, 5),
        # 5/12 + 2/3 for, a self-serving denial 5/6 × 2.5 × 1/2 = 25/24 against: 51 % is even
        ([says("minister"), says("wire"), denies("ministry")], {}, 4),
        ([denies("governor")], {}, 5),
        ([says("officials")], {}, 6),
        ([], {}, 6),
        ([says("governor"), says("wire")], {}, 2),
        ([says("wire")], {"wire": {"grade": "B"}}, 2),
        ([says("governor")], {}, 3),
        ([says("wire"), says("paper")], {}, 3),
        ([says("governor", "partly")], {}, 6),
    ],
)
def test_credibility_is_the_first_that_matches(
    said: list[Said], cast: dict[str, dict[str, Any]], credibility: int
) -> None:
    one = on(*said, cast=cast)
    assert (one.credibility.computed, one.credibility.set) == (credibility, None)
