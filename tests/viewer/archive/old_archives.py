"""Archives as earlier schemas left them, kept as text.

When a migration is added, keep an archive made by the one before it, from a checkout without it:
`python -m tests.viewer.archive.old_archives` writes `old/NAME.sql.gz`, NAME being its last migration.
Packed, because each is much like the one before. Those of m011 to m018 but the last are the one of
m008 taken on step by step: no archive of theirs ever left this repository.
"""

from __future__ import annotations

import gzip
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.viewer.archive.making import TEXTS, add, anchors
from viewer.archive import Archive
from viewer.archive.migrations import MIGRATIONS
from viewer.domain import Anchor, Target, ThemeId

OLD = Path(__file__).parent / "old"
PACKED = ".sql.gz"


def fill(archive: Archive) -> None:
    """A little of everything, some of it removed and undone."""
    document = add(archive, title="Cooperation", symbol="A/RES/67/264", date="2013-05-17")
    second = add(archive, ["السَّلام والتعــاون", *TEXTS], name="b.txt")
    gone = add(archive, name="gone.txt")
    first, *_ = anchors(archive, document)
    archive.documents.correct(second, title="The second", date="2015")
    archive.documents.remove([gone])
    water = archive.themes.add("Water", parent=ThemeId(2), description="Rivers and wells.")
    archive.tags.add(ThemeId(1), [first, Anchor(first.paragraph, 0, 9)])
    archive.tags.add(water, anchors(archive, second))
    archive.annotations.add(Target(anchor=first), "See *2015*.")
    archive.collections.add("Resolutions", [document, second])
    archive.history.undo(archive.history.edits(1)[0].id)
    archive.settings.set("places", {"1": 2})


def kept() -> dict[str, Path]:
    """The file of each schema that was kept."""
    return {path.name.removesuffix(PACKED): path for path in sorted(OLD.glob(f"*{PACKED}"))}


def keep(name: str, sql: str) -> None:
    packed = gzip.compress(sql.encode("utf-8"), mtime=0)  # the same bytes whenever it is made
    (OLD / f"{name}{PACKED}").write_bytes(packed)


def unpacked(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8")


def dump(path: Path) -> str:
    """The archive as statements that make it again, in lines."""
    database = sqlite3.connect(path)
    try:
        return "".join(line + "\n" for line in _statements(database))
    finally:
        database.close()


def load(sql: str, path: Path) -> None:
    database = sqlite3.connect(path)
    try:
        database.executescript(sql)
    finally:
        database.close()


def _statements(database: sqlite3.Connection) -> Iterator[str]:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    yield f"PRAGMA application_id = {application};"
    yield "BEGIN;"
    things = database.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'blocks_index_*'"
        " AND name NOT GLOB 'others_index_*' ORDER BY rowid"
    ).fetchall()
    tables = [each for each in things if each[0] == "table"]
    for _, name, sql in tables:
        yield f"{sql};"
        if not sql.startswith("CREATE VIRTUAL"):
            yield from _rows(database, name)
        elif name == "others_index":
            yield from _rows(database, name, "rowid", "text")
    yield "DELETE FROM sqlite_sequence;"
    yield from _rows(database, "sqlite_sequence")
    yield from (f"{sql};" for kind, _, sql in things if kind != "table")
    yield "INSERT INTO blocks_index (blocks_index) VALUES ('rebuild');"
    yield "COMMIT;"


def _rows(database: sqlite3.Connection, table: str, *columns: str) -> Iterator[str]:
    # table_xinfo tells generated columns (hidden 2 and 3), which cannot be inserted.
    columns = columns or tuple(
        row[1] for row in database.execute(f"PRAGMA table_xinfo({table})") if row[6] not in (2, 3)
    )
    quoted = " || ', ' || ".join(f'quote("{column}")' for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    for (values,) in database.execute(f"SELECT {quoted} FROM {table} ORDER BY rowid"):
        yield f"INSERT INTO {table} ({names}) VALUES ({values});"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.concord"
        with Archive.open(path, person="Ann") as archive:
            fill(archive)
        OLD.mkdir(exist_ok=True)
        keep(list(MIGRATIONS)[-1], dump(path))


if __name__ == "__main__":
    main()
