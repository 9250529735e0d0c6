"""What is concluded: the report and its parts, the only types that rendering knows.

The fields are those of `verify.report/1` in the order in which the JSON gives them. Probabilities are in
[0.01, 0.99], log-odds are natural logarithms, both rounded to six decimals.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import ConfigDict, Field

from verify.model import (
    Access,
    AttributionId,
    Basis,
    ClaimId,
    Grade,
    InterestValue,
    Kind,
    Record,
    Relation,
    Stance,
    Status,
)

Side = Literal["for", "against"]
Level = Literal["low", "moderate", "high"]
Balance = Literal["even", "lopsided"]
QuoteCheck = Literal["exact", "fuzzy", "orphaned", "unchecked"]
Credit = Literal[1, 2, 3, 4, 5, 6]
Term = Literal[
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain"
]


class PolicyName(Record):
    """Which policy a report was made under."""

    id: str
    version: int


class Rule(Record):
    """Which rule set the status, and why, in sentences with ids."""

    id: str
    reasons: tuple[str, ...]


class LedgerTerm(Record):
    """One term of the log-odds: `prior`, an `origin`, an `excluding-claim`, or the `clamp` to [0.01, 0.99]."""

    term: Literal["prior", "origin", "excluding-claim", "clamp"]
    log_odds: float
    root: str | None = None
    side: Side | None = None
    claim: ClaimId | None = None
    why: str | None = None


class Likelihood(Record):
    """How probable the claim is; `low` and `high` bound the policy's interval; the ledger sums to the log-odds."""

    probability: float
    low: float
    high: float
    term: Term
    scale: Literal["icd203"] = "icd203"
    ledger: tuple[LedgerTerm, ...]


class Confidence(Record):
    """How good the basis of the judgement is."""

    level: Level
    reasons: tuple[str, ...]


class Credibility(Record):
    """Admiralty credibility 1–6: as computed, and as a person set it."""

    computed: Credit
    set: Credit | None = None


class Count(Record):
    """The origins of one side: at least `min`, at most `max`."""

    min: int
    max: int


class Origin(Record):
    """The live attributions that go back to one voice on one side of a claim."""

    root: str
    side: Side
    party: str | None
    known: bool
    """Its lineage is known."""
    counted: bool
    """It is one of the `min` of its side."""
    interest: InterestValue
    grade: Grade
    attributions: tuple[AttributionId, ...]
    excluding: Mapping[AttributionId, ClaimId] = Field(default_factory=dict)
    """Which excluding claim each of its voices affirms that does not speak of this one."""
    why: str


class Origins(Record):
    """How many origins stand on each side, and how they are grouped."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    for_: Count = Field(alias="for")
    against: Count
    groups: tuple[Origin, ...]


class Noted(Record):
    """A voice against the claim that is shown and not counted."""

    attribution: AttributionId
    source: str
    stance: Stance
    why: str


class Linchpin(Record):
    """An attribution whose removal changes the status."""

    attribution: AttributionId
    status_without: Status
    probability_without: float | None


class Interest(Record):
    """Whose interest an attribution serves: stated by a person, or inferred from the parties."""

    value: InterestValue
    stated: bool
    why: str


class Withdrawn(Record):
    """Why words no longer stand: the desk withdrew them, or what they repeat; `target` is the id of what it named."""

    target: str
    by: str
    at: str
    why: str


class Voice(Record):
    """One attribution as a report shows it, with names in place of ids."""

    id: AttributionId
    source: str
    kind: Kind | None
    role: str | None
    party: str | None
    """Its own, or that inherited along `part_of`."""
    stance: Stance
    basis: Basis
    confirmed: bool
    interest: Interest
    access: Access
    grade: Grade
    """Effective: the worst of root, relays and carriers."""
    unnamed: bool
    relays: tuple[str, ...]
    via: tuple[str, ...]
    rests_on: tuple[str, ...]
    at: str | None
    quote: str | None
    quote_check: QuoteCheck
    document: str | None
    url: str | None
    note: str | None
    live: bool
    withdrawn: Withdrawn | None = None


class LinkShown(Record):
    """How another claim bears on this one; `computed` ones follow from item and value, the others were stated."""

    relation: Relation | Literal["superseded-by", "excludes", "update", "updated-by"]
    claim: ClaimId
    computed: bool
    why: str


class JudgementShown(Record):
    """The signed verdict on a claim; `stale` when the evidence has changed since."""

    verdict: Status
    why: str
    by: str
    at: str
    credibility: Credit | None
    stale: bool
    signers: tuple[str, ...]
    """Everybody whose signature of this verdict stands, in the order of signing."""
    rules: bool
    """It sets the status: it is not stale, and the policy accepts who signed."""
    otherwise: tuple[str, ...]
    """Who signed another verdict on the same evidence: `ines: refuted`."""


class Assessment(Record):
    """One claim with everything concluded about it."""

    id: ClaimId
    uid: str
    text: str
    when: str | None
    topic: str | None
    favors: tuple[str, ...]
    harms: tuple[str, ...]
    item: str | None
    value: int | float | str | None
    status: Status
    computed_status: Status
    balance: Balance | None
    rule: Rule
    likelihood: Likelihood | None
    confidence: Confidence
    credibility: Credibility
    origins: Origins
    cross_party: bool
    """Counted origins of two parties that have a stake agree."""
    noted: tuple[Noted, ...]
    flags: tuple[str, ...]
    """What a person should look at: opposite stances on one day, misattributions, updates, claims to split."""
    linchpins: tuple[Linchpin, ...]
    next_checks: tuple[str, ...]
    judgement: JudgementShown | None
    superseded_by: ClaimId | None
    links: tuple[LinkShown, ...]
    attributions: tuple[Voice, ...]


class Counts(Record):
    """How many claims have each status; superseded ones stand outside."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    verified: int = 0
    disputed: int = 0
    single_source: int = Field(default=0, alias="single-source")
    unsourced: int = 0
    denied: int = 0
    refuted: int = 0
    unverifiable: int = 0


class Chokepoint(Record):
    """A carrier through which several claims hang: without it, `claims` of the `of` sourced ones change status."""

    carrier: str
    claims: int
    of: int


class Report(Record):
    """The confidence report, `verify.report/1`."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    schema_: Literal["verify.report/1"] = Field(default="verify.report/1", alias="schema")
    generated_at: str
    as_of: str | None
    policy: PolicyName
    ledger_head: str | None
    counts: Counts
    claims: tuple[Assessment, ...]
    chokepoints: tuple[Chokepoint, ...]
