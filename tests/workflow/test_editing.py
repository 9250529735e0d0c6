"""A record in an editor."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests import prose
from verify.drafts import ClaimDraft
from verify.errors import VerifyError
from verify.workflow import editing

RECORD: ClaimDraft = {
    "claim": "# The bridge\x1b[31m is open\u202e",
    "attributions": [{"source": "Anna", "span": (1, 2)}],
}


def test_what_is_written_is_read_as_it_was_without_its_comments() -> None:
    assert editing.parsed(editing.written(RECORD)) == RECORD
    first = prose.propose(prose.read(prose.ARTICLE.encode(), "a.txt", {})).proposals[0].record
    assert first
    assert editing.parsed(editing.written(first)) == first


def test_what_is_written_holds_nothing_that_an_editor_would_obey() -> None:
    written = editing.written(RECORD)
    assert "\x1b" not in written
    assert "\u202e" not in written


def test_a_comment_may_stand_on_any_line_of_its_own() -> None:
    assert editing.parsed('# a\n{"claim":\n  # why\n "x"}\n#') == {"claim": "x"}
    assert editing.is_blank("# only\n  # this\n\n")
    assert not editing.is_blank("# only\n{}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('# head\n\n{"claim": "x", "wen": "2023"}', "the edited record:3: wen: found 'wen', wanted one of the known"),
        ('{"claim": ""}', "the edited record:1: claim: found"),
        ('{"claim": "x"', "the edited record:1: found the end of the file"),
        ('{"claim": "x"} {"claim": "y"}', "wanted one claim"),
        ('{"source": {"name": "x"}}', "wanted one claim"),
        ("", "wanted one claim"),
        ("\udcff", "the edited record:1: "),
    ],
)
def test_what_import_would_refuse_is_refused_with_its_line(text: str, told: str) -> None:
    with pytest.raises(VerifyError) as error:
        editing.parsed(text)
    assert told in str(error.value)


def editor(path: Path, body: str) -> str:
    path.write_text(f"import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\n{body}\n", "utf-8")
    return f'"{sys.executable}" "{path}"'


def test_visual_comes_before_editor_and_may_have_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no such editor")
    monkeypatch.setenv("VISUAL", editor(tmp_path / "an editor.py", "file.write_text(file.read_text() + '# more')"))
    assert editing.edited("# text\n") == "# text\n# more"


def test_the_file_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path / "e.py", "file.write_text(str(file))"))
    assert not Path(editing.edited(json.dumps(RECORD))).exists()


@pytest.mark.parametrize(("command", "told"), [("/no/such/editor", "set VISUAL or EDITOR"), ("false", "ended with 1")])
def test_an_editor_that_does_not_run_is_told(monkeypatch: pytest.MonkeyPatch, command: str, told: str) -> None:
    monkeypatch.setenv("VISUAL", command)
    with pytest.raises(VerifyError, match=told):
        editing.edited("x")
