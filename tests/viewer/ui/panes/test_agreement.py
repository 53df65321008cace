from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId
from viewer.ui import panes
from viewer.ui.models.roles import ItemRole
from viewer.ui.panes.agreement import AgreementPane
from viewer.ui.session import Session
from viewer.ui.widgets.agreement_bar import ALL, THIS
from viewer.ui.window import Window


def tag_as(archive: Archive, person: str, document: DocumentId, **themes: list[int]) -> None:
    me = archive.person
    archive.people.work_as(person)
    paragraphs = archive.documents.paragraphs(document)
    for name, places in themes.items():
        theme = archive.themes.find(name).id
        archive.tags.add(theme, [Anchor(paragraphs[place].id) for place in places])
    archive.people.work_as(me)


@pytest.fixture
def other(archive: Archive) -> DocumentId:
    return add_document(archive, ["Another text of peace."], title="Another", symbol="A/2")


@pytest.fixture
def pane(
    session: Session, resolution: DocumentId, other: DocumentId, qtbot: QtBot
) -> AgreementPane:
    archive = session.archive
    tag_as(archive, "Ada", resolution, Peace=[0], Humanitarian=[1])
    tag_as(archive, "Ben", resolution, Peace=[0], Humanitarian=[1, 2], Health=[2])
    tag_as(archive, "Ada", other, Peace=[0])
    made = AgreementPane(session)
    qtbot.addWidget(made)
    made.resize(1100, 260)
    made.show()
    assert session.background.wait()
    return made


def rows(pane: AgreementPane) -> list[tuple[str, ...]]:
    model = pane.model
    return [
        model.data(model.index(row, 0), ItemRole.VALUE).cells for row in range(model.rowCount())
    ]


def figures(pane: AgreementPane) -> list[tuple[str, ...]]:
    model = pane.summary_model
    return [
        model.data(model.index(row, 0), ItemRole.VALUE).cells for row in range(model.rowCount())
    ]


def asked(pane: AgreementPane, session: Session) -> None:
    pane.bar.asked.emit()
    assert session.background.wait()


def opened(session: Session) -> list[Any]:
    places: list[Any] = []
    session.open_requested.connect(lambda place, _where: places.append(place))
    return places


def test_two_people_are_compared_paragraph_by_paragraph(pane: AgreementPane) -> None:
    assert [row[:1] + row[3:6] for row in rows(pane)] == [
        ("=", "Peace", "", ""),
        ("=", "Humanitarian", "", ""),
        ("≠", "", "", "Humanitarian, Health"),
    ]
    assert pane.model.headings[4:6] == ("Only Ada", "Only Ben")
    assert pane.sentence.text().endswith(
        "1 of 3 tagged paragraphs differ. 1 document that not both have tagged is left out."
    )
    assert figures(pane) == [
        ("All themes", "2", "0", "2", "83%", "0.57", "0.57"),
        ("Peace", "1", "0", "0", "100%", "1.00", "1.00"),
        ("Humanitarian", "1", "0", "1", "75%", "0.50", "0.53"),
        ("Health", "0", "0", "1", "75%", "0.00", "0.00"),
    ]
    assert "talk the differences over" in pane.sentence.text()


def test_differences_alone_and_back_again(
    pane: AgreementPane, session: Session, resolution: DocumentId
) -> None:
    pane.turn_differences()
    assert [row[0] for row in rows(pane)] == ["≠"]
    pane.turn_differences()
    assert len(rows(pane)) == 3
    pane.turn_differences()
    tag_as(session.archive, "Ada", resolution, Humanitarian=[2], Health=[2])
    pane.refresh()
    assert session.background.wait()
    assert pane._rows_stack.currentWidget() is pane._nothing
    assert pane._nothing.text == "They agree on every paragraph."


def test_the_paragraph_is_gone_to_and_a_click_shows_it(
    pane: AgreementPane, session: Session, resolution: DocumentId
) -> None:
    places = opened(session)
    pane.table.choose(2)
    pane.open()
    third = session.archive.documents.paragraphs(resolution)[2].id
    assert [(each.document, each.paragraph) for each in places] == [(resolution, third)]
    at = pane.table.visualRect(pane.model.index(0, 2)).center()
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    first = session.archive.documents.paragraphs(resolution)[0].id
    assert places[-1].paragraph == first


def test_what_counts_is_chosen_and_remembered(pane: AgreementPane, session: Session) -> None:
    entries = {each.text(): each for each in pane.bar.options_button.menu().actions()}
    entries["Paragraphs that one of them tagged"].trigger()
    assert session.background.wait()
    assert pane._tables is not None
    assert pane._tables.answer.agreement.total.units == 9
    entries["By character: it matters which words are tagged"].trigger()
    assert session.background.wait()
    assert pane._tables.answer.agreement.total.units > 100
    again = AgreementPane(session)
    assert (again.bar.chosen().scope, again.bar.chosen().unit) == ("tagged", "character")
    again.deleteLater()


def test_documents_and_people_are_chosen(
    pane: AgreementPane,
    session: Session,
    resolution: DocumentId,
    other: DocumentId,
    qtbot: QtBot,
) -> None:
    archive = session.archive
    tag_as(archive, "Cleo", other, Peace=[0])
    collection = archive.collections.add("Others", [other])
    pane.refresh()
    cleo, ada = archive.people.find("Cleo").id, archive.people.find("Ada").id
    pane.bar.choose(collection, (ada, cleo))
    asked(pane, session)
    assert [row[1] for row in rows(pane)] == ["A/2"]
    assert "cannot be told" in pane.sentence.text()
    state = pane.save_state()
    pane.bar.choose(ALL, (ada, archive.people.find("Ben").id))
    pane.restore_state(state)
    qtbot.waitUntil(lambda: pane.bar.chosen().people == (ada, cleo))
    assert pane.bar.chosen().documents == collection
    pane.bar.choose(collection, (archive.people.find("Ben").id, cleo))
    asked(pane, session)
    assert pane._nothing.text.startswith("Ben and Cleo have not tagged the same document.")
    pane.bar.choose(THIS, (ada, archive.people.find("Ben").id))
    asked(pane, session)
    assert "Open a document" in pane._nothing.text


def test_nobody_is_compared_with_themselves(pane: AgreementPane, session: Session) -> None:
    pane.bar.first.setCurrentIndex(1)
    pane.bar.first.activated.emit(1)
    assert session.background.wait()
    assert [pane.bar.first.currentText(), pane.bar.second.currentText()] == ["Ben", "Ada"]
    assert rows(pane)[2][3:6] == ("", "Humanitarian, Health", "")


def test_an_archive_of_one_person_says_how_a_colleagues_work_comes_in(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    tag_as(session.archive, "Ada", resolution, Peace=[0])
    made = AgreementPane(session)
    qtbot.addWidget(made)
    made.show()
    assert session.background.wait()
    assert made._stack.currentWidget() is made._empty
    assert "bundle" in made._empty.text


def test_the_table_is_exported(pane: AgreementPane, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "agreement.csv"
    pane.export_to(path)
    assert session.background.wait()
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert [row["only Ben"] for row in written] == ["", "", "Humanitarian; Health"]
    pane.turn_differences()
    pane.export_to(path)
    assert session.background.wait()
    assert path.read_text("utf-8-sig").count("\n") == 2


def test_another_archive_leaves_nothing_behind(
    pane: AgreementPane, session: Session, tmp_path: Path
) -> None:
    session.switch(Archive.open(tmp_path / "empty.concord", person="Ada"))
    pane.refresh()
    assert session.background.wait()
    assert pane.model.rowCount() == 0
    assert pane._stack.currentWidget() is pane._empty


def test_where_there_is_no_room_for_both_one_is_shown(pane: AgreementPane) -> None:
    assert pane.table.isVisible()
    assert pane.summary.isVisible()
    assert not pane.bar.figures_button.isVisible()
    pane.resize(700, 260)
    assert pane.table.isVisible()
    assert not pane.summary.isVisible()
    pane.turn_figures()
    assert not pane.table.isVisible()
    assert pane.summary.isVisible()
    pane.resize(1100, 260)
    assert pane.table.isVisible()
    assert pane.summary.isVisible()


def test_much_is_compared_in_a_process_of_its_own(
    pane: AgreementPane,
    session: Session,
    resolution: DocumentId,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    before = rows(pane), figures(pane)
    monkeypatch.setattr(panes.agreement, "_LONG", 0)
    asked(pane, session)
    assert (rows(pane), figures(pane)) == before
    # What takes long is not begun anew with every tag.
    tag_as(session.archive, "Ada", resolution, Health=[2])
    qtbot.waitUntil(pane.bar.again_button.isVisible)
    assert (rows(pane), figures(pane)) == before
    pane.compare_again()
    assert session.background.wait()
    assert not pane.bar.again_button.isVisible()
    assert rows(pane)[2][3] == "Health"


def test_with_the_keyboard_alone(
    pane: AgreementPane, session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    window = Window(session, restore=False)
    window.complete()
    window.resize(1300, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    session.open(resolution)
    session.reveal("readers")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window, Qt.Key.Key_A, modifiers)
    there = window.docks["agreement"].content()
    assert isinstance(there, AgreementPane)
    qtbot.waitUntil(lambda: there.model.rowCount() == 3 and there.table.hasFocus())
    QTest.keyClick(there.table, Qt.Key.Key_D)
    assert there.model.rowCount() == 1
    QTest.keyClick(there.table, Qt.Key.Key_Return)
    third = session.archive.documents.paragraphs(resolution)[2].id
    qtbot.waitUntil(lambda: [a.paragraph for a in session.selection.anchors] == [third])
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
