"""Who says what: the attributions of a parsed document, each a source, a cue and a content."""

from __future__ import annotations

from verify.extract.attributions.finding import attributions, places

__all__ = ["attributions", "places"]
