import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QTextCharFormat

from viewer.ui.app import application
from viewer.ui.widgets import lines
from viewer.ui.widgets.lines import count_lines, paint_pieces


@pytest.fixture
def font() -> QFont:
    return application().font()


def painted(pieces: list[lines.Piece], font: QFont, width: int, most: int) -> QImage:
    image = QImage(width, QFontMetrics(font).lineSpacing() * 6, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    mark = QTextCharFormat()
    mark.setBackground(QColor("yellow"))
    painter = QPainter(image)
    paint_pieces(
        painter, QRect(0, 0, width, image.height()), pieces, font, QColor("black"), mark, most
    )
    painter.end()
    return image


def rows_with(image: QImage, colour: str) -> list[int]:
    wanted = QColor(colour).rgb()
    return [
        y
        for y in range(image.height())
        if any(image.pixel(x, y) == wanted for x in range(image.width()))
    ]


def last_ink(image: QImage) -> int:
    white = QColor("white").rgb()
    return max(
        y
        for y in range(image.height())
        if any(image.pixel(x, y) != white for x in range(image.width()))
    )


def test_no_more_lines_are_painted_than_allowed(font: QFont) -> None:
    text = "many words that go on " * 20
    spacing = QFontMetrics(font).lineSpacing()
    assert count_lines(text, font, 200) > 2
    assert last_ink(painted([(text, False)], font, 200, 2)) <= 2 * spacing + 2


def test_a_match_is_marked_where_it_stands(font: QFont) -> None:
    spacing = QFontMetrics(font).lineSpacing()
    text = "word " * 12
    image = painted([(text, False), ("MATCH", True)], font, 200, 6)
    marked = rows_with(image, "yellow")
    assert marked
    assert marked[0] >= spacing - 2


def test_a_match_after_an_emoji_is_marked_whole(font: QFont) -> None:
    with_emoji = painted([("😀", False), ("MATCH", True), ("xx", False)], font, 300, 1)
    yellow = QColor("yellow").rgb()
    columns = [x for x in range(300) if any(with_emoji.pixel(x, y) == yellow for y in range(20))]
    width = QFontMetrics(font).horizontalAdvance("MATCH")
    assert width - 4 <= columns[-1] - columns[0] + 1 <= width + 4


def test_a_match_that_is_cut_off_is_not_marked(font: QFont) -> None:
    image = painted([("word " * 200, False), ("MATCH", True)], font, 150, 1)
    assert rows_with(image, "yellow") == []


def test_a_very_long_text_costs_no_more_than_a_page(
    font: QFont, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    lay_out = lines._lay_out

    def spy(text: str, *arguments: object) -> object:
        asked.append(len(text))
        return lay_out(text, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(lines, "_lay_out", spy)
    painted([("words " * 5_000, False)], font, 200, 2)
    assert max(asked) <= lines.CONSIDERED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("peace", False),
        ("السلام", True),
        ("“14. السلام peace", True),
        ("14. peace السلام", False),
        ("14.", False),
        ("", False),
    ],
)
def test_the_first_letter_tells_the_direction(text: str, expected: bool) -> None:
    assert lines.is_right_to_left(text) is expected


def test_text_from_the_right_begins_at_the_right(font: QFont) -> None:
    white = QColor("white").rgb()
    image = painted([("السلام", False)], font, 300, 1)
    inked = [x for x in range(300) if any(image.pixel(x, y) != white for y in range(20))]
    assert inked[-1] > 280
    assert inked[0] > 200
