from __future__ import annotations

import pytest

from viewer.archive import Archive
from viewer.archive.searching.fields import Field


def offered(archive: Archive, typed: str, cursor: int | None = None) -> list[str]:
    at = len(typed) if cursor is None else cursor
    return [each.text for each in archive.search.complete(typed, at)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("th", ["theme:"]),
        ("peace th", ["theme:"]),
        ("-th", ["theme:"]),
        ("theme:", ["Peace", "Health"]),
        ("theme:he", ["Health"]),
        ('theme:"he', ["Health"]),
        ("theme: wa", ["Water"]),
        ("doc:", ["A/RES/1", "2", "S/2005/1"]),
        ("doc:let", ["S/2005/1"]),
        ("title:coop", ["cooperation"]),
        ("symbol:a", ["A/RES/1"]),
        ("date:", ["2013", "2008"]),
        ("date:2", ["2013", "2008"]),
        ("body:sec", ['"Security Council"']),
        ("kind:re", ["resolution", "report"]),
        ("kind:li", ['"list item"']),
        ("lang:fre", ["fr"]),
        ("label:", ["1", "14", "2", "a"]),
        ("label:(", []),
        ("label:1", ["1", "14"]),
        ("by:", ["me", "Ada", "Ben"]),
        ("in:", ["paragraphs", "notes", "titles", "themes"]),
        ("is:un", ["untagged"]),
        ("NE", ["NEAR "]),
        ("peace A", ["AND "]),
        ("coop", ["cooperation"]),
        ("pe", ["theme:Peace", "peace", "peacefully"]),
        ("الس", ["السلام"]),
    ],
)
def test_what_may_be_typed_next(library: Archive, typed: str, first: list[str]) -> None:
    found = offered(library, typed)
    assert found[: len(first)] == first
    if not first:
        assert "paragraphs" not in found


def test_where_anything_may_begin_all_fields_are_offered(library: Archive) -> None:
    fields = [f"{field}:" for field in Field]
    for typed in ("", "peace ", "peace (", "peace OR "):
        assert offered(library, typed) == fields
    assert offered(library, "=pea") == []
    assert offered(library, '"peace and') == []


def test_what_is_typed_is_replaced_even_when_the_cursor_is_inside(library: Archive) -> None:
    typed = 'war theme:"he" peace'
    (health,) = library.search.complete(typed, typed.index("e") + 4 + len(' "h'))
    assert (health.text, health.group, health.count) == ("Health", "theme", 2)
    assert typed[: health.start] + health.text + typed[health.end :] == "war theme:Health peace"
    typed = "cooping war"
    word = library.search.complete(typed, 4)[0]
    assert typed[: word.start] + word.text + typed[word.end :] == "cooperation war"


def test_candidates_say_how_many_there_are(library: Archive) -> None:
    (word,) = library.search.complete("followu", 7)
    assert (word.said, word.group, word.count) == ("followup", "word", 1)
    years = library.search.complete("date:", 5)
    assert [(each.said, each.count) for each in years] == [("2013", 1), ("2008", 1)]
    assert all(each.detail for each in library.search.complete("", 0))
