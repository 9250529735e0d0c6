"""What becomes of claims that are given again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.desk import FULL, changing, claim, entries, record, recorded_facts, says
from verify.drafts import Draft
from verify.errors import Conflict, InputError, NotFound
from verify.store import connect, read
from verify.store.audit import audit

_names = st.sampled_from(["Governor", "Minister", "Wire", "Paper"])
_said = st.fixed_dictionaries(
    {"source": _names, "stance": st.sampled_from(["affirms", "denies"])},
    optional={
        "at": st.sampled_from(["2023", "2023-09-06"]),
        "quote": st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1),
        "via": st.lists(_names, max_size=2),
        "url": st.sampled_from(["https://example.org/1", "https://example.org/2"]),
    },
)
_claims = st.lists(
    st.fixed_dictionaries(
        {"claim": st.sampled_from(["one", "two", "three"]), "attributions": st.lists(_said, max_size=4)},
        optional={
            "when": st.sampled_from(["2023", "2023-09"]),
            "favors": st.lists(st.sampled_from(["ru", "ua"])),
            "value": st.integers(-3, 3),
        },
    ).map(lambda draft: ("claim", draft)),
    max_size=6,
)


@given(_claims, st.booleans())
def test_the_same_records_again_change_nothing(drafts: list[Draft], bulk: bool) -> None:
    with connect.in_memory() as connection:
        record(connection, *drafts)
        before = read.facts(connection), entries(connection)
        with changing(connection, bulk=bulk) as changes:
            again = [changes.record(draft) for draft in drafts]
        assert changes.entry is None
        assert not any(one.new or any(new for _, new in one.attributions) for one in again)
        assert (read.facts(connection), entries(connection)) == before
        audit(connection)


@given(_claims)
def test_one_transaction_or_many_or_in_bulk_record_the_same(drafts: list[Draft]) -> None:
    with connect.in_memory() as connection:
        with changing(connection, bulk=True) as changes:
            for draft in drafts:
                changes.record(draft)
        audit(connection)
        assert read.facts(connection) == recorded_facts(*drafts)


@given(_claims)
def test_what_a_bulk_load_forgets_on_the_way_makes_no_difference(drafts: list[Draft]) -> None:
    """With room for next to nothing in memory, claims are forgotten and found again after almost every record."""
    with pytest.MonkeyPatch.context() as patch, connect.in_memory() as connection:
        patch.setattr("verify.store.pen.BATCH", 2)
        patch.setattr("verify.store.intake.claims.REMEMBERED", 1)
        with changing(connection, bulk=True) as changes:
            for draft in [*drafts, *drafts]:
                changes.record(draft)
        audit(connection)
        assert read.facts(connection) == recorded_facts(*drafts)


def test_a_bulk_load_leaves_every_guard_in_place() -> None:
    with connect.in_memory() as connection:
        before = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        with changing(connection, bulk=True) as changes:
            changes.record(FULL[0])
        assert connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == before


def test_every_fact_of_a_record_is_kept() -> None:
    facts = recorded_facts(*FULL)
    one = facts.claims["C1"].model_dump(exclude={"uid"})
    assert one == {
        "id": "C1",
        "text": "The village is held",
        "when": "2023-09-06",
        "topic": "village",
        "favors": ("ru",),
        "harms": ("ua",),
        "item": "holder",
        "value": "ru",
        "key": "held",
    }
    first, relay = facts.attributions["C1"]
    assert first.model_dump() == {
        "id": "A1",
        "claim": "C1",
        "source": "S2",
        "stance": "affirms",
        "basis": "implicit",
        "confirmed": True,
        "access": "second-hand",
        "interest": "neutral",
        "independent": True,
        "why": "a reason",
        "note": "a remark",
        "at": "2023-09-06",
        "quote": "is held",
        "document": "D1",
        "span": (4, 11),
        "via": ("S3", "S4"),
        "relays": (),
        "rests_on": ("S5",),
    }
    assert (relay.source, relay.relays, relay.document) == ("S6", ("S2",), "D2")
    assert facts.documents["D2"].copies == ("D1",)
    assert facts.sources["S2"].part_of == "S1"
    assert [(link.relation, link.one, link.other) for link in facts.links] == [("contradicts", "C2", "C1")]


def test_the_uid_is_the_hash_of_text_when_item_and_value() -> None:
    # printf '["A claim",null,"dead",">=15"]' | sha256sum
    assert recorded_facts(claim("A  claim", item="dead", value="≥ 15")).claims["C1"].uid == "e08b69330de6"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {}, True),
        ({"when": "2023-09-06"}, {"when": " 2023-09-06 "}, True),
        ({"when": "2023-09-01..2023-09-06"}, {"when": "2023-09-01/2023-09-06"}, True),
        ({"when": "2023"}, {}, False),
        ({"item": "dead", "value": 15}, {"item": "dead", "value": "15"}, True),
        ({"item": "dead", "value": 15}, {"item": "dead", "value": 16}, False),
        ({"item": "dead", "value": 15}, {"item": "hurt", "value": 15}, False),
        ({"topic": "a"}, {"favors": ["ru"]}, True),
    ],
)
def test_a_claim_is_the_same_when_text_when_item_and_value_are(
    first: dict[str, Any], second: dict[str, Any], same: bool
) -> None:
    facts = recorded_facts(claim("A café  burned", **first), claim(" A cafe\u0301 burned", **second))
    assert len(facts.claims) == (1 if same else 2)


def test_what_a_claim_did_not_say_is_filled_in() -> None:
    facts = recorded_facts(
        claim("it", favors=["ru"]), claim("it", topic="t", favors=["RU", "by"], harms=["ua"], key="k")
    )
    one = facts.claims["C1"]
    assert (one.topic, one.favors, one.harms, one.key) == ("t", ("ru", "by"), ("ua",), "k")


def test_another_topic_contradicts_the_stored_one() -> None:
    with pytest.raises(Conflict, match="C1 has topic 'one', and 'two' is given") as caught:
        recorded_facts(claim("it", topic="one"), claim("it", topic="two"))
    assert caught.value.path == "topic"


def test_a_claim_changed_and_changed_back_in_one_transaction_audits() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("it"), claim("it", topic="t"), claim("it", key="k"), claim("it", favors=["ru"]))
        audit(connection)
        assert read.facts(connection).claims["C1"].favors == ("ru",)


def test_what_differs_in_any_field_is_another_attribution() -> None:
    differing: list[dict[str, Any]] = [
        {},
        {"at": "2023"},
        {"quote": "q"},
        {"why": "w"},
        {"via": ["Wire"]},
        {"via": ["Wire", "Paper"]},
    ]
    facts = recorded_facts(*(claim("it", says("Governor", **fields)) for fields in differing + differing))
    assert len(facts.attributions["C1"]) == len(differing)


def test_attest_adds_to_a_claim_recorded_in_the_same_transaction() -> None:
    with connect.in_memory() as connection:
        with changing(connection) as changes:
            one = changes.record(claim("it", says("Governor")))
            more = changes.attest(one.id, [says("Governor"), says("Minister", "denies")])
        assert more.attributions == (("A1", False), ("A2", True))
        with pytest.raises(NotFound, match="there is no claim C9"), changing(connection) as changes:
            changes.attest("C9", [says("Governor")])


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"claim": " \u2003 "}, "claim"),
        ({"claim": "a\0b"}, "claim"),
        ({"claim": "a\ud800b"}, "claim"),
        ({"claim": None}, "claim"),
        ({"when": "yesterday"}, "when"),
        ({"value": 2**63}, "value"),
        ({"value": float("inf")}, "value"),
        ({"topic": "\ud800"}, "topic"),
        ({"favors": ["ru", "\0"]}, "favors[1]"),
        ({"key": "\0"}, "key"),
        ({"attributions": [says("Governor"), says("Minister", quote="\0")]}, "attributions[1].quote"),
        ({"attributions": [says("Governor", why="\udfff")]}, "attributions[0].why"),
        ({"attributions": [says("Governor", at="soon")]}, "attributions[0].at"),
        ({"attributions": [says("Governor", span=(3, 2))]}, "attributions[0].span"),
        ({"attributions": [says("Governor", span=(0, 2**63))]}, "attributions[0].span[1]"),
        ({"attributions": [says("Governor", "believes")]}, "attributions[0].stance"),
        ({"attributions": [says("Governor", via=["Wire", "a\0"])]}, "attributions[0].via[1]"),
        ({"attributions": [says({"name": " "})]}, "attributions[0].source.name"),
        ({"attributions": [says("")]}, "attributions[0].source"),
        ({"attributions": [says({"name": "X", "party": "\0"})]}, "attributions[0].source.party"),
        (
            {"attributions": [says("Governor", document={"title": "t", "sha256": "abc"})]},
            "attributions[0].document.sha256",
        ),
        ({"attributions": [says("Governor", url="https://e.org/\0")]}, "attributions[0].url"),
        ({"attributions": [{"stance": "affirms"}]}, "attributions[0].source"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_place(fields: dict[str, Any], path: str) -> None:
    with connect.in_memory() as connection:
        with changing(connection) as changes:
            with pytest.raises(InputError) as caught:
                changes.record(claim("it", **fields) if "claim" not in fields else ("claim", fields))  # type: ignore[arg-type]
            assert caught.value.path == path
        assert changes.entry is None


def test_a_circle_of_relays_is_refused() -> None:
    circle = claim(
        "it", says("Wire", relays=["Paper"]), says("Paper", relays=["Radio"]), says("Radio", relays=["Wire"])
    )
    for drafts in ([circle], [claim("it", says("Wire", relays=["Wire"]))]):
        with pytest.raises(InputError, match="circle") as caught:
            recorded_facts(*drafts)
        assert caught.value.path.endswith(".relays")
    recorded_facts(
        claim("one", says("Wire", relays=["Paper"])),
        claim("two", says("Paper", relays=["Wire"])),
    )


def test_a_circle_of_relays_over_two_commands_is_refused() -> None:
    with pytest.raises(InputError, match="circle"):
        recorded_facts(claim("it", says("Wire", relays=["Paper"])), claim("it", says("Paper", relays=["Wire"])))


def test_independence_without_a_reason_is_noted() -> None:
    with connect.in_memory() as connection:
        bare, reasoned = record(
            connection,
            claim("one", says({"name": "N", "kind": "person", "party": "ru"}, independent=True)),
            claim("two", says("N", independent=True, why="was there")),
        )
    assert bare.notes == ("A1 is declared independent without a reason: its lineage counts as unknown",)
    assert reasoned.notes == ()
