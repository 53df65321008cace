"""Footnotes at their marks: a slip with the note beside the mark, and the way back from the note.

The tool tip over a mark shows the note too; the slip stays, can be selected in and needs no mouse.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout

from viewer.domain.notemarks import Mark, marks_in
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.icons import icon
from viewer.ui.reading.footnotes import mark_of, note_of, place_of_mark
from viewer.ui.reading.view import ReadingView

_WIDTH, _HEIGHT = 380, 220
_SCALE = 0.9
_GAP = 4


class _Text(QTextBrowser):
    """The note; its keys for copying are its own, not the reader's."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
            if any(event.matches(each) for each in own):
                event.accept()
                return True
        return super().event(event)


class FootnoteSlip(QFrame):
    """A footnote beside its mark.

    Signals:
        followed: the footnote itself is wanted, where it stands.
        closed: by Esc or its button.
    """

    followed = Signal()
    closed = Signal()

    def __init__(self, view: ReadingView, look: Appearance) -> None:
        super().__init__(view.viewport())
        self._room = view.viewport()
        self._look = look
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName("Footnote")
        self._mark = QLabel()
        self.text = _Text()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusProxy(self.text)
        self._head = head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._mark, 1)
        head.addWidget(self._button("down", "Go to the footnote", self.followed))
        head.addWidget(self._button("clear", "Close (Esc)", self.closed))
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT // 2, UNIT // 2, UNIT)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.text)
        self.hide()

    def show_note(self, mark: str, text: str, points: float, beside: QRect) -> None:
        """Show a note; `beside` is where its mark stands."""
        self._mark.setText(f"Footnote {mark}")
        self._mark.setStyleSheet(f"color: {self._look.colour('quiet').name()}")
        self.text.setFont(self._look.reading_font(points * _SCALE))
        self.text.setPlainText(text)
        room = self._room.rect()
        size = self._size(room)
        self.setGeometry(QRect(_place(size, beside, room), size))
        self.show()
        self.raise_()

    def _size(self, room: QRect) -> QSize:
        width = min(_WIDTH, room.width() - 2 * _GAP)
        margins = self._box.contentsMargins()
        document = self.text.document()
        document.setTextWidth(width - margins.left() - margins.right() - 2 * self.frameWidth())
        around = margins.top() + margins.bottom() + 2 * self.frameWidth()
        wanted = math.ceil(document.size().height()) + self._head.sizeHint().height() + around
        return QSize(width, min(wanted, _HEIGHT, room.height() - 2 * _GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, meaning: str, tip: str, wanted: object) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(meaning))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(wanted)
        return button


class Footnotes(QObject):
    """Shows the footnotes of what is read, and goes back from them to their marks."""

    def __init__(self, view: ReadingView, look: Appearance) -> None:
        super().__init__(view)
        self._view = view
        self._reading = view.reading
        self._shown: tuple[int, Mark] | None = None
        self.slip = FootnoteSlip(view, look)
        self.slip.closed.connect(self.close)
        self.slip.followed.connect(self._follow)
        self._reading.words_left.connect(self._hide)
        self._reading.content_changed.connect(self._hide)
        self._reading.mark_chosen.connect(self.show)
        self._reading.footnote_chosen.connect(self.go_back)

    @property
    def offered(self) -> str:
        """What `call` would do, in words; empty where there is nothing to do."""
        if not len(self._reading.content):
            return ""
        row = self._reading.current
        if mark_of(self._reading.content.rows[row]) is not None:
            return "Back to the mark of the footnote"
        return "Show footnote" if self._marks(row) else ""

    def call(self) -> None:
        """Show the footnote at the caret, the next one of the paragraph, or go back from one."""
        reading = self._reading
        row = reading.current
        if mark_of(reading.content.rows[row]) is not None:
            self.go_back(row)
            return
        marks = self._marks(row)
        if marks:
            self.show(row, self._next(row, marks))
            self.slip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show(self, row: int, mark: Mark) -> None:
        """Put the slip beside a mark in a row."""
        reading = self._reading
        note = note_of(reading.content.rows, row, mark.mark)
        if not note:
            return
        reading.bring_into_sight(row, (mark.start, mark.end))
        start = reading.content.start(row)
        top = reading.position.top(row)
        rects = reading.sheet.layout(row).rects(mark.start - start, mark.end - start)
        if not rects:
            return
        beside = rects[0].translated(reading.sheet.text_origin(row, top)).toAlignedRect()
        text = "\n".join(each.text for each in note)
        self.slip.show_note(mark.mark, text, reading.sheet.typography.points, beside)
        self._shown = row, mark

    def go_back(self, row: int) -> None:
        """From a footnote to where its mark stands."""
        found = place_of_mark(self._reading.content, row)
        if found is not None:
            there, mark = found
            self._reading.select_words(self._reading.content.rows[there].id, mark.start, mark.end)

    def close(self) -> None:
        """Back to the text."""
        self._hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide(self) -> None:
        self._shown = None
        self.slip.hide()

    def _follow(self) -> None:
        if self._shown is None:
            return
        row, mark = self._shown
        note = note_of(self._reading.content.rows, row, mark.mark)
        there = self._reading.content.row_of(note[0].id) if note else None
        self.close()
        if there is not None:
            self._reading.go_to(there)

    def _marks(self, row: int) -> list[Mark]:
        content = self._reading.content
        return marks_in(content.whole_text(row), content.footnote_marks)

    def _next(self, row: int, marks: list[Mark]) -> Mark:
        """The one after the one that is shown, round the end; else the one at the caret."""
        if self._shown is not None and self._shown[0] == row and self._shown[1] in marks:
            return marks[(marks.index(self._shown[1]) + 1) % len(marks)]
        selected = self._reading.selected
        caret = selected.moving.offset if selected.words else 0
        return next((each for each in marks if each.end >= caret), marks[0])


def _place(size: QSize, beside: QRect, room: QRect) -> QPoint:
    """Under the mark, or above it where there is no room."""
    most = room.right() - size.width() - _GAP
    left = max(_GAP, min(beside.center().x() - size.width() // 2, most))
    below = beside.bottom() + _GAP
    if below + size.height() <= room.bottom():
        return QPoint(left, below)
    return QPoint(left, max(_GAP, beside.top() - size.height() - _GAP))
