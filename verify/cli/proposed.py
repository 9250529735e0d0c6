"""What `verify ingest` shows of the documents it stored and the proposals it recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.workflow.ingest import Accepted


def tell(accepted: Accepted, *, accepting: bool, as_json: bool, quiet: bool, dry_run: bool) -> None:
    """The documents on stdout, with their proposals or what was accepted of them; how to go on, on stderr."""
    from verify.cli.options import show
    from verify.workflow.telling import told

    if accepting and not quiet:
        _notes(accepted)
    if as_json:
        from verify.proposals import Readings
        from verify.render import json_

        show(json_.readings(Readings(documents=tuple(one.reading for one in accepted.documents))))
    elif quiet:
        ids = [one.claim.id for one in accepted.outcomes] if accepting else [one.document for one in accepted.documents]
        show("".join(f"{identity}\n" for identity in ids))
    elif accepting:
        _overviews(accepted, listed=False, dry_run=dry_run)
        for outcome in accepted.outcomes:
            show("\n" + told(outcome, dry_run=dry_run))
    else:
        _overviews(accepted, listed=True, dry_run=dry_run)
        _how(accepted)


def _overviews(accepted: Accepted, *, listed: bool, dry_run: bool) -> None:
    """Each document in numbers, with its proposals when `listed`."""
    from verify.cli.options import colour, show, width
    from verify.render.proposals import reading

    for place, one in enumerate(accepted.documents):
        word = ("would be " if dry_run else "") + ("added" if one.new else "exists")
        shown = reading(one.reading, f"{word} {one.document} {one.name}", listed=listed, width=width(), colour=colour())
        show("\n" + shown if place else shown)


def _notes(accepted: Accepted) -> None:
    from verify.cli.group import note

    for outcome in accepted.outcomes:
        for text in outcome.notes:
            note(text)
    if accepted.left_out:
        note(f"{accepted.left_out} of the proposals can become no claim, and are left out")


def _how(accepted: Accepted) -> None:
    """How proposals become claims, where any can."""
    from verify.cli.group import note

    left = [
        one for document in accepted.documents for one in document.reading.proposals if one.record and not one.known
    ]
    if left:
        numbers = "" if len(accepted.documents) > 1 else ", or by --accept and numbers such as 1,4-7"
        note(f"nothing of this is a claim until it is accepted: by --accept all{numbers}, or one by one on a terminal")
