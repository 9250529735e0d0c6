"""The confidence report on a database."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from verify.core import assess
from verify.core.policy import DEFAULT, Policy
from verify.model import Status
from verify.report import Report
from verify.store import connect, history
from verify.workflow.assessing import known


class Asked(NamedTuple):
    """Which claims a report is asked to show, and as of when."""

    topics: Sequence[str] = ()
    statuses: Collection[Status] = ()
    since: str | None = None
    as_of: str | None = None
    policy: Policy = DEFAULT


def report_db(path: Path, asked: Asked, *, now: str) -> Report:
    """The report on a database as it stands, or as it stood after an earlier entry."""
    with connect.reading(path) as connection:
        entry = history.entry_at(connection, asked.as_of) if asked.as_of is not None else None
        since = history.entry_since(connection, asked.since) if asked.since is not None else None
        facts = known(connection, asked.policy, topics=asked.topics, since=since, entry=entry)
        head = history.head(connection, entry)
    return assess.report(facts, asked.policy, statuses=asked.statuses, generated_at=now, as_of=asked.as_of, head=head)
