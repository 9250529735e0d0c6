"""Full-text search over claims, quotes and the names of sources."""

from __future__ import annotations

from pathlib import Path

from verify.core.policy import DEFAULT
from verify.report import Assessment
from verify.store import connect, search
from verify.workflow.assessing import assessments


def find(path: Path, query: str) -> list[Assessment]:
    """The claims in which the words occur, best first."""
    with connect.reading(path) as connection:
        found = search.find(connection, query)
        known = assessments(connection, found, DEFAULT) if found else {}
        return [known[claim] for claim in found]
