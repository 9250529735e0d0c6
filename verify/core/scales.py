"""The scales of the field: tables and mappings, each with its source.

Reliability and credibility: NATO STANAG 2511 (Admiralty). Probability terms: ICD 203 (2015), section D.6.e.(2).(a).
Confidence numbers: OASIS STIX 2.1, appendix A, "Admiralty Credibility".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from verify.model import Grade
from verify.report import Credit, Term

RELIABILITY: Mapping[Grade, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)

CREDIBILITY: Mapping[Credit, str] = MappingProxyType(
    {
        1: "confirmed by other sources",
        2: "probably true",
        3: "possibly true",
        4: "doubtful",
        5: "improbable",
        6: "truth cannot be judged",
    }
)

ICD_203: tuple[tuple[float, Term], ...] = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
)
"""Upper bounds, exclusive, and their terms; from 0.95 on it is almost certain."""

STIX_CONFIDENCE: Mapping[Credit, int | None] = MappingProxyType({1: 90, 2: 70, 3: 50, 4: 30, 5: 10, 6: None})
"""STIX `confidence` of a credibility; None leaves the property out. Not the ICD 203 bins."""

_WORST_LAST = "ABCFDE"


def icd203(probability: float) -> Term:
    """The term for a probability in [0.01, 0.99]."""
    return next((term for bound, term in ICD_203 if probability < bound), "almost certain")


def distance(one: Term, other: Term) -> int:
    """How many steps lie between two terms; 0 for the same."""
    terms = (*(term for _, term in ICD_203), "almost certain")
    return abs(terms.index(one) - terms.index(other))


def rank(grade: Grade) -> int:
    """0 for the best grade to 5 for the worst, in the order A B C F D E: a known bad record is worse than none."""
    return _WORST_LAST.index(grade)


def worst(*grades: Grade) -> Grade:
    """The worst of one or more grades."""
    return max(grades, key=rank)


def best(*grades: Grade) -> Grade:
    """The best of one or more grades."""
    return min(grades, key=rank)
