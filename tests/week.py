"""The week of `fixtures/week`, run through the command line with the clock and the actor that its comments give."""

from __future__ import annotations

import importlib
import json
import shlex
from collections.abc import Iterator
from contextlib import chdir
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from tests.running import FIXTURES, ROOT, Ran, Verify

WEEK = FIXTURES / "week"
EXPECTED: list[dict[str, Any]] = json.loads(WEEK.joinpath("days.json").read_text(encoding="utf-8"))
_OPTIONS = importlib.import_module("verify.cli.options")


class Typed(NamedTuple):
    """A command as somebody types it: who, when (UTC), and its words after `verify`."""

    actor: str
    at: str
    words: list[str]


def commands(day: int) -> Iterator[Typed]:
    """The commands of a day, 1 to 8."""
    actor = time = ""
    for line in WEEK.joinpath(str(day), "commands.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# as "):
            actor = line.removeprefix("# as ").strip()
        elif line.startswith("# time "):
            time = line.removeprefix("# time ").strip()
        elif line.startswith("verify "):
            yield Typed(actor, f"{date(day)}T{time}:00Z", shlex.split(line)[1:])


def date(day: int) -> str:
    return str(EXPECTED[day - 1]["date"])


def run(db: Path, typed: Typed) -> Ran:
    """The command, as typed in the top folder: the ledger is told of paths as they are given."""
    with chdir(ROOT), mock.patch.object(_OPTIONS, "now", return_value=typed.at):
        return Verify(db, VERIFY_ACTOR=typed.actor)(*typed.words)


def reader(db: Path, day: int) -> Verify:
    """The command line at the end of a day, whose reports bear that time."""
    evening = datetime.fromisoformat(f"{date(day)}T23:00:00").replace(tzinfo=UTC)
    return Verify(db, SOURCE_DATE_EPOCH=str(int(evening.timestamp())))
