from __future__ import annotations

import sqlite3

import pytest

from viewer.archive.conditions import Conditions


@pytest.mark.parametrize(
    ("date", "first", "last", "inside"),
    [
        ("2013-05-17", None, None, True),
        ("2013-05-17", "2013", None, True),
        ("2013-05-17", "2014", None, False),
        ("2013-05-17", "2013-05-17", "2013-05-17", True),
        ("2013-05-17", "2013-05-18", None, False),
        ("2013-05-17", None, "2013-05-16", False),
        ("2013-05-17", None, "2013", True),
        ("2013-05-17", None, "2012", False),
        ("2013", "2013-06", "2013-07", True),  # may be in it
        ("2013", "2014-01", None, False),
        ("2013-05", None, "2013-05-01", True),
        (None, None, None, True),
        (None, "1900", None, False),
        (None, None, "2100", False),
    ],
)
def test_dates_of_different_precision(
    date: str | None, first: str | None, last: str | None, inside: bool
) -> None:
    conditions = Conditions()
    conditions.dates("date", first, last)
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE TABLE documents (date)")
        database.execute("INSERT INTO documents VALUES (?)", (date,))
        found = database.execute(
            f"SELECT 1 FROM documents WHERE {conditions.sql()}", conditions.parameters
        ).fetchall()
    finally:
        database.close()
    assert bool(found) is inside


def test_nothing_asked_is_no_condition() -> None:
    conditions = Conditions()
    conditions.one_of("id", ())
    conditions.dates("date", None, "")
    assert not conditions
    assert conditions.sql() == "1"
    conditions.one_of("id", (1, 2))
    assert conditions.sql() == "id IN (?, ?)"
    assert conditions.parameters == [1, 2]
