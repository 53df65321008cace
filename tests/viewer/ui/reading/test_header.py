from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.appearance import Appearance
from viewer.ui.reading.header import Header


def test_a_header_names_its_document_and_cuts_long_titles(
    qtbot: QtBot, appearance: Appearance, archive: Archive, resolution: DocumentId
) -> None:
    archive.documents.correct(resolution, title="A very long title " * 12)
    header = Header(appearance)
    qtbot.addWidget(header)
    header.resize(260, header.height())

    header.show_document(archive.documents.get(resolution))
    header.set_active(True, marked=True)
    header.grab()

    assert "A/RES/67/264" in header.title.accessibleName()
    assert "A very long title" in header.title.toolTip()
    assert header.minimumSizeHint().width() <= 260
    header.show_document(None)
    assert header.title.accessibleName().startswith("No document")


def test_the_buttons_ask(qtbot: QtBot, appearance: Appearance) -> None:
    header = Header(appearance)
    qtbot.addWidget(header)
    with qtbot.waitExposed(header):
        header.show()

    for button, signal in (
        (header.title, header.choose_requested),
        (header._split, header.split_requested),
        (header._close, header.close_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    header.offer(split=False, close=False)
    assert header._split.isHidden()
    assert header._close.isHidden()
