"""A reader of prose for tests: it knows a few forms, a line each, and no grammar.

| line | proposes |
|---|---|
| `Port Office said that the bridge is open.` | explicit; `denied that` denies |
| `Port Office added that …` | implicit |
| `* The bridge is open.` | the document's own voice |
| `Port Office hopes that …` | an attitude |
| `! Nice.` | an opinion |

The first line is the title. Sentences after `;` of one line are further claims from the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from verify.drafts import DocumentDraft
from verify.model import Source
from verify.proposals import Label, Moment, Overview, Proposal, Reading, Speaker, Warned, Words

_FORM = re.compile(r"(?P<who>.+?) (?P<cue>said|denied|added|hopes) that (?P<what>.+)\.")
_LABELS: dict[str, Label] = {"said": "explicit", "denied": "explicit", "added": "implicit", "hopes": "attitude"}

ARTICLE = """\
A day at the harbour
Port Office said that the bridge is open; the toll is two crowns.
Port Office added that ships pass.
* The harbour is busy.
Dockers Union denied that the bridge is open.
Dockers Union hopes that wages rise.
! What a day.
"""


class Text(NamedTuple):
    document: DocumentDraft
    warnings: tuple[Warned, ...] = ()


def read(data: bytes, name: str, given: DocumentDraft) -> Text:
    del name
    text = data.decode()
    found: DocumentDraft = {"sha256": sha256(data).hexdigest(), "text": text}
    if text.strip():
        found["title"] = text.strip().splitlines()[0]
    return Text({**found, **given})


def propose(
    text: Text, *, sides: tuple[str, ...] = (), topic: str | None = None, known: Sequence[Source] = ()
) -> Reading:
    del sides
    document = text.document
    proposals = [
        one.model_copy(update={"number": number}) for number, one in enumerate(_found(document, topic, known), 1)
    ]
    named = dict.fromkeys(one.speaker.name for one in proposals if one.speaker)
    count = {
        label: sum(one.label == label for one in proposals) for label in (*_LABELS.values(), "own-voice", "opinion")
    }
    overview = Overview(
        explicit=count["explicit"],
        implicit=count["implicit"],
        own_voice=count["own-voice"],
        attitudes=count["attitude"],
        opinions=count["opinion"],
        named=tuple(named),
        unnamed=(),
        carrier=document.get("outlet"),
    )
    return Reading(document=document, overview=overview, warnings=(), proposals=tuple(proposals))


def _found(document: DocumentDraft, topic: str | None, known: Sequence[Source]) -> Iterator[Proposal]:
    at = 0
    for line in document.get("text", "").splitlines(keepends=True):
        stripped = line.rstrip("\n")
        place, at = (at, at + len(stripped)), at + len(line)
        if match := _FORM.fullmatch(stripped):
            start, end = place[0] + match.start("what"), place[0] + match.end("what")
            for what in match["what"].split("; "):
                yield _said(document, place, match, what, content=(start, end), topic=topic, known=known)
        elif stripped.startswith(("*", "!")):
            yield _own(document, place, stripped, topic)


def _said(
    document: DocumentDraft,
    place: tuple[int, int],
    match: re.Match[str],
    what: str,
    *,
    content: tuple[int, int],
    topic: str | None,
    known: Sequence[Source],
) -> Proposal:
    label, who = _LABELS[match["cue"]], match["who"]
    stance = "denies" if match["cue"] == "denied" else "affirms"
    cue = (place[0] + match.start("cue"), place[0] + match.end("cue"))
    return Proposal(
        number=1,
        label=label,
        claim=what[0].upper() + what[1:],
        stance=stance,
        form="indirect",
        speaker=Speaker(
            name=who,
            words=Words(text=who, places=((place[0], place[0] + len(who)),)),
            kind="organization",
            party="xx",
            known=next((one.id for one in known if one.name == who), None),
            why=("the name ends like an office's",),
        ),
        cue=Words(text=match["cue"], places=(cue,)),
        content=Words(text=match["what"], places=(content,)),
        quote=match[0],
        place=place,
        topic=topic,
        when=Moment(
            value=document["published"],
            words=Words(text=match["cue"], places=(cue,)),
            assumption="the day of publication",
        )
        if "published" in document
        else None,
        confidence="high",
        warnings=(Warned(kind="strong-verb", text="the word is the writer's", place=cue),)
        if stance == "denies"
        else (),
        record=None
        if label == "attitude"
        else _record(document, place, match[0], what, who=who, stance=stance, label=label),
    )


def _own(document: DocumentDraft, place: tuple[int, int], line: str, topic: str | None) -> Proposal:
    what, own = line[2:].rstrip("."), line.startswith("*")
    return Proposal(
        number=1,
        label="own-voice" if own else "opinion",
        claim=what,
        stance="affirms",
        form="direct",
        speaker=None,
        cue=None,
        content=Words(text=what, places=((place[0] + 2, place[0] + 2 + len(what)),)),
        quote=line,
        place=place,
        topic=topic,
        confidence="low",
        doubts=("nobody is named",),
        record=_record(
            document, place, line, what, who=document.get("outlet", "The writer"), stance="affirms", label="own-voice"
        )
        if own
        else None,
    )


def _record(
    document: DocumentDraft, place: tuple[int, int], quote: str, what: str, *, who: str, stance: str, label: str
) -> Any:
    short = {key: value for key, value in document.items() if key != "text"}
    source = {"name": who} if label == "own-voice" else {"name": who, "kind": "organization", "party": "xx"}
    voice = {"source": source, "stance": stance, "basis": label, "quote": quote, "span": place, "document": short}
    return {"claim": what[0].upper() + what[1:], "attributions": [voice]}
