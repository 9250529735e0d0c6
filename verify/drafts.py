"""What is handed in, before it has an id: the input records of the contract, as typed dictionaries.

The keys are those of the JSON. Command-line values, NDJSON, JSON and CSV all become these; the store turns them into
facts. Texts are raw here: the store folds names and claims. Reading records holds them to the annotations, which
also bring a claim's `when` and `value` into one spelling and a lone text into a list.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Required

from pydantic import AfterValidator, ConfigDict, Field, GetCoreSchemaHandler, with_config
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_after_validator_function, union_schema
from typing_extensions import TypedDict

from verify.dates import days_of, normal_interval
from verify.model import Access, Basis, Grade, InterestValue, Kind, Stance
from verify.values import normal_value

WANTED_SPAN = "two whole numbers from 0 up: start and end of the quote in the document"
WANTED_DOCUMENT = "an object with a title, outlet, url, sha256 or text"

_JUST_THESE = ConfigDict(extra="forbid", strict=True)


def _date(text: str) -> str:
    days_of(text)
    return text


def _forward(span: tuple[int, int]) -> tuple[int, int]:
    if span[0] > span[1]:
        raise ValueError(f"found {list(span)}, wanted {WANTED_SPAN}")
    return span


def _findable(document: DocumentDraft) -> DocumentDraft:
    if not document.keys() & {"title", "outlet", "url", "sha256", "text"}:
        raise ValueError(f"found nothing to know it by, wanted {WANTED_DOCUMENT}")
    return document


class _OneOrMore:
    """Takes a lone text for a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        lone = no_info_after_validator_function(lambda text: [text], handler.generate_schema(Text))
        return union_schema([handler(source), lone], mode="left_to_right")


Text = Annotated[str, Field(pattern=r"[^\s\x1c-\x1f]")]
"""A text with something in it; what is absent has no key."""
Texts = Annotated[list[Text], _OneOrMore()]
Date = Annotated[str, AfterValidator(_date)]
Place = Annotated[int, Field(ge=0, lt=2**63)]


@with_config(_JUST_THESE)
class SourceDraft(TypedDict, total=False):
    """A source as a record gives it; `part_of` is a source's name, alias or id."""

    name: Required[Text]
    kind: Kind
    party: Text
    part_of: Text
    grade: Grade
    official: bool
    unnamed: bool
    role: Text
    aliases: Texts
    notes: Text
    uid: str


@with_config(_JUST_THESE)
class DocumentDraft(TypedDict, total=False):
    """A document as a record gives it; `copies` names others by title, url, SHA-256 or id."""

    title: Text
    outlet: Text
    url: Text
    published: Date
    retrieved: Date
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    text: str
    copies: Texts
    uid: str


Findable = Annotated[DocumentDraft, AfterValidator(_findable)]


@with_config(_JUST_THESE)
class AttributionDraft(TypedDict, total=False):
    """An attribution as a record gives it."""

    source: Required[Annotated[Text | SourceDraft, Field(union_mode="left_to_right")]]
    stance: Stance
    basis: Basis
    confirmed: bool
    access: Access
    interest: InterestValue
    independent: bool
    why: Text
    note: Text
    at: Date
    quote: Text
    span: Annotated[tuple[Place, Place], AfterValidator(_forward)]
    document: Annotated[Text | Findable, Field(union_mode="left_to_right")]
    url: Text
    via: Texts
    relays: Texts
    rests_on: Texts
    uid: str


@with_config(_JUST_THESE)
class ClaimDraft(TypedDict, total=False):
    """A claim as a record gives it; only `claim`, its text, is required."""

    claim: Required[Text]
    when: Annotated[str, AfterValidator(normal_interval)]
    topic: Text
    favors: Texts
    harms: Texts
    item: Text
    value: Annotated[str | int | float, Field(union_mode="left_to_right"), AfterValidator(normal_value)]
    key: Text
    contradicts: Texts
    attributions: list[AttributionDraft]
    uid: str


Draft = (
    tuple[Literal["claim"], ClaimDraft]
    | tuple[Literal["source"], SourceDraft]
    | tuple[Literal["document"], DocumentDraft]
)
"""One record: a claim with its attributions, or the declaration of a source or a document."""
