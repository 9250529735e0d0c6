"""The claims of a database as a table: origins vote, and signatures are known answers."""

from __future__ import annotations

from tests.builders import denies, facts_of, says, signed
from verify.core.ballots import Ballots, ballots
from verify.core.policy import DEFAULT
from verify.model import Facts
from verify.observations import INTERESTS


def cast(facts: Facts) -> Ballots:
    return ballots(facts, DEFAULT)


def votes(facts: Facts) -> set[tuple[str, str, str]]:
    """Source, claim, and what the source takes it for."""
    table = cast(facts).table
    assert set(table.value.names) <= {"true"}
    columns = (table.source, table.object)
    found = [
        (*(column.names[column.code[place]] for column in columns), "false" if table.denies[place] else "true")
        for place in range(len(table))
    ]
    assert len(set(found)) == len(found)
    return set(found)  # type: ignore[arg-type]


def test_who_affirms_says_true_and_who_denies_says_false() -> None:
    facts = facts_of(({}, [says("governor"), denies("observer")]))
    assert votes(facts) == {("governor", "C1", "true"), ("observer", "C1", "false")}


def test_relays_and_voices_of_one_body_are_one_voter() -> None:
    facts = facts_of(({}, [says("spokesman"), says("other-spokesman"), says("wire", relays="spokesman")]))
    assert votes(facts) == {("spokesman", "C1", "true")}


def test_no_vote_comes_of_unnamed_implicit_or_half_hearted_voices() -> None:
    said = [says("officials"), says("observer", basis="implicit"), says("governor", "partly"), says("staff", "doubts")]
    assert votes(facts_of(({}, said))) == set()
    assert cast(facts_of(({}, said))).silent == 1


def test_a_source_of_a_bad_grade_votes_since_its_reliability_is_what_is_learned() -> None:
    assert votes(facts_of(({}, [says("tabloid")]))) == {("tabloid", "C1", "true")}


def test_who_says_both_on_one_day_votes_for_neither() -> None:
    said = [says("governor", at="2023-09-06"), denies("governor", at="2023-09-06"), says("observer")]
    assert votes(facts_of(({}, said))) == {("observer", "C1", "true")}


def test_who_affirms_another_value_of_the_item_denies_this_one() -> None:
    item = {"item": "dead at Hroza", "when": "2023-10-05"}
    facts = facts_of(({**item, "value": "51"}, [says("staff")]), ({**item, "value": "63"}, [says("governor")]))
    assert votes(facts) == {
        ("staff", "C1", "true"), ("governor", "C1", "false"), ("governor", "C2", "true"), ("staff", "C2", "false"),
    }  # fmt: skip


def test_superseded_claims_stay_out() -> None:
    facts = facts_of(({}, [says("staff")]), ({}, [says("staff")]), links=[("C2", "supersedes", "C1")])
    assert votes(facts) == {("staff", "C2", "true")}


def test_signatures_that_stand_are_known_answers_and_stale_ones_are_not() -> None:
    facts = facts_of(({}, [says("staff")]), ({}, [says("staff")]), ({}, [says("staff")]))
    facts = signed(signed(facts, ("ines", "verified")), ("ines", "refuted"), claim="C2")
    facts = signed(facts, ("ines", "disputed"), claim="C3")
    assert cast(facts).gold == {"C1": ("true",), "C2": ("false",)}
    later = facts_of(({}, [says("staff"), says("observer", id="A9")]), ({}, [says("staff", id="A2")]))
    stale = Facts(**{**{name: getattr(later, name) for name in later.__slots__}, "judgements": facts.judgements})
    assert cast(stale).gold == {"C2": ("false",)}


def test_the_interest_of_an_origin_goes_with_its_vote() -> None:
    facts = facts_of(({"harms": ("ru",)}, [says("governor"), says("observer")]))
    table = cast(facts).table
    assert [INTERESTS[code] for code in table.interest] == ["against", "neutral"]
