"""Two people with the same archive at the start."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viewer.archive.making import add
from viewer.archive import Archive

TEXTS = (
    "Recalling its resolutions on the peaceful settlement of disputes,",
    "Requests the Secretary-General to strengthen humanitarian assistance;",
    "Invites Member States to vaccinate children in zones of conflict.",
    "Decides to remain seized of the matter.",
)


@pytest.fixture
def ann(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "ann.concord", person="Ann") as opened:
        add(opened, TEXTS)
        yield opened
        assert opened.check() == []


@pytest.fixture
def ben(tmp_path: Path, ann: Archive) -> Iterator[Archive]:
    """Of Ben, who begins with a copy of Ann's archive."""
    ann.backup(tmp_path / "ben.concord")
    with Archive.open(tmp_path / "ben.concord", person="Ben") as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def cem(tmp_path: Path) -> Iterator[Archive]:
    """Of Cem, who has a new archive of his own, with nothing in it."""
    with Archive.open(tmp_path / "cem.concord", person="Cem") as opened:
        yield opened
        assert opened.check() == []
    shutil.rmtree(tmp_path / "cem.concord.backups", ignore_errors=True)
