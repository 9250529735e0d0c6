"""The command line, run in this process as a user would run it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from typer import testing
from typer.main import get_command
from typer.testing import CliRunner

from verify.cli import app

# Else the same tree of commands is made for every run, which takes three quarters of a test's time.
testing._get_command = cache(get_command)  # type: ignore[attr-defined]  # noqa: SLF001

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


class Verify:
    """`verify` with a database, an actor and a width of its own."""

    def __init__(self, db: Path, **environment: str) -> None:
        self.db = db
        self.environment = {"VERIFY_DB": str(db), "VERIFY_ACTOR": "tester", "COLUMNS": "100", **environment}

    def __call__(self, *arguments: str | Path, stdin: str | bytes = "", code: int = 0) -> Ran:
        """Run a command and hold it to its exit code; an exception is a failure whatever the code."""
        result = CliRunner().invoke(app, [str(one) for one in arguments], input=stdin, env=self.environment)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return Ran(result.exit_code, result.stdout, result.stderr)
