"""A figure as a proposed source: its name, kind, party and office, and what each was taken from."""

from __future__ import annotations

from verify.extract.casting.familiar import Familiar
from verify.extract.casting.figures import Figure
from verify.extract.casting.noun import Description
from verify.extract.casting.parties import is_state
from verify.extract.casting.proper import kind_of_name
from verify.extract.casting.standing import kind_of_body, standing
from verify.extract.casting.titles import UNIQUE, is_human, title
from verify.model import Source
from verify.proposals import Speaker

_PERSONAL = ("person", "government", "military", "organization", "outlet", "group")


def voice(figure: Figure, familiar: Familiar, why: tuple[str, ...] = (), called: str | None = None) -> Speaker:
    """The source that a figure is proposed as; `called` is a name that stands alone where the text's does not."""
    name = figure.name or called or description_of(figure)
    told = standing(figure)
    reasons = list(why)
    if told.kind and told.words and told.words != name:
        reasons.append(f"kind from “{told.words}”")
    if told.party:
        reasons.append(f"party from “{told.party.words}”")
    match = familiar.match(name, figure)
    reasons += match.why
    if match.source:
        return _known(match.source, tuple(reasons))
    return Speaker(
        name=name,
        kind=told.kind,
        party=told.party.party if told.party else None,
        role=role_of(figure) if figure.name else None,
        official=told.official,
        unnamed=is_unnamed(figure),
        why=tuple(reasons),
    )


def own_voice(outlet: str, familiar: Familiar, why: str) -> Speaker:
    """The document itself as a source."""
    figure = Figure(outlet, body=True, first=(0, 0))
    kind = kind_of_body(outlet) or "outlet"
    speaker = voice(figure, familiar, (why,))
    return speaker if speaker.known else speaker.model_copy(update={"kind": kind})


def _known(source: Source, why: tuple[str, ...]) -> Speaker:
    return Speaker(
        name=source.name,
        kind=source.kind,
        party=source.party,
        role=source.role,
        official=source.official,
        unnamed=source.unnamed,
        known=source.id,
        why=why,
    )


def description_of(figure: Figure) -> str:
    """What a figure without a name is called."""
    return figure.described[0].text if figure.described else "unnamed source"


def role_of(figure: Figure) -> str | None:
    """The titles and appositions of a figure, the one that says most first; what only addresses is none."""
    told: list[str] = []
    for one in figure.described:
        found = title(one.head)
        if found and found.sort == "address":
            continue
        if any(one.text.casefold() in other.casefold() for other in told):
            continue
        told = [other for other in told if other.casefold() not in one.text.casefold()]
        told.append(one.text)
    return ", ".join(told) or None


def is_unnamed(figure: Figure) -> bool:
    """Whether nobody can tell from the words who it is: no name, no office or body of which there is one."""
    if figure.name or not figure.described:
        return not figure.name
    return not _is_unique(figure.described[0])


def _is_unique(described: Description) -> bool:
    found = title(described.head)
    if described.head == "police":
        return True
    if found and found.sort == "thing":
        return _has_maker(described)
    if found is None or described.plural or described.determiner == "a":
        return False
    if is_human(described.head):
        return described.head in UNIQUE
    return found.kind != "group"


def _has_maker(described: Description) -> bool:
    """Whether the words name who made a thing: "a Gallup poll", "footage published by the Tarvian army"."""
    behind = described.text[len(described.front) :]
    by = behind.partition(" by ")[2].split()
    if kind_of_name(behind.partition(" from ")[2]):
        return True
    return any(
        word[:1].isupper() and not is_state(word.removesuffix("'s"))
        for word in [*described.text[: len(described.front)].split(), *by]
    )
