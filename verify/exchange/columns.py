"""The columns of CSV records, and how lists, truth and places are spelled in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verify.drafts import WANTED_SPAN
from verify.exchange.faults import KEYS, WANTED, Fault, Refused, shown

CLAIM = tuple(key for key in KEYS["claim"] if key not in {"attributions", "uid"})
SOURCE = ("source", *(key for key in KEYS["source"] if key not in {"name", "uid"}))
ATTRIBUTION = tuple(key for key in KEYS["attributions"] if key not in {"source", "uid"})
DOCUMENT = tuple(f"document.{key}" for key in KEYS["document"] if key != "uid")
COLUMNS = (*CLAIM, *SOURCE, *ATTRIBUTION, *DOCUMENT, "uid")
"""All columns in the order in which they are written."""

LISTS = frozenset(
    ("favors", "harms", "contradicts", "aliases", "via", "relays", "rests_on", "document.copies")
)  # fmt: skip
_TRUTHS = frozenset(("official", "unnamed", "confirmed", "independent"))
_FREE = frozenset(("claim", "source", "quote", "note", "notes", "why", "role", "document.title", "document.text"))
_TRUE, _FALSE = frozenset(("true", "yes", "1")), frozenset(("false", "no", "0"))

_ITEM = re.compile(r"((?:[^;\\]|\\[;\\]?)*);?")
_ESCAPED = re.compile(r"\\([;\\])")
_PLACES = re.compile(r"(\d{1,19})\s*;\s*(\d{1,19})", re.ASCII)


def joined(items: Iterable[str]) -> str:
    """A list as a cell: `;` between items, a backslash before `;` and backslash within."""
    return ";".join(re.sub(r"([;\\])", r"\\\1", item) for item in items)


def split(cell: str) -> list[str]:
    """The items of a cell, trimmed; empty ones are none."""
    items = (_ESCAPED.sub(r"\1", item).strip() for item in _ITEM.findall(cell))
    return [item for item in items if item]


def read_cell(column: str, cell: str) -> object:
    """What a cell says, as JSON would say it; Refused when it cannot be that."""
    if column in LISTS:
        return split(cell)
    if column in _TRUTHS:
        return _truth(column, cell.strip().casefold())
    if column == "span":
        places = _PLACES.fullmatch(cell.strip())
        if places is None:
            raise Refused(Fault(column, shown(cell), f"{WANTED_SPAN}, with ; between"))
        return int(places[1]), int(places[2])
    return cell if column in _FREE else cell.strip()


def _truth(column: str, word: str) -> bool:
    if word not in _TRUE | _FALSE:
        raise Refused(Fault(column, shown(word), WANTED[column]))
    return word in _TRUE
