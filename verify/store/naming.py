"""What a thing is in words, for people: a claim's text, a source's name, who says what."""

from __future__ import annotations

import sqlite3

_QUERIES = {
    "C": "SELECT text FROM claim_versions WHERE claim = ? ORDER BY row DESC LIMIT 1",
    "S": "SELECT name FROM source_versions WHERE source = ? ORDER BY row DESC LIMIT 1",
    "D": "SELECT coalesce(title, url, outlet, sha256) FROM document_versions WHERE document = ? "
    "ORDER BY row DESC LIMIT 1",
    "A": "SELECT s.name || ' ' || a.stance || ' C' || a.claim FROM attribution_versions a "
    "JOIN source_versions s ON s.source = a.source WHERE a.attribution = ? ORDER BY a.row DESC, s.row DESC LIMIT 1",
    "L": "SELECT 'C' || one || ' ' || relation || ' C' || other FROM link_versions WHERE link = ? "
    "ORDER BY row DESC LIMIT 1",
    "W": "SELECT 'withdrawal of ' || coalesce('S' || source, 'D' || document, 'A' || attribution) "
    "FROM withdrawal_versions WHERE withdrawal = ? ORDER BY row DESC LIMIT 1",
    "J": "SELECT by || ': ' || verdict || ' on C' || claim FROM judgement_versions WHERE judgement = ? "
    "ORDER BY row DESC LIMIT 1",
}


def name_of(connection: sqlite3.Connection, identity: str) -> str:
    """The thing of a public id in words; empty when there is nothing to say."""
    query = _QUERIES.get(identity[0])
    found = connection.execute(query, (int(identity[1:]),)).fetchone() if query else None
    return str(found[0] or "") if found else ""
