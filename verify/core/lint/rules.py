"""The rules of `verify lint` in one table: the README's is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Rule(NamedTuple):
    """What a rule is called, and why an editor asks."""

    title: str
    why: str


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "unknown-source": Rule(
            "a named source without party or kind",
            "Who has a stake, and who merely repeats, cannot be told: the source counts as unknown.",
        ),
        "plural-source": Rule(
            "a plural that stands for one source",
            '"Officials" or "local residents" name nobody, and would count as one named voice.',
        ),
        "same-person": Rule(
            "two sources that may be one person",
            "One voice under two spellings would count as two origins.",
        ),
        "old-grade": Rule(
            "a grade older than the policy allows",
            "Owners, editors and interests change; `grade_age_days` in the policy says after how long to ask.",
        ),
        "strong-verb": Rule(
            "a reporting verb stronger than its evidence",
            '"Verifies", "confirms", "reveals" assert that it is true, while the claim is not verified.',
        ),
        "weak-denial": Rule(
            "a denial that is unnamed or of grade E",
            "It is noted and never counts; a reader may take it for more.",
        ),
        "mixed-quote": Rule(
            "one quote that both costs and serves its speaker",
            "The concession lends its credit to the boast beside it: quote the parts apart, or split the claim.",
        ),
        "diagonal": Rule(
            "credibility that always follows the source's grade",
            "A1, B2, C3 throughout: two scales are used as one; the source is judged twice, the claim never.",
        ),
    }
)
"""Code -> rule, in the order in which advice is given: sources, what they say, judgements."""
