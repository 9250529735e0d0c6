"""Values in their normal form, so that two spellings of one value are one value."""

from __future__ import annotations

from verify.names import folded


def normal(value: str) -> str:
    """The normal form of a value."""
    return folded(value)
