import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive.errors import DamagedArchive
from viewer.archive.search import Search
from viewer.domain import Anchor, DocumentId
from viewer.ui.panes.search import FIRST_HITS, Question, SearchPane
from viewer.ui.session import Place, Selection, Session, Where
from viewer.ui.widgets.filters import Narrowing


@pytest.fixture
def pane(session: Session, resolution: DocumentId, qtbot: QtBot) -> SearchPane:
    add_document(
        session.archive,
        ["Peace is kept by many.", "Elsewhere, peace was made in two years."],
        title="A report on peace",
        date="2008-07-10",
    )
    made = SearchPane(session)
    qtbot.addWidget(made)
    made.resize(1000, 260)
    made.show()
    return made


def ask(pane: SearchPane, qtbot: QtBot, words: str) -> list[str]:
    """Type words, wait for their answer, give the texts of the hits."""
    pane.field.clear()
    QTest.keyClicks(pane.field, words)
    qtbot.waitUntil(lambda: answered(pane))
    return texts(pane)


def answered(pane: SearchPane) -> bool:
    asked = pane._asked is not None and pane._asked.words == pane.field.text()
    return asked and not pane._typed.isActive() and pane._job is None


def texts(pane: SearchPane) -> list[str]:
    hits = (pane.model.hit_at(pane.model.index(row)) for row in range(pane.model.rowCount()))
    return [hit.text for hit in hits if hit is not None]


def test_hits_come_as_one_types_also_for_half_a_word(pane: SearchPane, qtbot: QtBot) -> None:
    assert len(ask(pane, qtbot, "vacc")) == 1
    assert ask(pane, qtbot, "vaccination campaigns")[0].startswith("Encourages")
    assert pane.status.text().startswith("1 result · ")


def test_newer_letters_end_the_older_search(pane: SearchPane, qtbot: QtBot) -> None:
    QTest.keyClicks(pane.field, "peac")
    pane.search()
    older = pane._job
    assert older is not None
    QTest.keyClicks(pane.field, "e is")
    pane.search()
    assert older.abandoned
    qtbot.waitUntil(lambda: answered(pane))
    assert texts(pane) == ["Peace is kept by many."]


def test_arrows_in_the_field_move_in_the_hits_and_enter_goes_there(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    hits = ask(pane, qtbot, "peace")
    assert len(hits) == 3
    QTest.keyClick(pane.field, Qt.Key.Key_Down)
    QTest.keyClick(pane.field, Qt.Key.Key_Down)
    assert pane.view.currentIndex().row() == 1
    QTest.keyClick(pane.field, Qt.Key.Key_Up)
    assert pane.view.currentIndex().row() == 0
    hit = pane.model.hit_at(pane.model.index(0))
    assert hit is not None
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.keyClick(pane.field, Qt.Key.Key_Return)
    place, where = opened.args
    assert (place.document, place.paragraph) == (hit.document, hit.paragraph)
    assert hit.text[place.start : place.end].casefold() == "peace"
    assert where is Where.CURRENT


def test_control_enter_opens_beside(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "peace")
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.keyClick(pane.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.args[1] is Where.RIGHT


def test_a_click_goes_to_the_paragraph(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "vaccination")
    rect = pane.view.visualRect(pane.model.index(0))
    with qtbot.waitSignal(session.open_requested):
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_next_and_previous_go_there_from_anywhere(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    ask(pane, qtbot, "peace")
    opened: list[Place] = []
    session.open_requested.connect(lambda place, _where: opened.append(place))
    pane.next_hit()
    pane.next_hit()
    pane.previous_hit()
    assert len(opened) == 3
    assert opened[0] == opened[2] != opened[1]


def test_filters_narrow_and_can_be_lifted(
    session: Session, resolution: DocumentId, pane: SearchPane, qtbot: QtBot
) -> None:
    assert len(ask(pane, qtbot, "peace")) == 3
    pane.filters.date_to.setText("2009")
    pane.filters.date_to.editingFinished.emit()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    pane.filters.date_to.setText("1999")
    pane.filters.date_to.editingFinished.emit()
    qtbot.waitUntil(lambda: "With these filters" in pane._empty.text)
    pane._empty._button.click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3)
    session.show_document(resolution)
    pane.filters.documents.choose_open(True)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)


def test_a_theme_narrows_to_what_has_it(
    session: Session, resolution: DocumentId, pane: SearchPane, qtbot: QtBot
) -> None:
    ask(pane, qtbot, "peace")
    peace = session.archive.themes.find("Peace").id
    pane.filters.themes.choose((peace,))
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0 and pane._job is None)
    session.archive.tags.add(peace, [Anchor(session.archive.documents.at(resolution, 0).id)])
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)


def test_more_hits_are_fetched_at_the_end_of_the_list(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    add_document(session.archive, [f"Paragraph {n} on trade" for n in range(FIRST_HITS + 20)])
    assert len(ask(pane, qtbot, "trade")) == FIRST_HITS
    assert f"best {FIRST_HITS} of {FIRST_HITS + 20} results" in pane.status.text()
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: pane.model.rowCount() == FIRST_HITS + 20)


def test_states_without_hits_say_what_to_do(pane: SearchPane, qtbot: QtBot) -> None:
    assert "Type words" in pane._empty.text
    ask(pane, qtbot, "zzzznotthere")
    assert "No paragraph has “zzzznotthere”" in pane._empty.text
    QTest.keyClicks(pane.field, "")
    pane.field.setText('"*')
    qtbot.waitUntil(lambda: "There is no word in" in pane._empty.text)
    QTest.keyClick(pane.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pane._empty.text.startswith("Type words"))


@pytest.mark.parametrize(
    "words", ['"', "a AND", "(", "NEAR(", "-peace", "peace OR", "*", "^x", "a:b"]
)
def test_nothing_that_can_be_typed_is_an_error(words: str, pane: SearchPane, qtbot: QtBot) -> None:
    pane.field.setText(words)
    pane.search()
    qtbot.waitUntil(lambda: pane._job is None)
    assert "error" not in pane._empty.text.casefold()


def test_a_failure_of_the_world_is_a_sentence(
    pane: SearchPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> list[object]:
        raise DamagedArchive("The archive is damaged; restore a backup.")

    monkeypatch.setattr(Search, "find", fail)
    QTest.keyClicks(pane.field, "peace")
    qtbot.waitUntil(lambda: pane._empty.text == "The archive is damaged; restore a backup.")
    monkeypatch.undo()
    pane._empty._button.click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3)


def test_selected_words_are_searched(
    session: Session, resolution: DocumentId, pane: SearchPane, qtbot: QtBot
) -> None:
    paragraph = session.archive.documents.at(resolution, 1).id
    anchor = Anchor(paragraph, 13, 34)
    session.select(Selection(resolution, (anchor,), "humanitarian agencies"))
    pane.search_everywhere()
    assert pane.field.text() == '"humanitarian agencies"'
    assert pane.field.selectedText() == '"humanitarian agencies"'


def test_a_whole_paragraph_is_not_searched(
    session: Session, resolution: DocumentId, pane: SearchPane
) -> None:
    pane.field.setText("before")
    paragraph = session.archive.documents.at(resolution, 3)
    session.select(Selection(resolution, (Anchor(paragraph.id),), paragraph.text))
    pane.search_everywhere()
    assert pane.field.text() == "before"


def test_results_follow_the_archive(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    assert len(ask(pane, qtbot, "peace")) == 3
    add_document(session.archive, ["Peace, again."], title="New")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 4)


def test_the_words_are_remembered(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "peace")
    again = SearchPane(session)
    qtbot.addWidget(again)
    again.restore_state(pane.save_state())
    again.restore_state({"words": 3})
    assert again.field.text() == "peace"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("peace hum", "peace hum*"),
        ("peace hum ", "peace hum "),
        ("pe", "pe"),
        ('"peace and', '"peace and'),
        ('"peace" hum', '"peace" hum*'),
        ("peace AND", "peace AND"),
        ("hum*", "hum*"),
        ("A/RES/67/264", "A/RES/67/264"),
    ],
)
def test_only_a_word_that_is_being_typed_is_asked_as_a_beginning(typed: str, asked: str) -> None:
    assert Question(typed, Narrowing(), 50).query() == asked
