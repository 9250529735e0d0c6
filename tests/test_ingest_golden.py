"""What `verify ingest` prints of each text, whole, to see every change of a word.

`python -m tests.test_ingest_golden` writes it anew; read the difference. What must be found is held elsewhere: to the
annotation, in tests/extract/test_ingest_texts.py.
"""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.running import FIXTURES, Verify

TEXTS = [FIXTURES / "robotyne", *sorted(folder for folder in (FIXTURES / "ingest").iterdir() if folder.is_dir())]


def printed(folder: Path, verify: Verify) -> str:
    """The proposals of a text, in no database."""
    (article,) = folder.glob("article.*")
    told = folder / "gold.json"
    known = json.loads(told.read_text("utf-8")) if told.exists() else {"outlet": "Example News", "published": None}
    options = [f"--{key}={known[key]}" for key in ("outlet", "published") if known[key]]
    with chdir(folder):
        return verify("ingest", article.name, "--dry-run", "--sides=ru,ua", *options).out


@pytest.mark.parametrize("folder", TEXTS, ids=lambda folder: folder.name)
def test_a_text_is_proposed_as_before(folder: Path, verify: Verify) -> None:
    verify.environment["COLUMNS"] = "100"
    assert printed(folder, verify) == (folder / "proposals.txt").read_text("utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as empty:
        at = Verify(Path(empty) / "none.db")
        at.environment["COLUMNS"] = "100"
        for place in TEXTS:
            (place / "proposals.txt").write_text(printed(place, at), "utf-8")
