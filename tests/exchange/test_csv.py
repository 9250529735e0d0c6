import pytest

from tests.exchange import reading
from tests.exchange.reading import KINDS, STANCES, parsed
from verify.drafts import WANTED_SPAN
from verify.errors import Rejection
from verify.exchange.lines import LIMIT
from verify.exchange.records import Parsed

HEADER = "a header row with columns such as claim, source, stance, at"


def taken(text: str | bytes) -> list[Parsed | Rejection]:
    return reading.taken(text if isinstance(text, bytes) else text.encode(), "csv")


def test_rows_of_one_claim_are_one_record() -> None:
    text = "claim,harms,source,party,stance\na,ru;x,S,ua,affirms\na,ru;x,T,,denies\nb,,S,,affirms\n"
    assert taken(text) == [
        parsed(2, ("claim", {"claim": "a", "harms": ["ru", "x"], "attributions": [
            {"source": {"name": "S", "party": "ua"}, "stance": "affirms"}, {"source": "T", "stance": "denies"}]})),
        parsed(4, ("claim", {"claim": "b", "attributions": [{"source": "S", "stance": "affirms"}]})),
    ]  # fmt: skip


def test_a_later_row_with_the_key_may_leave_the_claim_empty_wherever_it_stands() -> None:
    text = "key,claim,when,source\nk,a,2023,S\nk,,,T\n,b,,S\nk,,,U\n"
    claim = {"key": "k", "claim": "a", "when": "2023"}
    assert taken(text) == [
        parsed(2, ("claim", {**claim, "attributions": [{"source": "S"}, {"source": "T"}]})),
        parsed(4, ("claim", {"claim": "b", "attributions": [{"source": "S"}]})),
        parsed(5, ("claim", {**claim, "attributions": [{"source": "U"}]})),
    ]


def test_a_later_row_with_the_key_may_not_say_something_else_of_the_claim() -> None:
    claim = {"key": "k", "claim": "a", "when": "2023"}
    text = "key,claim,when,topic,source\nk,a,2023,,S\nk,b,,,T\nk,,2022,,T\nk,,,t,T\nk,a,,,T\n"
    assert taken(text) == [
        Rejection("f", 3, "claim", '"b"', '"a" as in the first row with this key'),
        Rejection("f", 4, "when", '"2022"', '"2023" as in the first row with this key'),
        Rejection("f", 5, "topic", '"t"', "an empty cell as in the first row with this key"),
        parsed(2, ("claim", {**claim, "attributions": [{"source": "S"}, {"source": "T"}]})),
    ]


def test_rows_without_a_claim_declare_sources_and_documents() -> None:
    text = "claim,source,kind,aliases,document.title,document.copies,uid\n,S,person,a;b,,,u\n,,,,T,D;E,\nc,,,,,,u\n"
    assert taken(text) == [
        parsed(2, ("source", {"name": "S", "kind": "person", "aliases": ["a", "b"]})),
        parsed(3, ("document", {"title": "T", "copies": ["D", "E"]})),
        parsed(4, ("claim", {"claim": "c", "uid": "u"})),
    ]


def test_cells_say_lists_truth_places_and_documents() -> None:
    text = (
        "claim,source,official,confirmed,independent,via,span,document.url,at\n"
        'a,S,YES,0,true,"x\\;y; z ;;\\\\",3;9,https://example.org, 2023 \n'
    )
    voice = {
        "source": {"name": "S", "official": True}, "confirmed": False, "independent": True, "via": ["x;y", "z", "\\"],
        "span": (3, 9), "document": {"url": "https://example.org"}, "at": "2023",
    }  # fmt: skip
    assert taken(text) == [parsed(2, ("claim", {"claim": "a", "attributions": [voice]}))]


def test_column_names_are_read_in_any_case_and_with_spaces() -> None:
    assert taken("\ufeff Claim , SOURCE\r\na,S\r\n") == [
        parsed(2, ("claim", {"claim": "a", "attributions": [{"source": "S"}]}))
    ]


@pytest.mark.parametrize(
    ("header", "rejections"),
    [
        ("claim,stanse", [("stanse", "'stanse'", "one of the known keys; did you mean 'stance'?")]),
        ("claim,claim", [("claim", "'claim' twice", "each column once")]),
        ("claim;source", [("", "columns divided by semicolons", "columns divided by commas")]),
        ("claim\tsource", [("", "columns divided by tabs", "columns divided by commas")]),
        ("Once upon a time, a claim", [("", "'Once upon a time, a claim'", HEADER)]),
        ('"claim', [("", "a quote that is never closed", "a closing quote")]),
    ],
)
def test_a_header_that_is_none_ends_the_reading(header: str, rejections: list[tuple[str, str, str]]) -> None:
    assert taken(header + "\n") == [Rejection("f", 1, *rejection) for rejection in rejections]
    if not header.startswith('"'):
        assert taken(f"\n{header}\nx,y\n") == [Rejection("f", 2, *rejection) for rejection in rejections]


@pytest.mark.parametrize(
    ("row", "rejection"),
    [
        ("x,S", ("", "2 cells", "6, as in the header")),
        ("x,S,,,,,", ("", "7 cells", "6, as in the header")),
        (",S,affirms,,,", ("claim", "nothing", "the claim, or the key of a row before")),
        ("x,,affirms,,,", ("source", "nothing", "the name of a source")),
        ("x,S,maybe,,,", ("stance", '"maybe"', STANCES)),
        ("x,S,,perhaps,,", ("confirmed", '"perhaps"', "true or false")),
        ("x,S,,,1-2,", ("span", '"1-2"', f"{WANTED_SPAN}, with ; between")),
        ("x,S,,,9;2,", ("span", "[9, 2]", WANTED_SPAN)),
        ("x,S,,,,spy", ("kind", '"spy"', KINDS)),
        ('x,"S"y,,,,', ("", "text behind a closing quote", 'a comma, or "" for a quote inside quotes')),
        ("x,S\ry,,,,", ("", "a carriage return inside a cell", "quotes around the cell")),
        ("x,S\0,,,,", ("", "a NUL character", "text without NUL characters")),
    ],
)  # fmt: skip
def test_a_row_is_refused_alone_with_its_line(row: str, rejection: tuple[str, str, str]) -> None:
    text = f"claim,source,stance,confirmed,span,kind\nb,T,,,,\n{row}\n\n,,,,,\nc,T,,,,\n"
    assert sorted(taken(text), key=lambda one: one[1] if isinstance(one, Rejection) else one.line) == [
        parsed(2, ("claim", {"claim": "b", "attributions": [{"source": "T"}]})),
        Rejection("f", 3, *rejection),
        parsed(6, ("claim", {"claim": "c", "attributions": [{"source": "T"}]})),
    ]


def test_a_row_that_is_no_utf8_is_refused_alone() -> None:
    assert taken(b'claim\n"a\n\xff"\nb\n') == [
        Rejection("f", 2, "", "byte 0xff at column 1, which is not UTF-8", "UTF-8 text"),
        parsed(4, ("claim", {"claim": "b"})),
    ]


def test_a_cell_over_lines_does_not_move_the_lines_behind_it() -> None:
    text = 'claim,source,quote\na,S,"one\r\ntwo, ""three"""\nb,S\n'
    assert taken(text) == [
        Rejection("f", 4, "", "2 cells", "3, as in the header"),
        parsed(2, ("claim", {"claim": "a", "attributions": [{"source": "S", "quote": 'one\r\ntwo, "three"'}]})),
    ]


def test_a_quote_that_is_never_closed_is_refused_where_its_row_begins() -> None:
    assert taken('claim\na\n"b\nc\nd\n') == [
        Rejection("f", 3, "", "a quote that is never closed", "a closing quote"),
        parsed(2, ("claim", {"claim": "a"})),
    ]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_row_beyond_one_mebibyte_is_refused_alone(quote: str) -> None:
    text = f"claim\n{quote}{'x' * (LIMIT + 1)}{quote}\nb\n"
    assert taken(text) == [
        Rejection("f", 2, "", "a row of more than 1 MiB", "at most 1 MiB"),
        parsed(3, ("claim", {"claim": "b"})),
    ]


def test_a_long_cell_within_the_limit_is_taken() -> None:
    long = "x" * (LIMIT - 2)
    assert taken(f'claim\n"{long}"\n') == [parsed(2, ("claim", {"claim": long}))]


@pytest.mark.parametrize(
    ("cell", "claim"), [("'=1+1", "=1+1"), ("''=1", "'=1"), ("'quoted'", "'quoted'"), ("=1", "=1")]
)
def test_one_apostrophe_before_a_formula_is_taken_away(cell: str, claim: str) -> None:
    assert taken(f"claim\n{cell}\n") == [parsed(2, ("claim", {"claim": claim}))]


def test_both_a_reference_and_a_document_are_refused() -> None:
    assert taken("claim,source,document,document.title\nx,S,D,T\n") == [
        Rejection("f", 2, "document", '"D"', "an empty cell beside document.… columns")
    ]


def test_the_attributions_of_one_claim_come_in_records_of_bounded_size() -> None:
    rows = "".join(f"a,S{number}\n" for number in range(2500))
    voices = [dict(one.draft[1])["attributions"] for one in taken(f"claim,source\n{rows}") if isinstance(one, Parsed)]
    assert [len(some) if isinstance(some, list) else 0 for some in voices] == [1024, 1024, 452]
