"""Which documents are the same."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from tests.store.desk import changing, claim, document, record, recorded_facts, says
from verify.errors import Ambiguous, Conflict, InputError
from verify.store import connect
from verify.store.audit import audit

TEXT = "as read, é"
SHA = sha256(TEXT.encode()).hexdigest()


def _count(*drafts: dict[str, Any]) -> int:
    with connect.in_memory() as connection:
        for draft in drafts:
            record(connection, document(**draft))
        audit(connection)
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"text": TEXT}, {"sha256": SHA.upper()}, True),
        ({"text": TEXT, "url": "https://e.org/1"}, {"text": TEXT, "url": "https://e.org/2"}, False),
        ({"text": TEXT, "outlet": "A"}, {"text": TEXT, "outlet": "B"}, False),
        ({"text": TEXT}, {"text": "other", "title": "t"}, False),
        ({"url": "https://e.org/1"}, {"url": "https://e.org/1", "title": "t"}, True),
        ({"url": "https://e.org/1", "text": "old"}, {"url": "https://e.org/1", "text": "new"}, False),
        ({"url": "https://e.org/1", "title": "t"}, {"url": "https://e.org/2", "title": "t"}, False),
        ({"title": "t"}, {"title": "t", "outlet": "A", "published": "2023"}, True),
        ({"title": "t", "outlet": "A"}, {"title": "t", "outlet": "B"}, False),
        ({"title": "t", "published": "2023"}, {"title": "t", "published": "2022"}, False),
        ({"title": "t"}, {"title": "t", "url": "https://e.org/1"}, True),
        ({"title": "t"}, {"title": "T"}, False),
    ],
)
def test_a_document_is_the_same_by_bytes_else_address_else_title(
    first: dict[str, Any], second: dict[str, Any], same: bool
) -> None:
    assert _count(first, second) == (1 if same else 2)
    assert _count(second, first) == (1 if same else 2)


def test_what_a_document_did_not_say_is_filled_in() -> None:
    facts = recorded_facts(
        document(url="https://e.org/1"),
        claim(
            "it",
            says("N", quote="read", document={"title": "t", "published": "2023", "text": TEXT}, url="https://e.org/1"),
        ),
    )
    one = facts.documents["D1"]
    assert (one.title, one.published, one.text, one.sha256) == ("t", "2023", TEXT, SHA)


def test_another_title_at_one_address_is_a_conflict() -> None:
    with pytest.raises(Conflict, match="D1 has title 'a', and 'b' is given"):
        _count({"url": "https://e.org/1", "title": "a"}, {"url": "https://e.org/1", "title": "b"})


def test_a_reference_is_an_id_an_address_a_digest_or_a_title() -> None:
    facts = recorded_facts(
        document(title="t", url="https://e.org/1", text=TEXT),
        claim("it", *(says("N", at=str(2000 + year), document=reference) for year, reference in enumerate(
            ["D1", "https://e.org/1", SHA, "t"]
        ))),
    )  # fmt: skip
    assert [one.document for one in facts.attributions["C1"]] == ["D1"] * 4


def test_the_digest_of_a_file_may_be_another_than_that_of_the_text_read_from_it() -> None:
    page = sha256(b"<p>as read").hexdigest()
    facts = recorded_facts(
        document(text=TEXT, sha256=page), claim("it", says("N", quote="as", document={"sha256": page}))
    )
    assert [(one.sha256, one.text) for one in facts.documents.values()] == [(page, TEXT)]


def test_an_ambiguous_title_is_told() -> None:
    with pytest.raises(Ambiguous, match="'t' may be D1, D2") as caught:
        recorded_facts(
            document(title="t", outlet="A"), document(title="t", outlet="B"), claim("it", says("N", document="t"))
        )
    assert caught.value.path == "attributions[0].document"


@pytest.mark.parametrize(
    ("draft", "path"),
    [
        ({"title": "t", "sha256": "12"}, "sha256"),
        ({"title": "t", "published": "May"}, "published"),
        ({"title": "a\0"}, "title"),
        ({"text": "\ud800"}, "text"),
        ({}, "document"),
        ({"title": "t", "copies": ["a", " "]}, "copies[1]"),
    ],
)
def test_what_cannot_be_a_document_is_refused(draft: dict[str, Any], path: str) -> None:
    with pytest.raises(InputError) as caught:
        _count(draft)
    assert caught.value.path == path


def test_two_addresses_for_one_attribution_are_refused() -> None:
    with pytest.raises(InputError):
        recorded_facts(claim("it", says("N", document={"url": "https://e.org/1"}, url="https://e.org/2")))


def test_no_document_copies_itself() -> None:
    with connect.in_memory() as connection:
        record(connection, document(title="a", copies=["b"]), document(title="b", copies=["c"]))
        with pytest.raises(InputError, match="D3") as caught, changing(connection) as changes:
            changes.record(document(title="c", copies=["a"]))
        assert caught.value.path == "copies"
