import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from resources.palettes import patterns
from viewer.ui.widgets.stripes import paint_stripe

RECT = QRectF(4, 10, 4, 120)


def painted(pattern: str = "", *, doubtful: bool = False, goes_on: bool = False) -> QImage:
    image = QImage(12, 140, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_stripe(
        painter,
        RECT,
        QColor("black"),
        pattern=pattern,
        doubtful=doubtful,
        begins=not goes_on,
        ends=not goes_on,
    )
    painter.end()
    return image


def dark(image: QImage) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 128
    }


def test_every_pattern_looks_otherwise_and_stays_in_its_place() -> None:
    seen = [frozenset(dark(painted(each))) for each in ("", *patterns())]
    assert len(set(seen)) == len(patterns()) + 1
    for each in seen:
        assert each
        assert all(4 <= x < 8 and 10 <= y < 130 for x, y in each)


@pytest.mark.parametrize("pattern", ["", *patterns()])
def test_a_doubtful_stripe_has_gaps(pattern: str) -> None:
    rows = {y for _, y in dark(painted(pattern, doubtful=True))}
    gaps = [y for y in range(20, 120) if y not in rows and y + 1 not in rows and y + 2 not in rows]
    assert gaps
    assert rows < {y for _, y in dark(painted())} | {10, 129}


def test_a_run_that_goes_on_fills_its_corners() -> None:
    assert (4, 10) in dark(painted(goes_on=True))
    assert (4, 10) not in dark(painted())


def test_an_unknown_pattern_of_a_later_program_is_plain() -> None:
    assert dark(painted("checkered", goes_on=True)) == dark(painted(goes_on=True))
