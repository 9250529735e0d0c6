"""`verify diff`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Json, PolicyName, Quiet

Moments = Annotated[list[str], typer.Argument(metavar="[A [B]]", help="Two moments: dates, times or ledger entries.")]
Since = Annotated[str | None, typer.Option(metavar="WHEN", help="From a date, time or entry on, until now.")]


def diff(
    moments: Moments = [],
    since: Since = None,
    policy: PolicyName = "default",
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show which claims changed status, likelihood or signature, and which entry did it."""
    from verify.cli.options import show, show_json
    from verify.render import moved
    from verify.workflow.diff import diff as run
    from verify.workflow.policy import policy_of

    if len(moments) > 2 or (since is None) != bool(moments):
        raise typer.BadParameter("give --since WHEN, or one or two moments: verify diff A B")
    first, last = (moments[0], moments[1] if len(moments) == 2 else None) if moments else (None, None)
    found = run(db, since, first, last, policy_of(policy))
    if as_json:
        show_json(found.model_dump(mode="json"))
    elif quiet:
        show("".join(f"{one.id}\n" for one in found.claims))
    else:
        show(moved.difference(found))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff", epilog="Example: verify diff --since 2023-09-06")(diff)
