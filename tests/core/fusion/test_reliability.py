"""Reliability as it is told: the interval, the letter, and which votes tell."""

from __future__ import annotations

import pytest

from tests.core.fusion.fusing import bounds
from tests.core.fusion.tables import table
from verify.core.beta import beta_quantile
from verify.core.fusion.fuse import fuse
from verify.fused import Reliability


def by_source(*rows: str, gold: dict[str, list[str]] | None = None) -> dict[str, Reliability]:
    return {row.source: row for row in fuse(table(*rows), gold=gold).sources()}


def agreed(objects: int, sources: str = "abc") -> list[str]:
    return [f"{source} o{item} {item % 3}" for source in sources for item in range(objects)]


def test_the_interval_leaves_a_tenth_at_each_end_of_the_beta_of_votes_and_prior() -> None:
    """Six votes that tell, four of the prior, half a right and half a wrong one: Beta(10 m + .5, 10 (1 − m) + .5)."""
    row = by_source(*agreed(6))["a"]
    assert row.votes == 6
    right, wrong = 10 * row.reliability + 0.5, 10 * (1 - row.reliability) + 0.5
    assert bounds(row) == pytest.approx(
        (beta_quantile(0.1, right, wrong), max(beta_quantile(0.9, right, wrong), row.reliability)), abs=1e-9
    )


def test_whom_nobody_checks_is_less_certain_than_whom_many_do() -> None:
    """All agree on thirty objects; z speaks once, alone: it may be as the others, and who knows."""
    found = by_source(*agreed(30), "z lone 0")
    width = {name: high - low for name, (low, high) in ((name, bounds(found[name])) for name in "az")}
    assert width["z"] > 3 * width["a"]
    assert found["z"].letter is None


@pytest.mark.parametrize(
    "rows",
    [[f"y lone{item} {item}{part}" for item in range(30) for part in "ab"],
     [f"y lone{item} {part}{item}" for item in range(30) for part in ("", "!u")]],
    ids=["two values of each", "one given, one denied"],
)  # fmt: skip
def test_who_alone_says_two_things_of_an_object_does_not_vouch_for_himself(rows: list[str]) -> None:
    found = by_source(*agreed(30), *rows)["y"]
    once = by_source(*agreed(30), *(f"y lone{item} {item}" for item in range(30)))["y"]
    assert found.letter is None
    low, high = bounds(found)
    assert high - low > 0.9 * (bounds(once)[1] - bounds(once)[0])


@pytest.mark.parametrize(("objects", "told"), [(1, False), (9, False), (10, True), (30, True)])
def test_a_letter_is_suggested_from_ten_votes_that_tell(objects: int, told: bool) -> None:
    assert {row.letter is not None for row in by_source(*agreed(objects)).values()} == {told}


def test_what_nobody_else_speaks_of_tells_nothing() -> None:
    """d has fifty votes alone: its interval is that of the four votes of the prior, and there is no letter."""
    row = by_source(*agreed(9), *(f"d lone{item} {item % 3}" for item in range(50)))["d"]
    assert (row.votes, row.letter) == (50, None)
    right, wrong = 4 * row.reliability + 0.5, 4 * (1 - row.reliability) + 0.5
    low, high = bounds(row)
    assert low == pytest.approx(beta_quantile(0.1, right, wrong), abs=1e-9)
    assert high == pytest.approx(max(beta_quantile(0.9, right, wrong), row.reliability), abs=1e-9)


def test_a_known_answer_makes_a_lone_vote_tell() -> None:
    """d alone gives twelve answers that are known, and all are wrong: it is at the foot of the scale."""
    lone = [f"d lone{item} 0" for item in range(12)]
    before = by_source(*agreed(9), *lone)["d"]
    after = by_source(*agreed(9), *lone, gold={f"lone{item}": ["1"] for item in range(12)})["d"]
    assert (before.letter, after.letter) == (None, "E")
    assert after.reliability < 0.4 < before.reliability


def test_who_is_right_as_a_rule_has_an_a_and_who_never_is_an_e() -> None:
    """The letter of the nearest mean: Beta(9, 1) of A is .9, and Beta(5, 5) of E .5."""
    found = by_source(*agreed(60, "abcd"), *(f"e o{item} {(item + 1) % 3}" for item in range(60)))
    assert {found[source].letter for source in "abcd"} == {"A"}
    assert found["e"].letter == "E"


def test_a_copied_voice_tells_its_share() -> None:
    """Two that are one on 200 objects weigh about half each: 100 votes and the prior's 4 behind each mean."""
    rows = [
        f"{source} o{item} {value or item % 3}"
        for source, value in zip("abcde", ("", "", "c", "d", "e"), strict=True)
        for item in range(200)
    ]
    row = by_source(*rows)["a"]
    votes = 200 / (2 - 0.0093) + 4
    assert row.votes == 200
    right, wrong = votes * row.reliability + 0.5, votes * (1 - row.reliability) + 0.5
    assert row.low == pytest.approx(beta_quantile(0.1, right, wrong), abs=2e-3)
