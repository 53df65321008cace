"""The line above a reader: what is read in it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from viewer.domain import Document
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.icons import icon
from viewer.ui.reading.arranging import Grip

_HEIGHT = 4 * UNIT
_LINE = 2
_TIPS_LINK = {
    True: "Scrolls together with the reader before it: click to scroll alone (Ctrl+Alt+L)",
    False: "Scrolls alone: click to scroll together with the reader before it (Ctrl+Alt+L)",
}
_TIPS_COMPARE = {
    True: "Differences are marked: click to mark none (Ctrl+Shift+D)",
    False: "Mark the words that differ from the reader before it (Ctrl+Shift+D)",
}


class TitleButton(QToolButton):
    """The title and, in quieter letters, the symbol, cut where they do not fit."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._title = ""
        self._source = ""
        self.bold = False
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(6 * UNIT)

    def show_document(self, document: Document | None) -> None:
        if document is None:
            self.show_title("No document")
        else:
            self.show_title(document.title, document.symbol or document.date or "")

    def show_title(self, title: str, source: str = "") -> None:
        """Show a title, and on the right what else names it."""
        self._title, self._source = " ".join(title.split()), source
        tip = "\n".join(each for each in (self._title, self._source) if each)
        self.setToolTip(
            f"{tip}\nClick to choose another document; drag to move the reader elsewhere."
        )
        self.setAccessibleName(f"{self._title} {self._source}: choose another document".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(30 * UNIT, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # frame, hover and focus
        painter = QPainter(self)
        rect = self.rect().adjusted(UNIT, 0, -UNIT, 0)
        arrow = QRect(rect.right() - 2 * UNIT, rect.center().y() - UNIT, 2 * UNIT, 2 * UNIT)
        icon("next").paint(painter, arrow)
        rect.setRight(arrow.left() - UNIT // 2)
        font = painter.font()
        font.setBold(self.bold)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        room = rect.width()
        source = self._source if metrics.horizontalAdvance(self._source) < room // 2 else ""
        beside = metrics.horizontalAdvance(source) + 2 * UNIT if source else 0
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideMiddle, room - beside)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._look.colour("ink" if self.bold else "quiet"))
        painter.drawText(rect, left, title)
        if source:
            font.setBold(False)
            painter.setFont(font)
            painter.setPen(self._look.colour("quiet"))
            after = rect.adjusted(metrics.horizontalAdvance(title) + 2 * UNIT - UNIT // 2, 0, 0, 0)
            painter.drawText(after, left, source)
        painter.end()


class Header(QFrame):
    """Title with chooser, a second reader, close; a line of the accent under the active one.

    The reader is dragged by it (see `arranging`).

    Signals:
        choose_requested, split_requested, close_requested: the buttons.
        link_toggled, compare_toggled: what the reader does together with the one before it.
        original_toggled: show the pages of the original beside the text, or hide them.
        pressed: somewhere on it.
    """

    choose_requested = Signal()
    split_requested = Signal()
    close_requested = Signal()
    link_toggled = Signal(bool)
    compare_toggled = Signal(bool)
    original_toggled = Signal(bool)
    pressed = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._active = False
        self.setFixedHeight(_HEIGHT + _LINE)
        self.title = TitleButton(look)
        self.title.clicked.connect(self.choose_requested)
        self._link = self._button("link", _TIPS_LINK[True])
        self._link.setCheckable(True)
        self._link.clicked.connect(self.link_toggled)
        self._compare = self._button("compare", _TIPS_COMPARE[False])
        self._compare.setCheckable(True)
        self._compare.clicked.connect(self.compare_toggled)
        self._original = self._button("original", "Original beside the text (F9)")
        self._original.setCheckable(True)
        self._original.clicked.connect(self.original_toggled)
        self._split = self._button("split", "Read beside it in another reader")
        self._split.clicked.connect(self.split_requested)
        self._close = self._button("clear", "Close this reader (Ctrl+W)")
        self._close.clicked.connect(self.close_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, UNIT // 2, _LINE)
        row.setSpacing(0)
        row.addWidget(self._link)
        row.addWidget(self._compare)
        row.addWidget(self.title, 1)
        row.addWidget(self._original)
        row.addWidget(self._split)
        row.addWidget(self._close)
        self.grip = Grip(self, self.title)
        self.offer_together(False, linked=True, comparing=False)

    def show_document(self, document: Document | None) -> None:
        self.title.show_document(document)

    def show_coming(self, name: str) -> None:
        """Name a file whose document is coming in."""
        self.title.show_title(name, "coming in…")

    def set_active(self, active: bool, *, marked: bool) -> None:
        """Whether keys go here; `marked` where there is another to be told from."""
        self._active = active and marked
        self.title.bold = active
        self.title.update()
        self.update()

    def set_original(self, shown: bool) -> None:
        """Whether the pages of the original are shown."""
        self._original.setChecked(shown)

    def offer(self, *, split: bool, close: bool, original: bool = False) -> None:
        """Whether there is room for another reader, something to close, and an original."""
        self._original.setVisible(original)
        self._split.setVisible(split)
        self._close.setVisible(close)

    def offer_together(self, offered: bool, *, linked: bool, comparing: bool) -> None:
        """Whether there is a neighbour before it, and what the two do together."""
        for button, on, tips in (
            (self._link, linked, _TIPS_LINK),
            (self._compare, comparing, _TIPS_COMPARE),
        ):
            button.setVisible(offered)
            button.setChecked(on)
            button.setToolTip(tips[on])
            button.setAccessibleName(tips[on])
        self._link.setIcon(icon("link" if linked else "unlink"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("chrome"))
        line = QRect(0, self.height() - _LINE, self.width(), _LINE)
        if self._active:
            painter.fillRect(line, self._look.colour("accent"))
        else:
            painter.fillRect(line.adjusted(0, 1, 0, 0), self._look.colour("line"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.pressed.emit()

    def _button(self, meaning: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(meaning))
        button.setIconSize(QSize(2 * UNIT, 2 * UNIT))
        button.setFixedSize(_HEIGHT - 4, _HEIGHT - 4)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
