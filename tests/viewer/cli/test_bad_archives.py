"""An archive that cannot be used: one sentence, exit code 1, and the file stays as it was."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import Concord, process
from viewer.archive import Archive

COMMANDS = [
    ("documents",),
    ("check",),
    ("tag", "1", "0", "peace"),
    ("export", "--format", "csv"),
]


def not_sqlite(path: Path) -> None:
    path.write_text("A letter, not an archive.\n" * 200)


def other_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()


def newer(path: Path) -> None:
    with sqlite3.connect(path) as ours:
        ours.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " SELECT migration_set, 'from the future', applied_at FROM _sqlite_migrations LIMIT 1"
        )
    ours.close()


def damaged(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(2048)
        file.write(os.urandom(size - 2048))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("spoil", [not_sqlite, other_sqlite, newer, damaged, a_folder])
def test_a_file_that_is_no_archive_of_ours_is_refused_and_left_alone(
    spoil: Callable[[Path], None],
    command: tuple[str, ...],
    concord: Concord,
    filled: Path,
) -> None:
    if spoil is other_sqlite:
        filled.unlink()
    spoil(filled)
    before = filled.read_bytes() if filled.is_file() else b""

    said = concord(*command)

    assert filled.name in said.sentence
    assert (filled.read_bytes() if filled.is_file() else b"") == before


@pytest.mark.parametrize("spoil", [not_sqlite, newer, damaged])
def test_import_into_such_a_file_is_refused_before_anything_is_read(
    spoil: Callable[[Path], None],
    concord: Concord,
    filled: Path,
    tmp_path: Path,
) -> None:
    spoil(filled)
    before = filled.read_bytes()
    (tmp_path / "new.txt").write_text("A new document.")

    assert filled.name in concord("import", tmp_path / "new.txt").sentence
    assert filled.read_bytes() == before


def test_an_archive_that_is_open_elsewhere_is_read_but_not_changed(filled: Path) -> None:
    with Archive.open(filled):
        reading = process("--archive", filled, "documents")
        writing = process("--archive", filled, "tag", "1", "0", "peace")

    assert reading.code == 0
    assert filled.name in writing.sentence
    assert "open" in writing.sentence


@pytest.mark.slow
def test_an_archive_that_may_not_be_written_is_read_but_not_changed(filled: Path) -> None:
    filled.chmod(0o444)
    filled.parent.chmod(0o555)
    try:
        reading = process("--archive", filled, "documents", drop_rights=True)
        writing = process("--archive", filled, "tag", "1", "0", "peace", drop_rights=True)
        adding = process("--archive", filled, "import", __file__, drop_rights=True)
    finally:
        filled.parent.chmod(0o755)

    assert (reading.code, len(reading.out.splitlines())) == (0, 6)
    assert "only be read" in writing.sentence
    assert "only be read" in adding.sentence


@pytest.mark.slow
def test_a_folder_that_may_not_be_written_takes_no_new_archive(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(0o555)
    (tmp_path / "new.txt").write_text("A new document.")

    said = process(
        "--archive", folder / "new.concord", "import", tmp_path / "new.txt", drop_rights=True
    )

    assert said.sentence
    assert list(folder.iterdir()) == []


@pytest.mark.slow
def test_a_full_disk_costs_only_what_did_not_fit(filled: Path, tmp_path: Path) -> None:
    """No process may grow a file beyond the size of the archive, which is what a full disk does."""
    (tmp_path / "big.txt").write_text("".join(f"Paragraph {n} on peace.\n\n" for n in range(9000)))
    limit = filled.stat().st_size + 20_000

    said = process(
        "--archive",
        filled,
        "import",
        tmp_path / "big.txt",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )

    assert "space" in said.sentence
    with Archive.open(filled) as archive:
        assert len(archive.documents.all()) == 5
        assert archive.check() == []


def test_a_copy_of_the_archive_alone_is_whole(filled: Path, concord: Concord) -> None:
    concord("tag", "1", "0", "peace")
    shutil.copy(filled, filled.with_name("copied.concord"))

    with Archive.open(filled.with_name("copied.concord"), read_only=True) as copy:
        assert copy.documents.get(copy.documents.all()[0].id).tags == 1
