"""A small desk: four claims, seven sources, two documents, all by one import as `tester`.

| claim | says | stands |
|---|---|---|
| C1 The bridge is open (key bridge) | A1 Port Office in D1 via Example News, A2 Dockers Union | verified, 1 |
| C2 The bridge is shut | A3 Ferry Office | single-source, 3 |
| C3 The road is open | A4 Ferry Office, A5 Anna Example, first-hand, implicit | single-source, 2 |
| C4 The ferry sails | A6 Port Office in D2, a copy of D1, A7 Ferry Offices | single-source, 2 |
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema

from tests.running import Ran, Verify

SOURCES: tuple[dict[str, Any], ...] = (
    {"name": "Port Office", "kind": "government", "party": "xx"},
    {"name": "Dockers Union", "kind": "organization", "party": "none"},
    {"name": "Ferry Office", "kind": "government", "party": "yy"},
    {"name": "Ferry Offices", "kind": "government"},
    {"name": "Anna Example", "kind": "person"},
    {"name": "Example News", "kind": "outlet"},
    {"name": "Harbour Authority", "kind": "organization"},
)
"""S1 to S7. Ferry Offices has no party, so that its lineage is unknown; the authority has said nothing."""
RECORDS: tuple[dict[str, Any], ...] = (
    *({"source": one} for one in SOURCES),
    {"document": {"title": "First report", "url": "https://example.org/1"}},
    {"document": {"title": "Second report", "copies": "First report"}},
    {"claim": "The bridge is open", "key": "bridge", "attributions": [
        {"source": "Port Office", "document": "First report", "via": "Example News", "quote": "It is open."},
        {"source": "Dockers Union"},
    ]},
    {"claim": "The bridge is shut", "attributions": [{"source": "Ferry Office"}]},
    {"claim": "The road is open", "attributions": [
        {"source": "Ferry Office"},
        {"source": "Anna Example", "basis": "implicit", "access": "first-hand"},
    ]},
    {"claim": "The ferry sails", "attributions": [
        {"source": "Port Office", "document": "Second report"},
        {"source": "Ferry Offices"},
    ]},
)  # fmt: skip


def opened(verify: Verify) -> Verify:
    """The desk, with what is above on it."""
    verify.db.write_bytes(_desk())
    return verify


@cache
def _desk() -> bytes:
    with TemporaryDirectory() as folder:
        verify = Verify(Path(folder) / "desk.db")
        verify("import", "-", "-q", stdin="\n".join(map(json.dumps, RECORDS)))
        return verify.db.read_bytes()


def log(verify: Verify) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = verify("log", "--json").json()
    return entries


def contents(path: Path) -> str:
    """The SHA-256 of a database's file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def statuses(verify: Verify, *arguments: str) -> dict[str, str]:
    report = verify("report", "--json", *arguments).json()
    return {one["id"]: one["status"] for one in report["claims"]}


@cache
def _schema(name: str) -> str:
    return Verify(Path("none.db"))("schema", name).out


def valid(ran: Ran, schema: str) -> Any:
    """The JSON of an answer, held to the schema that `verify schema` prints, which lets no further key in."""
    data = ran.json()
    jsonschema.validate(data, json.loads(_schema(schema)))
    return data


def one_line(ran: Ran) -> str:
    """The only line of an error."""
    assert ran.out == ""
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1
    return ran.err
