"""Reports as Markdown, for pages and tickets: every text that others wrote is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from verify.answers import ClaimReport
from verify.model import STATUSES, Status
from verify.render import words
from verify.render.account import Line, account, is_bare, setting, who
from verify.render.escape import for_markdown, for_markdown_link
from verify.report import Assessment, Likelihood, Origin, Report, Voice


def report(report: Report, *, scope: str = "") -> str:
    """The confidence report: a heading a status, a block a claim; `scope` says which claims it is limited to."""
    standing = [claim for claim in report.claims if claim.superseded_by is None]
    past = [claim for claim in report.claims if claim.superseded_by is not None]
    blocks = ["# Confidence report", _made(report, scope), f"{words.counts(report)}."]
    if stale := words.stale(report):
        blocks.append(for_markdown(stale))
    for status in STATUSES:
        blocks.extend(_section(status, [claim for claim in standing if claim.status == status]))
    if past:
        gone = [(claim.id, claim.text, words.status_word(claim.status), claim.superseded_by or "") for claim in past]
        blocks += [f"## Superseded ({len(past)})", _table(("id", "claim", "status then", "superseded by"), gone)]
    if report.chokepoints:
        narrow = [(point.carrier, f"{point.claims} of {point.of}") for point in report.chokepoints]
        blocks += ["## Chokepoints", _table(("carrier", "claims whose status changes without it"), narrow)]
    return _joined([*blocks, *words.LEGEND])


def claim(report: ClaimReport) -> str:
    """One claim with its voices, origins, the arithmetic of its likelihood and its history."""
    one = report.claim
    blocks = [f"# {_headline(one)}", *_setting(one), _listed(account(one, voices=False))]
    if one.attributions:
        blocks += ["## Voices", *(_voice(voice) for voice in one.attributions)]
    if one.origins.groups:
        grouped = [_origin(origin) for origin in one.origins.groups]
        blocks += ["## Origins", _table(("side", "origin", "voices", "counted", "why"), grouped)]
    if one.likelihood:
        blocks += ["## Log-odds", _ledger(one.likelihood)]
    if report.history:
        done = [(str(did.entry), did.at, did.actor, f"{did.command}: {did.what}") for did in report.history]
        blocks += ["## History", _table(("entry", "when", "who", "what"), done)]
    return _joined(blocks)


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _made(report: Report, scope: str) -> str:
    made = [words.moment(report.generated_at), f"policy {report.policy.id}, version {report.policy.version}"]
    if report.as_of:
        made.append(f"as of {report.as_of}")
    if scope:
        made.append(f"only {scope}")
    made.append(f"ledger head {report.ledger_head}" if report.ledger_head else "from files, no ledger")
    return for_markdown(" · ".join(made))


def _section(status: Status, claims: Sequence[Assessment]) -> Iterator[str]:
    if not claims:
        return
    yield f"## {status.capitalize()} ({len(claims)})"
    yield for_markdown(words.STATUS_MEANING[status].capitalize())
    for claim in claims:
        if not is_bare(claim):
            yield f"### {_headline(claim)}"
            yield from _setting(claim)
            yield _listed(account(claim))
    bare = [(claim.id, claim.text, setting(claim), who(claim)) for claim in claims if is_bare(claim)]
    if bare:
        yield _table(("id", "claim", "when and topic", "who"), bare)


def _headline(claim: Assessment) -> str:
    return f"{for_markdown(claim.id)} {for_markdown(claim.text)}"


def _setting(claim: Assessment) -> Iterator[str]:
    if setting(claim):
        yield f"*{for_markdown(setting(claim))}*"


def _listed(lines: Iterable[Line]) -> str:
    """An account as a list: one item a label, its lines below it when there are several."""
    items: list[str] = []
    for label, together in groupby(lines, key=lambda line: line.label):
        same = list(together)
        if len(same) == 1:
            items.append(f"- {label}: {_line(same[0])}")
            continue
        items.append(f"- {label}:")
        items.extend(f"{'  ' * (line.depth + 1)}- {_line(line)}" for line in same)
    return "\n".join(items)


def _line(line: Line) -> str:
    lead, rest = for_markdown(line.lead), for_markdown(line.rest)
    strong = f"**{lead}**" if lead and line.tone not in {"", "faint"} else lead
    gap = " " if lead and rest and line.rest.lstrip()[:1] not in ",:;" else ""
    return f"{for_markdown(line.mark)} {strong}{gap}{rest}".strip()


def _voice(voice: Voice) -> str:
    stance = words.STANCE_WORDS[voice.stance]
    about = ", ".join(part for part in (voice.kind, voice.role, words.party(voice.party)) if part)
    relays = f", relaying {words.listed(voice.relays)}" if voice.relays else ""
    gone = "" if voice.live else " (withdrawn)" if voice.withdrawn else " (no longer stands)"
    weight = "adds no origin of its own" if voice.relays else words.interest(voice.interest, why=True)
    who = f"{for_markdown(voice.id)} **{for_markdown(voice.source)}**"
    items = [
        f"- {who} {for_markdown(f'({about}): {stance}{relays}{gone}')}",
        for_markdown(f"“{voice.quote}” — quote {voice.quote_check}") if voice.quote else "",
        for_markdown(f"{weight}, access {voice.access}, {voice.basis}, grade {voice.grade}"),
        for_markdown(", ".join(_road(voice))),
        for_markdown_link(voice.url) if voice.url else "",
        for_markdown(f"note: {voice.note}") if voice.note else "",
    ]
    return "\n  - ".join(item for item in items if item)


def _road(voice: Voice) -> Iterator[str]:
    if voice.at:
        yield f"said {voice.at}"
    if voice.via:
        yield f"via {' from '.join(voice.via)}"
    if voice.rests_on:
        yield f"rests on {words.listed(voice.rests_on)}"
    if voice.document:
        yield f"in “{voice.document}”"


def _origin(origin: Origin) -> tuple[str, ...]:
    counted = "yes" if origin.counted else "no"
    return origin.side, origin.root, " ".join(origin.attributions), counted, origin.why


def _ledger(likelihood: Likelihood) -> str:
    rows = [
        (term.term, term.root or term.claim or "", f"{term.log_odds:+.2f}", term.why or "")
        for term in likelihood.ledger
    ]
    total = sum(term.log_odds for term in likelihood.ledger)
    return _table(("term", "of", "log-odds", "why"), [*rows, ("sum", "", f"{total:+.2f}", "")])


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header)]
    lines += [[for_markdown(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
