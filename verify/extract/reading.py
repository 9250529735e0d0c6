"""From a document to numbered proposals: the one path through the parts of this package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from verify.extract.attributions import attributions
from verify.extract.casting.cast import Cast
from verify.extract.claims.manner import manner
from verify.extract.claims.own_voice import unattributed
from verify.extract.claims.proposing import Proposer
from verify.extract.claims.records import declared
from verify.extract.claims.utterances import Utterance, attributed
from verify.extract.documents import Text
from verify.extract.language import parse
from verify.model import Source
from verify.proposals import Overview, Proposal, Reading, Speaker, Warned


def propose(
    text: Text, *, sides: tuple[str, ...] = (), topic: str | None = None, known: Sequence[Source] = ()
) -> Reading:
    """What a document proposes; `known` are the sources of the database, `sides` the parties that "both sides" means.

    VerifyError when the parser is not installed.
    """
    paragraphs = parse(text.blocks)
    numbers = {id(doc): number for number, doc in enumerate(paragraphs)}
    cast = Cast(paragraphs, known=known, sides=sides, outlet=text.document.get("outlet"))
    founds = attributions(paragraphs)
    said = attributed(founds, cast, numbers)
    outermost = [one for one in founds if one.within is None and manner(one) is not None]
    said += unattributed(paragraphs, outermost, _asserting(said))
    proposer = Proposer(text, paragraphs, topic)
    proposals = _numbered(one for utterance in _in_order(said, numbers) for one in proposer.proposals(utterance))
    warnings = (*text.warnings, *_of_dates(proposals), *_of_voices(proposals))
    return Reading(
        document=text.document,
        overview=_overview(text, proposals),
        warnings=warnings,
        sources=declared(proposals, text.document),
        proposals=tuple(proposals),
    )


def _asserting(said: Iterable[Utterance]) -> dict[int, Speaker]:
    """The speaker of each outermost attribution that asserts something, by its identity."""
    speakers: dict[int, Speaker] = {}
    for one in said:
        found = one.found
        while found is not None and found.within is not None:
            found = found.within
        speaks = one.label in {"explicit", "opinion"} and one.stance not in {"no-comment", "retracts"}
        if found is not None and one.speaker is not None and speaks:
            speakers.setdefault(id(found), one.speaker)
    return speakers


def _in_order(said: Iterable[Utterance], numbers: dict[int, int]) -> list[Utterance]:
    return sorted(said, key=lambda one: (numbers[id(one.statement.doc)], one.statement.tokens[0]))


def _numbered(proposals: Iterable[Proposal]) -> list[Proposal]:
    return [one.model_copy(update={"number": number}) for number, one in enumerate(proposals, 1)]


def _of_dates(proposals: Sequence[Proposal]) -> Iterator[Warned]:
    """What makes the document's own date doubtful concerns all of it."""
    for one in proposals:
        yield from (warned for warned in one.warnings if warned.kind == "date-conflict")


def _of_voices(proposals: Sequence[Proposal]) -> Iterator[Warned]:
    if proposals and not any(one.label == "explicit" for one in proposals):
        yield Warned(
            kind="no-attribution", text="nobody is said to say anything: all of it is the document's own voice"
        )


def _overview(text: Text, proposals: Sequence[Proposal]) -> Overview:
    labels = Counter(one.label for one in proposals)
    attributed = [one for one in proposals if one.label in {"explicit", "implicit"} and one.speaker is not None]
    named = Counter(one.speaker.name for one in attributed if one.speaker and not one.speaker.unnamed)
    unnamed = Counter(one.speaker.name for one in attributed if one.speaker and one.speaker.unnamed)
    return Overview(
        explicit=labels["explicit"],
        implicit=labels["implicit"],
        own_voice=labels["own-voice"],
        attitudes=labels["attitude"],
        opinions=labels["opinion"],
        named=tuple(name for name, _ in named.most_common()),
        unnamed=tuple(name for name, _ in unnamed.most_common()),
        carrier=text.document.get("outlet"),
    )
