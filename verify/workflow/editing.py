"""A record changed by a person in an editor, and read as `import` reads it."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

from verify.drafts import ClaimDraft
from verify.errors import Rejection, VerifyError
from verify.exchange.records import read
from verify.render.escape import for_json

_HEAD = """\
# Lines that begin with # are left out. Save to record the claim; leave unchanged, or empty the file, to record nothing.
# By `document` and `span` the proposal is known again when the same text is read once more: leave them as they are.
"""
_COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)


def written(record: ClaimDraft) -> str:
    """The record as it is given to an editor."""
    return _HEAD + for_json(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"


def parsed(text: str) -> ClaimDraft:
    """The record in an edited text; VerifyError with every fault, each with its line, when it is none."""
    data = _COMMENT.sub("", text).encode("utf-8", "surrogateescape")
    found = list(read(BytesIO(data), "the edited record", "json"))
    rejections = [one for one in found if isinstance(one, Rejection)]
    if rejections:
        raise VerifyError("\n".join(map(str, rejections)))
    drafts = [one.draft for one in found if not isinstance(one, Rejection)]
    if len(drafts) != 1 or drafts[0][0] != "claim":
        raise VerifyError("the edited record: wanted one claim")
    return drafts[0][1]


def is_blank(text: str) -> bool:
    """Whether nothing is left but comments."""
    return not _COMMENT.sub("", text).strip()


def edited(text: str) -> str:
    """The text as the person leaves it in $VISUAL, $EDITOR or vi; VerifyError when no editor can be run."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    handle, name = tempfile.mkstemp(prefix="verify-", suffix=".json")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text)
        try:
            code = _run([*shlex.split(command), name])
        except (OSError, ValueError) as error:
            raise VerifyError(f"{command}: {error}; set VISUAL or EDITOR to an editor") from error
        if code:
            raise VerifyError(f"{command}: ended with {code}")
        try:
            return Path(name).read_text(encoding="utf-8", errors="surrogateescape")
        except OSError as error:
            raise VerifyError(f"{command}: left no text to read: {error.strerror or error}") from error
    finally:
        Path(name).unlink(missing_ok=True)


def _run(command: list[str]) -> int:
    """How an editor ended; an interruption is the editor's to answer, as long as it runs."""
    with subprocess.Popen(command) as editor:  # noqa: S603 - the person's own
        while True:
            try:
                return editor.wait()
            except KeyboardInterrupt:
                continue
