from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viewer.archive.making import add, anchors
from viewer.archive import (
    Archive,
    ArchiveBusy,
    ArchiveError,
    ArchiveInUse,
    ArchiveMissing,
    DamagedArchive,
    NewerArchive,
    NotAnArchive,
    ReadOnlyArchive,
)
from viewer.domain import ThemeId, WorldError

ROOT = Path(__file__).parents[3]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def one_sentence(error: WorldError) -> bool:
    text = str(error)
    return text.endswith(".") and "\n" not in text and "sqlite" not in text.casefold()


@pytest.fixture
def closed(path: Path) -> Path:
    """An archive with a document, closed."""
    with Archive.open(path, person="Ann") as archive:
        archive.tags.add(ThemeId(1), anchors(archive, add(archive)))
    return path


def test_an_archive_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "mine 100% ?#.concord"
    with Archive.open(path, person="Ann") as archive:
        assert archive.path == path
        assert archive.person == "Ann"
        assert not archive.read_only
        add(archive)
    with Archive.open(path) as archive:
        assert len(archive.documents.all()) == 1
        assert archive.person
    assert path.is_file()
    assert not path.with_name(path.name + "-wal").exists()


def test_the_file_says_what_it_is(closed: Path) -> None:
    with sqlite3.connect(closed) as other:
        assert other.execute("PRAGMA application_id").fetchone() == (0x436F6E63,)
        tables = {name for (name,) in other.execute("SELECT name FROM sqlite_schema")}
        assert other.execute("SELECT theme, text FROM excerpts").fetchall() != []
        assert other.execute("SELECT title, text FROM paragraphs").fetchall() != []
        assert other.execute("SELECT body FROM notes").fetchall() == []
    other.close()
    assert {"documents", "themes", "tags", "annotations", "history"} <= tables


def test_no_archive_is_made_unless_asked(tmp_path: Path) -> None:
    for create, read_only in ((False, False), (True, True)):
        with pytest.raises(ArchiveMissing) as raised:
            Archive.open(tmp_path / "none.concord", create=create, read_only=read_only)
        assert one_sentence(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveMissing):
        Archive.open(tmp_path / "file" / "a.concord")
    with pytest.raises(NotAnArchive):
        Archive.open(tmp_path)


@pytest.mark.parametrize("kind", ["text", "empty", "short", "database", "wal database"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(
    tmp_path: Path, kind: str, read_only: bool
) -> None:
    path = tmp_path / "other.db"
    if kind.endswith("database"):
        with sqlite3.connect(path) as other:
            other.execute("PRAGMA journal_mode = " + ("WAL" if "wal" in kind else "DELETE"))
            other.execute("CREATE TABLE t (a)")
        other.close()
    else:
        path.write_bytes({"text": b"Not a database at all.\n" * 100, "empty": b""}.get(kind, b"SQ"))
    before = files(tmp_path)
    with pytest.raises(NotAnArchive, match=r"“other\.db” is not an archive of Concord") as raised:
        Archive.open(path, read_only=read_only)
    assert one_sentence(raised.value)
    after = files(tmp_path)
    assert after.pop("other.db.lock", b"") == b""
    if not read_only:
        assert after == before
    assert after["other.db"] == before["other.db"]


def test_a_newer_archive_is_refused_and_left_as_it_is(closed: Path) -> None:
    with sqlite3.connect(closed) as other:
        other.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('concord', 'm999_of_the_future', '2050-01-01')"
        )
    other.close()
    content = closed.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerArchive, match="Update Concord") as raised:
            Archive.open(closed, read_only=read_only)
        assert one_sentence(raised.value)
    assert closed.read_bytes() == content


@pytest.mark.parametrize("harm", ["truncated", "zeroed schema", "no migrations"])
def test_a_damaged_archive_names_its_backups(closed: Path, harm: str) -> None:
    content = closed.read_bytes()
    if harm == "truncated":
        closed.write_bytes(content[: len(content) // 2])
    elif harm == "zeroed schema":
        closed.write_bytes(content[:100] + bytes(4096 - 100) + content[4096:])
    else:
        with sqlite3.connect(closed) as other:
            other.execute("DROP TABLE _sqlite_migrations")
        other.close()
    content = closed.read_bytes()
    with pytest.raises(DamagedArchive, match="no backup lies beside it"):
        Archive.open(closed)
    backups = closed.with_name("ours.concord.backups")
    backups.mkdir()
    (backups / "2026-01-01.concord").touch()
    with pytest.raises(
        DamagedArchive, match=r"restore .* from the folder “ours\.concord\.backups”"
    ):
        Archive.open(closed)
    assert closed.read_bytes() == content


def test_damage_in_the_middle_is_told_where_it_is_met_and_by_check(closed: Path) -> None:
    with sqlite3.connect(closed) as other:
        (page,) = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'tags'").fetchone()
    other.close()
    content = bytearray(closed.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    closed.write_bytes(content)
    with Archive.open(closed, person="Ann") as archive:
        assert any("damaged" in finding for finding in archive.check())
        with pytest.raises(DamagedArchive) as raised:
            list(archive.excerpts.where())
        assert one_sentence(raised.value)


def test_a_destroyed_header_is_damage_where_there_are_backups(closed: Path) -> None:
    with Archive.open(closed) as archive:
        archive.backup_if_due()
    closed.write_bytes(b"x" * 100 + closed.read_bytes()[100:])
    with pytest.raises(DamagedArchive):
        Archive.open(closed)


def test_an_archive_that_is_open_elsewhere_is_in_use_but_can_be_read(closed: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from viewer.archive import Archive\n"
        "archive = Archive.open(Path(sys.argv[1]), person='Ben'); archive.themes.add('By Ben')\n"
        "print('open', flush=True); sys.stdin.read(); archive.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(closed)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(ArchiveInUse, match="Close it there") as raised:
            Archive.open(closed)
        assert one_sentence(raised.value)
        with Archive.open(closed, read_only=True) as reader:
            assert reader.themes.find("By Ben").created_by == "Ben"
            assert len(reader.documents.all()) == 1
        other.communicate("")
    assert other.returncode == 0
    with Archive.open(closed) as archive:
        assert len(archive.themes.all()) == 4


def test_the_lock_is_held_until_the_last_connection_closes(closed: Path) -> None:
    first = Archive.open(closed)
    second = first.again()
    first.close()
    first.close()
    with pytest.raises(ArchiveInUse):
        Archive.open(closed)
    second.close()
    Archive.open(closed).close()
    with pytest.raises(RuntimeError, match="is closed"):
        second.again()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_the_lock_holds_whichever_way_leads_to_the_archive(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "link.concord").symlink_to(closed)
    (tmp_path / "folder").symlink_to(closed.parent)
    with Archive.open(closed):
        for other in (tmp_path / "link.concord", tmp_path / "folder" / closed.name):
            with pytest.raises(ArchiveInUse):
                Archive.open(other)


def test_another_program_that_holds_the_file_is_told_of(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viewer.archive.connection.BUSY_MS", 50)
    with Archive.open(closed) as archive:
        other = sqlite3.connect(closed, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveBusy) as raised:
            archive.themes.add("Water")
        assert one_sentence(raised.value)
        other.execute("ROLLBACK")
        other.close()
        archive.themes.add("Water")


def test_connections_of_threads_see_each_others_edits(closed: Path) -> None:
    seen: list[int] = []
    with Archive.open(closed) as archive:
        archive.themes.add("Water")

        def read() -> None:
            with archive.again(read_only=True) as mine:
                seen.append(len(mine.themes.all()))

        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert seen == [4]


def test_settings_are_kept_and_are_no_edits(closed: Path) -> None:
    with Archive.open(closed) as archive:
        edits = archive.history.edits()
        assert archive.settings.get("places") is None
        assert archive.settings.get("places", []) == []
        archive.settings.set("places", {"1": ["é", None, 2.5]})
        archive.settings.set("places", {"1": ["é", None, 3]})
        assert archive.history.edits() == edits
    with Archive.open(closed) as archive:
        assert archive.settings.get("places") == {"1": ["é", None, 3]}


@pytest.fixture
def protected(closed: Path) -> Iterator[Path]:
    """The archive in a folder that may not be written, itself write-protected too."""
    closed.chmod(0o444)
    closed.with_name(f"{closed.name}.lock").unlink(missing_ok=True)
    closed.parent.chmod(0o555)
    yield closed
    closed.parent.chmod(0o755)


def without_privileges(code: str, *arguments: object) -> str:
    """Run code for which file permissions hold, even when the tests run as root."""
    command = [sys.executable, "-X", "dev", "-c", code, *map(str, arguments)]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root without setpriv: permissions do not hold")
        command = [setpriv, "--bounding-set", "-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


READ_AND_TRY = """
import sys
from pathlib import Path
from viewer.archive import Archive
from viewer.domain import WorldError
path = Path(sys.argv[1])
try:
    with Archive.open(path, read_only=len(sys.argv) > 2) as archive:
        print("read only", archive.read_only)
        print("documents", len(archive.documents.all()), len(archive.search.find("peaceful")))
        print("check", archive.check())
        with archive.again() as other:
            print("again", len(other.themes.all()))
        try:
            archive.themes.add("Water")
        except WorldError as error:
            print(type(error).__name__, error)
except WorldError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders work otherwise")
@pytest.mark.parametrize("asked", [(), ("read_only",)])
def test_a_protected_archive_is_read_and_refuses_edits(
    protected: Path, asked: tuple[str, ...]
) -> None:
    before = files(protected.parent)
    lines = without_privileges(READ_AND_TRY, protected, *asked).splitlines()
    assert lines[:4] == ["read only True", "documents 1 1", "check []", "again 3"]
    assert lines[4].startswith("ReadOnlyArchive The archive “ours.concord” can only be read here.")
    assert files(protected.parent) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders work otherwise")
def test_a_protected_file_in_a_folder_of_ones_own_is_read(closed: Path) -> None:
    closed.chmod(0o444)
    lines = without_privileges(READ_AND_TRY, closed).splitlines()
    assert lines[:2] == ["read only True", "documents 1 1"]
    assert lines[4].startswith("ReadOnlyArchive")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders work otherwise")
def test_an_unclosed_archive_in_a_protected_folder_says_what_to_copy(
    closed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "medium"
    folder.mkdir()
    with Archive.open(closed) as archive:
        archive.themes.add("Water")
        for suffix in ("", "-wal"):
            shutil.copy(closed.with_name(closed.name + suffix), folder)
    folder.chmod(0o555)
    try:
        said = without_privileges(READ_AND_TRY, folder / closed.name)
    finally:
        folder.chmod(0o755)
    assert said.startswith("ReadOnlyArchive")
    assert "-wal" in said


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders work otherwise")
def test_a_folder_that_may_not_be_written_or_entered(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    try:
        assert without_privileges(READ_AND_TRY, folder / "a.concord").startswith("ReadOnlyArchive")
        assert without_privileges(READ_AND_TRY, folder / "b" / "a.concord").startswith(
            "ArchiveMissing"
        )
        folder.chmod(0o000)
        assert without_privileges(READ_AND_TRY, folder / "a.concord").startswith("ArchiveMissing")
    finally:
        folder.chmod(0o755)
    assert list(folder.iterdir()) == []


def test_every_error_of_the_archive_is_the_worlds() -> None:
    def below(kind: type[ArchiveError]) -> Iterator[type[ArchiveError]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    kinds = {kind.__name__ for kind in below(ArchiveError)}
    assert {"ArchiveMissing", "ReadOnlyArchive"} <= kinds
    assert all(name in str(ArchiveError.__doc__) for name in kinds)
    assert issubclass(ReadOnlyArchive, WorldError)
