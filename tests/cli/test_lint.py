"""`verify lint` through the command line, and over the fixtures."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from tests.running import FIXTURES, Verify
from verify.drafts import SourceDraft
from verify.workflow.desk import Desk
from verify.workflow.sources import set_source

ROBOTYNE = """\
unknown-source  S22  "Kyiv Independent" (S22) carries A17 and has no party: verify source set S22
                     --party PARTY|none
unknown-source  S23  "The Daily Beast" (S23) carries A18 and has no party: verify source set S23
                     --party PARTY|none
unknown-source  S24  "RBC" (S24) carries A18 and has no party: verify source set S24 --party
                     PARTY|none
unknown-source  S25  "RBC-Ukraine" (S25) carries A19 and has no party: verify source set S25 --party
                     PARTY|none
unknown-source  S26  "The Observer" (S26) carries A19 and has no party: verify source set S26
                     --party PARTY|none
unknown-source  S27  "Kyiv Post" (S27) carries A20 and has no party: verify source set S27 --party
                     PARTY|none
unknown-source  S28  "Ukrainska Pravda" (S28) carries A27 and has no party: verify source set S28
                     --party PARTY|none
unknown-source  S29  "Eurasia Review" (S29) carries A28 and has no party: verify source set S29
                     --party PARTY|none
unknown-source  S30  "RFE/RL" (S30) carries A28 and has no party: verify source set S30 --party
                     PARTY|none
unknown-source  S31  "The Straits Times" (S31) carries A30 and has no party: verify source set S31
                     --party PARTY|none
unknown-source  S32  "Reuters" (S32) carries A26 and has no party: verify source set S32 --party
                     PARTY|none
unknown-source  S33  "TASS" (S33) carries A31 and has no party: verify source set S33 --party
                     PARTY|none
unknown-source  S34  "B92" (S34) carries A32 and has no party: verify source set S34 --party
                     PARTY|none
unknown-source  S35  "RIA Novosti" (S35) carries A32 and has no party: verify source set S35 --party
                     PARTY|none
unknown-source  S36  "CNN" (S36) carries A33 and has no party: verify source set S36 --party
                     PARTY|none
unknown-source  S37  "The Moscow Times" (S37) carries A25 and has no party: verify source set S37
                     --party PARTY|none
unknown-source  S38  "Interfax-Ukraine" (S38) carries A24 and has no party: verify source set S38
                     --party PARTY|none
strong-verb     A1   "reveals" in the sentence around the quote of A1 says more than the evidence,
                     for C2 is unsourced: write that "geolocated video footage" (S8) "appears to
                     show" it
strong-verb     A12  "verifies" in the sentence around the quote of A12 says more than the evidence,
                     for C17 is single-source: write that "Institute for the Study of War" (S5)
                     "says" or "reports" it
strong-verb     A13  "verifies" in the sentence around the quote of A13 says more than the evidence,
                     for C18 is single-source: write that "Institute for the Study of War" (S5)
                     "says" or "reports" it
strong-verb     A32  "Confirms" in the note of A32 says more than the evidence, for C31 is disputed:
                     write that "Sergei Shoigu" (S18) "says" or "reports" it
"""
"""No party is recorded for the carriers, and two sentences and a note have a verb stronger than the evidence."""


def records(name: str) -> list[Path]:
    return sorted((FIXTURES / name).glob("*.ndjson"))


def codes(verify: Verify, *arguments: str) -> list[str]:
    return [line.split()[0] for line in verify("lint", "-q", *arguments).out.splitlines()]


def graded(verify: Verify, day: str, **changes: str) -> None:
    """Set what is known of a source, as on an earlier day."""
    desk = Desk(verify.db, "tester", f"{day}T12:00:00Z")
    set_source(desk, "Example Wire", cast(SourceDraft, changes), ())


def test_the_advice_on_robotyne(verify: Verify) -> None:
    verify("import", *records("robotyne"))
    ran = verify("lint")
    assert (ran.out, ran.err) == (ROBOTYNE, "")


@pytest.mark.parametrize("name", ["toll", "wire", "denied-then-confirmed"])
def test_the_other_cases_raise_no_question_but_whose_side_sources_are_on(verify: Verify, name: str) -> None:
    verify("import", *records(name))
    assert set(codes(verify)) == {"unknown-source"}


def test_nothing_to_ask_is_said(verify: Verify) -> None:
    verify("init")
    assert verify("lint").out == "nothing to ask\n"
    assert verify("lint", "-q").out == ""
    assert verify("lint", "--json").json() == {"schema": "verify.lint/1", "advice": []}


def test_quiet_gives_codes_and_ids_and_json_the_whole(verify: Verify) -> None:
    verify("add", "The bridge is open", "--by", "officials, party=ua, kind=government", "--deny", "Example, unnamed")
    assert verify("lint", "-q").out == "plural-source S1\nweak-denial A2\n"
    told = verify("lint", "--json").json()
    assert told["schema"] == "verify.lint/1"
    assert [list(one) for one in told["advice"]] == [["code", "subject", "text"]] * 2
    assert told["advice"][1] == {
        "code": "weak-denial",
        "subject": "A2",
        "text": 'A2, the denial of C1 by "Example" (S2), is noted and never counts, for it is unnamed: '
        "name who denies it, or find a denial with a name",
    }


def test_a_topic_limits_the_claims_and_the_sources(verify: Verify) -> None:
    verify("add", "The bridge is open", "--topic", "bridge", "--by", "Anna")
    verify("add", "The road is open", "--topic", "road", "--by", "Berta")
    assert verify("lint", "-q", "--topic", "road").out == "unknown-source S2\n"
    assert verify("lint", "--topic", "nothing").out == "nothing to ask\n"


def test_a_source_that_may_be_another_is_shown_with_the_command_that_merges_them(verify: Verify) -> None:
    verify("add", "The bridge is open", "--by", "Volodymyr Zelensky, party=ua, kind=person")
    verify("attest", "C1", "--by", "V. Zelenskyy, party=ua, kind=government")
    (one,) = verify("lint", "--json").json()["advice"]
    assert one["text"].endswith("the same surname and initial; if so, verify source merge S2 S1")


def test_one_quote_for_a_concession_and_a_boast(verify: Verify) -> None:
    quote = 'quote="We left the village for a better line"'
    verify("add", "The village is lost", "--harms", "ru", "--by", f"Governor, party=ru, kind=government, {quote}")
    verify("add", "The new line is better", "--favors", "ru", "--by", f"Governor, {quote}")
    assert codes(verify) == ["mixed-quote"]


def test_a_grade_is_as_old_as_the_entry_that_set_it_not_as_the_last_change(verify: Verify) -> None:
    graded(verify, "2019-01-01", grade="C", kind="outlet", party="none")
    graded(verify, "2020-01-01", grade="B")
    graded(verify, "2021-01-01", role="a wire")
    verify("add", "The bridge is open", "--by", "Governor, party=ru, kind=government, via=Example Wire")
    (one,) = verify("lint", "--json").json()["advice"]
    assert one["code"] == "old-grade"
    assert "was graded B on 2020-01-01" in one["text"]
    verify("source", "set", "Example Wire", "--grade", "A")
    assert verify("lint").out == "nothing to ask\n"


def test_a_house_sets_the_age(verify: Verify, tmp_path: Path) -> None:
    graded(verify, "2020-01-01", grade="B", kind="outlet", party="none")
    verify("add", "The bridge is open", "--by", "Example Wire")
    house = tmp_path / "desk.toml"
    house.write_text('id = "desk"\ngrade_age_days = 36500\n', "utf-8")
    assert codes(verify) == ["old-grade"]
    assert codes(verify, "--policy", str(house)) == []
    house.write_text('id = "desk"\ngrade_age_days = 0\n', "utf-8")
    assert "grade_age_days: found 0, wanted a number of at least 1" in verify("lint", "--policy", house, code=1).err


def test_hostile_text_acts_on_nothing(verify: Verify) -> None:
    name = "Eve \x1b]0;owned\x07\u202eevE [red]" + "x" * 300
    verify("add", "The bridge \x1b[31m confirms that it is open", "--by", f'"{name}"')
    text = verify("lint").out
    assert codes(verify) == ["unknown-source", "strong-verb"]
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "[red]" in text
    assert len(text) < 1000
    assert not {"\x1b", "\x07", "\u202e"} & set(verify("lint", "--json").out)


def test_there_must_be_a_database(verify: Verify) -> None:
    assert verify("lint", code=1).err.startswith("error: ")
