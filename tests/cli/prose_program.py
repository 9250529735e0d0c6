"""`verify` as a program of its own, with the reader of `tests.prose`."""

from __future__ import annotations

from tests import prose
from verify.cli import main
from verify.workflow import prose as reader

if __name__ == "__main__":
    reader.extractor = lambda: reader.Extractor(prose.read, prose.propose)
    main()
