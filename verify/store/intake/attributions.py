"""Attributions: each draft becomes the content of a row, with numbers in place of names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from verify.drafts import AttributionDraft
from verify.errors import InputError, VerifyError
from verify.model import ACCESSES, BASES, INTERESTS, STANCES
from verify.store.bulk import Seen
from verify.store.intake.claims import Claims, Held
from verify.store.intake.documents import Documents
from verify.store.intake.sources import Sources
from verify.store.pen import Pen
from verify.store.tables import ATTRIBUTIONS
from verify.store.texts import at_place, dated, flag, kept_folded, one_of, placed, whole

_SOURCE = ATTRIBUTIONS.content.index("source")
_RELAYS = ATTRIBUTIONS.content.index("relays")
_WHY = ATTRIBUTIONS.content.index("why")
_INTEREST = ATTRIBUTIONS.content.index("interest")
_INDEPENDENT = ATTRIBUTIONS.content.index("independent")


class Attributions:
    """Turns drafts into rows; `notes` collects what a person should know."""

    def __init__(
        self, pen: Pen, claims: Claims, sources: Sources, documents: Documents, notes: list[str], *, bulk: bool
    ) -> None:
        self._pen, self._claims, self._sources, self._documents, self._notes = pen, claims, sources, documents, notes
        self._seen = Seen() if bulk else None
        self._words: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def record(self, held: Held, draft: AttributionDraft) -> tuple[str, bool]:
        """Record an attribution of a claim unless it is there; its id and whether it is new."""
        content = self.content(held.number, draft)
        if not held.whole and (self._seen is None or hash(content) in self._seen or content[_RELAYS] is not None):
            self._claims.load(held)
        if (known := held.voices.get(content)) is not None:
            return f"A{known}", False
        if content[_RELAYS] is not None:
            refuse_cycle(held.voices, content)
        number = self._pen.new(ATTRIBUTIONS, content)
        held.voices[content] = number
        if self._seen is not None:
            self._seen.add(hash(content))
        if content[_INDEPENDENT] and content[_WHY] is None:
            self._notes.append(f"A{number} is declared independent without a reason: its lineage counts as unknown")
        if content[_INTEREST] is not None and content[_WHY] is None:
            self._notes.append(f"A{number} states its interest without a reason: say why")
        return f"A{number}", True

    def content(self, claim: int, draft: AttributionDraft) -> tuple[Any, ...]:
        """The columns of a draft's version: sources and document are found or made, words and dates checked."""
        sources = self._sources
        get: Callable[[str], Any] = draft.get
        try:
            source = sources.number(draft["source"])
        except KeyError as error:
            raise InputError("source", "nothing", "who asserts it") from error
        except VerifyError as error:
            given = draft["source"]
            raise (at_place if isinstance(given, str) else placed)(error, "source") from error
        words = (get("stance"), get("basis"), get("confirmed"), get("access"), get("interest"), get("independent"))
        stance, basis, confirmed, access, interest, independent = self._words.get(words) or self._checked(words)
        at, span = get("at"), get("span")
        via, relays, rests_on = get("via"), get("relays"), get("rests_on")
        start, end = (None, None) if span is None else _span(span)
        return (
            claim,
            source,
            stance,
            basis,
            confirmed,
            access,
            interest,
            independent,
            get("why") or None,
            get("note") or None,
            dated(at, "at") if at else None,
            get("quote") or None,
            self._document(draft) if "document" in draft or "url" in draft else None,
            start,
            end,
            sources.listed(via, "via") if via else None,
            sources.listed(relays, "relays") if relays else None,
            sources.listed(rests_on, "rests_on") if rests_on else None,
        )

    def _checked(self, words: tuple[Any, ...]) -> tuple[Any, ...]:
        """Fixed words and flags as they are kept; the few that occur together are checked once."""
        stance, basis, confirmed, access, interest, independent = words
        checked = (
            one_of(stance, STANCES, "stance") or "affirms",
            one_of(basis, BASES, "basis") or "explicit",
            flag(confirmed, "confirmed") or 0,
            one_of(access, ACCESSES, "access") or "unknown",
            one_of(interest, INTERESTS, "interest"),
            flag(independent, "independent") or 0,
        )
        self._words[words] = checked
        return checked

    def _document(self, draft: AttributionDraft) -> int | None:
        document, url = draft.get("document"), draft.get("url")
        if not document and not url:
            return None
        address = kept_folded(url, "url")
        if not document:
            return self._documents.number({"url": url or ""})
        try:
            return self._documents.number(document, address)
        except VerifyError as error:
            raise (at_place if isinstance(document, str) else placed)(error, "document") from error


def _span(span: Any) -> tuple[int, int]:
    if not isinstance(span, list | tuple) or len(span) != 2:
        raise InputError("span", repr(span), "the first place of the quote and the place after its last")
    start, end = whole(span[0], "span[0]"), whole(span[1], "span[1]")
    if start > end:
        raise InputError("span", repr(list(span)), "an end that is not before the start")
    return start, end


def refuse_cycle(voices: Iterable[tuple[Any, ...]], content: tuple[Any, ...]) -> None:
    """Refuse an attribution whose words come, through others (`voices`) of its claim, from its own source."""
    source, said = content[_SOURCE], json.loads(content[_RELAYS] or "[]")
    relayed = _relays([*voices, content])
    ahead, seen = list(said), set(said)
    while ahead:
        one = ahead.pop()
        if one == source:
            raise InputError("relays", f"a circle that leads back to S{source}", "sources whose words these are")
        further = relayed.get(one, set()) - seen
        ahead += further
        seen |= further


def _relays(voices: Iterable[tuple[Any, ...]]) -> dict[int, set[int]]:
    relayed: dict[int, set[int]] = {}
    for voice in voices:
        if voice[_RELAYS] is not None:
            relayed.setdefault(voice[_SOURCE], set()).update(json.loads(voice[_RELAYS]))
    return relayed
