import hashlib
import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading import taken
from verify.errors import Rejection
from verify.exchange import export
from verify.exchange.columns import joined, split
from verify.exchange.lines import LIMIT
from verify.model import (
    ACCESSES,
    BASES,
    GRADES,
    INTERESTS,
    KINDS,
    STANCES,
    Attribution,
    Claim,
    Document,
    Facts,
    Link,
    Source,
)
from verify.names import folded
from verify.values import normal_value

Drawn = dict[str, Any]
"""Facts by name and place, as the records give them."""


def rebuilt(chunks: Iterable[str]) -> dict[str, list[Any]]:
    """The drafts by kind, without uids, the attributions of each claim brought together."""
    drafts: dict[str, list[Any]] = {"source": [], "document": [], "claim": []}
    for one in taken("".join(chunks).encode()):
        assert not isinstance(one, Rejection), one
        kind, draft = one.draft
        plain = {key: value for key, value in draft.items() if key != "uid"}
        voices: Any = plain.setdefault("attributions", []) if kind == "claim" else []
        for voice in voices:
            voice.pop("uid", None)
        before = drafts[kind][-1] if drafts[kind] else None
        if kind == "claim" and before and {**before, "attributions": voices} == plain:
            before["attributions"] += voices
        else:
            drafts[kind].append(plain)
    return drafts


def expected(facts: Facts) -> dict[str, list[Any]]:
    """What the drafts must say, written down from the facts by hand."""
    name = {one.id: one.name for one in facts.sources.values()}
    title = {one.id: one.title for one in facts.documents.values()}
    own = {"id", "claim", "source", "document", "via", "relays", "rests_on", "part_of", "copies", "uid", "text"}

    def said(thing: Any, **more: Any) -> dict[str, Any]:
        defaults = type(thing).model_fields
        kept = {k: v for k, v in thing if k not in own and (k == "stance" or v != defaults[k].default)}
        lists = {k: list(v) if isinstance(v, tuple) and k != "span" else v for k, v in kept.items()}
        return lists | {k: v for k, v in more.items() if v}

    def said_by(voice: Attribution) -> dict[str, Any]:
        chains = {"via": voice.via, "relays": voice.relays, "rests_on": voice.rests_on}
        names = {key: [name[one] for one in ids] for key, ids in chains.items()}
        return said(voice, source=name[voice.source], document=title.get(voice.document or ""), **names)

    def claimed(one: Claim) -> dict[str, Any]:
        against = [facts.claims[link.other].uid for link in facts.links if link.one == one.id]
        voices = [said_by(voice) for voice in facts.attributions.get(one.id, ())]
        return said(one, claim=one.text, contradicts=against) | {"attributions": voices}

    papers = facts.documents.values()
    return {
        "source": [said(one, part_of=name.get(one.part_of or "")) for one in facts.sources.values()],
        "document": [said(one, text=one.text, copies=[title[copied] for copied in one.copies]) for one in papers],
        "claim": [claimed(one) for one in facts.claims.values()],
    }


CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from("=+-@'\";,\\\t\r\n")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=12).filter(str.strip)
WORDS = TEXTS.map(folded)
DATES = st.sampled_from(["2023", "2023-09", "2023-09-06"])
VALUES = (st.integers(-(10**6), 10**6) | st.decimals(-1000, 1000, places=9).map(str) | WORDS | st.just(">=15")).map(
    normal_value
)
WORD_LISTS = st.lists(WORDS, max_size=2).map(tuple)


def thing(make: Any, required: Drawn, optional: Drawn) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(required, optional=optional).map(lambda fields: make(**fields))


@st.composite
def recorded(draw: st.DrawFn) -> Facts:
    """Facts whose sources and documents are named by one text each."""
    names = draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
    ids = [f"S{number}" for number in range(1, len(names) + 1)]
    sources = {
        one: draw(thing(Source, {"id": st.just(one), "name": st.just(name)}, {
            "kind": st.sampled_from(KINDS), "party": WORDS, "grade": st.sampled_from(GRADES), "official": st.booleans(),
            "unnamed": st.booleans(), "role": TEXTS, "aliases": WORD_LISTS, "notes": TEXTS,
            **({"part_of": st.sampled_from(ids[:number])} if number else {})}))
        for number, (one, name) in enumerate(zip(ids, names, strict=True))
    }  # fmt: skip
    titles = draw(st.lists(WORDS, max_size=2, unique=True))
    papers = [f"D{number}" for number in range(1, len(titles) + 1)]
    documents = {
        one: draw(thing(Document, {"id": st.just(one), "title": st.just(title)}, {
            "outlet": WORDS, "published": DATES, "retrieved": DATES, "text": TEXTS,
            **({"copies": st.just(tuple(papers[:number]))} if number else {})}))
        for number, (one, title) in enumerate(zip(papers, titles, strict=True))
    }  # fmt: skip
    claims, attributions = {}, {}
    some = st.lists(st.sampled_from(ids), max_size=2).map(tuple)
    for number, text in enumerate(draw(st.lists(WORDS, max_size=3, unique=True)), 1):
        claim = f"C{number}"
        same = {"id": st.just(claim), "text": st.just(text), "uid": st.just(f"{number:012x}")}
        claims[claim] = draw(thing(Claim, same, {
            "when": DATES, "topic": WORDS, "favors": WORD_LISTS, "harms": WORD_LISTS, "item": WORDS, "value": VALUES,
            "key": st.just(f"key {number}")}))  # fmt: skip
        voices = st.lists(thing(dict, {"source": st.sampled_from(ids), "stance": st.sampled_from(STANCES)}, {
            "basis": st.sampled_from(BASES), "confirmed": st.booleans(), "access": st.sampled_from(ACCESSES),
            "interest": st.sampled_from(INTERESTS), "independent": st.booleans(), "why": TEXTS, "note": TEXTS,
            "at": DATES, "quote": TEXTS, "span": st.tuples(st.integers(0, 9), st.integers(10, 99)),
            "via": some, "relays": some, "rests_on": some,
            **({"document": st.sampled_from(papers)} if papers else {})}), max_size=3)  # fmt: skip
        attributions[claim] = tuple(
            Attribution(id=f"A{10 * number + place}", claim=claim, **voice) for place, voice in enumerate(draw(voices))
        )
    links = tuple(
        Link(id=f"L{number}", relation="contradicts", one="C1", other=f"C{number}")
        for number in range(2, len(claims) + 1)
    )
    return Facts(claims=claims, attributions=attributions, sources=sources, documents=documents, links=links)


@given(recorded())
def test_what_is_written_as_ndjson_rebuilds_the_facts(facts: Facts) -> None:
    assert rebuilt(export.ndjson(facts)) == expected(facts)


@given(recorded())
def test_what_is_written_as_csv_rebuilds_the_facts(facts: Facts) -> None:
    assert rebuilt(export.csv(facts)) == expected(facts)


@given(recorded())
def test_each_row_has_a_uid_of_its_content(facts: Facts) -> None:
    for line in export.ndjson(facts):
        row = json.loads(line)
        uid = row.pop("uid")
        canonical = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        own = {claim.uid for claim in facts.claims.values()}
        assert uid in own if "claim" in row else uid == hashlib.sha256(canonical).hexdigest()[:12]


@given(st.lists(WORDS))
def test_a_list_in_a_cell_is_read_back(items: list[str]) -> None:
    assert split(joined(items)) == items


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "'=", "''-"])
def test_no_cell_begins_a_formula(begin: str) -> None:
    claim = Claim(id="C1", uid="0" * 12, text=f"{begin}1+1")
    header, row = export.csv(Facts(claims={"C1": claim}))
    assert row.lstrip('"').startswith(f"'{begin}")
    assert rebuilt([header, row])["claim"] == [{"claim": f"{begin}1+1", "attributions": []}]


def test_an_organisation_is_declared_before_its_spokesman_whatever_their_numbers() -> None:
    sources = {
        "S2": Source(id="S2", name="spokesman", part_of="S10"),
        "S10": Source(id="S10", name="ministry", part_of="S11"),
        "S11": Source(id="S11", name="government"),
        "S1": Source(id="S1", name="paper"),
    }
    names = [draft["name"] for draft in rebuilt(export.ndjson(Facts(sources=sources)))["source"]]
    assert names == ["paper", "government", "ministry", "spokesman"]


def test_a_document_is_named_by_what_is_its_alone() -> None:
    documents = {
        "D1": Document(id="D1", title="Same", url="https://example.org/1", sha256="a" * 64),
        "D2": Document(id="D2", title="Same", url="https://example.org/2"),
        "D3": Document(id="D3", title="Same"),
        "D4": Document(id="D4", title="Other"),
    }
    voices = tuple(Attribution(id=f"A{n}", claim="C1", source="S1", document=f"D{n}") for n in range(1, 5))
    facts = Facts(
        claims={"C1": Claim(id="C1", uid="0" * 12, text="x")},
        attributions={"C1": voices},
        sources={"S1": Source(id="S1", name="S")},
        documents=documents,
    )
    for chunks in (export.ndjson(facts), export.csv(facts)):
        drafts = rebuilt(chunks)
        named = [voice["document"] for voice in drafts["claim"][0]["attributions"]]
        assert named == ["a" * 64, "https://example.org/2", {"title": "Same"}, "Other"]
        assert len(drafts["document"]) == 3


def test_a_number_that_a_float_would_shorten_stays_a_text() -> None:
    values = {
        "15": 15,
        "-0.5": -0.5,
        "0.00001": 1e-05,
        "0.1234567890123456789": "0.1234567890123456789",
        ">=15": ">=15",
    }
    for value, written in values.items():
        claim = Claim(id="C1", uid="0" * 12, text="x", value=value)
        (line,) = export.ndjson(Facts(claims={"C1": claim}))
        assert json.loads(line)["value"] == written
        assert rebuilt([line])["claim"][0]["value"] == value
        assert rebuilt(export.csv(Facts(claims={"C1": claim})))["claim"][0]["value"] == value


def test_a_claim_with_many_long_quotes_goes_on_in_a_further_line() -> None:
    voices = tuple(Attribution(id=f"A{n}", claim="C1", source="S1", quote="ы" * 100_000) for n in range(1, 13))
    facts = Facts(
        claims={"C1": Claim(id="C1", uid="0" * 12, text="x")},
        attributions={"C1": voices},
        sources={"S1": Source(id="S1", name="S")},
    )
    chunks = list(export.ndjson(facts))
    assert len(chunks) == 4
    assert all(len(chunk.encode()) <= LIMIT for chunk in chunks)
    assert len(rebuilt(chunks)["claim"][0]["attributions"]) == 12


@pytest.mark.parametrize("write", [export.ndjson, export.csv])
def test_of_a_document_beyond_the_limit_the_words_stay_out(write: Any) -> None:
    document = Document(id="D1", title="Long", sha256="a" * 64, text="x" * LIMIT)
    assert rebuilt(write(Facts(documents={"D1": document})))["document"] == [{"title": "Long", "sha256": "a" * 64}]


def test_attributions_come_in_the_order_of_their_numbers() -> None:
    voices = tuple(Attribution(id=f"A{n}", claim="C1", source="S1", note=f"{n}") for n in (10, 9, 2))
    facts = Facts(
        claims={"C1": Claim(id="C1", uid="0" * 12, text="x")},
        attributions={"C1": voices},
        sources={"S1": Source(id="S1", name="S")},
    )
    notes = [voice["note"] for voice in rebuilt(export.ndjson(facts))["claim"][0]["attributions"]]
    assert notes == ["2", "9", "10"]
