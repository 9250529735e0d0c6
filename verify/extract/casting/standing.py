"""What a source is: its kind, its party and whether it speaks officially, from the words that a text has for it."""

from __future__ import annotations

from typing import NamedTuple

from verify.extract.casting.figures import Figure, head_of
from verify.extract.casting.noun import Description
from verify.extract.casting.parties import National, is_loyal, is_state, nationals, party_of
from verify.extract.casting.proper import kind_of_name
from verify.extract.casting.titles import FORMER, Title, listed, singular, title
from verify.model import Kind

_STATES: tuple[Kind, ...] = ("government", "military")
_ADJECTIVES: dict[str, Kind] = {
    **dict.fromkeys(listed("airborne naval"), "military"),
    **dict.fromkeys(
        listed(
            "border consular customs diplomatic emergency federal fire governmental ministerial municipal presidential "
            "task"
        ),
        "government",
    ),
    **dict.fromkeys(listed("armed extremist insurgent jihadist militant rebel separatist terrorist"), "group"),
    **dict.fromkeys(listed("broadcasting news"), "outlet"),
    **dict.fromkeys(listed("advocacy aid monitoring rating ratings relief"), "organization"),
}
_MIXED = listed("agency council force forces group network office organisation organization outfit service")
"""Bodies that the words before them tell the kind of."""
_MASTHEADS = listed("bulletin index ledger post record register review story")
"""Documents whose words newspapers are called by as well."""
_LOCAL = listed("city county district municipal national regional security state town village")
_BY_ITSELF: dict[str, Kind] = {"official": "government", "authority": "government", "commander": "military"}
"""Who serves a state when nothing else is said."""
_BREAKS = listed("about against from in near on over to with")


class Standing(NamedTuple):
    """What the words of a text tell of a source."""

    kind: Kind | None
    party: National | None
    official: bool
    words: str | None
    """From what words the kind was taken."""


def standing(figure: Figure) -> Standing:
    """Kind, party and office of a figure."""
    if figure.name and figure.body is not False:
        kind, words = _kind_of_named(figure)
    else:
        kind, words = _kind_of_described(figure)
    served = standing(figure.serves) if figure.serves and figure.serves.serves is None else None
    if served and kind in {None, "person"} and served.kind not in {None, "person"}:
        kind, words = served.kind, name_of(figure.serves)
    party = _party(figure) if kind in _STATES else None
    party = party or (served.party if served and kind in _STATES else None)
    return Standing(kind, party, _is_official(figure, kind), words)


def name_of(figure: Figure | None) -> str | None:
    """What a figure is called."""
    if figure is None:
        return None
    return figure.name or (figure.described[0].text if figure.described else None)


def kind_of_body(name: str) -> Kind | None:
    """The kind of a body, by its name; the head noun first, then the other words from the right."""
    known = kind_of_name(name)
    if known or is_state(name):
        return known or "government"
    words = [word for word in name.replace("-", " ").split() if word.strip("'’.,")]
    cut = next((at for at, word in enumerate(words) if at and word in {"of", "for", "on"}), len(words))
    return _body_kind(words[:cut]) or _body_kind(words[cut:])


def _kind_of_named(figure: Figure) -> tuple[Kind | None, str | None]:
    name = figure.name or ""
    last = title(head_of(name))
    thing = last is not None and last.sort == "thing" and head_of(name) not in _MASTHEADS
    kind = last.kind if last and thing else kind_of_body(name)
    if kind:
        return kind, name
    for one in figure.described:
        kind = kind_of(one)
        if kind:
            return kind, one.text
    if figure.body is None:
        return ("person" if " " in name else None), None
    return ("organization" if " " in name else None), None


def _kind_of_described(figure: Figure) -> tuple[Kind | None, str | None]:
    kinds = [(kind, one.text) for one in figure.described if (kind := kind_of(one))]
    for kind, words in kinds:
        if kind != "person":
            return kind, words
    return kinds[0] if kinds else (("person", None) if figure.name else (None, None))


def kind_of(described: Description) -> Kind | None:
    """The kind of whom a description calls so."""
    found = title(described.head)
    if found is None or found.sort == "address":
        return None
    if found.sort == "body":
        return _body_kind([*_front(described), described.head])
    if found.sort == "thing":
        return found.kind
    return "person" if is_former(described) else _human_kind(described, found)


def _human_kind(described: Description, found: Title) -> Kind:
    """The kind of a person: of whom a spokesman speaks for, of the state for who holds an office or a rank."""
    served = None if found.sort == "trade" else _served(described)
    state: Kind = served if served in _STATES and served else "government"
    match found.sort:
        case "spokesperson":
            return served or "person"
        case "office":
            return "person" if served in {"organization", "outlet", "group"} else "government"
        case "rank":
            return served if served in {"government", "group"} else "military"
        case "leader" if served in _STATES or is_loyal(described.front):
            return state
        case "leader" if served in {None, "person"}:
            return _BY_ITSELF.get(described.head, "person")
    return "person"


def _served(described: Description) -> Kind | None:
    """The kind of the body or office that a person serves: named before the head first, then behind it."""
    ahead = _body_kind(_front(described)) or _office_kind(_front(described))
    if ahead:
        return ahead
    rest = described.text[len(described.front) :].split()
    behind = _first_kind(rest)
    if behind or not described.complement:
        return behind or ("government" if nationals(described.front) else None)
    binding = described.complement[0] in {"of", "for"}
    if binding and nationals(" ".join(rest)):
        return "government"
    speaks = binding and described.head.startswith("spokes") and any(word[:1].isupper() for word in rest)
    return "organization" if speaks else "government" if nationals(described.front) else None


def _first_kind(words: list[str]) -> Kind | None:
    """The kind that the first phrase with a telling word tells."""
    run: list[str] = []
    for word in [*words, "of"]:
        if word.casefold() in {"of", "for", "at", "in", "with", "to", "and"}:
            kind = _body_kind(run) or kind_of_name(" ".join(run)) or _office_kind(run)
            if kind:
                return kind
            run = []
        else:
            run.append(word.strip(",.'’"))
    return None


def _office_kind(words: list[str]) -> Kind | None:
    for word in reversed(words):
        bare = word.removesuffix("'s").removesuffix("’s")
        found = title(bare)
        if found and found.sort in {"office", "rank"} and singular(bare) == bare.casefold():
            return found.kind
    return None


def _body_kind(words: list[str]) -> Kind | None:
    """The kind that the last telling word before the end tells; words such as "agency" ask those before them."""
    folded = [singular(word.removesuffix("'s").removesuffix("’s")) for word in words]
    for at in range(len(folded) - 1, -1, -1):
        found = title(folded[at])
        adjective = _ADJECTIVES.get(folded[at]) or (kind_of_name(folded[at]) if words[at][:1].isupper() else None)
        if folded[at] == "staff":
            # A chief of staff may serve anybody; a general staff commands an army.
            if folded[at - 1 : at] == ["general"]:
                return "military"
            continue
        if folded[at] in _MIXED:
            return _of_mixed(folded[:at], folded[at], found.kind if found else None)
        if found and found.sort == "body":
            return found.kind
        if adjective:
            return adjective
    return None


def _of_mixed(before: list[str], head: str, default: Kind | None) -> Kind | None:
    if head == "council" and not _LOCAL.isdisjoint(before):
        return "government"
    told = [kind for word in before if (kind := _ADJECTIVES.get(word) or _body_word(word))]
    return told[-1] if told else default


def _body_word(word: str) -> Kind | None:
    found = title(word)
    return found.kind if found and found.sort == "body" else None


def _front(described: Description) -> list[str]:
    """The words before the head noun."""
    words = [word.strip(",") for word in described.front.replace("-", " - ").split()[:-1]]
    # A press secretary is of no newspaper.
    return words[:-1] if words and words[-1].casefold() == "press" else words


def is_former(described: Description) -> bool:
    """Whether the office is one that the person no longer holds."""
    return not FORMER.isdisjoint(word.casefold() for word in _front(described))


def _party(figure: Figure) -> National | None:
    """The party that national words bound to the figure tell."""
    phrases = [figure.name] if figure.name and figure.body else []
    for one in figure.described:
        if figure.body or kind_of(one) in _STATES:
            phrases += [one.front, *_bound(one)]
    return party_of(phrases)


def _bound(described: Description) -> list[str]:
    """What follows the head and tells whose it is: "of Ukraine", and for who speaks, whom for."""
    if not described.complement:
        return []
    preposition = described.complement[0]
    if preposition != "of" and not (preposition in {"for", "at", "with"} and described.head.startswith("spokes")):
        return []
    words = described.text[len(described.front) :].split()[1:]
    cut = next((at for at, word in enumerate(words) if word in _BREAKS), len(words))
    return [" ".join(words[:cut])]


def _is_official(figure: Figure, kind: Kind | None) -> bool:
    """Whether it speaks for a body: who is its mouth, who holds an office or a command, the body itself."""
    for one in figure.described:
        found = title(one.head)
        if found and not one.plural and not is_former(one):
            if found.sort == "spokesperson":
                return True
            named = figure.name or one.determiner in {"the", "own", "none"}
            if (
                kind in _STATES
                and named
                and (found.sort in {"office", "leader", "rank"})
                and one.head not in _RANKS_LOW
            ):
                return figure.name is not None or found.sort == "office"
    return kind in _STATES and _is_body(figure)


_RANKS_LOW = listed("conscript infantryman member paratrooper serviceman servicewoman soldier source troop worker")


def _is_body(figure: Figure) -> bool:
    if figure.name:
        return bool(figure.body)
    found = title(figure.described[0].head) if figure.described else None
    return found is not None and found.sort == "body" and figure.described[0].determiner != "a"
