"""The version tables and their columns, in the order in which rows are written, read and digested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verify.errors import NotFound

Thing = Literal["source", "document", "claim", "attribution", "link", "judgement", "merge", "withdrawal", "redaction"]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One kind of recorded thing: its identity table, its version table and the columns that say what it is."""

    thing: Thing
    content: tuple[str, ...]
    texts: tuple[str, ...] = ()
    """Columns of free text, which a redaction blanks."""

    @property
    def letter(self) -> str:
        """The letter of its public ids."""
        return self.thing[0].upper()

    @property
    def identities(self) -> str:
        """The table of its numbers."""
        return f"{self.thing}s"

    @property
    def versions(self) -> str:
        """The table of its versions."""
        return f"{self.thing}_versions"

    @property
    def digested(self) -> tuple[str, ...]:
        """The columns that a row's digest covers."""
        return ("row", self.thing, *self.content, "added")

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of the version table."""
        return (*self.digested, "ended", "digest")

    def selected(self, *columns: str, alias: str = "v") -> str:
        """Columns for a SELECT: those named, or the content."""
        return ", ".join(f'{alias}."{column}"' for column in columns or self.content)


SOURCES = Table(
    "source",
    ("name", "kind", "party", "part_of", "grade", "official", "unnamed", "role", "aliases", "notes"),
    texts=("name", "role", "aliases", "notes"),
)
DOCUMENTS = Table(
    "document",
    ("title", "outlet", "url", "published", "retrieved", "sha256", "text", "copies"),
    texts=("title", "outlet", "url", "text"),
)
CLAIMS = Table(
    "claim",
    ("uid", "text", "when", "topic", "favors", "harms", "item", "value", "key"),
    texts=("text", "key"),
)
ATTRIBUTIONS = Table(
    "attribution",
    (
        *("claim", "source", "stance", "basis", "confirmed", "access", "interest", "independent", "why", "note"),
        *("at", "quote", "document", "span_start", "span_end", "via", "relays", "rests_on"),
    ),
    texts=("why", "note", "quote"),
)
LINKS = Table("link", ("relation", "one", "other"))
JUDGEMENTS = Table("judgement", ("claim", "verdict", "why", "by", "at", "content_hash", "credibility"), texts=("why",))
MERGES = Table("merge", ("source", "kept"))
WITHDRAWALS = Table("withdrawal", ("source", "document", "attribution", "through", "why", "by", "at"), texts=("why",))
REDACTIONS = Table("redaction", ("thing", "version", "sealed", "remains", "why", "by", "at"))

TABLES = (SOURCES, DOCUMENTS, CLAIMS, ATTRIBUTIONS, LINKS, JUDGEMENTS, MERGES, WITHDRAWALS, REDACTIONS)
"""In the order in which rows may refer to one another."""


def table_of(identity: str) -> Table:
    """The kind of thing that a public id such as `C12` names; NotFound when it is none."""
    for table in TABLES:
        if identity[:1] == table.letter:
            return table
    raise NotFound(f"{identity!r} is no id; one looks like C1")


def number_of(table: Table, reference: str) -> int:
    """The number in a public id such as `C12`; NotFound when it is none."""
    digits = reference.removeprefix(table.letter)
    if digits == reference or not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
        raise NotFound(f"there is no {table.thing} {reference!r}; its id would look like {table.letter}1")
    return int(digits)


def is_id(table: Table, text: str) -> bool:
    """Whether the text has the form of a public id of this kind."""
    return text[:1] == table.letter and text[1:].isascii() and text[1:].isdigit() and len(text) <= 19
