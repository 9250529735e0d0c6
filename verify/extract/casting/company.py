"""All figures of a document: who is the same as whom, and whom a name or a description means at a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from verify.extract.casting.figures import Figure, Index, Position, content, head_of, keys_of, words_of
from verify.extract.casting.given import gender_of
from verify.extract.casting.mentions import Mention, mentions
from verify.extract.casting.noun import Description, Phrase, read
from verify.extract.casting.parties import nationals
from verify.extract.casting.people import PORTFOLIOS
from verify.extract.casting.standing import kind_of_body, standing
from verify.extract.casting.titles import UNIQUE, listed
from verify.extract.casting.tokens import mark_names
from verify.names import shadow

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SORTS: dict[str, frozenset[str]] = {
    "company": frozenset({"organization"}),
    "firm": frozenset({"organization"}),
    "operator": frozenset({"organization"}),
    "manufacturer": frozenset({"organization"}),
    "group": frozenset({"organization", "group"}),
    "organization": frozenset({"organization"}),
    "organisation": frozenset({"organization"}),
    "charity": frozenset({"organization"}),
    "ngo": frozenset({"organization"}),
    "newspaper": frozenset({"outlet"}),
    "paper": frozenset({"outlet"}),
    "daily": frozenset({"outlet"}),
    "tabloid": frozenset({"outlet"}),
    "magazine": frozenset({"outlet"}),
    "outlet": frozenset({"outlet"}),
    "station": frozenset({"outlet"}),
    "broadcaster": frozenset({"outlet"}),
    "channel": frozenset({"outlet"}),
    "agency": frozenset({"outlet"}),
}
"""What may be called so without the word in its name."""
_OTHERS = listed(
    "academy agency alliance amnesty association board campaign church coalition college committee council court "
    "federation foundation hospital institute laboratory ministry mission monitor movement nations observatory "
    "parliament party police school society un union university watch watchdog"
)
"""Bodies that nobody calls a company or a firm."""
_AIRED = listed("broadcasting channel radio station television tv")


class Meant(NamedTuple):
    """Whom a phrase means, and why that is not certain."""

    figure: Figure
    why: tuple[str, ...] = ()


@dataclass(slots=True)
class Company:
    """The figures of a document, and its mentions in order."""

    mentions: list[Mention] = field(default_factory=list)
    index: Index = field(default_factory=Index)
    full: dict[str, Figure] = field(default_factory=dict)
    """By the whole name as it is matched."""
    phrased: dict[str, Figure] = field(default_factory=dict)
    """By words that describe without a name."""

    def before(self, at: Position) -> Sequence[Mention]:
        """The mentions that stand before a place, of the last ones at most fifty."""
        end = bisect_left(self.mentions, at, key=lambda mention: mention.at)
        return self.mentions[max(0, end - 50) : end]

    def meant(self, phrase: Phrase, at: Position) -> Meant:
        """Whom a phrase means at a place; somebody new where nobody fits."""
        if phrase.name:
            return self.named(phrase, at) or Meant(_new(phrase, at))
        if not phrase.described:
            return Meant(_new(phrase, at))
        described = phrase.described[0]
        bare = described.determiner == "none" and not described.plural and not described.complement
        if described.determiner in {"the", "own"} or bare:
            found = self._described(described, at)
            if found:
                return found
        return Meant(self.phrased.get(shadow(described.text)) or _new(phrase, at))

    def named(self, phrase: Phrase, at: Position) -> Meant | None:
        """Whom a name means: by the whole of it, as an acronym, as a last or first name, as part of a body's."""
        name = phrase.name or ""
        whole = self.full.get(shadow(name))
        if whole:
            return Meant(whole)
        shorts = self.index.near(f"short:{shadow(name)}", at)
        if shorts:
            return Meant(shorts[0], (f"“{name}” stands for {shorts[0].name}",))
        if phrase.body:
            return self._part_of_body(name, at)
        return self._person(phrase, name, at) or self._part_of_body(name, at)

    def _person(self, phrase: Phrase, name: str, at: Position) -> Meant | None:
        words = shadow(name).split()
        if len(words) > 1:
            found = self.index.near(f"last:{words[-1]}", at, lambda one: _first(one) == words[0])
            return Meant(found[0]) if len(found) == 1 else None
        found = self.index.near(f"last:{words[0]}", at, lambda one: _titles_agree(one, phrase))
        if len({id(one) for one in found}) > 1:
            told = " and ".join(str(one.name) for one in found[:3])
            return Meant(found[0], (f"“{name}”: {told} share this name; the nearest is taken",))
        if not found:
            found = self.index.near(f"first:{words[0]}", at)
            found = found if len(found) == 1 else []
        return Meant(found[0]) if found else None

    def _part_of_body(self, name: str, at: Position) -> Meant | None:
        """The body of whose name this is a part: its head word, its first word, or several of its words."""
        asked = content(words_of(name))
        for word in sorted(asked):
            found = self.index.near(f"word:{word}", at, lambda one: _is_part(asked, name, one))
            if found:
                return Meant(found[0])
        return None

    def _described(self, described: Description, at: Position) -> Meant | None:
        found = self.index.near(f"head:{described.head}", at, lambda one: _agrees(described, one))
        if not found and described.head.startswith("spokes"):
            heads = (
                {"spokesperson", "spokesman", "spokeswoman"} if described.head == "spokesperson" else {"spokesperson"}
            )
            found = [one for head in sorted(heads) for one in self.index.near(f"head:{head}", at)]
        if found and (described.determiner != "none" or found[0].first < at or found[0].name):
            return Meant(found[0], (f"“{described.text}”: the last called so",) if len(found) > 1 else ())
        return self._of_sort(described, at) or (Meant(found[0]) if found else None)

    def _of_sort(self, described: Description, at: Position) -> Meant | None:
        """Whom a general word such as "the firm" or "the official" may mean."""
        if described.plural or described.complement or described.head not in {*_SORTS, "official"}:
            return None
        key = "official" if described.head == "official" else "sorted"
        found = self.index.near(f"sort:{key}", at, lambda one: _is_of_sort(described.head, one))
        # "The mining company" is another than a bank; in a headline, words before the noun only describe.
        if not found or (described.words - _GENERAL and described.determiner != "none"):
            return None
        return Meant(found[0], (f"“{described.text}”: taken for {found[0].name}, nearest of that sort",))


_GENERAL = listed("local regional senior top")


def gather(paragraphs: Sequence[Doc]) -> Company:
    """The figures of some paragraphs."""
    company, sentence = Company(), 0
    mark_names(paragraphs)
    for number, doc in enumerate(paragraphs):
        found = [] if _is_shouted_or_titled(doc, number) else mentions(doc, number, sentence)
        company.mentions += found
        sentence += sum(1 for _ in doc.sents) if len(doc) else 0
    _introduce(company, [one for one in company.mentions if _is_full(one.phrase)])
    _introduce(company, [one for one in company.mentions if one.phrase.name and not _is_full(one.phrase)])
    for mention in company.mentions:
        if not mention.phrase.name:
            _describe(company, mention)
    for mention in company.mentions:
        _serve(company, paragraphs[mention.at[0]], mention)
    return company


def _serve(company: Company, doc: Doc, mention: Mention) -> None:
    """Note for whom a spokesperson of a mention speaks."""
    figure = mention.figure
    for one in mention.phrase.described:
        if figure is None or figure.serves or not one.head.startswith("spokes"):
            continue
        behind = one.complement[1:] if one.complement and one.complement[0] in {"for", "of", "at", "with"} else None
        place = one.owner or behind
        served = company.meant(read(doc, *place), (mention.at[0], place[0])).figure if place else None
        figure.serves = served if served is not figure else None


def _is_shouted_or_titled(doc: Doc, number: int) -> bool:
    """Whether capitals tell nothing in a paragraph: a headline In Title Case."""
    words = [token for token in doc if token.is_alpha]
    capitals = sum(token.is_title for token in words)
    return number == 0 and len(words) > 4 and capitals > 0.8 * len(words)


def _is_full(phrase: Phrase) -> bool:
    return " " in str(phrase.name or "")


def _introduce(company: Company, found: list[Mention]) -> None:
    """Give each named mention its figure, a new one where nobody of that name is there."""
    for mention in found:
        phrase, at = mention.phrase, mention.at
        meant = company.named(phrase, at) if not phrase.body or not _is_full(phrase) else None
        figure = company.full.get(shadow(phrase.name or "")) or (meant.figure if meant else None)
        if figure is None:
            figure = _new(phrase, at)
            company.full[shadow(phrase.name or "")] = figure
        elif (figure.name or "").istitle() < (phrase.name or "").istitle() and shadow(figure.name or "") == shadow(
            phrase.name or ""
        ):
            figure.name = phrase.name
        _register(company, figure, phrase, at)
        mention.figure = figure


def _describe(company: Company, mention: Mention) -> None:
    """Give a mention without a name its figure, and remember who is introduced so."""
    meant = company.meant(mention.phrase, mention.at).figure
    mention.figure = meant
    text = shadow(mention.phrase.described[0].text)
    if meant.name is None and mention.phrase.described[0] in meant.described:
        company.phrased.setdefault(text, meant)
        _register(company, meant, mention.phrase, mention.at)


def _register(company: Company, figure: Figure, phrase: Phrase, at: Position) -> None:
    fresh = not figure.described or figure.first == at
    figure.add(phrase)
    if fresh or phrase.described or phrase.acronym:
        for key in dict.fromkeys(keys_of(figure, phrase.described)):
            company.index.put(key, at, figure)
        kind = standing(figure).kind
        if figure.name and kind in {"organization", "outlet", "group"} and figure.body:
            company.index.put("sort:sorted", at, figure)
        if figure.name and kind == "government" and figure.human:
            company.index.put("sort:official", at, figure)


def _new(phrase: Phrase, at: Position) -> Figure:
    figure = Figure(phrase.name, phrase.body, at)
    figure.add(phrase)
    return figure


def _first(figure: Figure) -> str:
    return shadow(figure.name or "").split()[0]


def _titles_agree(figure: Figure, phrase: Phrase) -> bool:
    """Whether nothing in the titles before a last name speaks against a person."""
    gender = _new(phrase, (0, 0)).gender
    known = figure.gender or gender_of(figure.name)
    return gender is None or known in {None, gender}


def _is_part(asked: frozenset[str], name: str, figure: Figure) -> bool:
    whole = words_of(figure.name or "")
    if not asked <= content(whole):
        return False
    head = head_of(figure.name or "")
    return len(asked) > 1 or next(iter(asked)) in {whole[0], head} or (head_of(name) == head)


def _agrees(described: Description, figure: Figure) -> bool:
    """Whether a description can mean a figure that goes by its head word."""
    if figure.plural != described.plural:
        return False
    known = frozenset(word for one in figure.described for word in one.words) | content(words_of(figure.name or ""))
    asked = frozenset(word for word in described.words if len(word) > 2) - {"the", "and", "for"}
    missing = {word for word in asked if not any(word[:5] == one[:5] for one in known)}
    if not missing:
        return True
    if nationals(described.text) or missing & PORTFOLIOS or described.complement or described.owner:
        return False
    return described.head in UNIQUE and figure.name is not None


def _is_of_sort(head: str, figure: Figure) -> bool:
    if head == "official":
        return True
    kind = standing(figure).kind or kind_of_body(figure.name or "")
    words = content(words_of(figure.name or ""))
    if head in {"newspaper", "paper", "daily", "tabloid"}:
        return kind == "outlet" and words.isdisjoint(_AIRED | {"wire", "agency"})
    if head == "agency":
        return kind == "outlet" and not words.isdisjoint({"wire", "agency", "press"})
    if head in {"station", "broadcaster", "channel"}:
        return kind == "outlet" and not words.isdisjoint(_AIRED)
    own = {one.head for one in figure.described} | words
    return kind in _SORTS[head] and (head.startswith(("group", "organi", "charity", "ngo")) or own.isdisjoint(_OTHERS))
