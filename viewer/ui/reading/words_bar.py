"""The small bar beside words that the mouse has selected: likely themes, and a note."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from viewer.domain import Theme
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.icons import icon

MOST = 5
_GAP = 4


class WordsBar(QFrame):
    """Never takes the focus, never covers what comes next.

    Signals:
        theme_chosen: its `ThemeId`.
        note_chosen: a note is wanted.
    """

    theme_chosen = Signal(object)
    note_chosen = Signal()

    def __init__(self, look: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("wordsBar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Put on the selected words")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)
        self.hide()

    def offer(self, themes: Iterable[Theme], words: QRect, leading: float, room: QRect) -> None:
        """Show the bar near the selected words.

        Args:
            themes: the likeliest.
            words: the rectangle around them, in the parent.
            room: what of the parent may be covered.
            leading: height of a line, one of which must stay free under the words.
        """
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for theme in themes:
            key = f" ({theme.key})" if theme.key else ""
            self._add(theme.icon, f"{theme.name}{key}", theme)
        self._add("note-add", "Note (N)", None)
        size = self.sizeHint()
        self.setGeometry(QRect(place(size, words, leading, room), size))
        self.show()
        self.raise_()

    def _add(self, meaning: str, tip: str, theme: Theme | None) -> None:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        colour = self._look.colour("ink")
        if theme is not None:
            colour = self._look.theme_colour(theme.colour)
        button.setIcon(icon(meaning, colour))
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(28, 28)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        if theme is None:
            button.clicked.connect(self.note_chosen)
        else:
            button.clicked.connect(lambda _=False, chosen=theme.id: self.theme_chosen.emit(chosen))
        self._row.addWidget(button)


def place(size: QSize, words: QRect, leading: float, room: QRect) -> QPoint:
    """Above the words; where there is no room, beside them; else a line further down."""
    left = min(
        max(words.center().x() - size.width() // 2, room.left()), room.right() - size.width()
    )
    above = words.top() - size.height() - _GAP
    if above >= room.top():
        return QPoint(left, above)
    top = max(words.top(), room.top())
    if words.right() + UNIT + size.width() <= room.right():
        return QPoint(words.right() + UNIT, top)
    if words.left() - UNIT - size.width() >= room.left():
        return QPoint(words.left() - UNIT - size.width(), top)
    below = max(words.bottom() + round(leading) + _GAP, room.top())
    if below + size.height() <= room.bottom():
        return QPoint(left, below)
    return QPoint(room.right() - size.width(), room.top())
