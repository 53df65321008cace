import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.ui.app import application
from viewer.ui.widgets.note_editor import NoteEditor


class Keeper:
    """Takes words in, or refuses to."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.refuses = False
        self.asked = 0

    def __call__(self, words: str) -> bool:
        self.asked += 1
        if not self.refuses:
            self.kept.append(words)
        return not self.refuses


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    application()
    made = NoteEditor()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def keeper(editor: NoteEditor) -> Keeper:
    made = Keeper()
    editor.begin("Begun", made)
    return made


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_that_finish_keep_the_words(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, editor: NoteEditor, keeper: Keeper, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor.source, " and ended")
    with qtbot.waitSignal(editor.done):
        QTest.keyClick(editor.source, key, modifiers)
    assert keeper.kept == ["Begun and ended"]


def test_enter_alone_begins_a_line(editor: NoteEditor, keeper: Keeper) -> None:
    QTest.keyClick(editor.source, Qt.Key.Key_Return)
    assert editor.text() == "Begun\n"
    assert keeper.kept == []


def test_unchanged_words_are_not_kept_again(
    editor: NoteEditor, keeper: Keeper, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(editor.done):
        editor.finish()
    assert keeper.asked == 0


def test_hiding_keeps_the_words(editor: NoteEditor, keeper: Keeper) -> None:
    QTest.keyClicks(editor.source, "!")
    editor.hide()
    assert keeper.kept == ["Begun!"]


def test_refused_words_stay_and_are_offered_again_only_when_asked(
    editor: NoteEditor, keeper: Keeper, qtbot: QtBot
) -> None:
    keeper.refuses = True
    QTest.keyClicks(editor.source, "!")
    assert not editor.keep()
    assert not editor.keep()
    assert keeper.asked == 1
    with qtbot.assertNotEmitted(editor.done):
        editor.finish()
    assert editor.text() == "Begun!"
    keeper.refuses = False
    with qtbot.waitSignal(editor.done):
        editor.finish()
    assert keeper.kept == ["Begun!"]


def test_discarding_goes_back_to_what_was_kept(
    editor: NoteEditor, keeper: Keeper, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor.source, "!")
    with qtbot.waitSignal(editor.done):
        editor.discard_button.click()
    assert editor.text() == "Begun"
    assert keeper.kept == []


def test_the_preview_shows_it_as_it_reads(editor: NoteEditor, keeper: Keeper) -> None:
    editor.source.setPlainText("**bold**")
    editor.preview_button.click()
    assert editor._preview.toPlainText() == "bold"
    assert not editor.source.isVisible()
    editor.preview_button.click()
    assert editor.source.isVisible()
    assert editor.text() == "**bold**"


def test_tab_goes_on_to_the_next_field(editor: NoteEditor, keeper: Keeper) -> None:
    assert editor.source.tabChangesFocus()
    QTest.keyClick(editor.source, Qt.Key.Key_Tab)
    assert editor.text() == "Begun"
