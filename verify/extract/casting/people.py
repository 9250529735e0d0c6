"""Names of people: which words of a noun phrase are a person's name, and which are titles before it."""

from __future__ import annotations

from typing import NamedTuple

from verify.extract.casting.given import gender_of
from verify.extract.casting.parties import is_state
from verify.extract.casting.proper import kind_of_name
from verify.extract.casting.titles import listed, title
from verify.extract.casting.tokens import Tokens, is_capital, text_of

PORTFOLIOS = listed(
    "acting affairs agriculture assistant associate attorney central chief climate commerce culture defence defense "
    "deputy development economic economy education energy environment executive external finance first foreign "
    "general health home housing information interim interior internal justice labor labour permanent police press "
    "prime public regional religious science security senior social staff state trade transport transportation "
    "treasury vice war"
)
"""Words of an office: "Secretary of State", "deputy foreign minister"."""
_LOWER = listed("and for of the")
_SURNAMES = listed(
    "baker bishop dean driver farmer guard hunter judge king lord major marshal page parent pope priest prince"
)
"""Titles that people are called by as well: "Stephen King"."""
_LONGEST = 5


class Person(NamedTuple):
    """A person's name found in a noun phrase."""

    name: str
    length: int
    """Tokens of the name at the end of the words up to the head."""
    sure: bool
    """Something beside the capitals says that it is a person's."""
    in_base: bool = True
    portfolio: Tokens = ()
    """What follows the office before the name: "of State"."""


def person_name(base: Tokens, run: int, tail: Tokens, determiner: str) -> Person | None:
    """The person's name in a noun phrase, its run of capitals beginning at `run`; None where there is none."""
    behind = _behind_portfolio(base, tail)
    if behind:
        return behind
    words = base[run:]
    titled = _last_title(words)
    name = words[titled + 1 :]
    if not name or not _is_personal(name, titled >= 0 and words[titled]):
        return None
    if titled < 0 and not _stands_alone(base[:run], name, determiner):
        return None
    given = len(name) > 1 and gender_of(name[0].text) is not None
    sure = titled >= 0 or given or _human_before(base[:run])
    return Person(recased(text_of(name)), len(name), sure)


def _last_title(words: Tokens) -> int:
    """Where the last title stands in a run of capitals; -1 without one, or when it is itself the surname."""
    for at in range(len(words) - 1, -1, -1):
        found = title(words[at].text)
        if found and found.sort not in {"body", "thing"}:
            if at == len(words) - 1 and 0 < at < 3 and words[at].lower_ in _SURNAMES and not _qualifies(words[at - 1]):
                return -1
            return at
    return -1


def _qualifies(token: object) -> bool:
    """Whether a word before a title belongs to it, so that the title is no surname."""
    text = str(token)
    found = title(text)
    return (
        text.casefold() in PORTFOLIOS
        or is_state(text)
        or found is not None
        or text.casefold().endswith(("an", "ese", "ish"))
    )


def _is_personal(name: Tokens, titled: object) -> bool:
    """Whether capitals can be a person's name."""
    if len(name) > _LONGEST + name_joints(name) or kind_of_name(text_of(name)) or is_state(text_of(name)):
        return False
    found = title(str(titled)) if titled else None
    if found and found.sort == "address":
        return True
    # "Bill" and "Mark" are first names, "Morning Poll" is a thing.
    marks = [title(token.text) for token in name]
    if any(mark and mark.sort == "body" for mark in marks) or (marks[-1] and marks[-1].sort == "thing"):
        return False
    if name[-1].tag_ == "NNPS" and not titled and name[-1].text.endswith("s"):
        return False
    return not all(token.lower_ in PORTFOLIOS for token in name) and any(len(token.text) > 1 for token in name)


def name_joints(name: Tokens) -> int:
    """Tokens that a hyphen adds to a name."""
    return 2 * sum(token.text == "-" for token in name)


def _stands_alone(before: Tokens, name: Tokens, determiner: str) -> bool:
    """Whether capitals without a title are a person's: an article stands before names of bodies only."""
    if _human_before(before):
        return True
    if before and title(before[-1].text):
        return False
    return determiner != "the" and (len(name) > 1 or not name[0].is_upper or len(name[0].text) > 4)


def _human_before(before: Tokens) -> bool:
    found = title(before[-1].text) if before else None
    return found is not None and found.sort not in {"body", "thing"}


def _behind_portfolio(base: Tokens, tail: Tokens) -> Person | None:
    """The name behind an office with "of": "Secretary of State Antony Blinken"."""
    found = title(base[-1].text) if base else None
    if not found or found.sort not in {"office", "leader"} or not tail or tail[0].lower_ not in {"of", "for"}:
        return None
    at = 1
    while at < len(tail) and tail[at].lower_ in PORTFOLIOS | _LOWER:
        at += 1
    name = tail[at:]
    if at < 2 or not name or not all(is_capital(token) or token.text == "-" for token in name):
        return None
    return Person(recased(text_of(name)), len(name), sure=True, in_base=False, portfolio=tail[:at])


def recased(name: str) -> str:
    """A shouted name as it is written otherwise; short ones are taken for acronyms."""
    if not name.isupper() or (" " not in name and ("-" in name or len(name) < 6)):
        return name
    words = name.split()
    shouted = [word if len(word.strip(".")) < 2 else "-".join(map(str.capitalize, word.split("-"))) for word in words]
    return " ".join(one.lower() if at and one.lower() in _LOWER else one for at, one in enumerate(shouted))
