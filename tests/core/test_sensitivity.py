from tests.builders import assessed, denies, facts_of, on, reported, says
from verify.core.assess import find
from verify.core.change import WhatIf, after
from verify.core.checks import next_checks
from verify.core.exclusion import Relations
from verify.core.finding import judge
from verify.core.policy import DEFAULT
from verify.core.sensitivity import linchpins
from verify.report import Assessment


def pins(one: Assessment) -> list[tuple[str, str]]:
    return [(pin.attribution, pin.status_without) for pin in one.linchpins]


def test_a_linchpin_is_an_attribution_whose_removal_changes_the_status() -> None:
    one = on(says("governor"), says("minister"), says("wire", relays="governor"))
    # Without the governor's own words the wire still relays him.
    assert pins(one) == [("A2", "single-source")]
    assert pins(on(says("governor"), says("minister"))) == [("A1", "single-source"), ("A2", "single-source")]


def test_a_linchpin_says_how_probable_the_claim_is_without_it() -> None:
    """The minister alone: 5/12, 60.3 %."""
    assert on(says("governor"), says("minister")).linchpins[0].probability_without == 0.602685
    assert on(says("governor")).linchpins[0].probability_without is None


def test_a_denial_can_be_a_linchpin() -> None:
    assert pins(on(says("governor"), denies("minister"))) == [("A1", "denied"), ("A2", "single-source")]


def test_the_one_affirmation_of_an_excluding_claim_is_a_linchpin() -> None:
    facts = facts_of(({}, [says("governor")]), ({}, [says("minister")]), links=[("C1", "contradicts", "C2")])
    assert pins(assessed(facts, "C1")) == [("A1", "denied"), ("A2", "single-source")]


def test_a_replaced_stance_comes_back_when_what_replaced_it_is_taken_away() -> None:
    one = on(denies("governor", at="2023-09-01"), says("governor", at="2023-09-02"))
    assert pins(one) == [("A2", "denied")]


def test_a_chokepoint_is_a_carrier_without_which_several_claims_change() -> None:
    facts = facts_of(
        ({}, [says("governor", via="carrier")]),
        ({}, [says("minister", via="carrier"), says("staff", via="paper")]),
        ({}, [says("observer", via="carrier"), says("governor")]),
        ({}, [says("officials", via="carrier")]),
    )
    # C1 loses its voice, C3 its second; C2 keeps an origin of the same party; C4 is unsourced as it is.
    shown = [(point.carrier, point.claims, point.of) for point in reported(facts).chokepoints]
    assert shown == [("carrier", 2, 3)]


def test_a_relaying_source_is_a_road_like_a_carrier() -> None:
    facts = facts_of(({}, [says("wire", relays="governor")]), ({}, [says("wire", relays="minister")]))
    assert [(point.carrier, point.claims) for point in reported(facts).chokepoints] == [("wire", 2)]


WITNESS = "Find a first-hand witness of no party, independent of these voices; if they"


def test_next_checks_are_in_words_with_the_status_they_lead_to() -> None:
    assert on(says("governor", basis="implicit")).next_checks == (
        "Read A1 again; if it goes on with what governor said: then single-source",
        f"{WITNESS} affirm it: then single-source",
        "Ask ru's officials; if they affirm it: then single-source",
    )
    assert on(says("witness"), says("governor", via="carrier")).next_checks == (
        "Ask witness how they know (A1); if at first hand: then verified",
        f"{WITNESS} affirm it: then verified",
        "Ask ua's officials; if they affirm it: then verified",
    )
    assert on(says("governor", via="carrier"), denies("minister")).next_checks[:2] == (
        "Trace A1 past carrier to governor; if it does not hold: then denied",
        "Check A2 with minister; if it does not hold: then single-source",
    )
    assert on(says("officials")).next_checks[0] == (
        "Learn who stands behind officials (A1); once named: then single-source"
    )


def test_of_voices_that_are_alike_one_is_asked_how_it_knows() -> None:
    asked = [
        check for check in on(says("wire"), says("paper"), says("governor")).next_checks if "how they know" in check
    ]
    assert asked == ["Ask wire how they know (A1); if at first hand: then verified"]


def test_a_claim_nobody_speaks_to_asks_for_a_voice() -> None:
    assert on().next_checks[0] == f"{WITNESS} affirm it: then single-source"


def test_where_no_single_voice_decides_a_check_names_the_whole_side() -> None:
    """Two origins on each side: no single removal, and no witness, ends the dispute."""
    one = on(says("governor"), says("observer"), denies("minister"), denies("memo"))
    assert one.linchpins == ()
    assert one.next_checks == (
        "Trace A3, A4 to their originals; if none of them holds: then verified",
        "Trace A1, A2 to their originals; if none of them holds: then denied",
    )


def test_a_check_carried_out_as_it_says_leads_to_the_status_it_says() -> None:
    facts = facts_of(({"harms": ("ru",)}, [says("governor"), denies("witness"), says("officials")]))
    finding = find(facts, Relations.of(()), DEFAULT)[0]
    what_if = WhatIf(finding, DEFAULT)
    checks = next_checks(what_if, linchpins(what_if))
    assert checks
    for check in checks:
        assert judge(after(finding.case, check.change), DEFAULT).verdict.status == check.then != finding.verdict.status
