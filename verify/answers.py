"""What the desk's other questions are answered with.

Where claims stand, what moved them, what a gate asks, how a source has held, what a careful editor would ask.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from verify.model import ClaimId, Grade, Record, Status
from verify.report import Assessment, Balance, Credit, PolicyName, Term

_ALIASED = ConfigDict(validate_by_name=True, serialize_by_alias=True)

What = Literal["status", "balance", "credibility", "signature", "superseded_by", "likelihood"]
Signature = Literal["none", "signed", "stale", "lone"]
"""`lone` is signed by nobody but who recorded the claim, under a policy that asks for another signer."""


class Position(Record):
    """Where a claim stands, in what a later correction may move."""

    status: Status
    computed_status: Status
    balance: Balance | None
    credibility: Credit
    """As a person set it, else as computed."""
    probability: float | None
    term: Term | None
    signature: Signature
    superseded_by: ClaimId | None


class Shift(Record):
    """A claim before and after; None where it is not there."""

    id: ClaimId
    text: str
    what: tuple[What, ...]
    """What moved; nothing when it stands as before."""
    before: Position | None
    after: Position | None


class Happening(Record):
    """One ledger entry that touched a claim, in words."""

    entry: int
    at: str
    actor: str
    command: str
    what: str


class ClaimReport(Record):
    """One claim, all of it, with its history: what `verify show` gives, `verify.claim/1`."""

    model_config = _ALIASED

    schema_: Literal["verify.claim/1"] = Field(default="verify.claim/1", alias="schema")
    generated_at: str
    policy: PolicyName
    ledger_head: str | None
    claim: Assessment
    history: tuple[Happening, ...]


class Moved(Shift):
    """A claim that moved between two moments, and the entries that did it."""

    entries: tuple[Happening, ...]


class Correction(Record):
    """What a correction did, and what it moved, `verify.corrected/1`."""

    model_config = _ALIASED

    schema_: Literal["verify.corrected/1"] = Field(default="verify.corrected/1", alias="schema")
    done: str
    """`edited`, `withdrawn`, `signed` …"""
    ids: tuple[str, ...]
    entry: int | None
    """The entry that `undo` took back."""
    changed: bool
    """False when all stood so already."""
    dry_run: bool
    claims: tuple[Shift, ...]
    """Those that it touches, and those that it moves in another way."""
    unmoved: int
    """How many more it reaches, which stand as before."""
    notes: tuple[str, ...]


class Difference(Record):
    """What changed between two entries of the ledger, `verify.diff/1`; 0 is before the first."""

    model_config = _ALIASED

    schema_: Literal["verify.diff/1"] = Field(default="verify.diff/1", alias="schema")
    since: int
    until: int
    policy: PolicyName
    claims: tuple[Moved, ...]


class Unmet(Record):
    """A claim that a gate does not let through: what is needed, what is there, and because of which attributions."""

    id: ClaimId
    text: str
    status: Status
    """As the gate counts it: unsigned claims stand lower where the policy asks for a signature."""
    rule: str
    needed: str
    found: str
    attributions: tuple[str, ...]
    next_checks: tuple[str, ...]


class Held(Record):
    """A claim that was held to a gate."""

    id: ClaimId
    text: str


class Gate(Record):
    """Whether every claim may be printed, `verify.gate/1`."""

    model_config = _ALIASED

    schema_: Literal["verify.gate/1"] = Field(default="verify.gate/1", alias="schema")
    policy: PolicyName
    allowed: tuple[Status, ...]
    met: bool
    claims: tuple[Held, ...]
    unmet: tuple[Unmet, ...]


class TopicRecord(Record):
    """How often a source held on one topic; None holds the claims without a topic."""

    topic: str | None
    n: int
    held: int


class TrackRecord(Record):
    """How often what a source said turned out true by signed judgements; `low` and `high` bound 80 %."""

    n: int
    held: int
    low: float
    high: float
    by_topic: tuple[TopicRecord, ...]
    grade: Grade
    """As a person set it; the record never does."""
    suggested: Grade | None
    why: str


class Copy(Record):
    """One sentence to publish, `verify.copy/1`."""

    model_config = _ALIASED

    schema_: Literal["verify.copy/1"] = Field(default="verify.copy/1", alias="schema")
    id: ClaimId
    text: str


class Advice(Record):
    """What a careful editor would ask; `code` names the rule of `verify lint`, `subject` the id of what it is about."""

    code: str
    subject: str
    text: str
    """One sentence with ids: what, where, and what to do."""


class Advised(Record):
    """What a careful editor would ask, `verify.lint/1`."""

    model_config = _ALIASED

    schema_: Literal["verify.lint/1"] = Field(default="verify.lint/1", alias="schema")
    advice: tuple[Advice, ...]
