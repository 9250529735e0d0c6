"""A report as a table for spreadsheets: one row a claim, RFC 4180 with line feeds, cells defused."""

from __future__ import annotations

import csv
from io import StringIO

from verify.render.escape import for_csv
from verify.report import Assessment, Report

Cell = str | int | float | bool | None

COLUMNS = (
    "id",
    "uid",
    "claim",
    "when",
    "topic",
    "item",
    "value",
    "status",
    "computed_status",
    "balance",
    "probability",
    "low",
    "high",
    "term",
    "confidence",
    "credibility",
    "min_for",
    "max_for",
    "min_against",
    "max_against",
    "cross_party",
    "verdict",
    "stale",
    "signers",
    "superseded_by",
    "linchpins",
    "next_checks",
)


def report(report: Report) -> str:
    """One row a claim under `COLUMNS`; an empty cell is an absent value, `;` parts ids and `|` sentences."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(claim)] for claim in report.claims)
    return table.getvalue()


def _row(claim: Assessment) -> list[Cell]:
    likely, counted, judgement = claim.likelihood, claim.origins, claim.judgement
    return [
        claim.id,
        claim.uid,
        claim.text,
        claim.when,
        claim.topic,
        claim.item,
        claim.value,
        claim.status,
        claim.computed_status,
        claim.balance,
        *((likely.probability, likely.low, likely.high, likely.term) if likely else (None, None, None, None)),
        claim.confidence.level,
        claim.credibility.computed if claim.credibility.set is None else claim.credibility.set,
        counted.for_.min,
        counted.for_.max,
        counted.against.min,
        counted.against.max,
        claim.cross_party,
        judgement and judgement.verdict,
        judgement and judgement.stale,
        judgement and ";".join(judgement.signers),
        claim.superseded_by,
        ";".join(linchpin.attribution for linchpin in claim.linchpins),
        " | ".join(claim.next_checks),
    ]


def _cell(value: Cell) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else for_csv(str(value))
