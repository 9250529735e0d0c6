"""Records read from bytes, for the tests of every format."""

import io
from typing import Any

from verify.errors import Rejection
from verify.exchange.records import Format, Parsed, read

STANCES = "affirms, denies, partly, doubts, no-comment or retracts"
KINDS = "person, organization, outlet, government, military, group, imagery, document or sensor"


def taken(data: bytes, form: Format | None = None) -> list[Parsed | Rejection]:
    return list(read(io.BytesIO(data), "f", form))


def parsed(line: int, draft: tuple[str, dict[str, Any]]) -> Parsed:
    return Parsed(line, draft)  # type: ignore[arg-type] # a draft written as a plain dictionary
