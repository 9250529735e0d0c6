"""Whom a pronoun means: the subject or the person named last that fits it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verify.extract.casting.company import Company, Meant
from verify.extract.casting.figures import Figure, Position
from verify.extract.casting.given import gender_of
from verify.extract.casting.mentions import Mention
from verify.extract.casting.titles import PEOPLE_BODIES, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = listed("he him himself his")
SHE = listed("her hers herself she")
IT = listed("it its itself that which")
THEY = listed("their theirs them themselves they")
WE = listed("i me mine my myself our ours ourselves us we")
WHO = listed("who whom whose")
PRONOUNS = HE | SHE | IT | THEY | WE | WHO
_FARTHEST = 5
"""Sentences that a pronoun looks back."""


def antecedent(token: Token, at: Position, company: Company) -> Meant | None:
    """Whom a pronoun at a place means, with the reason; None where nobody fits."""
    word = token.lower_
    relative = _relative(token, at, company) if word in WHO | {"which", "that"} else None
    if relative:
        return relative
    earlier = [mention for mention in company.before(at) if _fits(word, mention)]
    if not earlier:
        return None
    last = earlier[-1].sentence
    now = _sentence_of(at, company)
    near = [mention for mention in earlier if now - mention.sentence <= _FARTHEST] or earlier[-3:]
    best = max(near, key=lambda one: (_weight(word, one), -one.at[1] if one.rank else one.at[1]))
    return Meant(_figure(best), (_reason(word, best, near, last),))


def _sentence_of(at: Position, company: Company) -> int:
    before = company.before(at)
    return before[-1].sentence if before else 0


def _relative(token: Token, at: Position, company: Company) -> Meant | None:
    """The noun that a relative clause stands behind."""
    verb = token
    while verb.dep_ != "relcl" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "relcl":
        return None
    place = (at[0], verb.head.i)
    for mention in reversed(company.before((at[0], token.i))):
        if mention.at[0] == at[0] and mention.phrase.place[0] <= place[1] < mention.phrase.place[1]:
            return Meant(_figure(mention), (f"“{token.text}”: {_name(mention)}, before the clause",))
    return None


def _fits(word: str, mention: Mention) -> bool:
    figure = mention.figure
    if figure is None:
        return False
    if word in HE | SHE:
        gender = figure.gender or gender_of(figure.name)
        return not figure.plural and _may_be_person(mention, figure) and gender in {None, "he" if word in HE else "she"}
    if word in THEY:
        return figure.plural or not figure.human
    if word in WHO:
        return figure.human or figure.body is None
    return not figure.plural and not figure.human


def _may_be_person(mention: Mention, figure: Figure) -> bool:
    """Whether a figure is a person, or a name of which that is likely: what sentences are about, no acronym."""
    likely = figure.name is not None and not figure.name.isupper() and (mention.rank > 0 or " " in figure.name)
    return figure.human or (likely and figure.body is None)


def _weight(word: str, mention: Mention) -> float:
    """How likely a mention is meant: a later sentence before an earlier, the subject before another word.

    One step is the distance of a sentence; the shares of a step are set by hand.
    """
    figure = _figure(mention)
    weight = mention.sentence - 2.0 * mention.quoted + 0.3 * mention.rank
    if word in THEY:
        crowd = figure.plural or any(one.head in PEOPLE_BODIES for one in figure.described)
        return weight if crowd else weight - 0.5
    if word in IT:
        return weight if figure.body else weight - 1.0
    if word in HE | SHE and not (figure.gender or gender_of(figure.name)):
        weight -= 0.5 if figure.human else 1.0 if mention.rank else 2.0
    return weight if figure.name else weight - 1.0


def _reason(word: str, best: Mention, near: Sequence[Mention], last: int) -> str:
    what = "the person" if word in HE | SHE | WHO else "those" if _figure(best).plural else "the body"
    named = "named last" if best.sentence == last else "that the sentences before speak of"
    said = f"pronoun “{word}”: {what} {named}"
    others = [one for one in near if _figure(one) is not _figure(best) and one.sentence >= best.sentence]
    rivals = dict.fromkeys(_name(one) for one in others)
    return f"{said}; may be {' or '.join(list(rivals)[:2])}" if rivals else said


def _figure(mention: Mention) -> Figure:
    if mention.figure is None:
        raise ValueError(f"no figure at {mention.at}")
    return mention.figure


def _name(mention: Mention) -> str:
    figure = _figure(mention)
    return figure.name or (figure.described[0].text if figure.described else "?")
