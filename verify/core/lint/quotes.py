"""Quotes and claims in which what costs a speaker stands together with what serves it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from verify.answers import Advice
from verify.core.interest import among
from verify.core.lineage import stated
from verify.core.lint.matter import Matter, Said
from verify.model import DocumentId, SourceId
from verify.names import shadow

_FEWEST_WORDS = 3
"""A shorter quote stands inside others by chance."""


class Quote(NamedTuple):
    """An attribution with its quote as it is matched."""

    said: Said
    words: str


def mixed_quote(matter: Matter) -> Iterator[Advice]:
    """One quote behind two claims, to the speaker's cost and to its use; and claims that are both."""
    yield from _split_claims(matter)
    for against, serving in _sides(matter):
        for one in against:
            for other in serving:
                if one.said.claim.id != other.said.claim.id and _share(one.words, other.words):
                    yield _apart(matter, one.said, other.said)


def _split_claims(matter: Matter) -> Iterator[Advice]:
    told: set[str] = set()
    for said in matter.said():
        claim, one = said.claim, said.recorded
        if claim.id in told or one.interest is not None or one.stance in {"retracts", "no-comment"}:
            continue
        parties = {matter.lineage.party(source) for source in one.relays or (one.source,)}
        for party in sorted(party for party in parties if party is not None and stated(party)):
            if among(party, claim.favors) and among(party, claim.harms):
                told.add(claim.id)
                yield Advice(
                    code="mixed-quote",
                    subject=claim.id,
                    text=f"{claim.id} both favors and harms {party}, for whom {matter.named(one.source)} speaks in "
                    f"{one.id}: split it into a claim that favors and one that harms",
                )
                break


def _sides(matter: Matter) -> list[tuple[list[Quote], list[Quote]]]:
    """For each speaker and document the quotes against its interest, and the self-serving ones."""
    found: dict[tuple[tuple[SourceId, ...], DocumentId | None], tuple[list[Quote], list[Quote]]]
    found = defaultdict(lambda: ([], []))
    for said in matter.said():
        one, value = said.recorded, said.shown.interest.value
        if one.quote and said.shown.live and value in {"against", "self-serving"}:
            sides = found[one.relays or (one.source,), one.document]
            sides[value == "self-serving"].append(Quote(said, shadow(one.quote)))
    return list(found.values())


def _share(one: str, other: str) -> bool:
    """Whether two quotes are the same, or one stands inside the other."""
    short, long = sorted((one, other), key=len)
    return one == other or (short in long and len(short.split()) >= _FEWEST_WORDS)


def _apart(matter: Matter, against: Said, serving: Said) -> Advice:
    speaker = (against.recorded.relays or (against.recorded.source,))[0]
    return Advice(
        code="mixed-quote",
        subject=against.recorded.id,
        text=f"one quote of {matter.named(speaker)} speaks against its interest in {against.recorded.id} "
        f"({against.claim.id}) and serves it in {serving.recorded.id} ({serving.claim.id}): "
        "quote for each claim only the words that make it",
    )
