"""Tagging with the keyboard alone, in the whole window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import importers
import seeds
from tests.viewer.ui.conftest import add_document
from viewer.analysis.tagged import CODED
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, TagFilter
from viewer.ui.commands.naming import name_of_anchors
from viewer.ui.commands.tagging import GO_ON
from viewer.ui.frame.palette import Palette
from viewer.ui.panes.library import LibraryPane
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.panes.search import SearchPane
from viewer.ui.reading.round import Named
from viewer.ui.session import Place, Session
from viewer.ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(session: Session, resolution: DocumentId, qtbot: QtBot) -> Iterator[Window]:
    made = Window(session, restore=False)
    made.complete()
    made.resize(1300, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    open_document(session, resolution, qtbot)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def open_document(session: Session, document: DocumentId, qtbot: QtBot) -> None:
    session.open(Place(document, session.archive.documents.at(document, 0).id))
    qtbot.waitUntil(lambda: session.document == document and bool(session.selection.anchors))
    session.reveal("readers")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def press_capital(letter: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    key = Qt.Key(ord(letter.upper()))
    event = QKeyEvent(
        QEvent.Type.KeyPress, key, SHIFT, letter.upper()
    )  # QTest would write it small
    QApplication.sendEvent(widget, event)


def here(session: Session) -> int:
    """Index of the paragraph that is selected."""
    return session.archive.documents.paragraph(session.selection.anchors[0].paragraph).index


def tagged(archive: Archive, document: DocumentId) -> list[tuple[int, str]]:
    return [
        (archive.documents.paragraph(tag.anchor.paragraph).index, archive.themes.name(tag.theme))
        for tag in archive.tags.of_document(document)
    ]


def pane_of(window: Window) -> ReadersPane:
    pane = window.centre_pane()
    assert isinstance(pane, ReadersPane)
    return pane


def test_every_paragraph_of_a_seed_by_keyboard_alone(
    session: Session, window: Window, archive: Archive, qtbot: QtBot
) -> None:
    """The figure: at most 1.6 keys a paragraph with one theme each, all keys counted."""
    path = next(each for each in seeds.documents() if each.name.startswith("002_"))
    parsed = importers.read(path)
    document = archive.documents.add(path.name, path.read_bytes(), parsed).document
    open_document(session, document, qtbot)
    wanted = [each.index for each in archive.documents.paragraphs(document) if each.kind in CODED]
    keys = [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3]
    presses = 0

    def counted(
        key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        nonlocal presses
        presses += 1
        press(key, modifiers)

    counted(Qt.Key.Key_G, CONTROL | SHIFT)  # go on after tagging
    counted(Qt.Key.Key_Home)
    counted(Qt.Key.Key_U)  # past the title
    if here(session) != wanted[0]:
        counted(Qt.Key.Key_U, SHIFT)
    for number, _ in enumerate(wanted):
        counted(keys[number * 7 % 3])

    found = tagged(archive, document)
    assert [index for index, _ in found] == wanted
    assert [name for _, name in found] == [
        ("Peace", "Humanitarian", "Health")[number * 7 % 3] for number, _ in enumerate(wanted)
    ]
    assert len(wanted) > 20
    assert presses / len(wanted) <= 1.6


def test_without_it_a_tag_stays_and_a_capital_or_alt_goes_on_once(
    session: Session, window: Window, archive: Archive, resolution: DocumentId
) -> None:
    archive.themes.add("Water", key="w")
    press(Qt.Key.Key_1)
    assert here(session) == 0
    press(Qt.Key.Key_2, ALT)
    assert here(session) == 1
    press_capital("w")
    assert here(session) == 2
    assert tagged(archive, resolution) == [(0, "Peace"), (0, "Humanitarian"), (1, "Water")]
    session.settings.set(GO_ON, True)
    press_capital("w")
    assert here(session) == 2
    press(Qt.Key.Key_3)
    assert here(session) == 3


def test_taking_a_theme_off_stays(session: Session, window: Window, resolution: DocumentId) -> None:
    session.settings.set(GO_ON, True)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_K)
    press(Qt.Key.Key_1)
    assert here(session) == 0
    assert session.archive.tags.of_document(resolution) == []


def test_several_paragraphs_go_on_past_the_last(
    session: Session, window: Window, archive: Archive, resolution: DocumentId
) -> None:
    session.settings.set(GO_ON, True)
    press(Qt.Key.Key_J, SHIFT)
    press(Qt.Key.Key_2)
    assert here(session) == 2
    press(Qt.Key.Key_Period)
    assert here(session) == 3
    assert [index for index, _ in tagged(archive, resolution)] == [0, 1, 2]


def test_words_stay_for_more_of_them(
    session: Session, window: Window, archive: Archive, resolution: DocumentId
) -> None:
    session.settings.set(GO_ON, True)
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_1)
    assert here(session) == 0
    (tag,) = archive.tags.of_document(resolution)
    assert tag.quote == "Recalling its"


def test_words_across_paragraphs_are_tagged_in_each(
    session: Session, window: Window, archive: Archive, resolution: DocumentId
) -> None:
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Left, CONTROL)
    for _ in range(3):
        press(Qt.Key.Key_Right, SHIFT | CONTROL)
    press(Qt.Key.Key_1)
    quotes = [tag.quote for tag in archive.tags.of_document(resolution)]
    assert quotes == ["mediation,", "Requests"]


def test_the_next_untagged_paragraph_both_ways(
    session: Session, window: Window, archive: Archive, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_K)
    press(Qt.Key.Key_U)
    assert here(session) == 2
    press(Qt.Key.Key_U, SHIFT)
    assert here(session) == 0
    with qtbot.waitSignal(session.message) as said:
        press(Qt.Key.Key_U, SHIFT)
    assert said.args is not None
    assert said.args[0] == "There is no untagged paragraph before this one."


def test_going_through_what_is_untagged_ends_with_the_last(
    session: Session, window: Window, archive: Archive, resolution: DocumentId
) -> None:
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_U, CONTROL)
    pane = pane_of(window)
    assert pane._round_bar.isVisible()
    assert pane._round_bar.said.text() == "Untagged paragraphs: 1 of 3 · 0 tagged"
    assert here(session) == 2
    press(Qt.Key.Key_3)
    assert here(session) == 3
    press(Qt.Key.Key_U)
    assert here(session) == 0
    press(Qt.Key.Key_U, SHIFT)
    assert here(session) == 3
    press(Qt.Key.Key_U)
    press(Qt.Key.Key_2)
    assert pane.round is None
    assert not pane._round_bar.isVisible()
    assert [index for index, _ in tagged(archive, resolution)] == [0, 1, 2]


def test_escape_ends_a_round(session: Session, window: Window) -> None:
    press(Qt.Key.Key_U, CONTROL)
    assert pane_of(window).round is not None
    press(Qt.Key.Key_Escape)
    assert pane_of(window).round is None


def test_going_through_the_results_of_a_search(
    session: Session, window: Window, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    other = add_document(archive, ["Nothing here,", "but humanitarian work."], title="Other")
    press(Qt.Key.Key_F, CONTROL | SHIFT)
    pane = window.docks["search"].content()
    assert isinstance(pane, SearchPane)
    qtbot.waitUntil(pane.field.hasFocus)
    QTest.keyClicks(pane.field, "humanitarian in:paragraphs ")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    press(Qt.Key.Key_F4, CONTROL)
    qtbot.waitUntil(lambda: pane_of(window).round is not None)
    qtbot.waitUntil(pane_of(window).active.view.hasFocus)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_2)
    assert tagged(archive, other) == [(1, "Humanitarian")]
    assert tagged(archive, resolution) == [(1, "Humanitarian")]
    assert pane_of(window).round is None


def test_places_that_are_gone_are_passed_over(
    session: Session, window: Window, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    other = add_document(archive, ["Nothing here,", "but humanitarian work."], title="Other")
    gone = Place(other, archive.documents.at(other, 1).id)
    there = Place(resolution, archive.documents.at(resolution, 3).id)
    archive.documents.remove([other])
    session.round_requested.emit(Named("Places", (gone, there)))
    assert here(session) == 3


@pytest.mark.qt_log_ignore("plugin does not support")
def test_a_theme_is_found_among_five_hundred_by_a_part_of_its_name(
    session: Session, window: Window, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    with archive.edit("Many themes"):
        for number in range(500):
            archive.themes.add(f"Subject {number} of cooperation")
    old = archive.themes.find("Subject 123 of cooperation")
    archive.themes.change(old.id, name="Desertification and drought")
    press(Qt.Key.Key_T)
    palette = next(each for each in window.findChildren(QWidget) if isinstance(each, Palette))
    with qtbot.waitSignal(session.tagged) as put:
        QTest.keyClicks(palette.field, "drou")
        assert palette.model.entry(0).text == "Desertification and drought"
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert put.args is not None
    assert tagged(archive, resolution) == [(0, "Desertification and drought")]
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_Period)
    assert len(tagged(archive, resolution)) == 2


def test_the_key_of_a_theme_goes_before_that_of_an_action(
    session: Session, window: Window, archive: Archive, resolution: DocumentId
) -> None:
    archive.themes.add("Union", key="u")
    press(Qt.Key.Key_U)
    assert tagged(archive, resolution) == [(0, "Union")]


def test_a_retired_theme_is_not_offered(session: Session, window: Window, archive: Archive) -> None:
    archive.themes.retire(archive.themes.find("Peace").id)
    press(Qt.Key.Key_1)
    assert archive.tags.of_paragraph(session.selection.anchors[0].paragraph) == []
    assert [each.text for each in pane_of(window).theme_choices()] == ["Humanitarian", "Health"]


def test_doubt_is_said_by_key_and_taken_back(
    session: Session, window: Window, archive: Archive, resolution: DocumentId
) -> None:
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_D)
    (tag,) = archive.tags.of_document(resolution)
    assert not tag.sure
    assert (
        window.foot.text == f"Mark Peace on {name_of_anchors(archive, (tag.anchor,))} as doubtful"
    )
    press(Qt.Key.Key_D)
    assert archive.tags.get(tag.id).sure
    session.undo_stack.undo()
    assert not archive.tags.get(tag.id).sure


def test_doubt_means_the_tag_just_put_on_after_going_on(
    session: Session, window: Window, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.message) as said:
        press(Qt.Key.Key_D)
    assert said.args is not None
    assert said.args[0] == "There is no theme on the selection."
    session.settings.set(GO_ON, True)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_D)
    assert here(session) == 1
    (tag,) = archive.tags.of_document(resolution)
    assert not tag.sure


def shown(window: Window) -> list[int]:
    return [each.index for each in pane_of(window).active.view.reading.content.rows]


def test_a_reader_shows_only_what_its_tags_let_through(
    session: Session, window: Window, archive: Archive, resolution: DocumentId
) -> None:
    peace = archive.themes.find("Peace").id
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_D)
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_2)
    reader = pane_of(window).active
    for only, left in (
        (TagFilter(state="tagged"), [0, 1]),
        (TagFilter(state="untagged"), [2, 3]),
        (TagFilter(state="doubtful"), [0]),
        (TagFilter((peace,)), [0]),
        (TagFilter((peace,), "none"), [1, 2, 3]),
    ):
        session.perform("reader.show-only", only)
        assert shown(window) == left, only
        assert reader.tags_bar.isVisible()
        assert reader.tags_bar.count.text() == f"{len(left)} of 4 paragraphs"
    session.perform("reader.show-only", TagFilter(state="untagged"))
    press(Qt.Key.Key_3)
    assert shown(window) == [2, 3]  # stays in sight until it is asked anew
    reader.tags_bar.leave()
    assert shown(window) == [0, 1, 2, 3]
    assert not reader.tags_bar.isVisible()
    assert [each.text for each in pane_of(window).filters()][:5] == [
        "All paragraphs",
        "Tagged paragraphs",
        "Untagged paragraphs",
        "Doubtful paragraphs",
        "Peace",
    ]


def test_a_reader_shows_what_one_person_tagged(
    session: Session, window: Window, archive: Archive, resolution: DocumentId
) -> None:
    tag_as_ben(archive, resolution, 1, 2)
    press(Qt.Key.Key_1)
    offered = {each.text: each.value for each in pane_of(window).filters()}
    for name, left in (("By Ada", [0]), ("By Ben", [1, 2])):
        session.perform("reader.show-only", offered[name])
        assert shown(window) == left
    assert pane_of(window).active.tags_bar.button.accessibleDescription() == "by Ben"


def test_keys_of_themes_and_doubt_mean_ones_own_tags(
    session: Session, window: Window, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    tag_as_ben(archive, resolution, 0)
    with qtbot.waitSignal(session.message) as said:
        press(Qt.Key.Key_D)
    assert said.args is not None
    assert said.args[0].startswith("Only Ben can say how sure that is.")
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_D)
    assert [(tag.created_by, tag.sure) for tag in archive.tags.of_document(resolution)] == [
        ("Ben", True),
        ("Ada", False),
    ]
    press(Qt.Key.Key_1)
    assert [tag.created_by for tag in archive.tags.of_document(resolution)] == ["Ben"]


def tag_as_ben(archive: Archive, document: DocumentId, *places: int) -> None:
    archive.people.work_as("Ben")
    anchors = [Anchor(archive.documents.at(document, place).id) for place in places]
    archive.tags.add(archive.themes.find("Peace").id, anchors)
    archive.people.work_as("Ada")


def test_the_filter_stays_for_the_next_document(
    session: Session, window: Window, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    other = add_document(archive, ["First,", "Second,"], title="Other")
    archive.tags.add(archive.themes.find("Peace").id, [Anchor(archive.documents.at(other, 1).id)])
    pane_of(window).active.tags_bar.choose(TagFilter(state="tagged"))
    session.open(other)
    qtbot.waitUntil(lambda: session.document == other)
    assert shown(window) == [1]


def test_the_library_shows_documents_by_their_tags(
    session: Session, window: Window, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    pane = window.docks["library"].content()
    assert isinstance(pane, LibraryPane)
    add_document(archive, ["First,", "Second,"], title="Other")
    qtbot.waitUntil(lambda: pane.model.shown == 2)
    pane.tag_filter.choose(TagFilter(state="tagged"))
    assert pane.model.shown == 0
    assert pane._empty.text == "No document has such tags."
    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: pane.model.shown == 1)
    pane.tag_filter.choose(TagFilter((archive.themes.find("Peace").id,), "none"))
    assert pane.tag_filter.accessibleDescription() == "without Peace"
    assert [pane.model.document(0)] != [None]
    assert pane.model.shown == 1
    pane.tag_filter.clear()
    assert pane.model.shown == 2
