"""What is recorded: sources, documents, claims, attributions, links, judgements and the ledger's entries.

All of it is frozen. Ids are the public ones (`S1`, `D1`, `C1`, `A1`, `L1`, `J1`). What is concluded from these facts
stands in `verify.report`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

SourceId = str
DocumentId = str
ClaimId = str
AttributionId = str
LinkId = str
JudgementId = str
WithdrawalId = str

Kind = Literal["person", "organization", "outlet", "government", "military", "group", "imagery", "document", "sensor"]
Grade = Literal["A", "B", "C", "D", "E", "F"]
Stance = Literal["affirms", "denies", "partly", "doubts", "no-comment", "retracts"]
InterestValue = Literal["against", "self-serving", "neutral", "unknown"]
Access = Literal["first-hand", "second-hand", "unknown"]
Basis = Literal["explicit", "implicit", "own-voice"]
Relation = Literal["contradicts", "same", "supersedes"]
Status = Literal["verified", "disputed", "single-source", "unsourced", "denied", "refuted", "unverifiable"]

KINDS: tuple[Kind, ...] = get_args(Kind)
GRADES: tuple[Grade, ...] = get_args(Grade)
STANCES: tuple[Stance, ...] = get_args(Stance)
INTERESTS: tuple[InterestValue, ...] = get_args(InterestValue)
ACCESSES: tuple[Access, ...] = get_args(Access)
BASES: tuple[Basis, ...] = get_args(Basis)
STATUSES: tuple[Status, ...] = get_args(Status)

NO_PARTY = "none"
"""The party of a source that is stated to be of no party; an absent party is unknown."""


class Record(BaseModel):
    """A recorded value: frozen, and of just these fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """Who asserts."""

    id: SourceId
    name: str
    kind: Kind | None = None
    party: str | None = None
    """A side with a stake, `none` for stated impartiality, absent when unknown."""
    part_of: SourceId | None = None
    """The organisation or command it speaks for; the party is inherited along it."""
    grade: Grade = "F"
    official: bool = False
    unnamed: bool = False
    role: str | None = None
    aliases: tuple[str, ...] = ()
    notes: str | None = None


class Document(Record):
    """A text that carries claims, fixed by the SHA-256 of its bytes when they are at hand."""

    id: DocumentId
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    sha256: str | None = None
    text: str | None = None
    """The text as read; quotes and spans are places in it."""
    copies: tuple[DocumentId, ...] = ()
    """Documents whose text this one repeats."""


class Claim(Record):
    """One atomic statement that can be true or false."""

    id: ClaimId
    uid: str
    """12 hex digits of the SHA-256 of its text, when, item and value: what makes it this claim."""
    text: str
    when: str | None = None
    """The day, month, year or closed interval in which it is held to be true; absent overlaps all."""
    topic: str | None = None
    favors: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    item: str | None = None
    """A question such as "dead at Hroza", of which `value` is this claim's answer."""
    value: str | None = None
    key: str | None = None
    """A name for it in files of records."""


class Attribution(Record):
    """One source taking a stance on one claim, with the words that show it."""

    id: AttributionId
    claim: ClaimId
    source: SourceId
    stance: Stance = "affirms"
    basis: Basis = "explicit"
    confirmed: bool = False
    """A person has confirmed that an implicit basis is right."""
    access: Access = "unknown"
    interest: InterestValue | None = None
    """Stated by a person; absent, it is inferred from the parties."""
    independent: bool = False
    """Declared to go back to nobody else; counts with a reason in `why` only."""
    why: str | None = None
    note: str | None = None
    at: str | None = None
    """When it was said: a date, a partial date or a time."""
    quote: str | None = None
    document: DocumentId | None = None
    span: tuple[int, int] | None = None
    """Place of the quote in the document: code points, end exclusive."""
    via: tuple[SourceId, ...] = ()
    """The carriers through which we have it: one chain, nearest first."""
    relays: tuple[SourceId, ...] = ()
    """Sources whose words these are; with any, this attribution adds no origin of its own."""
    rests_on: tuple[SourceId, ...] = ()
    """Imagery and documents that it rests on."""


class Link(Record):
    """A relation that a person stated between two claims; `supersedes` reads `one` supersedes `other`."""

    id: LinkId
    relation: Relation
    one: ClaimId
    other: ClaimId


class Judgement(Record):
    """A person's signed verdict, bound to the content hash of what it judged."""

    id: JudgementId
    claim: ClaimId
    verdict: Status
    why: str
    by: str
    at: str
    content_hash: str
    credibility: Literal[1, 2, 3, 4, 5, 6] | None = None


class Withdrawal(Record):
    """What the desk no longer relies on: an attribution, a document with its copies, or what a source had said."""

    id: WithdrawalId
    source: SourceId | None = None
    through: AttributionId | None = None
    """The attribution recorded last when a source was withdrawn: what it says afterwards stands."""
    document: DocumentId | None = None
    attribution: AttributionId | None = None
    why: str
    by: str
    at: str

    @property
    def target(self) -> str:
        """The id of what is withdrawn."""
        return self.source or self.document or self.attribution or ""


class Entry(Record):
    """One line of the append-only ledger: who changed what, when, chained by hash."""

    number: int
    at: str
    actor: str
    command: str
    arguments: str
    """SHA-256 of the command's arguments."""
    root: str
    """RFC 6962 Merkle root over the digests of the rows it added and the ids of those it ended."""
    hash: str
    """SHA-256 over all of these and the hash before: the ledger's head after this entry."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How what a source said on a claim turned out, once a person had signed whether the claim is true."""

    claim: ClaimId
    topic: str | None
    affirmed: bool
    """It affirmed the claim; else it denied it."""
    held: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What an assessment reads: the claims to assess, and all that bears on them.

    `attributions` holds, in entry order, those of the claims to assess and of the claims that may exclude them;
    `claims` holds both, `shown` those to assess.
    """

    claims: Mapping[ClaimId, Claim] = field(default_factory=dict)
    attributions: Mapping[ClaimId, tuple[Attribution, ...]] = field(default_factory=dict)
    sources: Mapping[SourceId, Source] = field(default_factory=dict)
    documents: Mapping[DocumentId, Document] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    judgements: Mapping[ClaimId, tuple[Judgement, ...]] = field(default_factory=dict)
    """All of them, in the order in which they were signed."""
    adders: Mapping[ClaimId, str] = field(default_factory=dict)
    """Who recorded each claim that is judged."""
    withdrawals: tuple[Withdrawal, ...] = ()
    sealed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """SHA-256 of each text that was redacted, by the id of its thing and its field."""
    shown: tuple[ClaimId, ...] = ()
    records: Mapping[SourceId, tuple[Outcome, ...]] = field(default_factory=dict)
    """How what each source said turned out, on every signed claim: those to assess among them."""
