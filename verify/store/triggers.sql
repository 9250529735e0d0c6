-- What is recorded stays as it is: no DELETE, no INSERT over a row, and no UPDATE but of `ended`, once, from NULL to
-- the entry that is being written, and of the texts of a version that this entry redacts.

CREATE TRIGGER source_versions_stay BEFORE DELETE ON source_versions
BEGIN SELECT RAISE(ABORT, 'source_versions: recorded rows are never deleted'); END;

CREATE TRIGGER source_versions_once BEFORE INSERT ON source_versions
WHEN EXISTS (SELECT 1 FROM source_versions WHERE row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'source_versions: recorded rows are never replaced'); END;

CREATE TRIGGER source_versions_keep BEFORE UPDATE ON source_versions
WHEN (OLD.ended IS NOT NULL OR NEW.ended IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.source, NEW.name, NEW.kind, NEW.party, NEW.part_of, NEW.grade, NEW.official, NEW.unnamed,
        NEW.role, NEW.aliases, NEW.notes, NEW.added, NEW.digest)
    IS NOT (OLD.row, OLD.source, OLD.name, OLD.kind, OLD.party, OLD.part_of, OLD.grade, OLD.official, OLD.unnamed,
        OLD.role, OLD.aliases, OLD.notes, OLD.added, OLD.digest))
AND ((SELECT max(added) FROM redaction_versions WHERE version = OLD.row)
        IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.source, NEW.kind, NEW.party, NEW.part_of, NEW.grade, NEW.official, NEW.unnamed, NEW.added,
        NEW.ended, NEW.digest)
    IS NOT (OLD.row, OLD.source, OLD.kind, OLD.party, OLD.part_of, OLD.grade, OLD.official, OLD.unnamed, OLD.added,
        OLD.ended, OLD.digest))
BEGIN SELECT RAISE(ABORT, 'source_versions: recorded rows are never changed'); END;

CREATE TRIGGER document_versions_stay BEFORE DELETE ON document_versions
BEGIN SELECT RAISE(ABORT, 'document_versions: recorded rows are never deleted'); END;

CREATE TRIGGER document_versions_once BEFORE INSERT ON document_versions
WHEN EXISTS (SELECT 1 FROM document_versions WHERE row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'document_versions: recorded rows are never replaced'); END;

CREATE TRIGGER document_versions_keep BEFORE UPDATE ON document_versions
WHEN (OLD.ended IS NOT NULL OR NEW.ended IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.document, NEW.title, NEW.outlet, NEW.url, NEW.published, NEW.retrieved, NEW.sha256, NEW.text,
        NEW.copies, NEW.added, NEW.digest)
    IS NOT (OLD.row, OLD.document, OLD.title, OLD.outlet, OLD.url, OLD.published, OLD.retrieved, OLD.sha256, OLD.text,
        OLD.copies, OLD.added, OLD.digest))
AND ((SELECT max(added) FROM redaction_versions WHERE version = OLD.row)
        IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.document, NEW.published, NEW.retrieved, NEW.sha256, NEW.copies, NEW.added, NEW.ended, NEW.digest)
    IS NOT (OLD.row, OLD.document, OLD.published, OLD.retrieved, OLD.sha256, OLD.copies, OLD.added, OLD.ended, OLD.digest))
BEGIN SELECT RAISE(ABORT, 'document_versions: recorded rows are never changed'); END;

CREATE TRIGGER claim_versions_stay BEFORE DELETE ON claim_versions
BEGIN SELECT RAISE(ABORT, 'claim_versions: recorded rows are never deleted'); END;

CREATE TRIGGER claim_versions_once BEFORE INSERT ON claim_versions
WHEN EXISTS (SELECT 1 FROM claim_versions WHERE row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'claim_versions: recorded rows are never replaced'); END;

CREATE TRIGGER claim_versions_keep BEFORE UPDATE ON claim_versions
WHEN (OLD.ended IS NOT NULL OR NEW.ended IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.claim, NEW.uid, NEW.text, NEW."when", NEW.topic, NEW.favors, NEW.harms, NEW.item, NEW.value,
        NEW.key, NEW.added, NEW.digest)
    IS NOT (OLD.row, OLD.claim, OLD.uid, OLD.text, OLD."when", OLD.topic, OLD.favors, OLD.harms, OLD.item, OLD.value,
        OLD.key, OLD.added, OLD.digest))
AND ((SELECT max(added) FROM redaction_versions WHERE version = OLD.row)
        IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.claim, NEW.uid, NEW."when", NEW.topic, NEW.favors, NEW.harms, NEW.item, NEW.value, NEW.added,
        NEW.ended, NEW.digest)
    IS NOT (OLD.row, OLD.claim, OLD.uid, OLD."when", OLD.topic, OLD.favors, OLD.harms, OLD.item, OLD.value, OLD.added,
        OLD.ended, OLD.digest))
BEGIN SELECT RAISE(ABORT, 'claim_versions: recorded rows are never changed'); END;

CREATE TRIGGER attribution_versions_stay BEFORE DELETE ON attribution_versions
BEGIN SELECT RAISE(ABORT, 'attribution_versions: recorded rows are never deleted'); END;

CREATE TRIGGER attribution_versions_once BEFORE INSERT ON attribution_versions
WHEN EXISTS (SELECT 1 FROM attribution_versions WHERE row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'attribution_versions: recorded rows are never replaced'); END;

CREATE TRIGGER attribution_versions_keep BEFORE UPDATE ON attribution_versions
WHEN (OLD.ended IS NOT NULL OR NEW.ended IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.attribution, NEW.claim, NEW.source, NEW.stance, NEW.basis, NEW.confirmed, NEW.access,
        NEW.interest, NEW.independent, NEW.why, NEW.note, NEW.at, NEW.quote, NEW.document, NEW.span_start,
        NEW.span_end, NEW.via, NEW.relays, NEW.rests_on, NEW.added, NEW.digest)
    IS NOT (OLD.row, OLD.attribution, OLD.claim, OLD.source, OLD.stance, OLD.basis, OLD.confirmed, OLD.access,
        OLD.interest, OLD.independent, OLD.why, OLD.note, OLD.at, OLD.quote, OLD.document, OLD.span_start,
        OLD.span_end, OLD.via, OLD.relays, OLD.rests_on, OLD.added, OLD.digest))
AND ((SELECT max(added) FROM redaction_versions WHERE version = OLD.row)
        IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.attribution, NEW.claim, NEW.source, NEW.stance, NEW.basis, NEW.confirmed, NEW.access,
        NEW.interest, NEW.independent, NEW.at, NEW.document, NEW.span_start, NEW.span_end, NEW.via, NEW.relays,
        NEW.rests_on, NEW.added, NEW.ended, NEW.digest)
    IS NOT (OLD.row, OLD.attribution, OLD.claim, OLD.source, OLD.stance, OLD.basis, OLD.confirmed, OLD.access,
        OLD.interest, OLD.independent, OLD.at, OLD.document, OLD.span_start, OLD.span_end, OLD.via, OLD.relays,
        OLD.rests_on, OLD.added, OLD.ended, OLD.digest))
BEGIN SELECT RAISE(ABORT, 'attribution_versions: recorded rows are never changed'); END;

CREATE TRIGGER link_versions_stay BEFORE DELETE ON link_versions
BEGIN SELECT RAISE(ABORT, 'link_versions: recorded rows are never deleted'); END;

CREATE TRIGGER link_versions_once BEFORE INSERT ON link_versions
WHEN EXISTS (SELECT 1 FROM link_versions WHERE row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'link_versions: recorded rows are never replaced'); END;

CREATE TRIGGER link_versions_keep BEFORE UPDATE ON link_versions
WHEN OLD.ended IS NOT NULL OR NEW.ended IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.link, NEW.relation, NEW.one, NEW.other, NEW.added, NEW.digest)
    IS NOT (OLD.row, OLD.link, OLD.relation, OLD.one, OLD.other, OLD.added, OLD.digest)
BEGIN SELECT RAISE(ABORT, 'link_versions: recorded rows are never changed'); END;

CREATE TRIGGER judgement_versions_stay BEFORE DELETE ON judgement_versions
BEGIN SELECT RAISE(ABORT, 'judgement_versions: recorded rows are never deleted'); END;

CREATE TRIGGER judgement_versions_once BEFORE INSERT ON judgement_versions
WHEN EXISTS (SELECT 1 FROM judgement_versions WHERE row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'judgement_versions: recorded rows are never replaced'); END;

CREATE TRIGGER judgement_versions_keep BEFORE UPDATE ON judgement_versions
WHEN (OLD.ended IS NOT NULL OR NEW.ended IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.judgement, NEW.claim, NEW.verdict, NEW.why, NEW.by, NEW.at, NEW.content_hash, NEW.credibility,
        NEW.added, NEW.digest)
    IS NOT (OLD.row, OLD.judgement, OLD.claim, OLD.verdict, OLD.why, OLD.by, OLD.at, OLD.content_hash, OLD.credibility,
        OLD.added, OLD.digest))
AND ((SELECT max(added) FROM redaction_versions WHERE version = OLD.row)
        IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.judgement, NEW.claim, NEW.verdict, NEW.by, NEW.at, NEW.content_hash, NEW.credibility, NEW.added,
        NEW.ended, NEW.digest)
    IS NOT (OLD.row, OLD.judgement, OLD.claim, OLD.verdict, OLD.by, OLD.at, OLD.content_hash, OLD.credibility, OLD.added,
        OLD.ended, OLD.digest))
BEGIN SELECT RAISE(ABORT, 'judgement_versions: recorded rows are never changed'); END;

CREATE TRIGGER merge_versions_stay BEFORE DELETE ON merge_versions
BEGIN SELECT RAISE(ABORT, 'merge_versions: recorded rows are never deleted'); END;

CREATE TRIGGER merge_versions_once BEFORE INSERT ON merge_versions
WHEN EXISTS (SELECT 1 FROM merge_versions WHERE row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'merge_versions: recorded rows are never replaced'); END;

CREATE TRIGGER merge_versions_keep BEFORE UPDATE ON merge_versions
WHEN OLD.ended IS NOT NULL OR NEW.ended IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.merge, NEW.source, NEW.kept, NEW.added, NEW.digest)
    IS NOT (OLD.row, OLD.merge, OLD.source, OLD.kept, OLD.added, OLD.digest)
BEGIN SELECT RAISE(ABORT, 'merge_versions: recorded rows are never changed'); END;

CREATE TRIGGER withdrawal_versions_stay BEFORE DELETE ON withdrawal_versions
BEGIN SELECT RAISE(ABORT, 'withdrawal_versions: recorded rows are never deleted'); END;

CREATE TRIGGER withdrawal_versions_once BEFORE INSERT ON withdrawal_versions
WHEN EXISTS (SELECT 1 FROM withdrawal_versions WHERE row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'withdrawal_versions: recorded rows are never replaced'); END;

CREATE TRIGGER withdrawal_versions_keep BEFORE UPDATE ON withdrawal_versions
WHEN (OLD.ended IS NOT NULL OR NEW.ended IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.withdrawal, NEW.source, NEW.document, NEW.attribution, NEW.through, NEW.why, NEW.by, NEW.at,
        NEW.added, NEW.digest)
    IS NOT (OLD.row, OLD.withdrawal, OLD.source, OLD.document, OLD.attribution, OLD.through, OLD.why, OLD.by, OLD.at,
        OLD.added, OLD.digest))
AND ((SELECT max(added) FROM redaction_versions WHERE version = OLD.row)
        IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.withdrawal, NEW.source, NEW.document, NEW.attribution, NEW.through, NEW.by, NEW.at, NEW.added,
        NEW.ended, NEW.digest)
    IS NOT (OLD.row, OLD.withdrawal, OLD.source, OLD.document, OLD.attribution, OLD.through, OLD.by, OLD.at, OLD.added,
        OLD.ended, OLD.digest))
BEGIN SELECT RAISE(ABORT, 'withdrawal_versions: recorded rows are never changed'); END;

CREATE TRIGGER redaction_versions_stay BEFORE DELETE ON redaction_versions
BEGIN SELECT RAISE(ABORT, 'redaction_versions: recorded rows are never deleted'); END;

CREATE TRIGGER redaction_versions_once BEFORE INSERT ON redaction_versions
WHEN EXISTS (SELECT 1 FROM redaction_versions WHERE row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'redaction_versions: recorded rows are never replaced'); END;

CREATE TRIGGER redaction_versions_keep BEFORE UPDATE ON redaction_versions
WHEN OLD.ended IS NOT NULL OR NEW.ended IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    OR (NEW.row, NEW.redaction, NEW.thing, NEW.version, NEW.sealed, NEW.remains, NEW.why, NEW.by, NEW.at, NEW.added,
        NEW.digest)
    IS NOT (OLD.row, OLD.redaction, OLD.thing, OLD.version, OLD.sealed, OLD.remains, OLD.why, OLD.by, OLD.at, OLD.added,
        OLD.digest)
BEGIN SELECT RAISE(ABORT, 'redaction_versions: recorded rows are never changed'); END;

CREATE TRIGGER sources_stay BEFORE DELETE ON sources
BEGIN SELECT RAISE(ABORT, 'sources: recorded rows are never deleted'); END;

CREATE TRIGGER sources_once BEFORE INSERT ON sources
WHEN EXISTS (SELECT 1 FROM sources WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'sources: recorded rows are never replaced'); END;

CREATE TRIGGER sources_keep BEFORE UPDATE ON sources
BEGIN SELECT RAISE(ABORT, 'sources: recorded rows are never changed'); END;

CREATE TRIGGER documents_stay BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'documents: recorded rows are never deleted'); END;

CREATE TRIGGER documents_once BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'documents: recorded rows are never replaced'); END;

CREATE TRIGGER documents_keep BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'documents: recorded rows are never changed'); END;

CREATE TRIGGER claims_stay BEFORE DELETE ON claims
BEGIN SELECT RAISE(ABORT, 'claims: recorded rows are never deleted'); END;

CREATE TRIGGER claims_once BEFORE INSERT ON claims
WHEN EXISTS (SELECT 1 FROM claims WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'claims: recorded rows are never replaced'); END;

CREATE TRIGGER claims_keep BEFORE UPDATE ON claims
BEGIN SELECT RAISE(ABORT, 'claims: recorded rows are never changed'); END;

CREATE TRIGGER attributions_stay BEFORE DELETE ON attributions
BEGIN SELECT RAISE(ABORT, 'attributions: recorded rows are never deleted'); END;

CREATE TRIGGER attributions_once BEFORE INSERT ON attributions
WHEN EXISTS (SELECT 1 FROM attributions WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'attributions: recorded rows are never replaced'); END;

CREATE TRIGGER attributions_keep BEFORE UPDATE ON attributions
BEGIN SELECT RAISE(ABORT, 'attributions: recorded rows are never changed'); END;

CREATE TRIGGER links_stay BEFORE DELETE ON links
BEGIN SELECT RAISE(ABORT, 'links: recorded rows are never deleted'); END;

CREATE TRIGGER links_once BEFORE INSERT ON links
WHEN EXISTS (SELECT 1 FROM links WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'links: recorded rows are never replaced'); END;

CREATE TRIGGER links_keep BEFORE UPDATE ON links
BEGIN SELECT RAISE(ABORT, 'links: recorded rows are never changed'); END;

CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements: recorded rows are never deleted'); END;

CREATE TRIGGER judgements_once BEFORE INSERT ON judgements
WHEN EXISTS (SELECT 1 FROM judgements WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'judgements: recorded rows are never replaced'); END;

CREATE TRIGGER judgements_keep BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements: recorded rows are never changed'); END;

CREATE TRIGGER merges_stay BEFORE DELETE ON merges
BEGIN SELECT RAISE(ABORT, 'merges: recorded rows are never deleted'); END;

CREATE TRIGGER merges_once BEFORE INSERT ON merges
WHEN EXISTS (SELECT 1 FROM merges WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'merges: recorded rows are never replaced'); END;

CREATE TRIGGER merges_keep BEFORE UPDATE ON merges
BEGIN SELECT RAISE(ABORT, 'merges: recorded rows are never changed'); END;

CREATE TRIGGER withdrawals_stay BEFORE DELETE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals: recorded rows are never deleted'); END;

CREATE TRIGGER withdrawals_once BEFORE INSERT ON withdrawals
WHEN EXISTS (SELECT 1 FROM withdrawals WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'withdrawals: recorded rows are never replaced'); END;

CREATE TRIGGER withdrawals_keep BEFORE UPDATE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals: recorded rows are never changed'); END;

CREATE TRIGGER redactions_stay BEFORE DELETE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions: recorded rows are never deleted'); END;

CREATE TRIGGER redactions_once BEFORE INSERT ON redactions
WHEN EXISTS (SELECT 1 FROM redactions WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'redactions: recorded rows are never replaced'); END;

CREATE TRIGGER redactions_keep BEFORE UPDATE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions: recorded rows are never changed'); END;

CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries: recorded rows are never deleted'); END;

CREATE TRIGGER entries_once BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'entries: recorded rows are never replaced'); END;

CREATE TRIGGER entries_keep BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries: recorded rows are never changed'); END;

CREATE TRIGGER counters_stay BEFORE DELETE ON counters
BEGIN SELECT RAISE(ABORT, 'counters: ids are never given twice'); END;

CREATE TRIGGER counters_keep BEFORE UPDATE ON counters
WHEN NEW.kind IS NOT OLD.kind OR NEW.last < OLD.last
BEGIN SELECT RAISE(ABORT, 'counters: ids are never given twice'); END;
