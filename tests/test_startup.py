"""What a command loads before it works: start-up is what a user waits for most."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RECORDS = str(ROOT / "fixtures" / "robotyne" / "claims.ndjson")


def loaded(*arguments: str) -> set[str]:
    """The modules in memory after a command has run."""
    script = (
        "import sys\nfrom verify.cli import app\n"
        "try:\n    app()\nexcept SystemExit:\n    pass\n"
        "print(' '.join(sys.modules), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout
    return set(done.stderr.split())


def test_help_loads_nothing_but_typer() -> None:
    assert not loaded("--help") & {"pydantic", "rich", "numpy", "sqlite_utils", "sqlite3", "verify.model"}


@pytest.mark.parametrize("command", ["add", "report", "source", "ingest", "fuse"])
def test_help_of_a_command_loads_none_of_what_the_command_needs(command: str) -> None:
    """Typer itself loads pydantic to read a command's parameters."""
    assert not loaded(command, "--help") & {"rich", "numpy", "sqlite_utils", "sqlite3", "verify.model"}


def test_a_report_as_json_loads_no_rich_and_no_sqlite_utils() -> None:
    found = loaded("report", RECORDS, "--json")
    assert "verify.core.assess" in found
    assert not found & {"rich", "numpy", "sqlite_utils", "spacy", "verify.proposals"}


def test_fusion_loads_no_spacy_no_rich_and_pyarrow_for_its_files_only() -> None:
    found = loaded("fuse", str(ROOT / "fixtures" / "fusion" / "ferries.csv"))
    assert "numpy" in found
    assert not found & {"rich", "sqlite_utils", "spacy", "pyarrow", "verify.core.assess"}


def test_the_package_loads_nothing_until_a_name_is_used() -> None:
    script = "import sys, verify; print([name for name in sys.modules if name.startswith(('verify.', 'pydantic'))])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_help_loads_no_file_of_a_command() -> None:
    files = {path.stem for path in ROOT.joinpath("verify", "cli").glob("*.py")} - {"__init__", "commands", "group"}
    assert not loaded("--help") & {f"verify.cli.{name}" for name in files}


def test_every_command_that_a_file_registers_is_listed_and_no_other() -> None:
    from verify.cli import commands

    registered = {name for home in commands.COMMANDS.values() for name in commands._of_file(home.module)}  # noqa: SLF001
    assert registered == set(commands.COMMANDS)
