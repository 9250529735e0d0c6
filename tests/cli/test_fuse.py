"""`fuse` as scripts and people use it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.cli.desk import one_line, opened, valid
from tests.running import FIXTURES, ROOT, Verify

FERRIES = FIXTURES / "fusion" / "ferries.csv"
ANSWERS = FIXTURES / "fusion" / "answers.csv"
ROWS = "source,object,value\nann,toll,48\nbob,toll,48\ncid,toll,49\nann,hour,13:05\nbob,hour,1:05 pm\ncid,hour,14:00\n"


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def top(text: str) -> dict[str, str]:
    """The most probable value of each object."""
    found: dict[str, str] = {}
    for name, value, _ in table(text)[1:]:
        found.setdefault(name, value)
    return found


def test_a_table_gives_the_probability_of_each_value_the_likeliest_first(verify: Verify) -> None:
    ran = verify("fuse", FERRIES)
    assert ran.out.startswith("object,value,probability\n")
    shares: dict[str, list[float]] = defaultdict(list)
    for name, _, probability in table(ran.out)[1:]:
        assert len(probability.partition(".")[2]) == 6
        shares[name].append(float(probability))
    assert len(shares) == 84
    assert all(row == sorted(row, reverse=True) and sum(row) <= 1.00001 for row in shares.values())
    assert "528 observations of 84 objects by 7 sources" in ran.err


@pytest.mark.parametrize(("method", "right"), [("default", 81), ("majority", 58), ("one-coin", 38), ("accu", 38)])
def test_three_voices_that_say_the_same_mislead_who_does_not_see_it(verify: Verify, method: str, right: int) -> None:
    told = verify("fuse", FERRIES, "--truth", ANSWERS, "--method", method).out
    assert f"right for {right} of 84 known answers" in told


def test_spellings_of_one_value_are_one(verify: Verify) -> None:
    assert top(verify("fuse", "-", stdin=ROWS).out) == {"hour": "13:05", "toll": "48"}


def test_rows_in_any_order_give_the_same_output(verify: Verify) -> None:
    header, *rows = FERRIES.read_text("utf-8").splitlines()
    turned = "\n".join([header, *rows[::-1]])
    assert verify("fuse", "-", "--sources", stdin=turned).out == verify("fuse", FERRIES, "--sources").out


def test_values_come_out_as_they_went_in_and_formulas_do_not(verify: Verify) -> None:
    rows = 'source,object,value\na,x,-5\na,y,=1+1\na,z,"-0.50"\na,-1,-\na,w,@b\n'
    assert top(verify("fuse", "-", stdin=rows).out) == {"x": "-5", "y": "'=1+1", "z": "-0.50", "-1": "-", "w": "'@b"}


def test_sources_stand_behind_the_values_in_blocks_of_their_own(verify: Verify) -> None:
    values, sources, pairs = verify("fuse", FERRIES, "--sources").out.split("\n\n")
    assert values == verify("fuse", FERRIES).out.rstrip("\n")
    assert table(sources)[0] == ["source", "interest", "votes", "reliability", "low", "high", "letter"]
    assert len(table(sources)) == 8
    assert table(pairs)[0] == ["source", "other", "shared", "disagreements", "expected", "dependence"]


def test_truth_gives_the_score_as_text_or_beside_the_table(verify: Verify) -> None:
    plain = verify("fuse", FERRIES, "--truth", ANSWERS)
    assert plain.out.startswith("accuracy ")
    assert " of 84 known answers" in plain.out
    assert "object,value" not in plain.out
    both = verify("fuse", FERRIES, "--truth", ANSWERS, "--format", "csv", "-q")
    assert both.out == verify("fuse", FERRIES).out
    assert both.err == plain.out


def test_json_has_all_of_it_in_the_shape_of_its_schema(verify: Verify) -> None:
    ran = verify("fuse", FERRIES, "--truth", ANSWERS, "--json")
    told = valid(ran, "fusion")
    assert ran.out == verify("fuse", FERRIES, "--truth", ANSWERS, "--format", "json").out
    assert [len(told[key]) for key in ("objects", "sources")] == [84, 7]
    assert told["score"]["objects"] == 84
    assert told["course"]["observations"] == 528
    assert "text" not in told["objects"][0]
    flat = [(one["object"], value["value"]) for one in told["objects"] for value in one["values"]]
    assert flat == [(row[0], row[1]) for row in table(verify("fuse", FERRIES).out)[1:]]


def test_an_explanation_names_the_votes_and_sums_up(verify: Verify) -> None:
    text = verify("fuse", FERRIES, "--explain", "birch  on monday").out
    assert text.startswith("Birch on Monday: ")
    for word in ("prior", "sum", "calibrated"):
        assert word in text
    told = valid(verify("fuse", FERRIES, "--explain", "Birch on Monday", "--json"), "fusion")
    explained = told["explanation"]
    total = explained["prior"] + sum(one["log_odds"] for one in explained["moved"])
    assert total == pytest.approx(explained["log_odds"], abs=1e-4)
    assert [one["object"] for one in told["objects"]] == ["Birch on Monday"]


def test_an_object_that_nobody_speaks_of_is_told(verify: Verify) -> None:
    assert "no row speaks of 'ferry Zinnia'" in one_line(verify("fuse", FERRIES, "--explain", "ferry Zinnia", code=1))


def test_a_name_that_fits_two_objects_is_asked_about(verify: Verify) -> None:
    rows = "source,object,value\nann,Toll,48\nann,TOLL,49\n"
    told = one_line(verify("fuse", "-", "--explain", "toll", stdin=rows, code=1))
    assert told == "error: 'toll' may be 'Toll' or 'TOLL'; give one\n"


def test_on_a_terminal_the_iterations_are_shown() -> None:
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "verify", "fuse", str(FERRIES)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=inner, check=True)
    os.close(inner)
    shown = os.read(outer, 2**16).decode()
    os.close(outer)
    assert "iteration " in shown
    assert "largest change" in shown
    assert done.stdout.startswith(b"object,value,probability\n")


def test_gold_is_learned_from_and_counted(verify: Verify) -> None:
    assert "84 known answers" in verify("fuse", FERRIES, "--gold", ANSWERS).err


def test_answers_beside_the_table_are_told(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("object,value,who\ntoll,48,x\nelse,1,x\n", "utf-8")
    ran = verify("fuse", "-", "--truth", tmp_path / "a.csv", stdin=ROWS)
    assert "nothing is read from 'who'" in ran.err
    assert "the table speaks of 1 of its 2 objects" in ran.err
    (tmp_path / "b.csv").write_text("object,value\nelse,1\n", "utf-8")
    assert "none of its answers" in one_line(verify("fuse", "-", "--truth", tmp_path / "b.csv", stdin=ROWS, code=1))


def test_rejected_rows_are_told_and_nothing_is_printed(verify: Verify) -> None:
    ran = verify("fuse", "-", stdin=ROWS + "ann,,1\n", code=4)
    assert ran.out == ""
    assert ran.err == (
        "standard input:8: object: found nothing, wanted a name\nerror: 1 row was rejected; nothing was fused\n"
    )


def test_a_header_alone_gives_a_header(verify: Verify) -> None:
    assert verify("fuse", "-", stdin="source,object,value\n").out == "object,value,probability\n"
    told = valid(verify("fuse", "-", "--json", stdin="source,object,value\n"), "fusion")
    assert (told["objects"], told["sources"]) == ([], [])


@pytest.mark.parametrize(
    ("arguments", "stdin", "told"),
    [
        (["-"], "", "standard input: is empty; give a table with the columns source, object, value"),
        (["nowhere.csv"], "", "nowhere.csv: No such file or directory"),
        (["-", "--method", "magic"], ROWS, "no method is named 'magic': the methods are default"),
        (["-", "--truth", "-"], ROWS, "standard input can be read once"),
    ],
)
def test_what_a_user_can_mend_is_one_line(verify: Verify, arguments: list[str], stdin: str, told: str) -> None:
    assert told in one_line(verify("fuse", *arguments, stdin=stdin, code=1))


@pytest.mark.parametrize("arguments", [["--format", "csv", "--json"], ["--format", "csv", "--explain", "toll"]])
def test_two_formats_at_once_are_wrong_usage(verify: Verify, arguments: list[str]) -> None:
    verify("fuse", "-", *arguments, stdin=ROWS, code=2)


def test_without_numpy_it_is_said_what_to_install(verify: Verify, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("verify.core.fusion")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)
    told = one_line(verify("fuse", "-", stdin=ROWS, code=1))
    assert told == "error: numpy is not installed, and `fuse` needs it: pip install 'verify-claims[fusion]'\n"


def test_the_output_goes_to_a_file_whole(verify: Verify, tmp_path: Path) -> None:
    ran = verify("fuse", FERRIES, "--output", tmp_path / "out.csv")
    assert ran.out == ""
    assert (tmp_path / "out.csv").read_text("utf-8") == verify("fuse", FERRIES).out
    assert f"wrote {tmp_path / 'out.csv'}" in ran.err


def test_quiet_says_nothing_beside_the_data(verify: Verify) -> None:
    assert verify("fuse", FERRIES, "-q").err == ""


def test_without_a_file_the_claims_of_the_database_are_fused(verify: Verify) -> None:
    opened(verify)
    before = verify.db.read_bytes()
    ran = verify("fuse")
    assert set(top(ran.out)) == {"C1", "C2", "C3", "C4"}
    told = valid(verify("fuse", "--json", "--sources"), "fusion")
    assert told["objects"][0]["text"] == "The bridge is open"
    assert "Anna Example" not in [one["source"] for one in told["sources"]]
    assert verify("fuse", "--explain", "the bridge is open").out.startswith("C1 (The bridge is open): true")
    assert verify("fuse", "--explain", "c1").out == verify("fuse", "--explain", "C1").out
    assert verify.db.read_bytes() == before


def test_signed_judgements_are_known_answers(verify: Verify) -> None:
    opened(verify)
    verify("sign", "C2", "--verdict", "refuted", "--why", "We went there.")
    assert "1 known answer;" in verify("fuse").err


def test_without_a_database_it_is_said(verify: Verify) -> None:
    assert str(verify.db) in one_line(verify("fuse", code=1))


def test_the_real_claims_of_the_sample_database_are_fused() -> None:
    told = json.loads(Verify(ROOT / "claims.db")("fuse", "--json").out)
    assert len(told["objects"]) >= 10
    assert all(one["text"] for one in told["objects"])


def test_an_answer_that_nobody_gave_is_told_of(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "gold.csv").write_text("object,value\nhour,14:05\n", "utf-8")
    ran = verify("fuse", "-", "--gold", tmp_path / "gold.csv", "--explain", "hour", stdin=ROWS)
    assert "the answer of 1 object is a value that nobody gave: 'hour'" in ran.err
    assert "nan" not in ran.out


def test_answers_on_claims_are_true_or_false(verify: Verify, tmp_path: Path) -> None:
    opened(verify)
    (tmp_path / "gold.csv").write_text("object,value\nC2,yes\n", "utf-8")
    assert "C2: found 'yes', wanted true, false, verified, refuted" in one_line(
        verify("fuse", "--gold", tmp_path / "gold.csv", code=1)
    )
    (tmp_path / "gold.csv").write_text("object,value\nC2,Verified\n", "utf-8")
    assert "C2,true,1.000000" in verify("fuse", "--gold", tmp_path / "gold.csv").out


def test_what_is_read_is_not_written_over(verify: Verify, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(ROWS, "utf-8")
    assert "is read by the same command" in one_line(verify("fuse", table, "--output", table, code=1))
    assert table.read_text("utf-8") == ROWS


def test_a_method_that_says_nothing_of_sources_is_refused_before_it_prints(verify: Verify) -> None:
    ran = verify("fuse", FERRIES, "--method", "sums", "--sources", code=1)
    assert (ran.out, "sums says nothing of sources" in one_line(ran)) == ("", True)
    assert valid(verify("fuse", FERRIES, "--method", "sums", "--json"), "fusion")["sources"] == []
    assert "is not explained" in one_line(verify("fuse", FERRIES, "--method", "accu", "--explain", "x", code=1))


def test_a_baseline_has_no_interval(verify: Verify) -> None:
    row = verify("fuse", FERRIES, "--method", "accu", "--sources").out.split("\n\n")[1].splitlines()[1]
    assert row.endswith(",,,")
    assert valid(verify("fuse", FERRIES, "--method", "accu", "--json"), "fusion")["sources"][0]["low"] is None


def test_what_was_given_as_known_is_not_scored(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "gold.csv").write_text("\n".join(ANSWERS.read_text("utf-8").splitlines()[:21]) + "\n", "utf-8")
    ran = verify("fuse", FERRIES, "--gold", tmp_path / "gold.csv", "--truth", ANSWERS)
    assert " of 64 known answers" in ran.out
    assert "20 answers given as known, and not scored" in ran.err
    assert "nothing to score" in one_line(verify("fuse", FERRIES, "--gold", ANSWERS, "--truth", ANSWERS, code=1))


def test_an_object_that_nobody_speaks_of_counts_as_wrong(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "truth.csv").write_text("object,value\nhour,13:05\nnowhere,1\n", "utf-8")
    ran = verify("fuse", "-", "--truth", tmp_path / "truth.csv", stdin=ROWS)
    assert ran.out.startswith("accuracy 0.5000  the top value is right for 1 of 2 known answers")
    assert "the others count as wrong" in ran.err


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\x1f\x8b\x08", "gzip"), ("source,object,value\n".encode("utf-16"), "UTF-16"), (b"[1]", "JSON array")],
)
def test_what_is_often_taken_for_a_table_is_named(verify: Verify, tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "table").write_bytes(content)
    assert told in one_line(verify("fuse", tmp_path / "table", code=1))


def test_a_database_given_as_a_table_is_sent_to_its_option(verify: Verify) -> None:
    opened(verify)
    assert "--db" in one_line(verify("fuse", verify.db, code=1))


def test_a_table_without_rows_is_said_to_have_none(verify: Verify) -> None:
    assert "has a header and no rows" in verify("fuse", "-", stdin="source,object,value\n").err


def test_output_may_go_to_a_pipe() -> None:
    command = f"{sys.executable} -m verify fuse {FERRIES} -q -o /dev/stdout | head -1"
    assert subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True).stdout == (
        "object,value,probability\n"
    )
