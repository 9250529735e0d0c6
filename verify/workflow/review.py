"""The review: one proposal at a time, accepted, changed or passed over by a person at a terminal.

Each acceptance is a transaction of its own, so that whatever interrupts the review loses none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, cast

from verify.drafts import ClaimDraft
from verify.errors import VerifyError
from verify.model import ClaimId
from verify.proposals import Proposal
from verify.render import review as shown
from verify.render.escape import one_line
from verify.render.words import number
from verify.workflow import editing
from verify.workflow.add import Outcome
from verify.workflow.deciding import accept, candidates, same
from verify.workflow.desk import Desk
from verify.workflow.ingest import Ingested
from verify.workflow.telling import told

_LAST = "b goes back, s is done with it, q quits"


class Screen(NamedTuple):
    """How a person is shown things and answers."""

    show: Callable[[str], None]
    key: Callable[[], str]
    """The next key; an empty text when there is no more input."""
    line: Callable[[str], str]
    """A line typed behind a prompt."""
    edit: Callable[[str], str] = editing.edited
    """A text as the person leaves it; VerifyError when there is no editor."""
    width: Callable[[], int] = lambda: 80
    colour: bool = False


class _Quit(Exception):
    """The person has had enough."""


class Review:
    """The review of one document."""

    def __init__(self, desk: Callable[[], Desk], document: Ingested, screen: Screen, *, distinct: bool = False) -> None:
        self._desk, self._document, self._screen, self._distinct = desk, document, screen, distinct
        self._open = [one for one in document.reading.proposals if one.record is not None]
        self._claims: dict[int, ClaimId] = {one.number: one.known for one in self._open if one.known}
        self._texts: dict[int, str] = {}
        """What was edited and could not be recorded."""
        self._at = max((at + 1 for at, one in enumerate(self._open) if one.known), default=0)
        self.recorded = 0
        """How many proposals this review recorded."""

    def run(self) -> bool:
        """Go through the proposals; False when the person quit, or there is no more input."""
        self._begin()
        try:
            while True:
                if self._at < len(self._open):
                    self._one(self._open[self._at])
                elif self._end():
                    return True
        except (_Quit, KeyboardInterrupt, EOFError):
            self._say("")
            return False

    def _begin(self) -> None:
        passed = len(self._document.reading.proposals) - len(self._open)
        if passed:
            self._say(f"{number(passed, 'proposal')} that can become no claim: passed over, `--dry-run` lists all")
        if self._claims:
            missed = sum(one.number not in self._claims for one in self._open[: self._at])
            more = f"; {number(missed, 'proposal')} before that: b goes back" if missed else ""
            self._say(f"{number(len(self._claims), 'proposal')} recorded already: on behind the last one{more}")

    def _end(self) -> bool:
        """Whether the document is done."""
        if all(one.number in self._claims for one in self._open):
            return True
        self._say(f"That was the last proposal of {self._document.name}: {_LAST}")
        while True:
            match self._key():
                case "b":
                    self._back()
                    return False
                case "s":
                    return True
                case "q":
                    raise _Quit
                case _:
                    self._say(_LAST)

    def _one(self, proposal: Proposal) -> None:
        """Show a proposal, and take keys until another one is due."""
        screen, at = self._screen, self._at
        self._say("")
        screen.show(shown.proposal(self._document.reading, proposal, width=screen.width(), colour=screen.colour))
        if claim := self._claims.get(proposal.number):
            self._say(f"recorded as {claim}; only `verify undo` takes that back")
        self._say(shown.PROMPT)
        while self._at == at:
            self._take(self._key(), proposal)

    def _take(self, key: str, proposal: Proposal) -> None:
        match key:
            case "s":
                self._at += 1
            case "b":
                self._back()
            case "q":
                raise _Quit
            case "?" | "h":
                self._screen.show(shown.HELP)
            case "a" | "e" | "m" if claim := self._claims.get(proposal.number):
                self._say(f"recorded as {claim} already; only `verify undo` takes that back; s goes on")
            case "a":
                self._try(proposal, lambda: self._accept(cast(ClaimDraft, proposal.record)))
            case "e":
                self._try(proposal, lambda: self._edit(proposal))
            case "m":
                self._try(proposal, lambda: self._same(proposal))
            case _:
                self._say(shown.PROMPT)

    def _back(self) -> None:
        if self._at == 0:
            self._say("this is the first proposal")
        else:
            self._at -= 1

    def _try(self, proposal: Proposal, act: Callable[[], Outcome | None]) -> None:
        """Record something and go on; what prevents it is said, and the proposal stays."""
        try:
            outcome = act()
        except VerifyError as error:
            for line in str(error).split("\n"):
                self._say(f"error: {line}")
            outcome = None
        if outcome is None:
            self._say("nothing was recorded" + ("; e edits it again" if proposal.number in self._texts else ""))
            self._say(shown.PROMPT)
            return
        for note in outcome.notes:
            self._say(f"note: {note}")
        self._screen.show(told(outcome))
        self._claims[proposal.number] = outcome.claim.id
        self._texts.pop(proposal.number, None)
        self.recorded += 1
        self._at += 1

    def _accept(self, record: ClaimDraft) -> Outcome:
        return accept(self._desk(), self._document, record, distinct=self._distinct)

    def _edit(self, proposal: Proposal) -> Outcome | None:
        given = self._texts.get(proposal.number) or editing.written(cast(ClaimDraft, proposal.record))
        text = self._screen.edit(given)
        if editing.is_blank(text):
            self._texts.pop(proposal.number, None)
            return None
        if text == given:
            return None
        self._texts[proposal.number] = text
        return self._accept(editing.parsed(text))

    def _same(self, proposal: Proposal) -> Outcome | None:
        desk, record = self._desk(), cast(ClaimDraft, proposal.record)
        found = candidates(desk.path, record, self._screen.width(), colour=self._screen.colour)
        self._screen.show(found or "no recorded claim has words of this one\n")
        reference = self._screen.line("same as (id, key or text; nothing for none): ").strip()
        return same(desk, self._document, record, reference, distinct=self._distinct) if reference else None

    def _key(self) -> str:
        key = self._screen.key()
        if not key:
            raise _Quit
        self._say(f"> {key}")
        return key.casefold()

    def _say(self, text: str) -> None:
        self._screen.show(one_line(text) + "\n")
