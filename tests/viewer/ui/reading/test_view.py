import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.viewer.ui.reading.conftest import Show
from tests.viewer.ui.reading.values import LONG, THEMES, WORDS, note, paragraph, tag
from viewer.domain import Kind
from viewer.ui.appearance import Appearance, Mode
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.layout import SetRow
from viewer.ui.reading.sheet import Sheet
from viewer.ui.reading.view import ReadingView

MANY = 50_000


@pytest.fixture(scope="module")
def many() -> Content:
    texts = [f"{WORDS} {number}. {WORDS * (number % 4)}" for number in range(MANY)]
    return Content([paragraph(number, text) for number, text in enumerate(texts)])


def test_of_fifty_thousand_paragraphs_only_those_in_sight_are_laid_out(
    qtbot: QtBot, appearance: Appearance, many: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[int] = []
    lay_out = Sheet._set_row

    def counted(sheet: Sheet, row: int) -> SetRow:
        laid_out.append(row)
        return lay_out(sheet, row)

    monkeypatch.setattr(Sheet, "_set_row", counted)
    view = ReadingView(appearance)
    qtbot.addWidget(view)
    view.resize(700, 800)
    view.show_content(many, Marks())
    view.show()
    view.grab()
    assert 0 < len(laid_out) < 60

    laid_out.clear()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.grab()
    assert 0 < len(laid_out) < 60
    assert 20_000 < view.reading.position.row < 30_000

    laid_out.clear()
    for _ in range(20):
        view.reading.scroll_by(30)
        view.grab()
    assert 0 < len(laid_out) < 60


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("width", [320, 700, 1600])
def test_everything_is_painted_without_a_warning(
    show: Show, appearance: Appearance, mode: Mode, width: int
) -> None:
    appearance.choose(mode)
    shown = [
        paragraph(0, "A title 😀", Kind.TITLE, label="67/264.", level=1),
        paragraph(1, "Heading", Kind.HEADING, label="I.", level=2),
        paragraph(2, LONG, label="14."),
        paragraph(3, "Item", Kind.LIST_ITEM, label="(a)", level=1),
        paragraph(4, "a\tb\nc\td", Kind.TABLE),
        paragraph(5, "قرار الأمم المتحدة 67/264", label="3."),
        paragraph(6, "A note", Kind.FOOTNOTE, mark="1"),
        paragraph(7, "page 1", Kind.FURNITURE),
        paragraph(8, ""),
        paragraph(9, "A caption", Kind.CAPTION),
    ]
    tags = [tag(1, 1, 2, 5, 40), tag(2, 2, 2), tag(3, 3, 4, 0, 3), tag(4, 1, 5, 3, 20)]
    view = show(shown, tags=tags, notes=[note(1, 2), note(2, 5)], width=width, furniture=True)

    view.finds.look_for("e")
    view.reading.select_words(shown[2].id, 3, 30)
    first = view.grab().toImage()
    view.reading.set_caret_mode(True)
    second = view.grab().toImage()

    assert first.size() == second.size()
    assert len({first.pixel(x, y) for x in range(0, width, 3) for y in range(0, 400, 7)}) > 4


def test_the_accessible_name_follows_what_is_read(show: Show, qtbot: QtBot) -> None:
    view = show(
        [paragraph(0, "First.", label="1."), paragraph(1, "Second.", Kind.HEADING)],
        tags=[tag(1, 3, 0)],
        notes=[note(1, 0, "**See** here")],
    )

    assert view.accessibleName() == "1.: First. Themes: Health. Note: See here."
    view.reading.go_to(1)
    assert view.accessibleName() == "Heading: Second."
    view.set_marks(Marks.of([tag(2, 1, 1)], [], THEMES), {paragraph(1).id})
    assert view.accessibleName() == "Heading: Second. Themes: Peace."
    view.reading.select_words(paragraph(0).id, 0, 5)
    assert view.accessibleName().startswith("Selected: First.")


def test_zoom_and_width_keep_the_place(show: Show) -> None:
    view = show([f"{number} {LONG}" for number in range(80)])
    view.reading.go_to(40)
    row = view.reading.position.row

    view.set_zoom(1.7)
    assert view.reading.position.row == row
    view.resize(450, 500)
    assert view.reading.position.row == row
    view.set_zoom(99)
    assert view.zoom == 4.0


def test_more_of_the_document_leaves_the_screen_as_it_is(show: Show) -> None:
    whole = [paragraph(number, f"{number} {LONG}") for number in range(60)]
    view = show(whole[20:50])
    view.reading.go_to(5)
    view.reading.scroll_by(37)
    before = {
        view.reading.content.rows[row].id: top for row, top in view.reading.position.visible()
    }

    view.replace_content(Content(whole))

    after = {view.reading.content.rows[row].id: top for row, top in view.reading.position.visible()}
    assert after == before
    assert view.reading.content.rows[view.reading.current].id == whole[25].id


class Paints(QObject):
    """Remembers how high the painted parts of a widget were."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.heights: list[int] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return super().eventFilter(watched, event)


def test_a_tag_paints_only_near_its_paragraph(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS] * 12)
    qtbot.wait(20)
    paints = Paints(view.viewport())

    view.set_marks(Marks.of([tag(1, 1, 2)], [], THEMES), {paragraph(2).id})
    qtbot.waitUntil(lambda: bool(paints.heights))

    assert max(paints.heights) < view.viewport().height() / 2


def test_a_narrow_reader_is_set_smaller_and_a_wide_one_not(
    qtbot: QtBot, appearance: Appearance, many: Content
) -> None:
    view = ReadingView(appearance)
    qtbot.addWidget(view)
    view.show_content(many, Marks())
    view.resize(700, 600)
    view.show()
    view.grab()
    wide = view.reading.sheet.typography

    view.resize(380, 600)
    view.grab()
    narrow = view.reading.sheet.typography

    assert narrow.leading < wide.leading
    view.resize(700, 600)
    view.grab()
    assert view.reading.sheet.typography.leading == wide.leading
