"""What the README says is what the program does: its examples run, its tables are generated."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import FIXTURES, ROOT

README = ROOT.joinpath("README.md").read_text(encoding="utf-8")
BLOCKS = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCKS.findall(README) if name == language]


def examples() -> Iterator[tuple[str, str]]:
    """Each command of the console blocks, with the output under it."""
    for block in blocks("console"):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = example.splitlines()
            more = next((place for place, line in enumerate(lines[1:], 1) if not line.startswith("> ")), len(lines))
            yield "\n".join([lines[0], *(line[2:] for line in lines[1:more])]), "\n".join(lines[more:])


def matches(expected: str, found: str) -> bool:
    """Whether the output is the one expected; a line of three dots stands for any lines."""
    pattern = re.escape(expected).replace(re.escape("...\n"), r"(?:.*\n)*?")
    return re.fullmatch(re.sub(r"(?:\\\n)?\\\.\\\.\\\.$", r"(?:.*\\n?)*", pattern), found) is not None


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a clone, with `verify` on the path."""
    place = tmp_path_factory.mktemp("clone")
    shutil.copytree(FIXTURES, place / "fixtures")
    shutil.copy(ROOT / "claims.db", place / "claims.db")
    command = place / "bin" / "verify"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m verify "$@"\n')
    command.chmod(0o755)
    return place


def test_the_examples_run_one_after_another_as_printed(place: Path) -> None:
    environment = {
        **os.environ,
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "VERIFY_DB": str(place / "desk.db"),
        "VERIFY_ACTOR": "anna",
        "SOURCE_DATE_EPOCH": "1700038800",
        "COLUMNS": "80",
    }
    status = 0
    ran = 0
    for command, expected in examples():
        merged = "2>&1" if "import -" in command else "2>/dev/null"
        script = f"(exit {status})\n{command}" if "$?" in command else f"{{ {command}\n}} {merged}"
        done = subprocess.run(
            ["bash", "-c", script], cwd=place, env=environment, capture_output=True, text=True, check=False
        )
        status = done.returncode
        assert matches(expected, done.stdout.rstrip("\n")), f"$ {command}\n{done.stdout}{done.stderr}"
        ran += 1
    assert ran >= 10


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks("python")
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out == "single-source\n"


def test_the_example_record_and_policy_are_taken(place: Path) -> None:
    (record,), (policy,) = blocks("json"), blocks("toml")
    (place / "record.json").write_text(record, "utf-8")
    (place / "desk.toml").write_text(policy, "utf-8")
    command = [sys.executable, "-m", "verify", "report", "record.json", "--policy", "desk.toml", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=True)
    assert '"id": "desk"' in done.stdout


def test_generated_parts_are_up_to_date() -> None:
    command = [sys.executable, "-m", "cogapp", "--check", "README.md"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_two_commands_that_do_all_the_set_up_stand_first() -> None:
    first, second = blocks("bash")[0].splitlines()
    assert README.index("```bash") < 1200
    assert first.endswith("verify report fixtures/robotyne/*.ndjson")
    assert second.endswith("pytest -q")


def test_every_command_takes_the_options_of_all_and_has_an_example_in_its_help() -> None:
    from typer.testing import CliRunner

    from verify.cli import app

    listed = CliRunner().invoke(app, ["--help"]).stdout.split("Commands:")[1].split("Example:")[0]
    for command in (line.split()[0] for line in listed.strip().splitlines() if line.startswith("  ")):
        group = ["list"] if command == "source" else []
        text = CliRunner().invoke(app, [command, *group, "--help"]).stdout
        for part in ("--db PATH", "--as NAME", "-q, --quiet", "--help", "Example: verify "):
            assert part in text, (command, part)
