"""A second look at sentences in which the tagger saw no finite verb: "The institute verifies heavy fighting".

The small model takes some reporting verbs for nouns. Where the head of a sentence is no verb and a form that can report
stands behind a noun, the sentence is parsed again with a verb in its place that cannot be mistaken; the words stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.lexicon import LEMMAS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

_MISTAKEN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VB"})
_SHORTEST = 4
_PLAIN_VERB = {"s": "confirms", "d": "confirmed"}
"""Forms of a verb that is never a noun, by the last letter of the form whose place they take."""


def repaired(doc: Doc, parser: Language) -> Doc:
    """The document, parsed anew where a sentence of it had no finite verb and seems to have a reporting one."""
    mistaken = [token for sentence in doc.sents if (token := _mistaken(sentence)) is not None]
    if not mistaken:
        return doc
    words = [token.text for token in doc]
    for token in mistaken:
        words[token.i] = _PLAIN_VERB[token.lower_[-1]]
    return _grafted(doc, _parsed(words, doc, parser))


def _mistaken(sentence: Span) -> Token | None:
    """The reporting verb of a sentence whose head is no verb: one in a relative clause does not count."""
    if len(sentence) < _SHORTEST or sentence.root.pos_ in {"VERB", "AUX"}:
        return None
    for token in sentence[1:-1]:
        if token.tag_ in _MISTAKEN and token.lower_ in LEMMAS and _PLAIN_VERB.get(token.lower_[-1]):
            before, after = token.nbor(-1), token.nbor(1)
            if before.pos_ in {"NOUN", "PROPN", "PRON"} and after.pos_ not in {"VERB", "ADP"} and not after.is_punct:
                return token
    return None


def _parsed(words: list[str], doc: Doc, parser: Language) -> Doc:
    from spacy.tokens import Doc  # noqa: PLC0415 - loaded with the parser

    again = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    for _, component in parser.pipeline:
        again = component(again)
    return again


def _grafted(doc: Doc, parsed: Doc) -> Doc:
    """The words of one with the analysis of the other."""
    from spacy.tokens import Doc  # noqa: PLC0415 - loaded with the parser

    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in parsed],
        pos=[token.pos_ for token in parsed],
        heads=[token.head.i for token in parsed],
        deps=[token.dep_ for token in parsed],
    )
