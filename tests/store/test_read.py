"""Facts as they stand, and as they stood."""

from __future__ import annotations

import pytest

from tests.store.desk import FULL, REASON, changing, claim, document, record, says, source
from verify.errors import InputError, NotFound
from verify.model import Facts, Status
from verify.store import connect, history, read
from verify.store.corrections import rulings


def test_the_facts_after_each_entry_can_be_read_again() -> None:
    drafts = [*FULL, claim("The village is held", topic="village", favors=["by"]), source("Minister", party="ua")]
    with connect.in_memory() as connection:
        after: list[Facts] = []
        for draft in drafts:
            record(connection, draft)
            after.append(read.facts(connection))
        for number, facts in enumerate(after, start=1):
            assert read.facts(connection, entry=number) == facts
        assert read.facts(connection, entry=0) == Facts()


def test_heads_can_be_read_again() -> None:
    with connect.in_memory() as connection:
        assert history.head(connection) is None
        heads = []
        for draft in FULL:
            record(connection, draft)
            heads.append(history.head(connection))
        assert [history.head(connection, number) for number in range(1, len(FULL) + 1)] == heads
        assert len(set(heads)) == len(FULL)
        assert history.head(connection, 99) is None


def test_the_claims_asked_for_come_with_those_that_may_exclude_them() -> None:
    with connect.in_memory() as connection:
        record(
            connection,
            claim("linked", says("A"), contradicts=["asked"]),
            claim("asked", says("B"), item="dead", value=3, topic="t"),
            claim("other answer", says({"name": "C", "part_of": "D"}), item="dead", value=4),
            claim("elsewhere", says("E"), item="hurt", value=4),
        )
        facts = read.facts(connection, claims=["C2"])
        assert facts.shown == ("C2",)
        assert list(facts.claims) == ["C1", "C2", "C3"]
        assert {claim: [one.source for one in voices] for claim, voices in facts.attributions.items()} == {
            "C1": ["S1"],
            "C2": ["S2"],
            "C3": ["S4"],
        }
        assert list(facts.sources) == ["S1", "S2", "S3", "S4"]
        assert read.facts(connection, topics=["t"]) == facts
        assert read.facts(connection, topics=["none"]).claims == {}
        assert len(read.facts(connection).shown) == 4


def test_a_claim_that_is_not_there_is_told() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("it"))
        for missing in ("C2", "S1", "Cx", "C" + "9" * 30):
            with pytest.raises(NotFound):
                read.facts(connection, claims=[missing])


def test_texts_are_read_where_the_claims_shown_quote_them() -> None:
    with connect.in_memory() as connection:
        record(
            connection,
            document(title="quoted", text="words"),
            document(title="named", text="words too", copies=["quoted"]),
            claim("shown", says("A", document="quoted", quote="words"), says("A", document="named")),
            claim("around", says("A", document="named", quote="words"), contradicts=["shown"]),
        )
        facts = read.facts(connection, claims=["C1"])
        assert {one.title: one.text for one in facts.documents.values()} == {"quoted": "words", "named": None}
        assert read.facts(connection, claims=["C2"]).documents["D2"].text == "words too"


def test_since_leaves_the_claims_touched_from_an_entry_on() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("one"), claim("two"), claim("three"), claim("four"))
        record(connection, claim("two", says("A")))
        record(connection, claim("three", topic="t"))
        record(connection, claim("five", contradicts=["one"]))
        assert read.facts(connection, since=1).shown == ("C1", "C2", "C3", "C4", "C5")
        assert read.facts(connection, since=2).shown == ("C1", "C2", "C3", "C5")
        assert read.facts(connection, since=3).shown == ("C1", "C3", "C5")
        assert read.facts(connection, since=4).shown == ("C1", "C5")
        assert read.facts(connection, since=5).shown == ()


def test_the_judgements_of_a_claim_are_read_in_the_order_of_signing() -> None:
    verdicts: tuple[Status, ...] = ("verified", "refuted")
    with connect.in_memory() as connection:
        record(connection, claim("it"))
        for verdict in verdicts:
            with changing(connection) as changes:
                rulings.sign(changes, 1, verdict, REASON, content_hash="0" * 64, credibility=None)
        assert [one.verdict for one in read.facts(connection).judgements["C1"]] == ["verified", "refuted"]
        assert [one.verdict for one in read.facts(connection, entry=2).judgements["C1"]] == ["verified"]
        assert read.facts(connection).adders == {"C1": "tester"}


def test_the_claims_of_a_source_are_those_it_speaks_on_or_is_relayed_on() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("one", says("A")), claim("two", says("B", relays=["A"])), claim("three", says("B")))
        assert read.claims_of(connection, "S1") == ["C1", "C2"]


@pytest.mark.parametrize(
    ("when", "entry"),
    [
        ("1", 1),
        ("3", 3),
        ("2023-12", 3),
        ("2023-09", 3),
        ("2023-09-06", 1),
        ("2023-09-07", 2),
        ("2023-09-07T12:00:00Z", 2),
        ("2023-09-07T11:59:59Z", 1),
        ("2023-09-07T14:00:00+02:00", 2),
        ("2023-09-07T12:00", 2),
        (" 2023-09-08 ", 3),
    ],
)
def test_a_moment_is_the_last_entry_until_then(when: str, entry: int) -> None:
    with connect.in_memory() as connection:
        for day in (6, 7, 8):
            record(connection, claim(f"claim {day}"), at=f"2023-09-0{day}T12:00:00Z")
        assert history.entry_at(connection, when) == entry


@pytest.mark.parametrize("when", ["0", "4", "2023-09-05", "yesterday", "", "9" * 40, "2023-09-06T25:00Z"])
def test_no_moment_or_none_by_then_is_told(when: str) -> None:
    with connect.in_memory() as connection:
        for day in (6, 7, 8):
            record(connection, claim(f"claim {day}"), at=f"2023-09-0{day}T12:00:00Z")
        with pytest.raises(InputError):
            history.entry_at(connection, when)


@pytest.mark.parametrize(
    ("when", "entry"),
    [("2", 2), ("2023-09-07", 2), ("2023-09", 1), ("2023-09-07T12:00:01Z", 3), ("2024-01", 4), ("4", 4)],
)
def test_since_a_moment_is_the_first_entry_from_then_on(when: str, entry: int) -> None:
    with connect.in_memory() as connection:
        for day in (6, 7, 8):
            record(connection, claim(f"claim {day}"), at=f"2023-09-0{day}T12:00:00Z")
        assert history.entry_since(connection, when) == entry


def test_the_history_of_a_claim_tells_what_each_entry_did_to_it() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("it", says("A")), claim("other"))
        record(connection, claim("other", says("A")))
        record(connection, claim("it", says("B"), topic="t"))
        record(connection, claim("third", contradicts=["it"]))
        told = [(entry.number, done) for entry, done in history.history(connection, "C1")]
        assert told == [(1, ["added C1", "added A1"]), (3, ["changed C1", "added A3"]), (4, ["added L1"])]


def test_reading_sees_what_a_transaction_under_way_has_recorded() -> None:
    with connect.in_memory() as connection, changing(connection) as changes:
        changes.record(claim("it", says("A")))
        changes.finish_links()
        assert len(read.facts(connection, claims=["C1"]).attributions["C1"]) == 1
