"""States of mind with what they are about: X is adamant that C, X was worried that C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import STATES
from verify.extract.attributions.phrases import VERBAL, children, is_marked, phrase, source_range, subject, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verify.extract.attributions.paragraph import Paragraph


def state(paragraph: Paragraph, token: Token) -> Found | None:
    """An adjective of holding, hoping or fearing, with the clause that tells what."""
    verb = token.head
    if token.lower_ not in STATES or token.dep_ not in {"acomp", "oprd"} or verb.pos_ not in VERBAL or verb.i > token.i:
        return None
    holder = subject(verb)
    clauses = (one for head in (token, verb) for one in children(head, "ccomp") if one.i > token.i)
    clause = next((one for one in clauses if is_marked(one, "that") or one.head.i == token.i), None)
    if holder is None or clause is None or holder.lower_ in {"it", "there"}:
        return None
    source = source_range(holder, verb)
    if source is None:
        return None
    cue = verb_group(verb)[0], token.i + 1
    return Found(paragraph.doc, token, holder, [source], [cue], [phrase(clause)], "state")
