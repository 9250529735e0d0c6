"""Texts meant to act where they are shown, and reports in which every text that people write is such a text."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from verify.answers import ClaimReport
from verify.render.escape import one_line
from verify.report import Report

steady = settings(deadline=None, max_examples=60, derandomize=True)

FRAGMENTS = (
    "\x1b[31m",
    "\x1b]8;;http://evil.example\x07click\x1b]8;;\x07",
    "\x9b2J",
    "\r",
    "\n",
    "\t",
    "\x00",
    "\u2028",
    "\u202e",
    "\u2066",
    "\u200f",
    "\ufeff",
    "\u200b",
    "\U000e0041",
    "\U000e0150",
    "[bold red]x[/bold red]",
    "[link=http://evil.example]x[/link]",
    "VERIFIED (9) ───",
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(1)",
    "'=1",
    "`code`",
    "|",
    "||",
    "\\",
    "**bold**",
    "_em_",
    "~~gone~~",
    "<script>alert(1)</script>",
    "<!-- -->",
    "&lt;b&gt;",
    "![x](http://evil.example/x.png)",
    "[x](javascript:alert(1))",
    "[x]: http://evil.example",
    "<http://evil.example>",
    "http://evil.example",
    "www.evil.example",
    "mail@evil.example",
    "# head",
    "- item",
    "1. item",
    "1) item",
    "> quote",
    "===",
    "---",
    "    code",
    "```",
    "丽江日报",
    "👩\u200d👩\u200d👧",
    "❤\ufe0f",
    "\u200d",
    "e\u0301",
    "a" * 70,
    " ",
    "93 %",
)


def hostile_texts() -> st.SearchStrategy[str]:
    """Fragments and any characters, never blank once they are shown."""
    parts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), min_size=1, max_size=5)
    return parts.map("".join).filter(one_line)


_WRITTEN = frozenset(
    {
        "text",
        "topic",
        "item",
        "source",
        "root",
        "role",
        "party",
        "via",
        "relays",
        "rests_on",
        "quote",
        "document",
        "url",
        "note",
        "why",
        "reasons",
        "flags",
        "next_checks",
        "favors",
        "harms",
        "carrier",
        "actor",
        "command",
        "what",
        "by",
    }
)
"""The keys of a report whose texts people write; the rest are codes, ids, dates and numbers."""


def rewritten(dumped: Any, texts: list[str]) -> Any:
    """The same JSON with the texts that people wrote replaced by these in turn."""
    return _rewritten(dumped, cycle(texts), written=False)


def _rewritten(dumped: Any, texts: cycle[str], *, written: bool) -> Any:
    if isinstance(dumped, dict):
        changed = {key: _rewritten(value, texts, written=key in _WRITTEN) for key, value in dumped.items()}
        # An address stays one of the web: what is no such address is shown as text, which changes the page.
        return {**changed, "url": f"https://a.example/{changed['url']}"} if changed.get("url") else changed
    if isinstance(dumped, list):
        return [_rewritten(value, texts, written=written) for value in dumped]
    return next(texts) if written and isinstance(dumped, str) else dumped


def report_saying(report: Report, texts: list[str]) -> Report:
    """The report with other texts."""
    return Report.model_validate(rewritten(report.model_dump(mode="json", by_alias=True), texts))


def claim_saying(report: ClaimReport, texts: list[str]) -> ClaimReport:
    """The claim with other texts."""
    return ClaimReport.model_validate(rewritten(report.model_dump(mode="json", by_alias=True), texts))
