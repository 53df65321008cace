"""`check` must find each kind of harm; the sound archive is checked after every other test."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive
from viewer.domain import Anchor, ThemeId


@pytest.fixture
def closed(path: Path) -> Path:
    with Archive.open(path, person="Ann") as archive:
        first, *_ = anchors(archive, add(archive))
        archive.tags.add(ThemeId(1), [Anchor(first.paragraph, 0, 9)])
    return path


@pytest.mark.parametrize(
    ("harm", "finding"),
    [
        ("UPDATE tags SET theme_id = 99", "points to a row of themes that is not there"),
        ("UPDATE original_parts SET content = x'0102'", "is not what was imported"),
        ("DELETE FROM original_parts", "is not what was imported"),
        ("DELETE FROM blocks WHERE position = 2", "has not the blocks that were read"),
        ("UPDATE blocks SET text = 'Other words.'", "does not stand on the words that it quotes"),
        ("UPDATE blocks SET text = text || ' indeed'", "search index does not agree"),
        ("UPDATE tags SET changed_at = '1999'", "Row 1 of tags is not what its history says"),
        ("UPDATE themes SET colour = 'red' WHERE id = 1", None),
        ("DELETE FROM tags", "Row 1 of tags is in the history, but not in the archive"),
        ("DELETE FROM history WHERE noun = 'tags'", "Row 1 of tags is not what its history says"),
        ("UPDATE edits SET turn = 1 WHERE id = 2", "Edit 2 and its history do not agree"),
        ("UPDATE tag_counts SET tags = 7", "The tags of theme 1 in document 1 are not counted"),
    ],
)
def test_harm_is_found(closed: Path, harm: str, finding: str | None) -> None:
    with sqlite3.connect(closed) as other:
        for (trigger,) in other.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            other.execute(f"DROP TRIGGER {trigger}")
        other.execute(harm)
    other.close()
    with Archive.open(closed, person="Ann") as archive:
        findings = archive.check()
    if finding is None:
        assert findings == []
    else:
        assert any(finding in each for each in findings), findings
        assert all(each.endswith(".") for each in findings)


def test_a_read_only_archive_can_be_checked(closed: Path) -> None:
    with Archive.open(closed, read_only=True) as archive:
        assert archive.check() == []
