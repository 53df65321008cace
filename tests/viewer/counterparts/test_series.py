"""Which documents a clause can be followed through."""

from __future__ import annotations

import pytest

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.counterparts.series import named, series_of
from viewer.domain import DocumentId, NotFound


def test_the_smallest_collection_comes_first(archive: Archive, series: list[DocumentId]) -> None:
    other = add_document(archive, ["A speech on fisheries."], title="Statement by the Minister")
    archive.collections.add("Everything", [*series, other])
    archive.collections.add("Two years", series[1:])
    archive.collections.add("Alone", series[2:])

    names = [each.name for each in series_of(archive, series[2])]

    assert names == [
        "Two years",
        "Everything",
        "Documents of the same title",
        "All documents",
        "Alone",
    ]


def test_without_a_collection_titles_alike_but_for_numbers_come_first(
    archive: Archive, series: list[DocumentId]
) -> None:
    add_document(archive, ["A speech on fisheries."], title="Statement by the Minister (2013)")

    found = series_of(archive, series[0])

    assert [each.key for each in found] == ["title", "all"]
    assert found[0].documents == frozenset(series)
    assert len(found[1].documents) == 4


def test_a_document_like_no_other_is_looked_for_in_all(
    archive: Archive, series: list[DocumentId]
) -> None:
    other = add_document(archive, ["A speech on fisheries."], title="Statement by the Minister")

    assert [each.key for each in series_of(archive, other)] == ["all"]


def test_a_series_is_asked_for_by_its_name(archive: Archive, series: list[DocumentId]) -> None:
    archive.collections.add("Two years", series[1:])
    known = series_of(archive, series[1])

    assert named(known, " two YEARS").documents == frozenset(series[1:])
    assert named(known, "all").key == "all"
    with pytest.raises(NotFound, match="“Two years”, “Documents of the same title”"):
        named(known, "Ten years")


def test_a_document_that_is_gone_has_none(archive: Archive, series: list[DocumentId]) -> None:
    archive.documents.remove([series[0]])
    with pytest.raises(NotFound):
        series_of(archive, series[0])


def test_titles_of_number_and_date_make_no_series(archive: Archive) -> None:
    made = [
        add_document(
            archive, [f"Decides {number}."], title=f"Resolution {number} (1992) of 10 April 1992"
        )
        for number in (750, 751)
    ]

    assert [each.key for each in series_of(archive, made[0])] == ["all"]
