"""Rows as the values of the model: numbers become public ids, JSON arrays become tuples."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from verify.model import Attribution, Claim, Document, Judgement, Source, Withdrawal
from verify.store.tables import JUDGEMENTS, WITHDRAWALS


def as_claim(row: Sequence[Any]) -> Claim:
    """A claim's number and content."""
    number, uid, text, when, topic, favors, harms, item, value, key = row
    return Claim(
        id=f"C{number}",
        uid=uid,
        text=text,
        when=when,
        topic=topic,
        favors=_texts(favors) if favors else (),
        harms=_texts(harms) if harms else (),
        item=item,
        value=value,
        key=key,
    )


def as_attribution(row: Sequence[Any]) -> Attribution:
    """An attribution's number and content."""
    number, claim, source, stance, basis, confirmed, access, interest, independent, why, note, *more = row
    at, quote, document, start, end, via, relays, rests_on = more
    return Attribution(
        id=f"A{number}",
        claim=f"C{claim}",
        source=f"S{source}",
        stance=stance,
        basis=basis,
        confirmed=confirmed,
        access=access,
        interest=interest,
        independent=independent,
        why=why,
        note=note,
        at=at,
        quote=quote,
        document=None if document is None else f"D{document}",
        span=None if start is None else (start, end),
        via=_ids("S", via) if via else (),
        relays=_ids("S", relays) if relays else (),
        rests_on=_ids("S", rests_on) if rests_on else (),
    )


def as_source(row: Sequence[Any]) -> Source:
    """A source's number and content."""
    number, name, kind, party, part_of, grade, official, unnamed, role, aliases, notes = row
    return Source(
        id=f"S{number}",
        name=name,
        kind=kind,
        party=party,
        part_of=None if part_of is None else f"S{part_of}",
        grade=grade,
        official=bool(official),
        unnamed=bool(unnamed),
        role=role,
        aliases=_texts(aliases) if aliases else (),
        notes=notes,
    )


def as_document(row: Sequence[Any]) -> Document:
    """A document's number and content."""
    number, title, outlet, url, published, retrieved, sha256, text, copies = row
    return Document(
        id=f"D{number}",
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        retrieved=retrieved,
        sha256=sha256,
        text=text,
        copies=_ids("D", copies) if copies else (),
    )


def as_judgement(row: Sequence[Any]) -> Judgement:
    """A judgement's number and content."""
    values = dict(zip(("id", *JUDGEMENTS.content), row, strict=True))
    return Judgement(**{**values, "id": f"J{values['id']}", "claim": f"C{values['claim']}"})


def as_withdrawal(row: Sequence[Any]) -> Withdrawal:
    """A withdrawal's number and content."""
    values = dict(zip(("id", *WITHDRAWALS.content), row, strict=True))
    letters = {"id": "W", "source": "S", "document": "D", "attribution": "A", "through": "A"}
    named = {key: None if values[key] is None else f"{letter}{values[key]}" for key, letter in letters.items()}
    return Withdrawal(**{**values, **named})


@lru_cache(maxsize=65536)
def _ids(letter: str, numbers: str) -> tuple[str, ...]:
    return tuple(f"{letter}{number}" for number in json.loads(numbers))


@lru_cache(maxsize=65536)
def _texts(listed: str) -> tuple[str, ...]:
    return tuple(json.loads(listed))
