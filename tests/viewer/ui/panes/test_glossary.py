import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.domain import DocumentId
from viewer.ui.panes.glossary import GlossaryPane
from viewer.ui.session import Session, Where
from viewer.ui.widgets.acronym_dialog import AcronymDialog

TEXTS = [
    "Recalling the Darfur Peace Agreement (DPA);",
    "Requests the Department of Political Affairs (DPA) and the World Food Programme (WFP);",
]


@pytest.fixture
def document(session: Session) -> DocumentId:
    return add_document(session.archive, TEXTS)


@pytest.fixture
def pane(session: Session, document: DocumentId, qtbot: QtBot) -> GlossaryPane:
    made = GlossaryPane(session)
    qtbot.addWidget(made)
    made.resize(800, 260)
    made.show()
    qtbot.waitUntil(lambda: made.table.rows.rowCount() == 3)
    return made


def rows(pane: GlossaryPane) -> list[tuple[str, str]]:
    model = pane.table.rows
    return [
        (model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())
    ]


def dialog_of(pane: GlossaryPane) -> AcronymDialog:
    found = pane.findChild(AcronymDialog)
    assert found is not None
    return found


def test_acronyms_of_all_documents_are_listed_and_filtered(pane: GlossaryPane) -> None:
    assert rows(pane) == [
        ("DPA", "Darfur Peace Agreement"),
        ("DPA", "Department of Political Affairs"),
        ("WFP", "World Food Programme"),
    ]
    QTest.keyClicks(pane.filter, "food")
    assert rows(pane) == [("WFP", "World Food Programme")]
    QTest.keyClicks(pane.filter, "x")
    assert pane._empty.text == "No acronym has “foodx”."
    QTest.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert len(rows(pane)) == 3


def test_an_entry_is_corrected_and_taken_back_as_found(
    session: Session, pane: GlossaryPane, qtbot: QtBot
) -> None:
    pane.table.choose(0)
    pane.correct()
    dialog = dialog_of(pane)
    assert dialog.acronym.isReadOnly()
    dialog.expansion.setText("Darfur Accord")
    dialog.accept()
    qtbot.waitUntil(lambda: rows(pane)[0] == ("DPA", "Darfur Accord"))
    said = pane.table.rows.index(0, 3).data()
    assert said == "corrected by Ada; found as “Darfur Peace Agreement”"
    pane.table.choose(0)
    pane.restore()
    qtbot.waitUntil(lambda: rows(pane)[0] == ("DPA", "Darfur Peace Agreement"))
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: rows(pane)[0] == ("DPA", "Darfur Accord"))


def test_what_is_wrong_is_struck_out(session: Session, pane: GlossaryPane, qtbot: QtBot) -> None:
    pane.table.choose(0)
    pane.reject()
    font = Qt.ItemDataRole.FontRole
    model = pane.table.rows
    qtbot.waitUntil(
        lambda: any(
            model.index(n, 0).data(font) and model.index(n, 3).data() == "wrong, says Ada"
            for n in range(model.rowCount())
        )
    )
    assert session.archive.glossary.meanings()["DPA"] == ("Department of Political Affairs",)


def test_one_is_added(session: Session, pane: GlossaryPane, qtbot: QtBot) -> None:
    pane.add()
    dialog = dialog_of(pane)
    assert not dialog._ok.isEnabled()
    QTest.keyClicks(dialog.acronym, "OCHA")
    QTest.keyClicks(dialog.expansion, "Humanitarian Affairs")
    dialog.accept()
    qtbot.waitUntil(lambda: ("OCHA", "Humanitarian Affairs") in rows(pane))


def test_enter_goes_where_it_is_defined(
    session: Session, document: DocumentId, pane: GlossaryPane, qtbot: QtBot
) -> None:
    pane.table.choose(2)
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.keyClick(pane.table, Qt.Key.Key_Return)
    place, where = opened.args
    assert place.paragraph == session.archive.documents.at(document, 1).id
    assert where is Where.OWN


def test_it_follows_what_is_imported(session: Session, pane: GlossaryPane, qtbot: QtBot) -> None:
    add_document(session.archive, ["The World Health Organization (WHO) reports."], title="New")
    qtbot.waitUntil(lambda: ("WHO", "World Health Organization") in rows(pane))
