"""`ingest` as scripts use it, with the reader of `tests.prose`."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from tests import prose
from tests.cli.desk import log, one_line
from tests.running import Verify
from verify.errors import VerifyError
from verify.exchange.schema import json_schema
from verify.workflow import prose as reader

NOTE = (
    "note: nothing of this is a claim until it is accepted: by --accept all, or by --accept and numbers such as 1,4-7, "
    "or one by one on a terminal\n"
)


@pytest.fixture(autouse=True)
def _read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "extractor", lambda: reader.Extractor(prose.read, prose.propose))


@pytest.fixture(autouse=True)
def _wide(verify: Verify) -> None:
    verify.environment["COLUMNS"] = "300"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(prose.ARTICLE, "utf-8")
    return path


def claims(verify: Verify) -> list[str]:
    return [one["text"] for one in verify("report", "--json").json()["claims"]]


def essence(verify: Verify) -> dict[str, Any]:
    report: dict[str, Any] = verify("report", "--json").json()
    return {key: value for key, value in report.items() if key not in {"generated_at", "ledger_head"}}


def test_the_document_is_stored_and_nothing_is_a_claim(verify: Verify, article: Path) -> None:
    ran = verify("ingest", article, "--outlet", "Example News")
    assert ran.out.startswith(f"added D1 {article}: A day at the harbour, Example News\n  3 explicit, 1 implicit")
    assert "\n  1  The bridge is open\n     explicit · affirms · confidence high\n" in ran.out
    assert ran.err == NOTE
    assert claims(verify) == []
    assert [one["command"] for one in log(verify)] == ["ingest"]
    exported = json.loads(verify("export").out)["document"]
    assert (exported["text"], exported["outlet"]) == (prose.ARTICLE, "Example News")


def test_the_same_bytes_twice_are_one_document(verify: Verify, article: Path, tmp_path: Path) -> None:
    verify("ingest", article)
    (tmp_path / "copy.txt").write_bytes(article.read_bytes())
    ran = verify("ingest", tmp_path / "copy.txt", article)
    assert ran.out.startswith(f"exists D1 {tmp_path / 'copy.txt'}: ")
    assert ran.out.count("A day at the harbour, ") + ran.out.count("A day at the harbour\n") == 1
    assert f"note: {article} has the same bytes as {tmp_path / 'copy.txt'}, and is taken once\n" in ran.err
    assert len(log(verify)) == 1


def test_accept_records_the_numbers_in_one_entry_and_says_how_they_stand(verify: Verify, article: Path) -> None:
    ran = verify("ingest", article, "--accept", "1,3-5")
    assert "\nadded C1  The bridge is open\n  A1  affirms  Port Office" in ran.out
    assert "  A4  denies   Dockers Union" in ran.out
    assert "  => DISPUTED   1 origin for, 1 origin against\n" in ran.out
    assert claims(verify) == ["The bridge is open", "The harbour is busy", "Ships pass"]
    assert [one["command"] for one in log(verify)] == ["ingest"]
    assert "A3" in verify("show", "C3").out
    assert "exact" in verify("show", "C1", "--json").out


def test_accept_all_is_all_that_can_become_a_claim(verify: Verify, article: Path) -> None:
    ran = verify("ingest", article, "--accept", "all")
    assert "note: 2 of the proposals can become no claim, and are left out\n" in ran.err
    assert len(claims(verify)) == 4


def test_what_is_recorded_already_exists_and_nothing_doubles(verify: Verify, article: Path) -> None:
    verify("ingest", article, "--accept", "2")
    verify("edit", "A1", "--set", "note=checked")
    ran = verify("ingest", article, "--accept", "1-2")
    assert "exists C1  The toll is two crowns\n  => SINGLE-SOURCE as before" in ran.out
    head = log(verify)
    again = verify("ingest", article, "--accept", "1-2")
    assert "added" not in again.out.replace("added D", "")
    assert log(verify) == head
    assert "recorded as C1" in verify("ingest", article).out
    assert "recorded     2 of 5 that can become claims" in verify("ingest", article).out


def test_what_was_undone_can_be_accepted_again(verify: Verify, article: Path) -> None:
    verify("ingest", article)
    verify("ingest", article, "--accept", "1")
    verify("undo")
    assert verify("ingest", article, "--accept", "1", "-q").out == "C2\n"


def test_quiet_prints_the_ids_alone(verify: Verify, article: Path) -> None:
    assert verify("ingest", article, "-q") == (0, "D1\n", "")
    assert verify("ingest", article, "-q", "--accept", "1-2,5") == (0, "C1\nC2\n", "")
    assert verify("ingest", article, "-q", "--accept", "1,3") == (0, "C1\nC3\n", "")


@pytest.mark.parametrize(
    ("accept", "told"),
    [
        ("9", "--accept: found 9, but the numbers are 1 to 7"),
        ("x", "--accept: found 'x', wanted all, or numbers and ranges such as 1,4-7"),
        ("6", "proposal 6 is an attitude"),
        ("1-7", "give --accept 1-5"),
    ],
)
def test_a_choice_that_cannot_be_made_is_one_line_and_records_nothing(
    verify: Verify, article: Path, accept: str, told: str
) -> None:
    verify("ingest", article)
    assert told in one_line(verify("ingest", article, "--accept", accept, code=1))
    assert claims(verify) == []


def test_each_file_numbers_its_own_so_that_only_all_is_for_several(
    verify: Verify, article: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Other\nPort Office said that it rains.\n", "utf-8")
    assert "--accept with numbers is for one file" in verify("ingest", article, other, "--accept", "1", code=2).err
    ran = verify("ingest", article, other)
    assert ran.out.count("\n  1  ") == 2
    assert "numbers such as" not in ran.err
    verify("ingest", article, other, "--accept", "all")
    assert len(claims(verify)) == 5


def test_one_bad_file_keeps_all_out(verify: Verify, article: Path) -> None:
    assert "nowhere.txt: No such file" in one_line(verify("ingest", article, "nowhere.txt", code=1))
    assert not verify.db.exists()


def test_json_goes_into_import_as_it_is(verify: Verify, article: Path, tmp_path: Path) -> None:
    ran = verify("ingest", article, "--json", "--outlet", "Example News", "--published", "2023-09-07", "--topic", "t")
    assert ran.err == ""
    jsonschema.validate(ran.json(), json_schema("proposals"))
    (tmp_path / "proposals.json").write_text(ran.out, "utf-8")
    assert "4 new claims, 5 new attributions" in verify("import", tmp_path / "proposals.json").err
    assert "0 new claims, 0 new attributions" in verify("import", "-", stdin=ran.out).err
    rows = [json.loads(line) for line in verify("export").out.splitlines()]
    assert [row["document"]["text"] for row in rows if "document" in row] == [prose.ARTICLE]
    other = Verify(tmp_path / "other.db")
    other("ingest", article, "--accept", "all", "--outlet", "Example News", "--published", "2023-09-07", "--topic", "t")
    assert essence(other) == essence(verify)
    told = verify("ingest", article, "--json", "--outlet", "Example News").json()["documents"][0]["proposals"]
    assert [one["known"] for one in told[:5]] == ["C1", "C2", "C3", "C4", "C1"]
    report = verify("report", tmp_path / "proposals.json", "--json").json()
    assert len(report["claims"]) == 4


def test_json_after_accept_has_the_claims(verify: Verify, article: Path) -> None:
    told = verify("ingest", article, "--json", "--accept", "3").json()["documents"][0]["proposals"]
    assert [one["known"] for one in told] == [None, None, "C1", None, None, None, None]


def test_records_taken_out_of_the_json_are_records(verify: Verify, article: Path) -> None:
    proposals = verify("ingest", article, "--json", "--dry-run").json()["documents"][0]["proposals"]
    rows = "".join(json.dumps(one["record"]) + "\n" for one in proposals if one["record"])
    verify("import", "-", stdin=rows)
    assert verify("ingest", article, "-q").out == "D1\n"
    assert "recorded     5 of 5" in verify("ingest", article).out


@pytest.mark.parametrize("more", [(), ("--accept", "all"), ("--json",), ("-q",)])
def test_a_dry_run_shows_and_stores_nothing(verify: Verify, article: Path, more: tuple[str, ...]) -> None:
    ran = verify("ingest", article, "--dry-run", *more)
    assert ran.out
    assert not verify.db.exists()
    verify("init")
    assert verify("ingest", article, "--dry-run", *more).out == ran.out
    assert log(verify) == []


def test_a_dry_run_says_would_be(verify: Verify, article: Path) -> None:
    out = verify("ingest", article, "--dry-run", "--accept", "1").out
    assert out.startswith(f"would be added D1 {article}: ")
    assert "would be added C1  The bridge is open" in out


def test_standard_input_is_a_file_called_dash(verify: Verify) -> None:
    ran = verify("ingest", "-", "--accept", "1", stdin=prose.ARTICLE)
    assert ran.out.startswith("added D1 standard input: A day at the harbour\n")


def test_without_the_extra_nothing_is_stored(verify: Verify, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> reader.Extractor:
        raise VerifyError("spacy is not installed")

    monkeypatch.setattr(reader, "extractor", missing)
    assert one_line(verify("ingest", article, code=1)) == "error: spacy is not installed\n"
    assert not verify.db.exists()


def test_a_missing_module_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        del name
        raise ModuleNotFoundError("No module named 'spacy.tokens'", name="spacy.tokens")

    package = ModuleType("verify.extract")
    monkeypatch.undo()
    monkeypatch.setattr(package, "__getattr__", missing, raising=False)
    monkeypatch.setitem(sys.modules, "verify.extract", package)
    with pytest.raises(VerifyError, match=r"^spacy is not installed, .*: pip install 'verify-claims\[text\]'$"):
        reader.extractor()


def test_what_a_person_corrected_of_a_document_stands_over_what_the_text_says(verify: Verify, article: Path) -> None:
    verify("ingest", article)
    verify("edit", "D1", "--set", "title=Harbour day", "--set", "outlet=Example News", "--set", "published=2023-09-07")
    ran = verify("ingest", article, "--accept", "1")
    assert ran.out.startswith(f"exists D1 {article}: Harbour day, Example News, 2023-09-07\n")
    assert "from “said”; assumed: the day of publication" in verify("ingest", article).out
    assert "D1 has published '2023-09-07', and '2023-09-08' is given" in one_line(
        verify("ingest", article, "--published", "2023-09-08", code=1)
    )


def test_one_text_in_two_outlets_is_two_documents(verify: Verify, article: Path) -> None:
    verify("ingest", article, "--outlet", "North", "--accept", "4")
    assert verify("ingest", article, "--outlet", "South", "-q").out == "D2\n"
    assert "recorded as" not in verify("ingest", article, "--outlet", "South").out
    assert one_line(verify("ingest", article, code=1)) == (
        f"error: {article}: the same text is D1 North, D2 South; say by --outlet or --url which is meant\n"
    )
    assert "recorded as C1" in verify("ingest", article, "--outlet", "North").out


def test_what_is_too_large_or_cannot_be_read_is_told_with_its_name(verify: Verify, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_001)
    assert one_line(verify("ingest", large, code=1)) == (f"error: {large}: more than 50 MB; give the article alone\n")


def test_one_text_in_two_outlets_is_one_voice_whatever_sides_they_are_on(verify: Verify, article: Path) -> None:
    for outlet, party in (("North", "xx"), ("South", "yy")):
        verify("ingest", article, "--outlet", outlet, "--accept", "4")
        verify("source", "set", outlet, "--kind", "organization", "--party", party)
    (claim,) = verify("report", "--json").json()["claims"]
    assert len(claim["attributions"]) == 2
    assert claim["status"] == "single-source"
    assert claim["origins"]["for"]["max"] == 1


def test_a_text_that_was_redacted_does_not_come_back(verify: Verify, article: Path) -> None:
    verify("ingest", article, "--outlet", "South")
    read = verify("ingest", article, "--outlet", "South", "--json").out
    verify("redact", "D1", "--why", "source protection")
    told = "its text is D1, which was redacted; it is not stored again"
    assert told in one_line(verify("ingest", article, code=1))
    assert told in one_line(verify("ingest", article, "--outlet", "North", code=1))
    assert "the text of D1 was redacted" in verify("import", "-", stdin=read, code=4).err
    assert prose.ARTICLE.splitlines()[1] not in verify("export").out


def test_a_document_has_one_text(verify: Verify, article: Path) -> None:
    verify("ingest", article)
    digest = sha256(article.read_bytes()).hexdigest()
    other = json.dumps({"document": {"sha256": digest, "text": "Another text."}})
    assert "D1 is stored with another text" in verify("import", "-", stdin=other, code=4).err


def test_two_readings_in_one_pipe_write_before_import_locks(verify: Verify, article: Path) -> None:
    one, other = (verify("ingest", article, "--outlet", outlet, "--json").out for outlet in ("North", "South"))
    ran = verify("import", "-", stdin=one + other)
    assert "imported" in ran.err
    assert "South" in verify("export").out


def test_a_page_whose_text_is_not_its_bytes_goes_in_and_out(
    verify: Verify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(data: bytes, name: str, given: Any) -> prose.Text:
        text = prose.read(data.replace(b"<p>", b""), name, given)
        return prose.Text({**text.document, "sha256": sha256(data).hexdigest()})

    monkeypatch.setattr(reader, "extractor", lambda: reader.Extractor(read, prose.propose))
    page = tmp_path / "page.html"
    page.write_text("<p>" + prose.ARTICLE, "utf-8")
    verify("ingest", page, "--accept", "all")
    assert "recorded     5 of 5" in verify("ingest", page).out
    other = Verify(tmp_path / "other.db")
    other("import", "-", stdin=verify("ingest", page, "--json").out)
    assert essence(other) == essence(verify)
    assert "0 new claims, 0 new attributions" in other("import", "-", stdin=verify("export").out).err


def test_places_are_those_of_the_text_that_is_stored(verify: Verify, article: Path) -> None:
    """An earlier version read the same bytes as another text."""
    digest = prose.read(article.read_bytes(), "", {})[0]["sha256"]
    stored = "Read before\n\n" + prose.ARTICLE
    verify("import", "-", stdin=json.dumps({"document": {"sha256": digest, "text": stored}}) + "\n")
    verify("ingest", article, "--accept", "1")
    (voice,) = verify("show", "C1", "--json").json()["claim"]["attributions"]
    assert voice["quote_check"] == "exact"
    read = verify("ingest", article, "--json").json()["documents"][0]
    assert read["document"]["text"] == stored


def test_what_contradicts_the_database_is_told_with_its_proposal_and_nothing_is_recorded(
    verify: Verify, article: Path
) -> None:
    verify("source", "set", "Dockers Union", "--party", "yy")
    error = one_line(verify("ingest", article, "--accept", "1-5", code=1))
    assert error.startswith(f"error: {article}, proposal 5: attributions[0].source")
    assert claims(verify) == []
    assert "D1" not in verify("export").out
    verify("source", "set", "Port 0ffice")
    assert "--distinct" in one_line(verify("ingest", article, "--accept", "1", code=1))
    verify("ingest", article, "--accept", "1", "--distinct")


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--published", "May", "--published: found 'May', wanted"),
        ("--sides", "ru", "--sides: found 'ru', wanted two parties with a comma between them"),
        ("--sides", "ru,", "--sides: found 'ru,'"),
        ("--sides", "ru,ru", "--sides: found 'ru,ru'"),
        ("--sides", "ru,ua,by", "--sides: found 'ru,ua,by'"),
        ("--outlet", "O\udcff", "--outlet: found an unpaired surrogate at character 1, wanted"),
    ],
)
def test_a_value_that_tells_nothing_is_refused_first(
    verify: Verify, article: Path, option: str, value: str, told: str
) -> None:
    assert told in one_line(verify("ingest", article, option, value, code=1))
    assert not verify.db.exists()


def test_what_the_options_say_reaches_the_reader(
    verify: Verify, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, Any] = {}

    def propose(text: prose.Text, **more: Any) -> Any:
        told.update(more, document=text.document)
        return prose.propose(text, **more)

    monkeypatch.setattr(reader, "extractor", lambda: reader.Extractor(prose.read, propose))
    verify("source", "set", "Port Office", "--kind", "government")
    verify("ingest", article, "--sides", "ru, ua", "--topic", "t", "--url", "https://e.org/1", "--published", "2023")
    assert (told["sides"], told["topic"]) == (("ru", "ua"), "t")
    assert [one.name for one in told["known"]] == ["Port Office"]
    assert {key: told["document"][key] for key in ("url", "published")} == {
        "url": "https://e.org/1",
        "published": "2023",
    }


def test_a_file_that_is_no_database_is_left_alone(verify: Verify, article: Path) -> None:
    verify.db.write_text("notes", "utf-8")
    assert "is no claims database" in one_line(verify("ingest", article, code=1))
    assert verify.db.read_text("utf-8") == "notes"


@pytest.mark.parametrize("text", ["", "\n", "no words of anybody", "🙂", "\x1b[31m", "a\r\nb"])
def test_any_text_is_stored_and_shown(verify: Verify, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert "none: the text attributes nothing" in verify("ingest", tmp_path / "a.txt").out
    assert verify("ingest", tmp_path / "a.txt", "--accept", "all").out
    assert "\x1b" not in verify("ingest", tmp_path / "a.txt", "--json").out
    verify("audit")
