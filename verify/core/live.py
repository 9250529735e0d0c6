"""Which attributions stand: for each source and root the latest stance, until it is retracted.

An utterance is one root speaking through one attribution: its own, or a relay of its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from verify.core.lineage import Lineage
from verify.core.withdrawal import Withdrawals, reaches
from verify.dates import days_of, moment_of
from verify.errors import Conflict
from verify.model import Attribution, Source, SourceId, Withdrawal

_CHANGING = frozenset({"affirms", "denies", "partly", "retracts"})
"""Stances that replace an earlier one; doubts and no-comment replace nothing."""
_ASSERTING = frozenset({"affirms", "denies", "partly"})


class Utterance(NamedTuple):
    """One root speaking through one attribution."""

    attribution: Attribution
    root: SourceId
    between: tuple[SourceId, ...]
    """The sources that relay it, none when the root speaks itself."""
    day: date | None
    """The last day on which it can have been said; None when undated."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a claim's attributions: `live` utterances count, `overridden` relays and `withdrawn` do not."""

    live: tuple[Utterance, ...]
    overridden: tuple[Utterance, ...]
    flags: tuple[str, ...]
    withdrawn: tuple[tuple[Utterance, Withdrawal], ...] = ()


def standing(attributions: Sequence[Attribution], lineage: Lineage) -> Standing:
    """What stands among one claim's attributions, given in entry order."""
    pairs: dict[tuple[SourceId, SourceId], list[Utterance]] = defaultdict(list)
    every = utterances(attributions, lineage)
    withdrawn = _fallen(every, lineage)
    for place, spoken in enumerate(every):
        if place not in withdrawn:
            pairs[spoken.attribution.source, spoken.root].append(spoken)
    latest = {pair: _latest(said) for pair, said in pairs.items()}
    own = {root: said for (source, root), said in latest.items() if source == root}
    taken_back = _taken_back(latest.values())
    live: list[Utterance] = []
    overridden: list[Utterance] = []
    for said in latest.values():
        for spoken in said:
            if not spoken.between:
                live.append(spoken)
            elif not _retracted(spoken, own, taken_back):
                (overridden if _misattributed(spoken, latest, lineage) else live).append(spoken)
    order = {attribution.id: place for place, attribution in enumerate(attributions)}
    live.sort(key=lambda spoken: (order[spoken.attribution.id], spoken.root))
    fallen = tuple((every[place], withdrawal) for place, withdrawal in sorted(withdrawn.items()))
    return Standing(tuple(live), tuple(overridden), _flags(live, overridden, lineage.sources), fallen)


def utterances(attributions: Sequence[Attribution], lineage: Lineage) -> list[Utterance]:
    """Every root that speaks through each attribution; Conflict when relays go round in a circle."""
    relayed: dict[SourceId, set[SourceId]] = defaultdict(set)
    own: set[SourceId] = set()
    for attribution in attributions:
        if attribution.relays:
            relayed[attribution.source].update(attribution.relays)
        else:
            own.add(attribution.source)
    spoken = []
    for attribution in attributions:
        day = said_on(attribution, lineage)
        if not attribution.relays:
            spoken.append(Utterance(attribution, attribution.source, (), day))
            continue
        roots = _roots(attribution, relayed, own)
        spoken.extend(Utterance(attribution, root, between, day) for root, between in roots.items())
    return spoken


def said_on(attribution: Attribution, lineage: Lineage) -> date | None:
    """The last day of `at`, else of the document's date; None when undated. An undated retraction comes last."""
    document = lineage.documents.get(attribution.document) if attribution.document else None
    text = attribution.at or (document.published if document else None)
    if text is not None:
        return days_of(text).last
    return date.max if attribution.stance == "retracts" else None


def later(one: Utterance, other: Utterance) -> bool:
    """Whether one was said after the other: on a later day, or on the same day at a later time when both are known."""
    if _day(one) != _day(other):
        return _day(one) > _day(other)
    moments = [moment_of(spoken.attribution.at) if spoken.attribution.at else None for spoken in (one, other)]
    return moments[0] is not None and moments[1] is not None and moments[0] > moments[1]


def _fallen(spoken: Sequence[Utterance], lineage: Lineage) -> dict[int, Withdrawal]:
    """The places of the utterances that the desk withdrew, and of those that relay nothing but withdrawn words."""
    withdrawals = lineage.withdrawals
    if not withdrawals:
        return {}
    fallen: dict[int, Withdrawal] = {}
    for place, one in enumerate(spoken):
        if (withdrawal := withdrawals.of(one.attribution, _speaking(one))) is not None:
            fallen[place] = withdrawal
    fallen.update(list(_said_again(spoken, fallen, withdrawals)))
    while further := dict(_relaying_fallen(spoken, fallen)):
        fallen.update(further)
    return fallen


def _said_again(
    spoken: Sequence[Utterance], fallen: Mapping[int, Withdrawal], withdrawals: Withdrawals
) -> Iterator[tuple[int, Withdrawal]]:
    """Words of, or through, a withdrawn source, recorded since, that are not known to be later than those it had.

    They are the same words when root and stance are the same. Of a root's own words the date is compared with its own.
    """
    had: dict[tuple[SourceId, SourceId, str], list[tuple[Utterance, Withdrawal]]] = defaultdict(list)
    for one in spoken:
        for source in _speaking(one):
            if (withdrawal := withdrawals.source(source, one.attribution.id)) is not None:
                had[source, one.root, one.attribution.stance].append((one, withdrawal))
    for place, one in enumerate(spoken):
        if place in fallen or one.attribution.stance not in _ASSERTING:
            continue
        for source in _speaking(one):
            before = had.get((source, one.root, one.attribution.stance), [])
            own = [row for row in before if not row[0].between] if source == one.root else []
            if before and not all(later(one, other) for other, _ in own or before):
                yield place, before[-1][1]
                break


def _speaking(one: Utterance) -> tuple[SourceId, ...]:
    """Everybody through whom we have these words: who says them, whose they are, who relays and who carries them."""
    return tuple(dict.fromkeys((one.attribution.source, one.root, *one.between, *one.attribution.via)))


def _relaying_fallen(spoken: Sequence[Utterance], fallen: Mapping[int, Withdrawal]) -> Iterator[tuple[int, Withdrawal]]:
    """The places of relays of a source of whose words none stands, each with the withdrawal that reaches it."""
    own: dict[SourceId, list[int]] = defaultdict(list)
    said: dict[SourceId, list[int]] = defaultdict(list)
    for place, one in enumerate(spoken):
        said[one.attribution.source].append(place)
        if not one.between:
            own[one.attribution.source].append(place)
    for place, one in enumerate(spoken):
        if place in fallen or not one.between:
            continue
        # Of a root, its own words; of a source on the way to it, all that it relays.
        roads = (own.get(one.root, []), *(said.get(source, []) for source in one.between))
        silenced = (road for road in roads if road and fallen.keys() >= set(road))
        taken = (fallen[at] for road in silenced for at in reversed(road))
        if (found := next((gone for gone in taken if reaches(gone, one.attribution.id)), None)) is not None:
            yield place, found


def _roots(
    attribution: Attribution, relayed: Mapping[SourceId, Iterable[SourceId]], own: set[SourceId]
) -> dict[SourceId, tuple[SourceId, ...]]:
    """The roots of a relay with the relaying sources on the way to each."""
    roots: dict[SourceId, set[SourceId]] = defaultdict(set)
    ahead: list[tuple[SourceId, tuple[SourceId, ...]]] = [(root, (attribution.source,)) for root in attribution.relays]
    direct = {root for root in attribution.relays if root in own or root not in relayed}
    while ahead:
        source, between = ahead.pop()
        if source in direct and len(between) > 1:
            continue  # it is relayed without a detour too
        if source in between:
            raise Conflict(f"{attribution.id}: relays go round in a circle: {' relays '.join((*between, source))}")
        if source in own or source not in relayed:
            roots[source].update(between)
        else:
            ahead.extend((root, (*between, source)) for root in relayed[source])
    return {root: tuple(sorted(between)) for root, between in roots.items()}


def _latest(said: list[Utterance]) -> list[Utterance]:
    """What stands of one source speaking for one root: the latest stance, by all attributions that still take it."""
    undated = [[spoken] for spoken in said if spoken.day is None]
    dated = sorted((spoken for spoken in said if spoken.day is not None), key=_day)
    stands: list[Utterance] = []
    for moment in (*undated, *(list(group) for _, group in groupby(dated, key=_day))):
        stances = {spoken.attribution.stance for spoken in moment} & _CHANGING
        if "retracts" in stances:
            stands = [spoken for spoken in moment if _retracts(spoken)]
            continue
        if len(stances) == 1:
            stands = [spoken for spoken in stands if spoken.attribution.stance in stances]
        elif stances:
            stands = []  # Who takes two stances at once repeats neither of those before.
        stands = [*stands, *moment]
    return stands


def _day(spoken: Utterance) -> date:
    return spoken.day or date.min


def _taken_back(latest: Iterable[list[Utterance]]) -> dict[SourceId, date]:
    """For each root the last day on which a relay said that it retracts."""
    days: dict[SourceId, date] = {}
    for spoken in (spoken for said in latest for spoken in said if spoken.between and _retracts(spoken)):
        days[spoken.root] = max(days.get(spoken.root, date.min), _day(spoken))
    return days


def _retracted(relay: Utterance, own: Mapping[SourceId, list[Utterance]], taken_back: Mapping[SourceId, date]) -> bool:
    """Whether what is relayed was taken back: by who relays it, by its root, or through another relay of the root."""
    if any(_retracts(said) and _day(said) >= _day(relay) for said in own.get(relay.attribution.source, ())):
        return True
    if relay.root in own:
        return any(_retracts(said) for said in own[relay.root])
    return not _retracts(relay) and relay.root in taken_back and taken_back[relay.root] >= _day(relay)


def _retracts(spoken: Utterance) -> bool:
    return spoken.attribution.stance == "retracts"


def _misattributed(
    relay: Utterance, latest: Mapping[tuple[SourceId, SourceId], list[Utterance]], lineage: Lineage
) -> bool:
    """Whether the root, or a source on the way to it, says otherwise in live words that count."""
    quoted = {relay.root, *relay.between} - {relay.attribution.source}
    for source in quoted:
        said = latest.get((source, relay.root), ())
        stances = {spoken.attribution.stance for spoken in said if _weighty(spoken, lineage)} & _ASSERTING
        if stances and relay.attribution.stance not in stances:
            return True
    return False


def _weighty(spoken: Utterance, lineage: Lineage) -> bool:
    """Whether words are sure enough to overrule a relay: neither an unconfirmed continuation nor graded E."""
    attribution = spoken.attribution
    if attribution.basis == "implicit" and not attribution.confirmed:
        return False
    return lineage.effective_grade(attribution, spoken.root, spoken.between) != "E"


def _flags(
    live: Iterable[Utterance], overridden: Iterable[Utterance], sources: Mapping[SourceId, Source]
) -> tuple[str, ...]:
    flags = [
        f"misattributed: {spoken.attribution.id} relays {sources[spoken.root].name} otherwise than its own words say"
        for spoken in overridden
    ]
    sides: dict[tuple[SourceId, SourceId], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for spoken in live:
        sides[spoken.attribution.source, spoken.root][spoken.attribution.stance].append(spoken.attribution.id)
    silent = {
        source: said
        for (source, root), said in sides.items()
        if source == root and said.keys() <= {"doubts", "no-comment"}
    }
    for spoken in live:
        if spoken.between and spoken.root in silent:
            words = ", ".join(silent[spoken.root])
            flags.append(
                f"{spoken.attribution.id} relays {sources[spoken.root].name}, whose own words are only: {words}"
            )
    for (source, _), said in sides.items():
        if "affirms" in said and "denies" in said:
            both = ", ".join(
                sorted((*said["affirms"], *said["denies"]), key=lambda identity: (len(identity), identity))
            )
            flags.append(f"opposite stances on one day: {sources[source].name} ({both})")
    return tuple(sorted(flags))
