from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.viewer.counterparts.conftest import YEARS
from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.counterparts.following import Clause
from viewer.domain import DocumentId, Lineage, WorldError
from viewer.ui.models import lineages as module
from viewer.ui.models.lineages import Lineages
from viewer.ui.session import Session


@pytest.fixture
def series(archive: Archive) -> list[DocumentId]:
    return [
        add_document(archive, texts, title=f"Of {date}", symbol=date, date=date)
        for date, texts in YEARS.items()
    ]


@pytest.fixture
def clause(archive: Archive, series: list[DocumentId]) -> Clause:
    return Clause(archive.documents.at(series[1], 1).id, frozenset(series), "The series")


class Found:
    """What was told, in order."""

    def __init__(self) -> None:
        self.lineages: list[Lineage] = []
        self.errors: list[WorldError] = []
        self.ends = 0

    def ended(self) -> None:
        self.ends += 1


@pytest.fixture
def owner(session: Session) -> QObject:
    return QObject(session)


def find(lineages: Lineages, clause: Clause) -> Found:
    found = Found()
    lineages.find(clause, found.lineages.append, found.errors.append, found.ended)
    return found


def test_what_is_known_is_told_at_once(session: Session, owner: QObject, clause: Clause) -> None:
    lineages = Lineages(session, owner)
    first = find(lineages, clause)
    busy = [lineages.busy]
    assert session.background.wait()
    busy.append(lineages.busy)

    again = find(lineages, clause)

    assert busy == [True, False]
    assert again.lineages == first.lineages
    assert (first.ends, again.ends) == (1, 1)


def test_another_clause_takes_the_alignments_of_the_first(
    session: Session,
    owner: QObject,
    clause: Clause,
    archive: Archive,
    series: list[DocumentId],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lineages = Lineages(session, owner)
    find(lineages, clause)
    session.background.wait()

    def unwanted(*_arguments: object) -> None:
        raise AssertionError("nothing is left to be aligned")

    monkeypatch.setattr("viewer.counterparts.following.align", unwanted)
    other = Clause(archive.documents.at(series[1], 0).id, clause.documents, "The series")
    found = find(lineages, other)
    session.background.wait()

    assert [row.said for row in found.lineages[0].rows][2] == "Unchanged since 2011"


def test_a_new_hand_made_pair_is_seen(
    session: Session,
    owner: QObject,
    clause: Clause,
    archive: Archive,
    series: list[DocumentId],
    qtbot: QtBot,
) -> None:
    lineages = Lineages(session, owner)
    find(lineages, clause)
    session.background.wait()
    archive.pairs.part(archive.documents.at(series[1], 1).id, archive.documents.at(series[2], 2).id)

    found = find(lineages, clause)
    session.background.wait()

    assert found.lineages[0].rows[2].said == "Went after 2013"


def test_long_documents_are_followed_in_a_process(
    session: Session, owner: QObject, clause: Clause, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = find(Lineages(session, owner), clause)
    session.background.wait()
    monkeypatch.setattr(module, "LONG", 1)

    apart = find(Lineages(session, owner), clause)
    assert session.background.wait(60_000)

    assert apart.lineages == here.lineages


def test_only_the_last_clause_is_told(
    session: Session, owner: QObject, clause: Clause, archive: Archive, series: list[DocumentId]
) -> None:
    lineages = Lineages(session, owner)
    first = find(lineages, clause)
    second = find(
        lineages, Clause(archive.documents.at(series[0], 0).id, clause.documents, "The series")
    )
    session.background.wait()

    assert (first.lineages, first.ends) == ([], 0)
    assert len(second.lineages) == second.ends == 1


def test_a_paragraph_that_is_gone_is_refused(
    session: Session, owner: QObject, clause: Clause, archive: Archive, series: list[DocumentId]
) -> None:
    archive.documents.remove([series[1]])
    found = find(Lineages(session, owner), clause)
    session.background.wait()

    assert found.lineages == []
    assert len(found.errors) == found.ends == 1
