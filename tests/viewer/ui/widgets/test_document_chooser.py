import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.domain import DocumentId
from viewer.ui.session import Session
from viewer.ui.widgets.document_chooser import DocumentChooser


@pytest.fixture
def chooser(session: Session, resolution: DocumentId, qtbot: QtBot) -> DocumentChooser:
    add_document(session.archive, ["Words"], title="A report")
    made = DocumentChooser(session, (resolution,))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 2)
    return made


def test_what_was_chosen_is_checked(chooser: DocumentChooser, resolution: DocumentId) -> None:
    assert chooser.model.checked() == (resolution,)
    assert chooser._count.text() == "1 chosen"


@pytest.mark.parametrize("from_the_left", [10, 200], ids=["box", "title"])
def test_a_click_anywhere_on_a_row_checks_it_once(
    from_the_left: int, chooser: DocumentChooser
) -> None:
    rect = chooser.view.visualRect(chooser.view.model().index(1, 0))
    at = QPoint(rect.left() + from_the_left, rect.center().y())
    QTest.mouseClick(chooser.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(chooser.model.checked()) == 2


def test_documents_are_found_and_checked_without_the_mouse(
    chooser: DocumentChooser, qtbot: QtBot
) -> None:
    QTest.keyClicks(chooser.filter, "report")
    assert chooser.view.model().rowCount() == 1
    QTest.keyClick(chooser.filter, Qt.Key.Key_Down)
    QTest.keyClick(chooser.view, Qt.Key.Key_Space)
    assert len(chooser.model.checked()) == 2
    with qtbot.waitSignal(chooser.accepted):
        QTest.keyClick(chooser.view, Qt.Key.Key_Return)


def test_without_any_all_documents_pass(chooser: DocumentChooser) -> None:
    index = chooser.model.index(0)
    chooser.model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert chooser._count.text() == "None chosen: all documents"


def test_closing_before_the_documents_are_read_is_no_trouble(
    session: Session, qtbot: QtBot
) -> None:
    made = DocumentChooser(session, ())
    qtbot.addWidget(made)
    made.reject()
    qtbot.waitUntil(lambda: session.background.idle)
    assert made.model.rowCount() == 0
