"""Full-text search over claims, quotes and the names of sources."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from itertools import permutations

from verify.model import ClaimId
from verify.store.merged import group, kept_numbers

_QUOTED = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w{3,}")
_MOST_WORDS = 40


def find(connection: sqlite3.Connection, query: str) -> list[ClaimId]:
    """The claims in which, with their quotes and sources, every word of the query occurs; best first.

    "Words in quotes" stand together; a star after a word stands for any ending.
    """
    scores: dict[int, float] | None = None
    for words in _terms(query):
        found = _scores(connection, words)
        if scores is None:
            scores = found
        else:
            scores = {claim: score + found[claim] for claim, score in scores.items() if claim in found}
    return [f"C{claim}" for claim, _ in sorted((scores or {}).items(), key=lambda item: (item[1], item[0]))]


def alike(connection: sqlite3.Connection, text: str, most: int) -> list[ClaimId]:
    """The claims that, with their quotes and sources, have most of a text's words, the rare ones before the common."""
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(text.encode("utf-8", "replace").decode()))
    if not words:
        return []
    scores = _scores(connection, " OR ".join(map(quoted, list(words)[:_MOST_WORDS])))
    return [f"C{claim}" for claim, _ in sorted(scores.items(), key=lambda item: (item[1], item[0]))[:most]]


def rows(connection: sqlite3.Connection, words: str) -> Iterator[tuple[int, float]]:
    """The version rows in which a quoted FTS5 string occurs, with their bm25 rank: lower is better."""
    return connection.execute("SELECT rowid, bm25(search) FROM search WHERE search MATCH ?", (words,))


def quoted(words: str, *, beginning: bool = False) -> str:
    """Words as one FTS5 string, in which nothing is an operator; `beginning` lets the last word go on."""
    return '"' + words.replace("\0", " ").replace('"', '""') + '"' + ("*" if beginning else "")


def _terms(query: str) -> Iterator[str]:
    for match in _QUOTED.finditer(query.encode("utf-8", "replace").decode()):
        words = match[1] or match[2]
        bare = words.rstrip("*")
        if any(letter.isalnum() for letter in bare):
            yield quoted(bare, beginning=bare != words)


def _same(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Pairs of sources that are one: each is found by the other's names."""
    kept = kept_numbers(connection)
    return [pair for end in set(kept.values()) for pair in permutations(group(end, kept), 2)]


def _scores(connection: sqlite3.Connection, words: str) -> dict[int, float]:
    """The best rank of each claim for one term."""
    found: dict[int, float] = {}
    query = """
        WITH hit (row, rank) AS MATERIALIZED (SELECT rowid, bm25(search) FROM search WHERE search MATCH ?)
        SELECT v.claim, hit.rank FROM hit JOIN claim_versions v ON v.row = hit.row WHERE v.ended IS NULL
        UNION ALL
        SELECT v.claim, hit.rank FROM hit JOIN attribution_versions v ON v.row = hit.row WHERE v.ended IS NULL
        UNION ALL
        SELECT a.claim, hit.rank FROM hit JOIN source_versions v ON v.row = hit.row
        JOIN attribution_versions a ON a.source = v.source WHERE v.ended IS NULL AND a.ended IS NULL
        UNION ALL
        SELECT a.claim, hit.rank FROM hit JOIN source_versions v ON v.row = hit.row
        JOIN json_each(?) pair ON json_extract(pair.value, '$[0]') = v.source
        JOIN attribution_versions a ON a.source = json_extract(pair.value, '$[1]')
        WHERE v.ended IS NULL AND a.ended IS NULL
    """
    for claim, rank in connection.execute(query, (words, json.dumps(_same(connection)))):
        found[claim] = min(rank, found.get(claim, 0.0))
    return found
