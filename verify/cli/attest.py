"""`verify attest`."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import (
    DATABASE,
    Affirming,
    As,
    Attributed,
    Db,
    Denying,
    Distinct,
    DryRun,
    Json,
    Quiet,
    Relaying,
)

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="Its id, key, text, or a unique beginning of the text.")]


def attest(
    claim: Claim,
    by: Affirming = [],
    deny: Denying = [],
    relay: Relaying = [],
    attr: Attributed = [],
    distinct: Distinct = False,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Record more attributions to a claim, with its status before and after."""
    from verify.cli.attributions import drafts
    from verify.cli.options import desk
    from verify.cli.outcome import tell
    from verify.workflow.add import attest as run

    given = drafts(by, deny, relay, attr)
    if not given:
        raise typer.BadParameter("give at least one of --by, --deny, --relay and --attr")
    outcome = run(desk(db, actor), claim, given, distinct=distinct, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("attest", epilog="Example: verify attest C1 --deny 'Example Ministry, party=ru, kind=government'")(
        attest
    )
