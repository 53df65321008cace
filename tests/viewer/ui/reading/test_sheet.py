import pytest

from tests.viewer.ui.reading.values import LONG, THEMES, WORDS, paragraph, tag
from viewer.domain import Kind
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.sheet import Sheet
from viewer.ui.reading.typography import Typography


@pytest.fixture
def sheet(typography: Typography) -> Sheet:
    return Sheet(typography)


def test_estimates_come_near_the_true_heights(sheet: Sheet) -> None:
    texts = [WORDS * (1 + number % 7) for number in range(200)]
    content = Content([paragraph(number, text) for number, text in enumerate(texts)])
    sheet.show(content, Marks(), 620.0)
    estimated = sheet.heights.total

    true = sum(sheet.height(row) for row in range(200))

    assert sheet.heights.total == pytest.approx(true)
    assert estimated == pytest.approx(true, rel=0.08)


def test_a_title_s_label_does_not_widen_the_gutter(sheet: Sheet) -> None:
    title = paragraph(0, "Cooperation", Kind.TITLE, label="67/264.")
    sheet.show(Content([title, paragraph(1, label="1.")]), Marks(), 700.0)
    with_title = sheet.columns.label_room
    sheet.show(Content([paragraph(1, label="1.")]), Marks(), 700.0)

    assert with_title == sheet.columns.label_room
    sheet.show(Content([title]), Marks(), 700.0)
    assert sheet.runs_in(0)


def test_labels_hang_or_lead_by_their_width(sheet: Sheet) -> None:
    rows = [
        paragraph(0, LONG, label="14."),
        paragraph(1, LONG, label="Article 12 bis."),
        paragraph(2, LONG, Kind.LIST_ITEM, label="(a)", level=1),
        paragraph(3, LONG, Kind.FOOTNOTE, mark="3"),
        paragraph(4, LONG),
    ]
    sheet.show(Content(rows), Marks(), 700.0)

    assert [sheet.runs_in(row) for row in range(5)] == [False, True, False, False, False]
    assert [sheet.label(row) for row in range(5)] == ["14.", "Article 12 bis.", "(a)", "3", ""]
    assert sheet.layout(1).caret(0).x() > sheet.label_width(1)


def test_items_are_indented_from_the_side_where_reading_begins(sheet: Sheet) -> None:
    rows = [
        paragraph(0, LONG),
        paragraph(1, LONG, Kind.LIST_ITEM, level=1),
        paragraph(2, LONG, Kind.LIST_ITEM, level=2),
        paragraph(3, "سلام " * 60, Kind.LIST_ITEM, level=2),
    ]
    sheet.show(Content(rows), Marks(), 700.0)

    lefts = [sheet.text_origin(row, 0).x() for row in range(3)]
    assert lefts == sorted(set(lefts))
    there = sheet.columns_of(3)
    right = sheet.text_origin(3, 0).x() + sheet.layout(3).width
    assert right == pytest.approx(there.text + there.text_width - sheet.style(3).indent)


def test_marks_that_move_no_text_keep_what_is_laid_out(sheet: Sheet) -> None:
    sheet.show(Content([paragraph(0, LONG)]), Marks(), 700.0)
    laid_out = sheet.layout(0)

    moved = sheet.set_marks(Marks.of([tag(1, 1, 0)], [], THEMES))

    assert not moved
    assert sheet.layout(0) is laid_out
    assert list(sheet.lanes) == [1]


def test_a_dozen_themes_in_a_narrow_reader_move_the_text_once(sheet: Sheet) -> None:
    sheet.show(Content([paragraph(0, LONG)]), Marks(), 340.0)

    assert sheet.set_marks(Marks.of([tag(n, n, 0) for n in range(1, 13)], [], THEMES))
    last_lane = sheet.columns.lane_left(11) + sheet.columns.stripe
    assert last_lane <= sheet.columns.label - sheet.columns.label_room + 1


def test_marks_of_footnotes_stand_above_the_line(sheet: Sheet) -> None:
    note = paragraph(1, "The note.", Kind.FOOTNOTE, mark="2")
    sheet.show(Content([paragraph(0, "the Century2 and on"), note]), Marks(), 700.0)
    plain = Sheet(sheet.typography)
    plain.show(Content([paragraph(0, "the Century2 and on")]), Marks(), 700.0)

    (raised,) = sheet.layout(0).rects(11, 12)
    (level,) = plain.layout(0).rects(11, 12)

    assert raised.width() < level.width()


def test_only_so_many_rows_are_kept(sheet: Sheet) -> None:
    content = Content([paragraph(number, WORDS) for number in range(900)])
    sheet.show(content, Marks(), 700.0)
    first = sheet.layout(0)

    for row in range(900):
        sheet.layout(row)

    assert sheet.layout(0) is not first
