"""Whole texts, read by people and kept: `python -m tests.render.test_golden` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.render.samples import SHOWN, WHOLE
from verify.render import csv_, json_, markdown, terminal

GOLDEN = Path(__file__).parent / "golden"

TEXTS: dict[str, Callable[[], str]] = {
    "report-60.txt": lambda: terminal.report(WHOLE, width=60),
    "report-80.txt": lambda: terminal.report(WHOLE, width=80),
    "report-120.txt": lambda: terminal.report(WHOLE, width=120),
    "report-80-colour.txt": lambda: terminal.report(WHOLE, width=80, colour=True),
    "claim-60.txt": lambda: terminal.claim(SHOWN, width=60),
    "claim-120.txt": lambda: terminal.claim(SHOWN, width=120),
    "report.md": lambda: markdown.report(WHOLE),
    "claim.md": lambda: markdown.claim(SHOWN),
    "report.csv": lambda: csv_.report(WHOLE),
    "report.json": lambda: json_.report(WHOLE),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_is_the_one_that_was_read(name: str) -> None:
    assert (GOLDEN / name).read_text(encoding="utf-8") == TEXTS[name]()


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (GOLDEN / name).write_text(text(), encoding="utf-8")
