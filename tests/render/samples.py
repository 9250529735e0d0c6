"""Reports made by hand: an invented quarrel of two invented parties, north and south, over a bridge."""

from __future__ import annotations

from tests.render.builders import HEAD, NOW, assessment, origin, origins, report_of, voice
from tests.render.dispute import DISPUTED
from verify.answers import ClaimReport, Happening
from verify.report import (
    Chokepoint,
    Confidence,
    Credibility,
    Interest,
    JudgementShown,
    LedgerTerm,
    Likelihood,
    Linchpin,
    PolicyName,
    Rule,
)

AGAINST = Interest(value="against", stated=False, why="the claim harms north")
SERVING = Interest(value="self-serving", stated=False, why="the claim favors south")

VERIFIED = assessment(
    "C1",
    "The bridge at Fordmill is no longer under the control of the north",
    when="2031-05-06",
    topic="fordmill",
    favors=("south",),
    harms=("north",),
    status="verified",
    rule=Rule(
        id="two-origins",
        reasons=(
            "At least 2, at most 2 origins for: A1+A3 (Oskar Brandt), A2 (Ilse Marwitz).",
            "The verifying origins are of 2 parties: north, south.",
        ),
    ),
    likelihood=Likelihood(
        probability=0.93,
        low=0.81,
        high=0.97,
        term="very likely",
        ledger=(
            LedgerTerm(term="prior", log_odds=0.0, why="policy default"),
            LedgerTerm(
                term="origin",
                log_odds=2.166667,
                root="Oskar Brandt",
                side="for",
                why="grade F, the pool nobody has judged: 1.083, interest against × 2",
            ),
            LedgerTerm(
                term="origin",
                log_odds=0.42,
                root="Ilse Marwitz",
                side="for",
                why="grade F, the pool nobody has judged: 1.083, interest self-serving × 0.5",
            ),
        ),
    ),
    confidence=Confidence(
        level="moderate",
        reasons=("not graded A to C: Oskar Brandt, Ilse Marwitz", "taking away one attribution changes the status"),
    ),
    credibility=Credibility(computed=1),
    origins=origins(
        (2, 2),
        (0, 0),
        origin("Oskar Brandt", "for", "A1", "A3", party="north", interest="against", why="A3 relays A1"),
        origin("Ilse Marwitz", "for", "A2", party="south", interest="self-serving"),
    ),
    cross_party=True,
    linchpins=(
        Linchpin(attribution="A1", status_without="single-source", probability_without=0.62),
        Linchpin(attribution="A2", status_without="single-source", probability_without=0.88),
    ),
    next_checks=(
        "Look for the original of A1, Oskar Brandt (through Harbour Courier); if it does not hold: then single-source",
    ),
    attributions=(
        voice(
            "A1",
            "Oskar Brandt",
            kind="government",
            role="governor appointed by the north",
            party="north",
            interest=AGAINST,
            via=("Harbour Courier",),
            at="2031-05-06",
            quote="For tactical reasons our troops have left the bridge.",
            quote_check="exact",
            document="Governor confirms withdrawal",
            url="https://courier.example/2031/05/06/bridge",
        ),
        voice(
            "A2",
            "Ilse Marwitz",
            kind="government",
            party="south",
            interest=SERVING,
            via=("Town Agency",),
            at="2031-04-28",
        ),
        voice("A3", "Example Wire", kind="outlet", party="north", interest=AGAINST, relays=("Oskar Brandt",)),
    ),
)

RELAYED = tuple(
    voice(f"A{number}", f"Outlet {number}", kind="outlet", relays=("Harbour Courier",)) for number in range(13, 23)
)

REPEATED = assessment(
    "C3",
    "A convoy of some thirty lorries crossed the Aue at night and was seen to turn towards the old cement works, "
    "where its lights went out",
    when="2031-05",
    status="single-source",
    rule=Rule(
        id="one-origin",
        reasons=(
            "At least 1, at most 1 origin for: A12+A13 (Harbour Courier).",
            "One origin counts, however many repeat it.",
        ),
    ),
    likelihood=Likelihood(
        probability=0.7,
        low=0.4,
        high=0.9,
        term="likely",
        ledger=(LedgerTerm(term="prior", log_odds=0.0), LedgerTerm(term="origin", log_odds=0.847298)),
    ),
    confidence=Confidence(level="low", reasons=("only one origin counts",)),
    credibility=Credibility(computed=3),
    origins=origins(
        (1, 1),
        (0, 0),
        origin("Harbour Courier", "for", "A12", *(one.id for one in RELAYED), known=False, why="A13 relays A12"),
    ),
    linchpins=(Linchpin(attribution="A12", status_without="unsourced", probability_without=None),),
    next_checks=("Ask Harbour Courier how it knows (A12); if at first hand: then verified",),
    attributions=(voice("A12", "Harbour Courier", kind="outlet", basis="own-voice"), *RELAYED),
)

DENIED = assessment(
    "C4",
    "The dam at Steinfurt was mined",
    status="denied",
    rule=Rule(id="only-denied", reasons=("Nobody affirms it.", "It is denied, and nobody who counts affirms it.")),
    likelihood=Likelihood(
        probability=0.03,
        low=0.01,
        high=0.12,
        term="almost no chance",
        ledger=(LedgerTerm(term="prior", log_odds=-3.476099),),
    ),
    credibility=Credibility(computed=5),
    origins=origins(
        (0, 0), (1, 1), origin("Dam Authority", "against", "A30", party="north", interest="neutral", grade="B")
    ),
    linchpins=(Linchpin(attribution="A30", status_without="unsourced", probability_without=None),),
    attributions=(
        voice(
            "A30",
            "Dam Authority",
            party="north",
            stance="denies",
            interest=Interest(value="neutral", stated=False, why="the claim neither favors nor harms north"),
            grade="B",
        ),
    ),
)

REFUTED = assessment(
    "C5",
    "Video shows the fire at Oberau",
    status="refuted",
    computed_status="single-source",
    rule=Rule(id="one-origin", reasons=("One origin counts, however many repeat it.",)),
    confidence=Confidence(level="low", reasons=("only one origin counts",)),
    credibility=Credibility(computed=3, set=5),
    origins=origins((1, 1), (0, 0), origin("Video 12", "for", party="none", known=True, why="A31 relays Video 12")),
    judgement=JudgementShown(
        verdict="refuted",
        why="The video was online two years before",
        by="ben",
        at="2031-05-08T09:00:00Z",
        credibility=5,
        stale=False,
        signers=("cho", "ben"),
        rules=True,
        otherwise=(),
    ),
    attributions=(voice("A31", "Old Post", kind="outlet", relays=("Video 12",)),),
)

NOBODY = assessment("C6", "The mayor of Oberau has left town", when="2031-05-03", topic="oberau")
UNNAMED = assessment(
    "C7",
    "Reserves are on their way to Fordmill",
    topic="fordmill",
    origins=origins(
        (0, 1), (0, 0), origin("independent analysts", "for", "A32", known=False, counted=False, why="one voice")
    ),
    attributions=(voice("A32", "independent analysts", kind="group", unnamed=True),),
)
SUPERSEDED = assessment(
    "C9",
    "The bridge at Fordmill is under the control of the north",
    when="2031-04-30",
    topic="fordmill",
    status="single-source",
    superseded_by="C1",
)

CLAIMS = (VERIFIED, DISPUTED, REPEATED, SUPERSEDED, NOBODY, UNNAMED, DENIED, REFUTED)


WHOLE = report_of(
    *CLAIMS,
    chokepoints=(
        Chokepoint(carrier="Harbour Courier", claims=3, of=5),
        Chokepoint(carrier="Town Agency", claims=2, of=5),
    ),
)

SHOWN = ClaimReport(
    generated_at=NOW,
    policy=PolicyName(id="default", version=1),
    ledger_head=HEAD,
    claim=VERIFIED,
    history=(
        Happening(entry=2, at="2031-05-06T18:00:00Z", actor="ann", command="add", what="C1 with A1, A2, A3"),
        Happening(entry=7, at="2031-05-08T08:30:00Z", actor="ben", command="edit", what="C1 topic: fordmill"),
    ),
)
