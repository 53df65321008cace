PRAGMA application_id = 1131376227;
BEGIN;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (1, 'concord', 'm001_first', '2026-11-21 08:09:16.771791+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (2, 'concord', 'm002_rereading', '2026-11-21 08:09:16.778865+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (3, 'concord', 'm003_recognition', '2026-11-21 08:09:16.782384+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (4, 'concord', 'm004_quarantine', '2026-11-21 08:09:16.785602+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (5, 'concord', 'm007_pairs', '2026-11-21 08:09:16.803919+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (6, 'concord', 'm009_suggestions', '2026-11-21 08:09:16.809871+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (7, 'concord', 'm010_codebook', '2026-11-21 08:09:16.816361+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (8, 'concord', 'm008_references', '2026-11-21 08:09:16.876612+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (9, 'concord', 'm011_people', '2026-11-21 09:13:40.920472+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (10, 'concord', 'm014_saved_searches', '2026-11-21 09:13:40.939602+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (11, 'concord', 'm012_note_links', '2026-11-21 09:13:40.972078+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (12, 'concord', 'm017_glossary', '2026-11-21 09:13:40.992129+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (13, 'concord', 'm018_views', '2026-11-21 09:13:41.020040+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (14, 'concord', 'm016_reports', '2026-11-21 09:13:41.043797+00:00');
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
);
INSERT INTO people ("id", "uuid", "name", "created_at") VALUES (1, '3f64bfcf-17a5-4f61-8521-32de6b9fb055', 'Ann', '2026-11-21T08:09:16Z');
CREATE TABLE originals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    created_at TEXT NOT NULL
);
INSERT INTO originals ("id", "sha256", "size", "created_at") VALUES (1, '1e924b56e460564dc015cc18c4e4a2a5f8ef38979bb3ece54bb3308806fd69b2', 206, '2026-11-21T08:09:16Z');
INSERT INTO originals ("id", "sha256", "size", "created_at") VALUES (2, '539342b4c6807447f968e348be8c21533546534fd1fcad2af2df926354e11f8d', 244, '2026-11-21T08:09:16Z');
INSERT INTO originals ("id", "sha256", "size", "created_at") VALUES (3, 'db44188d102b9287ae9a9c7a1eafb27c9894705270f49ef4f3708daa86c4beca', 209, '2026-11-21T08:09:16Z');
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
INSERT INTO versions ("id", "uuid", "original_id", "document_id", "importer", "importer_version", "media_type", "encoding", "pages", "warnings", "metadata", "blocks", "paragraphs", "created_by_id", "created_at", "unread", "recognised") VALUES (1, 'd9026c54-a527-42f9-a3f8-5a9896b3d28d', 1, 1, 'text', 1, 'text/plain', 'utf-8', NULL, '[]', '{"title": "Cooperation", "symbol": "A/RES/67/264", "date": "2013-05-17", "sources": {}}', 3, 3, 1, '2026-11-21T08:09:16Z', '[]', '[]');
INSERT INTO versions ("id", "uuid", "original_id", "document_id", "importer", "importer_version", "media_type", "encoding", "pages", "warnings", "metadata", "blocks", "paragraphs", "created_by_id", "created_at", "unread", "recognised") VALUES (2, '12584240-a0b9-497a-bc01-7561e051f65d', 2, 2, 'text', 1, 'text/plain', 'utf-8', NULL, '[]', '{"sources": {}}', 4, 4, 1, '2026-11-21T08:09:16Z', '[]', '[]');
INSERT INTO versions ("id", "uuid", "original_id", "document_id", "importer", "importer_version", "media_type", "encoding", "pages", "warnings", "metadata", "blocks", "paragraphs", "created_by_id", "created_at", "unread", "recognised") VALUES (3, 'b4b537bf-0aaf-4254-a3d2-64266b8847f6', 3, 3, 'text', 1, 'text/plain', 'utf-8', NULL, '[]', '{"sources": {}}', 3, 3, 1, '2026-11-21T08:09:16Z', '[]', '[]');
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
INSERT INTO documents ("id", "uuid", "original_id", "version_id", "sha256", "name", "title", "symbol", "date", "body", "place", "language", "kind", "corrected", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (1, '84452a2c-75ff-47ed-af6b-de38b39b4d9d', 1, 1, '1e924b56e460564dc015cc18c4e4a2a5f8ef38979bb3ece54bb3308806fd69b2', 'a.txt', 'Cooperation', 'A/RES/67/264', '2013-05-17', NULL, NULL, NULL, NULL, '[]', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL);
INSERT INTO documents ("id", "uuid", "original_id", "version_id", "sha256", "name", "title", "symbol", "date", "body", "place", "language", "kind", "corrected", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (2, 'a795e1d9-7350-42b3-b6fa-92961ffb2911', 2, 2, '539342b4c6807447f968e348be8c21533546534fd1fcad2af2df926354e11f8d', 'b.txt', 'The second', NULL, '2015', NULL, NULL, NULL, NULL, '["date", "title"]', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL);
INSERT INTO documents ("id", "uuid", "original_id", "version_id", "sha256", "name", "title", "symbol", "date", "body", "place", "language", "kind", "corrected", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (3, '15a6e21c-f458-4c02-8eb7-9ab380ebd0dc', 3, 3, 'db44188d102b9287ae9a9c7a1eafb27c9894705270f49ef4f3708daa86c4beca', 'gone.txt', 'gone', NULL, NULL, NULL, NULL, NULL, NULL, '[]', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z');
CREATE TABLE collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
INSERT INTO collections ("id", "uuid", "name", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (1, 'f0b1e12b-5c92-47ac-ade3-a312aba93c39', 'Resolutions', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z');
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
INSERT INTO collection_documents ("id", "uuid", "collection_id", "document_id", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (1, 'eb0aee63-a280-4e38-a44b-af0d1d299a7b', 1, 1, 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z');
INSERT INTO collection_documents ("id", "uuid", "collection_id", "document_id", "created_by_id", "created_at", "changed_at", "removed_at") VALUES (2, '0ac8e35f-4cdf-45f0-a6db-9d17c12d021e', 1, 2, 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z');
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
, words TEXT NOT NULL DEFAULT '[]', examples TEXT NOT NULL DEFAULT '[]', retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)), pattern TEXT NOT NULL DEFAULT '');
INSERT INTO themes ("id", "uuid", "parent_id", "position", "name", "colour", "icon", "key", "description", "created_by_id", "created_at", "changed_at", "removed_at", "words", "examples", "retired", "pattern") VALUES (1, '19e855f1-d8ae-5005-9123-c3881d36b841', NULL, 0, 'Peace', 'blue', 'peace', '1', 'Preventing, ending and settling conflicts, and keeping the peace that follows: mediation, preventive diplomacy, peace processes and agreements, peacekeeping, peacebuilding, disarmament, and the fight against terrorism as a matter of security. Includes steps towards a culture of peace where they are meant to prevent conflict. Not here: relief for the victims of a conflict (Humanitarian), and dialogue or general cooperation that the text does not connect with peace or security.', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, '["peace and security", "peace process*", "peace agreement*", "peace talk*", "peace initiative*", "peace accord*", "peace plan", "culture of peace", "lasting peace", "durable peace", "peace", "?peaceful*", "peace-keep*", "peace-build*", "peace-mak*", "peace operation*", "blue helmet*", "conflict prevention", "prevention of conflict*", "prevent* conflict*", "conflict resolution", "resolution of conflict*", "settlement of conflict*", "post-conflict", "armed conflict*", "?conflict*", "mediat*", "preventive diplomacy", "preventative diplomacy", "good offices", "confidence-building", "reconciliation", "transitional justice", "national dialogue", "political solution*", "two-state solution", "peaceful settlement", "settlement of disputes", "cease-fire*", "truce", "armistice", "hostilit*", "?war", "?fighting", "?violence", "?atrocit*", "?special envoy", "?sectarian*", "disarm*", "non-proliferation", "arms control", "arms embargo", "nuclear weapon*", "weapons of mass destruction", "small arms", "landmine*", "demobili*", "chemical weapon*", "terroris*", "counter-terror*", "violent extremis*", "extremism", "?radicali*", "?security situation", "?security council", "international security", "?security of", "stabilization force", "stabilisation force", "territorial integrity", "paix", "maintien de la paix", "consolidation de la paix", "culture de la paix", "processus de paix", "prevention des conflits", "reglement pacifique", "reglement des differends", "cessez le feu", "desarmement", "non proliferation", "armes nucleaires", "armes chimiques", "mines antipersonnel", "mediation", "bons offices", "diplomatie preventive", "lutte contre le terrorisme", "antiterroris*", "conflit* arme*", "accord de paix", "securite internationale", "?conflit*", "?guerre", "?hostilites", "السلام", "السلم", "سلام", "حفظ السلام", "بناء السلام", "صنع السلام", "عملية السلام", "السلم والأمن", "منع نشوب النزاع*", "منع الصراع*", "تسوية النزاع*", "حل النزاع*", "الوساطة", "وساطة", "المصالحة", "الدبلوماسية الوقائية", "المساعي الحميدة", "نزع السلاح", "عدم الانتشار", "أسلحة نووية", "الأسلحة النووية", "الأسلحة الكيميائية", "وقف إطلاق النار", "الهدنة", "الإرهاب", "إرهاب*", "مكافحة الإرهاب", "التطرف العنيف", "الأمن الدولي", "?النزاع*", "?الصراع*", "?الحرب", "?نزاع*", "?صراع*", "-department of political affairs", "-nobel peace prize"]', '["The parties agreed to a ceasefire, to the withdrawal of their forces and to talks under the good offices of a mediator.", "Les parties se sont engagées à régler leur différend par la négociation et à accueillir une mission de maintien de la paix.", "اتفق الطرفان على وقف إطلاق النار وعلى مواصلة المفاوضات برعاية الوسيط."]', 0, '');
INSERT INTO themes ("id", "uuid", "parent_id", "position", "name", "colour", "icon", "key", "description", "created_by_id", "created_at", "changed_at", "removed_at", "words", "examples", "retired", "pattern") VALUES (2, '1063f219-4537-56ca-9c28-6b813bb5caef', NULL, 1, 'Humanitarian', 'orange', 'humanitarian', '2', 'Relief and protection for people struck by conflict or disaster: emergency aid and its coordination, access, refugees and displaced people, food aid, preparing for and reducing the risk of disasters, and those who do this work. Not here: long-term development, poverty reduction and general human rights work, unless the text ties them to an emergency.', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, '["humanitarian", "relief", "emergency assistance", "emergency relief", "emergency response*", "emergency aid", "emergency preparedness", "?emergenc*", "?affected population*", "?relief work*", "aid work*", "humanitarian access", "refugee*", "displaced person*", "displaced population*", "displaced people", "internally displaced", "displacement", "asylum*", "repatriat*", "host communit*", "resettle*", "statelessness", "mixed migration", "?return of", "?camps", "food aid", "food crisis", "famine", "food distribution", "?food security", "?malnutrition", "?shelter", "?blankets", "?suffering", "?victims", "?crisis situation*", "?alleviat*", "natural disaster*", "disaster risk", "disaster reduction", "disaster relief", "disaster management", "disaster preparedness", "?disaster*", "earthquake*", "flood*", "tsunami*", "cyclone*", "drought*", "early recovery", "?rehabilitation", "?recovery", "?reconstruction", "protection of civilians", "humanitarian law", "?unhcr", "?ocha", "?icrc", "red cross", "red crescent", "aide humanitaire", "assistance humanitaire", "action humanitaire", "humanitaire*", "refugie*", "deplace*", "personnes deplacees", "asile", "demandeur* d''asile", "rapatrie*", "aide d''urgence", "secours", "secours d''urgence", "situation* d''urgence", "catastrophe*", "aide alimentaire", "crise alimentaire", "seisme*", "inondation*", "secheresse*", "croix rouge", "croissant rouge", "protection des civils", "?urgence", "?victimes", "?abri*", "إنساني", "إنسانية", "الإنسانية", "مساعدة إنسانية", "المساعدات الإنسانية", "المساعدة الإنسانية", "الإغاثة", "إغاثة", "لاجئ*", "اللاجئ*", "المشردين", "مشرد*", "النازح*", "نازح*", "اللجوء", "طالبي اللجوء", "العودة الطوعية", "الكوارث", "كارثة", "كوارث", "المجاعة", "المعونة الغذائية", "حالات الطوارئ", "الطوارئ", "الزلزال", "زلزال", "فيضان*", "الجفاف", "الهلال الأحمر", "الصليب الأحمر", "حماية المدنيين", "?الضحايا", "?المأوى", "-debt relief", "-tax relief"]', '["Convoys with tents, blankets and food reached the families who had fled their homes after the earthquake.", "Des milliers de réfugiés ont passé la frontière et attendent de l''eau, des abris et des secours.", "وصلت قوافل الإغاثة إلى الأسر النازحة التي فقدت منازلها بعد الفيضانات."]', 0, '');
INSERT INTO themes ("id", "uuid", "parent_id", "position", "name", "colour", "icon", "key", "description", "created_by_id", "created_at", "changed_at", "removed_at", "words", "examples", "retired", "pattern") VALUES (3, '80428e37-8b0c-5778-b4b2-daff50ae707f', NULL, 2, 'Health', 'green', 'health', '3', 'The health of people and the services that look after it: diseases and their control, vaccination, medicines, maternal and child health, nutrition as a matter of health, health systems and their workers. Not here: water, sanitation or social services in general unless the text speaks of their effect on health, and mentions of a health organization in a list of participants.', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, '["health", "healthcare", "public health", "health-related", "health system*", "health service*", "health worker*", "hospital*", "clinic*", "physician*", "doctors", "nurses", "midwi*", "mid-wives", "disease*", "epidemic*", "pandemic*", "endemic", "infectious", "communicable", "outbreak*", "malaria", "tuberculosis", "hiv", "aids", "polio*", "cholera", "ebola", "covid*", "measles", "cancer", "diabetes", "leprosy", "trachoma", "?infection*", "vaccin*", "immunization", "immunisation", "medicine*", "medicinal", "medical", "pharmaceutical*", "?drugs", "antibiotic*", "antimicrobial", "maternal", "newborn", "child mortality", "infant mortality", "reproductive", "obstetric", "?nutrition", "?malnutrition", "breastfeeding", "tobacco", "mental health", "?disabilit*", "?sanitation", "?hygiene", "?mortality", "?treatment", "?patients", "sante", "sante publique", "soins", "soins de sante", "maladie*", "epidemie*", "pandemie*", "paludisme", "tuberculose", "vih", "sida", "medicament*", "medical*", "medecin*", "hopita*", "sage* femme*", "mortalite maternelle", "mortalite infantile", "poliomyelite", "tabac", "?assainissement", "الصحة", "صحة", "الصحي", "الصحية", "صحي", "صحية", "الرعاية الصحية", "مرض", "المرض", "أمراض", "الأمراض", "وباء", "الوباء", "أوبئة", "الأوبئة", "جائحة", "الجائحة", "الملاريا", "السل", "الإيدز", "شلل الأطفال", "لقاح*", "اللقاح*", "تلقيح", "التطعيم", "تطعيم", "الأدوية", "أدوية", "الطبية", "طبية", "طبي", "المستشفى*", "مستشفى*", "وفيات الأمهات", "وفيات الأطفال", "صحة الأم", "التبغ", "السرطان", "?التغذية", "-world health organization", "-organisation mondiale de la sante", "-منظمة الصحة العالمية", "-global fund to fight aids, tuberculosis and malaria", "-hearing aids"]', '["Clinics in the district will vaccinate all children under five against measles and train more midwives.", "Le ministère renforcera les soins de santé primaires et la lutte contre le paludisme.", "ستوفر المراكز الصحية اللقاحات والأدوية الأساسية للأمهات والأطفال."]', 0, '');
INSERT INTO themes ("id", "uuid", "parent_id", "position", "name", "colour", "icon", "key", "description", "created_by_id", "created_at", "changed_at", "removed_at", "words", "examples", "retired", "pattern") VALUES (4, '63a9adc2-8b67-416b-a173-ee136b949024', 2, 0, 'Water', 'purple', 'theme', NULL, 'Rivers and wells.', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, '[]', '[]', 0, '');
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
    removed_at TEXT, was_block_id INTEGER REFERENCES blocks (id), was_start INTEGER, was_stop INTEGER, doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL)), moved_by TEXT, moved_score REAL, suggested REAL, sure INTEGER NOT NULL DEFAULT 1 CHECK (sure IN (0, 1)),
    CHECK ((start IS NULL) = (stop IS NULL) AND (start IS NULL OR 0 <= start AND start < stop))
);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score", "suggested", "sure") VALUES (1, '39777be0-025b-4361-a9ce-8c6d45bfbbad', 1, 1, 1, NULL, NULL, '', '', '', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score", "suggested", "sure") VALUES (2, '895c3f2e-a803-4d41-9dc9-3c9504c93b63', 1, 1, 1, 0, 9, 'Recalling', '', ' its resolutions on the peaceful', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score", "suggested", "sure") VALUES (3, '247e9dfc-091e-407a-9e66-76d85b2c8e70', 4, 2, 4, NULL, NULL, '', '', '', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score", "suggested", "sure") VALUES (4, 'ac985025-af96-4fe6-aa20-2f489aab6843', 4, 2, 5, NULL, NULL, '', '', '', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score", "suggested", "sure") VALUES (5, '33bb838b-1729-4c38-ac00-a7da125fd0a6', 4, 2, 6, NULL, NULL, '', '', '', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO tags ("id", "uuid", "theme_id", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score", "suggested", "sure") VALUES (6, 'ffdcbdae-3e1f-425d-9083-20851084d367', 4, 2, 7, NULL, NULL, '', '', '', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1);
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
    removed_at TEXT, was_block_id INTEGER REFERENCES blocks (id), was_start INTEGER, was_stop INTEGER, doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL)), moved_by TEXT, moved_score REAL, tag_id INTEGER REFERENCES tags (id),
    CHECK ((document_id IS NULL) <> (theme_id IS NULL)),
    CHECK (block_id IS NULL OR document_id IS NOT NULL),
    CHECK (start IS NULL OR block_id IS NOT NULL),
    CHECK ((start IS NULL) = (stop IS NULL) AND (start IS NULL OR 0 <= start AND start < stop))
);
INSERT INTO annotations ("id", "uuid", "document_id", "block_id", "start", "stop", "quote", "prefix", "suffix", "theme_id", "body", "created_by_id", "created_at", "changed_at", "removed_at", "was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score", "tag_id") VALUES (1, '281efffc-4b91-469b-be73-e700d065c339', 1, 1, NULL, NULL, '', '', '', NULL, 'See *2015*.', 1, '2026-11-21T08:09:16Z', '2026-11-21T08:09:16Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    turn INTEGER NOT NULL DEFAULT 0,
    undone INTEGER GENERATED ALWAYS AS (turn % 2) VIRTUAL
);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (1, '75014f76-dd08-44cd-ad06-89d4617cabc5', 'Import a.txt', 1, '2026-11-21T08:09:16Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (2, '01744d11-0b5a-473a-8765-c18f11262cb7', 'Import b.txt', 1, '2026-11-21T08:09:16Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (3, 'cf4bbfe1-7018-4544-a76e-94679829a1ce', 'Import gone.txt', 1, '2026-11-21T08:09:16Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (4, 'baa644e5-100c-43f5-8b19-15f0c3d14fac', 'Correct “b”', 1, '2026-11-21T08:09:16Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (5, 'b6448ef1-25de-4882-ae5f-4b632a26915f', 'Remove “gone”', 1, '2026-11-21T08:09:16Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (6, '48b96892-7775-4a74-b22b-dc0aff61e07f', 'Add theme Water', 1, '2026-11-21T08:09:16Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (7, 'ad212a04-5978-48d4-a76f-d1f8dccc6e53', 'Tag some words as Peace', 1, '2026-11-21T08:09:16Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (8, '56e77e9a-f689-4b24-997c-75f305c34998', 'Tag 4 paragraphs as Water', 1, '2026-11-21T08:09:16Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (9, '58a0237b-c61f-488f-80c2-e5ea5983cbb7', 'Note on a paragraph', 1, '2026-11-21T08:09:16Z', 0);
INSERT INTO edits ("id", "uuid", "label", "person_id", "created_at", "turn") VALUES (10, 'de16d53f-26dc-4369-a503-4f81e3ea6645', 'Add collection Resolutions', 1, '2026-11-21T08:09:16Z', 1);
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
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (1, 1, 0, 1, '2026-11-21T08:09:16Z', 'documents', 1, '84452a2c-75ff-47ed-af6b-de38b39b4d9d', 'create', NULL, '{"uuid": "84452a2c-75ff-47ed-af6b-de38b39b4d9d", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "original_id": 1, "version_id": 1, "sha256": "1e924b56e460564dc015cc18c4e4a2a5f8ef38979bb3ece54bb3308806fd69b2", "name": "a.txt", "title": "Cooperation", "symbol": "A/RES/67/264", "date": "2013-05-17", "body": null, "place": null, "language": null, "kind": null, "corrected": "[]", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (2, 2, 0, 1, '2026-11-21T08:09:16Z', 'documents', 2, 'a795e1d9-7350-42b3-b6fa-92961ffb2911', 'create', NULL, '{"uuid": "a795e1d9-7350-42b3-b6fa-92961ffb2911", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "original_id": 2, "version_id": 2, "sha256": "539342b4c6807447f968e348be8c21533546534fd1fcad2af2df926354e11f8d", "name": "b.txt", "title": "b", "symbol": null, "date": null, "body": null, "place": null, "language": null, "kind": null, "corrected": "[]", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (3, 3, 0, 1, '2026-11-21T08:09:16Z', 'documents', 3, '15a6e21c-f458-4c02-8eb7-9ab380ebd0dc', 'create', NULL, '{"uuid": "15a6e21c-f458-4c02-8eb7-9ab380ebd0dc", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "original_id": 3, "version_id": 3, "sha256": "db44188d102b9287ae9a9c7a1eafb27c9894705270f49ef4f3708daa86c4beca", "name": "gone.txt", "title": "gone", "symbol": null, "date": null, "body": null, "place": null, "language": null, "kind": null, "corrected": "[]", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (4, 4, 0, 1, '2026-11-21T08:09:16Z', 'documents', 2, 'a795e1d9-7350-42b3-b6fa-92961ffb2911', 'change', '{"title": "b", "date": null, "corrected": "[]", "changed_at": "2026-11-21T08:09:16Z"}', '{"title": "The second", "date": "2015", "corrected": "[\"date\", \"title\"]", "changed_at": "2026-11-21T08:09:16Z"}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (5, 5, 0, 1, '2026-11-21T08:09:16Z', 'documents', 3, '15a6e21c-f458-4c02-8eb7-9ab380ebd0dc', 'remove', '{"removed_at": null, "changed_at": "2026-11-21T08:09:16Z"}', '{"removed_at": "2026-11-21T08:09:16Z", "changed_at": "2026-11-21T08:09:16Z"}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (6, 6, 0, 1, '2026-11-21T08:09:16Z', 'themes', 4, '63a9adc2-8b67-416b-a173-ee136b949024', 'create', NULL, '{"uuid": "63a9adc2-8b67-416b-a173-ee136b949024", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "parent_id": 2, "position": 0, "name": "Water", "colour": "purple", "icon": "theme", "key": null, "description": "Rivers and wells.", "pattern": "", "words": "[]", "examples": "[]", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (7, 7, 0, 1, '2026-11-21T08:09:16Z', 'tags', 1, '39777be0-025b-4361-a9ce-8c6d45bfbbad', 'create', NULL, '{"uuid": "39777be0-025b-4361-a9ce-8c6d45bfbbad", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "theme_id": 1, "sure": 1, "document_id": 1, "block_id": 1, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (8, 7, 0, 1, '2026-11-21T08:09:16Z', 'tags', 2, '895c3f2e-a803-4d41-9dc9-3c9504c93b63', 'create', NULL, '{"uuid": "895c3f2e-a803-4d41-9dc9-3c9504c93b63", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "theme_id": 1, "sure": 1, "document_id": 1, "block_id": 1, "start": 0, "stop": 9, "quote": "Recalling", "prefix": "", "suffix": " its resolutions on the peaceful", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (9, 8, 0, 1, '2026-11-21T08:09:16Z', 'tags', 3, '247e9dfc-091e-407a-9e66-76d85b2c8e70', 'create', NULL, '{"uuid": "247e9dfc-091e-407a-9e66-76d85b2c8e70", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "theme_id": 4, "sure": 1, "document_id": 2, "block_id": 4, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (10, 8, 0, 1, '2026-11-21T08:09:16Z', 'tags', 4, 'ac985025-af96-4fe6-aa20-2f489aab6843', 'create', NULL, '{"uuid": "ac985025-af96-4fe6-aa20-2f489aab6843", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "theme_id": 4, "sure": 1, "document_id": 2, "block_id": 5, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (11, 8, 0, 1, '2026-11-21T08:09:16Z', 'tags', 5, '33bb838b-1729-4c38-ac00-a7da125fd0a6', 'create', NULL, '{"uuid": "33bb838b-1729-4c38-ac00-a7da125fd0a6", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "theme_id": 4, "sure": 1, "document_id": 2, "block_id": 6, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (12, 8, 0, 1, '2026-11-21T08:09:16Z', 'tags', 6, 'ffdcbdae-3e1f-425d-9083-20851084d367', 'create', NULL, '{"uuid": "ffdcbdae-3e1f-425d-9083-20851084d367", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "theme_id": 4, "sure": 1, "document_id": 2, "block_id": 7, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (13, 9, 0, 1, '2026-11-21T08:09:16Z', 'annotations', 1, '281efffc-4b91-469b-be73-e700d065c339', 'create', NULL, '{"uuid": "281efffc-4b91-469b-be73-e700d065c339", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "document_id": 1, "block_id": 1, "start": null, "stop": null, "quote": "", "prefix": "", "suffix": "", "body": "See *2015*.", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (14, 10, 0, 1, '2026-11-21T08:09:16Z', 'collections', 1, 'f0b1e12b-5c92-47ac-ade3-a312aba93c39', 'create', NULL, '{"uuid": "f0b1e12b-5c92-47ac-ade3-a312aba93c39", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "name": "Resolutions", "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (15, 10, 0, 1, '2026-11-21T08:09:16Z', 'collection_documents', 1, 'eb0aee63-a280-4e38-a44b-af0d1d299a7b', 'create', NULL, '{"uuid": "eb0aee63-a280-4e38-a44b-af0d1d299a7b", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "collection_id": 1, "document_id": 1, "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (16, 10, 0, 1, '2026-11-21T08:09:16Z', 'collection_documents', 2, '0ac8e35f-4cdf-45f0-a6db-9d17c12d021e', 'create', NULL, '{"uuid": "0ac8e35f-4cdf-45f0-a6db-9d17c12d021e", "created_by_id": 1, "created_at": "2026-11-21T08:09:16Z", "collection_id": 1, "document_id": 2, "changed_at": "2026-11-21T08:09:16Z", "removed_at": null}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (17, 10, 1, 1, '2026-11-21T08:09:16Z', 'collection_documents', 2, '0ac8e35f-4cdf-45f0-a6db-9d17c12d021e', 'remove', '{"removed_at": null, "changed_at": "2026-11-21T08:09:16Z"}', '{"removed_at": "2026-11-21T08:09:16Z", "changed_at": "2026-11-21T08:09:16Z"}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (18, 10, 1, 1, '2026-11-21T08:09:16Z', 'collection_documents', 1, 'eb0aee63-a280-4e38-a44b-af0d1d299a7b', 'remove', '{"removed_at": null, "changed_at": "2026-11-21T08:09:16Z"}', '{"removed_at": "2026-11-21T08:09:16Z", "changed_at": "2026-11-21T08:09:16Z"}');
INSERT INTO history ("id", "edit_id", "turn", "person_id", "created_at", "noun", "row_id", "row_uuid", "action", "before", "after") VALUES (19, 10, 1, 1, '2026-11-21T08:09:16Z', 'collections', 1, 'f0b1e12b-5c92-47ac-ade3-a312aba93c39', 'remove', '{"removed_at": null, "changed_at": "2026-11-21T08:09:16Z"}', '{"removed_at": "2026-11-21T08:09:16Z", "changed_at": "2026-11-21T08:09:16Z"}');
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
INSERT INTO settings ("key", "value", "changed_at") VALUES ('places', '{"1": 2}', '2026-11-21T08:09:16Z');
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
CREATE TABLE pairs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    together INTEGER NOT NULL CHECK (together IN (0, 1)),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE TABLE pair_ends (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    pair_id INTEGER NOT NULL REFERENCES pairs (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
, start INTEGER, stop INTEGER, quote TEXT NOT NULL DEFAULT '', prefix TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '', was_block_id INTEGER REFERENCES blocks (id), was_start INTEGER, was_stop INTEGER, doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL)), moved_by TEXT, moved_score REAL);
CREATE TABLE bookmarks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    name TEXT NOT NULL DEFAULT '',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
, start INTEGER, stop INTEGER, quote TEXT NOT NULL DEFAULT '', prefix TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '', was_block_id INTEGER REFERENCES blocks (id), was_start INTEGER, was_stop INTEGER, doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL)), moved_by TEXT, moved_score REAL);
CREATE TABLE rejections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    theme_id INTEGER NOT NULL REFERENCES themes (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    -- 0 to 1, of the suggestion.
    score REAL NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    -- As of tags: the words, and what a new reading did to them.
    start INTEGER,
    stop INTEGER,
    quote TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    was_block_id INTEGER REFERENCES blocks (id),
    was_start INTEGER,
    was_stop INTEGER,
    doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL)),
    moved_by TEXT,
    moved_score REAL
);
CREATE TABLE tag_counts (
    theme_id INTEGER NOT NULL REFERENCES themes (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    tags INTEGER NOT NULL,
    PRIMARY KEY (theme_id, document_id)
);
INSERT INTO tag_counts ("theme_id", "document_id", "tags") VALUES (1, 1, 2);
INSERT INTO tag_counts ("theme_id", "document_id", "tags") VALUES (4, 2, 4);
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    mention TEXT NOT NULL,
    symbol TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT,
    pinpoint TEXT
);
CREATE TABLE mention_keys (
    key TEXT NOT NULL,
    mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    PRIMARY KEY (key, mention_id)
);
CREATE TABLE mentions_found (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id),
    version_id INTEGER NOT NULL REFERENCES versions (id),
    body TEXT,
    symbol TEXT,
    finder INTEGER NOT NULL
);
CREATE TABLE saved_searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    ordered_by TEXT NOT NULL,
    full_names INTEGER NOT NULL DEFAULT 0 CHECK (full_names IN (0, 1)),
    live INTEGER NOT NULL DEFAULT 0 CHECK (live IN (0, 1)),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE TABLE note_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    -- The note that leads there.
    annotation_id INTEGER NOT NULL REFERENCES annotations (id),
    kind TEXT NOT NULL CHECK (kind IN ('compare', 'contradicts', 'follows-up', 'source')),
    -- Either into a document, to all of it where no block is named; or to another note.
    document_id INTEGER REFERENCES documents (id),
    to_annotation_id INTEGER REFERENCES annotations (id),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    -- As of tags: the words, and what a new reading did to them.
    block_id INTEGER REFERENCES blocks (id),
    start INTEGER,
    stop INTEGER,
    quote TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    was_block_id INTEGER REFERENCES blocks (id),
    was_start INTEGER,
    was_stop INTEGER,
    doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL)),
    moved_by TEXT,
    moved_score REAL,
    CHECK ((document_id IS NULL) <> (to_annotation_id IS NULL)),
    CHECK (block_id IS NULL OR document_id IS NOT NULL),
    CHECK (start IS NULL OR block_id IS NOT NULL)
);
CREATE TABLE abbreviations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    acronym TEXT NOT NULL,
    expansion TEXT NOT NULL
);
CREATE TABLE abbreviations_found (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id),
    version_id INTEGER NOT NULL REFERENCES versions (id),
    finder INTEGER NOT NULL
);
CREATE TABLE glossary (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    acronym TEXT NOT NULL,
    expansion TEXT NOT NULL,
    instead_of TEXT NOT NULL DEFAULT '',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    CHECK (expansion <> '' OR instead_of <> '')
);
CREATE TABLE reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE TABLE report_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    tag_id INTEGER REFERENCES tags (id),
    heading TEXT,
    -- Halves between whole numbers let one item move without writing the others.
    position REAL NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    CHECK ((tag_id IS NULL) <> (heading IS NULL))
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
CREATE INDEX tags_was_block ON tags (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE INDEX annotations_was_block ON annotations (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE INDEX recognised_pages_page ON recognised_pages (sha256, page);
CREATE TRIGGER recognised_pages_stay BEFORE UPDATE ON recognised_pages
BEGIN SELECT RAISE(ABORT, 'recognised text is immutable'); END;
CREATE TRIGGER recognised_pages_remain BEFORE DELETE ON recognised_pages
BEGIN SELECT RAISE(ABORT, 'recognised text is immutable'); END;
CREATE INDEX pair_ends_pair ON pair_ends (pair_id);
CREATE INDEX pair_ends_document ON pair_ends (document_id) WHERE removed_at IS NULL;
CREATE INDEX pair_ends_block ON pair_ends (block_id);
CREATE UNIQUE INDEX bookmarks_once ON bookmarks (block_id) WHERE removed_at IS NULL;
CREATE INDEX bookmarks_document ON bookmarks (document_id) WHERE removed_at IS NULL;
CREATE TRIGGER pairs_remain BEFORE DELETE ON pairs
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER pair_ends_remain BEFORE DELETE ON pair_ends
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER bookmarks_remain BEFORE DELETE ON bookmarks
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE INDEX pair_ends_was_block ON pair_ends (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE INDEX bookmarks_was_block ON bookmarks (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE INDEX tags_suggested ON tags (theme_id) WHERE suggested IS NOT NULL;
CREATE INDEX rejections_document ON rejections (document_id) WHERE removed_at IS NULL;
CREATE INDEX rejections_block ON rejections (block_id);
CREATE INDEX rejections_theme ON rejections (theme_id) WHERE removed_at IS NULL;
CREATE INDEX rejections_was_block ON rejections (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE TRIGGER rejections_remain BEFORE DELETE ON rejections
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE INDEX tags_doubtful ON tags (document_id, theme_id) WHERE sure = 0 AND removed_at IS NULL;
CREATE INDEX annotations_tag ON annotations (tag_id) WHERE tag_id IS NOT NULL;
CREATE INDEX tag_counts_document ON tag_counts (document_id, theme_id, tags);
CREATE VIEW excerpts AS
    SELECT tags.id AS tag_id, themes.name AS theme, documents.title, documents.symbol,
        documents.date, documents.body, documents.language, blocks.position, blocks.kind,
        blocks.label, blocks.role, blocks.page,
        CASE WHEN tags.start IS NULL THEN blocks.text ELSE tags.quote END AS text,
        CASE tags.sure WHEN 1 THEN 'sure' ELSE 'doubtful' END AS certainty,
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
        coalesce(themes.name, tagged.name) AS theme, people.name AS created_by,
        annotations.created_at, annotations.changed_at, documents.id AS document_id,
        blocks.id AS paragraph_id, coalesce(themes.id, tagged.id) AS theme_id,
        annotations.tag_id
    FROM annotations JOIN people ON people.id = annotations.created_by_id
        LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN blocks ON blocks.id = annotations.block_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
        LEFT JOIN tags ON tags.id = annotations.tag_id
        LEFT JOIN themes AS tagged ON tagged.id = tags.theme_id
    WHERE annotations.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL AND tags.removed_at IS NULL AND tagged.removed_at IS NULL;
CREATE INDEX mentions_document ON mentions (document_id);
CREATE INDEX mention_keys_mention ON mention_keys (mention_id);
CREATE UNIQUE INDEX tags_once
    ON tags (block_id, theme_id, coalesce(start, -1), coalesce(stop, -1), created_by_id)
    WHERE removed_at IS NULL;
CREATE INDEX tags_person ON tags (created_by_id, document_id, theme_id) WHERE removed_at IS NULL;
CREATE TRIGGER tags_counted_new AFTER INSERT ON tags
WHEN new.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM tags WHERE block_id = new.block_id AND theme_id = new.theme_id AND coalesce(start, -1) = coalesce(new.start, -1) AND coalesce(stop, -1) = coalesce(new.stop, -1) AND removed_at IS NULL AND id <> new.id)
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
CREATE TRIGGER tags_counted_off AFTER UPDATE OF removed_at, theme_id, document_id, block_id, start, stop ON tags
WHEN old.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM tags WHERE block_id = old.block_id AND theme_id = old.theme_id AND coalesce(start, -1) = coalesce(old.start, -1) AND coalesce(stop, -1) = coalesce(old.stop, -1) AND removed_at IS NULL AND id <> old.id)
BEGIN
    UPDATE tag_counts SET tags = tags - 1
        WHERE theme_id = old.theme_id AND document_id = old.document_id;
END;
CREATE TRIGGER tags_counted_on AFTER UPDATE OF removed_at, theme_id, document_id, block_id, start, stop ON tags
WHEN new.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM tags WHERE block_id = new.block_id AND theme_id = new.theme_id AND coalesce(start, -1) = coalesce(new.start, -1) AND coalesce(stop, -1) = coalesce(new.stop, -1) AND removed_at IS NULL AND id <> new.id)
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
CREATE TRIGGER saved_searches_remain BEFORE DELETE ON saved_searches
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE INDEX note_links_annotation ON note_links (annotation_id);
CREATE INDEX note_links_to ON note_links (to_annotation_id) WHERE to_annotation_id IS NOT NULL;
CREATE INDEX note_links_document ON note_links (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX note_links_block ON note_links (block_id) WHERE block_id IS NOT NULL;
CREATE INDEX note_links_was_block ON note_links (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE TRIGGER note_links_remain BEFORE DELETE ON note_links
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE INDEX annotations_changed ON annotations (changed_at) WHERE removed_at IS NULL;
CREATE VIEW live_notes AS
    SELECT annotations.id, annotations.document_id, annotations.block_id,
        coalesce(annotations.theme_id, tags.theme_id) AS theme_id
    FROM annotations LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
        LEFT JOIN tags ON tags.id = annotations.tag_id
        LEFT JOIN themes AS tagged ON tagged.id = tags.theme_id
    WHERE annotations.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL AND tags.removed_at IS NULL AND tagged.removed_at IS NULL;
CREATE VIEW links AS
    SELECT note_links.id AS link_id, note_links.annotation_id, annotations.body AS note,
        note_links.kind, documents.title, documents.symbol, blocks.position, blocks.label,
        blocks.page, coalesce(nullif(note_links.quote, ''), blocks.text) AS text,
        note_links.to_annotation_id, people.name AS created_by, note_links.created_at,
        documents.id AS document_id, blocks.id AS paragraph_id
    FROM note_links JOIN live_notes AS source ON source.id = note_links.annotation_id
        JOIN annotations ON annotations.id = source.id
        JOIN people ON people.id = note_links.created_by_id
        LEFT JOIN annotations AS there ON there.id = note_links.to_annotation_id
        LEFT JOIN tags ON tags.id = there.tag_id
        LEFT JOIN themes ON themes.id = coalesce(there.theme_id, tags.theme_id)
        LEFT JOIN documents ON documents.id = coalesce(note_links.document_id, there.document_id)
        LEFT JOIN blocks ON blocks.id = coalesce(note_links.block_id, there.block_id)
    WHERE note_links.removed_at IS NULL AND documents.removed_at IS NULL
        AND there.removed_at IS NULL AND tags.removed_at IS NULL AND themes.removed_at IS NULL;
CREATE INDEX abbreviations_document ON abbreviations (document_id);
CREATE INDEX abbreviations_acronym ON abbreviations (acronym);
CREATE INDEX glossary_acronym ON glossary (acronym) WHERE removed_at IS NULL;
CREATE TRIGGER glossary_remains BEFORE DELETE ON glossary
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE VIEW library AS
    SELECT documents.id AS document_id, documents.title, documents.symbol, documents.date,
        substr(documents.date, 1, 4) AS year, documents.body, documents.place,
        documents.language, documents.kind, documents.name AS file, versions.pages,
        versions.paragraphs,
        (SELECT coalesce(sum(tag_counts.tags), 0) FROM tag_counts
            JOIN themes ON themes.id = tag_counts.theme_id AND themes.removed_at IS NULL
            WHERE tag_counts.document_id = documents.id) AS excerpts,
        (SELECT count(*) FROM annotations WHERE annotations.document_id = documents.id
            AND annotations.removed_at IS NULL) AS notes,
        people.name AS added_by, documents.created_at AS added_at, documents.uuid
    FROM documents JOIN versions ON versions.id = documents.version_id
        JOIN people ON people.id = documents.created_by_id
    WHERE documents.removed_at IS NULL;
CREATE VIEW codebook AS
    WITH RECURSIVE tree (theme_id, path) AS (
        SELECT id, name FROM themes WHERE parent_id IS NULL AND removed_at IS NULL
        UNION ALL
        SELECT themes.id, tree.path || ' › ' || themes.name
            FROM themes JOIN tree ON tree.theme_id = themes.parent_id
            WHERE themes.removed_at IS NULL
    )
    SELECT themes.id AS theme_id, themes.name AS theme, tree.path, parents.name AS parent,
        themes.key, themes.colour, themes.description,
        CASE themes.retired WHEN 1 THEN 'retired' ELSE 'in use' END AS state,
        (SELECT coalesce(sum(tag_counts.tags), 0) FROM tag_counts
            JOIN documents ON documents.id = tag_counts.document_id
            WHERE tag_counts.theme_id = themes.id AND documents.removed_at IS NULL) AS excerpts,
        (SELECT count(*) FROM tag_counts
            JOIN documents ON documents.id = tag_counts.document_id
            WHERE tag_counts.theme_id = themes.id AND documents.removed_at IS NULL
            AND tag_counts.tags > 0) AS documents,
        themes.uuid
    FROM tree JOIN themes ON themes.id = tree.theme_id
        LEFT JOIN themes AS parents ON parents.id = themes.parent_id;
CREATE VIEW theme_documents AS
    SELECT themes.name AS theme, documents.title, documents.symbol, documents.date,
        substr(documents.date, 1, 4) AS year, documents.body, tag_counts.tags AS excerpts,
        themes.id AS theme_id, documents.id AS document_id
    FROM tag_counts
        JOIN themes ON themes.id = tag_counts.theme_id AND themes.removed_at IS NULL
        JOIN documents ON documents.id = tag_counts.document_id AND documents.removed_at IS NULL
    WHERE tag_counts.tags > 0;
CREATE VIEW theme_years AS
    SELECT theme, year, sum(excerpts) AS excerpts, count(*) AS documents, theme_id
    FROM theme_documents GROUP BY theme_id, year;
CREATE VIEW theme_pairs AS
    WITH tagged AS (
        SELECT DISTINCT tags.block_id, tags.theme_id FROM tags
            JOIN themes ON themes.id = tags.theme_id AND themes.removed_at IS NULL
            JOIN documents ON documents.id = tags.document_id AND documents.removed_at IS NULL
            JOIN blocks ON blocks.id = tags.block_id AND blocks.version_id = documents.version_id
        WHERE tags.removed_at IS NULL
    )
    SELECT one.name AS theme, other.name AS other_theme, count(*) AS paragraphs,
        one.id AS theme_id, other.id AS other_theme_id
    FROM tagged AS a JOIN tagged AS b ON b.block_id = a.block_id AND b.theme_id > a.theme_id
        JOIN themes AS one ON one.id = a.theme_id JOIN themes AS other ON other.id = b.theme_id
    GROUP BY a.theme_id, b.theme_id;
CREATE VIEW changes AS
    SELECT edits.id AS edit_id, edits.created_at AS at, people.name AS by, edits.label,
        CASE edits.undone WHEN 1 THEN 'undone' ELSE 'done' END AS state
    FROM edits JOIN people ON people.id = edits.person_id;
CREATE INDEX report_items_report ON report_items (report_id, position) WHERE removed_at IS NULL;
CREATE INDEX report_items_tag ON report_items (tag_id) WHERE tag_id IS NOT NULL;
CREATE TRIGGER reports_remain BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER report_items_remain BEFORE DELETE ON report_items
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
INSERT INTO blocks_index (blocks_index) VALUES ('rebuild');
COMMIT;
