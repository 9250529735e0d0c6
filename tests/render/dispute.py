"""A claim with everything that can be said of one: voices on both sides, noted and silent ones, a stale judgement."""

from __future__ import annotations

from tests.render.builders import assessment, origin, origins, voice
from verify.report import (
    Confidence,
    Credibility,
    Interest,
    JudgementShown,
    LedgerTerm,
    Likelihood,
    LinkShown,
    Noted,
    Rule,
    Withdrawn,
)

WITHDRAWN = Withdrawn(target="D4", by="ann", at="2031-05-06T18:00:00Z", why="the paper took it back")

DISPUTED = assessment(
    "C2",
    "At least 40 people died when the market hall at Oberau was hit",
    when="2031-05-01/2031-05-02",
    topic="oberau",
    item="dead at Oberau",
    value=">=40",
    status="disputed",
    balance="lopsided",
    rule=Rule(
        id="both-sides",
        reasons=(
            "At least 2, at most 3 origins for: A4 (Field Hospital 7), A5+A6 (Police of Oberau).",
            "At least 1, at most 2 origins against: A8 (Army of the North).",
            "Both sides have an origin that counts; the balance is lopsided.",
        ),
    ),
    likelihood=Likelihood(
        probability=0.796,
        low=0.4,
        high=0.95,
        term="likely",
        ledger=(LedgerTerm(term="prior", log_odds=0.0), LedgerTerm(term="clamp", log_odds=1.361594)),
    ),
    confidence=Confidence(level="moderate", reasons=("2 origins count, but the claim is disputed",)),
    credibility=Credibility(computed=3, set=2),
    origins=origins(
        (2, 3),
        (1, 2),
        origin("Field Hospital 7", "for", "A4", party="none", interest="unknown", grade="B"),
        origin(
            "Police of Oberau",
            "for",
            "A5",
            "A6",
            party="south",
            interest="neutral",
            grade="C",
            why="Police of Oberau and Mayor of Oberau speak for one body",
        ),
        origin(
            "@oberau_now",
            "for",
            "A7",
            known=False,
            counted=False,
            why="one voice; not counted: its lineage is not known",
        ),
        origin("Army of the North", "against", "A8", party="north", interest="self-serving"),
        origin("丽江日报", "against", "A9", known=False, counted=False),
        origin(
            "Ministry of Health",
            "against",
            "A21",
            party="south",
            excluding={"A21": "C9"},
            interest="neutral",
            grade="B",
        ),
    ),
    noted=(
        Noted(
            attribution="A9",
            source="丽江日报",
            stance="denies",
            why="its lineage is not known, and the claim has a known origin",
        ),
    ),
    flags=("updated by C8: a higher number said later", "opposite stances on one day: Police of Oberau (A5, A6)"),
    next_checks=(
        "Ask @oberau_now how it knows (A7); if at first hand: then verified",
        "Look for the originals of A8; if these denials do not hold: then verified",
    ),
    links=(
        LinkShown(relation="updated-by", claim="C8", computed=True, why="dead at Oberau: >=40 here, 52 there"),
        LinkShown(relation="contradicts", claim="C9", computed=False, why="stated by a person"),
    ),
    judgement=JudgementShown(
        verdict="verified",
        why="Names of the dead were read out at the funeral",
        by="ann",
        at="2031-05-07T09:00:00Z",
        credibility=2,
        stale=True,
        signers=(),
        rules=False,
        otherwise=(),
    ),
    attributions=(
        voice(
            "A4", "Field Hospital 7", kind="organization", party="none", access="first-hand", grade="B", at="2031-05-02"
        ),
        voice(
            "A5",
            "Police of Oberau",
            kind="government",
            party="south",
            interest=Interest(value="neutral", stated=True, why="it keeps the register of deaths"),
            grade="C",
            at="2031-05-02",
        ),
        voice(
            "A6", "Mayor of Oberau", party="south", interest=Interest(value="neutral", stated=True, why=""), grade="C"
        ),
        voice("A7", "@oberau_now", kind="outlet", stance="partly", via=("Town Agency", "Example Wire 📡")),
        voice(
            "A8",
            "Army of the North",
            kind="military",
            party="north",
            stance="denies",
            interest=Interest(value="self-serving", stated=False, why="the claim harms north"),
        ),
        voice("A9", "丽江日报", kind="outlet", stance="denies"),
        voice("A10", "Press office of the district", kind="government", stance="no-comment"),
        voice("A11", "Old Post", kind="outlet", stance="retracts", live=False),
        voice("A12", "Oberau Echo", kind="outlet", live=False, withdrawn=WITHDRAWN),
        voice("A13", "Echo on Sunday", kind="outlet", live=False, withdrawn=WITHDRAWN),
    ),
)
