"""`quarantine`: what could not be imported, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import Concord
from viewer.archive import Archive


@pytest.fixture
def failed(concord: Concord, tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "empty.txt").touch()
    (folder / "late.txt").touch()
    (folder / "good.txt").write_text("A text that can be read.")
    assert concord("import", folder).code == 1
    return folder


def test_the_list_has_each_file_with_its_reason(concord: Concord, failed: Path) -> None:
    said = concord("quarantine")
    assert said.code == 0
    assert said.out.splitlines()[0].split() == [
        "file",
        "name",
        "trouble",
        "tries",
        "last",
        "folder",
    ]
    assert "empty.txt" in said.out
    assert f"{failed / 'late.txt'}: “late.txt” is empty. Nothing was imported." in said.err
    rows = [json.loads(line) for line in concord("quarantine", "--json").out.splitlines()]
    assert {row["path"] for row in rows} == {str(failed / "empty.txt"), str(failed / "late.txt")}
    assert {(row["trouble"], row["tries"], row["size"]) for row in rows} == {("refused", 1, 0)}


def test_tried_again_they_come_in_or_stay(
    concord: Concord, failed: Path, archive_file: Path
) -> None:
    (failed / "late.txt").write_text("It has been written now.")
    said = concord("quarantine", "--again", "--seconds", "300", "--memory", "4096")
    assert said.code == 1, "one is still empty"
    assert said.out.splitlines()[-1] == "1 document imported, 1 failed."
    with Archive.open(archive_file) as archive:
        assert [(each.name, each.tries) for each in archive.quarantine.all()] == [("empty.txt", 2)]


def test_one_may_be_meant_by_name_number_or_path(concord: Concord, failed: Path) -> None:
    (failed / "late.txt").write_text("It has been written now.")
    assert concord("quarantine", "--again", "late.txt").out == "1 document imported.\n"
    assert concord("quarantine", "late.txt").sentence == (
        "“late.txt” is not among the files that could not be imported."
    )
    (row,) = [json.loads(line) for line in concord("quarantine", "--json").out.splitlines()]
    assert concord("quarantine", "--forget", str(row["file"])).out == "1 file forgotten.\n"
    assert concord("quarantine").out == ""
    assert concord("quarantine", "--again").out == "There is nothing to try again.\n"


def test_again_and_forget_are_not_both(concord: Concord, failed: Path) -> None:
    assert concord("quarantine", "--again", "--forget").code == 2
