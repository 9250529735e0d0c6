"""Saved web pages: the article without what stands around it."""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from verify.errors import VerifyError
from verify.extract.documents.blocks import BlockKind, Fact, FactKey, Parsed, blocks_of
from verify.extract.documents.written_dates import written_date
from verify.names import shadow
from verify.proposals import Warned

_META = re.compile(r"<(?:meta|time)\b[^<>]{1,4000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s{0,5}=\s{0,5}(?:\"([^\"]{0,500})\"|'([^']{0,500})'|([^\s\"'<>]{1,500}))")
_DATED = frozenset(
    (
        "article:published_time", "article:published", "og:published_time", "og:article:published_time",
        "datepublished", "date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued",
        "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published",
        "date.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
        "citation_publication_date",
    )
)  # fmt: skip
"""Names under which pages state when they were published."""
_LINKED_DATA = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}(\"[^\"\n]{4,60}\")")
_ELSEWHERE = re.compile(
    r"(?:read (?:more|also|next)|more on this(?: story)?|see also|related(?: (?:stories|articles|topics))?"
    r"|share(?: this.{0,30})?|sign up.{0,60}|subscribe.{0,60}|advertisement|follow us.{0,40}):?",
    re.IGNORECASE,
)
_UNKEPT = re.compile(r"[\0\ud800-\udfff]")
_KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quote", "item": "item", "cell": "item"}
_LEAVES = frozenset(("p", "head", "item", "cell", "quote", "code", "ab", "list", "row", "table", "div", "fw"))
_LATEST = "2100-01-01"
"""Dates behind it are no guess; fixed, so that a page reads the same on every day."""


def parsed_page(source: str, address: str | None) -> Parsed:
    """The article of a page, its paragraphs separated by blank lines; VerifyError when the extra is missing."""
    found = _extracted(source, address)
    pieces = list(_pieces(found.body)) if found is not None and found.body is not None else []
    warnings = []
    if not any(map(re.compile(r"\w").search, (text for _, text in pieces))):
        pieces = [("paragraph", text) for text in _visible(source)]
        told = "no article was found in the page; " + ("all its text is shown" if pieces else "it holds no text")
        warnings.append(Warned(kind="no-article", text=told))
    facts, doubts = _facts(source, found)
    text, segments = _laid_out(pieces, next((fact.value for fact in facts if fact.key == "title"), None))
    return Parsed(text, tuple(blocks_of(text, segments)), facts, (*warnings, *doubts))


def _extracted(source: str, address: str | None) -> Any:
    """What trafilatura makes of a page; None where it makes nothing of it."""
    try:
        from trafilatura import bare_extraction, extract_metadata  # noqa: PLC0415  only pages need it
    except ImportError as error:
        wanted = "saved HTML needs the extra for texts; install it with: pip install 'verify-claims[text]'"
        raise VerifyError(wanted) from error
    for name in ("trafilatura", "htmldate", "courlan", "readability", "justext", "charset_normalizer"):
        logger = logging.getLogger(name)
        # Without a handler Python would print their warnings among the answers.
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    dates = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
    try:
        found = bare_extraction(
            source, url=address, include_comments=False, with_metadata=True, date_extraction_params=dates
        )
        return found or extract_metadata(source, default_url=address, date_config=dates)
    except Exception:  # noqa: BLE001  a page is soup: whatever its parser cannot stand leaves a page without article
        return None


def _pieces(element: Any) -> Iterator[tuple[BlockKind, str]]:
    """The texts of the article's tree, in order."""
    stack: list[tuple[Any, BlockKind]] = [(element, "paragraph")]
    while stack:
        one, kind = stack.pop()
        if isinstance(one, str):
            text = " ".join(_UNKEPT.sub("\ufffd", one).split())
            if text and not _ELSEWHERE.fullmatch(text):
                yield kind, text
            continue
        inner = _KINDS.get(one.tag, kind)
        # An item within a quote is an item, a paragraph within it part of the quote.
        stack += reversed([(part, inner) for part in _parts(one)])


def _parts(element: Any) -> Iterator[Any]:
    """The texts and the inner blocks of one element: what stands between two blocks is one text."""
    run = [element.text or ""]
    for child in element:
        if child.tag in _LEAVES:
            yield "".join(run)
            yield child
            run = [child.tail or ""]
        else:
            run += [" " if child.tag == "lb" else "".join(child.itertext()), child.tail or ""]
    yield "".join(run)


def _visible(source: str) -> list[str]:
    """All texts of a page that are no script, style or tag."""
    parts, at = [], 0
    for opening in re.finditer(r"<(script|style|noscript|template|head|nav|footer)\b|<!--", source, re.IGNORECASE):
        if opening.start() < at:
            continue
        closing = "-->" if opening[1] is None else f"</{opening[1].lower()}"
        end = _found_behind(source, closing, opening.end())
        parts.append(source[at : opening.start()])
        at = end
    parts.append(source[at:])
    blocks = re.split(
        r"</?(?:p|div|li|ul|ol|h[1-6]|td|tr|table|section|article|blockquote|br|body|title)\b[^<>]*>", "".join(parts)
    )
    texts = (html.unescape(re.sub(r"</?[A-Za-z!?][^<>]*>", "", part)) for part in blocks)
    return [text for text in (" ".join(_UNKEPT.sub("\ufffd", text).split()) for text in texts) if text]


def _found_behind(source: str, closing: str, start: int) -> int:
    match = re.compile(re.escape(closing) + r"[^<>]{0,20}>?", re.IGNORECASE).search(source, start)
    return match.end() if match else len(source)


def _laid_out(pieces: list[tuple[BlockKind, str]], title: str | None) -> tuple[str, list[tuple[BlockKind, int, int]]]:
    segments: list[tuple[BlockKind, int, int]] = []
    at = 0
    for kind, text in pieces:
        entitled = not segments and title is not None and shadow(text) == shadow(title)
        segments.append(("title" if entitled else kind, at, at + len(text)))
        at += len(text) + 2
    return "\n\n".join(text for _, text in pieces), segments


def _facts(source: str, found: Any) -> tuple[tuple[Fact, ...], tuple[Warned, ...]]:
    """What the page says of itself, and what of it is a guess."""
    said: dict[FactKey, Any] = {}
    if found is not None:
        # Without a name of its own, the name of a site is that of its computer: no outlet.
        site = found.sitename if found.sitename != found.hostname else None
        said = {"title": found.title, "outlet": site, "url": found.url}
    stated = next(_dates(source), None)
    guess = getattr(found, "date", None)
    said["published"] = stated or guess
    facts = tuple(
        Fact(key, " ".join(_UNKEPT.sub("\ufffd", value).split()), None) for key, value in said.items() if value
    )
    if not guess or stated:
        return facts, ()
    told = f"published {guess} is a guess from the page's address or text: the page does not state it"
    return facts, (Warned(kind="guessed-date", text=told),)


def _dates(source: str) -> Iterator[str]:
    """The days on which the page says it was published."""
    for tag in _META.finditer(source):
        given = {
            name.lower(): html.unescape(one or two or three) for name, one, two, three in _ATTRIBUTE.findall(tag[0])
        }
        names = {given.get(key, "").lower() for key in ("property", "name", "itemprop")}
        if names & _DATED or "pubdate" in tag[0].lower():
            yield from _day(given.get("content") or given.get("datetime") or "")
    for linked in _LINKED_DATA.finditer(source):
        try:
            yield from _day(json.loads(linked[1]))
        except ValueError:
            continue


def _day(text: str) -> Iterator[str]:
    found = written_date(text.strip())
    if found and found.value:
        yield found.value
