from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from tests.viewer.ui.reading.conftest import Show
from tests.viewer.ui.reading.values import LONG, WORDS, paragraph, tag
from viewer.ui.appearance import Appearance
from viewer.ui.reading.gutter import draw_doubt, icon_places, stripe_at, stripes
from viewer.ui.reading.view import ReadingView


def tops(view: ReadingView) -> dict[int, float]:
    return dict(view.reading.position.visible())


def test_each_theme_keeps_its_lane_in_the_order_of_the_codebook(show: Show) -> None:
    view = show([WORDS] * 3, tags=[tag(1, 3, 0), tag(2, 1, 0), tag(3, 2, 1), tag(4, 1, 2)])
    sheet, top = view.reading.sheet, tops(view)

    first = stripes(sheet, 0, top[0])
    second = stripes(sheet, 1, top[1])
    third = stripes(sheet, 2, top[2])

    assert [each.theme.name for each in first] == ["Peace", "Health"]
    assert first[0].rect.left() == third[0].rect.left()
    assert first[0].rect.left() < second[0].rect.left() < first[1].rect.left()


def test_a_run_goes_on_through_the_space_between_paragraphs(show: Show) -> None:
    view = show([WORDS] * 4, tags=[tag(1, 1, 0), tag(2, 1, 1), tag(3, 1, 3)])
    sheet, top = view.reading.sheet, tops(view)

    found = {row: stripes(sheet, row, top[row]) for row in range(4)}

    assert found[0][0].rect.bottom() == found[1][0].rect.top()
    assert (found[0][0].begins, found[0][0].ends) == (True, False)
    assert (found[1][0].begins, found[1][0].ends) == (False, True)
    assert found[2] == []
    assert found[3][0].begins


def test_tagged_words_have_a_stripe_as_high_as_their_lines(show: Show) -> None:
    view = show([LONG], tags=[tag(1, 1, 0, 0, 5)])
    sheet = view.reading.sheet

    (stripe,) = stripes(sheet, 0, tops(view)[0])

    assert stripe.rect.height() == sheet.style(0).leading


def test_a_theme_on_words_and_on_the_paragraph_is_one_stripe(show: Show) -> None:
    view = show([LONG], tags=[tag(1, 1, 0), tag(2, 1, 0, 3, 9)])

    (stripe,) = stripes(view.reading.sheet, 0, tops(view)[0])

    assert {each.id for each in stripe.tags} == {1, 2}


def test_icons_never_cover_each_other_and_the_rest_is_counted(show: Show) -> None:
    tags = [tag(number, number, 0) for number in range(1, 13)]
    for width in (400, 700, 1600):
        view = show([WORDS], tags=tags, width=width)
        sheet, top = view.reading.sheet, tops(view)[0]

        places, left_out = icon_places(sheet, 0, stripes(sheet, 0, top))

        assert len(places) + left_out == 12
        rects = [rect for _, rect in places]
        assert not any(
            one.intersects(other) for one in rects for other in rects if one is not other
        )
        assert all(rect.left() >= 0 for rect in rects)
        assert (left_out == 0) == (width == 1600)
        view.close()


def test_the_icon_of_a_run_stays_in_sight(show: Show) -> None:
    view = show([LONG * 8, WORDS], tags=[tag(1, 1, 0)], height=400)
    view.reading.scroll_by(300)
    sheet, top = view.reading.sheet, tops(view)[0]

    ((stripe, rect),), _ = icon_places(sheet, 0, stripes(sheet, 0, top))

    assert stripe.rect.top() < 0 <= rect.top() < 10


def test_stripes_and_icons_are_found_under_the_pointer(show: Show) -> None:
    view = show([LONG], tags=[tag(1, 1, 0), tag(2, 2, 0)])
    sheet, top = view.reading.sheet, tops(view)[0]
    shown = stripes(sheet, 0, top)
    places, _ = icon_places(sheet, 0, shown)

    for stripe in shown:
        assert stripe_at(sheet, 0, top, stripe.rect.center()) == stripe
    for stripe, rect in places:
        assert stripe_at(sheet, 0, top, rect.center()) == stripe
    assert stripe_at(sheet, 0, top, QPointF(sheet.columns.text + 5, top + 20)) is None


def test_right_to_left_rows_have_their_stripes_at_the_right(show: Show) -> None:
    view = show(["سلام " * 30, WORDS], tags=[tag(1, 1, 0), tag(2, 1, 1)])
    sheet, top = view.reading.sheet, tops(view)

    arabic = stripes(sheet, 0, top[0])[0].rect
    english = stripes(sheet, 1, top[1])[0].rect

    assert arabic.left() > sheet.columns_of(0).text + sheet.columns.text_width
    assert english.right() < sheet.columns_of(1).text


@pytest.mark.parametrize(("sure", "marked"), [(None, False), (0.95, False), (0.4, True)])
def test_only_recognised_paragraphs_in_doubt_are_marked(
    show: Show, appearance: Appearance, sure: float | None, marked: bool
) -> None:
    sheet = show([replace(paragraph(0, WORDS), confidence=sure)]).reading.sheet
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    blank = image.copy()
    painter = QPainter(image)
    try:
        draw_doubt(painter, sheet, 0, 0, appearance)
    finally:
        painter.end()
    assert (image != blank) is marked


def test_a_stripe_is_doubtful_where_nobody_was_sure(show: Show) -> None:
    doubtful = replace(tag(1, 1, 0), sure=False)
    view = show([WORDS] * 2, tags=[doubtful, replace(tag(2, 1, 1), sure=False), tag(3, 1, 1, 0, 4)])
    sheet, top = view.reading.sheet, tops(view)
    assert [each.doubtful for each in stripes(sheet, 0, top[0])] == [True]
    assert [each.doubtful for each in stripes(sheet, 1, top[1])] == [False]
