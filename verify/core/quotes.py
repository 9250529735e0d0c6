"""Whether a quote stands in its document."""

from __future__ import annotations

import re

from verify.model import Attribution, Document
from verify.names import is_redacted, shadow
from verify.report import QuoteCheck

_TYPED = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)
_GAP = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*")


def quote_check(attribution: Attribution, document: Document | None) -> QuoteCheck:
    """`exact` when the text has the quote letter by letter, `fuzzy` but for spaces, case, quotation marks and gaps."""
    quote, text = attribution.quote, document.text if document else None
    if not quote or text is None or is_redacted(quote):
        return "unchecked"
    if quote in text:
        return "exact"
    loose, place = _loose(text), 0
    for part in _GAP.split(quote):
        found = loose.find(_loose(part), place)
        if found < 0:
            return "orphaned"
        place = found + len(_loose(part))
    return "fuzzy"


def _loose(text: str) -> str:
    return shadow(text.translate(_TYPED))
