"""`verify link`, `unlink` and `supersede`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from verify.cli.options import DATABASE, As, Db, DryRun, Json, Quiet

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim, by its id, key or text.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other claim.")]
Relation = Annotated[Literal["contradicts", "same"], typer.Argument(help="What the one does to the other.")]
Linked = Annotated[
    str, typer.Argument(metavar="LINK|CLAIM", help="A link by its id, or the claim that it begins with.")
]
Stated = Annotated[
    Literal["contradicts", "same", "supersedes"] | None, typer.Argument(help="What was stated, unless a link is given.")
]
Unlinked = Annotated[str | None, typer.Argument(metavar="OTHER", help="The other claim, unless a link is given.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="The claim that takes its place.")]


def link(
    claim: Claim,
    relation: Relation,
    other: Other,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """State that two claims contradict each other, or say the same."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.link import link as run

    outcome = run(desk(db, actor), claim, relation, other, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def unlink(
    claim: Linked,
    relation: Stated = None,
    other: Unlinked = None,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take back a link between two claims."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.link import unlink as run

    if relation is not None and other is None:
        raise typer.BadParameter(f"name the other claim: verify unlink {claim} {relation} OTHER")
    outcome = run(desk(db, actor), claim, relation, other, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def supersede(
    claim: Claim,
    new: New,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Let a claim take the place of another: true then, not now. The old one keeps its status for its own time."""
    from verify.cli.corrected import tell
    from verify.cli.options import desk
    from verify.workflow.link import supersede as run

    outcome = run(desk(db, actor), claim, new, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("link", epilog="Example: verify link C1 contradicts C2")(link)
    app.command("unlink", epilog="Example: verify unlink C1 contradicts C2")(unlink)
    app.command("supersede", epilog="Example: verify supersede C1 C2")(supersede)
