"""Phrases that every medium shares: how statuses, counts, probabilities and parties are said."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from verify.core.scales import CREDIBILITY, ICD_203
from verify.model import NO_PARTY, InterestValue, Stance, Status
from verify.report import Count, Credibility, Credit, Interest, Origins, Report

STATUS_MEANING: Mapping[Status, str] = {
    "verified": "at least two independent origins, none counted against",
    "disputed": "origins that count on both sides",
    "single-source": "a voice that counts, without an independent second",
    "unsourced": "no named voice that counts",
    "denied": "origins against it, none for it",
    "refuted": "false, by a signed judgement",
    "unverifiable": "cannot be checked, by a signed judgement",
}

STANCE_WORDS: Mapping[Stance, str] = {
    "affirms": "affirms",
    "denies": "denies",
    "partly": "affirms in part",
    "doubts": "doubts",
    "no-comment": "gives no comment",
    "retracts": "has retracted",
}

INTEREST_WORDS: Mapping[InterestValue, str] = {
    "against": "against interest",
    "self-serving": "self-serving",
    "neutral": "neutral",
    "unknown": "interest unknown",
}

LEGEND = (
    "1–3 origins: one independent voice at least, three at most, as far as their lineage is known.",
    "Grades A–F and credibility 1–6: STANAG 2511. Terms of likelihood: ICD 203.",
)

_BOUNDS = frozenset(round(bound * 100) for bound, _ in ICD_203)


def status_word(status: Status) -> str:
    """A status as it stands out in a text."""
    return status.upper()


def number(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def origins(count: Count) -> str:
    """The origins of one side: `2 origins`, `1–3 origins` or `none`."""
    if count.max == 0:
        return "none"
    return number(count.max, "origin") if count.min == count.max else f"{count.min}–{count.max} origins"


def tally(counted: Origins, parties: str = "") -> str:
    """Both sides' origins: `2 origins for, none against`; `parties` says more of those for."""
    joint = "; " if parties else ", "
    return f"{origins(counted.for_)} for{parties and ', ' + parties}{joint}{origins(counted.against)} against"


def parties_for(counted: Origins) -> str:
    """How many stated parties the counted origins for a claim have, when there are several: `2 parties`."""
    stated = {
        origin.party.casefold()
        for origin in counted.groups
        if origin.side == "for" and origin.counted and origin.party is not None
    } - {NO_PARTY}
    return f"{len(stated)} parties" if len(stated) > 1 else ""


def party(name: str | None) -> str:
    """A party as a reader needs it: an unknown one says so."""
    if name is None:
        return "party unknown"
    return "no party" if name.casefold() == NO_PARTY else name


def is_side(name: str | None) -> bool:
    """Whether a party is a side with a stake: neither unknown nor none."""
    return name is not None and name.casefold() != NO_PARTY


def interest(shown: Interest, *, why: bool = False) -> str:
    """An interest, saying whether it was stated or inferred, with the reason when asked."""
    word = INTEREST_WORDS[shown.value]
    told = [] if shown.value == "unknown" and not shown.stated else ["stated" if shown.stated else "inferred"]
    if why and shown.why:
        told.append(shown.why)
    return f"{word} ({': '.join(told)})" if told else word


def percent(probability: float) -> str:
    """A probability in whole percent, never rounded up into the next term of ICD 203."""
    exact = round(probability * 100, 4)
    whole = round(exact)
    return f"{math.floor(exact) if whole > exact and whole in _BOUNDS else whole} %"


def spread(low: float, high: float) -> str:
    """An interval of probabilities: `81–97 %`."""
    return f"{percent(low).removesuffix(' %')}–{percent(high)}"


def credit(code: Credit) -> str:
    """An Admiralty credibility with its meaning."""
    return f"{code} {CREDIBILITY[code]}"


def credibility(shown: Credibility) -> str:
    """The credibility as computed and, when a person set another, as set."""
    if shown.set is None or shown.set == shown.computed:
        return credit(shown.computed) + (", also as set by a person" if shown.set else "")
    return f"{credit(shown.set)}, as set by a person; computed: {credit(shown.computed)}"


def sentences(parts: Iterable[str]) -> str:
    """Several reasons as one run of text: sentences follow one another, clauses are parted by semicolons."""
    run = ""
    for part in parts:
        run += (" " if run.endswith(".") else "; " if run else "") + part.strip()
    return run


def listed(parts: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *front, end = parts
    return f"{', '.join(front)} {last} {end}" if front else end


def counts(report: Report) -> str:
    """How many claims there are and how many of each status, in one line."""
    each = [f"{count} {status}" for status, count in report.counts.model_dump(by_alias=True).items() if count]
    superseded = sum(claim.superseded_by is not None for claim in report.claims)
    if superseded:
        each.append(f"{superseded} superseded")
    total = number(len(report.claims), "claim")
    return f"{total}: {', '.join(each)}" if each else total


def stale(report: Report) -> str:
    """The claims whose signature is stale; empty when none is."""
    ids = [claim.id for claim in report.claims if claim.judgement and claim.judgement.stale]
    if not ids:
        return ""
    return f"{number(len(ids), 'stale signature')}: {listed(ids)} — the evidence has changed since; sign again"


def moment(report_time: str) -> str:
    """A moment of the report as people write it: `2026-08-01 12:00 UTC`."""
    day, _, clock = report_time.removesuffix("Z").partition("T")
    return f"{day} {clock[:5]} UTC" if clock else report_time


def time(when: str | None) -> str:
    """When a claim holds, as people write it: `2031-05-01 to 2031-05-02`; empty when not said."""
    return (when or "").replace("/", " to ")
