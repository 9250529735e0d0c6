"""Text written to a file: whole or not at all, and never over a database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from verify.errors import VerifyError

_DATABASE = b"SQLite format 3\x00"
_LOGS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", b"\x18\xe2\x2d\x00")
"""How a database's write-ahead log (of either byte order), its rollback journal and the log's index begin."""


def apart(path: Path | None, *read: str | None) -> None:
    """VerifyError when what is written would take the place of a file that is read."""
    for name in read:
        if path is None or name is None or name == "-":
            continue
        if path.exists() and Path(name).exists() and path.samefile(name):
            raise VerifyError(f"{path}: is read by the same command; give the path of another file")


def write(path: Path, text: str | Iterable[str]) -> None:
    """The text, or its parts, in a file, in the place of what a regular one held; VerifyError when that cannot be."""
    place = Path(os.path.realpath(path))
    try:
        if place.is_dir():
            raise VerifyError(f"{path}: is a folder; give the path of a file")
        if path.exists() and not path.is_file():
            # What a link such as /dev/stdout leads to may have no path of its own.
            with path.open("w", encoding="utf-8", newline="") as device:
                device.writelines(_parts(text))
            return
        if place.exists() and (beginning := _begins(place)).startswith((_DATABASE, *_LOGS)):
            what = "a database" if beginning == _DATABASE else "part of a database"
            raise VerifyError(f"{path}: is {what}; give the path of another file")
        _replace(place, text)
    except OSError as error:
        raise VerifyError(f"{path}: {error.strerror or error}; give the path of a file that can be written") from error


def _begins(place: Path) -> bytes:
    with place.open("rb") as stream:
        return stream.read(len(_DATABASE))


def _replace(place: Path, text: str | Iterable[str]) -> None:
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as unfinished:
            unfinished.writelines(_parts(text))
        Path(name).chmod(mode)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _parts(text: str | Iterable[str]) -> Iterable[str]:
    # Letter by letter is slow.
    return (text,) if isinstance(text, str) else text


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
