from PySide6.QtCore import QPointF

from viewer.ui.pages.geometry import Spot, Stack

SIZES = [(100.0, 200.0), (50.0, 100.0), (100.0, 200.0)]


def test_pages_stand_under_each_other_in_the_middle() -> None:
    stack = Stack(SIZES, 2.0, 10)
    assert (stack.rect(1).left(), stack.rect(1).top(), stack.rect(1).right()) == (-100, 10, 100)
    assert (stack.rect(2).left(), stack.rect(2).top()) == (-50, 420)
    assert stack.height == 10 + 400 + 10 + 200 + 10 + 400 + 10


def test_only_pages_on_the_screen_count() -> None:
    stack = Stack(SIZES, 1.0, 10)
    assert list(stack.between(0, 50)) == [1]
    assert list(stack.between(150, 250)) == [1, 2]
    assert list(stack.between(212, 218)) == []  # the gap between two pages
    assert list(stack.between(0, 10_000)) == [1, 2, 3]
    assert list(Stack((), 1.0, 10).between(0, 100)) == []


def test_a_point_is_told_in_points_of_its_page() -> None:
    stack = Stack(SIZES, 2.0, 10)
    assert stack.spot(QPointF(-100, 10)) == Spot(1, 0, 0)
    assert stack.spot(QPointF(0, 520)) == Spot(2, 25, 50)
    assert stack.spot(QPointF(90, 520)) is None  # beside the narrow page
    assert stack.spot(QPointF(0, 415)) is None  # between two pages


def test_down_and_y_are_each_others_inverse() -> None:
    stack = Stack(SIZES, 1.7, 10)
    for page, points in [(1, 0.0), (1, 123.0), (2, 99.0), (3, 200.0)]:
        there = stack.down(stack.y(page, points))
        assert there[0] == page
        assert abs(there[1] - points) < 1e-6
