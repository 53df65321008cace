"""An archive in a file of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.archive import Archive, Change


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ours.concord"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive.open(path, person="Ann") as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def told(archive: Archive) -> list[Change]:
    """Every change that the archive announces, in order."""
    changes: list[Change] = []
    archive.subscribe(changes.extend)
    return changes
