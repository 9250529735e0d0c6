import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading import KINDS, STANCES, parsed, taken
from verify import dates, drafts, values
from verify.errors import Rejection
from verify.exchange.lines import LIMIT
from verify.exchange.records import Format, Parsed, read


def rejected(record: object) -> list[tuple[str, str, str]]:
    """Path, found and wanted of each rejection of one NDJSON line."""
    found = taken(json.dumps(record).encode(), "ndjson")
    assert all(isinstance(one, Rejection) and (one.file, one.line) == ("f", 1) for one in found)
    return [one[2:] for one in found if isinstance(one, Rejection)]


def test_a_record_becomes_a_draft_with_lone_texts_as_lists_and_dates_and_values_in_one_spelling() -> None:
    record = {
        "claim": "x",
        "when": "2023-09-01..2023-09-06",
        "harms": "ru",
        "value": 1500.50,
        "attributions": [{"source": "s", "via": "News", "relays": ["a", "b"], "span": [2, 5]}],
    }
    draft = {
        "claim": "x",
        "when": "2023-09-01/2023-09-06",
        "harms": ["ru"],
        "value": "1500.5",
        "attributions": [{"source": "s", "via": ["News"], "relays": ["a", "b"], "span": (2, 5)}],
    }
    assert taken(json.dumps(record).encode()) == [parsed(1, ("claim", draft))]


def test_declarations_of_sources_and_documents_are_drafts() -> None:
    data = b'{"source": {"name": "Wire", "aliases": "W"}, "uid": "u"}\n{"document": {"title": "T", "copies": ["C"]}}\n'
    assert taken(data) == [
        parsed(1, ("source", {"name": "Wire", "aliases": ["W"]})),
        parsed(2, ("document", {"title": "T", "copies": ["C"]})),
    ]


KEYS = "one of the known keys"
SPAN = drafts.WANTED_SPAN
DOCUMENT = "an object with a title, outlet, url, sha256 or text"
NUMBER = "a number of at most 64 bits"
FILLED = "a text that is not empty"


@pytest.mark.parametrize(
    ("voice", "path", "found", "wanted"),
    [
        ({"stanse": "affirms"}, "stanse", "'stanse'", f"{KEYS}; did you mean 'stance'?"),
        ({"rests-on": "a"}, "rests-on", "'rests-on'", f"{KEYS}; did you mean 'rests_on'?"),
        ({"party": "ru"}, "party", "'party'", f"{KEYS}; 'party' stands inside 'source'"),
        ({"stance": "maybe"}, "stance", '"maybe"', STANCES),
        ({"basis": 1}, "basis", "1", "explicit, implicit or own-voice"),
        ({"access": []}, "access", "[]", "first-hand, second-hand or unknown"),
        ({"interest": "own"}, "interest", '"own"', "against, self-serving, neutral or unknown"),
        ({"confirmed": "yes"}, "confirmed", '"yes"', "true or false"),
        ({"independent": 1}, "independent", "1", "true or false"),
        ({"via": 5}, "via", "5", "a text or a list of texts"),
        ({"relays": ["a", 5]}, "relays[1]", "5", "a text"),
        ({"rests_on": " "}, "rests_on", '" "', FILLED),
        ({"quote": ["q"]}, "quote", '["q"]', "a text"),
        ({"at": "June"}, "at", '"June"', dates.WANTED),
        ({"span": [5, 2]}, "span", "[5, 2]", SPAN),
        ({"span": [1]}, "span", "[1]", SPAN),
        ({"span": [-1, 2]}, "span[0]", "-1", SPAN),
        ({"span": [1, 2**63]}, "span[1]", "9223372036854775808", SPAN),
        ({"source": 7}, "source", "7", "a name or an object with a name"),
        ({"source": {"name": "s", "kind": "spy"}}, "source.kind", '"spy"', KINDS),
        ({"source": {"name": "s", "grade": "a"}}, "source.grade", '"a"', "A, B, C, D, E or F"),
        ({"source": {"kind": "person"}}, "source.name", "nothing", "a text"),
        ({"document": {"uid": "u"}}, "document", '{"uid": "u"}', DOCUMENT),
        ({"document": 5}, "document", "5", "a reference or an object"),
        ({"document": {"title": "t", "sha256": "AB"}}, "document.sha256", '"AB"', "64 hex digits in lower case"),
    ],
)
def test_what_is_wrong_with_an_attribution_is_told(voice: dict[str, Any], path: str, found: str, wanted: str) -> None:
    record = {"claim": "x", "attributions": [{"source": "good"}, {"source": "s", **voice}]}
    assert rejected(record) == [(f"attributions[1].{path}", found, wanted)]


@pytest.mark.parametrize(
    ("record", "path", "found", "wanted"),
    [
        ({"claim": "x", "stance": "denies"}, "stance", "'stance'", f"{KEYS}; 'stance' stands inside 'attributions'"),
        ({"source": {"name": "s"}, "zzz": 1}, "zzz", "'zzz'", f"{KEYS}: source, uid"),
        ({"claim": "x", "attributions": [{}]}, "attributions[0].source", "nothing", "a name or an object with a name"),
        ({"claim": "x", "attributions": "s"}, "attributions", '"s"', "a list of objects"),
        ({"claim": "x", "attributions": ["s"]}, "attributions[0]", '"s"', "an object with a source"),
        ({"claim": ""}, "claim", '""', FILLED),
        ({"claim": "\x1c\u2003"}, "claim", '"\\u001c\\u2003"', FILLED),
        ({"claim": 5}, "claim", "5", "a text"),
        ({"claim": None}, "claim", "null", "a text"),
        ({"claim": "x", "topic": None}, "topic", "null", "a text, or no such key"),
        ({"claim": "x", "when": "2023-13"}, "when", '"2023-13"', dates.WANTED_INTERVAL),
        ({"claim": "x", "value": True}, "value", "true", values.WANTED),
        ({"claim": "x", "value": ""}, "value", '""', values.WANTED),
        ({"claim": "x", "value": "20..12"}, "value", '"20..12"', "a range whose first number is the lower"),
        ({"claim": "x", "value": 2**63}, "value", "9223372036854775808", NUMBER),
        ({"claim": "x", "value": str(2**63)}, "value", '"9223372036854775808"', NUMBER),
        ({"claim": "x", "value": 1e300}, "value", "1e+300", NUMBER),
        ({"claim": "x", "value": float("nan")}, "value", "NaN", NUMBER),
        ({"claim": "x", "value": float("-inf")}, "value", "-Infinity", NUMBER),
        ({}, "claim", "nothing", "a text"),
        ([], "", "[]", "an object with the key claim, source or document"),
        ({"source": "s"}, "source", '"s"', "an object with a name"),
        ({"source": {"name": " "}}, "source.name", '" "', FILLED),
        ({"document": 4}, "document", "4", "an object with a title, url, sha256 or text"),
        ({"document": {}}, "document", "{}", DOCUMENT),
        ({"claim": "x", "topic": ["a\u202e" * 99]}, "topic", '["' + "a\\u202e" * 28 + "a…", "a text"),
    ],
)
def test_what_is_wrong_with_a_record_is_told(record: object, path: str, found: str, wanted: str) -> None:
    assert rejected(record) == [(path, found, wanted)]


def test_of_many_faults_five_are_told() -> None:
    assert [path for path, _, _ in rejected({"claim": "x", "attributions": [{}] * 9})] == [
        f"attributions[{number}].source" for number in range(5)
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b'{"claim": "\xff"}', ("", "byte 0xff at column 12, which is not UTF-8", "UTF-8 text")),
        (b'{"claim": "\0"}', ("", "a NUL character", "text without NUL characters")),
        (b'{"claim": "\\u0000"}', ("", "a NUL character", "text without NUL characters")),
        (b'{"claim": "\\ud800"}', ("", "an unpaired surrogate", "text in valid Unicode")),
        (b'{"claim": "\\udc00 x"}', ("", "an unpaired surrogate", "text in valid Unicode")),
        (b'{"claim": ' + b"[" * 5000, ("", "values nested too deeply", "fewer than 200 levels")),
        (b'{"claim": ' + b"9" * 5000 + b"}", ("", "a number beyond 64 bits", "numbers of at most 64 bits")),
        (b'{"claim": "x"', ("", "no JSON at column 13 (EOF while parsing an object)", "one JSON object")),
        (b'{"claim": "x"} y', ("", "no JSON at column 16 (trailing characters)", "one JSON object")),
        (b'{"claim": "\\ud8zz"}', ("", "no JSON at column 16 (invalid escape)", "one JSON object")),
        (b'{"claim": "' + b"x" * LIMIT + b'"}', ("", "a record of more than 1 MiB", "at most 1 MiB")),
        (b'{"claim": "x", "claim" : "y"}', ("claim", "'claim' twice in one object", "each key once")),
        (b'{"source": {"name": "a", "name": "b"}}', ("name", "'name' twice in one object", "each key once")),
    ],
)
def test_a_line_is_refused_alone_with_its_number(line: bytes, fault: tuple[str, str, str]) -> None:
    good = b'{"claim": "x"}'
    assert taken(good + b"\n" + line + b"\n" + good, "ndjson") == [
        parsed(1, ("claim", {"claim": "x"})),
        Rejection("f", 2, *fault),
        parsed(3, ("claim", {"claim": "x"})),
    ]


def test_a_line_of_just_one_mebibyte_is_taken() -> None:
    line = b'{"claim": "' + b"x" * (LIMIT - 13) + b'"}'
    assert len(line) == LIMIT
    assert [type(one) for one in taken(line)] == [Parsed]


def test_colons_escapes_and_paired_surrogates_in_texts_are_fine() -> None:
    texts = ["at 14:30", '"quoted": yes', "a : b", "back\\slash \\u0000", "😀", '":":":']
    for ascii_only in (True, False):
        data = b"\n".join(json.dumps({"claim": text}, ensure_ascii=ascii_only).encode() for text in texts)
        assert taken(data) == [parsed(n, ("claim", {"claim": text})) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_blank_lines_and_a_byte_order_mark_are_fine(end: bytes, mark: bytes) -> None:
    data = mark + end.join([b"", b'{"claim": "x"}', b" \t", b'{"claim": 5}', b""])
    assert taken(data) == [parsed(2, ("claim", {"claim": "x"})), Rejection("f", 4, "claim", "5", "a text")]


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("form", [None, "ndjson", "json", "csv"])
def test_an_empty_file_gives_no_records_and_no_error(data: bytes, form: Format | None) -> None:
    assert taken(data, form) == []


def test_the_elements_of_an_array_have_the_line_on_which_they_begin() -> None:
    data = b'\n[\n {"claim": "a"}, {"claim":\n  "]}"},\n\n 7, "s", {"source": {"name": 5}}\n]\n'
    assert taken(data) == [
        parsed(3, ("claim", {"claim": "a"})),
        parsed(3, ("claim", {"claim": "]}"})),
        Rejection("f", 6, "", "7", "an object with the key claim, source or document"),
        Rejection("f", 6, "", '"s"', "an object with the key claim, source or document"),
        Rejection("f", 6, "source.name", "5", "a text"),
    ]


def test_an_object_spread_over_lines_is_read_and_more_may_follow() -> None:
    data = b'{\n "claim": "a"\n}\n{"claim": "b"}\n{\n "claim": oops\n}'
    assert taken(data) == [
        parsed(1, ("claim", {"claim": "a"})),
        parsed(4, ("claim", {"claim": "b"})),
        Rejection("f", 5, "", "no JSON at line 2 of the record, column 11 (expected value)", "one JSON object"),
    ]


@pytest.mark.parametrize(
    ("data", "line", "found", "wanted"),
    [
        (b'[{"claim": "a"}\n] x', 2, "'x'", "the end of the file after the array"),
        (b'[{"claim": "a"}\n', 2, "the end of the file", "',' or ']'"),
        (b'[{"claim": "a"},\n', 2, "the end of the file", "a value"),
        (b'[{"claim": "a"},\n]', 2, "']'", "a value"),
        (b'[{"claim": "a"}\n{"claim": "b"}]', 2, '\'{"claim": "b"}]\'', "',' or ']'"),
        (b'[{"claim": "a"},\n{"claim": "b"', 2, "the end of the file inside a value", "the brackets and quotes closed"),
        (b'[{"claim": "a"},\n,]', 2, "',]'", "a value"),
    ],
)
def test_a_broken_array_is_refused_where_it_breaks(data: bytes, line: int, found: str, wanted: str) -> None:
    assert taken(data) == [parsed(1, ("claim", {"claim": "a"})), Rejection("f", line, "", found, wanted)]


def test_a_long_array_on_one_line_is_no_long_record() -> None:
    data = b"[" + b",".join([b'{"claim": "' + b"x" * 1000 + b'"}'] * 2000) + b"]"
    assert len(data) > LIMIT
    assert {type(one) for one in taken(data)} == {Parsed}


def test_reading_takes_what_it_needs_and_no_more() -> None:
    class Endless(io.RawIOBase):
        served = 0

        def read(self, size: int = -1, /) -> bytes:
            self.served += 1
            return (b'{"claim": "x"}\n' * (size // 15 + 1))[:size]

    stream: Any = Endless()
    first = read(stream, "f")
    for _ in range(100):
        next(first)
    assert stream.served == 1


@given(st.binary(max_size=300), st.sampled_from([None, "ndjson", "json", "csv"]))
def test_any_bytes_give_drafts_or_rejections(data: bytes, form: Format | None) -> None:
    assert all(isinstance(one, Parsed | Rejection) for one in taken(data, form))


NAMES = ["claim", "source", "document", "attributions", "when", "value", "via", "stance", "span", "name", "at", "title"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["2023", "affirms", "5..3"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES) | st.text(), inner, max_size=5),
    max_leaves=12,
)


@given(st.lists(JSON.map(json.dumps), max_size=3), st.sampled_from(["%s", "[%s]", "[%s", "claim,source\n%s"]))
def test_any_json_gives_drafts_or_rejections_that_print(records: list[str], frame: str) -> None:
    for text in ("\n".join(records), ",".join(records)):
        for one in taken((frame % text).encode()):
            if isinstance(one, Rejection):
                assert "".join(one[2:]).isprintable()


def test_an_object_that_goes_on_in_a_second_line_is_read_as_one() -> None:
    spread = b'{"claim": "Open", "when": "2023",\n "harms": ["ru"], "attributions": [\n  {"source": "Anna"}]}\n'
    (only,) = read(io.BytesIO(spread), "f")
    assert isinstance(only, Parsed)
    assert only.draft == (
        "claim",
        {"claim": "Open", "when": "2023", "harms": ["ru"], "attributions": [{"source": "Anna"}]},
    )
    broken = b'{"claim": "Open",\n{"claim": "Shut"}\n'
    assert [type(one).__name__ for one in read(io.BytesIO(broken), "f")] == ["Rejection", "Parsed"]
