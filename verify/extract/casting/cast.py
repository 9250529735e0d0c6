"""Who is proposed as the source: names, titles, pronouns and plurals resolved within one document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verify.extract.casting.company import Meant, gather
from verify.extract.casting.familiar import Familiar
from verify.extract.casting.mentions import quoted
from verify.extract.casting.noun import Description, Phrase, read
from verify.extract.casting.parties import side_of
from verify.extract.casting.pronouns import PRONOUNS, WE, antecedent
from verify.extract.casting.shares import are_both_sides, shares
from verify.extract.casting.titles import listed, title
from verify.extract.casting.voices import own_voice, voice
from verify.model import Source
from verify.proposals import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SELVES = listed("all also both herself himself itself themselves")
_OWN = listed("account article blog entry page post report story version")
"""What a document calls itself, or a part of itself."""
_SAID = listed("accusation allegation assertion claim post report rumor rumour speculation suggestion")


class Cast:
    """The people and bodies that a document names, in the order in which it names them."""

    def __init__(
        self,
        paragraphs: Sequence[Doc],
        *,
        known: Sequence[Source] = (),
        sides: tuple[str, ...] = (),
        outlet: str | None = None,
    ) -> None:
        self._paragraphs = paragraphs
        self._company = gather(paragraphs)
        self._familiar = Familiar(known)
        self._sides = sides
        self._outlet = outlet

    def speakers(self, source: Span | None, at: tuple[int, int]) -> tuple[Speaker, ...]:
        """The sources that a phrase at a place names; none where the quoted speak of themselves.

        `at` holds the number of the paragraph and the token to look back from.
        """
        if source is None or not any(char.isalnum() for char in source.text):
            return (self._nobody(at),)
        if are_both_sides(source):
            return self._both(source)
        found = [one for part in shares(source) if (one := self._speaker(source.doc, part, at[0]))]
        return tuple(
            one for number, one in enumerate(found) if one.name not in [other.name for other in found[:number]]
        )

    def _speaker(self, doc: Doc, part: tuple[int, int], paragraph: int) -> Speaker | None:
        start, end = part
        words = [token for token in doc[start:end] if not token.is_punct and token.tag_ not in {"POS", "IN"}]
        if not words:
            return None
        if words[0].lower_ in PRONOUNS and all(token.lower_ in _SELVES for token in words[1:]):
            return self._by_pronoun(words[0], paragraph)
        if words[0].text in {"Q", "QUESTION"} and (len(words) == 1 or words[0].nbor().is_punct):
            return Speaker(name="unnamed reporter", kind="person", unnamed=True, why=("a question in a transcript",))
        phrase = read(doc, start, end)
        if not phrase.name and not phrase.described:
            return Speaker(name=" ".join(doc[start:end].text.split()), unnamed=True)
        mine = self._of_document(doc, phrase, start) or self._author(doc, phrase, paragraph)
        return mine or self._voiced(doc, phrase, paragraph)

    def _voiced(self, doc: Doc, phrase: Phrase, paragraph: int) -> Speaker:
        """The voice of a figure; one that is named by its possessor gets a name that stands alone."""
        meant = self._company.meant(phrase, (paragraph, phrase.place[0]))
        if meant.figure.name or meant.figure.described[:1] != list(phrase.described[:1]):
            return voice(meant.figure.told_more(phrase), self._familiar, meant.why)
        owner = self._owner(doc, phrase, paragraph)
        if owner and owner.figure.name and owner.figure.name not in phrase.described[0].front:
            called = f"{_without_owner(doc, phrase.described[0])} of {owner.figure.name}"
            found = voice(meant.figure, self._familiar, (*meant.why, *owner.why), called)
            made = (mark := title(phrase.described[0].head)) is not None and mark.sort in {"body", "thing"}
            return found.model_copy(update={"unnamed": False}) if made else found
        found = voice(meant.figure, self._familiar, meant.why)
        ours = doc[phrase.place[0]].lower_ in {"our", "my"}
        return found.model_copy(update={"unnamed": True, "official": False}) if ours else found

    def _owner(self, doc: Doc, phrase: Phrase, paragraph: int) -> Meant | None:
        """Whose a described thing or body is: "its samples", "Haske's office"."""
        first = doc[phrase.place[0]]
        if first.tag_ == "PRP$" and first.lower_ not in WE:
            return antecedent(first, (paragraph, first.i), self._company)
        owner = phrase.described[0].owner if phrase.described else None
        if owner is None:
            return None
        return self._company.meant(read(doc, *owner), (paragraph, owner[0]))

    def _author(self, doc: Doc, phrase: Phrase, paragraph: int) -> Speaker | None:
        """Who wrote a document that is named by its author: "a report by the ministry"."""
        if phrase.name or not phrase.described:
            return None
        one = phrase.described[0]
        found = title(one.head)
        if (
            not found
            or found.kind != "document"
            or one.complement is None
            or one.complement[0] not in {"of", "by", "from"}
        ):
            return None
        by = read(doc, *one.complement[1:])
        meant = self._company.meant(by, (paragraph, one.complement[1]))
        is_body = by.name or (by.described and (mark := title(by.described[0].head)) and mark.sort == "body")
        if not is_body or by.determiner == "a":
            return None
        return voice(meant.figure, self._familiar, (f"“{one.text}”: what it wrote", *meant.why))

    def _by_pronoun(self, token: Token, paragraph: int) -> Speaker | None:
        word = token.lower_
        if word in WE:
            told = f"pronoun “{word}”: the document's own voice"
            mine = self._outlet and not quoted(token.doc)[token.i]
            return own_voice(self._outlet or "", self._familiar, told) if mine else None
        meant = antecedent(token, (paragraph, token.i), self._company)
        if meant is None:
            return Speaker(name=word, unnamed=True, why=(f"pronoun “{word}”: nobody before it fits",))
        return voice(meant.figure, self._familiar, meant.why)

    def _of_document(self, doc: Doc, phrase: Phrase, start: int) -> Speaker | None:
        """The outlet, where the document speaks of itself: "an earlier version of this article"."""
        if not self._outlet or phrase.name or not phrase.described:
            return None
        one = phrase.described[0]
        ours = doc[start].lower_ in {"our", "my"} and one.head in _OWN
        this = one.head in _OWN and one.text.split()[-2:-1] == ["this"]
        if not (ours or this):
            return None
        return own_voice(self._outlet, self._familiar, f"“{one.text}”: the document's own voice")

    def _both(self, source: Span) -> tuple[Speaker, ...]:
        """The two sides, unnamed; whose they are is told from outside only."""
        why = (f"“{source.text}”: two unnamed voices",)
        if len(self._sides) == 2:
            told = (*why, "parties as given for the sides")
            return tuple(
                Speaker(name=f"{side_of(party)}, unnamed", party=party, unnamed=True, why=told) for party in self._sides
            )
        return tuple(Speaker(name=f"{one} side, unnamed", unnamed=True, why=why) for one in ("one", "other"))

    def _nobody(self, at: tuple[int, int]) -> Speaker:
        """Who is meant where the text names nobody: "it is believed", "claims that"."""
        paragraph, index = at
        doc = self._paragraphs[paragraph] if 0 <= paragraph < len(self._paragraphs) else None
        word = doc[index].lower_ if doc is not None and 0 <= index < len(doc) else ""
        found = word.removesuffix("s") in _SAID
        return Speaker(
            name=f"unnamed {word}" if found else "unnamed source", unnamed=True, why=("the text names nobody",)
        )


def _without_owner(doc: Doc, described: Description) -> str:
    if described.owner is None:
        return described.text
    owner = " ".join(doc[described.owner[0] : described.owner[1] + 1].text.split())
    return described.text[len(owner) :].strip() or described.text
