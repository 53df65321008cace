"""`import`: files into the archive, each bad one named, the exit code telling."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import Concord, process
from tests.viewer.cli.test_reading import bad_files, pdf
from viewer.archive import Archive

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "files"
    path.mkdir()
    return path


def good(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(f"Report {name}\n\nThe Council noted the report {name}.\n")


def test_an_archive_is_made_and_filled(concord: Concord, archive_file: Path, folder: Path) -> None:
    good(folder, "a.txt", "b.md")

    said = concord("import", folder)

    assert (said.code, said.out, said.err) == (0, "2 documents imported.\n", "")
    with Archive.open(archive_file, read_only=True) as archive:
        assert [each.name for each in archive.documents.all()] == ["a.txt", "b.md"]


def test_again_nothing_is_doubled(concord: Concord, folder: Path) -> None:
    good(folder, "a.txt")
    concord("import", folder)

    said = concord("import", folder, folder / "a.txt")

    assert (said.code, said.out) == (0, "0 documents imported, 1 already there.\n")


def test_every_bad_file_is_named_once_and_the_good_ones_come_in(
    concord: Concord, archive_file: Path, folder: Path
) -> None:
    good(folder, "good.txt")
    bad = {kind: path for kind, path in bad_files(folder).items() if kind != "folder"}
    (folder / "secret.pdf").write_bytes(pdf("Nobody reads this.", "geneva"))

    said = concord("import", folder, bad["vanished"])

    assert said.code == 1
    assert said.out.startswith("1 document imported")
    named = said.err.splitlines()
    assert len(named) == len(bad) + 1
    for path in (*bad.values(), folder / "secret.pdf"):
        (line,) = [each for each in named if each.startswith(f"{path}: ")]
        assert line.endswith(".")
    with Archive.open(archive_file, read_only=True) as archive:
        assert [each.name for each in archive.documents.all()] == ["good.txt"]
        assert archive.check() == []


def test_objects_tell_of_every_file(concord: Concord, folder: Path) -> None:
    good(folder, "a.txt")
    (folder / "empty.txt").touch()

    said = concord("import", "--json", folder)
    told = {Path(each["file"]).name: each for each in map(json.loads, said.out.splitlines())}

    assert said.code == 1
    assert told["a.txt"]["outcome"] == "added"
    assert told["a.txt"]["document"] > 0
    assert told["empty.txt"]["outcome"] == "failed"
    assert "empty" in told["empty.txt"]["sentence"]


def test_a_password_opens_what_is_encrypted(concord: Concord, folder: Path) -> None:
    (folder / "secret.pdf").write_bytes(pdf("The General Assembly adopts this.", "geneva"))

    without = concord("import", folder)
    assert without.code == 1
    assert "password" in without.err
    assert concord("import", "--password", "geneva", folder).code == 0


def test_an_empty_folder_is_said_to_be_empty(concord: Concord, folder: Path) -> None:
    said = concord("import", folder)
    assert (said.code, said.out) == (1, "No files were found there.\n")


def test_a_folder_that_may_not_be_opened_is_named(archive_file: Path, folder: Path) -> None:
    good(folder, "a.txt")
    (folder / "closed").mkdir()
    good(folder / "closed", "b.txt")
    (folder / "closed").chmod(0)
    try:
        said = process("--archive", archive_file, "import", folder, drop_rights=True)
        inside = process(
            "--archive", archive_file, "import", folder / "closed" / "b.txt", drop_rights=True
        )
    finally:
        (folder / "closed").chmod(0o755)

    for each in (said, inside):
        assert each.code == 1
        assert "“closed” may not be opened" in each.err
        assert len(each.err.splitlines()) == 1
    assert said.out == "1 document imported, 1 failed.\n"


def test_a_file_that_may_not_be_read_is_named(archive_file: Path, folder: Path) -> None:
    good(folder, "a.txt")
    (folder / "a.txt").chmod(0)

    said = process("--archive", archive_file, "import", folder, drop_rights=True)

    assert said.code == 1
    assert "“a.txt” may not be read" in said.err
