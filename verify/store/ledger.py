"""Digests, the Merkle root and the chain: what makes a change behind the ledger's back show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from json.encoder import JSONEncoder
from typing import Any

from pydantic_core import to_json

from verify.model import Entry

_encode = JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), sort_keys=True).encode


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces."""
    return _encode(value)


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON, as 64 hexadecimal digits; UnicodeEncodeError for an unpaired surrogate."""
    return sha256(canonical(value).encode()).hexdigest()


def row_bytes(values: Sequence[Any]) -> bytes:
    """What a row's digest is taken of: canonical JSON of its columns but `ended` and `digest`.

    PydanticSerializationError for an unpaired surrogate.
    """
    return to_json(values)


def ended_leaf(letter: str, number: int, row: int) -> bytes:
    """The Merkle leaf of a row that an entry ended: its public id and its place."""
    return canonical([f"{letter}{number}", row]).encode()


class Merkle:
    """The root of an RFC 6962 tree over leaves that come one by one; keeps one hash for each level."""

    __slots__ = ("_count", "_peaks")

    def __init__(self) -> None:
        self._count = 0
        self._peaks: list[bytes] = []

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaves at the right."""
        peaks, count = self._peaks, self._count
        for leaf in leaves:
            node, full = sha256(b"\x00" + leaf).digest(), count
            # Each 1 at the end of the count is a full tree of that size, waiting for its right-hand sister.
            while full & 1:
                node = sha256(b"\x01" + peaks.pop() + node).digest()
                full >>= 1
            peaks.append(node)
            count += 1
        self._count = count

    def root(self) -> str:
        """The root of all leaves so far, as 64 hexadecimal digits."""
        if not self._peaks:
            return sha256(b"").hexdigest()
        node = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            node = sha256(b"\x01" + peak + node).digest()
        return node.hex()


def sealed(before: str | None, **told: Any) -> Entry:
    """The ledger entry that says what is `told`, with its hash, chained to the hash before."""
    return Entry(**told, hash=digest({**told, "before": before}))
