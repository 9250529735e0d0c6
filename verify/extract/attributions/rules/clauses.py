"""Frames in which a verb takes a clause: X said (that) C; C, X said; C, X said, C; X vowed to C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.lexicon import ADDRESS, DO, OPINE, SAY, SHOW, SUGGEST, THINK
from verify.extract.attributions.paragraph import ENDS, FINITE
from verify.extract.attributions.phrases import child, children, clipped, end, phrase, source_range, start
from verify.extract.attributions.rules.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verify.extract.attributions.found import Range
    from verify.extract.attributions.rules.frames import Reporting

_FAR = 22
"""How many tokens may stand between a verb and its "that"."""
_SCENES = frozenset(
    {"after", "although", "as", "because", "before", "even", "if", "since", "though", "when", "where", "while"}
)
_ANSWERS = frozenset({"no", "otherwise", "so", "yes"})


def clause(verb: Reporting) -> Frame | None:
    """X said that C; a clause before the verb as well, which the parser finds where a comma parts them."""
    if verb.lemma not in SAY | THINK | SHOW | ADDRESS:
        return None
    token = verb.token
    complements = children(token, "ccomp")
    behind = (one for one in complements if one.i > token.i and end(one) - start(one) > 1)
    complement = next(behind, complements[0] if complements else None)
    if complement is None:
        return None
    if complement.i > token.i:
        begins = max(_begins(token, complement), verb.cue[1])
        return Frame([(begins, _ends(verb, complement))], "clause")
    return Frame([_before(verb, complement)], "before")


def _begins(verb: Token, complement: Token) -> int:
    """Where a clause begins; the parser may have made its subject the object of the verb: "hoped | the talks would"."""
    thing = child(verb, "dobj")
    bare = (
        child(complement, "nsubj", "nsubjpass", "csubj", "expl", "mark", "advmod") is None and complement.tag_ != "VB"
    )
    if thing is None or not verb.i < thing.i < complement.i or not bare or end(thing) > start(complement):
        return start(complement)
    return start(thing)


def _ends(verb: Reporting, complement: Token) -> int:
    """Where a clause ends; a second one that the parser hung on the verb goes on with it: "…, and they hold it"."""
    last = end(complement)
    for other in children(verb.token, "conj"):
        subject = child(other, "nsubj", "nsubjpass")
        between = verb.paragraph.doc[last : start(other)]
        joined = 0 < len(between) <= 2 and all(one.lower_ in {",", "and", "but"} for one in between)
        if joined and subject is not None and subject.lower_ in {"it", "they"} and not _speaks(verb, other, subject):
            last = end(other)
    return last


def _speaks(verb: Reporting, other: Token, subject: Token) -> bool:
    """Whether the second clause is the reporter's again: "…, and he said that"."""
    return child(other, "ccomp") is not None or (verb.subject is not None and subject.lower_ == verb.subject.lower_)


def _before(verb: Reporting, complement: Token) -> Range:
    sentence = verb.paragraph.sentence(verb.token.i)[0]
    begins = start(complement)
    if begins - sentence < 3:
        begins = min(begins, sentence)
    return begins, _cue_phrase(verb)[0]


def _cue_phrase(verb: Reporting) -> Range:
    """The cue with its subject."""
    first, last = verb.cue
    if verb.subject is None:
        return verb.cue
    return min(first, start(verb.subject)), max(last, end(verb.subject)) if verb.subject.i > verb.token.i else last


def answer(verb: Reporting) -> Frame | None:
    """X said yes, said so."""
    if verb.subject is None or verb.lemma not in {"say", "reply", "answer", "tell"}:
        return None
    word = next((one for one in verb.token.children if one.lower_ in _ANSWERS and one.i > verb.token.i), None)
    return Frame([(word.i, word.i + 1)], "yes") if word is not None else None


def that_later(verb: Reporting) -> Frame | None:
    """X said on Monday in a letter that C, where the parser hung the clause on another word."""
    if verb.subject is None or verb.lemma not in SAY:
        return None
    last = min(verb.paragraph.sentence(verb.token.i)[1], verb.cue[1] + _FAR)
    for token in verb.paragraph.doc[verb.cue[1] : last]:
        if token.lower_ == "that" and token.dep_ in {"mark", "nsubj", "dobj", "det"}:
            return Frame([(token.i, max(end(token.head), token.i + 1))], "that") if token.dep_ == "mark" else None
        if token.tag_ in FINITE or token.text == ";" or token.text in ENDS:
            return None
    return None


def trailing(verb: Reporting) -> Frame | None:
    """C, X said.  C, said X.  C, X said, C."""
    if verb.subject is None or verb.lemma not in SAY | OPINE or not _is_own(verb.subject, verb.token):
        return None
    paragraph, (first, last) = verb.paragraph, verb.paragraph.sentence(verb.token.i)
    begins = min(start(verb.subject), verb.cue[0]) if verb.subject.i < verb.token.i else verb.cue[0]
    ends = max(verb.cue[1], end(verb.subject) if verb.subject.i > verb.token.i else 0)
    comma = begins - 1
    while comma >= first and paragraph.doc[comma].is_space:
        comma -= 1
    if comma < first + 2 or paragraph.text(comma) not in {",", "''", "”", '"', "—", "–", "?"}:
        return None
    if paragraph.doc[first].lower_ in _SCENES or paragraph.text(begins - 1).lower() in {"and", "but", "or"}:
        return None
    # Headlines save their verbs: "Two dead in blast, police say".
    if _has_complement(verb) or not (paragraph.tensed(first, comma) or paragraph.kind == "title"):
        return None
    return Frame([(first, comma), *_resumed(verb, ends, last)], "tail")


def _is_own(subject: Token, token: Token) -> bool:
    """Whether a verb has a subject of its own, and does not go on with what was said before."""
    return subject.head.i == token.i and token.tag_ != "VBG" and subject.tag_ not in {"WP", "WDT"}


def _has_complement(verb: Reporting) -> bool:
    """Whether the verb says something else behind it."""
    behind = [one for one in children(verb.token, "ccomp", "xcomp", "attr", "acomp") if one.i > verb.token.i]
    return any(verb.subject is None or one.i != verb.subject.i for one in behind)


def _resumed(verb: Reporting, ends: int, last: int) -> list[Range]:
    """What goes on behind an inserted cue: C, X said, C."""
    doc = verb.paragraph.doc
    if ends >= last - 2 or doc[ends].text != "," or doc[ends + 1].tag_ == "VBG":
        return []
    opening = {"who", "which", "according", "but", "adding", "citing", "as"}
    return [(ends + 1, last)] if doc[ends + 1].lower_ not in opening else []


def parenthetical(verb: Reporting) -> Frame | None:
    """C - X said - C, which the parser sets beside the clause."""
    if verb.token.dep_ != "parataxis" or verb.subject is None or verb.lemma not in SAY | THINK | SHOW:
        return None
    inserted = min(start(verb.token), verb.cue[0]), max(end(verb.token), verb.cue[1])
    return Frame(clipped(verb.paragraph.sentence(verb.token.i), [inserted]), "parenthetical")


def doing(verb: Reporting) -> Frame | None:
    """X suggested waiting."""
    gerund = child(verb.token, "xcomp")
    if gerund is None or gerund.tag_ != "VBG" or verb.lemma not in SAY | SUGGEST:
        return None
    return Frame([phrase(gerund)], "clause")


def infinitive(verb: Reporting) -> Frame | None:
    """X vowed to C."""
    will = child(verb.token, "xcomp")
    if will is None or verb.lemma not in DO or child(verb.token, "dobj") is not None:
        return None
    return Frame([phrase(will)], "do")


def seeming(verb: Reporting) -> Frame | None:
    """N seems to be C: to somebody the text does not name."""
    state = child(verb.token, "xcomp")
    if state is None or verb.lemma not in {"appear", "seem"} or child(verb.token, "dobj") is not None:
        return None
    of_whom = source_range(verb.subject, verb.token) if verb.subject is not None else None
    return Frame([*([of_whom] if of_whom else []), phrase(state)], "seem")
