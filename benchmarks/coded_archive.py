"""Makes an archive of any number of paragraphs and tags, in a minute or two for a million of each.

    coded_archive.py FILE [--paragraphs 1000000] [--tags 1000000]

The rows are written as SQL, because what writes them in the program keeps a history of each; the
tags made here have none, so `check` says so. Everything else is as the program makes it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from viewer.archive import Archive
from viewer.archive.searching.indexing import index_pending_of

PARAGRAPHS_EACH = 2_000
"""Of a document."""
AT = "2025-11-21T08:00:00Z"
WORDS = [
    "Recalling",
    "its",
    "resolutions",
    "on",
    "cooperation",
    "between",
    "the",
    "United",
    "Nations",
    "and",
    "regional",
    "organizations",
    "humanitarian",
    "assistance",
    "public",
    "health",
    "peace",
    "and",
    "mediation",
    "and",
    "the",
    "rights",
    "of",
    "all",
    "people",
]


Blocks = Callable[[int, int], Iterator[tuple[int, int, str, str]]]
"""Version and number of its blocks to rows: version, position, label, text."""


def make(
    path: Path, paragraphs: int, tags: int, *, themes: int = 8, blocks: Blocks | None = None
) -> None:
    """Documents in which every so many paragraphs is tagged, with themes that repeat."""
    with Archive.open(path, person="Ada") as archive:
        while len(archive.themes.all()) < themes:
            archive.themes.add(f"Field {len(archive.themes.all())}")
        archive.themes.add("Field of the press", key="9")
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        _fill(database, paragraphs, blocks or _blocks)
        _tag(database, tags, themes)
        index_pending_of(database)
        database.execute("COMMIT")
        database.execute("ANALYZE")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def _fill(database: sqlite3.Connection, paragraphs: int, blocks: Blocks) -> None:
    for number in range(1, max(1, -(-paragraphs // PARAGRAPHS_EACH)) + 1):
        count = min(PARAGRAPHS_EACH, paragraphs - (number - 1) * PARAGRAPHS_EACH)
        content = f"document {number}".encode()
        digest = hashlib.sha256(content).hexdigest()
        database.execute(
            "INSERT INTO originals (id, sha256, size, created_at) VALUES (?, ?, ?, ?)",
            (number, digest, len(content), AT),
        )
        database.execute(
            "INSERT INTO original_parts (original_id, part, compression, content)"
            " VALUES (?, 0, 'none', ?)",
            (number, content),
        )
        database.execute(
            "INSERT INTO versions (id, uuid, original_id, importer, importer_version, media_type,"
            " metadata, blocks, paragraphs, created_by_id, created_at)"
            " VALUES (?, ?, ?, 'text', 1, 'text/plain', ?, ?, ?, 1, ?)",
            (number, str(uuid.uuid4()), number, '{"sources": {}}', count, count, AT),
        )
        database.executemany(
            "INSERT INTO blocks (version_id, position, kind, label, level, text)"
            " VALUES (?, ?, 'paragraph', ?, 0, ?)",
            blocks(number, count),
        )
        database.execute(
            "INSERT INTO documents (id, uuid, original_id, version_id, sha256, name, title, symbol,"
            " date, language, created_by_id, created_at, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '2013', 'en', 1, ?, ?)",
            (
                *(number, str(uuid.uuid4()), number, number, digest, f"{number}.txt"),
                *(f"Document {number}", f"A/RES/{number}", AT, AT),
            ),
        )
        database.execute("UPDATE versions SET document_id = ? WHERE id = ?", (number, number))
    database.execute("INSERT INTO blocks_index (blocks_index) VALUES ('rebuild')")


def _blocks(version: int, count: int) -> Iterator[tuple[int, int, str, str]]:
    chance = random.Random(version)
    for position in range(count):
        text = " ".join(chance.choices(WORDS, k=20 + position % 60))
        yield version, position, f"{position + 1}.", text


def _tag(database: sqlite3.Connection, tags: int, themes: int) -> None:
    """As many on each paragraph as it takes, the themes of each in turn."""
    (blocks,) = database.execute("SELECT count(*) FROM blocks").fetchone()
    rounds, rest = divmod(tags, blocks)
    if rounds + bool(rest) > themes:
        raise SystemExit(f"{blocks:,} paragraphs take at most {blocks * themes:,} tags")
    every = max(1, blocks // rest) if rest else 1
    for number in range(rounds + bool(rest)):
        some = number == rounds
        database.execute(
            "INSERT INTO tags (uuid, theme_id, document_id, block_id, created_by_id, created_at,"
            " changed_at) SELECT lower(hex(randomblob(16))), 1 + (blocks.id + ?) % ?,"
            " versions.document_id, blocks.id, 1, ?, ? FROM blocks"
            " JOIN versions ON versions.id = blocks.version_id"
            f" {'WHERE blocks.id % ? = 0 LIMIT ?' if some else ''}",
            (number, themes, AT, AT, *((every, rest) if some else ())),
        )


def main() -> int:
    parser = argparse.ArgumentParser(description="Make a large archive.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--paragraphs", type=int, default=1_000_000)
    parser.add_argument("--tags", type=int, default=1_000_000)
    wanted = parser.parse_args()
    make(wanted.file, wanted.paragraphs, wanted.tags)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
