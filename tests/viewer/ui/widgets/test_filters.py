from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId
from viewer.ui.session import Session
from viewer.ui.widgets.document_chooser import DocumentChooser
from viewer.ui.widgets.filters import FilterBar, Narrowing


@pytest.fixture
def bar(session: Session, qtbot: QtBot) -> FilterBar:
    made = FilterBar(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_at_first_everything_passes(bar: FilterBar) -> None:
    assert bar.narrowing() == Narrowing()
    assert not bar.narrowing()


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2013", "2013"),
        ("2013-05", "2013-05"),
        ("2013-05-17", "2013-05-17"),
        ("20", None),
        ("x", None),
    ],
)
def test_a_date_may_be_a_year_a_month_or_a_day(
    typed: str, date: str | None, bar: FilterBar
) -> None:
    QTest.keyClicks(bar.date_from, typed)
    bar.date_from.editingFinished.emit()
    assert bar.narrowing().date_from == date


def test_what_is_no_date_cannot_be_typed(bar: FilterBar) -> None:
    QTest.keyClicks(bar.date_to, "2o01x3--05 May")
    assert bar.date_to.text() == "2013-05"


def test_a_date_is_taken_while_typing_and_let_go_when_cleared(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.changed):
        QTest.keyClicks(bar.date_from, "2013")
    assert bar.narrowing().date_from == "2013"
    with qtbot.waitSignal(bar.changed):
        bar.date_from.clear()
    assert bar.narrowing().date_from is None


def test_several_themes_are_checked_without_closing_the_menu(
    session: Session, bar: FilterBar, qtbot: QtBot
) -> None:
    menu = bar.themes._menu
    menu.popup(QPoint(0, 0))
    entries = [entry for entry in menu.actions() if entry.data() is not None]
    for entry in entries[:2]:
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
        assert menu.isVisible()
    assert bar.narrowing().themes == tuple(entry.data() for entry in entries[:2])
    assert "Peace, Humanitarian" in bar.themes.accessibleDescription()
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center()
    )
    assert bar.narrowing().themes == ()


def test_the_open_document_is_followed(
    session: Session, resolution: DocumentId, bar: FilterBar, qtbot: QtBot
) -> None:
    bar.documents.choose_open(True)
    assert bar.narrowing().documents == ()
    with qtbot.waitSignal(bar.changed):
        session.show_document(resolution)
    assert bar.narrowing().documents == (resolution,)
    assert bar.documents.accessibleDescription() == "A/RES/67/264"
    with qtbot.waitSignal(bar.changed):
        bar.documents.choose_open(False)
    assert bar.narrowing().documents == ()


def test_clearing_lets_everything_through(
    session: Session, resolution: DocumentId, bar: FilterBar
) -> None:
    session.show_document(resolution)
    bar.documents.choose_open(True)
    bar.themes.choose((session.archive.themes.find("Peace").id,))
    QTest.keyClicks(bar.date_from, "2013")
    bar.date_from.editingFinished.emit()
    bar.clear()
    bar.date_from.editingFinished.emit()
    assert not bar.narrowing()


def test_together_is_asked_of_several_themes_only(session: Session, qtbot: QtBot) -> None:
    bar = FilterBar(session, together=True)
    qtbot.addWidget(bar)
    bar.show()
    peace, health = (session.archive.themes.find(each).id for each in ("Peace", "Health"))
    assert bar.together is not None
    assert not bar.together.isVisible()
    bar.themes.choose((peace, health))
    assert bar.together.isVisible()
    with qtbot.waitSignal(bar.changed):
        bar.together.click()
    assert bar.narrowing().together
    bar.themes.choose((peace,))
    assert not bar.narrowing().together
    bar.clear()
    bar.themes.choose((peace, health))
    assert not bar.narrowing().together


def test_it_is_narrowed_by_others(session: Session, resolution: DocumentId, qtbot: QtBot) -> None:
    bar = FilterBar(session, together=True)
    qtbot.addWidget(bar)
    themes = tuple(session.archive.themes.find(each).id for each in ("Peace", "Health"))
    only = Narrowing(themes, (resolution,), "2008", "2013-05", (), together=True)
    bar.narrow(only)
    assert bar.narrowing() == only
    assert bar.date_to.text() == "2013-05"
    bar.narrow(Narrowing())
    assert not bar.narrowing()


def test_another_archive_forgets_the_themes_of_the_old_one(
    session: Session, bar: FilterBar, tmp_path: Path
) -> None:
    bar.themes.choose((session.archive.themes.find("Peace").id,))
    session.switch(Archive.open(tmp_path / "other.concord", person="Ada"))
    assert bar.narrowing().themes == ()


def test_some_documents_are_chosen_from_a_list(
    session: Session, resolution: DocumentId, bar: FilterBar, qtbot: QtBot
) -> None:
    other = add_document(session.archive, ["Words"], title="A report")
    bar.documents.ask()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DocumentChooser))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DocumentChooser)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    for row in range(2):
        dialog.model.setData(
            dialog.model.index(row), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
        )
    with qtbot.waitSignal(bar.changed):
        dialog.accept()
    assert set(bar.narrowing().documents) == {resolution, other}
    assert bar.documents.accessibleDescription() == "2 documents"
    session.show_document(resolution)
    assert len(bar.narrowing().documents) == 2


def test_in_a_narrow_pane_only_what_is_chosen_is_said(session: Session, bar: FilterBar) -> None:
    bar.set_compact(True)
    bare = Qt.ToolButtonStyle.ToolButtonIconOnly
    assert bar.themes.toolButtonStyle() == bare
    bar.themes.choose((session.archive.themes.find("Peace").id,))
    assert bar.themes.toolButtonStyle() != bare
    assert bar.documents.toolButtonStyle() == bare


def tag_as(archive: Archive, person: str, document: DocumentId) -> None:
    me = archive.person
    archive.people.work_as(person)
    paragraph = archive.documents.paragraphs(document)[0]
    archive.tags.add(archive.themes.find("Peace").id, [Anchor(paragraph.id)])
    archive.people.work_as(me)


def test_people_are_offered_once_a_second_one_has_tagged(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    bar = FilterBar(session, people=True)
    qtbot.addWidget(bar)
    bar.show()
    people = bar.people
    assert people is not None
    tag_as(session.archive, "Ada", resolution)
    assert not people.isVisible()
    tag_as(session.archive, "Ben", resolution)
    qtbot.waitUntil(people.isVisible)
    people._menu.aboutToShow.emit()
    everybody, _, ada, ben = people._menu.actions()
    assert [each.text() for each in (everybody, ada, ben)] == ["Everybody", "Ada", "Ben"]
    with qtbot.waitSignal(bar.changed):
        ben.trigger()
    known = session.archive.people.find("Ben").id
    assert bar.narrowing().people == (known,)
    assert people.accessibleDescription() == "Ben"
    assert not everybody.isChecked()
    session.archive.people.rename(known, "Benjamin")
    qtbot.waitUntil(lambda: people.accessibleDescription() == "Benjamin")
    bar.clear()
    assert not bar.narrowing()
