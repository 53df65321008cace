"""No column of what people make is forgotten when work is shared."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from viewer.archive import Archive
from viewer.archive.editing import NOUNS
from viewer.archive.merging.describing import (
    ALWAYS,
    DESCRIBED,
    MOVING_COLUMNS,
    OTHERWISE,
    PLACE_COLUMNS,
    Described,
    Type,
)


@pytest.fixture
def columns(archive: Archive, path: Path) -> dict[str, set[str]]:
    """Of every table of what people make."""
    with sqlite3.connect(path) as connection:
        found = {
            noun: {row[1] for row in connection.execute(f"PRAGMA table_info({noun})")}
            for noun in NOUNS
        }
    connection.close()
    return found


def test_every_table_of_people_travels_or_says_why_not() -> None:
    assert set(DESCRIBED) | set(OTHERWISE) == set(NOUNS)


def test_every_column_travels(columns: dict[str, set[str]]) -> None:
    for noun, described in DESCRIBED.items():
        assert columns[noun] == ALWAYS | _told(described), noun


def _told(described: Described) -> set[str]:
    told: set[str] = set()
    for field in described.fields:
        if field.of != "pair_ends":
            told.add(field.column)
        if field.type is Type.PLACE and not field.of:
            told |= PLACE_COLUMNS | MOVING_COLUMNS
    return told


def test_ends_of_pairs_are_places(columns: dict[str, set[str]]) -> None:
    assert columns["pair_ends"] == ALWAYS | PLACE_COLUMNS | MOVING_COLUMNS | {"pair_id"}


def test_what_hangs_on_another_comes_after_it() -> None:
    order = list(DESCRIBED)
    for noun, described in DESCRIBED.items():
        for field in described.fields:
            if field.type is Type.UUID:
                assert order.index(field.of) <= order.index(noun), (noun, field.name)
