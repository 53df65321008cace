from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from importers.parsed import Block, Metadata, ParsedDocument
from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Kind
from viewer.ui.actions import bound
from viewer.ui.models.library_model import MIME
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.reading.chooser import Chooser
from viewer.ui.reading.desk import MOST
from viewer.ui.reading.reader import Reader
from viewer.ui.reading.selection import Point, Selected
from viewer.ui.session import Place, Selection, Session, Where

_POPUP = pytest.mark.qt_log_ignore("plugin does not support")
"""What the offscreen platform says of popups."""

LONG = "Recalling the resolutions on cooperation between the United Nations and others. " * 8


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> ReadersPane:
    made = ReadersPane(session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def other(archive: Archive) -> DocumentId:
    return add_document(archive, [f"{number} {LONG}" for number in range(40)], title="Another")


def press(pane: ReadersPane, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(pane.active.view, key, held or Qt.KeyboardModifier.NoModifier)


def themes_on(archive: Archive, document: DocumentId, index: int) -> list[str]:
    paragraph = archive.documents.at(document, index)
    return [archive.themes.get(tag.theme).name for tag in archive.tags.of_paragraph(paragraph.id)]


def test_an_empty_reader_says_what_to_do(pane: ReadersPane) -> None:
    assert pane.active.document is None
    assert "library" in pane.active._empty.text


def test_a_document_opens_and_the_session_hears_of_it(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId
) -> None:
    session.open(resolution)

    assert session.document == resolution
    first = archive.documents.at(resolution, 0)
    assert session.selection == Selection(resolution, (Anchor(first.id),))
    assert "Cooperation between two organizations" in pane.active.header.title.accessibleName()


def test_a_place_opens_at_its_paragraph_and_words(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId
) -> None:
    paragraph = archive.documents.at(resolution, 2)

    session.open(Place(resolution, paragraph.id))
    assert session.selection.anchors == (Anchor(paragraph.id),)
    session.open(Place(resolution, paragraph.id, 11, 22))
    assert session.selection.anchors == (Anchor(paragraph.id, 11, 22),)
    assert session.selection.text == "vaccination"


def test_keys_tag_what_is_selected_and_take_it_off_again(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    session.open(resolution)

    press(pane, Qt.Key.Key_J)
    press(pane, Qt.Key.Key_2)
    assert themes_on(archive, resolution, 1) == ["Humanitarian"]
    assert session.undo_stack.undoText() == "Tag paragraph 1 as Humanitarian"
    assert pane.active.view.reading.sheet.marks.tags
    press(pane, Qt.Key.Key_2)
    assert themes_on(archive, resolution, 1) == []
    session.undo_stack.undo()
    assert themes_on(archive, resolution, 1) == ["Humanitarian"]


def test_keys_tag_words_and_several_paragraphs(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId
) -> None:
    session.open(resolution)

    press(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(pane, Qt.Key.Key_1)
    (tag,) = archive.tags.of_document(resolution)
    assert (tag.anchor.start, tag.anchor.end, tag.quote) == (0, 9, "Recalling")
    press(pane, Qt.Key.Key_Escape)
    press(pane, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(pane, Qt.Key.Key_3)
    assert len(archive.tags.of_document(resolution)) == 3


def test_an_archive_for_reading_is_not_written(
    qtbot: QtBot, tmp_path: Path, session: Session, archive: Archive, resolution: DocumentId
) -> None:
    with archive.again(read_only=True) as reading:
        session.archive = reading
        pane = ReadersPane(session)
        qtbot.addWidget(pane)
        session.open(resolution)
        with qtbot.waitSignal(session.message):
            press(pane, Qt.Key.Key_1)
        session.archive = archive

    assert themes_on(archive, resolution, 0) == []


def test_readers_open_left_right_and_anew(
    pane: ReadersPane, session: Session, resolution: DocumentId, other: DocumentId
) -> None:
    session.open(resolution)
    session.open(other, Where.RIGHT)
    assert [reader.document for reader in pane.readers] == [resolution, other]
    assert pane.active is pane.readers[1]
    session.open(other, Where.LEFT)
    assert [reader.document for reader in pane.readers] == [other, other]
    session.open(resolution, Where.NEW)
    assert len(pane.readers) == 3
    for _ in range(4):
        session.open(other, Where.NEW)
    assert len(pane.readers) == MOST


def test_a_first_document_opened_right_needs_no_second_reader(
    pane: ReadersPane, session: Session, resolution: DocumentId
) -> None:
    session.open(resolution, Where.RIGHT)

    assert [reader.document for reader in pane.readers] == [resolution]


def test_the_same_document_is_read_twice_and_tags_show_in_both(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId
) -> None:
    session.open(resolution)
    pane.split()
    pane.split_below()
    assert [reader.document for reader in pane.readers] == [resolution] * 3

    press(pane, Qt.Key.Key_1)

    assert all(len(reader.view.reading.sheet.marks.tags) == 1 for reader in pane.readers)


def test_the_focus_goes_round_and_the_session_follows(
    pane: ReadersPane,
    session: Session,
    resolution: DocumentId,
    other: DocumentId,
    qtbot: QtBot,
) -> None:
    session.open(resolution)
    session.open(other, Where.RIGHT)

    pane.next_reader()
    qtbot.waitUntil(lambda: session.document == resolution)
    pane.previous_reader()
    qtbot.waitUntil(lambda: session.document == other)
    assert session.selection.document == other


def test_readers_swap_and_close(
    pane: ReadersPane, session: Session, resolution: DocumentId, other: DocumentId
) -> None:
    session.open(resolution)
    session.open(other, Where.RIGHT)
    pane.swap()
    assert [reader.document for reader in pane.readers] == [other, resolution]
    pane.close_active()
    assert [reader.document for reader in pane.readers] == [resolution]
    assert session.document == resolution
    pane.close_active()
    assert [reader.document for reader in pane.readers] == [None]
    assert session.selection == Selection()


def test_readers_in_one_column_swap(
    pane: ReadersPane, session: Session, resolution: DocumentId, other: DocumentId
) -> None:
    session.open(resolution)
    pane.split_below()
    session.open(other)

    pane.swap()

    assert [reader.document for reader in pane.readers] == [other, resolution]


def test_a_place_is_remembered_for_each_document(
    pane: ReadersPane, session: Session, resolution: DocumentId, other: DocumentId
) -> None:
    session.open(other)
    reading = pane.active.view.reading
    reading.go_to(25)
    reading.scroll_by(33)
    place = reading.place()

    session.open(resolution)
    session.open(other)

    again = reading.place()
    assert place is not None
    assert again is not None
    assert (again.paragraph, again.start) == (place.paragraph, place.start)
    assert again.share == pytest.approx(place.share, abs=0.002)
    assert reading.current == 25


def test_readers_stand_as_they_were_left(
    pane: ReadersPane,
    session: Session,
    resolution: DocumentId,
    other: DocumentId,
    qtbot: QtBot,
) -> None:
    session.open(resolution)
    session.open(other, Where.RIGHT)
    pane.split_below()
    pane.active.view.set_zoom(1.5)
    pane.active.view.reading.go_to(20)
    pane.show_furniture()
    state = pane.save_state()
    place = pane.active.view.reading.place()

    again = ReadersPane(session)  # as at the start, before it has its size
    qtbot.addWidget(again)
    again.restore_state(state)
    again.resize(900, 600)
    with qtbot.waitExposed(again):
        again.show()

    assert [reader.document for reader in again.readers] == [resolution, other, other]
    assert [len(column) for column in again._columns] == [1, 2]
    assert again.readers.index(again.active) == 2
    assert again.active.view.zoom == 1.5
    assert again.active.view.reading.current == 20
    assert again.active.furniture
    restored = again.active.view.reading.place()
    assert place is not None
    assert restored is not None
    assert restored.paragraph == place.paragraph
    assert restored.share == pytest.approx(place.share, abs=0.01)
    assert again.save_state() == state


@pytest.mark.parametrize(
    "state",
    [
        None,
        "nonsense",
        {"columns": "x"},
        {"columns": [["x", {"document": "y"}], 3], "active": 99, "widths": [1], "heights": "x"},
        {"columns": [[{"document": 4711, "zoom": "large"}]]},
    ],
)
def test_a_state_of_another_make_does_no_harm(pane: ReadersPane, state: object) -> None:
    pane.restore_state(state)

    assert pane.active.document is None


def test_a_removed_document_leaves_its_reader_and_undo_brings_it_back_to_its_place(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId
) -> None:
    paragraph = archive.documents.at(resolution, 2)
    session.open(Place(resolution, paragraph.id))

    session.do("Remove it", lambda archive: archive.documents.remove([resolution]))
    assert pane.active._pages.currentWidget() is pane.active._empty
    assert session.selection == Selection()
    session.undo_stack.undo()
    assert session.document == resolution
    assert session.selection.anchors == (Anchor(paragraph.id),)


def test_a_reader_that_has_gone_on_does_not_come_back_to_what_was_removed(
    pane: ReadersPane, session: Session, resolution: DocumentId, other: DocumentId
) -> None:
    session.open(resolution)
    session.do("Remove it", lambda archive: archive.documents.remove([resolution]))
    session.open(other)

    session.undo_stack.undo()

    assert session.document == other


def test_a_document_that_is_gone_is_refused_in_a_sentence(
    pane: ReadersPane, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.refused) as heard:
        session.open(DocumentId(4711))

    assert "4711" in heard.args[0]


def test_another_archive_empties_the_readers(
    pane: ReadersPane,
    session: Session,
    resolution: DocumentId,
    other: DocumentId,
    tmp_path: Path,
) -> None:
    session.open(resolution)
    session.open(other, Where.RIGHT)

    session.switch(Archive.open(tmp_path / "second.concord"))

    assert [reader.document for reader in pane.readers] == [None]


def test_what_was_open_in_another_archive_is_restored_whoever_hears_first(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId, tmp_path: Path
) -> None:
    session.open(resolution)
    state = pane.save_state()
    with archive.again() as other:
        session.archive = other

        pane.restore_state(state)  # as the window does, which may be told before the pane
        session.archive_changed.emit()

        assert [reader.document for reader in pane.readers] == [resolution]
        session.archive = archive


def test_copy_brings_plain_and_rich_text_and_the_source(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId
) -> None:
    session.open(Place(resolution, archive.documents.at(resolution, 1).id))
    clipboard = QGuiApplication.clipboard()

    pane.copy()
    assert clipboard.text().startswith("1. Requests the humanitarian")
    assert "<p>1. Requests" in clipboard.mimeData().html()
    pane.copy_cited()
    assert clipboard.text() == (
        "“Requests the humanitarian agencies to continue their work;” (Cooperation between two "
        "organizations, A/RES/67/264, 17 May 2013, para. 1, p. 1)"
    )
    assert "<blockquote" in clipboard.mimeData().html()


def test_finding_from_the_keyboard(
    pane: ReadersPane, session: Session, other: DocumentId, qtbot: QtBot
) -> None:
    session.open(other)
    reader = pane.active
    pane.find_words()
    bar = reader.find_bar
    qtbot.waitUntil(bar.field.hasFocus)

    QTest.keyClicks(bar.field, "COOPERATION")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not reader.view.finds.busy)
    assert bar.count.text() == "1 of 320"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    pane.find_next()
    assert bar.count.text() == "3 of 320"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    pane.find_previous()
    assert bar.count.text() == "1 of 320"
    QTest.keyClicks(bar.field, "x")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert reader.view.finds.count == 0
    qtbot.waitUntil(reader.view.hasFocus)


def test_the_selected_words_are_what_is_looked_for(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId
) -> None:
    session.open(Place(resolution, archive.documents.at(resolution, 2).id, 11, 22))

    pane.find_words()

    assert pane.active.find_bar.field.text() == "vaccination"


def test_zoom_is_that_of_the_active_reader(
    pane: ReadersPane, session: Session, resolution: DocumentId
) -> None:
    session.open(resolution)
    pane.split()

    pane.zoom_in()
    assert pane.readers[1].view.zoom > 1 == pane.readers[0].view.zoom
    pane.zoom_reset()
    assert pane.readers[1].view.zoom == 1
    pane.zoom_out()
    assert pane.readers[1].view.zoom < 1


def test_furniture_and_extracted_text_are_shown_on_demand(
    pane: ReadersPane, session: Session, archive: Archive
) -> None:
    blocks = (
        Block(0, Kind.FURNITURE, "page 1"),
        Block(1, Kind.PARAGRAPH, "Organization", extracted="Organizat ion"),
    )
    parsed = ParsedDocument("text", 1, "text/plain", Metadata(title="T"), blocks)
    added = archive.documents.add("f.txt", b"f", parsed)
    session.open(added.document)
    reading = pane.active.view.reading

    assert [reading.content.text(row) for row in range(len(reading.content))] == ["Organization"]
    pane.show_furniture()
    pane.show_extracted()
    shown = [reading.content.text(row) for row in range(len(reading.content))]
    assert shown == ["page 1", "Organizat ion"]
    assert reading.content.rows[reading.current].text == "Organization"


def test_a_search_hit_on_hidden_furniture_goes_to_what_follows(
    pane: ReadersPane, session: Session, archive: Archive
) -> None:
    blocks = tuple(
        Block(index, Kind.FURNITURE if index == 1 else Kind.PARAGRAPH, f"Text {index}")
        for index in range(3)
    )
    parsed = ParsedDocument("text", 1, "text/plain", Metadata(title="T"), blocks)
    document = archive.documents.add("f.txt", b"f", parsed).document
    hidden = archive.documents.at(document, 1)

    session.open(Place(document, hidden.id))

    assert session.selection.anchors == (Anchor(archive.documents.at(document, 2).id),)


def test_a_document_dropped_on_a_reader_opens_there(
    pane: ReadersPane, session: Session, resolution: DocumentId, other: DocumentId
) -> None:
    session.open(resolution)
    session.open(resolution, Where.RIGHT)
    data = QMimeData()
    data.setData(MIME, f"[{other}]".encode())
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    pane.readers[0].dropEvent(event)

    assert [reader.document for reader in pane.readers] == [other, resolution]
    assert pane.active is pane.readers[0]


def bar_after_dragging(reader: Reader) -> None:
    reader.view.reading.select(Selected(Point(2, 0), Point(2, 10), words=True))
    rect = reader.view.reading.selection_rect()
    reader.view.reading.words_selected.emit(rect)


def test_the_bar_at_the_words_tags_and_goes(
    pane: ReadersPane, session: Session, archive: Archive, other: DocumentId, qtbot: QtBot
) -> None:
    session.open(other)
    reader = pane.active
    bar_after_dragging(reader)
    bar = reader._bar
    rect = reader.view.reading.selection_rect()
    assert bar.isVisible()
    leading = round(reader.view.reading.sheet.typography.leading)
    assert not bar.geometry().intersects(rect.adjusted(0, 0, 0, leading))

    bar.theme_chosen.emit(archive.themes.find("health").id)

    assert themes_on(archive, other, 2) == ["Health"]
    assert not bar.isVisible()
    bar_after_dragging(reader)
    reader.view.reading.scroll_by(40)
    reader.view.reading.select(reader.view.reading.paragraph(3))
    assert not bar.isVisible()


def test_the_theme_used_last_is_offered_first(
    pane: ReadersPane, session: Session, archive: Archive, other: DocumentId
) -> None:
    session.open(other)

    press(pane, Qt.Key.Key_3)

    assert next(theme.name for theme in pane.active._likely()) == "Health"


def test_a_note_is_asked_of_whoever_writes_notes(
    pane: ReadersPane, session: Session, other: DocumentId, qtbot: QtBot
) -> None:
    session.open(other)
    bar_after_dragging(pane.active)

    with qtbot.waitSignal(session.action_requested) as heard:
        pane.active._bar.note_chosen.emit()

    assert heard.args[0] == "note.add"


@_POPUP
def test_the_chooser_opens_another_document(
    pane: ReadersPane, session: Session, resolution: DocumentId, other: DocumentId, qtbot: QtBot
) -> None:
    session.open(resolution)
    pane.choose()
    chooser = pane.active.findChild(Chooser)
    assert chooser is not None
    qtbot.waitUntil(lambda: chooser.model.rowCount() == 2)

    QTest.keyClicks(chooser.filter, "anoth")
    assert chooser.model.rowCount() == 1
    QTest.keyClick(chooser.filter, Qt.Key.Key_Return)

    assert session.document == other


def test_a_long_document_shows_its_place_before_all_of_it_is_read(
    pane: ReadersPane, session: Session, archive: Archive, qtbot: QtBot
) -> None:
    document = add_document(archive, [f"Paragraph {number}." for number in range(3_000)])
    wanted = archive.documents.at(document, 1_500)

    session.open(Place(document, wanted.id))

    reading = pane.active.view.reading
    assert not pane.active.model.complete
    assert session.selection.anchors == (Anchor(wanted.id),)
    tops = {reading.content.rows[row].id: top for row, top in reading.position.visible()}
    qtbot.waitUntil(lambda: pane.active.model.complete)
    assert len(reading.content) == 3_000
    assert session.selection.anchors == (Anchor(wanted.id),)
    after = {reading.content.rows[row].id: top for row, top in reading.position.visible()}
    assert {each: after[each] for each in tops if each in after} == tops
    session.open(Place(document, archive.documents.at(document, 10).id))
    assert reading.current == 10


def test_a_long_document_is_shown_otherwise_from_another_thread(
    pane: ReadersPane, session: Session, archive: Archive, qtbot: QtBot
) -> None:
    document = add_document(archive, [f"Paragraph {number}." for number in range(3_000)])
    session.open(document)
    session.background.wait()
    reading = pane.active.view.reading
    reading.go_to(2_000)
    place = reading.place()
    before = reading.content

    pane.show_furniture()
    qtbot.waitUntil(lambda: reading.content is not before)

    assert reading.content.furniture
    assert reading.place() == place
    assert reading.current == 2_000


@_POPUP
def test_every_action_of_the_pane_runs(
    pane: ReadersPane, session: Session, resolution: DocumentId
) -> None:
    names = set()
    for each in bound(ReadersPane, lambda: pane, "Readers"):
        session.open(resolution)
        each.checked()
        if each.enabled():
            if each.action.choices is None:
                each.run()
            for choice in each.choices():
                each.run(choice.value)
            names.add(each.action.name)
        for chooser in pane.findChildren(Chooser):
            chooser.close()

    assert {"reader.find", "reader.split", "reader.copy", "reader.next-paragraph"} <= names
