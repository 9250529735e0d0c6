"""JSON, CSV and Markdown: the same report for scripts, spreadsheets and pages."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.render.builders import report_of
from tests.render.samples import CLAIMS, REFUTED, SHOWN, VERIFIED, WHOLE
from tests.render.strategies import claim_saying, hostile_texts, report_saying, steady
from verify.answers import ClaimReport
from verify.cells import undefused
from verify.render import csv_, json_, markdown
from verify.render.escape import visible
from verify.report import Assessment, Report, Voice

texts = st.lists(hostile_texts(), min_size=1, max_size=4)


@steady
@given(texts)
def test_json_reads_back_as_the_same_report(texts: list[str]) -> None:
    report = report_saying(WHOLE, texts)
    assert Report.model_validate_json(json_.report(report)) == report
    claim = claim_saying(SHOWN, texts)
    assert ClaimReport.model_validate_json(json_.claim(claim)) == claim


def test_json_has_the_contract_s_keys_in_their_order() -> None:
    read = json.loads(json_.report(WHOLE))
    assert list(read) == [
        "schema",
        "generated_at",
        "as_of",
        "policy",
        "ledger_head",
        "counts",
        "claims",
        "chokepoints",
    ]
    assert list(read["counts"]) == [
        "verified",
        "disputed",
        "single-source",
        "unsourced",
        "denied",
        "refuted",
        "unverifiable",
    ]
    assert list(read["claims"][0]) == list(Assessment.model_fields)
    assert list(read["claims"][0]["attributions"][0]) == list(Voice.model_fields)
    assert list(read["claims"][0]["origins"]) == ["for", "against", "groups"]


def test_json_ends_with_one_line_feed_and_keeps_letters_readable() -> None:
    shown = json_.report(WHOLE)
    assert shown.endswith("}\n")
    assert "丽江日报" in shown


@steady
@given(texts)
def test_csv_reads_back_as_the_same_cells(texts: list[str]) -> None:
    report = report_saying(WHOLE, texts)
    shown = csv_.report(report)
    rows = list(csv.DictReader(StringIO(shown, newline="")))
    assert len(rows) == len(report.claims)
    for row, claim in zip(rows, report.claims, strict=True):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
        assert undefused(row["claim"]) == visible(claim.text)
        assert undefused(row["topic"]) == visible(claim.topic or "")
        assert undefused(row["next_checks"]) == visible(" | ".join(claim.next_checks))
    assert len(shown.splitlines()) == len(report.claims) + 1


def test_csv_gives_each_claim_one_row() -> None:
    (row,) = csv.DictReader(StringIO(csv_.report(report_of(VERIFIED))))
    assert list(row) == list(csv_.COLUMNS)
    assert row["status"] == "verified"
    assert (row["probability"], row["low"], row["high"], row["term"]) == ("0.93", "0.81", "0.97", "very likely")
    assert (row["min_for"], row["max_for"], row["min_against"], row["max_against"]) == ("2", "2", "0", "0")
    assert (row["confidence"], row["credibility"], row["cross_party"]) == ("moderate", "1", "true")
    assert (row["linchpins"], row["verdict"], row["stale"], row["value"]) == ("A1;A2", "", "", "")


def test_csv_gives_the_verdict_and_the_credibility_that_a_person_set() -> None:
    (row,) = csv.DictReader(StringIO(csv_.report(report_of(REFUTED))))
    assert (row["status"], row["computed_status"]) == ("refuted", "single-source")
    assert (row["verdict"], row["stale"], row["credibility"]) == ("refuted", "false", "5")


def structure(shown: str) -> list[str]:
    """The kinds of all tokens of a Markdown text but plain text."""
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(shown)
    kinds: list[str] = []
    for block in blocks:
        kinds.append(block.type)
        kinds.extend(child.type for child in block.children or [] if child.type != "text")
    return kinds


@steady
@given(texts)
def test_no_text_changes_what_a_markdown_report_is_made_of(texts: list[str]) -> None:
    assert structure(markdown.report(report_saying(WHOLE, texts))) == structure(
        markdown.report(report_saying(WHOLE, ["word"]))
    )


@steady
@given(texts)
def test_no_text_changes_what_a_markdown_claim_is_made_of(texts: list[str]) -> None:
    assert structure(markdown.claim(claim_saying(SHOWN, texts))) == structure(
        markdown.claim(claim_saying(SHOWN, ["word"]))
    )


def test_markdown_has_neither_html_nor_images_and_links_only_the_documents() -> None:
    kinds = structure(markdown.report(WHOLE)) + structure(markdown.claim(SHOWN))
    assert not {"html_inline", "html_block", "image", "code_inline", "fence", "code_block"} & set(kinds)
    assert kinds.count("link_open") == 1


def test_markdown_gives_every_claim_a_heading_or_a_row() -> None:
    shown = markdown.report(WHOLE)
    for claim in CLAIMS:
        assert f"### {claim.id} " in shown or f"| {claim.id} |" in shown


@pytest.mark.parametrize("label", ["status", "likelihood", "confidence"])
def test_markdown_gives_status_likelihood_and_confidence_a_line_each(label: str) -> None:
    lines = [line for line in markdown.report(report_of(VERIFIED)).splitlines() if line.startswith(f"- {label}: ")]
    assert len(lines) == 1
