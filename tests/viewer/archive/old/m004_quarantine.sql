PRAGMA application_id = 1131376227;
BEGIN;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (1, 'concord', 'm001_first', '2026-11-21 05:21:47.023896+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (2, 'concord', 'm002_rereading', '2026-11-21 05:21:47.052078+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (3, 'concord', 'm003_recognition', '2026-11-21 05:21:47.073479+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (4, 'concord', 'm004_quarantine', '2026-11-21 05:21:47.104168+00:00');
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
);
INSERT INTO people ("id", "uuid", "name", "created_at") VALUES (1, '96231f23-a0fa-4862-953d-11ade4e49a43', 'Ann', '2026-11-21T05:21:47Z');
CREATE TABLE originals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    created_at TEXT NOT NULL
);
INSERT INTO originals ("id", "sha256", "size", "created_at") VALUES (1, '1e924b56e460564dc015cc18c4e4a2a5f8ef38979bb3ece54bb3308806fd69b2', 206, '2026-11-21T05:21:47Z');
INSERT INTO originals ("id", "sha256", "size", "created_at") VALUES (2, '539342b4c6807447f968e348be8c21533546534fd1fcad2af2df926354e11f8d', 244, '2026-11-21T05:21:47Z');
INSERT INTO originals ("id", "sha256", "size", "created_at") VALUES (3, 'db44188d102b9287ae9a9c7a1eafb27c9894705270f49ef4f3708daa86c4beca', 209, '2026-11-21T05:21:47Z');
CREATE TABLE original_parts (
    id INTEGER PRIMARY KEY,
    original_id INTEGER NOT NULL REFERENCES originals (id),
    part INTEGER NOT NULL,
    compression TEXT NOT NULL CHECK (compression IN ('none', 'zlib')),
    content BLOB NOT NULL,
    UNIQUE (original_id, part)
);
INSERT INTO original_parts ("id", "original_id", "part", "compression", "content") VALUES (1, 1, 0, 'zlib', X'785E158E416E42410C43F79CC207A05CA007402CD8C009D2E0CF8F343F432719043D7DC3F2C9F693E590AFBC50A535F33B2C0383D1DB4CEB1EE88E5C890745B9CC866066E3464FF405378BC74CC67E77E1EF64D4F8D3BE520753C6FBEB48E79086EC881CF47BC58E756EE2560513874458A4B8F27B77F2A7950E676E3F1CB8A67CA8C64F51352F82AED66E658239FEBA575C3FB4FBD24CF3F00F7BEF4D52');
INSERT INTO original_parts ("id", "original_id", "part", "compression", "content") VALUES (2, 2, 0, 'zlib', X'785E1D8E314E43410C44FB9C620E00B90007401434E404CEC63FDFD27E6F587BA340958244A9903845245A2A6EF2F7363854F678669EBC5EFAC1E76BFF987FFA67FF8A79ED27F4CBFFE97BFEEDC77E8CFDD2CF8B174E94B3E816E286CA567273296A280A1F193BA6C443CB3076CF3CB13ACA808DD8AE39DB5D105E1B5B946FE915A7CA4EF5EDFE91952B6578817965DD86AD18DB442A11105290999893267E583CE95E0287679ED65CB172BAA928EF2925D15048A3E44D90208AF7A261C71FA9E89025F9F20F1E3E6730');
INSERT INTO original_parts ("id", "original_id", "part", "compression", "content") VALUES (3, 3, 0, 'zlib', X'785E158EC16D03410C03FFAE8205386E20051879E46357A0C8BC3B017B5A67A53512576FF9497038E0DA9DA7FCCB0B555A335F6119188CDE665AF74077E446DC29CA653604331B777AA22FB859DC67328E870B7F27A3C66FFA4A1D4C19FF1F673A87346447E4A0AF553BB6B98B5B01260E89B04871E5E7E1CB1F563A7C73FFE1C035E59D6AFC1055F34AD0CDDAAD4C30C7B3EED7C505DA7D69A6797A0186724E9A');
CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    original_id INTEGER NOT NULL REFERENCES originals (id),
    document_id INTEGER REFERENCES documents (id),
    importer TEXT NOT NULL,
    importer_version INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT,
    pages INTEGER,
    warnings TEXT NOT NULL DEFAULT '[]',
    metadata TEXT NOT NULL,
    blocks INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL
, unread TEXT NOT NULL DEFAULT '[]', recognised TEXT NOT NULL DEFAULT '[]');
INSERT INTO versions ("id", "uuid", "original_id", "document_id", "importer", "importer_version", "media_type", "encoding", "pages", "warnings", "metadata", "blocks", "paragraphs", "created_by_id", "created_at", "unread", "recognised") VALUES (1, '5fbbe670-b79c-4861-badd-fd1981850cae', 1, 1, 'text', 1, 'text/plain', 'utf-8', NULL, '[]', '{"title": "Cooperation", "symbol": "A/RES/67/264", "date": "2013-05-17", "sources": {}}', 3, 3, 1, '2026-11-21T05:21:47Z', '[]', '[]');
INSERT INTO versions ("id", "uuid", "original_id", "document_id", "importer", "importer_version", "media_type", "encoding", "pages", "warnings", "metadata", "blocks", "paragraphs", "created_by_id", "created_at", "unread", "recognised") VALUES (2, 'fb7f02da-3f37-4103-833b-f3f85ef1599d', 2, 2, 'text', 1, 'text/plain', 'utf-8', NULL, '[]', '{"sources": {}}', 4, 4, 1, '2026-11-21T05:21:47Z', '[]', '[]');
INSERT INTO versions ("id", "uuid", "original_id", "document_id", "importer", "importer_version", "media_type", "encoding", "pages", "warnings", "metadata", "blocks", "paragraphs", "created_by_id", "created_at", "unread", "recognised") VALUES (3, '1be7d5df-c040-4c61-b267-8198c06e0456', 3, 3, 'text', 1, 'text/plain', 'utf-8', NULL, '[]', '{"sources": {}}', 3, 3, 1, '2026-11-21T05:21:47Z', '[]', '[]');
CREATE TABLE blocks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES versions (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    label TEXT,
    role TEXT,
    level INTEGER NOT NULL,
    page INTEGER,
    text TEXT NOT NULL,
    extracted TEXT,
    boxes TEXT,
    cells TEXT,
    mark TEXT,
    -- What the index holds where it is not the text itself: see folding.py.
    folded TEXT, confidence REAL, language TEXT,
    UNIQUE (version_id, position)
);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (1, 1, 0, 'paragraph', '1.', NULL, 0, 1, 'Recalling its resolutions on the peaceful settlement of disputes,', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (2, 1, 1, 'paragraph', '2.', NULL, 0, 1, 'Requests the Secretary-General to strengthen humanitarian assistance;', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (3, 1, 2, 'paragraph', '3.', NULL, 0, 1, 'Invites Member States to vaccinate children in zones of conflict.', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (4, 2, 0, 'paragraph', '1.', NULL, 0, 1, 'السَّلام والتعــاون', NULL, NULL, NULL, NULL, 'السلام والتعاون', NULL, NULL);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (5, 2, 1, 'paragraph', '2.', NULL, 0, 1, 'Recalling its resolutions on the peaceful settlement of disputes,', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (6, 2, 2, 'paragraph', '3.', NULL, 0, 1, 'Requests the Secretary-General to strengthen humanitarian assistance;', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (7, 2, 3, 'paragraph', '4.', NULL, 0, 1, 'Invites Member States to vaccinate children in zones of conflict.', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (8, 3, 0, 'paragraph', '1.', NULL, 0, 1, 'Recalling its resolutions on the peaceful settlement of disputes,', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (9, 3, 1, 'paragraph', '2.', NULL, 0, 1, 'Requests the Secretary-General to strengthen humanitarian assistance;', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO blocks ("id", "version_id", "position", "kind", "label", "role", "level", "page", "text", "extracted", "boxes", "cells", "mark", "folded", "confidence", "language") VALUES (10, 3, 2, 'paragraph', '3.', NULL, 0, 1, 'Invites Member States to vaccinate children in zones of conflict.', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    original_id INTEGER NOT NULL UNIQUE REFERENCES originals (id),
    version_id INTEGER NOT NULL REFERENCES versions (id),
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    symbol TEXT,
    date TEXT,
    body TEXT,
    place TEXT,
    language TEXT,
    kind TEXT,
    -- Names of the fields that a person has set.
    corrected TEXT NOT NULL DEFAULT '[]',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
INSERT INTO documents ("id", "uuid", "original_id", "version_id", "sha256", "name", "title", "symbol", "date", "body", "place", "language", "kind", "corrected", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (1, '5d2094b2-4e9f-4219-adde-a0fd7e1b77f9', 1, 1, '1e924b56e460564dc015cc18c4e4a2a5f8ef38979bb3ece54bb3308806fd69b2', 'a.txt', 'Cooperation', 'A/RES/67/264', '2013-05-17', NULL, NULL, NULL, NULL, '[]', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL);
INSERT INTO documents ("id", "uuid", "original_id", "version_id", "sha256", "name", "title", "symbol", "date", "body", "place", "language", "kind", "corrected", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (2, '0ddb0337-bfaf-497e-bf6d-a253848fafff', 2, 2, '539342b4c6807447f968e348be8c21533546534fd1fcad2af2df926354e11f8d', 'b.txt', 'The second', NULL, '2015', NULL, NULL, NULL, NULL, '["date", "title"]', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL);
INSERT INTO documents ("id", "uuid", "original_id", "version_id", "sha256", "name", "title", "symbol", "date", "body", "place", "language", "kind", "corrected", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (3, 'b819a4ef-7f5a-4064-adf1-45a0231f0d35', 3, 3, 'db44188d102b9287ae9a9c7a1eafb27c9894705270f49ef4f3708daa86c4beca', 'gone.txt', 'gone', NULL, NULL, NULL, NULL, NULL, NULL, '[]', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z');
CREATE TABLE collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
INSERT INTO collections ("id", "uuid", "name", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (1, 'e5b3195f-a8a3-435a-8266-d96e9ef15d95', 'Resolutions', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z');
CREATE TABLE collection_documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    collection_id INTEGER NOT NULL REFERENCES collections (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
INSERT INTO collection_documents ("id", "uuid", "collection_id", "document_id", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (1, 'c835c7fd-5ee7-4ea3-9b87-cdf89f70910e', 1, 1, 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z');
INSERT INTO collection_documents ("id", "uuid", "collection_id", "document_id", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (2, 'f19d5cb6-3fc0-4539-8826-0d01d19cfc59', 1, 2, 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z');
CREATE TABLE themes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    parent_id INTEGER REFERENCES themes (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    icon TEXT NOT NULL,
    key TEXT,
    description TEXT NOT NULL DEFAULT '',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
INSERT INTO themes ("id", "uuid", "parent_id", "position", "name", "colour", "icon", "key", "description", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (1, '19e855f1-d8ae-5005-9123-c3881d36b841', NULL, 0, 'Peace', 'blue', 'peace', '1', 'Preventing, ending and settling conflicts, and keeping the peace that follows: mediation, preventive diplomacy, peace processes and agreements, peacekeeping, peacebuilding, disarmament, and the fight against terrorism as a matter of security. Includes steps towards a culture of peace where they are meant to prevent conflict. Not here: relief for the victims of a conflict (Humanitarian), and dialogue or general cooperation that the text does not connect with peace or security.', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL);
INSERT INTO themes ("id", "uuid", "parent_id", "position", "name", "colour", "icon", "key", "description", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (2, '1063f219-4537-56ca-9c28-6b813bb5caef', NULL, 1, 'Humanitarian', 'orange', 'humanitarian', '2', 'Relief and protection for people struck by conflict or disaster: emergency aid and its coordination, access, refugees and displaced people, food aid, preparing for and reducing the risk of disasters, and those who do this work. Not here: long-term development, poverty reduction and general human rights work, unless the text ties them to an emergency.', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL);
INSERT INTO themes ("id", "uuid", "parent_id", "position", "name", "colour", "icon", "key", "description", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (3, '80428e37-8b0c-5778-b4b2-daff50ae707f', NULL, 2, 'Health', 'green', 'health', '3', 'The health of people and the services that look after it: diseases and their control, vaccination, medicines, maternal and child health, nutrition as a matter of health, health systems and their workers. Not here: water, sanitation or social services in general unless the text speaks of their effect on health, and mentions of a health organization in a list of participants.', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL);
INSERT INTO themes ("id", "uuid", "parent_id", "position", "name", "colour", "icon", "key", "description", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (4, 'e15f49a4-a1c6-4990-b13e-f7203400937e', 2, 0, 'Water', 'purple', 'theme', NULL, 'Rivers and wells.', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL);
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    theme_id INTEGER NOT NULL REFERENCES themes (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    start INTEGER,
    stop INTEGER,
    quote TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT, was_block_id INTEGER REFERENCES blocks (id), was_start INTEGER, was_stop INTEGER, doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL)), moved_by TEXT, moved_score REAL,
    CHECK ((start IS NULL) = (stop IS NULL) AND (start IS NULL OR 0 <= start AND start < stop))
);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score") VALUES (1, '7049e117-7318-48d0-aa58-9a4cb5275a27', 1, 1, 1, NULL, NULL, '', '', '', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score") VALUES (2, '119e3987-de70-48f4-b3c5-773cb47bbea2', 1, 1, 1, 0, 9, 'Recalling', '', ' its resolutions on the peaceful', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score") VALUES (3, 'fae4de81-38e0-4bf1-8ebd-f584cbdc71b9', 4, 2, 4, NULL, NULL, '', '', '', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score") VALUES (4, '426aca30-00dc-4441-b23a-6c12aedb17cf', 4, 2, 5, NULL, NULL, '', '', '', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score") VALUES (5, '8efb7da5-0df8-4d44-b0f5-a115e95af55a', 4, 2, 6, NULL, NULL, '', '', '', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score") VALUES (6, 'c3e1a5d9-f1d8-43fe-aa92-78cfb5496f0c', 4, 2, 7, NULL, NULL, '', '', '', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE annotations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    document_id INTEGER REFERENCES documents (id),
    block_id INTEGER REFERENCES blocks (id),
    start INTEGER,
    stop INTEGER,
    quote TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    theme_id INTEGER REFERENCES themes (id),
    body TEXT NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT, was_block_id INTEGER REFERENCES blocks (id), was_start INTEGER, was_stop INTEGER, doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL)), moved_by TEXT, moved_score REAL,
    CHECK ((document_id IS NULL) <> (theme_id IS NULL)),
    CHECK (block_id IS NULL OR document_id IS NOT NULL),
    CHECK (start IS NULL OR block_id IS NOT NULL),
    CHECK ((start IS NULL) = (stop IS NULL) AND (start IS NULL OR 0 <= start AND start < stop))
);
INSERT INTO annotations ("id", "uuid", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "theme_id", "body", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score") VALUES (1, '3b9d9a37-bcc4-4969-a354-bfadd3d07f24', 1, 1, NULL, NULL, '', '', '', NULL, 'See *2015*.', 1, '2026-11-21T05:21:47Z', '2026-11-21T05:21:47Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    turn INTEGER NOT NULL DEFAULT 0,
    undone INTEGER GENERATED ALWAYS AS (turn % 2) VIRTUAL
);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (1, 'd3172ce2-68f0-47b1-a94b-f9100c6a8458', 'Import a.txt', 1, '2026-11-21T05:21:47Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (2, '3085dcec-a30f-441b-a20c-82054bd0f6fd', 'Import b.txt', 1, '2026-11-21T05:21:47Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (3, 'addcdc75-3b84-4090-9a4e-02061d797028', 'Import gone.txt', 1, '2026-11-21T05:21:47Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (4, 'f7e06fac-eb59-413d-8cd5-e328a3649359', 'Correct “b”', 1, '2026-11-21T05:21:47Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (5, '046932b4-81d9-4480-9602-0b3cab1623d7', 'Remove “gone”', 1, '2026-11-21T05:21:47Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (6, '6e3578d6-1b49-443b-ba2c-1681375ef1b4', 'Add theme Water', 1, '2026-11-21T05:21:47Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (7, '1128abd9-4d19-4791-b015-893959a2ce1b', 'Tag some words as Peace', 1, '2026-11-21T05:21:47Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (8, '656cdd1f-cd03-4315-b068-fb4cc99ced65', 'Tag 4 paragraphs as Water', 1, '2026-11-21T05:21:47Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (9, 'f988ffb6-bdaa-4a5b-87fc-c95973317d29', 'Note on a paragraph', 1, '2026-11-21T05:21:47Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (10, '0e455608-24e9-4c0e-8d58-f4ee4cc301ec', 'Add collection Resolutions', 1, '2026-11-21T05:21:47Z', 1);
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    edit_id INTEGER NOT NULL REFERENCES edits (id),
    turn INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    noun TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    row_uuid TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('create', 'change', 'remove', 'restore')),
    before TEXT,
    after TEXT NOT NULL
);
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (1, 1, 0, 1, '2026-11-21T05:21:47Z', 'documents', 1, '5d2094b2-4e9f-4219-adde-a0fd7e1b77f9', 'create', NULL, '{"uuid": "5d2094b2-4e9f-4219-adde-a0fd7e1b77f9", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "original_id": 1, "version_id": 1, "sha256": "1e924b56e460564dc015cc18c4e4a2a5f8ef38979bb3ece54bb3308806fd69b2", "name": "a.txt", "title": "Cooperation", "symbol": "A/RES/67/264", "date": "2013-05-17", "body": null, "place": null, "language": null, "kind": null, "corrected": "[]", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (2, 2, 0, 1, '2026-11-21T05:21:47Z', 'documents', 2, '0ddb0337-bfaf-497e-bf6d-a253848fafff', 'create', NULL, '{"uuid": "0ddb0337-bfaf-497e-bf6d-a253848fafff", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "original_id": 2, "version_id": 2, "sha256": "539342b4c6807447f968e348be8c21533546534fd1fcad2af2df926354e11f8d", "name": "b.txt", "title": "b", "symbol": null, "date": null, "body": null, "place": null, "language": null, "kind": null, "corrected": "[]", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (3, 3, 0, 1, '2026-11-21T05:21:47Z', 'documents', 3, 'b819a4ef-7f5a-4064-adf1-45a0231f0d35', 'create', NULL, '{"uuid": "b819a4ef-7f5a-4064-adf1-45a0231f0d35", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "original_id": 3, "version_id": 3, "sha256": "db44188d102b9287ae9a9c7a1eafb27c9894705270f49ef4f3708daa86c4beca", "name": "gone.txt", "title": "gone", "symbol": null, "date": null, "body": null, "place": null, "language": null, "kind": null, "corrected": "[]", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (4, 4, 0, 1, '2026-11-21T05:21:47Z', 'documents', 2, '0ddb0337-bfaf-497e-bf6d-a253848fafff', 'change', '{"title": "b", "date": null, "corrected": "[]", "changed_at": "2026-11-21T05:21:47Z"}', '{"title": "The second", "date": "2015", "corrected": "[\"date\", \"title\"]", "changed_at": "2026-11-21T05:21:47Z"}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (5, 5, 0, 1, '2026-11-21T05:21:47Z', 'documents', 3, 'b819a4ef-7f5a-4064-adf1-45a0231f0d35', 'remove', '{"removed_at": null, "changed_at": "2026-11-21T05:21:47Z"}', '{"removed_at": "2026-11-21T05:21:47Z", "changed_at": "2026-11-21T05:21:47Z"}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (6, 6, 0, 1, '2026-11-21T05:21:47Z', 'themes', 4, 'e15f49a4-a1c6-4990-b13e-f7203400937e', 'create', NULL, '{"uuid": "e15f49a4-a1c6-4990-b13e-f7203400937e", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "parent_id": 2, "position": 0, "name": "Water", "colour": "purple", "icon": "theme", "key": null, "description": "Rivers and wells.", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (7, 7, 0, 1, '2026-11-21T05:21:47Z', 'tags', 1, '7049e117-7318-48d0-aa58-9a4cb5275a27', 'create', NULL, '{"uuid": "7049e117-7318-48d0-aa58-9a4cb5275a27", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "theme_id": 1, "document_id": 1, "block_id": 1, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (8, 7, 0, 1, '2026-11-21T05:21:47Z', 'tags', 2, '119e3987-de70-48f4-b3c5-773cb47bbea2', 'create', NULL, '{"uuid": "119e3987-de70-48f4-b3c5-773cb47bbea2", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "theme_id": 1, "document_id": 1, "block_id": 1, "start": 0, "stop": 9, "quote": "Recalling", "prefix": "", "suffix": " its resolutions on the peaceful", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (9, 8, 0, 1, '2026-11-21T05:21:47Z', 'tags', 3, 'fae4de81-38e0-4bf1-8ebd-f584cbdc71b9', 'create', NULL, '{"uuid": "fae4de81-38e0-4bf1-8ebd-f584cbdc71b9", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "theme_id": 4, "document_id": 2, "block_id": 4, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (10, 8, 0, 1, '2026-11-21T05:21:47Z', 'tags', 4, '426aca30-00dc-4441-b23a-6c12aedb17cf', 'create', NULL, '{"uuid": "426aca30-00dc-4441-b23a-6c12aedb17cf", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "theme_id": 4, "document_id": 2, "block_id": 5, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (11, 8, 0, 1, '2026-11-21T05:21:47Z', 'tags', 5, '8efb7da5-0df8-4d44-b0f5-a115e95af55a', 'create', NULL, '{"uuid": "8efb7da5-0df8-4d44-b0f5-a115e95af55a", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "theme_id": 4, "document_id": 2, "block_id": 6, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (12, 8, 0, 1, '2026-11-21T05:21:47Z', 'tags', 6, 'c3e1a5d9-f1d8-43fe-aa92-78cfb5496f0c', 'create', NULL, '{"uuid": "c3e1a5d9-f1d8-43fe-aa92-78cfb5496f0c", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "theme_id": 4, "document_id": 2, "block_id": 7, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (13, 9, 0, 1, '2026-11-21T05:21:47Z', 'annotations', 1, '3b9d9a37-bcc4-4969-a354-bfadd3d07f24', 'create', NULL, '{"uuid": "3b9d9a37-bcc4-4969-a354-bfadd3d07f24", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "document_id": 1, "block_id": 1, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "body": "See *2015*.", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (14, 10, 0, 1, '2026-11-21T05:21:47Z', 'collections', 1, 'e5b3195f-a8a3-435a-8266-d96e9ef15d95', 'create', NULL, '{"uuid": "e5b3195f-a8a3-435a-8266-d96e9ef15d95", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "name": "Resolutions", "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (15, 10, 0, 1, '2026-11-21T05:21:47Z', 'collection_documents', 1, 'c835c7fd-5ee7-4ea3-9b87-cdf89f70910e', 'create', NULL, '{"uuid": "c835c7fd-5ee7-4ea3-9b87-cdf89f70910e", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "collection_id": 1, "document_id": 1, "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (16, 10, 0, 1, '2026-11-21T05:21:47Z', 'collection_documents', 2, 'f19d5cb6-3fc0-4539-8826-0d01d19cfc59', 'create', NULL, '{"uuid": "f19d5cb6-3fc0-4539-8826-0d01d19cfc59", "created_by_id": 1, "created_at": "2026-11-21T05:21:47Z", "collection_id": 1, "document_id": 2, "changed_at": "2026-11-21T05:21:47Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (17, 10, 1, 1, '2026-11-21T05:21:47Z', 'collection_documents', 2, 'f19d5cb6-3fc0-4539-8826-0d01d19cfc59', 'remove', '{"removed_at": null, "changed_at": "2026-11-21T05:21:47Z"}', '{"removed_at": "2026-11-21T05:21:47Z", "changed_at": "2026-11-21T05:21:47Z"}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (18, 10, 1, 1, '2026-11-21T05:21:47Z', 'collection_documents', 1, 'c835c7fd-5ee7-4ea3-9b87-cdf89f70910e', 'remove', '{"removed_at": null, "changed_at": "2026-11-21T05:21:47Z"}', '{"removed_at": "2026-11-21T05:21:47Z", "changed_at": "2026-11-21T05:21:47Z"}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (19, 10, 1, 1, '2026-11-21T05:21:47Z', 'collections', 1, 'e5b3195f-a8a3-435a-8266-d96e9ef15d95', 'remove', '{"removed_at": null, "changed_at": "2026-11-21T05:21:47Z"}', '{"removed_at": "2026-11-21T05:21:47Z", "changed_at": "2026-11-21T05:21:47Z"}');
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
INSERT INTO settings ("key", "value", "changed_at") VALUES ('places', '{"1": 2}', '2026-11-21T05:21:47Z');
CREATE VIRTUAL TABLE blocks_index USING fts5 (
    text, content = 'searchable', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TABLE recognised_pages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    page INTEGER NOT NULL,
    languages TEXT NOT NULL,
    engine TEXT NOT NULL,
    confidence REAL,
    -- The page with its words, their boxes and how sure each is, as JSON.
    content TEXT NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL
);
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sha256 TEXT,
    size INTEGER,
    -- Nanoseconds, as the file system tells them: with the size, whether the file was changed since.
    modified INTEGER,
    trouble TEXT NOT NULL,
    reason TEXT NOT NULL,
    tries INTEGER NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('people', 1);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('themes', 4);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('originals', 3);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('versions', 3);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('blocks', 10);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('edits', 10);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('documents', 3);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('history', 19);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('tags', 6);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('annotations', 1);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('collections', 1);
INSERT INTO sqlite_sequence ("name", "seq") VALUES ('collection_documents', 2);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX people_name ON people (name);
CREATE INDEX versions_original ON versions (original_id);
CREATE INDEX versions_document ON versions (document_id);
CREATE INDEX documents_version ON documents (version_id);
CREATE INDEX documents_removed ON documents (id) WHERE removed_at IS NOT NULL;
CREATE UNIQUE INDEX collection_documents_once
    ON collection_documents (collection_id, document_id) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX themes_key ON themes (key) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX tags_once
    ON tags (block_id, theme_id, coalesce(start, -1), coalesce(stop, -1)) WHERE removed_at IS NULL;
CREATE INDEX tags_document ON tags (document_id, theme_id) WHERE removed_at IS NULL;
CREATE INDEX tags_block ON tags (block_id);
CREATE INDEX tags_theme ON tags (theme_id, document_id) WHERE removed_at IS NULL;
CREATE INDEX annotations_document ON annotations (document_id) WHERE removed_at IS NULL;
CREATE INDEX annotations_block ON annotations (block_id);
CREATE INDEX history_edit ON history (edit_id, turn);
CREATE INDEX history_row ON history (noun, row_id);
CREATE TRIGGER blocks_stay BEFORE UPDATE ON blocks
BEGIN SELECT RAISE(ABORT, 'imported text is immutable'); END;
CREATE TRIGGER blocks_remain BEFORE DELETE ON blocks
WHEN (SELECT document_id FROM versions WHERE id = old.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'imported text is immutable'); END;
CREATE TRIGGER originals_remain BEFORE DELETE ON original_parts
WHEN EXISTS (SELECT 1 FROM documents WHERE original_id = old.original_id)
BEGIN SELECT RAISE(ABORT, 'originals are kept'); END;
CREATE TRIGGER originals_stay BEFORE UPDATE ON original_parts
BEGIN SELECT RAISE(ABORT, 'originals are kept'); END;
CREATE TRIGGER versions_stay BEFORE UPDATE ON versions WHEN old.document_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a reading is immutable'); END;
CREATE TRIGGER history_stays BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER history_remains BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER documents_remain BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER collections_remain BEFORE DELETE ON collections
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER collection_documents_remain BEFORE DELETE ON collection_documents
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER themes_remain BEFORE DELETE ON themes
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER tags_remain BEFORE DELETE ON tags
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER annotations_remain BEFORE DELETE ON annotations
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER edits_remain BEFORE DELETE ON edits
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER themes_keep_parent BEFORE UPDATE OF removed_at ON themes
WHEN new.removed_at IS NOT NULL AND EXISTS
    (SELECT 1 FROM themes WHERE parent_id = new.id AND removed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'a theme in the archive has this one above it'); END;
CREATE TRIGGER themes_need_parent BEFORE UPDATE OF removed_at ON themes
WHEN new.removed_at IS NULL AND EXISTS
    (SELECT 1 FROM themes WHERE id = new.parent_id AND removed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the theme above this one is not in the archive'); END;
CREATE VIEW searchable AS
    SELECT id, coalesce(folded, text) AS text FROM blocks WHERE kind <> 'furniture';
CREATE VIEW paragraphs AS
    SELECT blocks.id AS paragraph_id, documents.id AS document_id, documents.title,
        documents.symbol, documents.date, documents.body, documents.language,
        blocks.position, blocks.kind, blocks.label, blocks.role, blocks.level, blocks.page,
        blocks.text
    FROM documents JOIN blocks ON blocks.version_id = documents.version_id
    WHERE documents.removed_at IS NULL AND blocks.kind <> 'furniture';
CREATE VIEW excerpts AS
    SELECT tags.id AS tag_id, themes.name AS theme, documents.title, documents.symbol,
        documents.date, documents.body, documents.language, blocks.position, blocks.kind,
        blocks.label, blocks.role, blocks.page,
        CASE WHEN tags.start IS NULL THEN blocks.text ELSE tags.quote END AS text,
        people.name AS tagged_by, tags.created_at AS tagged_at,
        themes.id AS theme_id, documents.id AS document_id, blocks.id AS paragraph_id,
        tags.start, tags.stop
    FROM tags JOIN themes ON themes.id = tags.theme_id
        JOIN documents ON documents.id = tags.document_id
        JOIN blocks ON blocks.id = tags.block_id
        JOIN people ON people.id = tags.created_by_id
    WHERE tags.removed_at IS NULL AND themes.removed_at IS NULL AND documents.removed_at IS NULL;
CREATE VIEW notes AS
    SELECT annotations.id AS annotation_id, annotations.body, annotations.quote,
        documents.title, documents.symbol, blocks.position, blocks.label, blocks.page,
        themes.name AS theme, people.name AS created_by, annotations.created_at,
        annotations.changed_at, documents.id AS document_id, blocks.id AS paragraph_id,
        themes.id AS theme_id
    FROM annotations JOIN people ON people.id = annotations.created_by_id
        LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN blocks ON blocks.id = annotations.block_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
    WHERE annotations.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL;
CREATE INDEX tags_was_block ON tags (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE INDEX annotations_was_block ON annotations (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE INDEX recognised_pages_page ON recognised_pages (sha256, page);
CREATE TRIGGER recognised_pages_stay BEFORE UPDATE ON recognised_pages
BEGIN SELECT RAISE(ABORT, 'recognised text is immutable'); END;
CREATE TRIGGER recognised_pages_remain BEFORE DELETE ON recognised_pages
BEGIN SELECT RAISE(ABORT, 'recognised text is immutable'); END;
INSERT INTO blocks_index (blocks_index) VALUES ('rebuild');
COMMIT;
