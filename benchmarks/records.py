"""Records made up by a seeded generator: one attribution a row, stories that come up and are taken up again later.

As a script it prints them: `python benchmarks/records.py --rows 1000 > rows.ndjson`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.measure import runs_asked

SOURCES = 2000
KINDS = ("person", "organization", "outlet", "outlet", "government", "military", "group")
PARTIES = ("red", "blue", "none")
STANCES = ("affirms", "denies", "partly", "doubts", "no-comment")
STANCE_WEIGHTS = (80, 12, 4, 3, 1)
PLACES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Juniper", "Katsura")
EVENTS = (
    "The bridge at {place} was closed to traffic after {number} vehicles were damaged overnight",
    "The council of {place} paid for repairs to {number} houses before the first snow fell",
    "A convoy of {number} lorries reached {place} from the south without being stopped",
    "Patrols around {place} withdrew from {number} posts along the river during the night",
    "The hospital in {place} admitted {number} people with burns in the course of the day",
)
SPOKEN = (
    "we have seen no sign that the road was open before noon and those who say so were not there when it happened but "
    "our people counted every lorry twice and the figure stands until somebody shows us another list with names on it"
)
WORDS = SPOKEN.split()


def rows(count: int, *, each: int = 10, seed: int = 1) -> Iterator[dict[str, Any]]:
    """`count` records of one attribution; every `each`-th brings a new claim, the others come back to one of before.

    A topic has a hundred claims, which follow one another.
    """
    chance = Random(seed)
    for index in range(count):
        newest = index // each
        number = newest if index % each == 0 else chance.randint(0, newest)
        yield {**_claim(number), "attributions": [_attribution(chance, count)]}


def write(path: Path, count: int, *, each: int = 10) -> Path:
    """A file of such records, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows(count, each=each):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _claim(number: int) -> dict[str, Any]:
    chance = Random(number)
    place, other = f"{chance.choice(PLACES)} {number // 50}", chance.choice(PARTIES[:2])
    claim: dict[str, Any] = {
        "claim": chance.choice(EVENTS).format(place=place, number=number % 50 + 2),
        "when": _day(chance),
        "topic": f"topic {number // 100}",
        "harms": [other],
    }
    if number % 10 == 0:
        claim |= {"item": f"houses damaged in {place} by {number // 20}", "value": number % 50 + 2}
    return claim


def _attribution(chance: Random, count: int) -> dict[str, Any]:
    stance = chance.choices(STANCES, STANCE_WEIGHTS)[0]
    source = chance.randrange(SOURCES)
    given: dict[str, Any] = {"source": _source(source, chance), "stance": stance, "at": _day(chance)}
    if chance.random() < 0.6:
        given["quote"] = " ".join(chance.choices(WORDS, k=chance.randint(8, 30)))
    if chance.random() < 0.4:
        given["via"] = _name(_outlet(chance))
    if source and chance.random() < 0.1:
        given["relays"] = _name(chance.randrange(source))
    if chance.random() < 0.4:
        given["url"] = f"https://outlet-{_outlet(chance)}.example/news/{chance.randrange(1 + count // 4)}"
    return given


def _source(number: int, chance: Random) -> str | dict[str, Any]:
    """A source by its name alone, or with all that is known of it, which is always the same."""
    if chance.random() < 0.5:
        return _name(number)
    party = PARTIES[number % 3]
    return {"name": _name(number), "kind": KINDS[number % 7], "party": party, "grade": "ABCDF"[number % 5]}


def _name(number: int) -> str:
    return f"Example {KINDS[number % 7].capitalize()} {number:04d}"


def _outlet(chance: Random) -> int:
    return chance.randrange(SOURCES // 7) * 7 + 2


def _day(chance: Random) -> str:
    return (date(2023, 1, 1) + timedelta(days=chance.randrange(365))).isoformat()


def main() -> None:
    """Print records."""
    asked = runs_asked(1, rows=100, each=10)
    for row in rows(asked.rows, each=asked.each):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
