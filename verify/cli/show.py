"""`verify show`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Json, Pager, PolicyName, Quiet

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="Its id, key, text, or a unique beginning of the text.")]


def show(
    claim: Claim,
    policy: PolicyName = "default",
    pager: Pager = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show one claim, all of it: who says it, how origins are grouped and why, the arithmetic, the history."""
    from verify.cli.options import colour, generated_at, width
    from verify.cli.options import show as put
    from verify.workflow.policy import policy_of
    from verify.workflow.show import show as run

    shown = run(db, claim, policy_of(policy), now=generated_at())
    if as_json:
        from verify.render import json_

        put(json_.claim(shown))
    else:
        from verify.render import terminal

        put(terminal.claim(shown, width=width(), colour=colour()), pager=pager)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show", epilog="Example: verify show C1")(show)
