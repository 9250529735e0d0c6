"""The database written as records, which `import` reads back to the same report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

from verify.core.lineage import Lineage
from verify.core.live import standing, utterances
from verify.exchange import export as writing
from verify.model import Attribution, AttributionId, ClaimId, Facts, SourceId
from verify.store import connect, read


class Exported(NamedTuple):
    """The text in pieces, a record at a time, and what records cannot carry, in words."""

    text: Iterator[str]
    left_out: tuple[str, ...]


def export(path: Path, form: Literal["ndjson", "csv"]) -> Exported:
    """Everything that stands: withdrawn words stay out, and so do decisions, for which records have no place."""
    with connect.reading(path) as connection:
        facts = replace(
            read.facts(connection),
            # Those too that nobody on any claim names.
            sources={source.id: source for source in read.sources(connection)},
            documents={document.id: document for document in read.documents(connection)},
        )
    kept = _standing(facts)
    left_out = tuple(_left_out(facts, kept))
    facts = replace(facts, attributions=kept)
    return Exported(writing.ndjson(facts) if form == "ndjson" else writing.csv(facts), left_out)


def _standing(facts: Facts) -> Mapping[ClaimId, tuple[Attribution, ...]]:
    """The attributions without those that the desk withdrew; of a relay of several the roots that stand stay."""
    if not facts.withdrawals:
        return facts.attributions
    lineage = Lineage(facts.sources, facts.documents, withdrawals=facts.withdrawals)
    kept_on = {}
    for claim, voices in facts.attributions.items():
        roots = _roots(voices, lineage)
        kept_on[claim] = tuple(kept for one in voices if (kept := _kept(one, roots[one.id])) is not None)
    return kept_on


def _roots(voices: Sequence[Attribution], lineage: Lineage) -> Mapping[AttributionId, Mapping[SourceId, bool]]:
    """For each attribution the roots that speak through it, and whether the desk withdrew that."""
    gone = {(spoken.attribution.id, spoken.root) for spoken, _ in standing(voices, lineage).withdrawn}
    roots: dict[AttributionId, dict[SourceId, bool]] = {}
    for spoken in utterances(voices, lineage):
        pair = (spoken.attribution.id, spoken.root)
        roots.setdefault(spoken.attribution.id, {})[spoken.root] = pair in gone
    return roots


def _kept(voice: Attribution, roots: Mapping[SourceId, bool]) -> Attribution | None:
    if not any(roots.values()):
        return voice
    if all(roots.values()):
        return None
    return voice.model_copy(update={"relays": tuple(one for one in voice.relays if not roots.get(one))})


def _left_out(facts: Facts, kept: Mapping[ClaimId, tuple[Attribution, ...]]) -> Iterator[str]:
    gone = sum(map(len, facts.attributions.values())) - sum(map(len, kept.values()))
    counted = {
        "withdrawn attribution": gone,
        "judgement": sum(map(len, facts.judgements.values())),
        "link other than contradicts": sum(link.relation != "contradicts" for link in facts.links),
    }
    for noun, count in counted.items():
        if count:
            plural = noun.replace("link ", "links ") if noun.startswith("link ") else f"{noun}s"
            yield f"{count} {noun if count == 1 else plural}"
