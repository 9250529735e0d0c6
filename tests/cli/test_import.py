"""`import` and `export` as scripts use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.running import FIXTURES, Verify

FILES = [
    *sorted(FIXTURES.glob("robotyne/*.ndjson")),
    FIXTURES / "toll" / "records.ndjson",
    FIXTURES / "wire" / "first-day.ndjson",
    FIXTURES / "wire" / "records.ndjson",
    FIXTURES / "denied-then-confirmed" / "records.ndjson",
]
GOOD = '{"claim": "The bridge is open", "attributions": [{"source": "Anna Example"}]}\n'


def essence(verify: Verify) -> dict[str, Any]:
    report: dict[str, Any] = verify("report", "--json").json()
    return {key: value for key, value in report.items() if key not in {"generated_at", "ledger_head"}}


@pytest.mark.parametrize("form", ["ndjson", "csv"])
def test_export_then_import_then_report_is_the_identity(verify: Verify, tmp_path: Path, form: str) -> None:
    verify("import", *FILES)
    other = Verify(tmp_path / "other.db")
    (tmp_path / "records").write_text(verify("export", "--format", form).out, "utf-8")
    other("import", tmp_path / "records")
    assert essence(other) == essence(verify)
    assert other("export", "--format", form).out == verify("export", "--format", form).out


def test_export_has_the_sources_and_documents_that_nobody_names_yet(verify: Verify) -> None:
    verify("source", "set", "Anna Example", "--kind", "person", "--grade", "B")
    verify("import", "-", stdin='{"document": {"title": "A page", "text": "Its words."}}\n')
    rows = [json.loads(line) for line in verify("export").out.splitlines()]
    assert [row["source"]["name"] for row in rows if "source" in row] == ["Anna Example"]
    assert [row["document"]["text"] for row in rows if "document" in row] == ["Its words."]


def test_what_is_exported_has_every_byte_of_the_data(verify: Verify) -> None:
    verify("add", "a \x1b[31mred claim", "--by", "Zed, url=t.me/chan/5")
    for form in ("ndjson", "csv"):
        assert (
            "0 new claims, 0 new attributions"
            in verify("import", "-", stdin=verify("export", "--format", form).out).err
        )


def test_import_twice_changes_nothing(verify: Verify) -> None:
    verify("import", *FILES)
    head = verify("report", "--json").json()["ledger_head"]
    assert "0 new claims, 0 new attributions" in verify("import", *FILES).err
    assert verify("report", "--json").json()["ledger_head"] == head


def test_one_bad_row_keeps_everything_out(verify: Verify, tmp_path: Path) -> None:
    rows = tmp_path / "rows.ndjson"
    rows.write_text(GOOD + '{"claim": "Shut", "attributions": [{"source": "B", "stanse": "denies"}]}\n', "utf-8")
    ran = verify("import", rows, code=4)
    assert ran.err.splitlines()[0].startswith(f"{rows}:2: attributions[0]")
    assert "'stanse'" in ran.err
    assert "did you mean 'stance'" in ran.err
    assert ran.err.splitlines()[-1] == "error: 1 row was rejected; nothing was imported"
    assert verify("report", "--json").json()["claims"] == []


def test_keep_going_takes_the_good_rows_and_still_exits_4(verify: Verify, tmp_path: Path) -> None:
    rows = tmp_path / "rows.ndjson"
    rows.write_text('{"claim": ""}\n' + GOOD, "utf-8")
    ran = verify("import", rows, "--keep-going", code=4)
    assert f"{rows}:1: claim" in ran.err
    assert [one["text"] for one in verify("report", "--json").json()["claims"]] == ["The bridge is open"]


def test_a_row_that_contradicts_what_is_recorded_is_rejected_with_its_place(verify: Verify, tmp_path: Path) -> None:
    rows = tmp_path / "rows.ndjson"
    rows.write_text(
        '{"source": {"name": "Port Authority", "party": "xx"}}\n'
        '{"claim": "Open", "attributions": [{"source": "Anna"}, '
        '{"source": {"name": "Port Authority", "party": "yy"}}]}\n',
        "utf-8",
    )
    first = verify("import", rows, code=4).err.splitlines()[0]
    assert first.startswith(f"{rows}:2: attributions[1].source")
    assert "xx" in first
    assert "yy" in first


def test_a_reference_that_names_nothing_rejects_its_row(verify: Verify, tmp_path: Path) -> None:
    rows = tmp_path / "rows.ndjson"
    rows.write_text(GOOD + '{"claim": "Shut", "contradicts": ["nothing of the kind"]}\n', "utf-8")
    assert verify("import", rows, code=4).err.startswith(f"{rows}:2: contradicts")


def test_claims_of_one_file_may_refer_to_later_ones(verify: Verify, tmp_path: Path) -> None:
    rows = tmp_path / "rows.ndjson"
    rows.write_text('{"claim": "Open", "contradicts": "k"}\n{"claim": "Shut", "key": "k"}\n', "utf-8")
    verify("import", rows)
    assert verify("show", "C2", "--json").json()["claim"]["links"][0]["claim"] == "C1"


def test_standard_input_is_a_file_called_dash(verify: Verify) -> None:
    verify("import", "-", stdin=GOOD)
    assert verify("report", "--json").json()["counts"]["single-source"] == 1
    assert verify("import", "-", stdin="{", code=4).err.startswith("standard input:1: ")


def test_csv_and_json_arrays_are_told_by_their_content(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("claim,source,stance,via\nOpen,Anna,affirms,Post;Wire\nOpen,Berta,denies,\n", "utf-8")
    (tmp_path / "b").write_text(json.dumps([{"claim": "Shut"}]), "utf-8")
    verify("import", tmp_path / "a", tmp_path / "b")
    one, other = verify("report", "--json").json()["claims"]
    assert [voice["via"] for voice in one["attributions"]] == [["Post", "Wire"], []]
    assert other["text"] == "Shut"


def test_json_tells_what_was_taken_in(verify: Verify) -> None:
    told = verify("import", "-", "--json", stdin=GOOD).json()
    assert (told["records"], told["claims"], told["attributions"], told["rejected"]) == (1, 1, 1, 0)


def test_many_notes_are_summed_up(verify: Verify) -> None:
    rows = "".join(
        json.dumps({"claim": f"c{n}", "attributions": [{"source": f"Anna {n:03d} x"}]}) + "\n" for n in range(14)
    )
    lines = verify("import", "-", stdin=rows).err.splitlines()
    assert len(lines) == 12
    assert lines[10] == "note: 4 more like these; --json has them"


def test_a_missing_file_is_told_by_name(verify: Verify) -> None:
    assert verify("import", "nowhere.ndjson", code=1).err == (
        "error: nowhere.ndjson: No such file or directory; give the path of a file, or - for standard input\n"
    )


def test_cells_that_a_spreadsheet_would_run_are_defused_and_read_back(verify: Verify, tmp_path: Path) -> None:
    verify("add", '=HYPERLINK("http://x.example")', "--by", "+Anna, note=@SUM(1)")
    exported = verify("export", "--format", "csv").out
    assert "\n=" not in exported
    assert ",=" not in exported
    assert ",+" not in exported
    (tmp_path / "out.csv").write_text(exported, "utf-8")
    other = Verify(tmp_path / "other.db")
    other("import", tmp_path / "out.csv")
    assert essence(other) == essence(verify)
