"""The words of a publishable sentence: all of its language in one place, so that another language is another `Wording`.

Templates name what stands in them: `{who}` a speaker, `{when}` a time with its preposition, `{date}` one without,
`{text}` the claim, `{names}` a list, `{count}` a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from verify.model import Stance, Status

_NAMED = 3
"""How many names of one list are told before the rest is a number."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)

Manner = Literal["concedes", "says", "reports", "shows", "partly", "denies", "contradicts", "otherwise"]
"""How a voice takes its stance; `contradicts` is evidence against, `otherwise` a statement that excludes the claim."""

Doubt = Literal["nobody", "withdrawn", "unnamed", "unreliable", "other"]
"""Why a claim is not sourced: who alone stands behind it."""


class Form(NamedTuple):
    """A clause whose time is not known, and one whose time is."""

    undated: str
    dated: str


class Verb(NamedTuple):
    """The clauses in which one manner of speaking is told."""

    opens: Form
    """Ahead of the claim."""
    agrees: Form
    """After another voice that said the same."""
    refers: Form
    """Of a claim that stands there already, whoever holds it."""


class Plural(NamedTuple):
    """A phrase of one, and one of several."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    verbs: Mapping[Manner, Verb]

    stated: str
    """What introduces a claim that is not stated as a fact: `{lead}` and `{text}`."""
    proven: str
    """A claim stated as a fact: `{text}` and `{backing}`."""
    backing: str
    """One voice behind a fact: `{clause}`."""
    more_backing: Plural
    more_agree: Plural
    more_affirm: Plural
    more_partly: Plural
    more_deny: Plural

    unconfirmed: Plural
    """That one statement, or several, confirm nothing independently."""
    one_road: str
    """That several voices reach us through one `{carrier}`."""
    unaffirmed: str
    """That nobody affirms what is denied."""
    uncounted: str
    """That only voices that do not count affirm what is denied."""
    unsourced: Mapping[Doubt, str]
    noted: Mapping[Stance, Plural]
    """Voices that do not count, for fairness; an affirmation among them is of another claim that excludes this one."""
    found: Mapping[Status, str]
    """What the desk's own judgement is, as the lead of a sentence; `verified` backs a fact."""
    judged: Mapping[Status, str]
    """What it is, as a clause after what the voices say."""
    superseded: str
    updated: str

    party: str
    """A `{name}` or role with its `{party}`."""
    relayed: str
    carried: str
    carried_on: str
    """A carrier that has it from another: `{carrier}` and `{source}`."""
    withheld: str
    """Who stands for a redacted name."""
    redacted: str
    """What stands for a redacted text."""

    last: str
    """What joins the last of a list."""
    more: str
    numbers: tuple[str, ...]
    """Small numbers from 0, as they are written out."""
    months: tuple[str, ...]
    day: str
    month: str
    on_day: str
    in_month: str
    in_year: str
    as_of: str
    """A claim with the time for which it holds: `{text}` and `{date}`."""
    throughout: str
    """The same for an interval: `{text}`, `{first}` and `{last}`."""
    joint: str
    """What parts clauses."""
    comma: str
    """What parts the words of a list, and a name from what is said of it."""
    stop: str

    def counted(self, phrase: Plural, count: int, **parts: str) -> str:
        """A phrase of one or several, with their number."""
        return (phrase.one if count == 1 else phrase.many).format(count=self.number(count), **parts)

    def number(self, count: int) -> str:
        """A number as it is written: small ones in letters."""
        return self.numbers[count] if count < len(self.numbers) else str(count)

    def listed(self, parts: Sequence[str]) -> str:
        """Every one of a list."""
        *front, end = parts
        return f"{self.comma.join(front)} {self.last} {end}" if front else end

    def few(self, names: Sequence[str]) -> str:
        """The first of a list, and how many more there are."""
        more = len(names) - _NAMED
        named = [*names[:_NAMED], self.more.format(count=self.number(more))] if more > 0 else names
        return self.listed(named)

    def date(self, text: str) -> str:
        """A date to the day, month or year that is known; what is no date stays as it is."""
        found = _DATE.match(text)
        if found is None:
            return text
        year, month, day = found.groups()
        if month is None:
            return year
        named = self.months[int(month) - 1]
        if day is None:
            return self.month.format(month=named, year=year)
        return self.day.format(day=int(day), month=named, year=year)

    def when(self, at: str | None) -> str:
        """The time at which something was said, with its preposition; empty when it is not known."""
        found = _DATE.match(at or "")
        if found is None:
            return ""
        _, month, day = found.groups()
        phrase = self.on_day if day else self.in_month if month else self.in_year
        return phrase.format(date=self.date(found[0]))


ENGLISH = Wording(
    verbs={
        "concedes": Verb(
            opens=Form("{who} conceded", "{who} conceded {when}"),
            agrees=Form("{who} conceded the same", "{who} conceded the same {when}"),
            refers=Form("{who} conceded it", "{who} conceded it {when}"),
        ),
        "says": Verb(
            opens=Form("{who} says", "{who} said {when}"),
            agrees=Form("{who} says the same", "{who} said the same {when}"),
            refers=Form("{who} affirms it", "{who} affirmed it {when}"),
        ),
        "reports": Verb(
            opens=Form("{who} reports", "{who} reported {when}"),
            agrees=Form("{who} reports the same", "{who} reported the same {when}"),
            refers=Form("{who} reports it", "{who} reported it {when}"),
        ),
        "shows": Verb(
            opens=Form("{who} shows", "{who} showed {when}"),
            agrees=Form("{who} shows the same", "{who} showed the same {when}"),
            refers=Form("{who} bears it out", "{who} bore it out {when}"),
        ),
        "partly": Verb(
            opens=Form("{who} affirms only part of this claim", "{who} affirmed only part of this claim {when}"),
            agrees=Form("{who} affirms only part of it", "{who} affirmed only part of it {when}"),
            refers=Form("{who} affirms it in part", "{who} affirmed it in part {when}"),
        ),
        "denies": Verb(
            opens=Form("{who} denies this claim", "{who} denied this claim {when}"),
            agrees=Form("{who} denies it too", "{who} denied it too {when}"),
            refers=Form("{who} denies it", "{who} denied it {when}"),
        ),
        "contradicts": Verb(
            opens=Form("{who} contradicts this claim", "{who} contradicted this claim {when}"),
            agrees=Form("{who} contradicts it too", "{who} contradicted it too {when}"),
            refers=Form("{who} contradicts it", "{who} contradicted it {when}"),
        ),
        "otherwise": Verb(
            opens=Form("{who} contradicts this claim", "{who} contradicted this claim {when}"),
            agrees=Form("{who} contradicts it too", "{who} contradicted it too {when}"),
            refers=Form("{who} says otherwise", "{who} said otherwise {when}"),
        ),
    },
    stated="{lead}: {text}",
    proven="{text}, {backing}",
    backing="as {clause}",
    more_backing=Plural("as {count} more independent voice affirms", "as {count} more independent voices affirm"),
    more_agree=Plural("{count} more independent voice says the same", "{count} more independent voices say the same"),
    more_affirm=Plural("{count} more independent voice affirms it", "{count} more independent voices affirm it"),
    more_partly=Plural("{count} more voice affirms it in part", "{count} more voices affirm it in part"),
    more_deny=Plural("{count} more independent voice denies it", "{count} more independent voices deny it"),
    unconfirmed=Plural(
        "this has not been independently confirmed", "these statements do not amount to independent confirmation"
    ),
    one_road="their words reach us only through {carrier}",
    unaffirmed="nobody affirms it",
    uncounted="no source that can be counted affirms it",
    unsourced={
        "nobody": "This claim is not sourced, since nobody is on record as saying it",
        "withdrawn": "This claim is not sourced, since nobody stands by it any longer",
        "unnamed": "This claim is not sourced, since it rests only on unnamed voices ({names})",
        "unreliable": "This claim is not sourced, since it rests only on attributions graded unreliable ({names})",
        "other": "This claim is not sourced, since it rests only on attributions that do not count ({names})",
    },
    noted={
        "denies": Plural("a denial by {names} is noted", "denials by {names} are noted"),
        "doubts": Plural("{names} doubts it", "{names} doubt it"),
        "no-comment": Plural("{names} gave no comment", "{names} gave no comment"),
        "affirms": Plural("a contrary statement by {names} is noted", "contrary statements by {names} are noted"),
    },
    found={
        "verified": "in the judgement of the desk",
        "refuted": "The desk has found this claim to be false",
        "unverifiable": "The desk has found that this claim cannot be verified",
    },
    judged={
        "disputed": "the desk judges the claim to be disputed",
        "single-source": "the desk judges the claim to rest on a single source",
        "unsourced": "the desk judges the claim not to be sourced",
        "denied": "the desk judges the claim to be denied",
    },
    superseded="this claim has since been superseded",
    updated="a higher number has been given since",
    party="{name} ({party})",
    relayed="as relayed by {names}",
    carried="as reported by {carrier}",
    carried_on="{carrier} citing {source}",
    withheld="a source whose name is withheld",
    redacted="[the text of this claim is redacted]",
    last="and",
    more="{count} more",
    numbers=("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day="{day} {month} {year}",
    month="{month} {year}",
    on_day="on {date}",
    in_month="in {date}",
    in_year="in {date}",
    as_of="{text} (as of {date})",
    throughout="{text} (from {first} to {last})",
    joint="; ",
    comma=", ",
    stop=".",
)
