"""Rules that hold of any testimony."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Said, counts, facts_of, on, reported
from tests.strategies import COPIES, anything_said, said
from verify.core.assess import find
from verify.core.change import Change, WhatIf, after
from verify.core.checks import next_checks
from verify.core.content import content_hash
from verify.core.exclusion import Relations
from verify.core.finding import judge
from verify.core.policy import DEFAULT, STRICT, Policy
from verify.core.sensitivity import linchpins
from verify.model import Facts
from verify.report import Assessment

POLICIES = st.sampled_from([DEFAULT, STRICT])
ORDER = ("unsourced", "single-source", "verified")


def numbered(spoken: Sequence[Said]) -> list[Said]:
    """With ids that stay when the order changes."""
    return [{"id": f"A{place}", **one} for place, one in enumerate(spoken, start=1)]


def judged(spoken: Sequence[Said], policy: Policy = DEFAULT, **more: Any) -> Assessment:
    return on(*spoken, copies=COPIES, policy=policy, **more)


def essence(one: Assessment) -> dict[str, Any]:
    """The assessment but for the order in which things are listed."""
    data = one.model_dump(exclude={"attributions", "linchpins", "next_checks", "rule", "confidence", "noted"})
    data["flags"] = sorted(data["flags"])
    data["origins"]["groups"] = sorted(
        (origin["side"], sorted(origin["attributions"]), origin["grade"], origin["known"])
        for origin in data["origins"]["groups"]
    )
    if data["likelihood"]:
        data["likelihood"]["ledger"] = sorted(term["log_odds"] for term in data["likelihood"]["ledger"])
    data["rows"] = sorted((row.id, row.live, row.grade, row.interest.value) for row in one.attributions)
    data["pins"] = sorted((pin.attribution, pin.status_without) for pin in one.linchpins)
    data["level"], data["rule_id"] = one.confidence.level, one.rule.id
    return data


@given(
    anything_said().map(numbered).flatmap(lambda spoken: st.tuples(st.just(spoken), st.permutations(spoken))), POLICIES
)
def test_the_order_of_dated_attributions_does_not_matter(both: tuple[list[Said], list[Said]], policy: Policy) -> None:
    one, other = (judged(spoken, policy) for spoken in both)
    assert essence(one) == essence(other)


@given(anything_said(), POLICIES)
def test_the_maximum_is_at_least_the_minimum_and_the_minimum_is_what_is_counted(
    spoken: list[Said], policy: Policy
) -> None:
    one = judged(spoken, policy)
    least, most, least_against, most_against = counts(one)
    assert least <= most
    assert least_against <= most_against
    counted = [origin.side for origin in one.origins.groups if origin.counted]
    assert (counted.count("for"), counted.count("against")) == (least, least_against)


@given(anything_said(), POLICIES)
def test_every_claim_has_exactly_one_status(spoken: list[Said], policy: Policy) -> None:
    report = reported(facts_of(({}, spoken), copies=COPIES), policy)
    assert sum(report.counts.model_dump().values()) == 1
    assert report.claims[0].status in ("verified", "disputed", "single-source", "unsourced", "denied")


@given(anything_said(), POLICIES)
def test_the_ledger_of_log_odds_sums_to_the_printed_probability(spoken: list[Said], policy: Policy) -> None:
    one = judged(spoken, policy).likelihood
    if one is None:
        return
    total = math.fsum(term.log_odds for term in one.ledger)
    assert one.probability == pytest.approx(1 / (1 + math.exp(-total)), abs=2e-6)
    assert 0.01 <= one.low <= one.probability <= one.high <= 0.99


@given(anything_said(), said(), POLICIES)
def test_removing_what_was_added_restores_the_report(spoken: list[Said], added: Said, policy: Policy) -> None:
    facts = facts_of(({}, [*spoken, added]), copies=COPIES)
    last = facts.attributions["C1"][-1].id
    back = judge(find(facts, Relations.of(()), policy)[0].case.without(frozenset({last})), policy)
    before = find(facts_of(({}, spoken), copies=COPIES), Relations.of(()), policy)[0]
    assert (back.verdict, back.affirming, back.against) == (before.verdict, before.affirming, before.against)


@given(anything_said(), st.data(), POLICIES)
def test_the_short_way_to_the_status_without_some_is_right(
    spoken: list[Said], data: st.DataObject, policy: Policy
) -> None:
    facts = facts_of(({}, spoken), copies=COPIES)
    finding = find(facts, Relations.of(()), policy)[0]
    ids = [attribution.id for attribution in facts.attributions["C1"]]
    removed = frozenset(data.draw(st.lists(st.sampled_from(ids), unique=True))) if ids else frozenset()
    short = WhatIf(finding, policy).status(Change(removed=removed))
    assert short == judge(finding.case.without(removed), policy).verdict.status


@given(anything_said(), POLICIES)
def test_each_next_check_carried_out_changes_the_status_to_what_it_says(spoken: list[Said], policy: Policy) -> None:
    facts = facts_of(({"harms": ("ru",), "favors": ("ua",)}, spoken), copies=COPIES)
    finding = find(facts, Relations.of(()), policy)[0]
    what_if = WhatIf(finding, policy)
    for check in next_checks(what_if, linchpins(what_if)):
        then = judge(after(finding.case, check.change), policy).verdict.status
        assert then == check.then
        assert then != finding.verdict.status
        assert check.text.endswith(f"then {then}")


@given(
    anything_said(10), anything_said(4), st.sampled_from([None, ("20", "15"), ("15", "20")]), st.booleans(), POLICIES
)
def test_the_linchpins_are_all_attributions_whose_removal_changes_the_status(
    spoken: list[Said], rival: list[Said], values: tuple[str, str] | None, linked: bool, policy: Policy
) -> None:
    """Those of a rival too; what is ruled out without a look is ruled out rightly."""
    one, other = ({"item": "dead", "value": value} for value in values) if values else ({}, {})
    facts = facts_of(
        ({"harms": ("ru",), **one}, spoken),
        (other, rival),
        copies=COPIES,
        links=[("C1", "contradicts", "C2")] if linked else [],
    )
    finding = find(facts, Relations.of(facts.links), policy)[0]
    pins = {pin.attribution: pin.status_without for pin in linchpins(WhatIf(finding, policy))}
    for attribution in finding.case.attributions:
        without = judge(finding.case.without(frozenset({attribution.id})), policy).verdict.status
        assert pins.get(attribution.id, finding.verdict.status) == without


def affirming(facts: Facts) -> list[tuple[str, str]]:
    """(attribution, root) of the voices counted for the claim."""
    finding = find(facts, Relations.of(()), DEFAULT)[0]
    return [
        (voice.attribution.id, voice.root)
        for group in finding.affirming.counted
        for voice in group.counting
        if not voice.relayed
    ]


@given(anything_said(), st.data())
def test_a_relay_of_a_counted_voice_never_raises_the_minimum(spoken: list[Said], data: st.DataObject) -> None:
    heard = affirming(facts_of(({}, spoken), copies=COPIES))
    if not heard:
        return
    _, root = data.draw(st.sampled_from(heard))
    relay = {**data.draw(said()), "source": "station", "stance": "affirms", "relays": (root,)}
    relay.pop("rests_on", None)
    assert counts(judged([*spoken, relay]))[0] <= counts(judged(spoken))[0]


@given(anything_said(), st.data())
def test_a_same_party_repeat_of_a_counted_voice_never_raises_the_minimum(
    spoken: list[Said], data: st.DataObject
) -> None:
    finding = find(facts_of(({}, spoken), copies=COPIES), Relations.of(()), DEFAULT)[0]
    parties = [group.party for group in finding.affirming.counted if group.known and group.party in {"ru", "ua"}]
    if not parties:
        return
    repeat = {"source": "new-body", "stance": "affirms", "at": "2023-09-02"}
    cast = {"new-body": {"kind": "government", "party": data.draw(st.sampled_from(parties))}}
    assert counts(judged([*spoken, repeat], cast=cast))[0] == counts(judged(spoken))[0]


@given(
    anything_said(),
    st.data(),
    st.sampled_from([{"access": "first-hand"}, {}]),
    st.sampled_from(["ru", "ua", "none", None]),
)
def test_a_copy_of_a_counted_voice_never_raises_the_minimum(
    spoken: list[Said], data: st.DataObject, access: Said, party: str | None
) -> None:
    """Whoever takes the text over, and however it says that it knows, the voice it copies is counted already."""
    placed = [{**one, "document": one.get("document", f"own-{place}")} for place, one in enumerate(spoken)]
    facts = facts_of(({}, placed), copies=COPIES)
    heard = [identity for identity, _ in affirming(facts)]
    if not heard:
        return
    identity = data.draw(st.sampled_from(heard))
    original = next(one.document for one in facts.attributions["C1"] if one.id == identity)
    copies = {**COPIES, "D9": [str(original)]}
    copy = {"source": "new-body", "stance": "affirms", "at": "2023-09-02", "document": "D9", **access}
    cast = {"new-body": {"kind": "organization", "party": party}}
    before, after_ = (on(*each, copies=copies, cast=cast) for each in (placed, [*placed, copy]))
    assert counts(after_)[0] <= counts(before)[0]


@given(anything_said())
def test_an_unknown_lineage_repeat_of_a_counted_claim_never_raises_the_minimum(spoken: list[Said]) -> None:
    before = counts(judged(spoken))[0]
    repeat = {"source": "station", "stance": "affirms", "at": "2023-09-02"}
    if before:
        assert counts(judged([*spoken, repeat]))[0] == before


@given(st.lists(said(st.just("affirms")), max_size=6), st.sampled_from(["ru", "ua", "de", "none"]))
def test_more_independent_support_never_lowers_the_status(spoken: list[Said], party: str) -> None:
    more = {"source": "new-body", "stance": "affirms", "at": "2023-09-02"}
    cast = {"new-body": {"kind": "government", "party": party}}
    before, after_ = (on(*each, copies=COPIES, cast=cast).status for each in (spoken, [*spoken, more]))
    assert ORDER.index(after_) >= ORDER.index(before)


@given(anything_said(), st.data())
def test_the_content_hash_changes_with_the_evidence_and_with_nothing_else(
    spoken: list[Said], data: st.DataObject
) -> None:
    def hashed(said_: list[Said], **claim: Any) -> str:
        finding = find(facts_of((claim, said_), copies=COPIES), Relations.of(()), DEFAULT)[0]
        return content_hash(finding)

    assert hashed(spoken) == hashed([{**one, "note": "seen"} for one in spoken], topic="a topic")
    assert hashed(spoken) != hashed([*spoken, data.draw(said())])
