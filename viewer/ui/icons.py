"""Icons by meaning, from one font through qtawesome, in the colours of the appearance.

`icon(meaning)` may be called at any time: the glyph is looked up when it is painted. The font costs
a quarter of a second, so it is loaded after the first paint, and until then icons are empty; colours
are those of the palette at the moment, so another appearance needs no new icons.
"""

from __future__ import annotations

import importlib
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from resources.icons import glyph
from viewer.ui.background import Background

_FONT = "mdi6"
_loaded: dict[str, Any] = {}
"""The one font of the process, as Qt's font database is one: a cache, empty until loaded."""


def icon(meaning: str, colour: QColor | str | None = None) -> QIcon:
    """The icon of a meaning of `resources.icons`, in the colour of text unless one is given."""
    return QIcon(_Glyph(meaning, None if colour is None else QColor(colour)))


def ready() -> bool:
    return bool(_loaded)


def load(background: Background) -> None:
    """Load the font: its import on another thread, the rest when that is done."""
    if not ready():
        background.run(
            "Load icons",
            lambda _job: importlib.import_module("qtawesome"),
            done=lambda _module: load_now(),
            quiet=True,
        )


def load_now() -> None:
    """Load the font at once and have everything painted that waits for it."""
    if ready():
        return
    import qtawesome  # late: see above
    from qtawesome.iconic_font import IconicFont

    # qtawesome.icon() would load all of its thirteen fonts.
    files = next(each for each in qtawesome._BUNDLED_FONTS if each[0] == _FONT)  # noqa: SLF001
    _loaded[_FONT] = IconicFont(files)
    for widget in QApplication.allWidgets():
        widget.update()


class _Glyph(QIconEngine):
    """Paints a glyph; what Qt asks of an icon."""

    def __init__(self, meaning: str, colour: QColor | None) -> None:
        super().__init__()
        self._meaning = meaning
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _Glyph(self._meaning, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = _loaded.get(_FONT)
        if font is not None:
            font.icon(glyph(self._meaning), color=self._paint_colour(mode).name()).paint(
                painter, rect, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal, state
            )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def _paint_colour(self, mode: QIcon.Mode) -> QColor:
        palette = QApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        if mode == QIcon.Mode.Selected:
            return palette.color(QPalette.ColorRole.HighlightedText)
        if self._colour is not None:
            return self._colour
        return palette.color(QPalette.ColorRole.Text)
