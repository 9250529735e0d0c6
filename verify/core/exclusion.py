"""Which claims exclude each other, and which values only bring a number up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verify.core.live import Standing, Utterance, later
from verify.dates import interval
from verify.model import Claim, ClaimId, Link
from verify.names import shadow
from verify.values import disjoint, numbers


@dataclass(frozen=True, slots=True)
class Relations:
    """What links say: which claims contradict each other, and which one supersedes another."""

    contradicts: frozenset[frozenset[ClaimId]]
    supersedes: Mapping[ClaimId, ClaimId]
    """Superseded claim -> the one that takes its place."""

    @classmethod
    def of(cls, links: Iterable[Link]) -> Relations:
        """The relations among claims that links state."""
        links = tuple(links)
        return cls(
            frozenset(frozenset({link.one, link.other}) for link in links if link.relation == "contradicts"),
            {link.other: link.one for link in links if link.relation == "supersedes"},
        )

    def contradict(self, one: Claim, other: Claim) -> bool:
        """Whether a person linked the two as contradicting each other."""
        return frozenset({one.id, other.id}) in self.contradicts

    def may_exclude(self, one: Claim, other: Claim) -> bool:
        """Whether the two exclude each other, unless one only brings the other up to date."""
        if one.id == other.id or self.supersedes.get(one.id) == other.id or self.supersedes.get(other.id) == one.id:
            return False
        return self.contradict(one, other) or differ(one, other)


def differ(one: Claim, other: Claim) -> bool:
    """Whether they give disjoint values for one item while their `when` overlaps."""
    if one.item is None or other.item is None or one.value is None or other.value is None:
        return False
    return (
        shadow(one.item) == shadow(other.item)
        and disjoint(one.value, other.value)
        and interval(one.when).overlaps(interval(other.when))
    )


def updates(higher: Claim, stands_higher: Standing, lower: Claim, stands_lower: Standing) -> bool:
    """Whether `higher` is an update of `lower`: a higher number, known to be first affirmed after the lower's last."""
    if higher.value is None or lower.value is None:
        return False
    more, less = numbers(higher.value), numbers(lower.value)
    if more is None or less is None or not less.below(more) or not differ(higher, lower):
        return False
    first, last = affirmations(stands_higher), affirmations(stands_lower)
    dated = all(spoken.day is not None for spoken in (*first, *last))
    return bool(first and last) and dated and all(later(one, other) for one in first for other in last)


def affirmations(stands: Standing) -> list[Utterance]:
    """The live utterances that affirm."""
    return [spoken for spoken in stands.live if spoken.attribution.stance == "affirms"]
