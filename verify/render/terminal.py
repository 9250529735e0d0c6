"""Reports on a screen: plain text, or the same text with colours that carry no meaning alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from verify.answers import ClaimReport
from verify.model import STATUSES, AttributionId, Entry, Source, Status
from verify.render import detail, listing, words
from verify.render.account import account, is_bare, setting, who
from verify.render.layout import Sheet
from verify.report import Assessment, Report

NARROWEST = 60
_STYLES = {
    "strong": "bold",
    "faint": "dim",
    "warning": "yellow",
    "id": "cyan",
    "source": "bold cyan",
    "cue": "italic yellow",
    "content": "underline green",
    "verified": "bold green",
    "disputed": "bold yellow",
    "single-source": "bold cyan",
    "unsourced": "bold magenta",
    "denied": "bold red",
    "refuted": "bold red",
    "unverifiable": "bold magenta",
}
_LABEL = 4
_TEXT = 17
"""Columns at which the labels and the texts of a claim begin."""

_JOINED = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
# A joiner that joins no emoji, or too many to be one, takes no width from what follows it.
_FALSE_JOINER = re.compile(
    rf"(?<![\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f])\u200d|\u200d(?!{_JOINED})|(?:\u200d{_JOINED}\ufe0f?[\U0001f3fb-\U0001f3ff]?){{5,}}"
)


def report(report: Report, *, scope: str = "", width: int = 80, colour: bool = False) -> str:
    """The confidence report, `width` cells wide (60 or more); `scope` says which claims it is limited to."""
    sheet = blank_sheet(width, colour=colour)
    _head(sheet, report, scope)
    standing = [claim for claim in report.claims if claim.superseded_by is None]
    for status in STATUSES:
        claims = [claim for claim in standing if claim.status == status]
        if claims:
            _section(sheet, status, claims)
    _superseded(sheet, [claim for claim in report.claims if claim.superseded_by is not None])
    if report.chokepoints:
        sheet.rule(f"CHOKEPOINTS ({len(report.chokepoints)})")
        sheet.put(("without the carrier, the status of these claims changes", "faint"))
        sheet.blank()
        listing.chokepoints(sheet, report.chokepoints)
    _foot(sheet, report.ledger_head)
    return sheet.text()


def claim(report: ClaimReport, *, width: int = 80, colour: bool = False) -> str:
    """One claim, all of it: account, voices with their words, origins, the arithmetic of its likelihood, history."""
    sheet = blank_sheet(width, colour=colour)
    _headline(sheet, report.claim)
    detail.stakes(sheet, report.claim, at=_LABEL)
    _account(sheet, report.claim, voices=False)
    detail.voices(sheet, report.claim)
    detail.origins(sheet, report.claim)
    detail.linchpins(sheet, report.claim)
    detail.arithmetic(sheet, report.claim)
    detail.history(sheet, report.history)
    sheet.rule("")
    policy = f"policy {report.policy.id}, version {report.policy.version}"
    sheet.put((f"{policy} · {words.moment(report.generated_at)} · {report.claim.uid}", "faint"))
    _ledger_head(sheet, report.ledger_head)
    return sheet.text()


def confirmation(
    word: str, claim: Assessment, attributions: Sequence[AttributionId], *, before: Status | None = None
) -> str:
    """What a command recorded, in plain text: `word` is added, exists or attested; `before` is the status before."""
    return listing.confirmation(word, claim, attributions, before, _cells)


def sources(sources: Iterable[Source], *, width: int = 80, colour: bool = False) -> str:
    """All sources, one a row."""
    sheet = blank_sheet(width, colour=colour)
    listing.sources(sheet, sources)
    return sheet.text()


def source(
    source: Source,
    *,
    parent: str | None = None,
    record: Sequence[str] = (),
    width: int = 80,
    colour: bool = False,
) -> str:
    """One source; `parent` names what it speaks for, `record` is its track record in sentences."""
    sheet = blank_sheet(width, colour=colour)
    listing.source(sheet, source, parent, record)
    return sheet.text()


def log(entries: Iterable[tuple[Entry, str]], *, width: int = 80, colour: bool = False) -> str:
    """The ledger, one entry a row with what it recorded, hashes shortened."""
    sheet = blank_sheet(width, colour=colour)
    listing.log(sheet, entries)
    return sheet.text()


def found(hits: Iterable[tuple[str, Status | None, str]], *, width: int = 80, colour: bool = False) -> str:
    """Things found: id, status when it is a claim, text."""
    sheet = blank_sheet(width, colour=colour)
    listing.found(sheet, hits)
    return sheet.text()


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, width: int = 80, colour: bool = False) -> str:
    """Any small table; a cell that names a status has its colour."""
    sheet = blank_sheet(width, colour=colour)
    sheet.table(header, [[listing.toned(cell) for cell in row] for row in rows])
    return sheet.text()


def blank_sheet(width: int, *, colour: bool) -> Sheet:
    """An empty sheet as a screen shows it, 60 or more cells wide."""
    return Sheet(max(width, NARROWEST), _cells, _coloured if colour else _plain)


def _cells(text: str) -> int:
    """The cells that a text takes on a screen."""
    return cell_len(_FALSE_JOINER.sub(lambda match: match[0].replace("\u200d", "\u200c"), text))


def _plain(text: str, _tone: str) -> str:
    return text


def _coloured(text: str, tone: str) -> str:
    return _style(tone).render(text, color_system=ColorSystem.STANDARD) if text and tone else text


@lru_cache
def _style(tone: str) -> Style:
    return Style.parse(_STYLES[tone])


def _head(sheet: Sheet, report: Report, scope: str) -> None:
    sheet.put(("Confidence report", "strong"), (f", {words.moment(report.generated_at)}", "faint"))
    sheet.put((words.counts(report), ""))
    if stale := words.stale(report):
        sheet.put((stale, "warning"))
    made = [f"policy {report.policy.id}, version {report.policy.version}"]
    if report.as_of:
        made.append(f"as of {report.as_of}")
    if scope:
        made.append(f"only {scope}")
    made.append(f"ledger {report.ledger_head[:12]}" if report.ledger_head else "from files, no ledger")
    sheet.put((" · ".join(made), "faint"))


def _section(sheet: Sheet, status: Status, claims: Sequence[Assessment]) -> None:
    sheet.rule(f"{words.status_word(status)} ({len(claims)})", status)
    sheet.put((words.STATUS_MEANING[status], "faint"))
    sheet.blank()
    full = [claim for claim in claims if not is_bare(claim)]
    for claim in full:
        _headline(sheet, claim)
        _account(sheet, claim)
        sheet.blank()
    for claim in claims:
        if is_bare(claim):
            _headline(sheet, claim, who(claim))


def _headline(sheet: Sheet, claim: Assessment, more: str = "") -> None:
    at = max(len(claim.id) + 2, _LABEL)
    sheet.put((claim.text, "strong"), at=at, left=[(0, (claim.id, "id"))])
    aside = " · ".join(part for part in (setting(claim), more) if part)
    if aside:
        sheet.put((aside, "faint"), at=at)


def _account(sheet: Sheet, claim: Assessment, *, voices: bool = True) -> None:
    """The labelled lines of a claim; a label stands once for all its lines."""
    lines = account(claim, voices=voices)
    marks = max((len(line.mark) for line in lines), default=0)
    for label, together in groupby(lines, key=lambda line: line.label):
        same = list(together)
        beside = marks + 2 if any(line.mark for line in same) else 0
        for place, line in enumerate(same):
            sheet.put(
                (line.lead, line.tone),
                (line.rest, "faint" if line.tone == "faint" else ""),
                at=_TEXT + beside + 2 * line.depth,
                left=[(_LABEL, ("" if place else label, "faint")), (_TEXT, (line.mark, "id"))],
            )


def _superseded(sheet: Sheet, claims: Sequence[Assessment]) -> None:
    if not claims:
        return
    sheet.rule(f"SUPERSEDED ({len(claims)})")
    sheet.put(("outside the counts: each keeps its status for its own time", "faint"))
    sheet.blank()
    for claim in claims:
        _headline(sheet, claim, f"{words.status_word(claim.status)}, superseded by {claim.superseded_by}")


def _foot(sheet: Sheet, head: str | None) -> None:
    sheet.rule("")
    for sentence in words.LEGEND:
        sheet.put((sentence, "faint"))
    _ledger_head(sheet, head)


def _ledger_head(sheet: Sheet, head: str | None) -> None:
    if head:
        sheet.put((f"Ledger head {head}", "faint"))
