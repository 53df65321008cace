from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.viewer.ui.reading.values import LONG, WORDS, paragraph
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.scrolling import TOP_SPACE, Position
from viewer.ui.reading.sheet import Sheet
from viewer.ui.reading.typography import Typography


def position(typography: Typography, count: int = 300) -> Position:
    sheet = Sheet(typography)
    texts = [(WORDS, LONG, "Short.")[number % 3] for number in range(count)]
    content = Content([paragraph(number, text) for number, text in enumerate(texts)])
    sheet.show(content, Marks(), 500.0)
    found = Position(sheet)
    found.screen = 600.0
    found.go_to(0, -1e6)
    return found


def test_a_document_begins_with_space_above(typography: Typography) -> None:
    start = position(typography)

    assert (start.row, start.offset, start.value()) == (0, -TOP_SPACE, 0.0)


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.integers(-900, 900), max_size=25))
def test_scrolling_never_leaves_the_document_or_jumps(
    typography: Typography, moves: list[int]
) -> None:
    there = position(typography, 60)
    for pixels in moves:
        before = dict(there.visible())
        there.move(pixels)
        after = dict(there.visible())
        shifts = {round(before[row] - after[row], 3) for row in before.keys() & after.keys()}
        assert len(shifts) <= 1  # all that stays on the screen moves together
        assert (
            shifts == {float(pixels)}
            or there.row == 0
            or there.value() + 1 >= there.maximum()
            or not shifts
        )
        assert 0 <= there.value() <= there.maximum() + 1


def test_there_and_back_is_where_one_was(typography: Typography) -> None:
    there = position(typography)
    there.move(5_000)
    place = (there.row, there.offset)

    there.move(3_000)
    there.move(-3_000)

    assert there.row == place[0]
    assert abs(there.offset - place[1]) < 1e-6


def test_true_heights_above_do_not_move_what_is_read(typography: Typography) -> None:
    there = position(typography)
    there.set_value(20_000)
    shown = list(there.visible())

    for row in range(there.row):
        there.sheet.height(row)  # estimates become true

    assert list(there.visible()) == shown


def test_the_last_row_can_be_read_at_ease(typography: Typography) -> None:
    there = position(typography)

    there.set_value(1e9)
    there.move(1e5)

    last, top = list(there.visible())[-1]
    assert last == 299
    bottom = top + there.sheet.height(last)
    assert 0 < bottom < there.screen


def test_a_short_document_does_not_scroll(typography: Typography) -> None:
    there = position(typography, 3)
    there.screen = 5_000.0

    there.move(400)

    assert there.maximum() == 0
    assert there.value() == 0


def test_an_empty_document_has_no_place(typography: Typography) -> None:
    there = Position(Sheet(typography))
    there.screen = 100.0

    there.move(50)
    there.go_to(3)

    assert there.value() == 0
    assert list(there.visible()) == []
