"""The database written as records, which `import` reads back to the same report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

from verify.core.lineage import Lineage
from verify.core.live import standing
from verify.exchange import export as writing
from verify.model import Attribution, ClaimId, Facts
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
    """The attributions without those that the desk withdrew; a relay stays while one of its roots does."""
    if not facts.withdrawals:
        return facts.attributions
    lineage = Lineage(facts.sources, facts.documents, withdrawals=facts.withdrawals)
    kept = {}
    for claim, voices in facts.attributions.items():
        stands = standing(voices, lineage)
        live = {spoken.attribution.id for spoken in (*stands.live, *stands.overridden)}
        gone = {spoken.attribution.id for spoken, _ in stands.withdrawn} - live
        kept[claim] = tuple(voice for voice in voices if voice.id not in gone)
    return kept


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
