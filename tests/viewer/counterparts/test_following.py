"""A clause is followed through a series in the archive."""

from __future__ import annotations

import pytest

from tests.viewer.counterparts.conftest import CHILDREN, GROWN
from viewer.archive import Archive
from viewer.counterparts.following import Clause, follow, follow_apart
from viewer.domain import Cancelled, DocumentId, Lineage, NotFound, Relation


def clause(archive: Archive, series: list[DocumentId], number: int, index: int) -> Clause:
    paragraph = archive.documents.at(series[number], index)
    return Clause(paragraph.id, frozenset(series), "The series")


def told(lineage: Lineage) -> list[tuple[str | None, str]]:
    return [(row.date and row.date[:4], row.said) for row in lineage.rows]


@pytest.mark.parametrize(("number", "index"), [(1, 1), (2, 2)])
def test_the_documents_are_gone_through_by_date(
    archive: Archive, series: list[DocumentId], number: int, index: int
) -> None:
    found = follow(archive, clause(archive, series, number, index)).lineage

    assert told(found) == [
        ("2011", "Not there"),
        ("2013", "Appeared 2013"),
        ("2015", "Moved and grew by 6 words"),
    ]
    assert [row.document for row in found.rows] == series
    assert found.rows[2].text == f"{GROWN};"
    assert found.rows[2].citation.endswith("A/RES/2015, 11 June 2015, para. 2, p. 1")
    assert [row.chosen for row in found.rows].index(True) == number


def test_the_document_of_the_clause_need_not_be_named(
    archive: Archive, series: list[DocumentId]
) -> None:
    paragraph = archive.documents.at(series[1], 1).id

    found = follow(archive, Clause(paragraph, frozenset(series[2:]), "Later")).lineage

    assert [row.document for row in found.rows] == series[1:]


def test_what_a_person_paired_wins(archive: Archive, series: list[DocumentId]) -> None:
    ours = archive.documents.at(series[1], 1)
    theirs = archive.documents.at(series[2], 1)
    assert theirs.text == CHILDREN
    archive.pairs.pair(ours.id, theirs.id)

    row = follow(archive, clause(archive, series, 1, 1)).lineage.rows[2]

    assert (row.text, row.held, row.relation) == (CHILDREN, True, Relation.CHANGED)


def test_what_a_person_paired_over_a_document_between_wins(
    archive: Archive, series: list[DocumentId]
) -> None:
    ours = archive.documents.at(series[0], 0)
    theirs = archive.documents.at(series[2], 3)
    archive.pairs.pair(ours.id, theirs.id)

    rows = follow(archive, clause(archive, series, 0, 0)).lineage.rows

    assert rows[1].relation is Relation.SAME
    assert (rows[2].indexes, rows[2].held) == ((3,), True)


def test_what_a_person_parted_is_not_the_clause(archive: Archive, series: list[DocumentId]) -> None:
    archive.pairs.part(archive.documents.at(series[1], 1).id, archive.documents.at(series[2], 2).id)

    row = follow(archive, clause(archive, series, 1, 1)).lineage.rows[2]

    assert row.absent
    assert row.said == "Went after 2013"


def test_alignments_that_are_known_are_not_made_again(
    archive: Archive, series: list[DocumentId]
) -> None:
    wanted = clause(archive, series, 1, 1)
    first = follow(archive, wanted)

    again = follow(archive, wanted, known=first.made)

    assert len(first.made) == 2
    assert again.made == {}
    assert again.lineage == first.lineage


def test_documents_without_a_date_come_last(archive: Archive, series: list[DocumentId]) -> None:
    archive.documents.correct(series[0], date=None)

    rows = follow(archive, clause(archive, series, 1, 1)).lineage.rows

    assert [row.document for row in rows] == [series[1], series[2], series[0]]
    assert rows[2].said == "Went after 2015"


def test_another_process_finds_the_same(archive: Archive, series: list[DocumentId]) -> None:
    wanted = clause(archive, series, 1, 1)
    shares: list[float] = []

    apart = follow_apart(archive.path, wanted, {}, shares.append)

    assert apart.lineage == follow(archive, wanted).lineage
    assert shares[-1] == 1.0


def test_it_ends_when_it_is_not_wanted_any_more(archive: Archive, series: list[DocumentId]) -> None:
    with pytest.raises(Cancelled):
        follow(archive, clause(archive, series, 1, 1), cancelled=lambda: True)


def test_a_paragraph_that_is_gone_is_said_to_be_so(
    archive: Archive, series: list[DocumentId]
) -> None:
    wanted = clause(archive, series, 1, 1)
    archive.documents.remove([series[1]])
    with pytest.raises(NotFound):
        follow(archive, wanted)
