"""A report as JSON: the models as they are, keys in their order, the same bytes for the same report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.answers import ClaimReport
from verify.render.escape import for_json
from verify.report import Report

if TYPE_CHECKING:
    from verify.proposals import Readings


def report(report: Report) -> str:
    """The report `verify.report/1`, indented by two, ending with one line feed."""
    return for_json(report.model_dump_json(by_alias=True, indent=2)) + "\n"


def claim(report: ClaimReport) -> str:
    """One claim, `verify.claim/1`, indented by two, ending with one line feed."""
    return for_json(report.model_dump_json(by_alias=True, indent=2)) + "\n"


def readings(readings: Readings) -> str:
    """What documents propose, `verify.proposals/1`, indented by two, ending with one line feed."""
    return for_json(readings.model_dump_json(by_alias=True, indent=2)) + "\n"
