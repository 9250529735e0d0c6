"""The whole review in a pseudo-terminal, and `ingest --json | import -` as two programs."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import prose
from tests.running import ROOT, Verify

PROGRAM = [sys.executable, "-m", "tests.cli.prose_program"]
PROMPT = "? help, q quit"


def environment(db: Path, **more: str) -> dict[str, str]:
    here = {"VERIFY_DB": str(db), "VERIFY_ACTOR": "tester", "COLUMNS": "80", "TERM": "xterm", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **here, **more}


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, *arguments: str, **more: str) -> None:
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.execve(PROGRAM[0], [*PROGRAM, *arguments], more)
        self.seen = ""

    def until(self, text: str) -> str:
        """What is shown from now on up to a text."""
        shown, end = "", time.monotonic() + 60
        while text not in shown:
            assert time.monotonic() < end, shown
            if select.select([self.descriptor], [], [], 0.1)[0]:
                shown += os.read(self.descriptor, 65536).decode()
        self.seen += shown
        return shown

    def type(self, keys: str) -> None:
        # The terminal forgets what was typed before it was asked for a key.
        time.sleep(0.2)
        os.write(self.descriptor, keys.encode())

    def ended(self) -> tuple[int, str]:
        """The exit code, and all that was shown."""
        try:
            while data := os.read(self.descriptor, 65536):
                self.seen += data.decode()
        except OSError:
            pass
        os.close(self.descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]), self.seen


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(prose.ARTICLE, "utf-8")
    return str(path)


def test_accept_skip_back_edit_quit_and_resume(verify: Verify, article: str, tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text().replace('Ships pass', 'All ships pass'))\n"
    )
    settings = environment(verify.db, EDITOR=f"{sys.executable} {editor}", VISUAL="", NO_COLOR="1")
    first = Terminal("ingest", article, **settings)
    overview = first.until(PROMPT)
    assert "3 explicit, 1 implicit, 1 in its own voice" in overview
    assert "[Port Office] <said> that {the bridge is open;" in overview
    for key in "asb":
        first.type(key)
        first.until(PROMPT)
    first.type("s")
    assert "3 of 7 · implicit" in first.until(PROMPT)
    first.type("e")
    assert "added C2  All ships pass" in first.until(PROMPT)
    first.type("q")
    code, seen = first.ended()
    assert code == 0
    assert seen.endswith("2 proposals recorded in this review; the same command goes on from there\r\n")
    assert "\x1b" not in seen

    second = Terminal("ingest", article, **settings)
    resumed = second.until(PROMPT)
    assert "2 proposals recorded already: on behind the last one; 1 proposal before that: b goes back" in resumed
    assert "4 of 7 · own-voice" in resumed
    second.type("\x03")
    code, seen = second.ended()
    assert code == 0
    assert "0 proposals recorded in this review" in seen
    assert [one["text"] for one in verify("report", "--json").json()["claims"]] == [
        "The bridge is open",
        "All ships pass",
    ]
    verify("audit")


def test_a_killed_review_loses_nothing_that_was_accepted(verify: Verify, article: str) -> None:
    terminal = Terminal("ingest", article, **environment(verify.db))
    assert "\x1b[1;36mPort Office\x1b[0m" in terminal.until(PROMPT)
    terminal.type("a")
    terminal.until(PROMPT)
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.ended()
    assert len(verify("report", "--json").json()["claims"]) == 1
    verify("audit")


def test_no_review_where_an_option_says_otherwise(verify: Verify, article: str) -> None:
    for option, shown in (("--dry-run", "would be added D1"), ("--json", "verify.proposals/1"), ("-q", "D1")):
        code, seen = Terminal("ingest", article, option, **environment(verify.db)).ended()
        assert code == 0
        assert shown in seen
        assert PROMPT not in seen


def test_what_one_program_proposes_another_takes_in_at_the_same_time(verify: Verify, article: str) -> None:
    """`import` must not lock the database before `ingest`, which feeds it, has stored its document there."""
    settings = environment(verify.db)
    verify("init")
    with subprocess.Popen(
        [*PROGRAM, "import", "-"], cwd=ROOT, env=settings, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as taking:
        time.sleep(1)
        feeding = [*PROGRAM, "ingest", article, "--json"]
        assert (
            subprocess.run(feeding, cwd=ROOT, env=settings, stdout=taking.stdin, timeout=30, check=False).returncode
            == 0
        )
        _, said = taking.communicate(timeout=30)
    assert b"4 new claims, 5 new attributions" in said
