"""Reports made by hand: an invented quarrel of two invented parties, north and south, over a bridge."""

from __future__ import annotations

from typing import Any

from verify.report import (
    Assessment,
    Chokepoint,
    ClaimReport,
    Confidence,
    Count,
    Counts,
    Credibility,
    Happening,
    Interest,
    JudgementShown,
    LedgerTerm,
    Likelihood,
    Linchpin,
    LinkShown,
    Noted,
    Origin,
    Origins,
    PolicyName,
    Report,
    Rule,
    Side,
    Voice,
)

HEAD = "3f2a9c0d1e4b" + "0123456789abcdef" * 3 + "5a6b"
NOW = "2031-05-09T12:00:00Z"


def voice(identity: str, source: str, **changes: Any) -> Voice:
    """An attribution of which nothing is known but who affirmed."""
    fields: dict[str, Any] = {
        "kind": None,
        "role": None,
        "party": None,
        "stance": "affirms",
        "basis": "explicit",
        "confirmed": False,
        "interest": Interest(value="unknown", stated=False, why="the party of the source is not known"),
        "access": "unknown",
        "grade": "F",
        "unnamed": False,
        "relays": (),
        "via": (),
        "rests_on": (),
        "at": None,
        "quote": None,
        "quote_check": "unchecked",
        "document": None,
        "url": None,
        "note": None,
        "live": True,
    }
    return Voice(id=identity, source=source, **{**fields, **changes})


def origin(root: str, side: Side, *attributions: str, **changes: Any) -> Origin:
    """A known origin that counts."""
    fields: dict[str, Any] = {
        "party": None,
        "known": True,
        "counted": True,
        "interest": "unknown",
        "grade": "F",
        "why": "one voice",
    }
    return Origin(root=root, side=side, attributions=attributions, **{**fields, **changes})


def origins(for_: tuple[int, int], against: tuple[int, int], *groups: Origin) -> Origins:
    """Both sides' counts as (min, max)."""
    return Origins(for_=Count(min=for_[0], max=for_[1]), against=Count(min=against[0], max=against[1]), groups=groups)


def assessment(identity: str, text: str, **changes: Any) -> Assessment:
    """A claim that nobody speaks of."""
    status = changes.get("status", "unsourced")
    fields: dict[str, Any] = {
        "uid": "0123456789ab",
        "when": None,
        "topic": None,
        "favors": (),
        "harms": (),
        "item": None,
        "value": None,
        "status": status,
        "computed_status": status,
        "balance": None,
        "rule": Rule(id="no-voice", reasons=("Nobody affirms it.", "No attribution supports it.")),
        "likelihood": None,
        "confidence": Confidence(level="low", reasons=("no origin counts",)),
        "credibility": Credibility(computed=6),
        "origins": origins((0, 0), (0, 0)),
        "cross_party": False,
        "noted": (),
        "flags": (),
        "linchpins": (),
        "next_checks": (),
        "judgement": None,
        "superseded_by": None,
        "links": (),
        "attributions": (),
    }
    return Assessment(id=identity, text=text, **{**fields, **changes})


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
        origin("Ministry of Health", "against", "A21", party="south", claim="C9", interest="neutral", grade="B"),
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


def report_of(*claims: Assessment, **changes: Any) -> Report:
    """A report on some claims, counted."""
    counted: dict[str, int] = {}
    for claim in claims:
        if claim.superseded_by is None:
            counted[claim.status] = counted.get(claim.status, 0) + 1
    fields: dict[str, Any] = {
        "generated_at": NOW,
        "as_of": None,
        "policy": PolicyName(id="default", version=1),
        "ledger_head": HEAD,
        "chokepoints": (),
    }
    return Report(counts=Counts.model_validate(counted), claims=claims, **{**fields, **changes})


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
