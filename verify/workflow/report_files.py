"""The confidence report on records alone, without any database."""

from __future__ import annotations

from collections.abc import Sequence

from verify.core import assess
from verify.report import Report
from verify.store import connect, read
from verify.store.write import transaction
from verify.workflow.import_ import Intake, rejected, take_all
from verify.workflow.inputs import opened
from verify.workflow.report import Asked


def report_files(names: Sequence[str], asked: Asked, *, now: str, distinct: bool = False) -> Report:
    """The report on the records of files, without any database; RowsRejected when a row cannot be taken."""
    with connect.in_memory() as connection:
        with transaction(
            connection, command="report", arguments=list(names), actor="report", at=now, distinct=distinct
        ) as changes:
            intake = Intake(changes)
            for name in names:
                with opened(name) as source:
                    take_all(source, intake)
            intake.finish()
            if intake.rejected:
                raise rejected(intake, "no report was made")
        facts = read.facts(connection, topics=asked.topics)
    return assess.report(facts, asked.policy, statuses=asked.statuses, generated_at=now)
