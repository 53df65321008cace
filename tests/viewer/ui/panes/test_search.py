import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive.errors import DamagedArchive
from viewer.archive.search import Search
from viewer.domain import Anchor, DocumentId, Target
from viewer.domain.saved_searches import Wanted
from viewer.domain.searching import Completion, Order, What
from viewer.ui.models.facets_model import Value
from viewer.ui.models.searching import FIRST
from viewer.ui.panes.search import SearchPane
from viewer.ui.session import Place, Selection, Session, Where

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(session: Session, resolution: DocumentId, qtbot: QtBot) -> SearchPane:
    add_document(
        session.archive,
        ["Peace is kept by many.", "Elsewhere, peace was made in two years."],
        title="A report on trade",
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
    asked = pane.answer is not None and pane.answer.question.text == pane.field.text()
    return asked and not pane._typed.isActive() and not pane.searching.busy


def texts(pane: SearchPane) -> list[str]:
    """Of the paragraphs that are shown."""
    return [hit.text for hit in pane.model.hits if hit.what is What.PARAGRAPH]


def empty(pane: SearchPane) -> str:
    return pane.results.empty.text


def facets(pane: SearchPane) -> dict[str, Value]:
    model = pane.results.facets.facets
    rows = [model.row_at(model.index(row)) for row in range(model.rowCount())]
    return {row.value.said: row for row in rows if isinstance(row, Value)}


def press(pane: SearchPane, value: str) -> None:
    """Click a value of the facets."""
    model = pane.results.facets.facets
    row = next(n for n in range(model.rowCount()) if model.index(n).data() == value)
    pane.results.facets.setCurrentIndex(model.index(row))
    QTest.keyClick(pane.results.facets, Qt.Key.Key_Space)


def test_hits_come_as_one_types_also_for_half_a_word(pane: SearchPane, qtbot: QtBot) -> None:
    assert len(ask(pane, qtbot, "vacci")) == 1
    assert ask(pane, qtbot, "vaccination campaigns")[0].startswith("Encourages")
    assert pane.bar.status.text().startswith("1 result · ")


def test_newer_letters_end_the_older_search(pane: SearchPane, qtbot: QtBot) -> None:
    QTest.keyClicks(pane.field, "peac")
    pane.search()
    older = pane.searching._asking
    assert older is not None
    QTest.keyClicks(pane.field, "e is")
    pane.search()
    assert older.abandoned
    qtbot.waitUntil(lambda: answered(pane))
    assert texts(pane) == ["Peace is kept by many."]


def test_arrows_in_the_field_move_in_the_hits_and_enter_goes_there(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    hits = ask(pane, qtbot, "peace in:paragraphs")
    assert len(hits) == 3
    QTest.keyClick(pane.field, Qt.Key.Key_Down)
    QTest.keyClick(pane.field, Qt.Key.Key_Down)
    assert pane.results.view.currentIndex().row() == 1
    QTest.keyClick(pane.field, Qt.Key.Key_Up)
    assert pane.results.view.currentIndex().row() == 0
    hit = pane.model.hits[0]
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.keyClick(pane.field, Qt.Key.Key_Return)
    place, where = opened.args
    assert (place.document, place.paragraph) == (hit.document, hit.paragraph)
    assert hit.text[place.start : place.end].casefold() == "peace"
    assert where is Where.CURRENT


def test_control_enter_opens_beside(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "peace in:paragraphs")
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.keyClick(pane.field, Qt.Key.Key_Return, CONTROL)
    assert opened.args[1] is Where.RIGHT


def test_a_click_goes_to_the_paragraph(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "vaccination in:paragraphs")
    rect = pane.results.list.visualRect(pane.model.index(0))
    with qtbot.waitSignal(session.open_requested):
        viewport = pane.results.list.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())


def test_next_and_previous_go_there_from_anywhere(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    ask(pane, qtbot, "peace in:paragraphs")
    opened: list[Place] = []
    session.open_requested.connect(lambda place, _where: opened.append(place))
    pane.next_hit()
    pane.next_hit()
    pane.previous_hit()
    assert len(opened) == 3
    assert opened[0] == opened[2] != opened[1]


def test_notes_titles_and_themes_are_found_too(
    session: Session, resolution: DocumentId, pane: SearchPane, qtbot: QtBot
) -> None:
    session.archive.annotations.add(Target(document=resolution), "On trade, see the report.")
    ask(pane, qtbot, "trade")
    assert {hit.what for hit in pane.model.hits} == {What.NOTE, What.TITLE}
    ask(pane, qtbot, "peace in:themes")
    with qtbot.waitSignal(session.action_requested) as shown:
        QTest.keyClick(pane.field, Qt.Key.Key_Return)
    assert shown.args == ["themes.show", session.archive.themes.find("Peace").id]


def test_what_is_found_where_is_counted_for_half_a_word_too(
    pane: SearchPane, session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    assert len(ask(pane, qtbot, "mediat")) == 1
    paragraph = session.archive.documents.at(resolution, 0)
    session.archive.annotations.add(Target(anchor=Anchor(paragraph.id)), "No mediators are named.")
    qtbot.waitUntil(lambda: "Notes" in facets(pane))
    assert facets(pane)["Paragraphs"].value.count == facets(pane)["Notes"].value.count == 1


def test_facets_narrow_visibly_and_can_be_taken_away(pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "peace OR trad")
    qtbot.waitUntil(lambda: "2008" in facets(pane))
    assert facets(pane)["2008"].value.count == 2
    press(pane, "2008")
    assert pane.field.text() == "(peace OR trad*) date:2008"
    qtbot.waitUntil(lambda: len(texts(pane)) == 2)
    qtbot.waitUntil(lambda: "2008" in facets(pane) and facets(pane)["2008"].on)
    press(pane, "2008")
    assert pane.field.text() == "(peace OR trad*)"
    qtbot.waitUntil(lambda: len(texts(pane)) == 3)


def test_a_theme_narrows_to_what_has_it(
    session: Session, resolution: DocumentId, pane: SearchPane, qtbot: QtBot
) -> None:
    assert ask(pane, qtbot, "peace theme:peace") == []
    peace = session.archive.themes.find("Peace").id
    session.archive.tags.add(peace, [Anchor(session.archive.documents.at(resolution, 0).id)])
    qtbot.waitUntil(lambda: len(texts(pane)) == 1)


def test_more_hits_are_fetched_at_the_end_of_the_list(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    count = FIRST + 20
    add_document(session.archive, [f"Paragraph {n} on zinc" for n in range(count)])
    assert len(ask(pane, qtbot, "zinc")) == FIRST
    assert pane.bar.status.text().startswith(f"{count} results")
    bar = pane.results.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: pane.model.rowCount() == count)


def test_states_without_hits_say_what_to_do(pane: SearchPane, qtbot: QtBot) -> None:
    assert pane.results.welcome.isVisible()
    ask(pane, qtbot, "zzzznotthere")
    assert "Nothing is found for “zzzznotthere”" in empty(pane)
    pane.field.setText('"*')
    qtbot.waitUntil(lambda: "There is no word in" in empty(pane))
    QTest.keyClick(pane.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(pane.results.welcome.isVisible)


def test_an_example_is_written_and_asked(pane: SearchPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.searching.answered):
        pane.results.welcome.tried.emit("vaccin* OR peace")
    assert pane.field.text() == "vaccin* OR peace"
    assert len(texts(pane)) == 4


@pytest.mark.parametrize(
    "words", ['"', "a AND", "(", "NEAR(", "-peace", "peace OR", "*", "^x", "a:b"]
)
def test_whatever_is_typed_is_answered(words: str, pane: SearchPane, qtbot: QtBot) -> None:
    pane.field.setText(words)
    pane.search()
    qtbot.waitUntil(lambda: not pane.searching.busy)
    wrong = pane.field.mistake is not None
    assert wrong == bool(pane.bar.mistake.text())
    assert wrong or pane.answer is not None


def test_a_wrong_query_is_underlined_and_what_was_found_stays(
    pane: SearchPane, qtbot: QtBot
) -> None:
    ask(pane, qtbot, "peace")
    QTest.keyClicks(pane.field, " themee:x")
    qtbot.waitUntil(lambda: pane.field.mistake == (6, 13))
    assert "perhaps “theme:” is meant" in pane.bar.mistake.text()
    assert len(texts(pane)) == 3
    QTest.keyClick(pane.field, Qt.Key.Key_Backspace)
    assert pane.field.mistake is None
    assert not pane.bar.mistake.isVisible()


def test_a_failure_of_the_world_is_a_sentence(
    pane: SearchPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise DamagedArchive("The archive is damaged; restore a backup.")

    monkeypatch.setattr(Search, "page", fail)
    pane.field.setText("peace")
    qtbot.waitUntil(lambda: empty(pane) == "The archive is damaged; restore a backup.")
    monkeypatch.undo()
    pane.results.empty._button.click()
    qtbot.waitUntil(lambda: len(texts(pane)) == 3)


def test_results_stand_in_context(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "peace in:paragraphs")
    pane.turn_context()
    lines = pane.results.lines
    qtbot.waitUntil(lambda: lines.lines.rowCount() == 3)
    assert lines.isVisible()
    assert pane.bar.status.text() == "3 lines in 3 results"
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Right)
    assert [lines.lines.index(n, 2).data().split()[0] for n in range(3)] == ["and", "is", "was"]
    pane.results.step(1)
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.keyClick(lines, Qt.Key.Key_Return)
    assert (opened.args[0].start, opened.args[0].end) == (28, 33)
    ask(pane, qtbot, "vaccination in:paragraphs")
    qtbot.waitUntil(lambda: lines.lines.rowCount() == 1)
    pane.turn_context()
    assert pane.results.list.isVisible()


def test_results_are_copied_with_their_sources(pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "vaccination in:paragraphs")
    pane.results.step(1)
    pane.copy()
    clipboard = QGuiApplication.clipboard()
    assert "children;” (A/RES/67/264, " in clipboard.text()
    pane.turn_context()
    qtbot.waitUntil(lambda: pane.results.lines.lines.rowCount() == 1)
    pane.results.step(1)
    pane.copy()
    assert clipboard.text().startswith("Encourages\tvaccination\tcampaigns for children;\tA/RES")


def test_one_stays_where_one_was_when_the_same_is_asked_again(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    peace = session.archive.themes.find("Peace").id
    assert len(ask(pane, qtbot, "peace is:untagged ")) == 3
    pane.results.step(2)
    pane.results.step(-1)
    first = pane.model.hits[0].paragraph
    assert first is not None
    session.archive.tags.add(peace, [Anchor(first)])
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    assert pane.results.list.currentIndex().row() == 0
    ask(pane, qtbot, "peace ")
    assert not pane.results.list.currentIndex().isValid()


def test_results_have_a_menu(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "vaccination in:paragraphs")
    view = pane.results.list
    nowhere = view.viewport().rect().bottomRight()
    with qtbot.waitSignal(session.menu_requested) as asked:
        view.customContextMenuRequested.emit(nowhere)
        view.customContextMenuRequested.emit(view.visualRect(pane.model.index(0)).center())
    assert "search.tag-all" in asked.args[0]


def test_tab_goes_through_field_buttons_and_results(pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "peace")
    qtbot.waitUntil(pane.results.facets.isVisible)
    seen: list[QWidget] = [pane.field]
    while (after := seen[-1].nextInFocusChain()) not in (None, pane.field) and len(seen) < 60:
        seen.append(after)
    bar, results = pane.bar, pane.results
    wanted = [bar.exact, bar.context, bar.options, bar.saved, results.facets, results.list]
    places = [seen.index(each) for each in wanted]
    assert places == sorted(places)


def test_exact_form_is_seen_in_the_query(pane: SearchPane, qtbot: QtBot) -> None:
    assert len(ask(pane, qtbot, "Peace in:paragraphs")) == 3
    pane.turn_exact()
    assert pane.field.text() == "=Peace in:paragraphs"
    qtbot.waitUntil(lambda: texts(pane) == ["Peace is kept by many."])
    assert pane.bar.exact.isChecked()
    pane.turn_exact()
    assert pane.field.text() == "Peace in:paragraphs"


def test_acronyms_find_their_full_names_where_that_is_wanted(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    session.archive.glossary.add("VC", "vaccination campaigns")
    assert ask(pane, qtbot, "VC ") == []
    pane.turn_full_names()
    qtbot.waitUntil(lambda: len(texts(pane)) == 1)


def test_results_are_ordered_by_date(pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "peace in:paragraphs")
    pane.order_by(Order.DATE)
    qtbot.waitUntil(lambda: pane.model.hits[0].date == "2008-07-10")
    pane.order_by(Order.NEWEST)
    qtbot.waitUntil(lambda: pane.model.hits[0].date == "2013-05-17")
    assert [each.text for each in pane.orders() if each.checked] == ["Newest first"]


def test_a_search_is_saved_and_asked_again(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    made = session.archive.saved_searches.add("Oldest", Wanted("peace", Order.DATE))
    assert [each.text for each in pane.saved()] == ["Oldest"]
    pane.open_saved(made)
    qtbot.waitUntil(lambda: answered(pane))
    assert pane.field.text() == "peace"
    assert pane.order is Order.DATE


def test_saving_asks_for_a_name(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    from viewer.ui.widgets.saved_searches_dialog import SaveSearchDialog

    ask(pane, qtbot, "vaccinat")
    pane.save()
    dialog = pane.findChild(SaveSearchDialog)
    assert dialog is not None
    dialog.name.setText("Vaccines")
    dialog.live.setChecked(True)
    dialog.accept()
    (saved,) = session.archive.saved_searches.all()
    assert (saved.name, saved.wanted.query, saved.live) == ("Vaccines", "vaccinat*", True)
    session.undo_stack.undo()
    assert session.archive.saved_searches.all() == []


def test_all_hits_are_tagged_in_one_step(
    session: Session, resolution: DocumentId, pane: SearchPane, qtbot: QtBot
) -> None:
    from viewer.ui.widgets.hits_dialog import TagHitsDialog

    peace = session.archive.themes.find("Peace").id
    session.archive.tags.add(peace, [Anchor(session.archive.documents.at(resolution, 0).id)])
    ask(pane, qtbot, "peace")
    pane.tag_all()
    qtbot.waitUntil(lambda: pane.findChild(TagHitsDialog) is not None)
    dialog = pane.findChild(TagHitsDialog)
    assert dialog is not None
    dialog.theme.setCurrentIndex(dialog.theme.findData(peace))
    qtbot.waitUntil(lambda: dialog.apply.text() == "&Tag 2 paragraphs")
    assert dialog.status.text() == "1 paragraph has the theme already and stays as it is."
    assert pane.focusWidget() is pane.field
    dialog.accept()
    assert session.archive.themes.get(peace).tags == 3
    assert pane.focusWidget() is pane.results.list, "Ctrl+Z is not the field's"
    session.undo_stack.undo()
    assert session.archive.themes.get(peace).tags == 1


def test_only_selected_hits_get_a_note(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    from viewer.ui.widgets.hits_dialog import NoteHitsDialog

    ask(pane, qtbot, "peace in:paragraphs")
    pane.results.list.setCurrentIndex(pane.model.index(0))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(pane.results.list, Qt.Key.Key_Down, shift)
    pane.note_all()
    qtbot.waitUntil(lambda: pane.findChild(NoteHitsDialog) is not None)
    dialog = pane.findChild(NoteHitsDialog)
    assert dialog is not None
    assert dialog.some.isChecked()
    assert not dialog.apply.isEnabled()
    dialog.note.setPlainText("To be compared.")
    dialog.words.setChecked(True)
    qtbot.waitUntil(dialog.apply.isEnabled)
    dialog.accept()
    notes = session.archive.annotations.all()
    assert [each.quote.casefold() for each in notes] == ["peace", "peace"]


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
    qtbot.waitUntil(lambda: len(texts(pane)) == 4)


def test_how_it_was_asked_is_remembered(session: Session, pane: SearchPane, qtbot: QtBot) -> None:
    ask(pane, qtbot, "peace in:paragraphs")
    pane.next_hit()
    pane.order_by(Order.DATE)
    pane.turn_context()
    again = SearchPane(session)
    qtbot.addWidget(again)
    again.restore_state(pane.save_state())
    assert again.field.text() == "peace in:paragraphs"
    assert again.order is Order.DATE
    assert pane.save_state()["recent"] == ["peace in:paragraphs"]  # type: ignore[index]


def test_nothing_is_offered_unasked_over_the_sentence_on_a_mistake_elsewhere(
    session: Session, pane: SearchPane, qtbot: QtBot
) -> None:
    text = "theme:zzz pea"
    elsewhere = Completion("theme:Peace", 10, 13, "Peace", "theme")
    there = Completion("Peace", 6, 9, "Peace", "theme")
    pane.activateWindow()
    pane.field.setFocus()
    qtbot.waitUntil(pane.field.hasFocus)
    pane.field.setText(text)
    pane.search()
    qtbot.waitUntil(lambda: pane.field.mistake is not None)
    shown = pane.field.completions
    pane.searching.completed.emit(text, False, [elsewhere])
    assert not shown.isVisible()
    pane.searching.completed.emit(text, False, [there])
    assert shown.isVisible()
    shown.hide()
    pane.searching.completed.emit(text, True, [elsewhere])
    assert shown.isVisible()
    shown.hide()


def test_in_context_a_narrow_pane_is_left_to_the_lines(pane: SearchPane, qtbot: QtBot) -> None:
    pane.resize(740, 260)
    ask(pane, qtbot, "peace")
    qtbot.waitUntil(pane.results.facets.isVisible)
    pane.set_in_context(True)
    assert not pane.results.facets.isVisible()
    pane.set_in_context(False)
    assert pane.results.facets.isVisible()
    pane.set_in_context(True)
    pane.resize(1000, 260)
    qtbot.waitUntil(pane.results.facets.isVisible)


def test_examples_fit_a_narrow_pane(pane: SearchPane, qtbot: QtBot) -> None:
    pane.resize(640, 260)
    welcome = pane.results.welcome
    qtbot.waitUntil(welcome.isVisible)
    qtbot.waitUntil(lambda: welcome.horizontalScrollBar().maximum() == 0)
