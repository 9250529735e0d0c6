import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from verify.errors import NotFound
from verify.exchange.schema import NAMES, json_schema

SCHEMAS = Path(__file__).parents[2] / "fixtures" / "schemas"

CONTRACT_EXAMPLE = """
{"claim": "Robotyne is no longer under Russian control", "when": "2023-09-06", "topic": "robotyne",
 "harms": ["ru"], "favors": ["ua"], "contradicts": [],
 "attributions": [
  {"source": {"name": "Yevgeniy Balitskiy", "kind": "government", "party": "ru", "role": "Russian-appointed governor"},
   "stance": "affirms", "basis": "explicit", "at": "2023-09-06", "via": "Example News",
   "document": {"title": "…", "url": "…", "published": "2023-09-06"}, "quote": "…"},
  {"source": {"name": "Hanna Maliar", "kind": "government", "party": "ua"}, "stance": "affirms", "at": "2023-08-28",
   "via": "Example Agency"},
  {"source": "Example Wire", "stance": "affirms", "relays": "Yevgeniy Balitskiy"}]}
"""


def validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(json_schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_the_one_the_code_gives(name: str) -> None:
    assert json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")) == json_schema(name)


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_one_of_draft_2020_12(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


def test_the_example_of_the_contract_is_a_record() -> None:
    assert list(validator("record").iter_errors(json.loads(CONTRACT_EXAMPLE))) == []


@pytest.mark.parametrize(
    "record",
    [
        {"claim": "x", "stanse": "affirms"},
        {"claim": ""},
        {"claim": "x", "attributions": [{"source": "s", "stance": "maybe"}]},
        {"source": {"kind": "person"}},
        {"source": "x"},
        {},
    ],
)
def test_what_reading_refuses_is_no_record_by_the_schema(record: dict[str, object]) -> None:
    assert not validator("record").is_valid(record)


def test_declarations_are_records() -> None:
    check = validator("record")
    assert check.is_valid({"source": {"name": "Example Wire", "kind": "outlet"}, "uid": "0123456789ab"})
    assert check.is_valid({"document": {"title": "A letter", "copies": "Another"}})


def test_the_report_is_told_by_its_aliases() -> None:
    schema = json_schema("report")
    assert schema["title"] == "verify.report/1"
    assert "single-source" in schema["$defs"]["Counts"]["properties"]
    assert {"ledger_head", "claims"} <= set(schema["required"])


def test_an_unknown_schema_is_answered_with_the_known_ones() -> None:
    with pytest.raises(
        NotFound, match=r"'reprot'.*report, claim, record, proposals, corrected, diff, gate, lint, copy or fusion"
    ):
        json_schema("reprot")
