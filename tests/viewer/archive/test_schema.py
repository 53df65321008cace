"""Archives of every schema there was open, complete, with the present one."""

from __future__ import annotations

import pkgutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.viewer.archive.old_archives import dump, fill, kept, load, unpacked
from viewer.archive import Archive, ReadOnlyArchive, migrations, opening, schema
from viewer.archive.backups import backup_folder
from viewer.archive.migrations import MIGRATIONS
from viewer.archive.schema import HasConnection, statements
from viewer.domain import ThemeId


def seen(archive: Archive) -> list[object]:
    """What people see of an archive, without ids of edits and times."""
    return [
        [
            (each.id, each.title, each.symbol, each.date, each.tags, each.notes, each.corrected)
            for each in archive.documents.all()
        ],
        [(each.name, each.parent, each.key, each.tags) for each in archive.themes.all()],
        [
            (each.text, [note.body for note in each.notes], each.citation)
            for each in archive.excerpts.where()
        ],
        [(each.body, each.quote) for each in archive.annotations.all()],
        [(each.name, sorted(each.documents)) for each in archive.collections.all()],
        [(each.label, each.undone) for each in archive.history.edits()],
        [hit.text for hit in archive.search.find("السلام OR peace*")],
        archive.settings.get("places"),
    ]


def test_every_migration_has_its_turn() -> None:
    modules = [each.name for each in pkgutil.iter_modules(migrations.__path__)]
    assert sorted(MIGRATIONS) == sorted(modules)


def test_every_schema_before_the_present_one_is_kept() -> None:
    assert set(kept()) >= set(list(MIGRATIONS)[:-1])


@pytest.mark.parametrize("old", kept().values(), ids=kept())
def test_an_old_archive_opens_with_all_it_holds(tmp_path: Path, old: Path) -> None:
    load(unpacked(old), tmp_path / "old.concord")
    with Archive.open(tmp_path / "new.concord", person="Ann") as archive:
        fill(archive)
        expected = seen(archive)
    with Archive.open(tmp_path / "old.concord", person="Ben") as archive:
        assert archive.check() == []
        assert seen(archive) == expected
        for edit in archive.history.edits():
            (archive.history.redo if edit.undone else archive.history.undo)(edit.id)
        archive.themes.add("New")
        assert archive.check() == []


def test_a_kept_archive_is_made_again_from_its_text(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    archive.backup(tmp_path / "copy.concord")
    load(dump(tmp_path / "copy.concord"), tmp_path / "again.concord")
    with Archive.open(tmp_path / "again.concord") as again:
        assert again.check() == []
        assert seen(again) == seen(archive)
    assert dump(tmp_path / "copy.concord") == dump(tmp_path / "again.concord")


@pytest.fixture
def next_migration(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive to which the next Concord will add a table."""
    with Archive.open(path, person="Ann") as archive:
        archive.themes.add("Water")

    def m999_next(db: HasConnection) -> None:
        statements(db, "CREATE TABLE things (a);\nINSERT INTO things VALUES (1);\n")

    monkeypatch.setitem(MIGRATIONS, "m999_next", m999_next)
    return path


def test_a_migration_is_applied_once_after_a_backup(next_migration: Path) -> None:
    for _ in range(2):
        with Archive.open(next_migration) as archive:
            assert archive._connection.values("SELECT a FROM things") == [1]
            assert archive.themes.find("water").id == ThemeId(4)
    (backup,) = backup_folder(next_migration).iterdir()
    assert backup.name.endswith(" before m999_next.concord")
    with sqlite3.connect(backup) as before:
        assert before.execute("SELECT count(*) FROM themes").fetchone() == (4,)
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            before.execute("SELECT * FROM things")
    before.close()


def test_a_migration_that_fails_leaves_the_archive_as_it_was(
    next_migration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def m999_next(db: HasConnection) -> None:
        statements(db, "CREATE TABLE things (a);\nDROP TABLE settings;\n")
        raise ZeroDivisionError

    monkeypatch.setitem(MIGRATIONS, "m999_next", m999_next)
    with pytest.raises(ZeroDivisionError):
        Archive.open(next_migration)
    monkeypatch.delitem(MIGRATIONS, "m999_next")
    with Archive.open(next_migration) as archive:
        assert archive.check() == []
        assert archive.settings.get("a") is None


def test_an_older_archive_cannot_be_brought_up_to_date_by_a_reader(next_migration: Path) -> None:
    with pytest.raises(ReadOnlyArchive, match="Open it once where it can be changed"):
        Archive.open(next_migration, read_only=True)


def test_an_archive_is_whole_or_not_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(opening, "_plant_themes", fail)
    with pytest.raises(ZeroDivisionError):
        Archive.open(path)
    assert [each.name for each in path.parent.iterdir()] == [f"{path.name}.lock"]
    monkeypatch.undo()
    Archive.open(path).close()


def test_the_program_does_not_load_the_migration_tool_for_an_archive_that_is_up_to_date(
    path: Path,
) -> None:
    Archive.open(path, person="Ann").close()
    code = (
        "import sys; from pathlib import Path; from viewer.archive import Archive\n"
        "Archive.open(Path(sys.argv[1]), person='Ann').close()\n"
        "print('sqlite_utils' in sys.modules, 'PySide6' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False False\n"


def test_statements_must_be_whole() -> None:
    database = sqlite3.connect(":memory:")

    class Wrapped:
        conn = database

    try:
        with pytest.raises(ValueError, match="not a whole statement"):
            statements(Wrapped(), "CREATE TABLE t (a);\nCREATE TABLE u (b)")
    finally:
        database.close()
    assert schema.MIGRATION_SET == "concord"
