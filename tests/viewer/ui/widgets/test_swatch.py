"""Swatches show their glyph from the moment the font of icons is there."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.ui import icons
from viewer.ui.widgets.swatch import Swatch, swatch_icon


@pytest.fixture
def unloaded() -> Iterator[None]:
    """The moment before the font has come."""
    kept = dict(icons._loaded)
    icons._loaded.clear()
    yield
    icons._loaded.update(kept)


def colours(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(4, 16) for y in range(4, 16)})


def seen(widget: QWidget) -> int:
    return colours(widget.grab().toImage())


def test_a_swatch_gets_its_glyph_when_the_font_comes(qtbot: QtBot, unloaded: None) -> None:
    swatch = Swatch()
    qtbot.addWidget(swatch)
    swatch.show_theme(QColor("#d97917"), "humanitarian")
    picture = swatch_icon(QColor("#d97917"), "humanitarian")
    assert seen(swatch) == 1
    assert colours(picture.pixmap(20, 20).toImage()) == 1

    icons.load_now()

    assert seen(swatch) > 1
    assert colours(picture.pixmap(20, 20).toImage()) > 1


def test_without_a_meaning_it_is_the_colour_alone(qtbot: QtBot) -> None:
    icons.load_now()
    picture = swatch_icon(QColor("#d97917"), "").pixmap(20, 20).toImage()
    assert {picture.pixelColor(x, 10).name() for x in range(4, 16)} == {"#d97917"}
