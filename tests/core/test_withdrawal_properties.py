"""Rules that hold of any testimony of which something is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Said, assessed, counts, facts_of, on, reported, says, withdraws
from tests.strategies import COPIES, anything_said, said
from verify.core.assess import find
from verify.core.change import Change, WhatIf
from verify.core.exclusion import Relations
from verify.core.finding import judge
from verify.core.policy import DEFAULT, STRICT, Policy
from verify.core.sensitivity import linchpins
from verify.model import Attribution, Facts, Withdrawal
from verify.report import Assessment

POLICIES = st.sampled_from([DEFAULT, STRICT])


def live(one: Assessment) -> list[str]:
    return [shown.id for shown in one.attributions if shown.live]


def targets(one: Assessment) -> dict[str, str]:
    """What took each withdrawn attribution away."""
    return {shown.id: shown.withdrawn.target for shown in one.attributions if shown.withdrawn}


def names(withdrawn: Sequence[Withdrawal]) -> list[str]:
    return [one.target for one in withdrawn]


def withdrawals(most: int = 3) -> st.SearchStrategy[list[Withdrawal]]:
    number = st.integers(1, 8).map("A{}".format)
    return st.lists(
        st.one_of(
            number.map(lambda identity: withdraws(attribution=identity)),
            st.sampled_from(["D1", "D2", "D3", "D4", "D5"]).map(lambda identity: withdraws(document=identity)),
            st.tuples(st.sampled_from(["governor", "minister", "wire", "carrier", "video", "witness"]), number).map(
                lambda both: withdraws(source=both[0], through=both[1])
            ),
        ),
        max_size=most,
    )


def without_the_fallen(facts: Facts) -> Facts:
    """The facts in which nobody ever recorded what has fallen; of a relay of several the rest stays."""
    (finding,) = find(facts, Relations.of(()), DEFAULT)
    fallen = {(spoken.attribution.id, spoken.root) for spoken, _ in finding.case.testimony.stands.withdrawn}
    kept: list[Attribution] = []
    for one in facts.attributions["C1"]:
        rest = tuple(root for root in one.relays or (one.source,) if (one.id, root) not in fallen)
        if rest:
            kept.append(one.model_copy(update={"relays": rest}) if one.relays else one)
    return replace(facts, attributions={"C1": tuple(kept)}, withdrawals=())


@given(anything_said(), withdrawals(), POLICIES)
def test_what_is_withdrawn_counts_as_if_it_had_never_been_recorded(
    spoken: list[Said], withdrawn: list[Withdrawal], policy: Policy
) -> None:
    facts = facts_of(({"harms": ("ru",)}, spoken), copies=COPIES, withdrawals=withdrawn)
    one, other = (assessed(each, policy=policy) for each in (facts, without_the_fallen(facts)))
    assert (one.status, counts(one), one.balance, one.rule.id) == (
        other.status, counts(other), other.balance, other.rule.id,
    )  # fmt: skip
    assert (one.likelihood, one.origins.groups) == (other.likelihood, other.origins.groups)


@given(anything_said(), st.permutations(range(3)), withdrawals())
def test_the_order_of_withdrawals_does_not_matter(
    spoken: list[Said], order: list[int], withdrawn: list[Withdrawal]
) -> None:
    shuffled = [withdrawn[place] for place in order if place < len(withdrawn)]
    both = (facts_of(({}, spoken), copies=COPIES, withdrawals=each) for each in (withdrawn, shuffled))
    one, other = (assessed(facts) for facts in both)
    assert (counts(one), one.status, live(one), one.likelihood) == (
        counts(other), other.status, live(other), other.likelihood,
    )  # fmt: skip
    assert targets(one).keys() == targets(other).keys()


@given(anything_said(), withdrawals(1), withdrawals(2))
def test_whatever_falls_stays_fallen_when_more_is_withdrawn(
    spoken: list[Said], more: list[Withdrawal], withdrawn: list[Withdrawal]
) -> None:
    one, other = (
        assessed(facts_of(({}, spoken), copies=COPIES, withdrawals=each)) for each in (withdrawn, [*withdrawn, *more])
    )
    assert targets(one).keys() <= targets(other).keys()


ALONE = ("governor", "minister", "observer", "witness", "analyst", "agency", "tabloid", "officials")
"""No two of one body."""


@given(st.lists(st.sampled_from(ALONE), unique=True, max_size=6), st.sampled_from(["affirms", "denies"]), st.data())
def test_words_of_different_bodies_add_nothing_to_their_side_by_being_withdrawn(
    sources: list[str], stance: str, data: st.DataObject
) -> None:
    spoken = [says(source, stance) for source in sources]
    numbers = [f"A{place + 1}" for place in range(len(spoken))]
    gone = data.draw(st.lists(st.sampled_from(numbers), unique=True)) if numbers else []
    before, after = (
        counts(on(*spoken, withdrawals=each)) for each in ([], [withdraws(attribution=one) for one in gone])
    )
    assert all(then <= now for now, then in zip(before, after, strict=True))


# The short ways to what would be


@given(anything_said(), withdrawals(), st.data(), POLICIES)
def test_the_short_way_to_the_status_without_some_is_right_when_more_is_withdrawn(
    spoken: list[Said], withdrawn: list[Withdrawal], data: st.DataObject, policy: Policy
) -> None:
    facts = facts_of(({}, spoken), copies=COPIES, withdrawals=withdrawn)
    (finding,) = find(facts, Relations.of(()), policy)
    ids = [one.id for one in facts.attributions["C1"]]
    removed = frozenset(data.draw(st.lists(st.sampled_from(ids), unique=True))) if ids else frozenset()
    short = WhatIf(finding, policy).status(Change(removed=removed))
    assert short == judge(finding.case.without(removed), policy).verdict.status


@given(anything_said(8), st.lists(said(), max_size=3), withdrawals(), st.booleans(), POLICIES)
def test_the_linchpins_are_found_when_something_is_withdrawn(
    spoken: list[Said], rival: list[Said], withdrawn: list[Withdrawal], linked: bool, policy: Policy
) -> None:
    links: Any = [("C1", "contradicts", "C2")] if linked else []
    facts = facts_of(({}, spoken), ({}, rival), copies=COPIES, links=links, withdrawals=withdrawn)
    finding = find(facts, Relations.of(facts.links), policy)[0]
    pins = {pin.attribution: pin.status_without for pin in linchpins(WhatIf(finding, policy))}
    assert pins.keys().isdisjoint(finding.case.withdrawn)
    for one in finding.case.attributions:
        if one.id in finding.case.withdrawn:
            continue
        without = judge(finding.case.without(frozenset({one.id})), policy).verdict.status
        assert pins.get(one.id, finding.verdict.status) == without


@given(anything_said(), withdrawals(), POLICIES)
def test_every_withdrawn_voice_is_shown_and_none_of_them_is_live(
    spoken: list[Said], withdrawn: list[Withdrawal], policy: Policy
) -> None:
    one = reported(facts_of(({}, spoken), copies=COPIES, withdrawals=withdrawn), policy).claims[0]
    assert not set(live(one)) & targets(one).keys()
    assert set(targets(one).values()) <= set(names(withdrawn))
