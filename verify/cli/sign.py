"""`verify sign`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import DATABASE, As, Db, DryRun, Json, Quiet, Status, Why

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim, by its id, key or text.")]
Verdict = Annotated[Status, typer.Option("--verdict", help="What the evidence comes to.")]
Credibility = Annotated[int | None, typer.Option(min=1, max=6, help="Admiralty credibility, beside the computed one.")]


def sign(
    claim: Claim,
    verdict: Verdict,
    why: Why,
    credibility: Credibility = None,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Sign a verdict on a claim as it stands. It overrides the computed status until the evidence changes."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.sign import sign as run

    outcome = run(desk(db, actor), claim, verdict.value, why, credibility=credibility, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sign", epilog="Example: verify sign C1 --verdict refuted --why 'the picture is from 2014'")(sign)
