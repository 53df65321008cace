from __future__ import annotations

import sqlite3
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from tests.viewer.archive.making import add
from tests.viewer.archive.test_archive import without_privileges
from viewer.archive import Archive, ArchiveError, NotAnArchive, ReadOnlyArchive
from viewer.archive.backups import KEEP, backup_folder, drop_old, due


def test_a_backup_is_an_archive(archive: Archive, tmp_path: Path) -> None:
    add(archive)
    target = tmp_path / "new" / "copy.concord"
    archive.backup(target)
    add(archive, name="b.txt")
    with Archive.open(target) as copy:
        assert len(copy.documents.all()) == 1
        assert copy.check() == []
        assert copy.documents.all()[0] == archive.documents.all()[0]
    archive.backup(target)
    with Archive.open(target, read_only=True) as copy:
        assert len(copy.documents.all()) == 2
    assert not list(target.parent.glob(".*"))


def test_a_backup_holds_what_is_committed(archive: Archive, tmp_path: Path) -> None:
    with archive.edit("Add"):
        archive.themes.add("Water")
        archive.backup(tmp_path / "copy.concord")
    with Archive.open(tmp_path / "copy.concord") as copy:
        assert len(copy.themes.all()) == 3
        assert copy.check() == []


def test_a_backup_is_one_file_that_opens_anywhere(archive: Archive, tmp_path: Path) -> None:
    archive.backup(tmp_path / "copy.concord")
    with sqlite3.connect(tmp_path / "copy.concord") as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    copy.close()


def test_a_backup_does_not_overwrite_other_files(archive: Archive, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir,")
    database = tmp_path / "other.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    content = database.read_bytes()
    for target in (other, database, archive.path, tmp_path):
        with pytest.raises(ArchiveError):
            archive.backup(target)
    assert other.read_text() == "Dear Sir,"
    assert database.read_bytes() == content
    with pytest.raises(NotAnArchive, match="is the archive itself"):
        archive.backup(archive.path)
    assert archive.check() == []


def test_a_backup_is_made_while_others_write(archive: Archive, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with archive.again() as mine:
            number = 0
            while not stop.is_set():
                add(mine, name=f"{number}.txt")
                number += 1

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for number in range(5):
            archive.backup(tmp_path / f"{number}.concord")
    finally:
        stop.set()
        writing.join()
    for number in range(5):
        with Archive.open(tmp_path / f"{number}.concord") as copy:
            assert copy.check() == []


def test_one_backup_a_day_and_the_last_ones_are_kept(archive: Archive) -> None:
    folder = backup_folder(archive.path)
    first = archive.backup_if_due()
    assert first is not None
    assert first.parent == folder
    assert archive.backup_if_due() is None
    before_migration = folder / "2020-01-01 before m002.concord"
    before_migration.write_bytes(first.read_bytes())
    first.unlink()
    for day in range(1, KEEP + 3):
        target = due(archive.path, date(2026, 11, day))
        assert target == folder / f"2026-11-0{day}.concord"
        archive.backup(target)
        drop_old(archive.path)
    kept = sorted(path.name for path in folder.glob("2026*"))
    assert kept == [f"2026-11-0{day}.concord" for day in range(3, KEEP + 3)]
    assert before_migration.exists()
    assert due(archive.path, date(2026, 11, 1)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders work otherwise")
def test_a_backup_into_a_protected_folder_is_refused(archive: Archive, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from viewer.archive import Archive\n"
        "from viewer.domain import WorldError\n"
        "with Archive.open(Path(sys.argv[1]), read_only=True) as archive:\n"
        "    try: archive.backup(Path(sys.argv[2]))\n"
        "    except WorldError as error: print(type(error).__name__, error)"
    )
    folder = tmp_path / "protected"
    folder.mkdir()
    folder.chmod(0o555)
    said = without_privileges(code, archive.path, folder / "copy.concord")
    assert said.startswith(f"{ReadOnlyArchive.__name__} The backup")
    folder.chmod(0o755)
    assert list(folder.iterdir()) == []
