"""What the desk no longer relies on, in every answer that shows it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import opened, statuses, valid
from tests.running import Verify

WHY = ("--why", "the office took it down")
DAY = r"\d{4}-\d\d-\d\d"


@pytest.fixture
def desk(verify: Verify) -> Verify:
    return opened(verify)


def standing(verify: Verify) -> dict[str, Any]:
    """What each claim comes to, by its text: an import has other numbers."""
    return {
        one["text"]: (one["status"], one["origins"]["for"], one["origins"]["against"], one["likelihood"])
        for one in verify("report", "--json").json()["claims"]
    }


def kept(desk: Verify, name: str) -> str:
    """The numbers of the attributions of a source that stand."""
    found = desk("source", "show", name, "--json").json()["claims"]
    return " ".join(one["attribution"] for one in found if one["live"])


# In reports


def test_the_report_says_what_was_withdrawn_by_whom_and_why(desk: Verify) -> None:
    desk("retract", "D1", *WHY, "--as", "ines")
    told = re.sub(DAY, "DAY", desk("report").out)
    assert "    withdrawn    Port Office (A1) — D1, by ines on DAY: the office took it down\n" in told
    assert "    withdrawn    Port Office (A6) — D1, by ines on DAY: the office took it down\n" in told


def test_markdown_says_it_too(desk: Verify) -> None:
    desk("retract", "D1", *WHY, "--as", "ines")
    told = re.sub(DAY, "DAY", desk("report", "--format", "markdown").out)
    assert "- withdrawn: Port Office (A1) — D1, by ines on DAY: the office took it down\n" in told


def test_what_one_command_withdrew_is_told_in_one_line(verify: Verify) -> None:
    verify("add", "The bridge is open", *(part for name in "Abcde" for part in ("--by", f"{name} Voice")))
    verify("attest", "C1", "--relay", "F Voice, relays=A Voice")
    verify("retract", "A1", *WHY)
    (line,) = (line for line in verify("report").out.splitlines() if line.strip().startswith("withdrawn"))
    assert "A Voice (A1) and F Voice (A6) — A1, by tester on" in line


def test_json_gives_it_with_each_attribution(desk: Verify) -> None:
    desk("retract", "D1", *WHY, "--as", "ines")
    report = valid(desk("report", "--json"), "report")
    voices = {voice["id"]: voice for claim in report["claims"] for voice in claim["attributions"]}
    gone = voices["A6"]["withdrawn"]
    assert (gone["target"], gone["by"], gone["why"]) == ("D1", "ines", "the office took it down")
    assert [identity for identity, voice in sorted(voices.items()) if voice["withdrawn"]] == ["A1", "A6"]
    assert [identity for identity, voice in sorted(voices.items()) if not voice["live"]] == ["A1", "A6"]


def test_a_claim_of_which_all_is_withdrawn_still_says_so(desk: Verify) -> None:
    desk("retract", "A3", *WHY)
    told = desk("report", "--status", "unsourced").out
    assert "C2" in told
    assert "Ferry Office (A3) — A3, by tester" in told


def test_the_history_of_a_claim_names_the_withdrawal_and_its_end(desk: Verify) -> None:
    desk("retract", "D1", *WHY)
    desk("undo")
    history = valid(desk("show", "C1", "--json"), "claim")["history"]
    assert [(one["command"], one["what"]) for one in history[1:]] == [
        ("retract", "withdrew D1"),
        ("undo", "restored D1"),
    ]


def test_a_source_shows_what_of_it_was_withdrawn_and_what_replaced(desk: Verify) -> None:
    desk("attest", "C3", "--deny", "Ferry Office, at=2023-09-06")
    desk("retract", "A3", *WHY)
    rows = desk("source", "show", "Ferry Office").out.splitlines()
    assert [re.sub(r"  +", "  ", row).strip() for row in rows if re.match(r" *C[23]", row)] == [
        "C2  UNSOURCED  affirms, withdrawn  The bridge is shut",
        "C3  DENIED  affirms, replaced  The road is open",
        "C3  DENIED  denies  The road is open",
    ]


# What falls


def test_a_carrier_is_withdrawn_with_what_came_through_it(desk: Verify) -> None:
    told = desk("retract", "Example News", *WHY).out
    assert told.splitlines()[1:] == ["  C1  VERIFIED → SINGLE-SOURCE, credibility 1 → 3  The bridge is open"]
    assert kept(desk, "Port Office") == "A6"


def test_what_a_source_says_later_stands_until_it_is_withdrawn_again(desk: Verify) -> None:
    assert desk("retract", "Ferry Office", *WHY).out.startswith("withdrawn S3  Ferry Office (W1)\n")
    desk("attest", "C2", "--by", "Ferry Office, at=2024-01-01")
    assert (kept(desk, "Ferry Office"), statuses(desk)["C2"]) == ("A8", "single-source")
    again = desk("retract", "Ferry Office", *WHY)
    assert again.out.startswith("withdrawn S3  Ferry Office (W2)\n")
    assert kept(desk, "Ferry Office") == ""
    assert desk("retract", "Ferry Office", *WHY).out.startswith("unchanged S3  Ferry Office (W2)\n")


@pytest.mark.parametrize(("said", "status"), [("", "unsourced"), (", at=2031-05-09", "single-source")])
def test_what_is_relayed_of_a_withdrawn_source_stands_when_it_is_known_to_be_later(
    desk: Verify, said: str, status: str
) -> None:
    desk("retract", "Ferry Office", *WHY)
    ran = desk("attest", "C2", "--relay", f"Example News, relays=Ferry Office{said}")
    assert statuses(desk)["C2"] == status
    assert ("does not stand: S3 is withdrawn (the office took it down)" in ran.out) == (status == "unsourced")


def test_another_reason_for_what_is_withdrawn_is_no_other_withdrawal(desk: Verify) -> None:
    desk("retract", "D1", *WHY)
    assert desk("retract", "D1", "--why", "for good").out == "unchanged D1  First report (W1)\n"


def test_a_withdrawn_source_stays_so_when_it_is_merged(desk: Verify) -> None:
    desk("retract", "Ferry Offices", *WHY)
    desk("source", "merge", "Ferry Offices", "Ferry Office")
    assert kept(desk, "Ferry Office") == ""
    desk("source", "unmerge", "Ferry Offices")
    assert kept(desk, "Ferry Office") == "A3 A4"


def test_a_report_on_the_past_knows_nothing_of_it(desk: Verify) -> None:
    before = desk("report", "--json").json()["claims"]
    desk("retract", "D1", *WHY)
    assert desk("report", "--json", "--as-of", "1").json()["claims"] == before


# In records


def test_withdrawn_words_stay_out_of_an_export_which_says_so(desk: Verify) -> None:
    desk("retract", "D1", *WHY)
    ran = desk("export")
    assert ran.err == "note: records have no place for 2 withdrawn attributions: left out\n"
    assert "It is open." not in ran.out
    assert desk("export", "-q").err == ""
    desk("sign", "C2", "--verdict", "refuted", *WHY)
    desk("link", "C1", "same", "C3")
    desk("supersede", "C1", "C2")
    assert desk("export", "--format", "csv").err == (
        "note: records have no place for 2 withdrawn attributions, 1 judgement, 2 links other than contradicts: "
        "left out\n"
    )


@pytest.mark.parametrize("form", ["ndjson", "csv"])
@pytest.mark.parametrize("target", ["D1", "D2", "A1", "A2", "Ferry Office", "Example News", "Anna Example"])
def test_what_is_exported_comes_to_the_same_when_it_is_read_back(
    desk: Verify, tmp_path: Path, form: str, target: str
) -> None:
    desk("retract", target, *WHY)
    other = Verify(tmp_path / "other.db")
    other("import", "-", "--format", form, "-q", stdin=desk("export", "--format", form, "-q").out)
    assert standing(other) == standing(desk)


def test_of_a_relay_of_two_the_one_who_stands_is_exported(verify: Verify, tmp_path: Path) -> None:
    verify("add", "The bridge is open", "--by", "Anna, party=none, kind=organization", "--by", "Berta, official",
           "--relay", "Example News, relays=Anna, relays=Berta")  # fmt: skip
    verify("retract", "A1", *WHY)
    other = Verify(tmp_path / "other.db")
    exported = verify("export")
    assert exported.err == "note: records have no place for 1 withdrawn attribution: left out\n"
    other("import", "-", "-q", stdin=exported.out)
    assert standing(other) == standing(verify)
    (claim,) = (json.loads(line) for line in exported.out.splitlines() if line.startswith('{"claim"'))
    assert [one.get("relays") for one in claim["attributions"]] == [None, ["Berta"]]


def test_a_csv_report_counts_what_stands(desk: Verify) -> None:
    desk("retract", "D1", *WHY)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(desk("report", "--format", "csv").out))}
    assert (rows["C1"]["status"], rows["C1"]["min_for"], rows["C1"]["max_for"]) == ("single-source", "1", "1")
