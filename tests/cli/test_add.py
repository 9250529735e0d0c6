"""`add` and `attest` as a fact-checker types them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import ROOT, Ran, Verify

EXAMPLE = (
    "add", "Robotyne is no longer under Russian control", "--when", "2023-09-06", "--topic", "robotyne",
    "--harms", "ru", "--favors", "ua",
    "--by", "Yevgeniy Balitskiy, party=ru, kind=government, via=Example News, at=2023-09-06",
    "--by", "Hanna Maliar, party=ua, kind=government, via=Example Agency, at=2023-08-28",
    "--relay", "Example Wire, kind=outlet, relays=Yevgeniy Balitskiy",
)  # fmt: skip
SHOWN = """\
added C1  Robotyne is no longer under Russian control
  A1  affirms  Yevgeniy Balitskiy  ru  against interest (inferred: the claim harms ru)
  A2  affirms  Hanna Maliar        ua  self-serving (inferred: the claim favors ua)
  A3  affirms  Example Wire            relays Yevgeniy Balitskiy, adds no origin
  => VERIFIED   2 origins for, 2 parties; none against
"""


def test_the_example_of_the_contract_works_as_printed(verify: Verify) -> None:
    assert verify(*EXAMPLE).out == SHOWN


def test_a_source_without_party_or_kind_is_noted(verify: Verify) -> None:
    notes = verify(*EXAMPLE).err
    assert "note: S2 Example News is new, without party and kind: it counts as unknown" in notes


def test_the_same_command_twice_changes_nothing(verify: Verify) -> None:
    verify(*EXAMPLE)
    head = verify("log", "--json").json()
    again = verify(*EXAMPLE)
    assert again.out.startswith("exists C1  Robotyne is no longer under Russian control\n")
    assert again.err == ""
    assert verify("log", "--json").json() == head


def test_add_on_an_existing_claim_appends_what_is_new(verify: Verify) -> None:
    verify(*EXAMPLE)
    more = verify(*EXAMPLE, "--deny", "Example Ministry, party=ru, kind=government")
    assert more.out.startswith("attested C1")
    assert "A4  denies" in more.out
    assert "VERIFIED → DISPUTED" in more.out
    assert "A1" not in more.out


def test_quiet_prints_the_id_alone(verify: Verify) -> None:
    assert verify(*EXAMPLE, "-q") == Ran(0, "C1\n", "")


def test_json_gives_what_was_recorded_and_the_assessment(verify: Verify) -> None:
    data = verify(*EXAMPLE, "--json").json()
    assert (data["id"], data["new"], data["before"]) == ("C1", True, None)
    assert data["attributions"] == [{"id": f"A{number}", "new": True} for number in (1, 2, 3)]
    assert data["claim"]["status"] == "verified"


def test_a_dry_run_shows_and_stores_nothing(verify: Verify) -> None:
    assert verify(*EXAMPLE, "--dry-run").out == "would be " + SHOWN
    assert not verify.db.exists()
    verify("add", "Another claim")
    before = verify("report", "--json", "--as-of", "1").json()["claims"]
    assert "would be added C2" in verify(*EXAMPLE, "--dry-run").out
    assert verify("report", "--json", "--as-of", "1").json()["claims"] == before
    assert verify.db.exists()


def test_attest_shows_the_status_before_and_after(verify: Verify) -> None:
    verify("add", "The bridge is open", "--by", "Port Authority, kind=government, party=xx")
    ran = verify("attest", "The bridge", "--by", "Anna Example, kind=person, first-hand")
    assert ran.out.startswith("attested C1  The bridge is open\n  A2  affirms  Anna Example")
    assert "SINGLE-SOURCE → VERIFIED" in ran.out


def test_claims_whose_status_is_another_now_are_told(verify: Verify) -> None:
    verify("add", "49 died", "--item", "dead", "--value", "49", "--by", "Ministry, kind=government, party=xx")
    said = ("add", "51 died", "--item", "dead", "--value", "51", "--by", "Army, kind=military, party=yy")
    assert (
        verify(*said, "--dry-run").out.splitlines()[-1]
        == "  C1  SINGLE-SOURCE → DISPUTED even, credibility 3 → 4  49 died"
    )
    assert verify(*said).out.splitlines()[-1] == "  C1  SINGLE-SOURCE → DISPUTED even, credibility 3 → 4  49 died"
    told = verify("attest", "C1", "-a", "Ministry, retracts, at=2024-01-01", "--json").json()
    assert told["others"] == [
        {"id": "C2", "before": "disputed", "after": "single-source", "what": ["status", "balance", "credibility"]}
    ]


def test_attributions_can_be_read_from_a_file(verify: Verify, tmp_path: Path) -> None:
    listed = tmp_path / "voices.txt"
    listed.write_text('# who says so\nAnna Example, first-hand\n\n"Doe, John", party=xx, kind=government\n', "utf-8")
    ran = verify("add", "The bridge is open", "--by", f"@{listed}", "--json")
    assert [voice["source"] for voice in ran.json()["claim"]["attributions"]] == ["Anna Example", "Doe, John"]


def test_every_claim_key_of_a_record_is_an_option(verify: Verify) -> None:
    verify("add", "51 people were killed", "--item", "dead", "--value", "51", "--key", "toll", "--when", "2023-10")
    verify(
        "add", "49 people were killed", "--item", "dead", "--value", "49", "--contradicts", "toll", "--favors", "xx",
        "--harms", "yy", "--harms", "zz", "--topic", "toll", "--by", "A Body, kind=government, party=yy",
    )  # fmt: skip
    one = verify("show", "C2", "--json").json()["claim"]
    assert (one["item"], one["value"], one["favors"], one["harms"], one["topic"]) == (
        "dead", 49, ["xx"], ["yy", "zz"], "toll",
    )  # fmt: skip
    assert [(link["relation"], link["claim"]) for link in one["links"]] == [("contradicts", "C1")]


def test_a_claim_that_is_contradicted_may_be_named_by_the_beginning_of_its_text(verify: Verify) -> None:
    verify("add", "The bridge is open")
    verify("add", "The road is shut", "--contradicts", "The bri")
    assert verify("show", "C2", "--json").json()["claim"]["links"][0]["claim"] == "C1"


def test_attr_takes_its_stance_from_the_value(verify: Verify) -> None:
    data = verify(
        "add", "The bridge is open", "-a", "Anna Example, doubts", "-a", "John Doe, no-comment", "--json"
    ).json()
    assert [voice["stance"] for voice in data["claim"]["attributions"]] == ["doubts", "no-comment"]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--by", "Anna, firsthand"], "did you mean 'first-hand'"),
        (["--by", "Anna, denies"], "--by 'Anna, denies'"),
        (["--by", "Anna, grade=G"], "A, B, C, D, E or F"),
        (["--by", "Anna, at=yesterday"], "'yesterday'"),
        (["--by", ""], "--by ''"),
        (["--by", 'Anna, quote="open'], "--by"),
        (["-a", "Anna"], "affirms, denies, partly, doubts, no-comment or retracts"),
        (["--relay", "Anna"], "relays=NAME"),
        (["--by", "@missing.txt"], "missing.txt: No such file or directory"),
        (["--when", "06.09.2023"], "06.09.2023"),
        (["--value", "9999999999999999999999"], "64 bits"),
        (["--contradicts", "C7"], "C7"),
    ],
)  # fmt: skip
def test_bad_arguments_end_in_one_line_that_says_what_where_and_what_to_do(
    verify: Verify, arguments: list[str], line: str
) -> None:
    ran = verify("add", "The bridge is open", *arguments, code=1)
    assert ran.out == ""
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1
    assert line in ran.err


def test_a_party_that_contradicts_the_stored_one_is_refused_and_an_absent_one_is_filled_in(verify: Verify) -> None:
    verify("add", "The bridge is open", "--by", "Port Authority, kind=government")
    verify("attest", "C1", "--by", "Port Authority, party=xx, at=2024-01-01")
    assert verify("source", "show", "Port Authority", "--json").json()["party"] == "xx"
    ran = verify("attest", "C1", "--by", "Port Authority, party=yy, at=2024-01-02", code=1)
    assert "xx" in ran.err
    assert "yy" in ran.err


@pytest.mark.parametrize("name", ["ВВС", "bbc", "B B C", "ВBC"])
def test_a_name_that_only_looks_like_a_known_one_is_refused_without_distinct(verify: Verify, name: str) -> None:
    verify("add", "The bridge is open", "--by", "BBC, kind=outlet")
    ran = verify("add", "The bridge is shut", "--by", f"{name}, kind=outlet", code=1)
    assert "BBC" in ran.err
    assert "--distinct" in ran.err
    verify("add", "The bridge is shut", "--by", f"{name}, kind=outlet", "--distinct")


@pytest.mark.parametrize(
    ("known", "name"), [("A-B", "A‐B"), ("O'Neil", "O’Neil"), ("Łódź", "Lodz"), ("Reuters", "Reuters\u3164")]
)
def test_hyphens_apostrophes_strokes_and_fillers_make_no_other_name(verify: Verify, known: str, name: str) -> None:
    verify("add", "The bridge is open", "--by", known)
    assert "--distinct" in verify("add", "The bridge is shut", "--by", name, code=1).err


def test_a_name_that_shows_nothing_is_refused(verify: Verify) -> None:
    verify("add", "The bridge is open", "--by", "\u200b", code=1)
    verify("add", "\u202e\u200b", code=1)


def test_a_note_that_cannot_be_shown_does_not_fail_what_is_recorded(tmp_path: Path) -> None:
    command = f"{sys.executable} -m verify add 'The bridge is open' --by Anna --db {tmp_path}/d.db 2>/dev/full"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "added C1  The bridge is open")


def test_attest_without_an_attribution_is_wrong_usage(verify: Verify) -> None:
    verify("add", "The bridge is open")
    assert "--by" in verify("attest", "C1", code=2).err


def test_an_ambiguous_text_lists_the_candidates(verify: Verify) -> None:
    verify("add", "The bridge is open")
    verify("add", "The bridge is shut")
    ran = verify("attest", "The bridge", "--by", "Anna", code=1)
    assert "C1" in ran.err
    assert "C2" in ran.err


def test_a_command_that_fails_leaves_no_trace(verify: Verify) -> None:
    verify("add", "The bridge is open", "--by", "Port Authority, kind=government, party=xx")
    verify("attest", "C1", "--by", "Somebody New", "--by", "Port Authority, party=yy", code=1)
    assert [one["name"] for one in verify("source", "list", "--json").json()] == ["Port Authority"]
    assert len(verify("log", "--json").json()) == 1
