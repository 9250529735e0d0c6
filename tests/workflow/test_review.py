"""The review, with keys that are typed and a screen that is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import prose
from tests.running import Verify
from verify.errors import VerifyError
from verify.workflow.desk import Desk
from verify.workflow.editing import edited
from verify.workflow.ingest import Ingested, ingest
from verify.workflow.prose import Prose
from verify.workflow.review import Review, Screen

AT = "2023-09-08T10:00:00Z"


class Session:
    """A database with the article in it, and reviews of it."""

    def __init__(self, db: Path, text: str = prose.ARTICLE) -> None:
        self.db, self.text = db, text
        self.verify = Verify(db)
        self.edits: list[Callable[[str], str]] = []
        self.seen = ""

    def stored(self) -> Ingested:
        found = prose.propose(prose.read(self.text.encode(), "a.txt", {"outlet": "Example News"}))
        return ingest(self.desk(), [Prose("a.txt", found)]).documents[0]

    def desk(self) -> Desk:
        return Desk(self.db, "tester", AT)

    def review(self, keys: str, *lines: str, colour: bool = False) -> Review:
        """A review with these keys, then the end of input; what it showed is in `seen`."""
        typed, answers = iter(keys), iter(lines)
        shown: list[str] = []

        def edit(text: str) -> str:
            return self.edits.pop(0)(text)

        screen = Screen(shown.append, lambda: next(typed, ""), lambda _: next(answers), edit, lambda: 80, colour=colour)
        review = Review(self.desk, self.stored(), screen)
        self.ended = review.run()
        self.seen = "".join(shown)
        return review

    def claims(self) -> dict[str, list[str]]:
        report = self.verify("report", "--json").json()
        return {one["text"]: [voice["source"] for voice in one["attributions"]] for one in report["claims"]}

    def entries(self) -> list[str]:
        return [one["command"] for one in self.verify("log", "--json").json()]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path / "desk.db")


def test_accept_records_one_claim_in_one_entry_and_goes_on(session: Session) -> None:
    assert session.review("a").recorded == 1
    assert session.claims() == {"The bridge is open": ["Port Office"]}
    assert session.entries() == ["ingest", "ingest"]
    assert "added C1  The bridge is open" in session.seen
    assert "2 of 7 · explicit" in session.seen


def test_skip_records_nothing(session: Session) -> None:
    assert session.review("sss").recorded == 0
    assert session.claims() == {}
    assert session.entries() == ["ingest"]


def test_what_can_become_no_claim_is_passed_over_and_said_to_be(session: Session) -> None:
    session.review("sssss")
    assert "2 proposals that can become no claim: passed over" in session.seen
    assert "6 of 7" not in session.seen
    assert session.seen.endswith("That was the last proposal of a.txt: b goes back, s is done with it, q quits\n\n")


def test_back_goes_to_the_one_before_and_says_what_is_recorded(session: Session) -> None:
    session.review("asbbaems")
    assert session.seen.count("1 of 7 · explicit") == 2
    assert "recorded as C1; only `verify undo` takes that back" in session.seen
    assert session.seen.count("recorded as C1 already") == 3
    assert session.claims() == {"The bridge is open": ["Port Office"]}


def test_back_from_the_first_stays_there_and_back_from_the_end_works(session: Session) -> None:
    session.review("b")
    assert "this is the first proposal" in session.seen
    session.review("sssssbas")
    assert list(session.claims()) == ["The bridge is open"]
    assert session.ended


def test_a_wrong_key_gets_one_line_and_the_question_mark_all_of_them(session: Session) -> None:
    session.review("x?")
    assert session.seen.count("a accept, e edit, s skip") == 2
    assert "e  edit the record in $VISUAL or $EDITOR" in session.seen


@pytest.mark.parametrize("end", ["q", ""])
def test_quitting_and_the_end_of_input_keep_what_was_accepted(session: Session, end: str) -> None:
    assert session.review(f"aa{end}").recorded == 2
    assert not session.ended
    assert len(session.claims()) == 2


def test_an_interruption_keeps_what_was_accepted(session: Session) -> None:
    keys = iter("a")

    def key() -> str:
        for one in keys:
            return one
        raise KeyboardInterrupt

    review = Review(session.desk, session.stored(), Screen(lambda _: None, key, lambda _: ""))
    assert not review.run()
    assert review.recorded == 1
    assert len(session.claims()) == 1


def test_the_same_review_again_goes_on_behind_the_last_one_recorded(session: Session) -> None:
    session.review("asa")
    session.review("")
    assert "2 proposals recorded already: on behind the last one; 1 proposal before that: b goes back" in session.seen
    assert "4 of 7 · own-voice" in session.seen
    assert "3 of 7" not in session.seen
    session.review("bba")
    assert sorted(session.claims()) == ["Ships pass", "The bridge is open", "The toll is two crowns"]
    session.review("aa")
    assert session.ended
    session.review("")
    assert session.ended
    assert "of 7" not in session.seen


def test_an_undone_acceptance_is_asked_for_again(session: Session) -> None:
    session.review("aa")
    session.verify("undo")
    session.review("")
    assert "2 of 7" in session.seen


def test_same_attaches_the_words_to_another_claim_and_is_known_again(session: Session) -> None:
    session.verify("add", "The bridge has been opened to all", "--key", "bridge")
    session.review("m", "bridge")
    assert "C1  UNSOURCED  The bridge has been opened to all" in session.seen
    assert session.claims() == {"The bridge has been opened to all": ["Port Office"]}
    session.review("")
    assert "2 of 7" in session.seen
    assert "1 of 7" not in session.seen


def test_same_with_nothing_or_with_what_names_no_claim_records_nothing(session: Session) -> None:
    session.review("mm", "", "C9")
    assert "no recorded claim has words of this one" in session.seen
    assert "error: there is no claim C9\nnothing was recorded\n" in session.seen
    assert session.claims() == {}
    assert session.entries() == ["ingest"]


def test_an_edited_record_is_recorded_and_known_again(session: Session) -> None:
    session.edits = [lambda text: text.replace("The bridge is open", "The north bridge is open")]
    session.review("e")
    assert list(session.claims()) == ["The north bridge is open"]
    session.review("")
    assert "2 of 7" in session.seen
    assert "1 of 7" not in session.seen


@pytest.mark.parametrize("edit", [lambda text: text, lambda _: "", lambda _: "# nothing\n"], ids=["same", "empty", "#"])
def test_what_comes_back_unchanged_or_empty_is_not_accepted(session: Session, edit: Any) -> None:
    session.edits = [edit]
    session.review("e")
    assert "nothing was recorded\n" in session.seen
    assert session.claims() == {}


def test_a_fault_is_shown_with_its_line_and_the_text_can_be_edited_again(session: Session) -> None:
    given: list[str] = []

    def second(text: str) -> str:
        given.append(text)
        return text.replace("clam", "claim")

    session.edits = [lambda text: text.replace('"claim"', '"clam"'), second]
    session.review("ee")
    assert "error: the edited record:3: clam: found 'clam', wanted one of the known keys; did you mean 'claim'?" in (
        session.seen
    )
    assert "nothing was recorded; e edits it again" in session.seen
    assert '"clam"' in given[0]
    assert len(session.claims()) == 1


def test_what_contradicts_the_database_is_shown_and_the_proposal_stays(session: Session) -> None:
    session.verify("source", "set", "Port Office", "--party", "yy")
    session.review("as")
    assert "error: S1 Port Office has party" in session.seen
    assert "2 of 7" in session.seen
    assert session.claims() == {}


def test_an_editor_that_cannot_be_run_ends_nothing(session: Session) -> None:
    def fails(_: str) -> str:
        raise VerifyError("vi: no such file; set VISUAL or EDITOR to an editor")

    session.edits = [fails]
    session.review("ea")
    assert "error: vi: no such file" in session.seen
    assert len(session.claims()) == 1


def test_an_editor_that_takes_the_file_away_leaves_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "rm")
    with pytest.raises(VerifyError, match=r"^rm: left no text to read: No such file or directory$"):
        edited("{}")


def test_source_cue_and_content_are_told_apart_by_colour_or_by_brackets(session: Session) -> None:
    session.review("")
    assert "[Port Office] <said> that {the bridge is open; the toll is two crowns}." in " ".join(session.seen.split())
    session.review("", colour=True)
    assert "\x1b[1;36mPort Office\x1b[0m \x1b[3;33msaid\x1b[0m that \x1b[4;32mthe bridge is open;" in session.seen
    assert "{" not in session.seen


def test_hostile_words_do_nothing_to_the_screen(session: Session) -> None:
    hostile = Session(session.db, "T\nPort \x1b[31mOffice said that [bold]it \u202eis\x9b2J open.\n")
    hostile.review("")
    assert not set(hostile.seen) & {"\x1b", "\u202e", "\x9b"}
    assert r"Port \x1b[31mOffice" in hostile.seen
    assert "[bold]it" in hostile.seen


def test_a_document_without_proposals_is_done_at_once(session: Session) -> None:
    nothing = Session(session.db, "Nothing is said.")
    assert nothing.review("").recorded == 0
    assert nothing.ended
