import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from viewer.rendering import Tile
from viewer.ui.pages.tiles import MOST_ACROSS, MOST_DOWN, Drawn, tiles_of

LENGTH = st.integers(1, 9_000)


@given(LENGTH, LENGTH)
def test_tiles_cover_a_page_once_and_are_small(width: int, height: int) -> None:
    tiles = tiles_of(1, width, height, QRectF(0, 0, width, height))
    assert sum(each.across * each.down for each in tiles) == width * height
    assert all(each.across <= MOST_ACROSS and each.down <= MOST_DOWN for each in tiles)
    assert len({(each.left, each.top) for each in tiles}) == len(tiles)


@given(LENGTH, LENGTH, st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 1), st.floats(0.01, 1))
def test_what_shows_is_covered(
    width: int, height: int, x: float, y: float, across: float, down: float
) -> None:
    part = QRectF(x * width, y * height, across * width, down * height)
    part = part.intersected(QRectF(0, 0, width, height))
    if part.isEmpty():
        return
    covered = QRectF()
    for each in tiles_of(1, width, height, part):
        covered = covered.united(QRectF(each.left, each.top, each.across, each.down))
    assert covered.adjusted(-1, -1, 1, 1).contains(part)


def tile(page: int, size: int = 100) -> Tile:
    return Tile(page, size, size, 0, 0, size, size)


def picture() -> QImage:
    return QImage(1, 1, QImage.Format.Format_RGB32)


def test_pictures_stay_within_bounds_and_the_oldest_goes_first() -> None:
    drawn = Drawn(most=3 * tile(1).size)
    for page in (1, 2, 3):
        drawn.put(tile(page), picture(), ())
    assert drawn.get(tile(1)) is not None  # used again
    drawn.put(tile(4), picture(), ())
    assert [tile(page) in drawn for page in (1, 2, 3, 4)] == [True, False, True, True]
    assert drawn.bytes == 3 * tile(1).size


def test_what_is_on_the_screen_is_kept_whatever_it_needs() -> None:
    drawn = Drawn(most=2 * tile(1).size)
    needed = [tile(page) for page in range(1, 6)]
    for each in needed:
        drawn.put(each, picture(), needed)
    assert all(each in drawn for each in needed)


@pytest.mark.parametrize("near", [90, 110])
def test_other_sizes_of_a_page_are_found_the_nearest_last(near: int) -> None:
    drawn = Drawn()
    for size in (10, near, 400):
        drawn.put(tile(7, size), picture(), ())
    drawn.put(tile(8, 100), picture(), ())
    others = [each.width for each, _picture in drawn.others(7, 100)]
    assert others[-1] == near
    assert set(others) == {10, near, 400}
