"""Claims linked, unlinked, and one put in the place of another."""

from __future__ import annotations

from verify.core.assess import find, number
from verify.core.exclusion import Relations
from verify.core.policy import DEFAULT
from verify.errors import NotFound
from verify.model import Relation
from verify.store import read
from verify.store.corrections import links
from verify.store.resolve import resolve
from verify.store.tables import LINKS, is_id
from verify.workflow.correcting import Corrected, corrected, correction
from verify.workflow.desk import Desk, Work


def link(desk: Desk, one: str, relation: Relation, other: str, *, dry_run: bool) -> Corrected:
    """State that two claims contradict each other, or say the same."""
    with correction(desk, "link", {"link": [one, relation, other]}, dry_run=dry_run) as at:
        identity, _ = links.link(at.changes, relation, _claim(at, one), _claim(at, other))
        return corrected(at, "linked", [identity])


def unlink(desk: Desk, one: str, relation: Relation | None, other: str | None, *, dry_run: bool) -> Corrected:
    """Take back a link, named by its id or by what it states."""
    with correction(desk, "unlink", {"unlink": [one, relation, other]}, dry_run=dry_run) as at:
        if relation is None or other is None:
            identity = links.unlink_numbered(at.changes, number(_link(one)))
        else:
            identity = links.unlink(at.changes, relation, _claim(at, one), _claim(at, other))
        return corrected(at, "unlinked", [identity])


def supersede(desk: Desk, claim: str, new: str, *, dry_run: bool) -> Corrected:
    """Let a claim take the place of another: true then, not now."""
    with correction(desk, "supersede", {"supersede": [claim, new]}, dry_run=dry_run) as at:
        old, successor = _claim(at, claim), _claim(at, new)
        facts = read.facts(at.connection, claims=[f"C{old}", f"C{successor}"])
        pair = {f"C{old}", f"C{successor}"}
        findings = find(facts, Relations.of(facts.links), DEFAULT)
        identity, _ = links.supersede(at.changes, old, successor)
        told = f"C{old} and C{successor} excluded each other: neither counts against the other from now on"
        excluded = any(claim.id in pair for finding in findings for claim in finding.excluding)
        return corrected(at, "linked", [identity], notes=[told] if excluded else [])


def _claim(at: Work, reference: str) -> int:
    return number(resolve(at.connection, "claim", reference))


def _link(reference: str) -> str:
    name = reference.strip().upper()
    if not is_id(LINKS, name):
        raise NotFound(f"{reference!r} is no link: give its id, or CLAIM contradicts|same|supersedes OTHER")
    return name
