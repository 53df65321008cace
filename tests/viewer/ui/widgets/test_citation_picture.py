from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from viewer.analysis.citation_map import Dated, citation_map
from viewer.ui.session import Session
from viewer.ui.widgets.citation_picture import CitationPicture

DOCUMENTS = [
    Dated(1, "A/RES/37/4", "1982-10-22"),
    Dated(2, "A/RES/61/49", "2006-12-04"),
    Dated(3, "A/RES/67/264", "2013-05-17"),
]


@pytest.fixture
def picture(session: Session, qtbot: QtBot) -> CitationPicture:
    made = CitationPicture(session.appearance)
    qtbot.addWidget(made)
    made.resize(700, 320)
    made.show_map(citation_map(DOCUMENTS, [(3, 1, 1), (3, 2, 4)], centre=3), 3)
    made.show()
    return made


def test_older_documents_stand_to_the_left(picture: CitationPicture) -> None:
    places = [picture.place(number) for number in range(3)]
    assert places[0].x() < places[1].x() < places[2].x()
    assert {each.y() for each in places} == {places[0].y()}


def test_a_click_chooses_a_document_and_a_tip_names_it(
    picture: CitationPicture, qtbot: QtBot
) -> None:
    at = picture.place(2).toPoint()
    with qtbot.waitSignal(picture.chosen) as chosen:
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [3]
    picture.event(QHelpEvent(QHelpEvent.Type.ToolTip, at, picture.mapToGlobal(at)))
    assert QToolTip.text() == "A/RES/67/264, 2013-05-17\ncites 2, cited by 0"
    heard: list[int] = []
    picture.chosen.connect(heard.append)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert heard == []


def test_it_is_saved_as_drawing_and_as_picture(picture: CitationPicture, tmp_path: Path) -> None:
    assert picture.save(tmp_path / "cites.svg")
    drawn = (tmp_path / "cites.svg").read_text("utf-8")
    assert drawn.count("<path") >= 2
    assert "A/RES/67/264" in drawn
    assert picture.save(tmp_path / "cites.png")
    image = QImage(str(tmp_path / "cites.png"))
    assert (image.width(), image.height()) == (1400, 640)
    dot = picture.place(2) * 2
    accent = picture._look.colour("accent")
    assert image.pixelColor(dot.toPoint()).name() == accent.name()
    assert image.pixelColor(QPointF(4, 4).toPoint()) != accent
    assert not picture.save(tmp_path / "nowhere" / "cites.png")


def test_nothing_to_draw_is_said(picture: CitationPicture) -> None:
    before = picture.grab().toImage()
    picture.show_map(citation_map([], []), None)
    assert picture.grab().toImage() != before
