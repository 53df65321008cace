"""Makes an archive to search in: documents whose words repeat as those of real ones do.

    searched_archive.py FILE [--paragraphs 1000000] [--tags 300000]

The clauses of the seeds are shuffled, and every third of their longer words gives way to an invented
one. Invented words are drawn by Zipf's law (the one of rank r about 1/r as often as the first), so that
a few are everywhere, most are rare, and the index has a vocabulary of the size that archives have.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import random
import re
import sqlite3
import sys
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.coded_archive import AT, make
from seeds import documents
from viewer.archive.searching.indexing import index_pending_of

VOCABULARY = 150_000
CLAUSES = 200_000
"""Different ones that paragraphs are put together from."""
SYLLABLES = [
    a + b
    for a in ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"]
    for b in ["a", "e", "i", "o", "u"]
]
NOTES = 5_000
BODIES = (
    "General Assembly",
    "Security Council",
    "Economic and Social Council",
    "Human Rights Council",
)
KINDS = ("resolution", "report", "letter", "decision", "final document")
LANGUAGES = ("en", "en", "en", "fr", "es")
_CLAUSE = re.compile(r"[^.;:\n]{20,160}")


def paragraphs(version: int, count: int) -> Iterator[tuple[int, int, str, str]]:
    """Rows of blocks, always the same ones for a version."""
    clauses = _clauses()
    chance = random.Random(version)
    for position in range(count):
        text = ", ".join(chance.choices(clauses, k=2 + position % 5))
        yield version, position, f"{position + 1}.", text[0].upper() + text[1:] + "."


_KEPT: list[str] = []


def _clauses() -> list[str]:
    if not _KEPT:
        chance = random.Random(1)
        words = ZipfWords(chance)
        text = "\n".join(path.read_text("utf-8") for path in documents())
        found = [" ".join(each.split()) for each in _CLAUSE.findall(text)]
        _KEPT.extend(_varied(chance.choice(found), chance, words) for _ in range(CLAUSES))
    return _KEPT


def _varied(clause: str, chance: random.Random, words: ZipfWords) -> str:
    return " ".join(
        words.draw() if len(word) > 4 and chance.random() < 1 / 3 else word
        for word in clause.split()
    )


class ZipfWords:
    """Invented words, the first the most frequent."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.words = _invented(chance)
        self._bounds = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def draw(self) -> str:
        at = bisect.bisect(self._bounds, self._chance.random() * self._bounds[-1])
        return self.words[min(at, VOCABULARY - 1)]


def _invented(chance: random.Random) -> Sequence[str]:
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4, 4, 5))))] = None
    return list(found)


def describe(path: Path) -> None:
    """Dates, bodies, kinds and languages for the documents, as they vary in an archive."""
    database = sqlite3.connect(path, isolation_level=None)
    chance = random.Random(2)
    try:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        for (document,) in database.execute("SELECT id FROM documents ORDER BY id").fetchall():
            date = f"{chance.randint(1990, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            title = ", ".join(chance.choices(_clauses(), k=2))
            database.execute("UPDATE documents SET title = ? WHERE id = ?", (title[:120], document))
            database.execute(
                "UPDATE documents SET date = ?, body = ?, kind = ?, language = ? WHERE id = ?",
                (
                    date,
                    chance.choice(BODIES),
                    chance.choice(KINDS),
                    chance.choice(LANGUAGES),
                    document,
                ),
            )
        _note(database, chance)
        index_pending_of(database)
        database.execute("COMMIT")
        database.execute("INSERT INTO blocks_index (blocks_index) VALUES ('optimize')")
        database.execute("ANALYZE")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def _note(database: sqlite3.Connection, chance: random.Random) -> None:
    (last,) = database.execute("SELECT max(id) FROM blocks").fetchone()
    for _ in range(NOTES):
        database.execute(
            "INSERT INTO annotations (uuid, document_id, block_id, body, created_by_id, created_at,"
            " changed_at) SELECT ?, versions.document_id, blocks.id, ?, 1, ?, ? FROM blocks"
            " JOIN versions ON versions.id = blocks.version_id WHERE blocks.id = ?",
            (str(uuid.uuid4()), chance.choice(_clauses()), AT, AT, chance.randint(1, last)),
        )


def build(path: Path, count: int, tags: int) -> None:
    make(path, count, tags, blocks=paragraphs)
    describe(path)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make a large archive to search in.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--paragraphs", type=int, default=1_000_000)
    parser.add_argument("--tags", type=int, default=300_000)
    wanted = parser.parse_args()
    build(wanted.file, wanted.paragraphs, wanted.tags)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
