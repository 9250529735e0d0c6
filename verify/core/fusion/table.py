"""From a table of observations to votes: values in their normal form, everything sorted, nobody voting twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from verify.core.fusion.normal import normal
from verify.core.fusion.votes import Ints, Votes
from verify.observations import Column, Observations


def votes_of(table: Observations) -> Votes:
    """The votes of a table; the same rows in any order give the same votes."""
    sources, source = _sorted(table.source)
    objects, item = _sorted(table.object)
    spellings, spelling = _sorted(table.value)
    labels, label_of = _labels(spellings)
    width = max(len(labels), 1)
    # A claim is an object and a label in one number.
    found, claim = np.unique(item.astype(np.int64) * width + label_of[spelling], return_inverse=True)
    kept, denies, interest = _once(table, claim.astype(np.int64) * max(len(sources), 1) + source)
    item_of = (found // width).astype(np.int32)
    return Votes(
        sources=sources,
        objects=objects,
        labels=labels,
        spelled=_commonest(spellings, spelling, claim, len(found)),
        first=np.searchsorted(item_of, np.arange(len(objects) + 1)).astype(np.int32),
        item=item_of,
        label=(found % width).astype(np.int32),
        source=source[kept],
        claim=claim[kept].astype(np.int32),
        denies=denies,
        interest=interest,
    )


def _sorted(column: Column) -> tuple[tuple[str, ...], Ints]:
    """Names sorted, and the rows' places in the sorted names."""
    order = sorted(range(len(column.names)), key=column.names.__getitem__)
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return tuple(column.names[at] for at in order), place[np.asarray(column.code, dtype=np.int32)]


def _labels(spellings: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    """The different normal forms, sorted, and the place of each spelling's."""
    forms = [normal(spelling) for spelling in spellings]
    labels = tuple(sorted(set(forms)))
    place = {label: at for at, label in enumerate(labels)}
    return labels, np.array([place[form] for form in forms], dtype=np.int32)


def _once(table: Observations, key: np.ndarray) -> tuple[np.ndarray, np.ndarray | None, np.ndarray | None]:
    """The rows that are kept, one for each source and claim, with their stance and interest.

    Who both gives and denies a value gives it; of several interest classes the first in the order of their codes
    stands.
    """
    denies = np.asarray(table.denies, dtype=np.int8) if len(table.denies) else None
    interest = np.asarray(table.interest, dtype=np.int8) if len(table.interest) else None
    order = np.lexsort([column for column in (interest, denies, key) if column is not None])
    first = np.ones(len(order), dtype=bool)
    first[1:] = key[order][1:] != key[order][:-1]
    kept = order[first]
    return (
        kept,
        None if denies is None or not denies.any() else denies[kept] == 1,
        None if interest is None else interest[kept],
    )


def _commonest(spellings: Sequence[str], spelling: Ints, claim: np.ndarray, claims: int) -> tuple[str, ...]:
    """Each claim's most common spelling; the first by alphabet of two as common."""
    pairs, count = np.unique(claim.astype(np.int64) * len(spellings) + spelling, return_counts=True)
    of, which = pairs // max(len(spellings), 1), pairs % max(len(spellings), 1)
    order = np.lexsort((which, -count, of))
    best = np.full(claims, -1, dtype=np.int64)
    best[of[order][::-1]] = which[order][::-1]
    return tuple(spellings[at] for at in best.tolist())
