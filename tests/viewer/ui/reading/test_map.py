from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from tests.viewer.ui.reading.conftest import Show
from tests.viewer.ui.reading.values import LONG, note, paragraph, tag
from viewer.domain import Kind
from viewer.ui.reading.view import ReadingView


def picture(view: ReadingView) -> QImage:
    return view.map.grab().toImage()


def rows_of_colour(image: QImage, x: int, colour: QColor) -> list[int]:
    return [y for y in range(image.height()) if image.pixelColor(x, y) == colour]


def test_themes_stand_where_their_paragraphs_are(show: Show) -> None:
    view = show([LONG] * 300, tags=[tag(1, 1, 150)])
    image = picture(view)

    found = rows_of_colour(image, 2, view._look.theme_colour("blue"))

    assert found
    assert all(abs(y - image.height() / 2) < 8 for y in found)


def test_notes_and_finds_have_their_marks(show: Show) -> None:
    view = show([LONG] * 100 + ["Unique."] + [LONG] * 100, notes=[note(1, 50)])
    before = picture(view)

    view.finds.look_for("unique")
    view.map.refresh()
    after = picture(view)

    changed = [y for y in range(before.height()) if before.pixel(12, y) != after.pixel(12, y)]
    assert any(abs(y - before.height() / 2) < 8 for y in changed)
    assert rows_of_colour(before, 11, view._look.colour("quiet"))


def test_a_click_and_a_drag_go_there(show: Show) -> None:
    view = show([LONG] * 300)
    height = view.map.height()

    QTest.mouseClick(view.map, Qt.MouseButton.LeftButton, pos=QPoint(4, height // 2))
    assert 130 < view.reading.position.row < 170
    QTest.mousePress(view.map, Qt.MouseButton.LeftButton, pos=QPoint(4, height // 2))
    QTest.mouseMove(view.map, QPoint(4, height - 5))
    QTest.mouseRelease(view.map, Qt.MouseButton.LeftButton, pos=QPoint(4, height - 5))
    assert view.reading.position.row > 130


def test_the_section_under_the_pointer_is_named(show: Show) -> None:
    heading = paragraph(0, "Peace", Kind.HEADING, label="I.")
    view = show([heading, *(paragraph(number, LONG) for number in range(1, 60))])

    assert view.map._tip(view.map.height() / 2) == "I. Peace"


def test_an_empty_document_has_an_empty_map(show: Show) -> None:
    view = show([])

    assert view.map._tip(10) == ""
    QTest.mouseClick(view.map, Qt.MouseButton.LeftButton, pos=QPoint(4, 40))
    assert not picture(view).isNull()


def test_what_stands_under_the_pointer_is_named(show: Show) -> None:
    view = show([LONG] * 99 + ["Unique."], tags=[tag(1, 1, 50)], notes=[note(1, 50)])
    middle, end = view.map.height() * 0.505, view.map.height() - 1.0
    assert view.map._tip(middle).splitlines() == ["Themes: Peace", "1 note"]
    view.finds.look_for("unique")
    assert view.map._tip(end) == "1 paragraph with finds"
    assert view.map._tip(5) == ""
