"""CSV cells that a spreadsheet would run as formulas, made harmless and back again."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?|-+", re.ASCII)


def defused(cell: str) -> str:
    """The cell with one more leading apostrophe when, behind any apostrophes, it begins as a formula does."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def defused_text(cell: str) -> str:
    """`defused`, but a number with a sign, or dashes, as it is: scripts compare them, and nothing runs them."""
    return cell if _HARMLESS.fullmatch(cell) else defused(cell)


def undefused(cell: str) -> str:
    """The cell as it was before `defused`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
