"""Voices grouped into origins, and how many origins there are at least and at most.

Corroboration counts origins, not repetitions; see Dong, Berti-Équille & Srivastava (2009) on dependent sources,
doi:10.14778/1687627.1687690.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from verify.core.interest import common
from verify.core.lineage import Lineage, stated
from verify.core.policy import Policy
from verify.core.scales import best, rank
from verify.core.voices import Voice
from verify.model import DocumentId, Grade, InterestValue, SourceId
from verify.report import Side

T = TypeVar("T")
Key = tuple[str, str]

_BONDS = {
    "root": "speak for one body",
    "evidence": "rest on the same evidence",
    "copy": "stand in copies of one text",
    "carrier": "reach us only through one carrier",
    "several": "go back to several that do not speak here",
}


class Group(NamedTuple):
    """One origin: the voices that go back to one, on one side."""

    voices: tuple[Voice, ...]
    """In entry order."""
    counting: tuple[Voice, ...]
    """Those of them that are not barred from the minimum."""
    bonds: tuple[str, ...]
    """What holds voices of different roots together: keys of `bond`."""
    party: str | None
    parties: frozenset[str]
    """Every stated party of a voice that counts, casefolded; `party` is unknown when there are several."""
    known: bool
    grade: Grade
    interest: InterestValue
    impartial: bool
    first_hand: bool
    """Somebody among them who counts saw it himself."""
    merit: tuple[int, bool, int]
    """Which of several origins stands for them, least first: by grade, then one that saw it, then the best root."""
    counted: bool = False

    @property
    def named(self) -> bool:
        """Whether a voice counts, known or not: unnamed ones are barred."""
        return bool(self.counting)

    @property
    def root(self) -> SourceId:
        """The source that stands for it: its first that counts."""
        return (self.counting or self.voices)[0].root


@dataclass(frozen=True, slots=True)
class Tally:
    """One side of a claim: its origins, those that make up the minimum marked, and what adds none."""

    side: Side
    groups: tuple[Group, ...]
    min: int
    has_known: bool
    """An origin of known lineage counts."""
    left_out: tuple[tuple[Voice, str], ...] = ()

    @property
    def max(self) -> int:
        """All origins of the side, unnamed and unknown ones included."""
        return len(self.groups)

    @property
    def counted(self) -> tuple[Group, ...]:
        """The origins that make up the minimum."""
        return tuple(group for group in self.groups if group.counted)

    @property
    def relied_on(self) -> tuple[Group, ...]:
        """The origins from which the minimum is chosen: the known ones, else the named; none when none counts."""
        if self.min == 0:
            return ()
        return tuple(group for group in self.groups if (group.known if self.has_known else group.named))


def tally(
    side: Side, voices: Sequence[Voice], lineage: Lineage, policy: Policy, *, against_known: bool = False
) -> Tally:
    """The origins of one side; `against_known` asks of a lone unknown voice that it be graded A to C."""
    copies, ambiguous = _copies([voice for voice in voices if voice.adds_nothing is None])
    left_out = []
    kept = []
    for voice in voices:
        reason = voice.adds_nothing or ambiguous.get(id(voice))
        if reason:
            left_out.append((voice, reason))
        else:
            kept.append(voice)
    groups = [_group(part, _bonds(part, copies)) for part in connected(kept, lambda voice: _keys(voice, copies))]
    if left_out and not any(group.named for group in groups):
        # What goes back to several adds nothing to them; where nobody else is heard, it is one voice all the same.
        groups.append(_group([voice for voice, _ in left_out], {"several"}))
        left_out = []
    if policy.switches.one_carrier_is_one_origin:
        groups = _bound_by_carrier(groups, lineage)
    chosen = {id(group) for group in minimum(groups, against_known=against_known)}
    marked = tuple(group._replace(counted=True) if id(group) in chosen else group for group in groups)
    return Tally(side, marked, len(chosen), any(group.known for group in groups), tuple(left_out))


def regrouped(side: Tally, dissolved: Collection[int], voices: Sequence[Voice], *, against_known: bool) -> Tally:
    """The side with some of its origins dissolved, and voices grouped anew in their place.

    Right only where no voice stands in a copy and no carrier binds origins: what happens in one origin then leaves
    the others as they are. Which origins are `counted` is not marked anew: do not read it.
    """
    groups = [group for place, group in enumerate(side.groups) if place not in dissolved]
    groups.extend(_group(part, ()) for part in connected(voices, _own_keys))
    least = len(minimum(groups, against_known=against_known))
    return Tally(side.side, tuple(groups), least, any(group.known for group in groups))


def independent(groups: Iterable[Group]) -> list[Group]:
    """Known origins of one party counted once, those of no or unknown party singly.

    An origin whose voices have several parties counts only when no origin of one of them does, and those that share
    a party count once: a copy taken up by another party would otherwise raise the minimum.
    """
    kept: dict[Hashable, Group] = {}
    mixed: list[Group] = []
    for group in sorted(groups, key=_merit):
        if len(group.parties) > 1:
            mixed.append(group)
        else:
            kept.setdefault(next(iter(group.parties), id(group)), group)
    free = [group for group in mixed if not group.parties & kept.keys()]
    return [*kept.values(), *(sharing[0] for sharing in connected(free, lambda group: group.parties))]


def lone_carriers(groups: Iterable[Group], lineage: Lineage) -> frozenset[SourceId]:
    """The carriers graded neither A nor B through which every counting voice of every group reaches us."""
    voices = [voice for group in groups for voice in (group.counting or group.voices)]
    shared = frozenset.intersection(*(voice.carriers for voice in voices)) if voices else frozenset()
    return frozenset(carrier for carrier in shared if lineage.carrier_grade(carrier) not in {"A", "B"})


def connected(items: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """The items parted so that two which share a key, directly or through others, are together; order is kept."""
    if len(items) < 2:
        return [list(items)] if items else []
    parent = list(range(len(items)))

    def top(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[Hashable, int] = {}
    for index, item in enumerate(items):
        for key in keys(item):
            one, other = top(first.setdefault(key, index)), top(index)
            parent[max(one, other)] = min(one, other)
    parts: dict[int, list[T]] = defaultdict(list)
    for index, item in enumerate(items):
        parts[top(index)].append(item)
    return list(parts.values())


def _own_keys(voice: Voice) -> list[Key]:
    """What makes two voices one, copies apart: a root, a body, a piece of evidence."""
    keys = [("root", voice.root)]
    if voice.body != voice.root:
        keys.append(("root", voice.body))
    if voice.evidence is not None:
        keys.append(("evidence", voice.evidence))
    return keys


def _keys(voice: Voice, copies: frozenset[DocumentId]) -> list[Key]:
    """What makes two voices one: a root, a body, a piece of evidence, a text that is copied."""
    keys = _own_keys(voice)
    if voice.original in copies:
        keys.append(("copy", voice.original or ""))
    return keys


def _bonds(voices: Sequence[Voice], copies: frozenset[DocumentId]) -> set[str]:
    """The kinds of keys that voices of different roots share."""
    if len(voices) == 1:
        return set()
    roots: dict[Key, set[SourceId]] = defaultdict(set)
    for voice in voices:
        for key in _keys(voice, copies):
            roots[key].add(voice.root)
    return {kind for (kind, _), sharing in roots.items() if len(sharing) > 1}


def _copies(voices: Sequence[Voice]) -> tuple[frozenset[DocumentId], dict[int, str]]:
    """The originals whose copies make voices one, and the voices (by `id`) that cannot be told apart.

    Voices in copies of one text are one origin, but for speakers of known lineage whom one text shows side by side.
    Where it does, any other voice in the copies adds no origin: which of them it repeats cannot be told.
    """
    families: dict[DocumentId, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.original is not None:
            families[voice.original].append(voice)
    bonds: set[DocumentId] = set()
    ambiguous: dict[int, str] = {}
    for original, family in families.items():
        if len({voice.attribution.document for voice in family}) < 2:
            continue
        apart = _side_by_side(family)
        if not apart:
            bonds.add(original)
        for voice in family:
            if apart and voice.root not in apart:
                ambiguous[id(voice)] = "copies a text in which several speak"
    return frozenset(bonds), ambiguous


def _side_by_side(family: Iterable[Voice]) -> set[SourceId]:
    speakers: dict[str | None, set[SourceId]] = defaultdict(set)
    for voice in family:
        if voice.known:
            speakers[voice.attribution.document].add(voice.root)
    return {root for roots in speakers.values() if len(roots) > 1 for root in roots}


def _group(voices: Sequence[Voice], bonds: Iterable[str]) -> Group:
    counting = tuple(voice for voice in voices if voice.barred is None)
    telling = counting or voices
    # A voice that only repeats lends an origin no party.
    speaking = [voice for voice in counting if voice.known] or telling
    parties = {voice.party.casefold(): voice.party for voice in speaking if voice.party is not None}
    staked = frozenset(party for party in parties if stated(party))
    grade = best(*(voice.grade for voice in telling)) if len(telling) > 1 else telling[0].grade
    first_hand = any(voice.first_hand for voice in counting)
    return Group(
        voices=tuple(voices),
        counting=counting,
        bonds=tuple(sorted(bonds)),
        party=next(iter(parties.values())) if len(parties) == 1 else None,
        parties=staked,
        known=any(voice.known for voice in counting),
        grade=grade,
        interest=common(voice.interest for voice in telling),
        impartial=not staked and any(voice.impartial for voice in telling),
        first_hand=first_hand,
        merit=(rank(grade), not first_hand, min(rank(voice.own_grade) for voice in telling)),
    )


def _bound_by_carrier(groups: Sequence[Group], lineage: Lineage) -> list[Group]:
    """Origins reached only through one carrier graded neither A nor B, made one."""
    bound = connected(groups, lambda group: lone_carriers([group], lineage))
    return [
        together[0]
        if len(together) == 1
        else _group(
            [voice for group in together for voice in group.voices],
            {"carrier", *(bond for group in together for bond in group.bonds)},
        )
        for together in bound
    ]


def bond(kind: str) -> str:
    """What a bond between voices of different roots says, as the end of a sentence."""
    return _BONDS[kind]


def minimum(groups: Sequence[Group], *, against_known: bool) -> list[Group]:
    """The origins that count: the known ones, else one that is named."""
    known = [group for group in groups if group.known]
    if known:
        return independent(known)
    able = [group for group in groups if group.named and (not against_known or rank(group.grade) <= rank("C"))]
    return [min(able, key=_merit)] if able else []


def _merit(group: Group) -> tuple[int, bool, int]:
    return group.merit
