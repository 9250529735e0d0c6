"""Documents: the same by their bytes, else by their address, else by title, outlet and date."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from verify.drafts import DocumentDraft
from verify.errors import Ambiguous, Conflict, InputError, NotFound, VerifyError
from verify.names import folded
from verify.store.ledger import canonical
from verify.store.moment import Moment
from verify.store.pen import Pen
from verify.store.rulings import sealed
from verify.store.tables import DOCUMENTS, is_id, number_of
from verify.store.texts import at_place, clean, dated, kept, kept_folded

REMEMBERED = 50_000
"""Drafts that are kept in memory; past this, all are looked up anew."""

_SELECT = f"SELECT row, document, {DOCUMENTS.selected()} FROM document_versions v WHERE ended IS NULL AND "  # noqa: S608
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")

Values = dict[str, Any]
"""The content columns of a document version, `copies` as a list."""


class Documents:
    """The documents of a database as one transaction sees and extends them."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._known: dict[str, int] = {}

    def forget(self) -> None:
        """Look everything up anew."""
        self._known.clear()

    def number(self, given: str | DocumentDraft, url: str | None = None) -> int:
        """The document that a reference or a draft means, made or filled in where needed."""
        key = f"{given!r} {url!r}"
        if (known := self._known.get(key)) is not None:
            return known
        number = self._resolved(given, url)
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[key] = number
        return number

    def change(self, number: int, given: DocumentDraft, unset: Sequence[str]) -> None:
        """Correct what is recorded of a document, but not its bytes."""
        row, stored = self._version(number)
        values = _values({**given})
        changed = {
            column: values[column] if column in given else None if column in unset else value
            for column, value in stored.items()
        }
        changed["copies"] = [] if "copies" in unset else stored["copies"]
        if "copies" in given:
            changed["copies"] = copied = self._copied(given["copies"])
            self._refuse_cycle(number, copied)
        if not any(changed[column] for column in ("title", "outlet", "url", "sha256")):
            raise InputError("unset", "all that tells which document it is", "a title, outlet or url that stays")
        self._refuse_double(number, changed)
        self._replace(number, row, stored, changed)
        self.forget()

    def _refuse_double(self, number: int, values: Values) -> None:
        columns = ("title", "outlet", "url", "published", "sha256")
        same = " AND ".join(f"{column} IS ?" for column in columns)
        told = tuple(values[column] for column in columns)
        for _, other, *_ in self._pen.connection.execute(f"{_SELECT} {same}", told):
            if other != number:
                raise Conflict(f"D{number} would be just what D{other} is; nothing was changed")

    def _resolved(self, given: str | DocumentDraft, url: str | None) -> int:
        draft = self._meant(given) if isinstance(given, str) else given
        if isinstance(draft, int):
            row, values = self._version(draft)
            filled = {**values, "url": values["url"] or url}
            if url not in (None, filled["url"]):
                raise _conflict(draft, "url", values["url"], url)
            self._replace(draft, row, values, filled)
            return draft
        if url is not None:
            if draft.get("url") not in (None, "", url):
                raise InputError("url", repr(url), f"the document's own, {draft.get('url')!r}")
            draft = {**draft, "url": url}
        values = _values(draft)
        values["copies"] = self._copied(draft.get("copies") or ())
        if not any(values.values()):
            raise InputError("document", "nothing that tells which", "a title, url, sha256 or text")
        self._refuse_redacted(values)
        matched = self._match(values)
        if matched is None:
            return self._pen.new(DOCUMENTS, _content(values))
        number, row, stored = matched
        filled = {column: stored[column] if stored[column] is not None else values[column] for column in values}
        filled["copies"] = list(dict.fromkeys([*stored["copies"], *values["copies"]]))
        for column in ("title", "outlet", "published"):
            if values[column] not in (None, filled[column]):
                raise _conflict(number, column, stored[column], values[column])
        _refuse_other(number, stored["text"], values["text"])
        if filled["copies"] != stored["copies"]:
            self._refuse_cycle(number, filled["copies"])
        self._replace(number, row, stored, filled)
        return number

    def _refuse_redacted(self, values: Values) -> None:
        """Refuse a text that was redacted, whatever else is told of its document."""
        if values["text"] is None:
            return
        blank = [number for number, _, stored in self._with("sha256", values) if stored["text"] is None]
        redacted = sealed(self._pen.connection, Moment()) if blank else {}
        for number in blank:
            if (f"D{number}", "text") in redacted:
                raise Conflict(f"the text of D{number} was redacted; it is not stored again: leave `text` out")

    def _copied(self, references: Sequence[str]) -> list[int]:
        numbers = []
        for index, reference in enumerate([references] if isinstance(references, str) else references):
            try:
                numbers.append(self.number(clean(reference, "")))
            except VerifyError as error:
                raise at_place(error, f"copies[{index}]") from error
        return list(dict.fromkeys(numbers))

    def _meant(self, reference: str) -> DocumentDraft | int:
        """What a reference means: a known document's number, or a draft of one."""
        draft = _as_draft(reference)
        if isinstance(draft, int) or "title" not in draft:
            return draft
        # An address without http is told from a title by being known as one.
        known = self._with("url", {"url": folded(draft["title"])})
        return known[0][0] if known else draft

    def _match(self, values: Values) -> tuple[int, int, Values] | None:
        """The stored document that these values mean: number, row and values."""
        if values["sha256"] is not None:
            # One agency text stands in many outlets: the same bytes elsewhere are another document.
            found = [one for one in self._with("sha256", values) if _agree(one[2], values, ("outlet", "url"))]
            if found:
                return _single(found, values["sha256"])
        if values["url"] is not None:
            found = [one for one in self._with("url", values) if _agree(one[2], values, ("sha256",))]
            if found:
                return _single(found, values["url"])
        if values["title"] is None:
            return None
        others = ("outlet", "published", "url", "sha256")
        # With an address that none has, only documents without one can be meant: thousands may share a title.
        narrow = "" if values["url"] is None else " AND url IS NULL"
        found = [one for one in self._with("title", values, narrow) if _agree(one[2], values, others)]
        exact = [one for one in found if all(one[2][column] == values[column] for column in others[:2])]
        return _single(exact or found, values["title"])

    def _with(self, column: str, values: Values, narrow: str = "") -> list[tuple[int, int, Values]]:
        query = f"{_SELECT} {column} = ?{narrow} ORDER BY document"
        return [_read(found) for found in self._pen.connection.execute(query, (values[column],))]

    def _version(self, number: int) -> tuple[int, Values]:
        found = self._pen.connection.execute(f"{_SELECT} document = ?", (number,)).fetchone()
        if found is None:
            raise NotFound(f"there is no document D{number}")
        return _read(found)[1:]

    def _replace(self, number: int, row: int, stored: Values, values: Values) -> None:
        if values != stored:
            self._pen.replace(DOCUMENTS, number, row, _content(values))

    def _refuse_cycle(self, number: int, copies: Sequence[int]) -> None:
        ahead, seen = list(copies), set(copies)
        while ahead:
            one = ahead.pop()
            if one == number:
                raise InputError("copies", f"a document that copies D{number} itself", "one that does not")
            further = [copied for copied in self._version(one)[1]["copies"] if copied not in seen]
            ahead += further
            seen.update(further)


def _as_draft(reference: str) -> DocumentDraft | int:
    text = clean(reference, "").strip()
    if not text:
        raise InputError("", "an empty text", "a title, url, sha256 or id")
    if is_id(DOCUMENTS, text):
        return number_of(DOCUMENTS, text)
    if _SHA256.fullmatch(text.lower()):
        return {"sha256": text}
    return {"url": text} if _ADDRESS.fullmatch(text) else {"title": text}


def _values(draft: DocumentDraft) -> Values:
    text = kept(draft.get("text"), "text")
    given = kept_folded(draft.get("sha256"), "sha256")
    computed = None if text is None else sha256(text.encode()).hexdigest()
    if given is not None:
        given = given.lower()
        if not _SHA256.fullmatch(given):
            raise InputError("sha256", repr(given), "64 hexadecimal digits")
    url = kept_folded(draft.get("url"), "url")
    if url is not None and is_id(DOCUMENTS, url):
        raise InputError("url", repr(url), "an address that does not look like an id")
    return {
        "title": kept_folded(draft.get("title"), "title"),
        "outlet": kept_folded(draft.get("outlet"), "outlet"),
        "url": url,
        "published": dated(draft.get("published"), "published"),
        "retrieved": dated(draft.get("retrieved"), "retrieved"),
        # What is given is the digest of the file, of which the text is what was read: a page holds more.
        "sha256": given or computed,
        "text": text,
        "copies": [],
    }


def _read(found: Sequence[Any]) -> tuple[int, int, Values]:
    row, number, *content = found
    values = dict(zip(DOCUMENTS.content, content, strict=True))
    return number, row, {**values, "copies": json.loads(values["copies"] or "[]")}


def _content(values: Values) -> list[Any]:
    return [*({**values, "copies": canonical(values["copies"]) if values["copies"] else None}.values())]


def _refuse_other(number: int, stored: str | None, given: str | None) -> None:
    """Refuse another text than the one that a document is stored with."""
    if None not in (stored, given) and stored != given:
        raise Conflict(f"D{number} is stored with another text; leave `text` out, or redact the one that is wrong")


def _agree(stored: Values, given: Values, columns: Sequence[str]) -> bool:
    return all(None in (stored[column], given[column]) or stored[column] == given[column] for column in columns)


def _single(found: list[tuple[int, int, Values]], reference: str) -> tuple[int, int, Values] | None:
    if len(found) > 1:
        ids = ", ".join(f"D{number}" for number, _, _ in found[:5])
        raise Ambiguous(f"{reference!r} may be {ids}; name one of them by its id")
    return found[0] if found else None


def _conflict(number: int, column: str, known: Any, given: Any) -> Conflict:
    error = Conflict(f"D{number} has {column} {known!r}, and {given!r} is given; correct one of them")
    error.path = column
    return error
