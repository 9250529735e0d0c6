"""A file's bytes as a document: its text, what it says about itself, and the blocks that a parser reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from verify.dates import WANTED, days_of
from verify.drafts import DocumentDraft
from verify.errors import InputError
from verify.extract.documents.blocks import Block, BlockKind, Fact, FactKey, Parsed
from verify.extract.documents.datelines import dateline_in, has_bare_time, stamp_end
from verify.extract.documents.decoding import decoded
from verify.extract.documents.html import parsed_page
from verify.extract.documents.markdown import parsed_markdown
from verify.extract.documents.plain import parsed_plain
from verify.names import shadow
from verify.proposals import Warned

__all__ = ["Block", "BlockKind", "Text", "read"]

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s{0,1000}(?:<\?xml[^<>]{0,200}>\s{0,200})?(?:<!--[^<>]{0,2000}-->\s{0,200}){0,5}"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)


class Text(NamedTuple):
    """A document as it was read."""

    document: DocumentDraft
    blocks: tuple[Block, ...]
    """In the order of the text; none overlaps another."""
    warnings: tuple[Warned, ...]


def read(data: bytes, name: str, given: DocumentDraft) -> Text:
    """The document that a file holds; what is given wins over what it says itself.

    VerifyError for a file that is no text, or a page without the extra that reads pages.
    """
    lower = name.lower()
    page = lower.endswith((".html", ".htm", ".xhtml")) or _begins_as_page(data)
    found = decoded(data, name, page=page)
    if page:
        parsed = parsed_page(found.text, given.get("url"))
    elif lower.endswith((".md", ".markdown")):
        parsed = parsed_markdown(found.text)
    else:
        parsed = parsed_plain(found.text)
    parsed = _without_leads(parsed)
    document, conflicts = _described(parsed.facts, given)
    document["sha256"], document["text"] = sha256(data).hexdigest(), parsed.text
    warnings = [*found.warnings, *parsed.warnings, *conflicts]
    if not parsed.blocks and not any(one.kind == "no-article" for one in warnings):
        warnings.append(Warned(kind="no-text", text="nothing to read was found"))
    if page:
        # A page's text is the article, not the file: places in the file mean nothing there.
        warnings = [one.model_copy(update={"place": None}) if one.kind == "encoding" else one for one in warnings]
    return Text(document, parsed.blocks, tuple(warnings))


def _begins_as_page(data: bytes) -> bool:
    return _PAGE.match(data[:8192].replace(b"\0", b"")) is not None


def _without_leads(parsed: Parsed) -> Parsed:
    """The blocks without datelines and time stamps; what a dateline says is added."""
    blocks: list[Block] = []
    facts, warnings = list(parsed.facts), list(parsed.warnings)
    first = True
    bare = sum(has_bare_time(one.text) for one in parsed.blocks) > 1
    for one in parsed.blocks:
        if one.kind == "title":
            blocks.append(one)
            continue
        rest = _from(one, stamp_end(one.text, bare=bare))
        lead = dateline_in(rest, first=first) if rest and rest.kind != "heading" else None
        if rest and lead:
            rest = _from(rest, lead.end)
            warnings += lead.warnings
            facts += lead.facts if first else ()
        if rest:
            blocks.append(rest)
            first = first and rest.kind == "heading"
    return parsed._replace(blocks=tuple(blocks), facts=tuple(facts), warnings=tuple(warnings))


def _from(block: Block, start: int) -> Block | None:
    if not start:
        return block
    return block.after(start) if re.search(r"[^\W_]", block.text[start:]) else None


def _described(facts: Sequence[Fact], given: DocumentDraft) -> tuple[DocumentDraft, tuple[Warned, ...]]:
    """The document's description, and where two of its sources contradict each other."""
    document = given.copy()
    warnings: list[Warned] = []
    for key, same in _SAME.items():
        said = [fact for fact in facts if fact.key == key]
        value = document.get(key) or (said[0].value if said else None)
        if value is None:
            continue
        document[key] = value
        origin = "given" if given.get(key) else "said before"
        warnings += _contradictions(key, value, origin, (fact for fact in said if not same(fact.value, value)))
    return document, tuple(warnings)


def _contradictions(key: FactKey, value: str, origin: str, others: Iterable[Fact]) -> Iterable[Warned]:
    for other in others:
        kind = "date-conflict" if key == "published" else f"{key}-conflict"
        told = f"the document says {key} “{other.value}”, and “{value}” is {origin}"
        told += ": the text may be a copy" if key == "outlet" else ""
        yield Warned(kind=kind, text=told, place=other.place)


def _same_days(one: str, other: str) -> bool:
    try:
        return days_of(one).overlaps(days_of(other))
    except ValueError as error:
        raise InputError("published", repr(other), WANTED) from error


def _same_words(one: str, other: str) -> bool:
    return shadow(one) == shadow(other)


def _same_address(one: str, other: str) -> bool:
    return one == other


def _whatever(_one: str, _other: str) -> bool:
    return True


# Two titles of one text contradict nothing: a page's and that of its article.
_SAME: dict[FactKey, Callable[[str, str], bool]] = {
    "title": _whatever, "outlet": _same_words, "url": _same_address, "published": _same_days,
}  # fmt: skip
