"""The likelihood of one claim on news rumours with known outcome, beside counting the stances.

The rumours are no part of this project: a folder with `history.ndjson`, records of claims with the stances of outlets,
and `outcomes.csv`, the outcome of each: true, false or unverified.

    python benchmarks/likelihood.py --data FOLDER
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.rumours import (
    Predictions,
    Records,
    Rumours,
    Scores,
    assessed,
    bins,
    calibrated,
    earlier,
    first_reports,
    load,
    records,
    scores,
    stances,
)
from verify.core.policy import DEFAULT, house
from verify.model import ClaimId, Facts

Forms = Mapping[str, Callable[[int, int], float]]

PEERS: Forms = {
    "majority of stances": lambda f, g: 0.5 if f == g else float(f > g),
    "share of affirming, raw": lambda f, g: f / (f + g),
    "(f+1)/(f+4g+2)": lambda f, g: (f + 1) / (f + 4 * g + 2),
}
DENIALS = (1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6)
POOLS = ((3, 2), (4, 2), (5, 2), (6, 3), (8, 4))
ACROSS = (0, 0.25, 0.5, 0.75, 1)
DAMPINGS: Mapping[str, Callable[[int], float]] = {
    "root": math.sqrt,
    "log": lambda k: math.log2(1 + k),
    "none": float,
    "one voice": lambda k: float(k > 0),
}
GOALS = {"verify, no history": (0.93, 0.14, 1.0), "verify, other claims signed": (0.95, 0.10, 0.08)}
"""AUC at least, Brier and ECE at most, on whole lists."""


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="the folder with the rumours and their outcomes")
    rumours = load(options.parse_args().data)
    signed = records(rumours)
    order = _by_day(rumours)
    halves = (order[: len(order) // 2], order[len(order) // 2 :])
    true = ", ".join(f"{sum(rumours.true[claim] for claim in half)} of {len(half)}" for half in halves)
    print(f"{len(rumours.facts.claims)} rumours, {len(order)} settled; true of the earlier and the later half: {true}")
    lists = {"whole lists": rumours.facts, "the first three reports": first_reports(rumours.facts)}
    for name, facts in lists.items():
        _table(name, rumours._replace(facts=facts), signed, whole=facts is rumours.facts)
    _weights([rumours._replace(facts=facts) for facts in lists.values()], signed)


def _table(name: str, rumours: Rumours, signed: Records, *, whole: bool) -> None:
    """The figures of one kind of list, and the reliability diagrams."""
    own = dict(_own(rumours.facts, signed))
    claims = own["verify, no history"]
    print(f"\n{name}: {len(claims)} claims on which somebody took a stance, {_true(claims, rumours)} true")
    print(f"{'':32}  AUC    Brier  ECE    true of those ≥ 90 %")
    for row, predicted in {**own, **dict(_counted(rumours))}.items():
        found = scores(predicted, rumours.true)
        figures = "  ".join(f"{figure:.3f}" for figure in (found.auc, found.brier, found.ece))
        print(f"{row:32}  {figures}  {_share(found):12}  {_met(row, found) if whole else ''}".rstrip())
    for row, predicted in own.items():
        _diagram(row, predicted, rumours)


def _own(facts: Facts, signed: Records) -> Iterator[tuple[str, Predictions]]:
    """What verify says, knowing nothing, knowing how all other claims ended, and knowing that of the earlier ones."""
    yield "verify, no history", assessed(facts)
    # Its own outcome never feeds a claim: with all of them signed, each is left out of its own record.
    yield "verify, other claims signed", assessed(replace(facts, records=signed))
    forward: dict[ClaimId, float] = {}
    for claim in facts.shown:
        forward |= assessed(replace(facts, shown=(claim,), records=earlier(signed, facts, claim)))
    yield "verify, earlier claims signed", forward


def _counted(rumours: Rumours) -> Iterator[tuple[str, Predictions]]:
    counts = _counts(rumours)
    for name, form in PEERS.items():
        raw = {claim: form(*each) for claim, each in counts.items()}
        yield name, raw
        if name == "share of affirming, raw":
            yield "share of affirming, calibrated", calibrated(raw, rumours.true)


def _counts(rumours: Rumours) -> Mapping[ClaimId, tuple[int, int]]:
    """How many affirm and how many deny, where somebody does."""
    every = {claim: stances(rumours.facts.attributions[claim]) for claim in rumours.facts.shown}
    return {claim: each for claim, each in every.items() if any(each)}


def _true(claims: Predictions, rumours: Rumours) -> int:
    return sum(rumours.true[claim] for claim in claims)


def _by_day(rumours: Rumours) -> list[ClaimId]:
    day = {claim: str(rumours.facts.claims[claim].when) for claim in rumours.facts.shown}
    return sorted(day, key=lambda claim: (day[claim], int(claim[1:])))


def _share(found: Scores) -> str:
    true, every = found.high
    return f"{true} of {every}" + (f", {true / every:.0%}" if every else "")


def _met(row: str, found: Scores) -> str:
    if row not in GOALS:
        return ""
    auc, brier, ece = GOALS[row]
    missed = [
        name
        for name, met in (("AUC", found.auc >= auc), ("Brier", found.brier <= brier), ("ECE", found.ece <= ece))
        if not met
    ]
    return "goal " + (f"MISSED: {', '.join(missed)}" if missed else "met")


def _diagram(name: str, predicted: Predictions, rumours: Rumours) -> None:
    """For each tenth the mean probability (|) beside the share that proved true (#)."""
    print(f"\n  {name}: share true (#) of those printed in each tenth, mean printed (|)")
    for tenth, pairs in bins((p, rumours.true[claim]) for claim, p in predicted.items()).items():
        mean, share = (math.fsum(each) / len(pairs) for each in zip(*pairs, strict=True))
        bar = list(("#" * round(share * 40)).ljust(41))
        bar[round(mean * 40)] = "|"
        print(f"  {tenth * 10:3}–{tenth * 10 + 10:<3} n={len(pairs):<3} {''.join(bar)} {mean:.2f} {share:.2f}")


def _weights(lists: Sequence[Rumours], signed: Records) -> None:
    """What other weights would do: errors with true and false counted alike, whole lists and first three on average."""
    print("\nother weights: Brier with true and false counted alike (AUC), mean of whole lists and first three reports")
    knowing = [each._replace(facts=replace(each.facts, records=signed)) for each in lists]
    tried: Mapping[str, Mapping[Any, Sequence[Predictions]]] = {
        "a denial": {denies: [_with(each, stance={"denies": denies}) for each in lists] for denies in DENIALS},
        "pool F": {pool: [_with(each, reliability={"F": pool}) for each in lists] for pool in POOLS},
        "other stance": {part: [_with(each, across_stances=part) for each in knowing] for part in ACROSS},
        "damping": {name: [_damped(each, damping) for each in lists] for name, damping in DAMPINGS.items()},
    }
    for name, each in tried.items():
        _row(name, each, lists)
    for name, each in tried.items():
        _chosen(name, each, lists)


def _with(rumours: Rumours, **weights: Any) -> Predictions:
    return assessed(rumours.facts, house({"id": "tried", **weights}))


def _damped(rumours: Rumours, damping: Callable[[int], float]) -> Predictions:
    """What verify without history would say of outlets of unknown party, were they damped otherwise."""
    weight = (1 / 2 + 1 / 3) * DEFAULT.interest.unknown  # Beta(4, 2)
    sums = {c: weight * (damping(f) - DEFAULT.stance.denies * damping(g)) for c, (f, g) in _counts(rumours).items()}
    return {claim: 1 / (1 + math.exp(-each)) for claim, each in sums.items()}


def _row(name: str, tried: Mapping[Any, Sequence[Predictions]], lists: Sequence[Rumours]) -> None:
    """Each weight with its error, and the AUC in brackets."""
    errors = (
        f"{weight}: {_mean(each, lists, 'alike'):.3f} ({_mean(each, lists, 'auc'):.3f})"
        for weight, each in tried.items()
    )
    print(f"  {name:12}  " + " · ".join(errors))


def _mean(predicted: Sequence[Predictions], lists: Sequence[Rumours], figure: str) -> float:
    pairs = zip(predicted, lists, strict=True)
    return math.fsum(getattr(scores(each, rumours.true), figure) for each, rumours in pairs) / len(lists)


def _chosen(name: str, tried: Mapping[Any, Sequence[Predictions]], lists: Sequence[Rumours]) -> None:
    """The weight with the least error on all claims but one, for each one, and on each half."""
    order = _by_day(lists[0])

    def best(left: set[ClaimId]) -> Any:
        kept = {
            weight: [{claim: p for claim, p in one.items() if claim not in left} for one in each]
            for weight, each in tried.items()
        }
        return min(kept, key=lambda weight: _mean(kept[weight], lists, "alike"))

    half = len(order) // 2
    counted = Counter(best({claim}) for claim in order)
    left_out = ", ".join(f"{weight} for {count}" for weight, count in counted.items())
    print(f"  least error, {name}: each claim left out, {left_out}; ", end="")
    print(f"on the earlier half {best(set(order[half:]))}, on the later half {best(set(order[:half]))}")


if __name__ == "__main__":
    main()
