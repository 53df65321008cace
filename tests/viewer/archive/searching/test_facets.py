from __future__ import annotations

import pytest

from viewer.archive import Archive
from viewer.archive.searching import facets as counting
from viewer.domain.searching import Facet, FacetName, Question, Tally


def facet(archive: Archive, query: str, name: FacetName) -> Facet:
    return next(each for each in archive.search.facets(Question(query)).by if each.name is name)


def counts(archive: Archive, query: str, name: FacetName) -> dict[str, int]:
    return {each.said: each.count for each in facet(archive, query, name).values}


def test_paragraphs_are_counted_by_all_that_they_can_be_narrowed_by(library: Archive) -> None:
    assert library.search.facets(Question("peace")).of == Tally(6)
    assert counts(library, "peace", FacetName.DOCUMENT) == {
        "A/RES/1 Cooperation for peace": 3,
        "Report on health": 2,
        "S/2005/1 Letter on cooperation": 1,
    }
    assert counts(library, "peace", FacetName.YEAR) == {"2008": 2, "2013": 3}
    assert counts(library, "peace", FacetName.BODY) == {
        "General Assembly": 3,
        "Security Council": 1,
    }
    assert counts(library, "peace", FacetName.KIND) == {"report": 2, "resolution": 3}
    assert counts(library, "peace", FacetName.LANGUAGE) == {"English": 2, "French": 2, "Arabic": 1}
    assert counts(library, "peace", FacetName.THEME) == {"Peace": 2, "Health": 1}
    assert counts(library, "war", FacetName.THEME) == {"Health": 2, "Peace": 1, "Water": 1}


@pytest.mark.parametrize("query", ["peace", "war", "-xyz", "is:tagged"])
def test_what_narrows_leaves_as_many_as_were_counted(library: Archive, query: str) -> None:
    for each in library.search.facets(Question(query)).by:
        for value in each.values:
            assert library.search.count(f"({query}) {value.narrows}") == value.count, value


def test_what_was_not_counted_is_said(library: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "COUNTED", 2)
    found = library.search.facets(Question("peace"))
    assert found.of == Tally(2, more=True)
    monkeypatch.undo()
    monkeypatch.setattr(counting, "BY_BLOCK", 3)
    assert facet(library, "peace", FacetName.THEME).of is None
    monkeypatch.setattr(counting, "BY_THEME", 1)
    assert facet(library, "peace", FacetName.THEME).of == Tally(3, more=True)
    monkeypatch.undo()
    few = library.search.facets(Question("peace"), most=1).by
    assert [(len(each.values), each.others) for each in few] == [
        (1, 1),
        (1, 2),
        (1, 1),
        (1, 1),
        (1, 1),
        (1, 2),
    ]
