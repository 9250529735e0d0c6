"""What a correction moved, and what changed between two entries, in words."""

from __future__ import annotations

from typing import Any

import pytest

from verify.answers import Difference, Happening, Moved, Position, Shift, TopicRecord, TrackRecord, What
from verify.render.moved import change, confirmation, difference, listing, track_record
from verify.report import PolicyName

VERIFIED = Position(
    status="verified",
    computed_status="verified",
    balance=None,
    credibility=1,
    probability=0.9,
    term="very likely",
    signature="none",
    superseded_by=None,
)
HOSTILE = "Eve \x1b[31m\u202eevE\n[red]"
INERT = "Eve \\x1b[31m\\u202eevE [red]"


def at(**changes: Any) -> Position:
    return VERIFIED.model_copy(update=changes)


DISPUTED = at(status="disputed", computed_status="disputed", balance="lopsided", credibility=4, signature="stale")


def shift(
    before: Position | None, after: Position | None, identity: str = "C1", text: str = "The bridge is open"
) -> Shift:
    return Shift(id=identity, text=text, what=(), before=before, after=after)


# What was done


def test_a_confirmation_names_what_was_done_to_what() -> None:
    assert confirmation("edited", ["C1"], "The bridge is open") == "edited C1  The bridge is open\n"
    assert confirmation("withdrawn", ["D1", "W3"], "First report") == "withdrawn D1  First report (W3)\n"
    assert confirmation("merged", ["S1", "S2"], "") == "merged S1 (S2)\n"


def test_a_confirmation_is_one_line_whatever_the_name() -> None:
    assert confirmation("edited", ["S1"], HOSTILE) == f"edited S1  {INERT}\n"


# What it moved


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (VERIFIED, VERIFIED, "VERIFIED as before"),
        (DISPUTED, DISPUTED, "DISPUTED lopsided as before"),
        (
            VERIFIED,
            DISPUTED,
            "VERIFIED → DISPUTED lopsided, credibility 1 → 4, not signed → signature stale",
        ),
        (at(status="disputed", balance="even"), DISPUTED, ("DISPUTED even → DISPUTED lopsided, credibility 1 → 4, "
         "not signed → signature stale")),
        (VERIFIED, at(credibility=2), "VERIFIED as before, credibility 1 → 2"),
        (VERIFIED, at(signature="signed"), "VERIFIED as before, not signed → signed"),
        (VERIFIED, at(signature="lone"), "VERIFIED as before, not signed → signed by who recorded it"),
        (VERIFIED, at(superseded_by="C2"), "VERIFIED as before, superseded by C2"),
        (at(superseded_by="C2"), at(superseded_by="C3"), "VERIFIED as before, superseded by C3"),
        (at(superseded_by="C2"), VERIFIED, "VERIFIED as before, superseded no longer"),
        (VERIFIED, at(computed_status="disputed", balance="even"), "VERIFIED as before"),
        (None, VERIFIED, "new, VERIFIED"),
        (DISPUTED, None, "gone, was DISPUTED"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_a_few_words(before: Position | None, after: Position | None, told: str) -> None:
    """The balance is of the computed status: a signed one shows none."""
    assert change(shift(before, after)) == told


def test_what_is_touched_is_listed_before_what_is_reached_and_the_rest_is_counted() -> None:
    touched = [shift(VERIFIED, VERIFIED, "C10")]
    reached = [shift(VERIFIED, at(status="denied"), "C2", HOSTILE)]
    assert listing(touched, reached, 0) == (
        f"  C10  VERIFIED as before  The bridge is open\n  C2  VERIFIED → DENIED  {INERT}\n"
    )
    assert listing([], [], 1) == "  1 more claim reached, which stands as before\n"
    assert listing([], [], 7) == "  7 more claims reached, which stand as before\n"
    assert listing([], [], 0) == ""


# What changed between two entries


def compared(*claims: Moved) -> Difference:
    return Difference(since=3, until=9, policy=PolicyName(id="desk", version=2), claims=claims)


def moved(before: Position | None, after: Position | None, *what: What, text: str = "The bridge is open") -> Moved:
    done = Happening(entry=4, at="2031-05-09T12:34:56Z", actor="ines", command="retract", what="W1")
    undone = Happening(entry=9, at="2031-05-10T08:00:00Z", actor="jonas \x1b", command="undo", what="")
    return Moved(id="C1", text=text, what=what, before=before, after=after, entries=(done, undone))


def test_a_difference_names_each_claim_with_the_entries_that_did_it() -> None:
    found = compared(
        moved(VERIFIED, DISPUTED, "status"),
        moved(VERIFIED, at(term="unlikely", probability=0.3), "likelihood", text=HOSTILE),
    )
    assert difference(found) == (
        "2 claims changed from entry 3 to entry 9, policy desk\n"
        "  C1  VERIFIED → DISPUTED lopsided, credibility 1 → 4, not signed → signature stale\n"
        "      The bridge is open\n"
        "      entry 4, 2031-05-09 12:34 UTC, ines: retract (W1)\n"
        "      entry 9, 2031-05-10 08:00 UTC, jonas \\x1b: undo\n"
        "  C1  VERIFIED as before, very likely → unlikely\n"
        f"      {INERT}\n"
        "      entry 4, 2031-05-09 12:34 UTC, ines: retract (W1)\n"
        "      entry 9, 2031-05-10 08:00 UTC, jonas \\x1b: undo\n"
    )


def test_a_difference_of_one_claim_and_of_none() -> None:
    assert difference(compared(moved(None, VERIFIED, "status"))).startswith(
        "1 claim changed from entry 3 to entry 9, policy desk\n  C1  new, VERIFIED\n"
    )
    assert difference(compared()) == "nothing changed from entry 3 to entry 9, policy desk\n"


def test_a_likelihood_that_nobody_can_judge_any_more_says_so() -> None:
    gone = moved(VERIFIED, at(term=None, probability=None), "likelihood")
    assert "  C1  VERIFIED as before, very likely → not judged\n" in difference(compared(gone))


def test_the_policy_of_a_house_is_named_without_acting() -> None:
    odd = compared().model_copy(update={"policy": PolicyName(id="desk\x1b[2J\nx", version=1)})
    told = difference(odd)
    assert "\x1b" not in told
    assert told.count("\n") == 1


# The track record of a source


def record(n: int, held: int, *topics: TopicRecord, **changes: Any) -> TrackRecord:
    fields: dict[str, Any] = {
        "low": 0.4, "high": 0.8, "by_topic": topics, "grade": "F", "suggested": None, "why": "it takes 3",
    }  # fmt: skip
    return TrackRecord(n=n, held=held, **{**fields, **changes})


def test_a_track_record_gives_the_share_its_interval_the_topics_and_the_letters() -> None:
    topics = (TopicRecord(topic="toll", n=4, held=3), TopicRecord(topic=None, n=1, held=0))
    told = track_record(record(5, 3, *topics, grade="B", suggested="C", why="3 of 5 held"))
    assert told == [
        "held on 3 of 5 signed claims, 60 % (80 % interval 40–80 %)",
        "by topic: toll 3 of 4, without topic 0 of 1",
        "grade B is set, C suggested: 3 of 5 held",
    ]


def test_a_short_record_suggests_no_letter() -> None:
    told = track_record(record(1, 1, TopicRecord(topic=None, n=1, held=1), low=0.5, high=1.0))
    assert told[0] == "held on 1 of 1 signed claim, 100 % (80 % interval 50–100 %)"
    assert told[2] == "grade F is set, none suggested: it takes 3"


def test_without_a_record_one_sentence_says_so() -> None:
    assert track_record(record(0, 0)) == ["no claim that it spoke on is signed verified or refuted"]
