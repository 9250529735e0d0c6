"""Files and standard input as streams of bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from verify.errors import VerifyError


class Input(NamedTuple):
    """A stream with the name that messages give it."""

    name: str
    stream: BinaryIO


@contextmanager
def opened(name: str) -> Iterator[Input]:
    """A file, or standard input for `-`; VerifyError when it cannot be opened or read."""
    if name == "-":
        yield Input("standard input", sys.stdin.buffer)
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


def begun(names: Sequence[str]) -> None:
    """Wait until standard input, where it is asked for, has begun or ended.

    What feeds it may first have to write to the database that is about to be locked: `verify ingest --json` does.
    """
    peek = getattr(sys.stdin.buffer, "peek", None) if "-" in names else None
    if peek is not None:
        peek(1)


def sizes(names: Sequence[str]) -> int | None:
    """How many bytes the files hold together; None when that cannot be known."""
    if any(not Path(name).is_file() for name in names):
        return None
    return sum(Path(name).stat().st_size for name in names)
