-- The claims database, schema 2. Facts are append-only: a thing has an identity row and version rows; a version was
-- added by one entry of the ledger and may be ended by a later one. Lists are JSON arrays; an absent list is NULL.
-- (Fixed words are checked by OR: for each row written, IN would build its list anew.)
-- `row` runs through all version tables in the order of writing, so that the ledger's roots can be recomputed.

PRAGMA application_id = 0x56524659;
PRAGMA user_version = 2;

CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    arguments TEXT NOT NULL,
    root TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE counters (
    kind TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO counters (kind, last) VALUES
    ('attribution', 0), ('claim', 0), ('document', 0), ('judgement', 0), ('link', 0), ('merge', 0), ('redaction', 0),
    ('row', 0), ('source', 0), ('withdrawal', 0);

CREATE TABLE sources (number INTEGER PRIMARY KEY, added INTEGER NOT NULL) STRICT;
CREATE TABLE documents (number INTEGER PRIMARY KEY, added INTEGER NOT NULL) STRICT;
CREATE TABLE claims (number INTEGER PRIMARY KEY, added INTEGER NOT NULL) STRICT;
CREATE TABLE attributions (number INTEGER PRIMARY KEY, added INTEGER NOT NULL) STRICT;
CREATE TABLE links (number INTEGER PRIMARY KEY, added INTEGER NOT NULL) STRICT;
CREATE TABLE judgements (number INTEGER PRIMARY KEY, added INTEGER NOT NULL) STRICT;
CREATE TABLE merges (number INTEGER PRIMARY KEY, added INTEGER NOT NULL) STRICT;
CREATE TABLE withdrawals (number INTEGER PRIMARY KEY, added INTEGER NOT NULL) STRICT;
CREATE TABLE redactions (number INTEGER PRIMARY KEY, added INTEGER NOT NULL) STRICT;

CREATE TABLE source_versions (
    row INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (number),
    name TEXT NOT NULL,
    kind TEXT CHECK (kind = 'person' OR kind = 'organization' OR kind = 'outlet' OR kind = 'government' OR kind =
        'military' OR kind = 'group' OR kind = 'imagery' OR kind = 'document' OR kind = 'sensor'),
    party TEXT,
    part_of INTEGER REFERENCES sources (number),
    grade TEXT NOT NULL CHECK (grade = 'A' OR grade = 'B' OR grade = 'C' OR grade = 'D' OR grade = 'E' OR grade = 'F'),
    official INTEGER CHECK (official = 0 OR official = 1),
    unnamed INTEGER CHECK (unnamed = 0 OR unnamed = 1),
    role TEXT,
    aliases TEXT,
    notes TEXT,
    added INTEGER NOT NULL,
    ended INTEGER,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX source_versions_source ON source_versions (source);

CREATE TABLE document_versions (
    row INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    title TEXT,
    outlet TEXT,
    url TEXT,
    published TEXT,
    retrieved TEXT,
    sha256 TEXT,
    text TEXT,
    copies TEXT,
    added INTEGER NOT NULL,
    ended INTEGER,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX document_versions_document ON document_versions (document);
CREATE INDEX document_versions_sha256 ON document_versions (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX document_versions_url ON document_versions (url) WHERE url IS NOT NULL;
CREATE INDEX document_versions_title ON document_versions (title, url) WHERE title IS NOT NULL;

CREATE TABLE claim_versions (
    row INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claims (number),
    uid TEXT NOT NULL,
    text TEXT NOT NULL,
    "when" TEXT,
    topic TEXT,
    favors TEXT,
    harms TEXT,
    item TEXT,
    value TEXT,
    key TEXT,
    added INTEGER NOT NULL,
    ended INTEGER,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX claim_versions_claim ON claim_versions (claim);
CREATE INDEX claim_versions_uid ON claim_versions (uid);
CREATE INDEX claim_versions_item ON claim_versions (item) WHERE item IS NOT NULL;
CREATE INDEX claim_versions_key ON claim_versions (key) WHERE key IS NOT NULL;

CREATE TABLE attribution_versions (
    row INTEGER PRIMARY KEY,
    attribution INTEGER NOT NULL REFERENCES attributions (number),
    claim INTEGER NOT NULL REFERENCES claims (number),
    source INTEGER NOT NULL REFERENCES sources (number),
    stance TEXT NOT NULL CHECK (stance = 'affirms' OR stance = 'denies' OR stance = 'partly' OR stance = 'doubts' OR stance = 'no-comment' OR stance = 'retracts'),
    basis TEXT NOT NULL CHECK (basis = 'explicit' OR basis = 'implicit' OR basis = 'own-voice'),
    confirmed INTEGER NOT NULL CHECK (confirmed = 0 OR confirmed = 1),
    access TEXT NOT NULL CHECK (access = 'first-hand' OR access = 'second-hand' OR access = 'unknown'),
    interest TEXT CHECK (interest = 'against' OR interest = 'self-serving' OR interest = 'neutral' OR interest = 'unknown'),
    independent INTEGER NOT NULL CHECK (independent = 0 OR independent = 1),
    why TEXT,
    note TEXT,
    at TEXT,
    quote TEXT,
    document INTEGER REFERENCES documents (number),
    span_start INTEGER,
    span_end INTEGER,
    via TEXT,
    relays TEXT,
    rests_on TEXT,
    added INTEGER NOT NULL,
    ended INTEGER,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX attribution_versions_attribution ON attribution_versions (attribution);
CREATE INDEX attribution_versions_claim ON attribution_versions (claim);
CREATE INDEX attribution_versions_source ON attribution_versions (source);

CREATE TABLE link_versions (
    row INTEGER PRIMARY KEY,
    link INTEGER NOT NULL REFERENCES links (number),
    relation TEXT NOT NULL CHECK (relation = 'contradicts' OR relation = 'same' OR relation = 'supersedes'),
    one INTEGER NOT NULL REFERENCES claims (number),
    other INTEGER NOT NULL REFERENCES claims (number),
    added INTEGER NOT NULL,
    ended INTEGER,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX link_versions_link ON link_versions (link);
CREATE INDEX link_versions_one ON link_versions (one);
CREATE INDEX link_versions_other ON link_versions (other);

CREATE TABLE judgement_versions (
    row INTEGER PRIMARY KEY,
    judgement INTEGER NOT NULL REFERENCES judgements (number),
    claim INTEGER NOT NULL REFERENCES claims (number),
    verdict TEXT NOT NULL CHECK (verdict = 'verified' OR verdict = 'disputed' OR verdict = 'single-source' OR verdict = 'unsourced'
        OR verdict = 'denied' OR verdict = 'refuted' OR verdict = 'unverifiable'),
    why TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
    added INTEGER NOT NULL,
    ended INTEGER,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX judgement_versions_judgement ON judgement_versions (judgement);
CREATE INDEX judgement_versions_claim ON judgement_versions (claim);

-- `source` is the same as `kept`, under whose number it is read; resolved on reading, so that it can be taken back.
CREATE TABLE merge_versions (
    row INTEGER PRIMARY KEY,
    merge INTEGER NOT NULL REFERENCES merges (number),
    source INTEGER NOT NULL REFERENCES sources (number),
    kept INTEGER NOT NULL REFERENCES sources (number),
    added INTEGER NOT NULL,
    ended INTEGER,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX merge_versions_merge ON merge_versions (merge);

-- What the desk no longer relies on: one attribution, a document with its copies, or what a source had said up to the
-- attribution `through`.
CREATE TABLE withdrawal_versions (
    row INTEGER PRIMARY KEY,
    withdrawal INTEGER NOT NULL REFERENCES withdrawals (number),
    source INTEGER REFERENCES sources (number),
    document INTEGER REFERENCES documents (number),
    attribution INTEGER REFERENCES attributions (number),
    through INTEGER CHECK ((through IS NULL) = (source IS NULL)),
    why TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    added INTEGER NOT NULL,
    ended INTEGER,
    digest BLOB NOT NULL,
    CHECK ((source IS NULL) + (document IS NULL) + (attribution IS NULL) = 2)
) STRICT;
CREATE INDEX withdrawal_versions_withdrawal ON withdrawal_versions (withdrawal);

-- A version whose texts were blanked. Its own digest stays that of the texts; `sealed` has the SHA-256 of each text by
-- column, `remains` is the digest of the row as it stands since.
CREATE TABLE redaction_versions (
    row INTEGER PRIMARY KEY,
    redaction INTEGER NOT NULL REFERENCES redactions (number),
    thing TEXT NOT NULL,
    version INTEGER NOT NULL,
    sealed TEXT NOT NULL,
    remains TEXT NOT NULL,
    why TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    added INTEGER NOT NULL,
    ended INTEGER,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX redaction_versions_redaction ON redaction_versions (redaction);
CREATE INDEX redaction_versions_version ON redaction_versions (version);

-- Derived, and recomputed by `verify audit`: which source a name or alias is, and the words of all versions.

CREATE TABLE source_names (
    name TEXT PRIMARY KEY,
    skeleton TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES sources (number)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_names_skeleton ON source_names (skeleton);
CREATE INDEX source_names_source ON source_names (source);

CREATE VIEW searched (row, words) AS
    SELECT row, text FROM claim_versions
    UNION ALL SELECT row, quote FROM attribution_versions WHERE quote IS NOT NULL
    UNION ALL SELECT row, name || coalesce(' ' || aliases, '') FROM source_versions;

CREATE VIRTUAL TABLE search USING fts5 (
    words, content = 'searched', content_rowid = 'row', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);

-- FTS5 merges nothing by itself, so that what is sealed once stays as it is; see seal.py.
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('crisismerge', 1999);
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);

CREATE TABLE search_seals (segment INTEGER PRIMARY KEY, digest BLOB NOT NULL) STRICT;
