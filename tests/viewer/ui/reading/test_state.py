import pytest

from tests.viewer.ui.reading.conftest import Show
from tests.viewer.ui.reading.values import LONG, WORDS, paragraph
from viewer.domain import Anchor, ParagraphId
from viewer.ui.reading.content import SLICE_CHARACTERS, Content
from viewer.ui.reading.selection import Point, Selected, paragraphs
from viewer.ui.reading.state import Reading
from viewer.ui.reading.view import ReadingView


def extent(reading: Reading, row: int) -> tuple[float, float]:
    top = dict(reading.position.visible())[row]
    return top, top + reading.sheet.height(row)


@pytest.mark.parametrize("start", [0, 50, 199])
def test_a_paragraph_gone_to_is_wholly_in_sight(show: Show, start: int) -> None:
    view = show([LONG] * 200)
    reading = view.reading
    reading.go_to(start)

    for row in (50, 51, 49, 120, 0, 199):
        reading.go_to(row)
        top, bottom = extent(reading, row)
        assert top >= 0 or row == 0
        assert bottom <= reading.screen


def test_what_is_in_sight_stays_where_it_is(show: Show) -> None:
    view = show([WORDS] * 40)
    reading = view.reading
    reading.scroll_by(200)
    before = reading.place()
    middle = list(reading.position.visible())[4][0]

    reading.go_to(middle)

    assert reading.place() == before


@pytest.mark.parametrize(
    ("kept", "taken_up_by"), [((5, 100, 150, 180), 180), ((5, 100), 100), ((199,), 199)]
)
def test_where_one_reads_is_left_out_the_nearest_is_read(
    show: Show, kept: tuple[int, ...], taken_up_by: int
) -> None:
    view = show([LONG] * 200)
    reading, rows = view.reading, view.reading.content.rows
    reading.go_to(170)

    view.replace_content(Content([rows[each] for each in kept]))

    assert list(reading.position.visible())
    assert reading.content.rows[reading.current].id == rows[taken_up_by].id
    reading.go_to(0)
    reading.go_to(len(kept) - 1)
    view.replace_content(Content([]))
    assert reading.position.row == reading.current == 0


def test_a_paragraph_taller_than_the_screen_begins_at_its_top(show: Show) -> None:
    view = show([WORDS, LONG * 30, WORDS], height=400)
    reading = view.reading

    reading.go_to(1)

    assert 0 <= extent(reading, 1)[0] < 20


def test_words_deep_in_a_tall_paragraph_are_brought_into_sight(show: Show) -> None:
    view = show([WORDS, LONG * 30, WORDS], height=400)
    reading = view.reading
    offset = len(LONG) * 20

    reading.select_words(ParagraphId(2), offset, offset + 9)

    rect = reading.selection_rect()
    assert rect.height() > 0
    assert rect.top() >= 0
    assert rect.bottom() <= reading.screen


def test_anchors_of_tags_are_selected(show: Show) -> None:
    view = show([WORDS, WORDS])
    reading = view.reading

    reading.select_anchor(Anchor(ParagraphId(2)))
    assert reading.selected == paragraphs(1)
    reading.select_anchor(Anchor(ParagraphId(1), 3, 9))
    assert reading.selected == Selected(Point(0, 3), Point(0, 9), words=True)
    reading.select_anchor(Anchor(ParagraphId(99), 3, 9))
    reading.select_anchor(Anchor(ParagraphId(99)))
    assert reading.selected.first.row == 0


def test_a_selection_survives_another_form_of_the_document(show: Show) -> None:
    text = "word " * (SLICE_CHARACTERS // 2)
    view: ReadingView = show([WORDS, text])
    view.reading.select_words(ParagraphId(2), SLICE_CHARACTERS + 10, SLICE_CHARACTERS + 14)
    selected = view.reading.selected
    assert selected.first.row == 2

    view.replace_content(Content([paragraph(0, "New."), *view.reading.content.rows[1:2]]))

    assert view.reading.selected == selected


def test_a_place_in_a_paragraph_that_is_gone_is_the_present_one(show: Show) -> None:
    view = show([WORDS] * 30)
    view.reading.go_to(20)
    place = view.reading.place()
    assert place is not None

    view.replace_content(Content([paragraph(number, WORDS) for number in range(100, 130)]))

    assert view.reading.position.row < 30
    assert view.reading.current == 0
