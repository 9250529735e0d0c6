"""What a careful editor would ask of a database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from verify.answers import Advice
from verify.core.assess import number, report
from verify.core.lint import lint as advise
from verify.core.policy import Policy
from verify.model import Facts, Judgement
from verify.store import connect, read
from verify.store.graded import graded


def lint(path: Path, policy: Policy, *, now: str, topic: str | None = None) -> tuple[Advice, ...]:
    """The advice on every claim, or on those of a topic; `now` is a time of the ledger's form, UTC."""
    with connect.reading(path) as connection:
        facts = read.facts(connection, topics=() if topic is None else (topic,))
        set_at = graded(connection)
    made = report(facts, policy, generated_at=now)
    today = date.fromisoformat(now[:10])
    return advise(facts, made, policy, judgements=_signed(facts), graded=set_at, today=today)


def _signed(facts: Facts) -> Iterator[Judgement]:
    """Every judgement, in the order of signing."""
    every = (one for signed in facts.judgements.values() for one in signed)
    yield from sorted(every, key=lambda one: number(one.id))
