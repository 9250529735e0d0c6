-- Views for the sqlite3 shell and Datasette: the database as it stands now, with public ids.

-- Under which number each source is read: its own, or that of the source with which it was merged in the end.
CREATE VIEW kept_sources AS
    WITH RECURSIVE road (source, kept) AS (
        SELECT number, number FROM sources
        UNION ALL SELECT road.source, m.kept FROM road
        JOIN merge_versions m ON m.source = road.kept AND m.ended IS NULL
    )
    SELECT source, kept FROM road WHERE kept NOT IN (SELECT source FROM merge_versions WHERE ended IS NULL);

CREATE VIEW live_attributions AS
    SELECT 'A' || a.attribution AS id, 'C' || a.claim AS claim, c.text, s.name AS source, s.kind, s.party, s.grade,
           a.stance, a.basis, a.confirmed, a.access, a.interest, a.independent, a.why, a.note, a.at, a.quote,
           'D' || a.document AS document, d.title, d.url,
           (SELECT group_concat(w.why, '; ') FROM withdrawal_versions w
            LEFT JOIN kept_sources o ON o.source = w.source
            WHERE w.ended IS NULL AND (w.attribution = a.attribution OR w.document = a.document
                OR (o.kept = k.kept AND a.attribution <= w.through))) AS withdrawn,
           (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT v.name FROM json_each(a.via) j
            JOIN kept_sources o ON o.source = j.value
            JOIN source_versions v ON v.source = o.kept AND v.ended IS NULL)) AS via,
           (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT v.name FROM json_each(a.relays) j
            JOIN kept_sources o ON o.source = j.value
            JOIN source_versions v ON v.source = o.kept AND v.ended IS NULL)) AS relays,
           (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT v.name FROM json_each(a.rests_on) j
            JOIN kept_sources o ON o.source = j.value
            JOIN source_versions v ON v.source = o.kept AND v.ended IS NULL)) AS rests_on,
           a.added AS entry
    FROM attribution_versions a
    JOIN claim_versions c ON c.claim = a.claim AND c.ended IS NULL
    JOIN kept_sources k ON k.source = a.source
    JOIN source_versions s ON s.source = k.kept AND s.ended IS NULL
    LEFT JOIN document_versions d ON d.document = a.document AND d.ended IS NULL
    WHERE a.ended IS NULL;

CREATE VIEW claim_overview AS
    SELECT 'C' || c.claim AS id, c.uid, c.text, c."when", c.topic, c.item, c.value, c.favors, c.harms,
           count(a.row) AS attributions, count(DISTINCT k.kept) AS sources,
           count(a.row) FILTER (WHERE a.stance = 'affirms') AS affirming,
           count(a.row) FILTER (WHERE a.stance = 'denies') AS denying, min(a.at) AS first_said, max(a.at) AS last_said
    FROM claim_versions c
    LEFT JOIN attribution_versions a ON a.claim = c.claim AND a.ended IS NULL
    LEFT JOIN kept_sources k ON k.source = a.source
    WHERE c.ended IS NULL
    GROUP BY c.claim;

CREATE VIEW source_record AS
    SELECT 'S' || s.source AS id, s.name, s.kind, s.party,
           (SELECT 'S' || o.kept FROM kept_sources o WHERE o.source = s.part_of) AS part_of, s.grade, s.official, s.unnamed,
           s.role, s.aliases, s.notes, count(a.row) AS attributions, count(DISTINCT a.claim) AS claims,
           count(a.row) FILTER (WHERE a.stance = 'affirms') AS affirming,
           count(a.row) FILTER (WHERE a.stance = 'denies') AS denying
    FROM source_versions s
    JOIN kept_sources k ON k.kept = s.source
    LEFT JOIN attribution_versions a ON a.source = k.source AND a.ended IS NULL
    WHERE s.ended IS NULL
    GROUP BY s.source;
