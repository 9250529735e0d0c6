"""What a cue does: which stance it takes, and whether it asserts at all.

"Hopes", "welcomes" and "urges" tell what somebody wants, "called it a disgrace" what somebody thinks of a thing:
neither can be true or false of the world. A reporting verb is the writer's word: it sets the stance, never the
strength.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import LEMMAS, words
from verify.extract.claims.negation import is_negated, is_nobodys, is_yet_to_be
from verify.extract.claims.wording import is_event
from verify.model import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

Sort = Literal["assertion", "attitude", "opinion"]

_DENYING = words("deny disavow dismiss rebuff rebut refute reject contradict denial rejection dismissal")
_DOUBTING = words("challenge contest dispute doubt question skepticism scepticism")
_RETRACTING = words("recant retract withdraw rescind retraction withdrawal")
_SILENT = words(
    "address answer comment confirm disclose discuss elaborate identify name reply respond reveal say speculate"
)
"""What somebody who takes no stance declines to do."""
_REACTING = words("answer comment confirm corroborate reply respond verify")
_INFORMING = words("disclose elaborate explain indicate know mention reveal say specify tell")
_HELD = words("believe expect feel find retract see take think want withdraw wish")
"""Verbs of which the negation says something: "does not believe that" doubts it."""
_REFUSING = words("decline refuse")

_WANTING = words(
    "advise advocate agree aim anger apologise apologize appeal applaud ask assail attack attacks back beg believe "
    "bemoan blast call calls campaign commitment complain concern concerns condemn condemnation confidence "
    "congratulate criticise criticism criticize decision decry defend demand demands denounce deride embrace "
    "encourage endorse endorsement endorsements exhort expect favor favour fear fears frustration hail hope hopes "
    "implore intend lambast lament lash laud like long mock mourn object offer oppose opposition opt order outrage "
    "persuade plan plans pledge praise prefer press promise promises proposal proposals propose protest push question "
    "questions rail recommend refusal regret remind request requests ridicule savage seek side slam support swear "
    "thank threat threaten threats urge vote vow want welcome wish worries worry"
)
"""Verbs and nouns of wanting, feeling and judging, where no clause tells what is so."""
_FELT = words(
    "demand expect fear hope like pledge prefer promise propose recommend regret threaten urge vow want wish worry"
)
"""Verbs whose clause, too, tells what somebody wants or feels."""
_NAMING = words(
    "brand call cast characterise characterize compare consider declare deem depict describe dub hail label liken "
    "paint portray present pronounce regard see tout view"
)
_HOLDING = words("adamant aware certain clear convinced positive sure")
"""Adjectives of holding that something is so; others tell of hopes and fears."""
_ACCUSING = words("accuse blame charge fault")
_TELLING = words(
    "accuse acknowledge admit allege announce believe cite claim concede confirm convey corroborate describe detail "
    "disclose document estimate explain find forecast foresee identify indicate list mention note outline predict "
    "recall recount report reveal say show state suggest tell verify warn"
)
"""Verbs of which a thing, too, is told: "reports heavy fighting"."""
_STATED = words(
    "accusation accusations admission allegation allegations announcement argument assertion assessment assurance "
    "belief claim claims comment comments complaint complaints conclusion confirmation contention declaration "
    "description estimate evidence expectation explanation forecast hint insistence message opinion prediction "
    "predictions remark remarks report reports revelation statement statements suggestion suspicion testimony view "
    "views warning warnings"
)
_CLAIMED = words("control credit responsibility success victory")
_DENIED = words(
    "charge charges fault guilt idea involvement it knowledge link links notion number numbers role rumor rumors "
    "rumour rumours that them theory these this those wrongdoing"
)
"""What can be denied beside what was stated or happened."""
_CITING = words("cite quote")
_FALSE = words(
    "baseless fabricated fabrication fake false fiction invention lie lies nonsense propaganda rubbish unfounded "
    "untrue wrong"
)
"""What a report is called by somebody who denies it."""
_TAKEN_BACK = words("article figure number paper post story study tweet")
"""What can be withdrawn beside what was stated; forces and support are taken back otherwise."""
_ASSERTING_RULES = words("according as before colon direct estimate headline in parenthetical reportedly tail that yes")
_HEDGES = words(
    "allegedly apparently could likely may maybe might perhaps possibly presumably probably purportedly reportedly "
    "seemingly supposedly suspected unconfirmed"
)


class Manner(NamedTuple):
    """How something is said."""

    sort: Sort
    stance: Stance
    negated: bool = False
    """The cue itself is negated: "did not deny"."""


def manner(found: Found) -> Manner | None:
    """What the cue does; None where nothing is asserted, felt or judged."""
    lemma = lemma_of(found.verb)
    if is_nobodys(found) or is_yet_to_be(found):
        return None
    negated = is_negated(found)
    if _declines(found, lemma) or (negated and _silent_when_negated(found, lemma)):
        return Manner("assertion", "no-comment", negated)
    sort = _sort(found, lemma)
    return Manner(sort, _stance(found, lemma, negated=negated), negated) if sort else None


def hedges(tokens: Iterable[Token]) -> Iterator[str]:
    """The words that say that something is not certain."""
    for token in tokens:
        if token.lower_ in _HEDGES and (token.lower_ != "may" or token.tag_ == "MD"):
            yield token.lower_


def lemma_of(token: Token) -> str:
    """The lemma of a cue's verb; the word itself for others."""
    return LEMMAS.get(token.lower_, token.lower_)


def is_stated(noun: Token) -> bool:
    """Whether a noun tells of something that somebody stated: "the accusation"."""
    return noun.lower_ in _STATED


def _declines(found: Found, lemma: str) -> bool:
    """Whether somebody declined to comment, or refused to say."""
    heads = {token.lower_ for start, end in found.content for token in found.doc[start:end]}
    chain = {lemma_of(token) for start, end in found.cue for token in found.doc[start:end]}
    if lemma in _REFUSING:
        return found.rule == "do" and not heads.isdisjoint(_SILENT)
    return not chain.isdisjoint(_REFUSING) and lemma in _SILENT


def _silent_when_negated(found: Found, lemma: str) -> bool:
    """Whether nothing is asserted either way: "did not say whether", "would not confirm", "did not deny"."""
    if found.rule in _ASSERTING_RULES or found.rule == "clause":
        return lemma not in _HELD
    return lemma in _DENYING | _DOUBTING | _REACTING | _INFORMING


def _sort(found: Found, lemma: str) -> Sort | None:
    """What a construction does with its verb; None where nothing is said."""
    rule = found.rule
    if lemma in _CITING and (rule in {"named", "thing"} or _is_quoted_as(found.verb)):
        return None
    if rule in _ASSERTING_RULES or (rule == "about" and _doubts(found)):
        return "assertion"
    if rule in {"noun", "nounp", "light"}:
        return _sort_of_noun(found, lemma)
    if rule == "named" and (lemma in _DENYING or calls_false(found)):
        return _sort_of_denial(found, lemma)
    by_rule = _BY_RULE.get(rule)
    return by_rule(lemma) if by_rule is not None else _sort_of_thing(found, lemma)


def _is_quoted_as(verb: Token) -> bool:
    """Whether "quoted X as saying" follows: what X says is found as X's."""
    return any(child.lower_ == "as" and any(one.dep_ == "pcomp" for one in child.children) for child in verb.children)


def _of_clause(lemma: str) -> Sort:
    return "attitude" if lemma in _FELT else "assertion"


def _of_state(lemma: str) -> Sort:
    return "assertion" if lemma in _HOLDING else "attitude"


def _of_naming(lemma: str) -> Sort:
    return "assertion" if lemma in _ACCUSING else "opinion" if lemma in _NAMING else "attitude"


def _of_passive(lemma: str) -> Sort | None:
    """Who was quoted by somebody is found again as the speaker of what was quoted."""
    if lemma in _CITING or lemma in _WANTING - {"believe"}:
        return None
    return "opinion" if lemma in _NAMING else "assertion"


def _of_topic(lemma: str) -> Sort | None:
    return "attitude" if lemma in _WANTING else "assertion" if lemma == "warn" else None


_BY_RULE: Mapping[str, Callable[[str], Sort | None]] = {
    "about": _of_topic,
    "clause": _of_clause,
    "named": _of_naming,
    "passive": _of_passive,
    "state": _of_state,
}


def _sort_of_thing(found: Found, lemma: str) -> Sort | None:
    """What a verb does with an object or an infinitive."""
    if lemma in _DENYING:
        return _sort_of_denial(found, lemma)
    if lemma in _RETRACTING:
        heads = {token.lower_ for token in _heads(found)}
        return "assertion" if not heads.isdisjoint(_STATED | _TAKEN_BACK) else None
    if lemma in _DOUBTING:
        return "assertion"
    if found.rule == "thing" and lemma == "claim":
        return "assertion" if _tells_an_event(found) else None
    if found.rule in {"do", "address"}:
        return "assertion" if lemma in {"claim", "profess"} else "attitude" if lemma in _WANTING - {"seek"} else None
    return (
        "assertion" if lemma in _TELLING else "attitude" if lemma in _WANTING - {"seek", "offer", "propose"} else None
    )


def _sort_of_denial(found: Found, lemma: str) -> Sort | None:
    """What is denied must be something said or done: an offer is rejected, and a frost denies nobody's charges."""
    heads = {token.lower_ for token in _heads(found)}
    if _tells_an_event(found) or not heads.isdisjoint(_STATED | _DENIED):
        return "assertion"
    return None if lemma == "deny" else "attitude"


def _heads(found: Found) -> Iterator[Token]:
    return (token for start, end in found.content for token in found.doc[start:end] if token.head.i == found.verb.i)


def _tells_an_event(found: Found) -> bool:
    """Whether the object is something that happens or holds: "claimed the attack", not "claimed two boats"."""
    return any(is_event(token) or token.lower_ in _CLAIMED for token in _heads(found))


def _is_taken_back(noun: Token) -> bool:
    """Whether what a noun tells of is taken back: "took back his accusation", "corrected its report"."""
    verb = noun.head
    if noun.dep_ != "dobj" or any(child.dep_ == "neg" for child in verb.children):
        return False
    back = any(child.lower_ == "back" for child in verb.children)
    return back or lemma_of(verb) in _RETRACTING or verb.lower_ in {"corrected", "corrects", "correct"}


def calls_false(found: Found) -> bool:
    """Whether something that was stated is called untrue: "described the reports as false"."""
    said = {token.lower_ for start, end in found.content for token in found.doc[start:end]}
    return found.rule in {"named", "passive"} and not said.isdisjoint(_FALSE) and not said.isdisjoint(_STATED)


def _doubts(found: Found) -> bool:
    """Whether somebody "cast doubt on" something."""
    return any(token.lower_ in {"doubt", "doubts"} for start, end in found.cue for token in found.doc[start:end])


def _sort_of_noun(found: Found, lemma: str) -> Sort | None:
    """What a noun tells of; that somebody claimed what another denies says nothing more."""
    above = found.verb.head
    if not found.source and found.verb.dep_ == "dobj" and lemma_of(above) in _DENYING | _DOUBTING | _REACTING:
        return None
    named = {token.lower_ for start, end in found.cue for token in found.doc[start:end]} | {lemma}
    if not named.isdisjoint(_STATED | _DENYING | _RETRACTING):
        return "assertion"
    return "attitude" if not named.isdisjoint(_WANTING) else None


def _stance(found: Found, lemma: str, *, negated: bool) -> Stance:
    cue = {token.lower_ for start, end in found.cue for token in found.doc[start:end]}
    if lemma in _RETRACTING or (found.rule == "noun" and _is_taken_back(found.verb)):
        return "affirms" if negated else "retracts"
    if found.source and {"earlier", "version"} <= {token.lower_ for token in found.doc[slice(*found.source[0])]}:
        return "retracts"
    if lemma in _DENYING or calls_false(found) or not cue.isdisjoint({"denial", "rejection"}):
        return "denies"
    if lemma in _DOUBTING or _doubts(found) or not cue.isdisjoint({"doubt", "doubts"}):
        return "doubts"
    return "doubts" if negated and lemma in {"believe", "think", "see", "find", "expect"} else "affirms"
