"""Which files are meant by the paths that a person names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.viewer.importing.conftest import write
from viewer.importing import files_in


def test_folders_are_searched_in_order_and_hidden_things_skipped(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / ".git").mkdir()
    files = write(folder, "z.txt", "a.txt", "b/inner.txt", ".hidden.txt", ".git/config.txt")

    assert files_in([folder]) == [files[1], files[0], files[2]]


def test_a_file_named_twice_is_one_file(folder: Path) -> None:
    (file,) = write(folder, "a.txt")
    assert files_in([file, folder, file]) == [file]


def test_a_hidden_file_named_by_itself_is_meant(folder: Path) -> None:
    (file,) = write(folder, ".a.txt")
    assert files_in([file]) == [file]


def test_what_is_missing_stays_in_the_list_to_be_reported(folder: Path) -> None:
    assert files_in([folder / "gone.txt"]) == [folder / "gone.txt"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "inner").mkdir()
    (file,) = write(folder, "inner/a.txt")
    (folder / "inner" / "up").symlink_to(folder, target_is_directory=True)

    assert files_in([folder]) == [file]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_a_folder_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert files_in([folder]) == []
