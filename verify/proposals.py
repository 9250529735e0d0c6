"""What a reading of prose proposes, before a person decides: attributed claims with their words and their doubts.

Nothing here is recorded. All places are `[start, end)` in code points of the document's text as it was read.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from verify.drafts import ClaimDraft, DocumentDraft, SourceDraft
from verify.model import Kind, Record, SourceId, Stance

Label = Literal["explicit", "implicit", "own-voice", "attitude", "opinion"]
"""What carries a proposal: the text attributes it, the same speaker goes on, the document says it by itself; what
somebody hopes or wants; what asserts nothing. Only the first three can become claims."""
Form = Literal["direct", "indirect", "mixed"]
Certainty = Literal["low", "moderate", "high"]
Place = tuple[int, int]

CLAIMABLE: tuple[Label, ...] = ("explicit", "implicit", "own-voice")


class Words(Record):
    """Words of the document; several places when other words stand between."""

    text: str
    """As they stand there, the places joined by " … "."""
    places: tuple[Place, ...]


class Warned(Record):
    """Something a person should look at before the claim is taken."""

    kind: str
    """A short name, such as `weekday-conflict`, `plural-source`, `strong-verb`."""
    text: str
    place: Place | None = None


class Speaker(Record):
    """Who is proposed as the source of a claim."""

    name: str
    """The full name where the text gives one anywhere, else how the text calls it."""
    words: Words | None = None
    """How this place calls it; None where it is not named here."""
    kind: Kind | None = None
    party: str | None = None
    role: str | None = None
    official: bool = False
    unnamed: bool = False
    known: SourceId | None = None
    """The source of the database that goes by this name."""
    why: tuple[str, ...] = ()
    """What the name, kind and party were taken from."""


class Moment(Record):
    """When a claim is held to be true, with what was assumed to tell."""

    value: str
    """A day, month, year or closed interval, as a claim's `when`."""
    words: Words
    assumption: str | None = None
    """What a relative date was resolved against; None for one that the text gives in full."""


class Proposal(Record):
    """One statement found in a document, and who takes which stance on it."""

    number: int
    label: Label
    claim: str
    """A sentence that stands alone; what was put in for a pronoun without certainty stands in brackets."""
    stance: Stance
    form: Form
    speaker: Speaker | None
    """None where the document speaks by itself."""
    relays: tuple[Speaker, ...] = ()
    """Whose words the speaker passes on, nearest first: "X, citing Y"."""
    cue: Words | None
    content: Words
    quote: str
    """The words that show it: from source to content."""
    place: Place
    """Where the quote stands: the text of the document there is the quote."""
    topic: str | None = None
    when: Moment | None = None
    hedges: tuple[str, ...] = ()
    confidence: Certainty
    """How sure the reading is that the text says this; nothing is said on whether it is true."""
    doubts: tuple[str, ...] = ()
    """What lowers the confidence."""
    warnings: tuple[Warned, ...] = ()
    known: str | None = None
    """The claim of the database that already records it from these words."""
    record: ClaimDraft | None
    """What accepting it records, as `import` takes it; None for attitudes and opinions.

    Its attributions have the `quote`, the `span` (which is `place`) and the `document` without its text: by document
    and span a proposal is known again once it is recorded.
    """


class Overview(Record):
    """A reading in numbers."""

    explicit: int
    implicit: int
    own_voice: int
    attitudes: int
    opinions: int
    named: tuple[str, ...]
    """Sources by name, those with the most proposals first."""
    unnamed: tuple[str, ...]
    carrier: str | None
    """Through what all of it came: the outlet, where known."""


class Reading(Record):
    """One document with what it proposes."""

    document: DocumentDraft
    """As `import` takes it: sha256, title, outlet, url, published, text."""
    overview: Overview
    warnings: tuple[Warned, ...]
    """What concerns the document as a whole."""
    sources: tuple[SourceDraft, ...] = ()
    """The sources that records name without telling of them: those that are relayed, and the carrier.

    They are declared before a record that names them is taken: an unnamed voice must not become a named one.
    """
    proposals: tuple[Proposal, ...]


class Readings(Record):
    """What `verify ingest --json` prints, `verify.proposals/1`; `import` takes the documents and the records in it."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    schema_: Literal["verify.proposals/1"] = Field(default="verify.proposals/1", alias="schema")
    documents: tuple[Reading, ...]
