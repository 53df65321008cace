from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.walking import list_ways, more_ways, ways
from tests.walking.walk import WAYS, Strayed, Walk

STEPS = 250


@pytest.mark.parametrize("seed", [1, 2])
def test_the_archive_equals_its_history_all_the_way(tmp_path: Path, seed: int) -> None:
    walk = Walk(tmp_path / "walked.concord", seed)
    try:
        for _ in range(STEPS):
            walk.step()
        walk.finish()
        assert walk.done
        assert min(walk.counts[each] for each in ("undo", "redo", "restart")) > 0
    finally:
        walk.close()


def test_every_way_is_registered() -> None:
    for module in (ways, more_ways, list_ways):
        assert {name for name, (act, _) in WAYS.items() if act.__module__ == module.__name__}


def test_a_change_behind_the_back_of_the_history_is_seen(tmp_path: Path) -> None:
    walk = Walk(tmp_path / "walked.concord", 3)
    try:
        ways.add_theme(walk)
        with closing(sqlite3.connect(walk.path)) as sqlite, sqlite:
            sqlite.execute("UPDATE themes SET description = 'Written by nobody' WHERE id = 1")
        with pytest.raises(Strayed, match="not what its history says"):
            walk.restart()
    finally:
        walk.close()
