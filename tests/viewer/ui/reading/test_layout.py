from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from tests.viewer.ui.reading.values import LONG
from viewer.domain import Kind
from viewer.ui.reading.layout import set_row
from viewer.ui.reading.typography import Typography

MIXED = "Some 😀 text, مرحبا بالعالم and A/RES/67/264 (2013) 😀😀 to the end of it."


def test_lines_keep_the_leading(typography: Typography) -> None:
    style = typography.style(Kind.PARAGRAPH, 0)

    row = set_row(LONG, style, 400)

    assert row.height > 3 * style.leading
    assert row.height % style.leading == 0


def test_a_first_word_that_does_not_fit_beside_its_label_goes_below_it_whole(
    typography: Typography,
) -> None:
    style = typography.style(Kind.TITLE, 1)
    text = "Cooperation between organizations"

    beside = set_row(text, style, 400, first_indent=60)
    below = set_row(text, style, 400, first_indent=390)

    word = below.rects(0, len("Cooperation"))
    assert beside.rects(0, 1)[0].left() == 60
    assert len(word) == 1
    assert word[0].left() == 0
    assert word[0].top() >= style.leading


def test_every_offset_is_found_again_where_it_is_drawn(typography: Typography) -> None:
    row = set_row(LONG, typography.style(Kind.PARAGRAPH, 0), 400)

    for offset in range(0, len(LONG) - 1, 7):
        box = row.rects(offset, offset + 1)
        if box and LONG[offset] != " ":
            centre = box[0].center()
            assert row.hit(QPointF(box[0].left() + 0.5, centre.y())) == offset


def test_offsets_after_an_emoji_are_those_of_the_text(typography: Typography) -> None:
    text = "😀 before the words"
    row = set_row(text, typography.style(Kind.PARAGRAPH, 0), 600)
    start = text.index("words")

    found = row.rects(start, start + 5)

    assert len(found) == 1
    assert row.hit(QPointF(found[0].left() + 0.5, 5)) == start
    assert row.caret(start).x() == found[0].left()
    assert row.step(0, forward=True) == 1


def test_a_range_that_crosses_directions_leaves_no_letter_out(typography: Typography) -> None:
    style = typography.style(Kind.PARAGRAPH, 0)
    text = "قرار المتحدة A/RES/67 بشأن (2013)"
    row = set_row(text, style, 900, rtl=True)

    whole = row.rects(0, len(text))
    parts = [rect for at in range(len(text)) for rect in row.rects(at, at + 1)]

    assert len(whole) == 1
    assert abs(sum(rect.width() for rect in parts) - whole[0].width()) < 2


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # it is only read
)
@given(st.integers(0, len(MIXED) - 1), st.integers(1, 30), st.booleans())
def test_parts_of_mixed_text_lie_within_the_measure(
    typography: Typography, start: int, length: int, rtl: bool
) -> None:
    row = set_row(MIXED, typography.style(Kind.PARAGRAPH, 0), 260, rtl=rtl)

    for rect in row.rects(start, min(len(MIXED), start + length)):
        assert -1 <= rect.left() < rect.right() <= 261
        assert rect.bottom() <= row.height


def test_right_to_left_text_begins_at_the_right(typography: Typography) -> None:
    row = set_row("مرحبا بالعالم", typography.style(Kind.PARAGRAPH, 0), 500, rtl=True)

    assert abs(row.caret(0).x() - 500) < 1
    assert row.caret(5).x() < 500


def test_carets_step_by_letters_as_they_are_seen(typography: Typography) -> None:
    text = "e\u0301a"  # e with an accent, then a
    row = set_row(text, typography.style(Kind.PARAGRAPH, 0), 200)

    assert row.step(0, forward=True) == 2
    assert row.step(2, forward=False) == 0
    assert row.step(3, forward=True) is None
    assert row.step(0, forward=False) is None


def test_the_ends_of_a_line_are_on_the_line(typography: Typography) -> None:
    row = set_row(LONG, typography.style(Kind.PARAGRAPH, 0), 300)

    first, last = row.line_ends(len(LONG) // 2)

    assert row.caret(first).top() == row.caret(last).top()
    assert first < len(LONG) // 2 <= last


def test_a_label_may_lead_the_first_line(typography: Typography) -> None:
    style = typography.style(Kind.PARAGRAPH, 0)

    row = set_row(LONG, style, 400, first_indent=90)

    assert row.caret(0).x() == 90
    assert row.caret(len(LONG) // 2).x() < 400
    second = row.hit(QPointF(0, style.leading * 1.5))
    assert row.caret(second).x() == 0
