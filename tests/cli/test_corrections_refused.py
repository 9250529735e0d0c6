"""How correcting commands fail, and what names and hostile texts they take."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.desk import contents, one_line, opened
from tests.running import Verify

WHY = ("--why", "checked")


@pytest.fixture
def desk(verify: Verify) -> Verify:
    return opened(verify)


UNKNOWN = {
    "edit": ("edit", "C9", "--set", "topic=x"),
    "edit by name": ("edit", "Nobody", "--set", "topic=x"),
    "confirm": ("confirm", "A9"),
    "retract": ("retract", "D9", *WHY),
    "retract by name": ("retract", "Nobody", *WHY),
    "link": ("link", "C1", "same", "C9"),
    "unlink": ("unlink", "L9"),
    "unlink a claim": ("unlink", "C9", "same", "C1"),
    "supersede": ("supersede", "C9", "C1"),
    "sign": ("sign", "C9", "--verdict", "refuted", *WHY),
    "merge": ("source", "merge", "S9", "S1"),
    "unmerge": ("source", "unmerge", "S9"),
    "redact": ("redact", "J9", *WHY),
}


@pytest.mark.parametrize("command", UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_there_ends_in_one_line(desk: Verify, command: tuple[str, ...]) -> None:
    before = contents(desk.db)
    assert re.search(r"\b[A-Z]9\b|Nobody", one_line(desk(*command, code=1)))
    assert contents(desk.db) == before


AMBIGUOUS = {
    ("edit", "The bridge", "--set", "topic=x"): ("C1", "C2"),
    ("sign", "The bridge", "--verdict", "refuted", *WHY): ("C1", "C2"),
    ("link", "The bridge", "same", "C3"): ("C1", "C2"),
    ("supersede", "C3", "The bridge"): ("C1", "C2"),
    ("retract", "Ferry Off", *WHY): ("S3", "S4"),
    ("redact", "The bridge", *WHY): ("C1", "C2"),
    ("edit", "The", "--set", "topic=x"): ("C1", "C2", "C3", "C4"),
}


@pytest.mark.parametrize(("command", "candidates"), AMBIGUOUS.items(), ids=[" ".join(one[:2]) for one in AMBIGUOUS])
def test_what_may_be_several_things_lists_them(
    desk: Verify, command: tuple[str, ...], candidates: tuple[str, ...]
) -> None:
    told = one_line(desk(*command, code=1))
    assert [one for one in ("C1", "C2", "C3", "C4", "S3", "S4") if re.search(rf"\b{one}\b", told)] == list(candidates)


@pytest.mark.parametrize(
    "command",
    [
        ("retract", "D1"),
        ("sign", "C1", "--verdict", "refuted"),
        ("sign", "C1", *WHY),
        ("sign", "C1", "--verdict", "true", *WHY),
        ("sign", "C1", "--verdict", "refuted", "--credibility", "7", *WHY),
        ("redact", "A1"),
        ("edit", "C1"),
        ("link", "C1", "contradicts"),
        ("link", "C1", "supersedes", "C2"),
        ("unlink", "C1", "contradicts"),
        ("undo", "3"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_and_does_nothing(desk: Verify, command: tuple[str, ...]) -> None:
    before = contents(desk.db)
    assert desk(*command, code=2).out == ""
    assert contents(desk.db) == before


def test_a_claim_alone_is_no_link(desk: Verify) -> None:
    assert one_line(desk("unlink", "C1", code=1)) == (
        "error: 'C1' is no link: give its id, or CLAIM contradicts|same|supersedes OTHER\n"
    )


@pytest.mark.parametrize("command", [("retract", "D1"), ("sign", "C1", "--verdict", "refuted"), ("redact", "A1")])
def test_an_empty_reason_is_none(desk: Verify, command: tuple[str, ...]) -> None:
    assert "--why" in one_line(desk(*command, "--why", " ", code=1))


def test_names_prefixes_and_keys_name_things_as_ids_do(desk: Verify) -> None:
    named = ["bridge", "the bridge is o", "The ferry", "Anna", "dockers union", "https://example.org/1", "Second"]
    shown = [desk("redact", name, *WHY, "--dry-run").out.split()[3] for name in named]
    assert shown == ["C1", "C1", "C4", "S5", "S2", "D1", "D2"]


HOSTILE = "Eve \x1b[31m\u202eevE [red]"


def test_hostile_names_and_reasons_act_on_nothing(verify: Verify) -> None:
    record = {"claim": f"{HOSTILE} is open", "attributions": [{"source": HOSTILE, "document": {"title": HOSTILE}}]}
    verify("import", "-", "-q", stdin=json.dumps(record))
    ran = [
        verify("edit", "C1", "--set", f"topic={HOSTILE}"),
        verify("edit", "S1", "--set", f"role={HOSTILE}"),
        verify("sign", "C1", "--verdict", "refuted", "--why", HOSTILE, "--as", HOSTILE),
        verify("retract", "D1", "--why", HOSTILE, "--as", HOSTILE),
        *(verify("diff", "1", *form) for form in ((), ("--json",))),
        *(verify("report", *form) for form in ((), ("--format", "markdown"), ("--format", "csv"))),
        verify("show", "C1"),
        verify("undo"),
        verify("edit", HOSTILE + "x", "--set", "topic=x", code=1),
    ]
    assert not [one for one in ran if {"\x1b", "\u202e"} & set(one.out + one.err)]
    text = "Eve \\x1b[31m\\u202eevE [red] is open"
    assert ran[0].out == f"edited C1  {text}\n  C1  SINGLE-SOURCE as before  {text}\n"
