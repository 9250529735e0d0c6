"""What the desk has withdrawn, asked of each thing that was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verify.model import Attribution, AttributionId, Document, DocumentId, SourceId, Withdrawal


class Withdrawals:
    """The withdrawals that stand; a copy falls when all that it repeats has fallen."""

    def __init__(self, withdrawals: Iterable[Withdrawal], documents: Mapping[DocumentId, Document]) -> None:
        self._documents = documents
        self._attributions: dict[AttributionId, Withdrawal] = {}
        self._fallen: dict[DocumentId, Withdrawal | None] = {}
        self._sources: dict[SourceId, list[Withdrawal]] = {}
        for one in withdrawals:
            if one.attribution is not None:
                self._attributions[one.attribution] = one
            elif one.document is not None:
                self._fallen[one.document] = one
            elif one.source is not None:
                self._sources.setdefault(one.source, []).append(one)

    def __bool__(self) -> bool:
        return bool(self._attributions or self._fallen or self._sources)

    def of(self, attribution: Attribution, speaking: Iterable[SourceId]) -> Withdrawal | None:
        """What took these words away: of the attribution itself, its document, or one of those `speaking` in it."""
        if (found := self._attributions.get(attribution.id)) is not None:
            return found
        if attribution.document is not None and (found := self._document(attribution.document)) is not None:
            return found
        return next((one for source in speaking if (one := self.source(source, attribution.id)) is not None), None)

    def source(self, source: SourceId, attribution: AttributionId) -> Withdrawal | None:
        """What withdrew a source after this attribution was recorded; what comes later stands."""
        return next((one for one in self._sources.get(source, ()) if reaches(one, attribution)), None)

    def _document(self, document: DocumentId) -> Withdrawal | None:
        if document not in self._fallen:
            self._fallen[document] = None  # What copies itself in a circle does not fall by itself.
            copied = self._documents[document].copies if document in self._documents else ()
            fallen = [self._document(original) for original in copied]
            self._fallen[document] = next(iter(fallen)) if fallen and all(fallen) else None
        return self._fallen[document]


def reaches(withdrawal: Withdrawal, attribution: AttributionId) -> bool:
    """Whether a withdrawal can take this attribution: that of a source takes nothing that was recorded after it."""
    if withdrawal.source is None:
        return True
    if withdrawal.through is None or not attribution[1:].isdigit():
        return False
    return int(attribution[1:]) <= int(withdrawal.through[1:])
