"""The house's own checks: layers, style, types and generated text."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted(ROOT.joinpath("verify").rglob("*.py"))


def run(*command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_layers_import_only_what_is_below_them() -> None:
    assert not lint_imports()


def lint_imports() -> str:
    script = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([script, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    assert not run("ruff", "check", "--no-cache", ".")


def test_ruff_would_format_nothing() -> None:
    assert not run("ruff", "format", "--no-cache", "--check", ".")


def test_mypy_finds_nothing() -> None:
    assert not run("mypy")


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_and_a_function_hold_one_idea(path: Path) -> None:
    """At most 300 lines a file, 40 a function; a command's parameters are its options, and not counted."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            first = node.body[0].lineno
            assert (node.end_lineno or first) - first < 40, node.name


def test_no_path_of_one_machine_stands_in_the_tree() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    for name in tracked or [str(path) for path in CODE]:
        data = ROOT.joinpath(name).read_bytes()
        for place in (b"/ho" + b"me/", b"/ro" + b"ot/", b"/wo" + b"rk/"):
            assert place not in data, name
