"""The original beside the text of a reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from resources import palettes
from tests.viewer.ui.conftest import add_document
from tests.viewer.ui.pages.originals import add_pdf, drawn, heard, pages
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, ParagraphId, ThemeId
from viewer.ui.actions import bound
from viewer.ui.pages.geometry import EYE, Fit
from viewer.ui.pages.panel import PagesPanel
from viewer.ui.pages.view import PagesView
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.reading.original import Showing
from viewer.ui.reading.reader import Reader
from viewer.ui.session import Place, Session

WAIT_MS = 30_000


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> ReadersPane:
    made = ReadersPane(session)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def pdf(archive: Archive) -> DocumentId:
    return add_pdf(archive, *pages(5))


def shown(
    pane: ReadersPane, document: DocumentId, qtbot: QtBot, showing: Showing = Showing.BOTH
) -> tuple[Reader, PagesPanel]:
    """The reader with the original of a document, drawn."""
    pane.open(Place(document))
    reader = pane.active
    reader.original.show(showing)
    qtbot.waitUntil(lambda: drawn(reader.original.panel), timeout=WAIT_MS)
    panel = reader.original.panel
    assert panel is not None
    return reader, panel


def paragraph(archive: Archive, document: DocumentId, number: int) -> Place:
    return Place(document, clause(archive, document, number))


def clause(archive: Archive, document: DocumentId, number: int) -> ParagraphId:
    found = archive.documents.paragraphs(document)
    return next(each.id for each in found if each.text.startswith(f"Clause {number} "))


def point_of(reader: Reader, view: PagesView, identity: object) -> QPoint:
    """Where the middle of the first line of a paragraph is on the viewport."""
    found = next(each for each in reader.model.paragraphs if each.id == identity)
    box = found.boxes[0]
    rect = view._on_screen(box.page)
    scale = view._stack.scale
    x = rect.left() + (box.left + box.right) / 2 * scale
    y = rect.top() + (box.top + box.bottom) / 2 * scale
    return QPointF(x, y).toPoint()


def current(reader: Reader) -> str:
    reading = reader.view.reading
    return reading.content.rows[reading.current].text


def test_pages_appear_beside_the_text_and_go_again(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    assert panel.view.pages == 5
    assert panel.isVisible()
    assert reader.view.isVisible()

    reader.original.show(Showing.TEXT)

    assert not panel.isVisible()
    assert reader.view.isVisible()
    assert panel.source.pictures.bytes == 0


def test_the_letters_of_the_page_are_drawn(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    _reader, panel = shown(pane, pdf, qtbot)
    picture = panel.view.viewport().grab().toImage()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 100
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    assert dark > 200


def test_pages_are_as_sharp_as_the_screen(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PagesView, "devicePixelRatioF", lambda _view: 2.0)
    _reader, panel = shown(pane, pdf, qtbot)
    view = panel.view
    wanted = view._tiles(1, 0, view.viewport().height())
    assert {tile.width for tile in wanted} == {round(view._stack.rect(1).width() * 2)}
    assert all(tile in panel.source.pictures for tile in wanted)


def test_a_click_on_the_page_selects_the_paragraph(
    pane: ReadersPane, archive: Archive, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    wanted = clause(archive, pdf, 4)
    before = panel.view.verticalScrollBar().value()

    QTest.mouseClick(
        panel.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(reader, panel.view, wanted)
    )

    assert current(reader).startswith("Clause 4 ")
    assert reader.selection().anchors[0].paragraph == wanted
    QTest.qWait(20)
    assert panel.view.verticalScrollBar().value() == before


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_click_on_a_turned_page_selects_what_is_there(
    pane: ReadersPane, archive: Archive, qtbot: QtBot, rotate: int
) -> None:
    turned = add_pdf(archive, *pages(1, rotate=rotate), name="turned.pdf")
    reader, panel = shown(pane, turned, qtbot)
    panel.view.set_fit(Fit.PAGE)
    boxed = [each for each in reader.model.paragraphs if each.boxes]
    wanted = boxed[len(boxed) // 2]

    QTest.mouseClick(
        panel.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=point_of(reader, panel.view, wanted.id),
    )

    assert current(reader) == wanted.text


def test_the_selected_paragraph_is_framed_and_in_sight(
    pane: ReadersPane, archive: Archive, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    wanted = clause(archive, pdf, 20)

    pane.open(Place(pdf, wanted))
    qtbot.waitUntil(lambda: wanted in panel.view._marks.selected, timeout=1_000)
    QTest.qWait(20)

    at = point_of(reader, panel.view, wanted)
    assert panel.view.viewport().rect().contains(at)
    qtbot.waitUntil(lambda: drawn(panel), timeout=WAIT_MS)
    picture = panel.view.viewport().grab().toImage()
    column = {picture.pixelColor(at.x(), y).name() for y in range(at.y() - 30, at.y() + 30)}
    frame = QColor(palettes.tone("accent", "light"))
    assert any(abs(QColor(each).hue() - frame.hue()) < 12 for each in column)


def test_themes_shine_through(
    pane: ReadersPane, archive: Archive, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    wanted = clause(archive, pdf, 2)
    at = point_of(reader, panel.view, wanted)
    before = panel.view.viewport().grab().toImage()

    archive.tags.add(ThemeId(1), [Anchor(wanted)])

    theme = archive.themes.get(ThemeId(1))
    full = QColor(palettes.colour(theme.colour, "light"))
    after = panel.view.viewport().grab().toImage()
    row = [after.pixelColor(x, at.y()) for x in range(at.x())]
    assert full.name() in {each.name() for each in row}  # the stripe at the edge
    changed = sum(
        before.pixelColor(x, at.y()) != after.pixelColor(x, at.y()) for x in range(after.width())
    )
    assert changed > 50  # the band


def test_scrolling_the_pages_takes_the_text_along(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    place = panel.view.verticalScrollBar()

    place.setValue(round(panel.view._stack.y(4, 300) - panel.view.viewport().height() * EYE))

    row, _top = reader.view.reading.row_at(reader.view.reading.screen * EYE)
    read = reader.view.reading.content.rows[row]
    assert read.page == 4
    assert place.value() == pytest.approx(
        panel.view._stack.y(4, 300) - panel.view.viewport().height() * EYE, abs=1
    )  # and it stays where it was put


def test_scrolling_the_text_takes_the_pages_along(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    reading = reader.view.reading

    for _ in range(12):
        reading.scroll_by(120)

    row, _top = reading.row_at(reading.screen * EYE)
    place = reading.position.value()
    boxes = reading.content.rows[row].boxes
    page, y = panel.view.eye()
    assert page == boxes[0].page
    assert boxes[0].top - 12 <= y <= boxes[-1].bottom + 12
    assert reading.position.value() == place


def test_the_beginning_of_the_text_is_the_top_of_the_first_page(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    reader.view.reading.scroll_by(2_000)
    assert panel.view.verticalScrollBar().value() > 0
    reader.view.reading.scroll_by(-20_000)
    assert panel.view.verticalScrollBar().value() == 0


def test_zoom_by_keys_wheel_and_fit(pane: ReadersPane, pdf: DocumentId, qtbot: QtBot) -> None:
    _reader, panel = shown(pane, pdf, qtbot)
    view = panel.view
    wide = view.zoom
    assert view.fit is Fit.WIDTH
    QTest.keyClicks(view, "+")
    assert view.zoom > wide
    assert view.fit.value == Fit.NONE.value
    for _ in range(20):
        QTest.keyClicks(view, "+")
    assert view.zoom == pytest.approx(4.0)
    for _ in range(30):
        QTest.keyClicks(view, "-")
    assert view.zoom == pytest.approx(0.5)
    QTest.keyClicks(view, "0")
    assert view.zoom == pytest.approx(wide)
    view.set_fit(Fit.PAGE)
    assert view._stack.rect(1).height() <= view.viewport().height()


def test_keys_move_by_screens_and_to_both_ends(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    _reader, panel = shown(pane, pdf, qtbot)
    bar = panel.view.verticalScrollBar()
    QTest.keyClick(panel.view, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert panel.view.page == 5
    assert panel.bar.number.value() == 5
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_the_number_and_the_small_pages_go_to_a_page(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    _reader, panel = shown(pane, pdf, qtbot)
    panel.bar.number.setValue(3)
    assert panel.view.page == 3
    panel.bar.thumbnails.setChecked(True)
    assert panel.thumbnails.isVisible()
    qtbot.waitUntil(lambda: drawn(panel), timeout=WAIT_MS)
    small = panel.thumbnails
    at = small._stack.rect(2).center().y() - small.verticalScrollBar().value()
    QTest.mouseClick(small.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, round(at)))
    assert panel.view.page == 2


def test_keys_of_themes_tag_from_the_page_too(
    pane: ReadersPane, archive: Archive, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    wanted = clause(archive, pdf, 3)
    panel.view.setFocus()
    QTest.mouseClick(
        panel.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(reader, panel.view, wanted)
    )
    QTest.keyClicks(panel.view, "1")
    assert [tag.theme for tag in archive.tags.of_paragraph(wanted)] == [
        next(each.id for each in archive.themes.all() if each.key == "1")
    ]


def test_a_dragged_page_scrolls_and_selects_nothing(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    before = current(reader)
    port = panel.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(200, 400))
    QTest.mouseMove(port, QPoint(200, 350))
    QTest.mouseMove(port, QPoint(200, 250))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(200, 250))
    assert panel.view.verticalScrollBar().value() > 0
    assert current(reader) == before


def test_alone_the_pages_have_the_keys(
    pane: ReadersPane, archive: Archive, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot, Showing.PAGES)
    assert not reader.view.isVisible()
    reader.view.setFocus()
    assert panel.view.hasFocus()
    pane.open(paragraph(archive, pdf, 25))
    qtbot.waitUntil(lambda: panel.view.page >= 4, timeout=1_000)
    reader.original.show(Showing.TEXT)
    assert reader.view.isVisible()
    assert reader.view.hasFocus()


def test_a_text_says_that_it_has_no_pages_and_opens_elsewhere(
    pane: ReadersPane,
    session: Session,
    resolution: DocumentId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: heard(handed, url))
    pane.open(Place(resolution))
    pane.active.original.show(Showing.PAGES)
    panel = pane.active.original.panel
    assert panel is not None
    assert "TXT" in panel.said.text
    assert pane.active.view.isVisible()  # nothing else could be read

    panel.said._clicked()
    assert session.background.wait()

    assert len(handed) == 1
    assert handed[0].toLocalFile().endswith(".txt")


def test_macros_are_warned_of_first(
    pane: ReadersPane, session: Session, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: heard(handed, url))
    risky = add_document(archive, ["It mentions word/vbaProject.bin in passing."])
    pane.open(Place(risky))
    pane.active.original.launch()
    assert session.background.wait()
    box = pane.findChild(QMessageBox)
    assert box is not None
    assert "macros" in box.text()
    assert not handed
    next(each for each in box.buttons() if each.text() == "Open").click()
    assert len(handed) == 1


def test_a_protected_original_asks_for_its_password(
    pane: ReadersPane, archive: Archive, qtbot: QtBot
) -> None:
    secret = add_pdf(archive, *pages(1), name="secret.pdf", password="open")
    pane.open(Place(secret))
    original = pane.active.original
    original.show(Showing.BOTH)
    panel = original.panel
    assert panel is not None
    qtbot.waitUntil(panel.password.isVisible, timeout=WAIT_MS)
    panel.password.field.setText("open")
    QTest.keyClick(panel.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: drawn(panel), timeout=WAIT_MS)
    assert not panel.password.isVisible()


def test_what_is_shown_is_remembered(
    pane: ReadersPane, session: Session, pdf: DocumentId, qtbot: QtBot
) -> None:
    _reader, panel = shown(pane, pdf, qtbot)
    panel.view.set_zoom(1.5)
    panel.bar.thumbnails.setChecked(True)
    state = pane.save_state()

    other = ReadersPane(session)
    qtbot.addWidget(other)
    other.resize(QSize(1100, 600))
    other.restore_state(state)
    other.show()

    original = other.active.original
    qtbot.waitUntil(lambda: drawn(original.panel), timeout=WAIT_MS)
    assert original.showing is Showing.BOTH
    assert original.panel is not None
    assert original.panel.view.zoom == pytest.approx(1.5, abs=0.01)
    assert original.panel.bar.thumbnails.isChecked()


def test_another_document_brings_its_own_pages(
    pane: ReadersPane, archive: Archive, pdf: DocumentId, resolution: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    pane.open(Place(resolution))
    assert panel.view.pages == 0
    assert "TXT" in panel.said.text
    short = add_pdf(archive, *pages(2), name="short.pdf")
    pane.open(Place(short))
    qtbot.waitUntil(lambda: drawn(panel), timeout=WAIT_MS)
    assert panel.view.pages == 2
    assert reader.original.showing is Showing.BOTH


def test_a_closed_reader_leaves_no_process(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    pane.open(Place(pdf))
    pane.split()
    reader, panel = shown(pane, pdf, qtbot)
    renderer = panel.source._renderer
    assert renderer is not None
    pane.close_reader(reader)
    assert renderer._process is None


def test_actions_switch_and_show_what_holds(pane: ReadersPane, pdf: DocumentId) -> None:
    pane.open(Place(pdf))
    actions = {each.action.name: each for each in bound(ReadersPane, lambda: pane, "Readers")}
    beside, alone = actions["reader.original"], actions["reader.original-alone"]
    assert not beside.checked()
    beside.run()
    assert beside.checked()
    assert pane.active.header._original.isChecked()
    alone.run()
    assert alone.checked()
    assert not beside.checked()
    alone.run()
    assert pane.active.original.showing is Showing.TEXT
    assert not pane.active.header._original.isChecked()


def test_the_keys_of_size_are_for_what_has_the_focus(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    text, page = reader.view.zoom, panel.view.zoom
    panel.view.setFocus()
    pane.zoom_in()
    assert panel.view.zoom > page
    assert reader.view.zoom == text
    pane.zoom_reset()
    assert panel.view.zoom == pytest.approx(page)
    reader.view.setFocus()
    pane.zoom_in()
    assert reader.view.zoom > text
    assert panel.view.zoom == pytest.approx(page)


def test_the_menu_of_a_paragraph_selects_it_first(
    pane: ReadersPane, session: Session, archive: Archive, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    menus: list[tuple[str, ...]] = []
    session.menu_requested.connect(lambda actions, _at: menus.append(actions))
    at = point_of(reader, panel.view, clause(archive, pdf, 5))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at)

    panel.view.contextMenuEvent(event)

    assert current(reader).startswith("Clause 5 ")
    assert "tag.theme" in menus[0]


def test_an_original_that_cannot_be_shown_leaves_the_text(
    pane: ReadersPane, archive: Archive, qtbot: QtBot
) -> None:
    broken = b"%PDF-1.4 which the importer could read and PDFium cannot"
    parsed = ParsedDocument(
        "pdf", 1, "application/pdf", Metadata(title="Broken"), (Block(0, Kind.PARAGRAPH, "Text."),)
    )
    document = archive.documents.add("broken.pdf", broken, parsed).document
    pane.open(Place(document))
    original = pane.active.original
    original.show(Showing.PAGES)
    qtbot.waitUntil(
        lambda: original.panel is not None and original.panel.said.isVisible(), timeout=WAIT_MS
    )
    assert original.panel is not None
    assert "broken.pdf" in original.panel.said.text
    assert pane.active.view.isVisible()


def test_in_a_narrow_reader_the_pages_lie_below(
    pane: ReadersPane, pdf: DocumentId, qtbot: QtBot
) -> None:
    reader, panel = shown(pane, pdf, qtbot)
    assert panel.x() > 0
    pane.resize(400, 700)
    assert panel.width() > 350
    assert panel.y() > reader.view.y()
    pane.resize(1100, 600)
    assert (panel.x() > 0, panel.y()) == (True, 0)
