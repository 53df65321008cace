from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive, Change, DiskFull, OpenEdit, ReadOnlyArchive, ThemesChanged
from viewer.domain import EditId, NotFound, ThemeId


def fail_inside(archive: Archive) -> None:
    with archive.edit("Inner"):
        archive.themes.add("Two")
        archive.themes.get(ThemeId(99))


def names(archive: Archive) -> list[str]:
    return [theme.name for theme in archive.themes.all()][3:]


def test_an_edit_is_one_transaction_and_one_entry(archive: Archive, told: list[Change]) -> None:
    with archive.again(read_only=True) as other, archive.edit("Add two themes") as edit:
        archive.themes.add("One")
        archive.themes.add("Two")
        assert names(other) == []
        assert told == []
    assert names(archive) == ["One", "Two"]
    assert [each.label for each in archive.history.edits()] == ["Add two themes"]
    assert archive.history.get(EditId(1)).id == edit.id
    assert told == [ThemesChanged(frozenset({ThemeId(4), ThemeId(5)}))]


def test_an_exception_takes_everything_back(archive: Archive, told: list[Change]) -> None:
    def fail() -> None:
        with archive.edit("Fail") as edit:
            edits.append(edit)
            archive.themes.add("One")
            with archive.edit("Inside"):
                archive.themes.add("Two")
            assert edit.id is not None
            raise ZeroDivisionError

    edits: list[OpenEdit] = []
    with pytest.raises(ZeroDivisionError):
        fail()
    assert edits[0].id is None
    assert names(archive) == []
    assert archive.history.edits() == []
    assert told == []
    archive.themes.add("Three")
    assert names(archive) == ["Three"]


def test_a_nested_edit_that_fails_takes_back_only_itself(
    archive: Archive, told: list[Change]
) -> None:
    with archive.edit("Outer"):
        archive.themes.add("One")
        with pytest.raises(NotFound):
            fail_inside(archive)
        archive.themes.add("Three")
    assert names(archive) == ["One", "Three"]
    assert [entry.after["name"] for entry in archive.history.entries(EditId(1))] == ["One", "Three"]
    assert len(told) == 1


def test_a_failed_first_part_leaves_no_edit_without_content(archive: Archive) -> None:
    with archive.edit("Outer") as edit, pytest.raises(NotFound):
        fail_inside(archive)
    assert edit.id is None
    assert archive.history.edits() == []


def test_an_edit_that_changes_nothing_is_not_remembered(
    archive: Archive, told: list[Change]
) -> None:
    with archive.edit("Nothing") as edit:
        archive.themes.change(ThemeId(1), name="Peace")
    assert edit.id is None
    assert archive.history.edits() == []
    assert told == []


def test_a_listener_may_edit_and_stops_when_asked(archive: Archive) -> None:
    heard: list[int] = []

    def listen(changes: tuple[Change, ...]) -> None:
        heard.append(len(archive.themes.all()))
        if len(heard) == 1:
            archive.themes.add("From the listener")

    stop = archive.subscribe(listen)
    archive.themes.add("One")
    assert heard == [4, 5]
    stop()
    stop()
    archive.themes.add("Two")
    assert heard == [4, 5]


def test_every_connection_of_the_process_hears_of_it(archive: Archive, told: list[Change]) -> None:
    def edit() -> None:
        with archive.again() as other:
            other.themes.add("One")

    thread = threading.Thread(target=edit)
    thread.start()
    thread.join()
    assert told == [ThemesChanged(frozenset({ThemeId(4)}))]
    assert names(archive) == ["One"]


def test_two_connections_of_one_thread_do_not_wait_for_each_other(archive: Archive) -> None:
    with archive.again() as other, archive.edit("One"):
        with pytest.raises(RuntimeError, match="already inside an edit"):
            other.themes.add("Two")
        archive.themes.add("Three")
    assert names(archive) == ["Three"]


def test_a_read_only_connection_refuses_every_edit(archive: Archive) -> None:
    document = add(archive)
    with archive.again(read_only=True) as reader:
        assert reader.read_only
        for edit in (
            lambda: reader.themes.add("One"),
            lambda: reader.tags.add(ThemeId(1), anchors(reader, document)),
            lambda: add(reader, name="b.txt"),
            lambda: reader.history.undo(EditId(1)),
            lambda: reader.settings.set("a", 1),
        ):
            with pytest.raises(ReadOnlyArchive, match="can only be read"):
                edit()
        assert reader.backup_if_due() is None
    assert len(archive.history.edits()) == 1


def test_a_full_disk_keeps_everything_before_and_the_archive_usable(
    path: Path, archive: Archive
) -> None:
    first = add(archive)
    pages = archive._connection.value("PRAGMA page_count")
    archive._connection.run(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFull, match="Everything up to the last edit is kept"):
        add(archive, ["word " * 20_000 + str(number) for number in range(20)], name="b.txt")

    def go_on_all_the_same() -> None:
        with archive.edit("Several things"):
            archive.themes.add("Before")
            with suppress(DiskFull):
                archive.documents.correct(first, title="long " * 50_000)
            archive.themes.add("After", description="long " * 50_000)

    with pytest.raises(DiskFull):
        go_on_all_the_same()
    assert names(archive) == []
    archive._connection.run("PRAGMA max_page_count = 1073741823")
    assert [document.id for document in archive.documents.all()] == [first]
    assert len(archive.history.edits()) == 1
    assert archive.check() == []
    add(archive, name="c.txt")
    assert len(archive.documents.all()) == 2


DISK_FULL = """
import resource, sys
from pathlib import Path
from tests.viewer.archive.making import add
from viewer.archive import Archive, DiskFull
path = Path(sys.argv[1])

def allow(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

with Archive.open(path, person="Ann") as archive:
    add(archive)
    archive.backup(path.with_name("backup.concord"))
    archive.themes.add("Before")
    allow(path.with_name(path.name + "-wal").stat().st_size + 10_000)
    for work in (
        lambda: [archive.themes.add(f"Theme {number}") for number in range(100)],
        lambda: add(archive, ["long " * 50_000], name="b.txt"),
        lambda: archive.backup(path.with_name("backup.concord")),
    ):
        try:
            work()
        except DiskFull as error:
            print(error)
    kept = len(archive.themes.all())
    allow(resource.RLIM_INFINITY)
    print(kept >= 4, len(archive.documents.all()), archive.check())
    archive.themes.add("After")
    add(archive, name="b.txt")
    print(len(archive.themes.all()) == kept + 1, len(archive.documents.all()))
with Archive.open(path.with_name("backup.concord")) as backup:
    print(len(backup.themes.all()), backup.check())
print(sorted(each.name for each in path.parent.iterdir()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_files_that_may_not_grow_lose_nothing(tmp_path: Path) -> None:
    """A limit of the system on the size of files, which writes meet as they would a full disk."""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", DISK_FULL, str(tmp_path / "ours.concord")],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *refused, kept, after, backup, files = done.stdout.splitlines()
    assert len(refused) == 3
    assert all("free space" in each or "some space" in each for each in refused)
    assert kept == "True 1 []"
    assert after == "True 2"
    assert backup == "3 []"
    assert files == "['backup.concord', 'backup.concord.lock', 'ours.concord', 'ours.concord.lock']"


def test_rows_of_people_are_never_deleted_and_text_never_changed(archive: Archive) -> None:
    document = add(archive)
    archive.tags.add(ThemeId(1), anchors(archive, document))
    archive.collections.add("Turkey", [document])
    tables = "blocks documents themes tags collections collection_documents edits history"
    for table in [*tables.split(), "original_parts"]:
        with pytest.raises(Exception, match=r"never deleted|immutable|added to|kept"):
            archive._connection.run(f"DELETE FROM {table}")
    for sql in (
        "UPDATE blocks SET text = 'x'",
        "UPDATE versions SET importer = 'x'",
        "UPDATE history SET after = '{}'",
        "UPDATE original_parts SET content = x'00'",
    ):
        with pytest.raises(Exception, match=r"immutable|added to|kept"):
            archive._connection.run(sql)
