"""News rumours with known outcome, as facts that can be assessed, and how well probabilities fit the outcomes."""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from verify.core import assess
from verify.core.exclusion import Relations
from verify.core.policy import DEFAULT, Policy
from verify.core.record import outcomes
from verify.model import Attribution, ClaimId, Facts, Outcome, SourceId
from verify.store import connect, read
from verify.store.write import transaction
from verify.workflow.import_ import Intake, take_all
from verify.workflow.inputs import opened

Records = Mapping[SourceId, tuple[Outcome, ...]]
Predictions = Mapping[ClaimId, float]
FIRST = 3
NOW = "2026-11-25T00:00:00Z"


class Rumours(NamedTuple):
    """The settled rumours: what is known of all, and which of them were true."""

    facts: Facts
    true: Mapping[ClaimId, bool]


class Scores(NamedTuple):
    """How well probabilities fit outcomes."""

    auc: float
    brier: float
    alike: float
    """Brier score with true and false counted alike, however many there are of each."""
    ece: float
    """Expected calibration error, ten bins of equal width."""
    high: tuple[int, int]
    """Of those at 90 % or more, how many were true, and how many there were."""


def load(folder: Path) -> Rumours:
    """The settled rumours of `history.ndjson`, read as `verify report` reads records."""
    with connect.in_memory() as connection:
        with transaction(
            connection, command="import", arguments=[], actor="benchmark", at=NOW, distinct=True
        ) as changes:
            intake = Intake(changes)
            with opened(str(folder / "history.ndjson")) as source:
                take_all(source, intake)
            intake.finish()
        facts = read.facts(connection)
    with (folder / "outcomes.csv").open(encoding="utf-8", newline="") as rows:
        outcome = {row["claim"]: row["outcome"] for row in csv.DictReader(rows)}
    true = {
        claim.id: outcome[claim.text] == "true"
        for claim in facts.claims.values()
        if outcome[claim.text] != "unverified"
    }
    return Rumours(replace(facts, shown=tuple(true)), true)


def first_reports(facts: Facts) -> Facts:
    """Only the first three reports of each claim, by date."""
    early = {
        claim: tuple(sorted(said, key=lambda one: str(one.at or ""))[:FIRST])
        for claim, said in facts.attributions.items()
    }
    return replace(facts, attributions=early)


def records(rumours: Rumours) -> Records:
    """The track record of every source when all settled rumours are signed with their outcomes."""
    findings = assess.find(rumours.facts, Relations.of(()), DEFAULT)
    return outcomes(findings, {claim: "verified" if true else "refuted" for claim, true in rumours.true.items()})


def earlier(told: Records, facts: Facts, claim: ClaimId) -> Records:
    """Only what was claimed on days before the claim's."""
    day = {one.id: str(one.when) for one in facts.claims.values()}
    return {source: tuple(one for one in each if day[one.claim] < day[claim]) for source, each in told.items()}


def assessed(facts: Facts, policy: Policy = DEFAULT) -> Predictions:
    """The probability of each claim on which somebody took a stance."""
    claims = assess.report(facts, policy, generated_at=NOW).claims
    return {one.id: one.likelihood.probability for one in claims if one.likelihood is not None}


def stances(said: Iterable[Attribution]) -> tuple[int, int]:
    """How many sources affirm and how many deny, each by its last word."""
    last = {one.source: one.stance for one in said if one.stance in {"affirms", "denies"}}
    count = Counter(last.values())
    return count["affirms"], count["denies"]


def scores(predicted: Predictions, true: Mapping[ClaimId, bool]) -> Scores:
    """AUC, Brier, ECE and the share that proved true at the top."""
    pairs = [(probability, true[claim]) for claim, probability in predicted.items()]
    errors = {side: [(p - side) ** 2 for p, was in pairs if was == side] for side in (True, False)}
    high = [was for p, was in pairs if p >= 0.9]
    return Scores(
        auc=_auc(*(sorted(p for p, was in pairs if was == side) for side in (True, False))),
        brier=math.fsum(each for side in errors.values() for each in side) / len(pairs),
        alike=math.fsum(math.fsum(side) / len(side) for side in errors.values()) / 2,
        ece=math.fsum(abs(math.fsum(p - was for p, was in inside)) for inside in bins(pairs).values()) / len(pairs),
        high=(sum(high), len(high)),
    )


def bins(pairs: Iterable[tuple[float, bool]]) -> Mapping[int, list[tuple[float, bool]]]:
    """The pairs by tenths of the probability."""
    found: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for probability, was in pairs:
        found[min(9, int(probability * 10))].append((probability, was))
    return dict(sorted(found.items()))


def _auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a true one has the higher probability, ties counted half (Mann & Whitney 1947)."""
    below = (sum(value < one for value in negative) + sum(value == one for value in negative) / 2 for one in positive)
    return math.fsum(below) / (len(positive) * len(negative))


def calibrated(raw: Predictions, true: Mapping[ClaimId, bool]) -> Predictions:
    """Each figure as logistic regression on all other claims has it (Platt 1999)."""
    return {
        claim: _logistic([(raw[one], true[one]) for one in raw if one != claim])(figure)
        for claim, figure in raw.items()
    }


def _logistic(pairs: Sequence[tuple[float, bool]]) -> Callable[[float], float]:
    """1 / (1 + exp(−(a + b·x))) by Newton's method; a penalty of b²/20 keeps it finite."""
    a = b = 0.0
    for _ in range(30):
        fitted = [(x, was, 1 / (1 + math.exp(-a - b * x))) for x, was in pairs]
        slope = (math.fsum(was - p for _, was, p in fitted), math.fsum((was - p) * x for x, was, p in fitted) - b / 10)
        bend = [math.fsum(p * (1 - p) * x**power for x, _, p in fitted) for power in range(3)]
        determinant = bend[0] * (bend[2] + 0.1) - bend[1] ** 2
        a += (slope[0] * (bend[2] + 0.1) - slope[1] * bend[1]) / determinant
        b += (slope[1] * bend[0] - slope[0] * bend[1]) / determinant
    return lambda x: 1 / (1 + math.exp(-a - b * x))
