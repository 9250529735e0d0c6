"""Bytes read as text, and what had to be assumed to read them."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from verify.errors import VerifyError
from verify.proposals import Warned

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture, sound or video (RIFF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"bplist00", "a web archive of Safari or a property list"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\n)*){0,12}?Content-Type: multipart/related", re.IGNORECASE)
_MARKS = (  # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"<(?:meta\b|\?xml\b)[^<>]{0,500}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:-]{2,30})", re.IGNORECASE
)
# Python knows codecs that are no encodings of texts, and some that take quadratic time.
_ENCODING = re.compile(
    r"(?:x-)?(?:(?:windows|cp|ibm)-?\d{3,4}|iso-?8859-?\d{1,2}|koi8-[rut]|(?:x-)?mac-?\w+|big5(?:-?hkscs)?|gb\w{1,6}"
    r"|euc[-_](?:jp|kr)|ks_c_5601-1987|shift[-_]jis|iso-2022-(?:jp|kr)|tis-620)",
    re.IGNORECASE,
)
_LATIN = re.compile(r"(?:us-)?ascii|latin-?1|iso-?8859-?1", re.IGNORECASE)
"""What HTML takes for Windows-1252."""
_CONTROLS = "".join(map(chr, [*range(9), *range(14, 27), *range(28, 32), 127, 0xFFFD]))
_LEGIBLE = 0.05
"""The share of controls and unreadable characters above which a file is no text."""
_VOWELS = 0.2
"""The share of the Cyrillic letters O, A, IE and I above which a text is Cyrillic: 0.28 in Ukrainian, 0.35 in Russian,
and 0.1 in Greek read as Cyrillic."""


class Decoded(NamedTuple):
    """A text as it was read."""

    text: str
    warnings: tuple[Warned, ...] = ()


def decoded(data: bytes, name: str, *, page: bool) -> Decoded:
    """The text of a file, or the source of a page; VerifyError for one that is no text, and for NUL in a text."""
    kind = _kind(data)
    if kind:
        raise _refused(name, kind)
    found = _decoded(data, page=page)
    if sum(map(found.text.count, _CONTROLS)) > _LEGIBLE * len(found.text):
        raise _refused(name, "a binary file")
    nul = found.text.find("\0")
    # A page is not stored as it is: only its article is.
    if nul >= 0 and not page:
        line = found.text.count("\n", 0, nul) + 1
        raise VerifyError(
            f"{name}:{line}: found the character NUL, wanted text without it; remove it, or save it as text"
        )
    return found._replace(text=found.text.replace("\0", "\ufffd"))


def _kind(data: bytes) -> str | None:
    if _MHTML.match(data[:4000]):
        return "a web archive (MHTML)"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def _refused(name: str, kind: str) -> VerifyError:
    return VerifyError(f"{name}: found {kind}, wanted plain text, Markdown or HTML; save it as text (.txt) first")


def _decoded(data: bytes, *, page: bool) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(encoding, data[len(mark) :])
    wide = _wide(data)
    if wide:
        return _as(wide, data, "assumed from every second byte being zero")
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        mended = data.decode(errors="replace")
    broken = mended.count("\ufffd")
    # A wrong guess of UTF-8 hardly ever finds a whole character; ten for each broken one are no chance.
    if sum(map(len, re.findall(r"[^\0-\x7f\ufffd]+", mended))) >= 10 * broken:
        return _as("utf-8", data)
    declared = _declared(data) if page else None
    if declared:
        return _as(declared, data)
    return _as(_single_byte(data), data, "assumed: it is not UTF-8 and does not say what it is")


def _as(encoding: str, data: bytes, why: str = "") -> Decoded:
    """The text in an encoding; warned of where that is a guess or does not fit."""
    text = data.decode(encoding, errors="replace")
    broken = text.find("\ufffd") if "\ufffd" in text and not _fits(encoding, data) else -1
    if not why and broken < 0:
        return Decoded(text)
    name = encoding.replace("cp125", "Windows-125").replace("koi8-u", "KOI8-U").replace("utf", "UTF")
    told = f"read as {name}" + (f", {why}" if why else "")
    if broken >= 0:
        told += f"; {text.count(chr(0xFFFD))} places cannot be read so and show U+FFFD"
        return Decoded(text, (Warned(kind="encoding", text=told, place=(broken, broken + 1)),))
    strange = re.search(r"[^\0-\x7f]", text)
    place = strange.span() if strange else None
    return Decoded(text, (Warned(kind="encoding", text=told, place=place),))


def _fits(encoding: str, data: bytes) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark, told by the zero bytes of its ASCII characters."""
    half = len(data) // 2
    zeros = [data[parity::2].count(0) for parity in (0, 1)]
    if half < 2 or max(zeros) < 0.5 * half or min(zeros) > 0.01 * half:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:8192])
    encoding = found[1].decode() if found else ""
    if _LATIN.fullmatch(encoding):
        return "cp1252"
    try:
        return codecs.lookup(encoding).name if _ENCODING.fullmatch(encoding) else None
    except LookupError:
        return None


def _single_byte(data: bytes) -> str:
    """Windows-1252, or the Cyrillic encoding in which the bytes make plausible words."""
    words = b" ".join(re.findall(rb"[\x80-\xff]{4,}", data[:200_000]))
    if 2 * sum(byte > 0x7F for byte in words) < sum(byte > 0x7F for byte in data[:200_000]):
        return "cp1252"
    # KOI8-U has small letters where Windows-1251 and the Greek encodings have capitals: nobody writes capitals alone.
    shares = {
        "cp1251": _vowels(words.decode("cp1251", errors="replace").casefold()),
        "koi8-u": _vowels(words.decode("koi8-u", errors="replace")),
    }
    likely = max(shares, key=lambda encoding: shares[encoding])
    return likely if shares[likely] >= _VOWELS else "cp1252"


def _vowels(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter in "\u043e\u0430\u0435\u0438" for letter in letters) / max(len(letters), 1)
