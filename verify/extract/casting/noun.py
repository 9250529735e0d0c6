"""One noun phrase read: the name in it, the titles before it, what is said of the named beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from verify.extract.casting.bodies import body_name
from verify.extract.casting.parties import nationals
from verify.extract.casting.people import person_name
from verify.extract.casting.titles import is_human, listed, singular, title
from verify.extract.casting.tokens import (
    DASHES,
    SOME,
    THE,
    Tokens,
    base_end,
    begins,
    is_capital,
    is_possessive,
    is_quote,
    name_run,
    tail_end,
    text_of,
)
from verify.names import shadow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Determiner = Literal["the", "a", "own", "none"]
"""Definite, indefinite, with a possessor, without any."""
_FRESH = listed("- called latest new newly our recent recently same so very")
_GENERAL = listed("attorney auditor consul director governor inspector prosecutor secretary solicitor")
"""Offices that go on with "general"."""
_LAW = listed("attorney solicitor")
"""With "general" they are offices of state, alone they are lawyers."""
_NO_NATION = listed(
    "civilian guardian historian humanitarian librarian musician partisan pedestrian physician politician"
)
"""Words that end like the adjective of a nation."""


class Description(NamedTuple):
    """What a phrase calls somebody without a name: "the governor of Lesk region"."""

    head: str
    """The head noun, singular, as it is matched."""
    text: str
    """Without its article."""
    plural: bool
    determiner: Determiner
    words: frozenset[str]
    """All its words but the head, as they are matched."""
    front: str
    """The possessor and the words up to the head: what binds a nation to it first."""
    owner: tuple[int, int] | None = None
    """Tokens of the possessor."""
    complement: tuple[str, int, int] | None = None
    """Preposition and tokens of what follows it."""


class Part(NamedTuple):
    """What stands between two commas."""

    name: str | None
    body: bool | None
    """Whether the name is that of a body; None where nothing tells."""
    described: Description | None
    determiner: Determiner


class Phrase(NamedTuple):
    """A noun phrase that may name a source."""

    place: tuple[int, int]
    name: str | None
    body: bool | None
    described: tuple[Description, ...]
    determiner: Determiner
    acronym: str | None = None


def read(doc: Doc, start: int, end: int) -> Phrase:
    """The noun phrase of some tokens of a paragraph."""
    name, body, acronym = None, None, None
    determiner: Determiner = "none"
    described: list[Description] = []
    for number, (bracket, tokens) in enumerate(_segments(doc, start, end)):
        part = read_part(tokens)
        if bracket and number and len(tokens) == 1 and tokens[0].is_upper:
            acronym = tokens[0].text
            continue
        if part is None or (bracket and number):
            continue
        determiner = part.determiner if number == 0 else determiner
        if part.described and (number == 0 or _apposed(body, part.described)):
            described.append(part.described)
        if part.name and name is None and (number == 0 or _names(described, part)):
            name, body = part.name, part.body
        elif part.name and name and part.body and not body:
            described.append(_affiliation(part.name))
    if name and body is None and any(is_human(one.head) for one in described):
        body = False
    return Phrase((start, end), name, body, tuple(described), determiner, acronym)


def read_part(tokens: Tokens) -> Part | None:
    """What some words without commas call somebody; None where they hold no noun."""
    determiner, tokens = _determiner(tokens)
    owner, tokens = _owner(tokens)
    if not tokens or (tokens[0].like_num and len(tokens) > 1 and tokens[1].tag_ == "NNP"):
        return None
    cut = base_end(tokens)
    tail = tokens[cut : tail_end(tokens, cut)]
    base = tokens[:cut]
    run = name_run(base)
    determiner = "own" if owner else determiner
    person = person_name(base, run, tail, determiner)
    if person:
        before = base[: len(base) - person.length] if person.in_base else base
        described = _description(owner, before, person.portfolio, determiner) if before else None
        # "Calling Trump": what stands before a name is no title of it unless it is known as one.
        described = described if described and title(described.head) else None
        return Part(person.name, False if person.sure else None, described, determiner)
    body = body_name(base, run, tail, determiner)
    if body:
        owned = f"{text_of(owner)} {body}" if owner and not is_human(base[-1].text) else body
        described = _description((), base[:run], (), determiner) if base[:run] else None
        described = described if described and title(described.head) else None
        return Part(owned, True, described, determiner)
    head = _description(owner, base, tail, determiner)
    return Part(None, None, head, determiner) if head else None


def _segments(doc: Doc, start: int, end: int) -> Iterator[tuple[bool, Tokens]]:
    """The words between commas and dashes, up to a relative clause; whether they stand in brackets."""
    part: list[Token] = []
    bracket = False
    for token in doc[start:end]:
        if token.tag_[:1] == "W":
            break
        if token.text in {",", "(", ")", "[", "]"} or (
            token.text in DASHES and token.whitespace_ and token.text != "-"
        ):
            if part:
                yield bracket, part
            part, bracket = [], token.text in {"(", "["}
        elif not is_quote(token) or is_possessive(token):
            part.append(token)
    if part:
        yield bracket, part


def _determiner(tokens: Tokens) -> tuple[Determiner, Tokens]:
    """The article of some words, and the words without it."""
    found: Determiner = "none"
    while tokens:
        lower = tokens[0].lower_
        if lower in SOME and len(tokens) > 1 and tokens[1].lower_ == "of":
            return "a", _determiner(tokens[2:])[1]
        if tokens[0].tag_ == "PRP$" or lower in THE:
            found = "own" if tokens[0].tag_ == "PRP$" else "the"
        elif lower not in SOME and tokens[0].tag_ not in {"DT", "PDT", "CC", "RB", "IN", ":", "."}:
            break
        elif lower in SOME and found == "none":
            found = "a"
            if tokens[0].tag_ == "CD":
                return found, tokens
        tokens = tokens[1:]
    return found, tokens


def _owner(tokens: Tokens) -> tuple[Tokens, Tokens]:
    """The possessor before the head noun, and the rest; a genitive that stands alone has none."""
    limit = base_end(tokens)
    for at in range(limit - 1, 0, -1):
        if is_possessive(tokens[at]):
            if at + 1 < len(tokens):
                return tokens[: at + 1], tokens[at + 1 :]
            return (), tokens[:at]
    return (), tokens


def _description(owner: Tokens, base: Tokens, tail: Tokens, determiner: Determiner) -> Description | None:
    while base and base[0].lower_ in _FRESH and not is_capital(base[0]):
        base = base[1:]
    while base and base[-1].tag_ in {"JJ", "RB", ",", "CC", "HYPH", "CD"} and title(base[-1].text) is None:
        tail = [base[-1], *tail]
        base = base[:-1]
    if not base or not any(char.isalpha() for char in base[-1].text):
        return None
    head = base[-1]
    plain = [token for token in base if token.text != "-"]
    if head.lower_ == "general" and len(plain) > 1 and plain[-2].lower_ in _GENERAL:
        head = plain[-2]
    lower = "prosecutor" if head.lower_ in _LAW and base[-1] is not head else singular(head.text)
    whole = [*owner, *base, *tail]
    words = frozenset(shadow(token.text) for token in whole if token is not head and token.is_alpha)
    owned = (owner[0].i, owner[-1].i) if owner else None
    complement = (tail[0].lower_, tail[1].i, tail[-1].i + 1) if len(tail) > 1 else None
    text = _lowered(whole)
    front = text_of([*owner, *base])
    return Description(lower, text, _is_plural(head), determiner, words, front, owned, complement)


def _lowered(tokens: Tokens) -> str:
    """The words, without the capital that a sentence's beginning gave them, and without shouting."""
    text = text_of(tokens)
    if text.isupper() and len(text) > 4:
        return text.lower()
    first = tokens[0]
    if len(tokens) == 1 and first.nbor(0).i + 1 < len(first.doc) and is_capital(first) and first.nbor().is_title:
        return text
    named = first.tag_ in {"NNP", "NNPS"} and (title(first.text) is None or (len(tokens) > 1 and is_capital(tokens[1])))
    keeps = named or _national(first) or not begins(first)
    return text if keeps or not first.text.istitle() else text[:1].lower() + text[1:]


def _national(token: Token) -> bool:
    """Whether it is an adjective of a nation, be it a known one or not: "Tarvian farmers"."""
    return bool(nationals(token.text)) or (
        token.lower_.endswith(("ian", "ean", "san", "ese", "ish")) and token.lower_ not in _NO_NATION
    )


def _is_plural(head: Token) -> bool:
    text = head.lower_
    if text in {"police", "media", "data", "news", "headquarters"}:
        return False
    return text == "people" or singular(text) != text.rstrip(".") or head.tag_ in {"NNS", "NNPS"}


def _apposed(body: bool | None, described: Description) -> bool:
    """Whether a description behind a comma can be that of what stands before it."""
    if described.plural:
        return False
    return is_human(described.head) if not body else not is_human(described.head)


def _names(described: list[Description], part: Part) -> bool:
    """Whether a name behind a comma can be that of who is described before it."""
    if not described or described[-1].plural:
        return False
    head = described[-1].head
    return part.body is None or is_human(head) != part.body or (title(head) is None and not part.body)


def _affiliation(name: str) -> Description:
    words = frozenset(shadow(name).split())
    return Description("", name, plural=False, determiner="none", words=words, front=name)
