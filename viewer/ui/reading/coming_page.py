"""A page of a reader: the beginning of a document whose rest is coming in, to be read and no more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from viewer.domain import Paragraph
from viewer.ui.appearance import UNIT
from viewer.ui.models.coming import Beginning, ComingIn
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.view import ReadingView
from viewer.ui.session import Session

_NOT_YET = "The document can be tagged and annotated when all of it is in."


class ComingPage(QWidget):
    """Shows one beginning, with a slim bar that says how much of the document is in.

    Signals:
        arrived: the id of the document, or None where it did not come in, and the paragraph that was
            being read last.
    """

    arrived = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._coming = ComingIn.of(session)
        self.path: Path | None = None
        self.view = ReadingView(session.appearance)
        self.bar = _Bar(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.view.reading.typed.connect(lambda _key: session.message.emit(_NOT_YET, False))
        self._coming.changed.connect(self._tell)
        self._coming.arrived.connect(self._arrived)

    def show_beginning(self, beginning: Beginning) -> None:
        self.path = beginning.path
        self.bar.say(beginning)
        self.view.show_content(Content(beginning.paragraphs), Marks())

    def leave(self) -> None:
        """Show nothing: the reader shows something else."""
        if self.path is not None:
            self.path = None
            self.view.show_content(Content(()), Marks())

    def _reading(self) -> Paragraph | None:
        """What a person reads: the row at the top, unless another was chosen that is in sight."""
        reading = self.view.reading
        if not len(reading.content):
            return None
        seen = [row for row, _ in reading.position.visible()] or [0]
        row = reading.current if reading.current in seen else seen[0]
        return reading.content.rows[row]

    def _tell(self) -> None:
        beginning = None if self.path is None else self._coming.beginning(self.path)
        if beginning is not None:
            self.bar.say(beginning)

    def _arrived(self, path: Path, document: object) -> None:
        if path == self.path:
            last = self._reading()
            self.leave()
            self.arrived.emit(document, last)


class _Bar(QFrame):
    """How much is in, in words and as a line."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(12 * UNIT, UNIT // 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.progress)

    def say(self, beginning: Beginning) -> None:
        said = f"The rest is coming in: {beginning.so_far}. {_NOT_YET}"
        self.sentence.setText(said)
        self.setAccessibleName(said)
        self.progress.setRange(0, beginning.pages)
        self.progress.setValue(beginning.done)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._session.appearance
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("chrome"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))
        painter.end()
