"""What can go wrong, each with the exit code the command line gives it.

VerifyError                  1  a problem the user can mend
├── InputError               1  a value that cannot be taken: where, found, wanted
├── NotFound                 1  an id, name or text that names nothing
├── Ambiguous                1  a name or text that names several things
├── Conflict                 1  what is given contradicts what is recorded
│   └── LookAlike            1  a name that only looks like a known one
├── DatabaseError            1  a file that cannot be opened, read or written as a claims database
├── RowsRejected             4  some rows of an input were not taken
└── IntegrityError           5  the recorded facts and their digests disagree
"""

from __future__ import annotations

from typing import NamedTuple


class VerifyError(Exception):
    """A problem told in one line: what happened, where, and what to do.

    `path` is the place in the input record that led to it, where there is one.
    """

    exit_code = 1
    path = ""


class InputError(VerifyError):
    """A value that cannot be taken.

    `path` is its place in the record (`attributions[0].stance`), `found` what stands there and `wanted` what
    may stand there; the caller adds file and line.
    """

    def __init__(self, path: str, found: str, wanted: str) -> None:
        self.path, self.found, self.wanted = path, found, wanted
        where = f"{path}: " if path else ""
        super().__init__(f"{where}found {found}, wanted {wanted}")


class NotFound(VerifyError):
    """An id, name or text that names nothing in the database."""


class Ambiguous(VerifyError):
    """A name or text that names several things; the message lists them."""


class Conflict(VerifyError):
    """What is given contradicts what is recorded."""


class LookAlike(Conflict):
    """A name that differs from a known one only by look-alike letters, case, accents or spaces."""


class DatabaseError(VerifyError):
    """A file that cannot be opened, read or written as a claims database."""


class Rejection(NamedTuple):
    """One row that was not taken: `line` counts from 1, `path` is the place in the record.

    Where what is found contradicts what is recorded, `found` tells the whole of it and `wanted` is empty.
    """

    file: str
    line: int
    path: str
    found: str
    wanted: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " + (f"{self.path}: " if self.path else "")
        return f"{where}found {self.found}, wanted {self.wanted}" if self.wanted else f"{where}{self.found}"


class RowsRejected(VerifyError):
    """Some rows of an input were not taken."""

    exit_code = 4

    def __init__(self, message: str, rejections: tuple[Rejection, ...] = ()) -> None:
        self.rejections = rejections
        super().__init__(message)


class IntegrityError(VerifyError):
    """The recorded facts and their digests disagree."""

    exit_code = 5
