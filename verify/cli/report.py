"""`verify report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from verify.cli.options import DATABASE, As, Db, Distinct, Json, Pager, PolicyName, Quiet, Status

if TYPE_CHECKING:
    from verify.report import Report
    from verify.workflow.report import Asked

Form = Literal["text", "json", "markdown", "csv"]


Files = Annotated[list[str], typer.Argument(metavar="[FILE...|-]", help="Records to report on, without any database.")]
Topic = Annotated[list[str], typer.Option(metavar="TOPIC", help="Only claims of this topic. Repeatable.")]
Statuses = Annotated[list[Status], typer.Option("--status", help="Only claims of this status. Repeatable.")]
Since = Annotated[str | None, typer.Option(metavar="WHEN", help="Only claims touched since a date, time or entry.")]
AsOf = Annotated[str | None, typer.Option(metavar="WHEN", help="As it stood at a date, time or ledger entry.")]
Format = Annotated[Form, typer.Option("--format", help="How to write it.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]


def report(
    files: Files = [],
    topic: Topic = [],
    status: Statuses = [],
    since: Since = None,
    as_of: AsOf = None,
    policy: PolicyName = "default",
    form: Format = "text",
    output: Output = None,
    distinct: Distinct = False,
    pager: Pager = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Print the confidence report: verified, disputed, single-source and unsourced claims, with the reasons."""
    from verify.cli.options import generated_at, show
    from verify.workflow.output import write
    from verify.workflow.policy import policy_of
    from verify.workflow.report import Asked, report_db

    if files and (since or as_of):
        raise typer.BadParameter("--since and --as-of need a database: files of records have no history")
    if as_json and form not in {"text", "json"}:
        raise typer.BadParameter(f"--json and --format {form} are two formats: give one")
    asked = Asked(topic, [one.value for one in status], since, as_of, policy_of(policy))
    if files:
        from verify.workflow.report_files import report_files

        made = report_files(files, asked, now=generated_at(), distinct=distinct)
    else:
        made = report_db(db, asked, now=generated_at())
    if not (status or since or quiet):
        from verify.cli.group import note

        for unknown in [one for one in topic if one not in {claim.topic for claim in made.claims}]:
            note(f"no claim has the topic {unknown}")
    text = _rendered(made, "json" if as_json else form, asked, to_file=output is not None)
    if output is None:
        show(text, pager=pager)
        return
    write(output, text)
    if not quiet:
        from verify.cli.group import note

        note(f"wrote {output}")


def _scope(asked: Asked) -> str:
    """Which claims were asked for, in words; nothing for all."""
    limits = (("topic", " or ".join(asked.topics)), ("status", " or ".join(asked.statuses)), ("since", asked.since))
    return ", ".join(f"{name} {value}" for name, value in limits if value)


def _rendered(made: Report, form: Form, asked: Asked, *, to_file: bool) -> str:
    from verify.cli.options import colour, width

    if form == "json":
        from verify.render import json_

        return json_.report(made)
    if form == "markdown":
        from verify.render import markdown

        return markdown.report(made, scope=_scope(asked))
    if form == "csv":
        from verify.render import csv_

        return csv_.report(made)
    from verify.render import terminal

    return terminal.report(made, scope=_scope(asked), width=width(), colour=colour() and not to_file)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report", epilog="Example: verify report fixtures/robotyne/*.ndjson --json")(report)
