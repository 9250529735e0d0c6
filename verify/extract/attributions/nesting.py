"""Which attribution stands in the content of which: "A said B had told it that …"."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verify.extract.attributions.found import Found
    from verify.extract.attributions.paragraph import Paragraph


def nested(paragraph: Paragraph, found: Sequence[Found]) -> list[Found]:
    """The attributions in the order of their cues, each within the nearest whose content holds its cue.

    Those whose cue stands in a quotation that nobody is found to say are left out.
    """
    ranked = sorted(found, key=lambda one: (one.rule != "direct", -_size(one)))
    rank = {id(one): number for number, one in enumerate(ranked)}
    quoted = {id(one): paragraph.quotation(one.cue[0][0]) for one in ranked}
    for one, around in _around(ranked):
        # What is said within a quotation tells nothing of what stands outside of it.
        holding = (other for other in around if quoted[id(other)] in {None, quoted[id(one)]})
        one.within = next((other for other in holding if _outer(one, other, rank)), None)
    said = {id(one) for one in ranked if quoted[id(one)] is None or one.within is not None}
    kept = [one for one in ranked if id(one) in said and all(id(other) in said for other in _outwards(one))]
    return sorted(kept, key=lambda one: one.cue)


def _size(found: Found) -> int:
    return sum(last - first for first, last in found.content)


def _around(ranked: Sequence[Found]) -> Iterator[tuple[Found, list[Found]]]:
    """Each attribution with those whose content holds its cue, the smallest content first."""
    events = [(one.cue[0][0], 1, number, 0) for number, one in enumerate(ranked)]
    for number, one in enumerate(ranked):
        for first, last in one.content:
            events += [(first, 0, number, last - first), (last, -1, number, last - first)]
    open_: list[tuple[int, int]] = []
    for _, what, number, size in sorted(events):
        if what == 0:
            insort(open_, (size, number))
        elif what < 0:
            open_.remove((size, number))
        else:
            yield ranked[number], [ranked[other] for _, other in open_ if other != number]


def _outer(one: Found, other: Found, rank: dict[int, int]) -> bool:
    """Whether one may stand within another: the first in rank wins where each holds the other's cue."""
    mutual = any(first <= other.cue[0][0] < last for first, last in one.content)
    if mutual and rank[id(one)] < rank[id(other)]:
        return False
    return all(above is not one for above in _outwards(other))


def _outwards(found: Found) -> Iterator[Found]:
    """The attributions around one, from the nearest to the outermost."""
    while found.within is not None:
        found = found.within
        yield found
