"""What `show` adds to the account of a claim: voices with their words, origins, the arithmetic, the history."""

from __future__ import annotations

from collections.abc import Sequence

from verify.answers import Happening
from verify.core.scales import RELIABILITY
from verify.render import words
from verify.render.layout import Run, Sheet
from verify.report import Assessment, LedgerTerm, Origin, QuoteCheck, Voice

_INDENT = 4
"""Names never stand at the left edge, where they could be taken for a heading."""

_CHECKS: dict[QuoteCheck, str] = {
    "exact": "found in the document",
    "fuzzy": "found in the document in nearly these words",
    "orphaned": "NOT found in the document",
    "unchecked": "not checked against a document",
}


def stakes(sheet: Sheet, claim: Assessment, *, at: int) -> None:
    """Whom the claim favors and harms."""
    said = [
        f"{verb} {words.listed(parties)}"
        for verb, parties in (("favors", claim.favors), ("harms", claim.harms))
        if parties
    ]
    if said:
        sheet.put((", ".join(said), "faint"), at=at)


def voices(sheet: Sheet, claim: Assessment) -> None:
    """Every attribution, also those that no longer stand."""
    if not claim.attributions:
        return
    sheet.rule(f"VOICES ({len(claim.attributions)})")
    at = max([_INDENT, *(len(voice.id) + 2 for voice in claim.attributions)])
    for voice in claim.attributions:
        sheet.blank()
        for place, (lead, rest) in enumerate(_voice(voice)):
            sheet.put(lead, rest, at=at, left=[(0, ("" if place else voice.id, "id"))])


def origins(sheet: Sheet, claim: Assessment) -> None:
    """How the voices are grouped, and why so."""
    groups = claim.origins.groups
    if not groups:
        return
    sheet.rule(f"ORIGINS ({len(groups)})")
    sheet.blank()
    rows = [[*_origin(origin), (origin.why, "")] for origin in groups]
    sheet.table(["side", "origin", "voices", "counts", "why"], rows, at=_INDENT)


def linchpins(sheet: Sheet, claim: Assessment) -> None:
    """The attributions without which the status is another."""
    if not claim.linchpins:
        return
    sheet.rule(f"HANGS ON ({len(claim.linchpins)})")
    sheet.blank()
    names = {voice.id: voice.source for voice in claim.attributions}
    rows: list[list[Run]] = [
        [
            (pin.attribution, "id"),
            (names.get(pin.attribution, ""), ""),
            (words.status_word(pin.status_without), pin.status_without),
            ("not judged" if pin.probability_without is None else words.percent(pin.probability_without), ""),
        ]
        for pin in claim.linchpins
    ]
    sheet.table(["voice", "name", "status without it", "probability without it"], rows, at=_INDENT)


def arithmetic(sheet: Sheet, claim: Assessment) -> None:
    """The terms of the log-odds and their sum."""
    if claim.likelihood is None:
        return
    sheet.rule("LIKELIHOOD: log-odds, natural logarithms")
    sheet.blank()
    terms = claim.likelihood.ledger
    rows: list[list[Run]] = [
        [(_term(term), ""), (f"{term.log_odds:+.2f}", ""), (term.why or "", "faint")] for term in terms
    ]
    total = f"{sum(term.log_odds for term in terms):+.2f}"
    rows.append([("sum", "strong"), (total, "strong"), (f"gives {words.percent(claim.likelihood.probability)}", "")])
    sheet.table(["term", "log-odds", "why"], rows, at=_INDENT, right=1)


def history(sheet: Sheet, happenings: Sequence[Happening]) -> None:
    """What the ledger says of the claim."""
    if not happenings:
        return
    sheet.rule(f"HISTORY ({len(happenings)})")
    sheet.blank()
    rows: list[list[Run]] = [
        [
            (str(done.entry), "id"),
            (words.moment(done.at), "faint"),
            (done.actor, ""),
            (f"{done.command}: {done.what}", ""),
        ]
        for done in happenings
    ]
    sheet.table(["entry", "when", "who", "what"], rows, at=_INDENT)


def _voice(voice: Voice) -> list[tuple[Run, Run]]:
    """One attribution in lines: who, what was said, what weighs, the road to us."""
    about = ", ".join(part for part in (voice.kind, voice.role, "unnamed" if voice.unnamed else "") if part)
    gone = "" if voice.live else "  — withdrawn" if voice.withdrawn else "  — no longer stands"
    stance = words.STANCE_WORDS[voice.stance]
    head = f": {stance}" if not voice.relays else f": {stance}, relaying {words.listed(voice.relays)}"
    lines: list[tuple[Run, Run]] = [
        ((voice.source, "strong"), (f"({about}){head}{gone}" if about else f"{head}{gone}", ""))
    ]
    if voice.quote:
        lines.append(((f"“{voice.quote}”", ""), (f"— {_CHECKS[voice.quote_check]}", _tone(voice.quote_check))))
    lines.extend((("", ""), (text, tone)) for text, tone in _weights(voice) if text)
    return lines


def _weights(voice: Voice) -> list[Run]:
    confirmed = {True: ", confirmed", False: ", not confirmed"}[voice.confirmed] if voice.basis == "implicit" else ""
    basis = "the document's own voice" if voice.basis == "own-voice" else f"{voice.basis} attribution{confirmed}"
    access = "access unknown" if voice.access == "unknown" else voice.access
    road = [
        f"said {voice.at}" if voice.at else "",
        f"via {' from '.join(voice.via)}" if voice.via else "",
        f"rests on {words.listed(voice.rests_on)}" if voice.rests_on else "",
        f"in “{voice.document}”" if voice.document else "",
    ]
    interest = f"{words.party(voice.party)}, {words.interest(voice.interest, why=True)}"
    return [
        ("adds no origin of its own" if voice.relays else interest, ""),
        (f"{access}, {basis}, grade {voice.grade} ({RELIABILITY[voice.grade]})", ""),
        (", ".join(part for part in road if part), ""),
        (voice.url or "", "faint"),
        (f"note: {voice.note}" if voice.note else "", ""),
    ]


def _tone(check: QuoteCheck) -> str:
    return "warning" if check == "orphaned" else "faint"


def _origin(origin: Origin) -> list[Run]:
    counts = "yes" if origin.counted else "no" if origin.known else "no, lineage unknown"
    if origin.counted and not origin.known:
        counts = "yes, lineage unknown"
    spoken = (f"{one} on {origin.excluding[one]}" if one in origin.excluding else one for one in origin.attributions)
    return [
        (origin.side, ""),
        (origin.root, "strong"),
        (" ".join(spoken), "id"),
        (counts, ""),
    ]


def _term(term: LedgerTerm) -> str:
    if term.term == "excluding-claim":
        return f"excluding claim {term.claim or ''}".rstrip() + (f", {term.root}" if term.root else "")
    if term.term == "origin":
        return f"{term.root or 'origin'}{f', {term.side}' if term.side else ''}"
    return term.term
