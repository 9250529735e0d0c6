"""What people at a desk stumbled over: each a small rule of its own."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.running import Verify

NAVIES = (
    *("--by", "Aa Navy, kind=military, party=aa, at=2024-05-06"),
    *("--by", "Bb Navy, kind=military, party=bb, at=2024-05-06"),
)


@pytest.fixture
def desk(verify: Verify) -> Verify:
    """One claim, verified, recorded by `ines`."""
    verify(
        "add", "The port is open", "--topic", "port", "--harms", "aa", "--favors", "bb", *NAVIES, "--as", "ines", "-q"
    )
    return verify


def test_several_topics_are_held_to_the_gate_together(desk: Verify) -> None:
    desk("add", "The port is mined", "--topic", "mines", "--by", "Aa Navy")
    assert desk("gate", "--topic", "port").out.startswith("gate met: 1 claim")
    for topics in (["port", "mines"], ["mines", "port"]):
        told = desk("gate", *(word for topic in topics for word in ("--topic", topic)), code=3).out
        assert "gate not met: 1 of 2 claims" in told
    assert len(desk("report", "--topic", "port", "--topic", "mines", "--json").json()["claims"]) == 2
    assert desk("report", "--topic", "Port").err == "note: no claim has the topic Port\n"


def test_other_letters_make_no_second_pair_of_eyes(desk: Verify) -> None:
    for signer in ("ines", "Ines", "ínes", "INES "):
        desk("sign", "C1", "--verdict", "verified", "--why", "seen", "--as", signer)
        assert "unsigned" in desk("gate", "--policy", "strict", code=3).out
    desk("sign", "C1", "--verdict", "verified", "--why", "seen", "--as", "ben")
    desk("gate", "--policy", "strict")


def test_under_strict_signers_who_differ_do_not_pass(desk: Verify) -> None:
    desk("sign", "C1", "--verdict", "disputed", "--why", "I doubt it", "--as", "ben")
    desk("sign", "C1", "--verdict", "verified", "--why", "I do not", "--as", "dan")
    desk("gate")
    told = desk("gate", "--policy", "strict", code=3).out
    assert "signers-differ" in told
    assert "ben: disputed" in told


def test_a_verdict_that_the_rules_do_not_give_is_noted(desk: Verify) -> None:
    ran = desk("sign", "C1", "--verdict", "disputed", "--why", "I doubt it", "--as", "ben")
    assert ran.err == "note: by the rules C1 is verified; reports show both\n"


def test_attest_and_add_tell_of_signatures_that_go_stale(desk: Verify) -> None:
    desk("sign", "C1", "--verdict", "disputed", "--why", "I doubt it", "--as", "ben")
    ran = desk("attest", "C1", "--by", "An Old Man, kind=person", "--dry-run")
    assert ran.out.splitlines()[-1] == "     signed → signature stale"
    ran = desk("add", "The port is shut", "--contradicts", "C1", "--by", "Cc Navy, kind=military, party=cc")
    assert "  C1  DISPUTED → DISPUTED lopsided, credibility 1 → 3, signed → signature stale" in ran.out
    told = desk("attest", "C1", "--by", "An Old Man, kind=person", "--json").json()
    assert told["signature"] == {"before": "stale", "after": "stale"}


def test_a_claim_that_nobody_makes_leaves_signatures_on_others(desk: Verify) -> None:
    desk("sign", "C1", "--verdict", "disputed", "--why", "I doubt it", "--as", "ben")
    desk("add", "The port is shut", "--contradicts", "C1")
    assert desk("report", "--json").json()["claims"][0]["judgement"]["stale"] is False


def test_what_is_filled_in_on_a_claim_is_not_called_known(desk: Verify) -> None:
    assert desk("add", "The port is open", "--topic", "port").out.startswith("exists C1")
    assert desk("add", "The port is open", "--harms", "cc").out.startswith("filled C1")


def test_ids_are_read_in_small_letters_and_those_of_other_kinds_are_named(desk: Verify) -> None:
    assert "The port is open" in desk("show", "c1").out
    assert desk("retract", "c1", "--why", "x", code=1).err == (
        "error: C1 is the id of a claim: wanted a source or document or attribution\n"
    )


def test_a_minute_lasts_to_its_end_and_is_read_as_reports_print_it(desk: Verify) -> None:
    at = desk("log", "--json").json()[0]["at"]
    for when in (at[:16] + "Z", at[:10] + " " + at[11:16] + " UTC"):
        assert len(desk("report", "--as-of", when, "--json").json()["claims"]) == 1


def test_a_source_merged_by_the_beginning_of_its_name_and_what_was_said_meanwhile(desk: Verify) -> None:
    desk("add", "A ship sank", "--by", "Navy of Aa, kind=military, party=aa")
    assert "merged S3  Navy of Aa into Aa Navy (S1)" in desk("source", "merge", "Navy of", "Aa N").out
    desk("attest", "C2", "--by", "Navy of Aa, at=2024-05-09")
    ran = desk("source", "unmerge", "S3")
    assert ran.err == "note: A4 were recorded while they were one, and stay with the one that was kept\n"


def test_redacting_a_source_tells_where_its_name_still_stands(desk: Verify) -> None:
    desk("attest", "C1", "--by", 'Petra Vann, kind=person, first-hand, quote="I, Pétra Vann, saw it"')
    assert desk("redact", "Petra Vann", "--why", "she asked").err == (
        "note: its name still stands in A3: redact them too\n"
    )


def test_a_successor_that_excluded_the_claim_is_told(desk: Verify) -> None:
    desk("add", "The port is shut", "--contradicts", "C1", "--by", "Aa Navy")
    assert "excluded each other" in desk("supersede", "C1", "C2").err


@pytest.mark.parametrize("value", ["12-20", "about 15", "~12"])
def test_a_number_that_is_taken_as_a_text_is_noted(verify: Verify, value: str) -> None:
    assert "is taken as a text" in verify("add", "Some died", "--item", "dead", "--value", value).err
    assert "without an item" in verify("add", "More died", "--value", "12").err


def test_the_ledger_names_what_a_command_ended(desk: Verify) -> None:
    desk("add", "The port is shut")
    desk("link", "C1", "contradicts", "C2")
    desk("unlink", "L1")
    assert desk("log", "--json").json()[-1]["what"] == "L1 ended"


def test_copy_warns_that_a_signature_is_stale(desk: Verify) -> None:
    desk("sign", "C1", "--verdict", "verified", "--why", "seen", "--as", "ben")
    desk("attest", "C1", "--by", "An Old Man, kind=person")
    assert "the signature on C1 is stale" in desk("show", "C1", "--copy").err


@pytest.mark.parametrize(
    ("table", "column", "thing"), [("attribution_versions", "note", "A3"), ("judgement_versions", "why", "J1")]
)
def test_a_redacted_text_that_is_put_back_by_hand_shows(desk: Verify, table: str, column: str, thing: str) -> None:
    desk("attest", "C1", "--by", "An Old Man, kind=person, note=secret")
    desk("sign", "C1", "--verdict", "verified", "--why", "secret", "--as", "ben")
    desk("redact", thing, "--why", "the law")
    with closing(sqlite3.connect(desk.db, isolation_level=None)) as connection:
        (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_keep",)).fetchone()
        connection.execute(f"DROP TRIGGER {table}_keep")
        connection.execute(f"UPDATE {table} SET {column} = 'secret' WHERE {column} = '[redacted]'")
        connection.execute(guard)
    desk("audit", code=5)


def test_an_output_is_never_written_over_the_log_of_a_database(desk: Verify, tmp_path: Path) -> None:
    log = tmp_path / "some.db-wal"
    log.write_bytes(b"\x37\x7f\x06\x82" + bytes(28))
    assert "is part of a database" in desk("gate", "--junit", log, code=1).err
    assert "is part of a database" in desk("report", "-o", log, code=1).err
    assert len(log.read_bytes()) == 32


@pytest.mark.skipif(not hasattr(os, "fork") or os.name != "posix", reason="no permissions to take away")
def test_an_older_file_that_cannot_be_written_is_still_reported_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write anything: what `os.access` would answer somebody else is answered here."""
    path = tmp_path / "old.db"
    Verify(path)("add", "The port is open", *NAVIES)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA user_version = 1")
    copy = shutil.copy(path, tmp_path / "copy.db")
    monkeypatch.setattr("verify.store.connect.os.access", lambda _path, mode: mode != os.W_OK)
    assert "1 verified" in Verify(path)("report").out
    assert path.read_bytes() == Path(copy).read_bytes()
    assert not list(tmp_path.glob("*.backup*"))


def test_a_number_that_was_raised_since_is_not_printed_as_the_last_word(verify: Verify) -> None:
    for number, day in (("12", "07"), ("60", "08")):
        said = f"Bb Health, kind=government, party=bb, at=2024-05-{day}"
        verify("add", f"{number} died", "--item", "dead", "--value", number, "--when", "2024-05-07", "--by", said)
    assert "; a higher number has been given since." in verify("show", "C1", "--copy").out
    assert "higher" not in verify("show", "C2", "--copy").out


def test_a_source_withdrawn_twice_over_does_not_come_back(verify: Verify) -> None:
    """Its document is withdrawn and so is it: either is enough, and both together are no less."""
    said = "Min X, kind=government, party=xx, at=2023-09-06"
    verify("add", "P", "--by", f"{said}, url=https://example.org/1")
    for target in ("D1", "Min X"):
        verify("retract", target, "--why", "forged")
    assert "does not stand" in verify("attest", "C1", "--by", f"{said}, note=again").out


@pytest.mark.parametrize("said", ["Min X, at=2023-09-06", "Min X"])
def test_the_opposite_of_withdrawn_words_is_not_the_same_words(verify: Verify, said: str) -> None:
    verify("add", "P", "--deny", "Min X, kind=government, party=xx, at=2023-09-06")
    verify("retract", "Min X", "--why", "it took it back")
    assert "UNSOURCED → SINGLE-SOURCE" in verify("attest", "C1", "--by", said).out


def test_what_came_through_a_withdrawn_carrier_does_not_come_back_through_it(verify: Verify) -> None:
    verify("add", "P", "--by", "Min X, kind=government, party=xx, via=Example News, at=2023-09-06")
    verify("retract", "Example News", "--why", "forged")
    assert "does not stand" in verify("attest", "C1", "--by", "Min X, via=Example News, note=again").out
    assert "SINGLE-SOURCE" in verify("attest", "C1", "--by", "Min X, via=Other News, at=2023-09-06").out


def test_a_successor_that_only_raised_the_number_leaves_both_signatures(verify: Verify) -> None:
    for number, day in (("10", "01"), ("12", "05")):
        voices = (
            *("--by", f"Aa, kind=government, party=aa, at=2024-01-{day}"),
            *("--by", f"Bb, kind=government, party=bb, at=2024-01-{day}"),
        )
        verify("add", f"{number} died", "--item", "dead", "--value", number, *voices)
    for claim in ("C1", "C2"):
        verify("sign", claim, "--verdict", "verified", "--why", "seen", "--as", "ben")
    assert verify("supersede", "C1", "C2").err == ""
    verify("gate")


def test_a_name_inside_a_word_is_no_name_and_other_sources_are_looked_through(verify: Verify) -> None:
    verify("add", "Troops captured the town", "--by", "Ap, kind=outlet")
    verify("source", "set", "An Editor", "--role", "editor of AP")
    assert verify("redact", "Ap", "--why", "x").err == "note: its name still stands in S2: redact them too\n"


def test_a_source_may_be_called_like_an_id_of_another_kind(verify: Verify) -> None:
    verify("add", "P", "--by", "M6, kind=outlet")
    assert verify("retract", "M6", "--why", "x").out.startswith("withdrawn S1  M6")


def test_what_is_filled_in_on_a_source_or_by_a_link_is_not_called_known(verify: Verify) -> None:
    verify("add", "P", "--by", "Xx, kind=government")
    verify("add", "Q", "--by", "Yy, kind=government, party=yy")
    ran = verify("add", "P", "--by", "Xx, party=xx")
    assert ran.out.startswith("filled C1")
    told = verify("add", "Q", "--contradicts", "C1", "--json").json()
    assert (told["filled"], told["new"], [one["id"] for one in told["others"]]) == (True, False, ["C1"])


def test_a_source_is_named_by_its_id_in_small_letters(verify: Verify) -> None:
    verify("add", "P", "--by", "Xx, kind=government, party=xx")
    verify("add", "Q", "--by", "s1")
    assert [one["name"] for one in verify("source", "list", "--json").json()] == ["Xx"]


def test_what_import_would_refuse_is_not_recorded(verify: Verify, tmp_path: Path) -> None:
    assert "does not look like an id" in verify("add", "P", "--by", "Al, url=D9", code=1).err
    verify("source", "set", "Al", "--notes", "\u00a0\u2028")
    verify("add", "P", "--by", "Al")
    Verify(tmp_path / "again.db")("import", "-", stdin=verify("export", "-q").out)


def test_wrong_usage_is_told_without_marks_that_turn_the_direction_of_text(verify: Verify) -> None:
    told = verify("undo", "\u202egnp\x1b[31m", code=2).err
    assert "\\u202egnp" in told
    assert not {"\u202e", "\x1b"} & set(told)


def test_tampered_digests_of_redactions_end_in_one_line(verify: Verify) -> None:
    verify("add", "P", "--by", "Al, quote=secret")
    verify("redact", "A1", "--why", "x")
    with closing(sqlite3.connect(verify.db, isolation_level=None)) as connection:
        (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'redaction_versions_keep'").fetchone()
        connection.execute("DROP TRIGGER redaction_versions_keep")
        connection.execute("UPDATE redaction_versions SET sealed = '[1]'")
        connection.execute(guard)
    verify("audit", code=5)
    assert verify("report", code=1).err.count("\n") == 1


def test_what_was_undone_can_be_redacted_all_the_same(verify: Verify) -> None:
    verify("add", "Hidden words", "--by", "Deep Throat, quote=more hidden words")
    verify("undo")
    for thing in ("C1", "a1", "S1"):
        assert "redacted" in verify("redact", thing, "--why", "the law").out
    verify("audit")
    held = b"".join(path.read_bytes() for path in verify.db.parent.glob("desk.db*"))
    assert b"idden words" not in held
    assert b"Deep Throat" not in held
    assert "there is no claim" in verify("redact", "C9", "--why", "the law", code=1).err


def test_what_a_withdrawal_would_move_can_be_asked_before_there_is_a_reason(desk: Verify) -> None:
    assert desk("retract", "Bb Navy", "--dry-run").out.startswith("would be withdrawn S2  Bb Navy (W1)")
    assert "--why" in desk("retract", "Bb Navy", code=2).err
