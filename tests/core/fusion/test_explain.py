"""Explanations: which votes moved a value, by how much, and what copying cost them."""

from __future__ import annotations

import numpy as np
import pytest

from tests.core.fusion.fusing import LABELS, OPEN, beliefs, clique, learned
from tests.core.fusion.simulated import world
from tests.core.fusion.tables import table
from verify.core.fusion.fuse import Fused, fuse
from verify.errors import NotFound, VerifyError
from verify.fused import Explanation

shared_and_open = pytest.mark.parametrize("values", [2, LABELS, OPEN])
COPIERS = ("s6", "s7", "s8")
RELIABLE = ("s0", "s1", "s2", "s5")
"""Right at .8, .7, .7 and .9."""


def fused(values: int) -> Fused:
    """Six independent sources and three that say the same, on 300 objects."""
    here = world(31, 300, values)
    return fuse(here.told(here.independent([0.8, 0.7, 0.7, 0.6, 0.6, 0.9]), clique(here, 3, 0.6)).table)


def explained(found: Fused) -> list[Explanation]:
    return [found.explain(name) for name in found.votes.objects]


@shared_and_open
def test_what_counts_of_the_model_and_what_the_votes_add_make_what_is_printed(values: int) -> None:
    """The model counts less than half, and what the votes add is on the side of those who are better than chance."""
    found = fused(values)
    printed = beliefs(found)
    for told in explained(found):
        other = printed[told.object, told.against] if told.against is not None else 1 - told.probability
        assert told.counted + told.votes == pytest.approx(np.log(told.probability / other), abs=1e-9)
        assert abs(told.counted) < 0.5 * abs(told.log_odds) + 1e-9
    assert np.mean([told.votes > 0 for told in explained(found)]) > 0.9


def test_a_known_answer_is_told_to_be_one() -> None:
    rows = [f"{source} {item} 1" for source in "abc" for item in "xy"]
    found = fuse(table(*rows), gold={"x": ["1"]})
    assert [found.explain(name).known for name in "xy"] == [True, False]


@shared_and_open
def test_the_log_odds_are_those_of_the_model_and_the_probability_is_the_printed_one(values: int) -> None:
    found = fused(values)
    votes, model = found.votes, learned(found).model.belief(learned(found).state)
    place = {
        (votes.objects[item], value): at for at, (item, value) in enumerate(zip(votes.item, votes.spelled, strict=True))
    }
    disputed = [told for told in explained(found)[:50] if told.against is not None]
    assert len(disputed) > 30
    for told in disputed:
        assert told.against is not None
        best, second = place[told.object, told.value], place[told.object, told.against]
        assert told.log_odds == pytest.approx(np.log(model[best] / model[second]), abs=1e-3)
        printed = beliefs(found)
        assert told.probability == printed[told.object, told.value]
        ranked = sorted((p for (name, _), p in printed.items() if name == told.object), reverse=True)
        assert [told.probability, printed[told.object, told.against]] == pytest.approx(ranked[:2])


@shared_and_open
def test_the_votes_explain_nearly_all_and_the_prior_little(values: int) -> None:
    """Of labels the prior knows how common each is, of open values nothing; found: .15, .39 and .18 at the mean."""
    told = explained(fused(values))
    assert np.mean([abs(one.prior) for one in told]) < 0.6
    assert np.mean([abs(one.log_odds) for one in told]) > 3


@shared_and_open
def test_a_vote_moves_towards_what_it_gives_and_those_that_moved_most_come_first(values: int) -> None:
    """Of the reliable; who is little better than chance may seem worse on one of two labels or kinds of objects."""
    for told in explained(fused(values)):
        sizes = [abs(moved.log_odds) for moved in told.moved]
        assert sizes == sorted(sizes, reverse=True)
        for moved in told.moved:
            if moved.source in RELIABLE and moved.value in {told.value, told.against}:
                assert (moved.log_odds > 0) == (moved.value == told.value)


@shared_and_open
def test_copies_are_named_and_what_they_cost_is_told(values: int) -> None:
    """Three copies weigh 1 / (1 + 2 d) each, their dependence d near 1, or less where others depend on them too."""
    for told in explained(fused(values)):
        for moved in told.moved:
            if moved.source in COPIERS:
                assert set(COPIERS) - {moved.source} == set(moved.depends_on[:2])
                assert 0.25 < moved.log_odds / (moved.alone or 1) < 0.35 or moved.alone == 0
            elif not moved.depends_on:
                assert abs(moved.log_odds) >= 0.8 * abs(moved.alone)


def test_an_object_of_one_value_is_explained_against_what_nobody_gave() -> None:
    rows = [f"{source} o{item} v{item % 30}" for source in "abc" for item in range(40)]
    told = fuse(table(*rows)).explain("o7")
    assert (told.value, told.against) == ("v7", None)
    assert [moved.source for moved in told.moved] == ["a", "b", "c"]
    assert all(moved.log_odds > 0 for moved in told.moved)
    assert told.log_odds > 0


def test_a_denial_moves_away_from_what_it_denies() -> None:
    rows = [f"{source} {item} 1" for source in "abc" for item in "uvwyz"]
    told = fuse(table(*rows, "a x 1", "b x 1", "c x !1")).explain("x")
    assert [(moved.source, moved.denies, moved.log_odds > 0) for moved in told.moved if moved.source == "c"] == [
        ("c", True, False)
    ]
    assert all(moved.log_odds > 0 for moved in told.moved if moved.source != "c")


def test_who_denies_what_another_gives_does_not_share_its_voice() -> None:
    """Two that say the same of 200 objects depend on each other, but not where one denies what the other gives."""
    rows = [f"{source} o{item} {source if source in 'cde' else item % 3}" for source in "abcde" for item in range(200)]
    told = fuse(table(*rows, "a x 1", "b x !1", "a y 1", "b y 1", "c x 1", "c y 1"))
    company = {name: {moved.source: moved.depends_on for moved in told.explain(name).moved} for name in "xy"}
    assert "b" not in company["x"]["a"]
    assert company["y"]["a"] == ("b",)


def test_an_object_that_no_row_speaks_of_is_not_found() -> None:
    with pytest.raises(NotFound, match="nowhere"):
        fuse(table("a x 1")).explain("nowhere")


def test_only_the_default_method_is_explained() -> None:
    with pytest.raises(VerifyError, match="majority"):
        fuse(table("a x 1"), method="majority").explain("x")
