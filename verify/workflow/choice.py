"""Which proposals are accepted: `all`, or numbers and ranges of numbers such as `1,4-7`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from verify.errors import InputError, VerifyError
from verify.proposals import Proposal, Reading

_WANTED = "all, or numbers and ranges such as 1,4-7"
_PART = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?", re.ASCII)
_WHY = {
    "attitude": "is an attitude: what somebody hopes or wants can become no claim",
    "opinion": "is an opinion: it asserts nothing that can be true or false",
}


class Choice(NamedTuple):
    """What `--accept` says."""

    text: str
    ranges: tuple[tuple[int, int], ...]
    """First and last numbers; none for all."""

    @property
    def all(self) -> bool:
        """Whether everything that can become a claim is meant."""
        return not self.ranges

    def holds(self, number: int) -> bool:
        """Whether a number is among those chosen."""
        return self.all or any(first <= number <= last for first, last in self.ranges)


def parse(text: str) -> Choice:
    """The choice that a text makes; InputError when it makes none."""
    if text.strip().casefold() == "all":
        return Choice("all", ())
    ranges = []
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if match is None:
            raise InputError("--accept", repr(part.strip() or text), _WANTED)
        first, last = int(match[1]), int(match[2] or match[1])
        if first > last:
            raise InputError("--accept", repr(part.strip()), f"the smaller number first: {last}-{first}")
        ranges.append((first, last))
    return Choice(text, tuple(ranges))


def chosen(reading: Reading, choice: Choice) -> list[Proposal]:
    """The proposals chosen, in the order of the document; `all` leaves out those that can become no claim.

    VerifyError for a number that none has, or that only an attitude or an opinion has.
    """
    proposals = reading.proposals
    if choice.all:
        return [one for one in proposals if one.record is not None]
    last = proposals[-1].number if proposals else 0
    for first, end in choice.ranges:
        if not 1 <= first <= end <= last:
            found = str(first) if first == end else f"{first}-{end}"
            told = f"the numbers are 1 to {last}" if last else "there are no proposals"
            raise VerifyError(f"--accept: found {found}, but {told}; nothing was recorded")
    picked = [one for one in proposals if choice.holds(one.number)]
    if barred := [one for one in picked if one.record is None]:
        why = _WHY.get(barred[0].label, "can become no claim")
        rest = _told([one.number for one in picked if one.record is not None])
        hint = f"give --accept {rest}" if rest else "leave it out"
        raise VerifyError(f"--accept: proposal {barred[0].number} {why}; {hint}; nothing was recorded")
    return picked


def _told(numbers: Sequence[int]) -> str:
    """Numbers as they are given: `1,4-7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ",".join("-".join(map(str, run)) for run in runs)
