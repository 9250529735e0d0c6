"""What `ingest --json` prints, read as records."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import prose
from tests.exchange.reading import taken
from verify.errors import Rejection
from verify.exchange.records import Parsed, told_by
from verify.exchange.schema import json_schema
from verify.proposals import Readings

TEXT = prose.read(prose.ARTICLE.encode(), "a.txt", {"outlet": "Example News", "published": "2023-09-07"})
READINGS = Readings(documents=(prose.propose(TEXT),))
DATA: dict[str, Any] = READINGS.model_dump(mode="json", by_alias=True)
PRETTY = READINGS.model_dump_json(by_alias=True, indent=2).encode()
LINE = READINGS.model_dump_json(by_alias=True).encode()
RECORDS = [one["record"] for one in DATA["documents"][0]["proposals"] if one["record"]]


def changed(*path: Any, to: Any) -> bytes:
    """The readings with one value replaced, or removed where `to` is `...`."""
    data = json.loads(LINE)
    *steps, last = path
    inner = data
    for step in steps:
        inner = inner[step]
    if to is ...:
        del inner[last]
    else:
        inner[last] = to
    return json.dumps(data).encode()


def rejections(data: bytes) -> list[tuple[str, str, str]]:
    return [(one.path, one.found, one.wanted) for one in taken(data) if isinstance(one, Rejection)]


def claims(data: bytes) -> list[str]:
    return [one.draft[1]["claim"] for one in taken(data) if isinstance(one, Parsed) and one.draft[0] == "claim"]


@pytest.mark.parametrize(
    "data",
    [
        PRETTY,
        LINE,
        b"\xef\xbb\xbf" + PRETTY.replace(b"\n", b"\r\n"),
        json.dumps(DATA, sort_keys=True).encode(),
        json.dumps(DATA, sort_keys=True, indent=1).encode(),
        b"[" + PRETTY + b"]",
    ],
    ids=["pretty", "one line", "mark and CRLF", "sorted", "sorted and pretty", "array"],
)
def test_the_document_comes_first_with_its_text_and_then_every_record(data: bytes) -> None:
    found = taken(data)
    assert not any(isinstance(one, Rejection) for one in found)
    drafts = [one.draft for one in found if isinstance(one, Parsed)]
    assert drafts[0] == ("document", DATA["documents"][0]["document"])
    assert [draft[1] for draft in drafts[1:]] == [
        {**one, "attributions": [{**voice, "span": tuple(voice["span"])} for voice in one["attributions"]]}
        for one in RECORDS
    ]


def test_a_schema_is_what_the_readings_hold_to() -> None:
    jsonschema.validate(DATA, json_schema("proposals"))


def test_each_line_may_be_a_reading_or_a_record() -> None:
    one = json.dumps(RECORDS[0]).encode()
    assert claims(LINE + b"\n" + LINE + b"\n") == [record["claim"] for record in RECORDS] * 2
    assert claims(one + b"\n" + LINE + b"\n") == [RECORDS[0]["claim"], *(record["claim"] for record in RECORDS)]
    assert taken(LINE + b"\n" + one + b"\n", "ndjson")[-1].line == 2


def test_a_record_that_speaks_of_the_schema_is_a_record() -> None:
    line = b'{"claim": "x", "topic": "verify.proposals/1"}'
    assert claims(line) == ["x"]
    assert rejections(b'{"claim": "x", "schema": "verify.proposals/1", "attributions": 3}') != []


def test_a_fault_is_told_with_its_line_and_its_path_in_the_whole() -> None:
    data = re.sub(rb'"stance": "affirms",\s+"basis": "implicit"', b'"stance": "afirms"', PRETTY, count=1)
    line = data[: data.index(b'"afirms"')].count(b"\n") + 1
    (fault,) = [one for one in taken(data) if isinstance(one, Rejection)]
    assert fault.path == "documents[0].proposals[2].record.attributions[0].stance"
    assert fault.found == '"afirms"'
    assert data.split(b"\n")[fault.line - 1].strip() == b'"record": {'
    assert fault.line < line
    assert len(claims(data)) == len(RECORDS) - 1


@pytest.mark.parametrize(
    ("data", "path", "found"),
    [
        (changed("documents", 0, "proposals", 0, "record", "clam", to="x"), "proposals[0].record.clam", "'clam'"),
        (changed("documents", 0, "proposals", 0, "recrod", to=None), "proposals[0].recrod", "'recrod'"),
        (changed("documents", 0, "proposals", 0, "record", to=...), "proposals[0].record", "nothing"),
        (changed("documents", 0, "proposals", 0, "record", to=[]), "proposals[0].record", "[]"),
        (changed("documents", 0, "proposals", 0, to=3), "proposals[0]", "3"),
        (changed("documents", 0, "proposals", to={}), "proposals", "{}"),
        (changed("documents", 0, "proposals", to=...), "proposals", "nothing"),
        (changed("documents", 0, "document", to=...), "document", "nothing"),
        (changed("documents", 0, "document", to="D1"), "document", '"D1"'),
        (changed("documents", 0, "document", "sha256", to="x"), "document.sha256", '"x"'),
        (changed("documents", 0, "document", "text", to="a\0b"), "document", "a NUL character"),
        (changed("documents", 0, to="x"), "", '"x"'),
    ],
)
def test_what_is_damaged_is_told_and_no_other_loses_by_it(data: bytes, path: str, found: str) -> None:
    (told,) = rejections(data)
    assert told[0] == f"documents[0].{path}".rstrip(".")
    assert told[1] == found


def test_the_whole_may_be_wrong_as_well() -> None:
    assert rejections(changed("schema", to="verify.proposals/2")) == [
        ("schema", "'verify.proposals/2'", "verify.proposals/1")
    ]
    assert rejections(changed("documents", to=...)) == [("documents", "nothing", "a list of objects")]
    assert rejections(changed("documents", to="x")) == [("documents", '"x"', "a list of objects")]
    assert rejections(changed("document", to=[]))[0][:2] == ("document", "'document'")
    assert rejections(LINE[:-1] + b', "schema": "verify.proposals/1"}')[0][1] == "'schema' twice in one object"
    assert rejections(PRETTY[: len(PRETTY) // 2]) == [
        ("", "the end of the file inside a value", "the brackets and quotes closed")
    ]


def test_the_limit_is_that_of_a_record_and_not_of_the_whole_or_of_a_text() -> None:
    long = prose.ARTICLE + "x" * 2**21
    reading = prose.propose(prose.read(long.encode(), "a.txt", {}))
    data = Readings(documents=(reading,)).model_dump_json(by_alias=True).encode()
    assert told_by(data) == "json"
    assert rejections(data) == []
    assert claims(data) == [record["claim"] for record in RECORDS]
    over = changed("documents", 0, "proposals", 1, "record", "claim", to="x" * 2**20)
    assert rejections(over) == [("documents[0].proposals[1].record", "a record of more than 1 MiB", "at most 1 MiB")]


@given(at=st.integers(0, len(LINE) - 1), put=st.binary(max_size=3), cut=st.integers(0, 4))
def test_no_damage_ends_in_anything_but_rows(at: int, put: bytes, cut: int) -> None:
    for one in taken(LINE[:at] + put + LINE[at + cut :]):
        assert isinstance(one, Parsed | Rejection)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["documents", "document", "proposals", "record", "claim", "x"]), inner)
        ),
        max_leaves=20,
    )
)
def test_whatever_stands_under_the_schema_gives_rows(value: Any) -> None:
    data = json.dumps({"schema": "verify.proposals/1", "documents": value}).encode()
    assert all(isinstance(one, Parsed | Rejection) for one in taken(data))


def test_nesting_without_end_is_refused() -> None:
    deep = b"[" * 5000 + b"]" * 5000
    assert rejections(b'{"schema": "verify.proposals/1", "documents": [{"document": %s, "proposals": []}]}' % deep)
