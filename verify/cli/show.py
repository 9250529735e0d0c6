"""`verify show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli.options import DATABASE, As, Db, Json, Pager, PolicyName, Quiet

if TYPE_CHECKING:
    from verify.report import Assessment

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="Its id, key, text, or a unique beginning of the text.")]

Copy = Annotated[
    bool, typer.Option("--copy", help="One publishable sentence alone, at the right strength of attribution.")
]


def show(
    claim: Claim,
    copy: Copy = False,
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
    if copy:
        _copy(shown.claim, as_json=as_json)
    elif as_json:
        from verify.render import json_

        put(json_.claim(shown))
    else:
        from verify.render import terminal

        put(terminal.claim(shown, width=width(), colour=colour()), pager=pager)


def _copy(claim: Assessment, *, as_json: bool) -> None:
    from verify.answers import Copy
    from verify.cli.group import note
    from verify.cli.options import show as put
    from verify.cli.options import show_json
    from verify.render.escape import one_line
    from verify.render.sentence import sentence

    text = one_line(sentence(claim))
    if claim.judgement and claim.judgement.stale:
        note(f"the signature on {claim.id} is stale: the evidence has changed since {claim.judgement.by} signed")
    if as_json:
        show_json(Copy(id=claim.id, text=text).model_dump(mode="json"))
    else:
        put(f"{text}\n")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show", epilog="Example: verify show C1")(show)
