"""Documents read: bytes to text, to what a text says about itself, and to the blocks that a parser reads."""

from __future__ import annotations

from verify.extract.documents.blocks import Block, BlockKind
from verify.extract.documents.reading import Text, read

__all__ = ["Block", "BlockKind", "Text", "read"]
