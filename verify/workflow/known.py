"""Which proposals are recorded already: by the document, the place of their words, the claim and the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from verify.drafts import AttributionDraft
from verify.model import ClaimId
from verify.names import folded, shadow
from verify.proposals import Place, Proposal, Reading
from verify.store.passages import Passage

_ALIKE = 0.5
"""What is less alike than this is not the same where several proposals have one place."""
_COMPARED = 500
"""Characters of two claims that are compared when neither is the other."""


class _Recorded(NamedTuple):
    """What stands recorded at one place, by claim and source."""

    claim: ClaimId
    text: str
    names: frozenset[str]


def marked(reading: Reading, recorded: Iterable[Passage]) -> Reading:
    """The reading with `known` set in each proposal that is recorded, and in no other.

    A claim whose text was changed before it was recorded, or words attached to another claim, have their place left:
    they are taken for the proposal of that place that they are most like.
    """
    at: dict[Place, dict[_Recorded, None]] = {}
    for one in recorded:
        at.setdefault(one.span, {})[_Recorded(one.claim, one.text, one.names)] = None
    proposed: dict[Place, list[Proposal]] = {}
    for proposal in reading.proposals:
        if (span := _span(proposal)) in at:
            proposed.setdefault(span, []).append(proposal)
    known = {
        number: claim for place, there in proposed.items() for number, claim in _pairs(there, list(at[place])).items()
    }
    proposals = [one.model_copy(update={"known": known.get(one.number)}) for one in reading.proposals]
    return reading.model_copy(update={"proposals": tuple(proposals)})


def _span(proposal: Proposal) -> Place | None:
    """The place that accepting a proposal records."""
    return next((one["span"] for one in _voices(proposal) if "span" in one), None)


def _voices(proposal: Proposal) -> Sequence[AttributionDraft]:
    return proposal.record.get("attributions", ()) if proposal.record else ()


def _pairs(proposals: Sequence[Proposal], recorded: Sequence[_Recorded]) -> dict[int, ClaimId]:
    """The proposals of one place with the claims that record them, the most alike first; what is recorded, once."""
    pairs = [(_likeness(one, other), one, other) for one in proposals for other in recorded]
    found: dict[int, ClaimId] = {}
    taken: set[_Recorded] = set()
    for likeness, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1].number)):
        if one.number in found or other in taken or (likeness < _ALIKE and len(proposals) > 1):
            continue
        found[one.number] = other.claim
        # One record may name several sources.
        taken.add(other)
        taken.update(more for more in recorded if more.claim == other.claim and _sources(one) & more.names)
    return found


def _likeness(proposal: Proposal, recorded: _Recorded) -> float:
    """3 for the same claim of the same source, less for what is less alike."""
    text = folded(proposal.record["claim"]) if proposal.record else ""
    same = 2.0 if text == recorded.text else _ratio(text, recorded.text)
    return same + bool(_sources(proposal) & recorded.names)


def _sources(proposal: Proposal) -> set[str]:
    """Who speaks in the record, as shadows of the names."""
    named = [one["source"] for one in _voices(proposal)]
    return {shadow(one if isinstance(one, str) else one["name"]) for one in named}


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:_COMPARED].casefold(), other[:_COMPARED].casefold()).ratio()
