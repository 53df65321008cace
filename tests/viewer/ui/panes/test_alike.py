import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.domain import Anchor, DocumentId
from viewer.ui.models.alike_model import Head, Member
from viewer.ui.panes.alike import AlikePane
from viewer.ui.session import Place, Selection, Session, Where

CLAUSE = "Requests the Secretary-General to report on zinc at its {} session;"


@pytest.fixture
def document(session: Session) -> DocumentId:
    return add_document(session.archive, [CLAUSE.format("tenth"), "Notes something else."])


@pytest.fixture
def pane(session: Session, document: DocumentId, qtbot: QtBot) -> AlikePane:
    add_document(session.archive, ["Zinc is a metal.", CLAUSE.format("last")], title="Other")
    made = AlikePane(session)
    qtbot.addWidget(made)
    made.resize(800, 260)
    made.show()
    return made


def select(session: Session, document: DocumentId, index: int) -> None:
    paragraph = session.archive.documents.at(document, index)
    session.select(Selection(document, (Anchor(paragraph.id),), paragraph.text))


def members(pane: AlikePane) -> list[Member]:
    rows = [pane.model.row_at(pane.model.index(n)) for n in range(pane.model.rowCount())]
    return [each for each in rows if isinstance(each, Member)]


def test_paragraphs_like_the_selected_one_are_listed_with_reasons(
    session: Session, document: DocumentId, pane: AlikePane, qtbot: QtBot
) -> None:
    assert pane.paragraph is None
    select(session, document, 0)
    pane.activateWindow()
    pane.find_like()
    qtbot.waitUntil(lambda: len(members(pane)) == 2)
    qtbot.waitUntil(pane.view.hasFocus)
    first = members(pane)[0]
    assert first.found.text == CLAUSE.format("last")
    assert first.said.endswith("by General, report, Requests, Secretary")
    assert pane.said.text().startswith("Like “Requests the…” of “A document”, by tenth, ")
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == [first.place, Where.RIGHT]


def test_nothing_alike_is_said(
    session: Session, document: DocumentId, pane: AlikePane, qtbot: QtBot
) -> None:
    select(session, document, 1)
    pane.find_like()
    qtbot.waitUntil(lambda: pane._empty.text == "Nothing is alike.")


def test_near_duplicates_are_set_beside_each_other(
    session: Session, pane: AlikePane, qtbot: QtBot
) -> None:
    pane._empty._button.click()
    qtbot.waitUntil(lambda: len(members(pane)) == 2, timeout=30_000)
    assert isinstance(pane.model.row_at(pane.model.index(0)), Head)
    assert pane.said.text() == "1 group of paragraphs that differ in little, the largest first"
    opened: list[tuple[Place, Where]] = []
    session.open_requested.connect(lambda place, where: opened.append((place, where)))
    assert pane.two is None  # the first stands beside itself
    pane.view.setCurrentIndex(pane.model.index(2))
    pane.compare()
    one, other = (each.place for each in members(pane))
    assert opened == [(one, Where.LEFT), (other, Where.RIGHT)]


def test_looking_for_duplicates_can_be_cancelled(
    session: Session, pane: AlikePane, qtbot: QtBot
) -> None:
    pane.find_duplicates()
    (job,) = session.background.jobs
    job.cancel()
    qtbot.waitUntil(lambda: session.background.idle)
    assert pane._empty.text.startswith("Select a paragraph")
