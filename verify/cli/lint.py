"""`verify lint`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Json, PolicyName, Quiet

Topic = Annotated[str | None, typer.Option(metavar="TOPIC", help="Only claims of this topic, and their sources.")]


def lint(
    topic: Topic = None,
    policy: PolicyName = "default",
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Ask what a careful editor would: advice, not a gate."""
    from verify.answers import Advised
    from verify.cli.options import colour, now, show, show_json, width
    from verify.workflow.lint import lint as run
    from verify.workflow.policy import policy_of

    found = run(db, policy_of(policy), now=now(), topic=topic)
    if as_json:
        show_json(Advised(advice=tuple(found)).model_dump(mode="json"))
    elif quiet:
        show("".join(f"{one.code} {one.subject}\n" for one in found))
    elif not found:
        show("nothing to ask\n")
    else:
        from verify.render import terminal

        rows = [(one.code, one.subject, one.text) for one in found]
        show(terminal.table([], rows, width=width(), colour=colour()))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("lint", epilog="Example: verify lint --topic robotyne")(lint)
