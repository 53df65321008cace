"""The line at the head of a document some pages of which say nothing: recognition is offered."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from importers.pdfpages.numbers import numbered
from viewer.domain import Document, DocumentId
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.icons import icon
from viewer.ui.session import Session

ACTION = "recognise.text"


class RecognitionBar(QFrame):
    """Says which pages have no text that can be read, and what can be done; may be put away."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document: DocumentId | None = None
        self._put_away: set[tuple[DocumentId, tuple[int, ...]]] = set()
        self._unread: tuple[int, ...] = ()
        self._said = ""
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton("Recognise text…")
        self.button.setAutoDefault(True)  # so that Enter presses it too
        self.button.clicked.connect(self._ask)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setIcon(icon("clear"))
        self.close_button.setIconSize(QSize(2 * UNIT, 2 * UNIT))
        self.close_button.setToolTip("Put this line away; the File menu recognises text too")
        self.close_button.setAccessibleName("Put this line away")
        self.close_button.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT // 2, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.hide()

    def show_document(self, document: Document | None) -> None:
        """Offer recognition where a document needs it; else be away."""
        self._document = None if document is None else document.id
        self._unread = () if document is None else document.unread
        key = (self._document, self._unread)
        if document is None or not document.unread or key in self._put_away:
            self.hide()
            return
        have = "have" if len(document.unread) > 1 else "has"
        self._said = f"{numbered(document.unread)} {have} no text that can be read."
        self._say(self._said, offers=not self._session.archive.read_only)
        self.show()
        # The engine is looked for where its absence must be said, and nowhere else.
        self._session.background.run(
            "Looking for text recognition", _trouble, done=self._looked, quiet=True
        )

    def _looked(self, trouble: str) -> None:
        if trouble and not self.isHidden():
            self._say(f"{self._said} {trouble}", offers=False)

    def _say(self, sentence: str, *, offers: bool) -> None:
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setVisible(offers)

    def _ask(self) -> None:
        if self._document is not None:
            self._session.perform(ACTION, self._document)

    def _leave(self) -> None:
        if self._document is not None:
            self._put_away.add((self._document, self._unread))
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._session.appearance
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("chrome"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))
        painter.end()


def _trouble(_job: Job) -> str:
    """Why nothing can be recognised here; empty where it can."""
    from importers.recognition import engine  # starts programs; seldom needed

    try:
        engine.find()
    except engine.NoEngine as error:
        return str(error)
    return ""
