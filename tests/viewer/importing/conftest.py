"""Warm workers for all tests of a session, and an archive for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.archive import Archive
from viewer.importing import Workers


@pytest.fixture(scope="session")
def warm() -> Iterator[Workers]:
    with Workers(2) as workers:
        workers.warm()
        yield workers


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "files"
    path.mkdir()
    return path


def write(folder: Path, *names: str) -> list[Path]:
    """Small documents, no two alike."""
    files = [folder / name for name in names]
    for file in files:
        file.write_text(f"Report on {file.stem}\n\nThe Council noted the report on {file.stem}.\n")
    return files
