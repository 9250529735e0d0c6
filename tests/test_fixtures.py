"""The real cases give what was worked out by hand before any program printed it."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.running import FIXTURES, Verify

EXPECTED = sorted(FIXTURES.glob("*/expected*.json"))


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def report(verify: Verify, path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    expected = json.loads(path.read_text(encoding="utf-8"))
    return expected, verify("report", *[path.parent / name for name in expected["files"]], "--json").json()


def keyed(claims: list[dict[str, Any]]) -> dict[tuple[str, str | None], dict[str, Any]]:
    return {(claim["text"], claim["when"]): claim for claim in claims}


@pytest.mark.parametrize("path", EXPECTED, ids=named)
def test_the_report_on_a_real_case_is_the_one_worked_out_by_hand(verify: Verify, path: Path) -> None:
    expected, found = report(verify, path)
    assert found["policy"]["id"] == expected["policy"]
    assert found["counts"] == {**dict.fromkeys(found["counts"], 0), **expected["counts"]}
    assert found["chokepoints"] == expected["chokepoints"]
    assert found["ledger_head"] is None
    claims, wanted = keyed(found["claims"]), keyed(expected["claims"])
    assert claims.keys() == wanted.keys()
    assert [(key[0], row) for key, claim in wanted.items() for row in differences(claims[key], claim)] == []


def differences(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """Where the report and the expectations differ; what the expectations leave out or give as null is not pinned."""
    live = [voice for voice in found["attributions"] if voice["live"]]
    pairs: dict[str, tuple[Any, Any]] = {
        **{key: (found[key], wanted.get(key)) for key in ("status", "balance", "cross_party")},
        **{f"origins {side}": (found["origins"][side], wanted["origins"][side]) for side in ("for", "against")},
        "confidence": (found["confidence"]["level"], wanted.get("confidence_level")),
        "credibility": (found["credibility"]["computed"], wanted.get("credibility")),
        "noted": (sorted({row["source"] for row in found["noted"]}), sorted(wanted.get("noted_sources") or [])),
    }
    for source, value in (wanted.get("interests") or {}).items():
        shown = {voice["interest"]["value"] for voice in live if source in {voice["source"], *voice["relays"]}}
        pairs[f"interest of {source}"] = (shown, {value})
    names = {voice["id"]: voice["source"] for voice in found["attributions"]}
    pins = {names.get(pin["attribution"]): pin["status_without"] for pin in found["linchpins"]}
    for source, status in (wanted.get("linchpin_sources") or {}).items():
        if source in names.values():
            pairs[f"without {source}"] = (pins.get(source), status)
    likelihood = found["likelihood"] or {}
    for key in ("probability", "low", "high"):
        pairs[key] = (likelihood.get(key), pytest.approx(wanted[key], abs=2e-6) if wanted.get(key) else None)
    pairs["term"] = (likelihood.get("term"), wanted.get("term"))
    if "probability" in wanted and wanted["probability"] is None:
        pairs["no likelihood"] = (found["likelihood"] is None, True)
    return [
        f"{key}: found {one}, expected {other}"
        for key, (one, other) in pairs.items()
        if other is not None and one != other
    ]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*/expected.json")), ids=named)
def test_the_whole_text_of_the_report_is_the_one_that_was_read(tmp_path: Path, path: Path) -> None:
    """`report.txt` is the screen at 100 columns; the figures in it are held to the expectations above."""
    files = json.loads(path.read_text(encoding="utf-8"))["files"]
    verify = Verify(tmp_path / "none.db", SOURCE_DATE_EPOCH="1700038800")
    assert verify("report", *[path.parent / name for name in files]).out == (path.parent / "report.txt").read_text(
        "utf-8"
    )


@settings(max_examples=8)
@given(st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(chance: Random) -> None:
    """All lines of all four cases, shuffled: every claim stands as it did, under whatever id."""
    lines = [
        line
        for path in sorted(FIXTURES.glob("*/*.ndjson"))
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
    ]
    shuffled = lines.copy()
    chance.shuffle(shuffled)
    verify = Verify(Path("none.db"))
    one, other = (verify("report", "-", "--json", stdin="".join(each)).json() for each in (lines, shuffled))
    assert stripped(one) == stripped(other)


def stripped(report: dict[str, Any]) -> dict[str, Any]:
    """What a report concludes, claim by claim, without ids."""
    kept = ("status", "balance", "origins", "cross_party", "credibility", "likelihood", "uid")
    claims = {}
    for claim in report["claims"]:
        told = {key: claim[key] for key in kept}
        told["origins"] = {side: claim["origins"][side] for side in ("for", "against")}
        likelihood = claim["likelihood"]
        told["likelihood"] = likelihood and [round(likelihood[key], 5) for key in ("probability", "low", "high")]
        told["confidence"] = claim["confidence"]["level"]
        told["pins"] = sorted(pin["status_without"] for pin in claim["linchpins"])
        claims[claim["uid"]] = told
    return {"counts": report["counts"], "chokepoints": report["chokepoints"], "claims": claims}


def test_the_robotyne_report_shows_what_the_tool_is_for(verify: Verify) -> None:
    """One claim verified by a man who speaks against his side, one disputed, and the carrier all hangs on."""
    _, found = report(verify, FIXTURES / "robotyne" / "expected.json")
    lost = next(claim for claim in found["claims"] if claim["text"].startswith("Robotyne is no longer under Russian"))
    balitskiy = next(voice for voice in lost["attributions"] if voice["source"] == "Yevgeniy Balitskiy")
    assert (lost["status"], lost["cross_party"]) == ("verified", True)
    assert (balitskiy["interest"]["value"], balitskiy["basis"], balitskiy["confirmed"]) == ("against", "implicit", True)
    assert found["counts"]["disputed"] >= 1
    assert found["chokepoints"][0]["carrier"] == "unnamed publisher of the article"


def test_every_quote_of_the_article_stands_in_it_letter_by_letter(verify: Verify) -> None:
    found = verify("report", FIXTURES / "robotyne" / "claims.ndjson", "--json").json()
    checks = [voice["quote_check"] for claim in found["claims"] for voice in claim["attributions"]]
    assert len(checks) >= 14
    assert set(checks) == {"exact"}


def test_the_articles_text_is_the_document_that_the_records_declare() -> None:
    lines = FIXTURES.joinpath("robotyne", "claims.ndjson").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line)["document"] for line in lines if '{"document"' in line[:15]]
    assert documents[0]["text"].encode() == FIXTURES.joinpath("robotyne", "article.txt").read_bytes()
