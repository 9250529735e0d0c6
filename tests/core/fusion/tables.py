"""Small tables for tests: `table("a x 1", "b x !2")` says that a gives 1 for x, and b denies 2."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from verify.core.fusion.table import votes_of
from verify.core.fusion.votes import Floats, Votes
from verify.observations import INTERESTS, Observations

Row = tuple[str, str, str]
"""Source, object, value; a value that begins with ! is denied."""


def table(*rows: str) -> Observations:
    """Rows of words: source, object, value, and an interest class in all rows or none."""
    made = observations([(source, item, value) for source, item, value, *_ in map(str.split, rows)])
    for words in map(str.split, rows):
        made.interest.extend(place for place, interest in enumerate(INTERESTS) if interest in words[3:])
    return made


def observations(rows: Iterable[Row]) -> Observations:
    """The table of rows."""
    made = Observations()
    stances = []
    for source, item, value in rows:
        made.source.append(source)
        made.object.append(item)
        made.value.append(value.removeprefix("!"))
        stances.append(value.startswith("!"))
    made.denies.extend(stances if any(stances) else ())
    return made


def votes(*rows: str) -> Votes:
    """The votes of a table."""
    return votes_of(table(*rows))


def by_claim(votes: Votes, per_claim: Floats) -> dict[tuple[str, str], float]:
    """(c,) numbers by object and value."""
    names = zip(votes.item.tolist(), votes.label.tolist(), per_claim.tolist(), strict=True)
    return {(votes.objects[item], votes.labels[label]): number for item, label, number in names}


def some_rows(denials: bool = True) -> st.SearchStrategy[list[Row]]:
    """Rows of few sources, objects and values, so that they meet."""
    values = ["1", "2", "3", "!1", "!2"] if denials else ["1", "2", "3"]
    row = st.tuples(st.sampled_from("abcde"), st.sampled_from("xyz"), st.sampled_from(values))
    return st.lists(row, min_size=1, max_size=25)
