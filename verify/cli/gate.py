"""`verify gate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Json, PolicyName, Quiet, Status

Allow = Annotated[
    list[Status], typer.Option("--allow", help="A status that may be printed. Repeatable; else verified.")
]
Topic = Annotated[list[str], typer.Option(metavar="TOPIC", help="Only claims of this topic. Repeatable.")]
Junit = Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="Write JUnit XML too.")]


def gate(
    policy: PolicyName = "default",
    allow: Allow = [],
    topic: Topic = [],
    junit: Junit = None,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Exit 3, with reasons, when a claim's status is not allowed or its signature is stale."""
    from verify.cli.group import note
    from verify.cli.options import show, show_json
    from verify.render import gate as render
    from verify.workflow.gate import gate as run
    from verify.workflow.output import write
    from verify.workflow.policy import policy_of

    found = run(db, policy_of(policy), [one.value for one in allow] or ["verified"], topic)
    if junit is not None:
        write(junit, render.junit(found))
    if as_json:
        show_json(found.model_dump(mode="json"))
    elif not quiet:
        show(render.text(found))
    if not found.claims and not quiet:
        note("there was no claim to hold to the gate")
    if not found.met:
        raise typer.Exit(3)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("gate", epilog="Example: verify gate --policy strict --junit gate.xml")(gate)
