"""Whether a source's name is a plural that names nobody: "independent analysts", "US officials".

Meant to miss some rather than to suspect an organisation: what is capitalised like a name is taken for one.
"""

from __future__ import annotations

import re

from verify.core.lint.vocabulary import COUNTS, LOOSE, PEOPLE
from verify.model import Source

_WORD = re.compile(r"[^\W_](?:[^\s,;()]*[^\W_])?")
_AFTER = re.compile(r"[,;(]|\s(?:at|by|close|familiar|from|in|near|of|on|quoted|speaking|who|with|within)\s")
"""What follows the head of such a phrase: "residents of the town", "people familiar with the matter"."""
_NAMED_KINDS = frozenset({"organization", "outlet", "imagery", "document", "sensor"})


def is_plural(source: Source) -> bool:
    """Whether the name is a plural without a name."""
    parts = _AFTER.split(source.name, maxsplit=1)
    words = _WORD.findall(parts[0])
    if not words:
        return False
    head, before = words[-1], [word.casefold() for word in words[:-1]]
    if head.islower():
        return head in PEOPLE or (head.endswith("s") and not head.endswith("ss") and not COUNTS.isdisjoint(before[:1]))
    if head.casefold() not in PEOPLE or source.kind in _NAMED_KINDS:
        return False
    if before:
        return all(word in LOOSE or word.isdigit() for word in before)
    # A capital at the very beginning says nothing, unless a name may follow: "Doctors of the World".
    return len(parts) == 1 or parts[1].islower() or source.kind is not None
