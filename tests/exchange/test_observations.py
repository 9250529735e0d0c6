"""Tables of observations: three formats, one content, and every row that cannot be taken told by its place."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import RowsRejected, VerifyError
from verify.exchange import observations as module
from verify.exchange import table_csv, table_ndjson
from verify.exchange.observations import aligned, answers, observations
from verify.names import folded
from verify.observations import INTERESTS, Observations

ROWS = [("Ann", "dead at Hroza", "1,000"), ("Bob", "dead at Hroza", "-5"), ("Ann", "hour, of it", '13:05 "sharp"')]
Row = tuple[str, ...]


def rows_of(table: Observations) -> list[Row]:
    columns = (table.source, table.object, table.value)
    return [tuple(column.names[column.code[place]] for column in columns) for place in range(len(table))]


def read(data: bytes) -> Observations:
    return observations(io.BytesIO(data), "f").table


def as_csv(rows: Sequence[Row], end: str = "\n", header: str = "source,object,value") -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator=end).writerows(rows)
    return f"{header}{end}{text.getvalue()}".encode()


def as_ndjson(rows: Sequence[Row]) -> bytes:
    return b"".join(
        json.dumps(dict(zip(("source", "object", "value"), row, strict=True))).encode() + b"\n" for row in rows
    )


def as_parquet(columns: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def faults(data: bytes) -> list[str]:
    with pytest.raises(RowsRejected) as refused:
        read(data)
    return [str(one) for one in refused.value.rejections]


@pytest.mark.parametrize(
    "data",
    [
        as_csv(ROWS),
        as_csv(ROWS, "\r\n"),
        as_csv(ROWS, "\r"),
        b"\xef\xbb\xbf" + as_csv(ROWS),
        as_csv(ROWS, "\n\n"),
        as_csv(ROWS).rstrip(b"\n"),
        b"\n \n" + as_csv(ROWS, header=" Source,OBJECT,value"),
        as_csv([(row[2], row[0], row[1]) for row in ROWS], header="value,source,object"),
        as_csv([(*row[:2], "'-5") if row[2] == "-5" else row for row in ROWS]),
        as_ndjson(ROWS),
        b"\n" + as_ndjson(ROWS).replace(b"\n", b"\r\n\n"),
        as_parquet({name: [row[place] for row in ROWS] for place, name in enumerate(("source", "object", "value"))}),
    ],
)
def test_the_same_rows_are_read_from_every_spelling_of_a_table(data: bytes) -> None:
    assert rows_of(read(data)) == ROWS


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=8).filter(
    lambda cell: folded(cell) == cell and not cell.startswith("'")
)
TABLE = st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=20)


@given(TABLE, st.integers(1, 40))
def test_what_is_written_is_read_however_it_falls_into_chunks(rows: list[Row], chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_csv, "_CHUNK", chunk)
        patch.setattr(table_ndjson, "_CHUNK", chunk)
        patch.setattr("verify.exchange.lines._CHUNK", chunk)
        assert rows_of(read(as_csv(rows))) == rows
        assert rows_of(read(as_ndjson(rows))) == rows


DIRTY = st.lists(st.sampled_from([b"a", b",", b",b,c", b"\n", b'"', b"\r\n", b"\xff", b"\0", b" ", b"'=", b"x,y,z\n"]))


@given(DIRTY.map(b"".join))
def test_the_quick_reading_takes_nothing_that_the_slow_one_reads_otherwise(body: bytes) -> None:
    data = b"source,object,value\n" + body

    def outcome() -> object:
        try:
            return rows_of(read(data))
        except RowsRejected as refused:
            return refused.rejections

    quick = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_csv._Table, "quickly", lambda *_: None)  # noqa: SLF001
        assert outcome() == quick


def test_names_that_differ_by_spaces_only_are_one_in_any_order() -> None:
    rows = [("Ann  Roe", "o", "1"), ("Ann Roe", "o", "2"), (" lone", "o", "3")]
    for order in (rows, rows[::-1]):
        assert sorted(read(as_csv(order)).source.names) == [" lone", "Ann Roe"]


def test_interest_and_stance_are_read_as_words_and_left_out_where_they_say_nothing() -> None:
    table = read(b"source,object,value,interest,stance\na,o,1,Against,denies\nb,o,1,,\nc,o,2,self-serving,asserts\n")
    assert [INTERESTS[code] for code in table.interest] == ["against", "unknown", "self-serving"]
    assert list(table.denies) == [1, 0, 0]
    plain = read(b"source,object,value,interest,stance\na,o,1,unknown,affirms\nb,o,1,,\n")
    assert (len(plain.interest), len(plain.denies)) == (0, 0)


def test_numbers_of_ndjson_are_spelled_without_exponent() -> None:
    values = b"".join(b'{"source": "a", "object": "o", "value": %s}\n' % one for one in (b"1e3", b"5", b"true", b"0.5"))
    assert read(values).value.names == ["1000.0", "5", "true", "0.5"]


def test_parquet_numbers_dates_and_dictionaries_become_texts() -> None:
    columns = {
        "source": pa.array(["a", "b"]).dictionary_encode(),
        "object": pa.array([1, 2]),
        "value": pa.array([1000.0, 0.5]),
    }
    assert rows_of(read(as_parquet(columns))) == [("a", "1", "1000.0"), ("b", "2", "0.5")]


def test_other_columns_are_ignored_and_named() -> None:
    rows = b"source,object,value,Note,extra\na,o,1,x,y\n"
    assert observations(io.BytesIO(rows), "f").ignored == ("Note", "extra")
    assert observations(io.BytesIO(b'{"source":"a","object":"o","value":1,"z":{}}'), "f").ignored == ("z",)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a,b\n1,2\n", ["f:1: found 'a,b', wanted a header row with the columns source, object, value"]),
        (b"source;object;value\n", ["f:1: found columns divided by semicolons, wanted columns divided by commas"]),
        (b"source,object,value,source\n", ["f:1: source: found 'source' twice, wanted each column once"]),
        (b"source,object,value\na,o\n\nb,,1\n", [
            "f:2: found 2 cells, wanted 3, as in the header",
            "f:4: object: found nothing, wanted a name",
        ]),
        (b"source,object,value\na,o,1\nb,\xff,1\n", [
            "f:3: found byte 0xff at column 3, which is not UTF-8, wanted UTF-8 text"
        ]),
        (b"source,object,value\na,o\0,1\n", ["f:2: found a NUL character, wanted text without NUL characters"]),
        (b'source,object,value\n\n\na,"o\nx",\nb,o,\n', [
            "f:4: value: found nothing, wanted a value",
            "f:6: value: found nothing, wanted a value",
        ]),
        (b'source,object,value\na,"o,1\n', ["f:2: found a quote that is never closed, wanted a closing quote"]),
        (b"source,object,value,stance\na,o,1,maybe\n", [
            'f:2: stance: found "maybe", wanted affirms or denies, or an empty cell'
        ]),
        (b'{"source":"a","object":"o","value":[1]}\n', [
            "f:1: value: found [1], wanted a text, a number, true or false"
        ]),
        (b'{"source":"a","object":"o","value":"\\u0000"}\n', [
            "f:1: value: found a NUL character, wanted text without NUL characters"
        ]),
        (b'{"source":"a","object":"o","value":9223372036854775808}', [
            "f:1: value: found 9223372036854775808, wanted a number of at most 64 bits"
        ]),
        (b'{"source":"a","object":"o","value":"\\ud800"}', [
            "f:1: found an unpaired surrogate, wanted text in valid Unicode"
        ]),
        (b'{"source":"a","source":"b","object":"o","value":1}', [
            "f:1: source: found 'source' twice in one object, wanted each key once"
        ]),
        (b'{"source":"a"}\n[1]\n', [
            "f:1: object: found nothing, wanted a name",
            "f:1: value: found nothing, wanted a value",
            "f:2: found [1], wanted an object with the columns as keys",
        ]),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_with_its_place(data: bytes, told: list[str]) -> None:
    assert faults(data) == told


@pytest.mark.parametrize("begin", [b"source,object,value\na,o,", b'{"source":"a","object":"o","value":"'])
def test_a_line_beyond_a_mebibyte_is_refused_and_the_next_one_read(begin: bytes) -> None:
    end = b'"}\nx\n' if begin.startswith(b"{") else b"\nx\n"
    first, second = faults(begin + b"1" * 2**20 + end)
    assert "more than 1 MiB" in first
    line = 2 if begin.startswith(b"{") else 3
    assert second.startswith(f"f:{line}: ")


def test_rejections_beyond_a_thousand_are_counted() -> None:
    with pytest.raises(RowsRejected, match=r"^1500 rows were rejected; nothing was fused$") as refused:
        read(b"source,object,value\n" + b"a,o,\n" * 1500)
    assert len(refused.value.rejections) == module.MOST_REJECTIONS


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(VerifyError, match="f: is empty; give a table with the columns source, object, value"):
        read(data)


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert len(read(b"source,object,value\n")) == 0


@pytest.mark.parametrize("data", [b"PAR1 nothing", as_parquet({"source": ["a"]})[:-9]])
def test_what_only_begins_as_parquet_is_told_in_a_line(data: bytes) -> None:
    with pytest.raises(VerifyError, match="f: cannot be read as Parquet"):
        read(data)


def test_parquet_faults_have_the_row_as_their_line() -> None:
    columns = {"source": ["a", "b"], "object": ["o", None], "value": [1.0, 2.0]}
    assert faults(as_parquet(columns)) == ["f:2: object: found nothing, wanted a name"]
    assert faults(as_parquet({"source": ["a"]})) == [
        "f:1: found 'source', wanted a header row with the columns source, object, value"
    ]


def test_without_pyarrow_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(VerifyError, match="is Parquet, and pyarrow reads that; install it with: pip install pyarrow"):
        read(as_parquet({"source": ["a"]}))


def test_several_answers_of_one_object_are_all_right() -> None:
    found = answers(io.BytesIO(b"object,value,by\no,1\x20,x\no,2,x\np,3,x\n"), "f")
    assert found.known == {"o": ("1 ", "2"), "p": ("3",)}
    assert found.ignored == ("by",)


def test_answers_are_found_under_the_name_that_the_table_gives() -> None:
    table = read(as_csv([("a", "dead at Hroza ", "59")]))
    assert aligned({"dead  at Hroza": ("59",), "else": ("1",)}, table) == (
        {"dead at Hroza ": ("59",)},
        {"else": ("1",)},
    )
