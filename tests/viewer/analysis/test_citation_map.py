from __future__ import annotations

import pytest

from viewer.analysis.citation_map import MOST, Arc, Dated, citation_map, years_of


def test_documents_stand_by_date_and_arcs_join_them() -> None:
    documents = [Dated(3, "C", "2013-05-17"), Dated(1, "A", "2006-12-04"), Dated(9, "X", "2000")]
    found = citation_map(documents, [(3, 1, 2)])
    assert [(each.key, each.links) for each in found.spots] == [(1, 1), (3, 1)]
    assert found.arcs == (Arc(1, 0, 2),)
    assert found.years == (2006, 2014)
    assert found.left_out == 0


def test_what_has_no_date_is_left_out_and_counted() -> None:
    found = citation_map([Dated(1, "A", "2006"), Dated(2, "B", "2007")], [(1, 2, 1), (1, 5, 1)])
    assert len(found.arcs) == 1
    assert found.left_out == 1
    assert citation_map([Dated(1, "A", "soon")], [(1, 2, 1)]).spots == ()


def test_of_too_many_the_one_that_is_read_stays_with_its_neighbours() -> None:
    documents = [Dated(key, f"D{key:03}", f"{1946 + key % 60}-01-01") for key in range(200)]
    links = [(key, (key * 7 + 1) % 150, 1) for key in range(150)] + [(190, 191, 1)]
    found = citation_map(documents, links, centre=190)
    assert len(found.spots) == MOST
    assert {190, 191} <= {each.key for each in found.spots}
    assert found.left_out > 0
    assert [each.at for each in found.spots] == sorted(each.at for each in found.spots)


@pytest.mark.parametrize(
    ("iso", "at"), [("2013", 2013.5), ("2013-01-01", 2013.0), ("2013-13", None), ("", None)]
)
def test_dates_as_years(iso: str, at: float | None) -> None:
    assert years_of(iso) == at


def test_a_month_alone_is_its_middle() -> None:
    assert 2013.5 < (years_of("2013-07") or 0) < 2013.6
