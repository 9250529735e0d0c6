"""Files and standard input as streams of bytes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NamedTuple, cast

from verify.errors import VerifyError

_IN_MEMORY = 8_000_000
"""Bytes of standard input up to which it needs no file."""


class Input(NamedTuple):
    """A stream with the name that messages give it."""

    name: str
    stream: BinaryIO


@contextmanager
def opened(name: str) -> Iterator[Input]:
    """A file, or standard input for `-`; VerifyError when it cannot be opened or read."""
    if name == "-":
        yield Input("standard input", _standard_input())
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - what goes wrong later is not the name's fault
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise VerifyError(
            f"{name or 'an empty name'}: {why}; give the path of a file, or - for standard input"
        ) from error
    with stream:
        yield Input(name, stream)


@contextmanager
def gathered(names: Sequence[str]) -> Iterator[Callable[[str], AbstractContextManager[Input]]]:
    """`opened`, with standard input read to its end first where it is one of the names.

    What feeds it may have to write to the database that is about to be locked: `verify ingest --json` does.
    """
    if "-" not in names:
        yield opened
        return
    with SpooledTemporaryFile(_IN_MEMORY) as whole:
        shutil.copyfileobj(_standard_input(), whole)
        whole.seek(0)
        told = Input("standard input", cast(BinaryIO, whole))
        yield lambda name: nullcontext(told) if name == "-" else opened(name)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise VerifyError("standard input is closed; give the path of a file")
    return sys.stdin.buffer


def sizes(names: Sequence[str]) -> int | None:
    """How many bytes the files hold together; None when that cannot be known."""
    if any(not Path(name).is_file() for name in names):
        return None
    return sum(Path(name).stat().st_size for name in names)
