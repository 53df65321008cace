"""The list that drops from a reader's title: which document to read here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from viewer.domain import Document, DocumentId
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.models.chooser_model import ChooserModel
from viewer.ui.session import Session
from viewer.ui.widgets.document_delegate import DocumentDelegate

_SIZE = (60 * UNIT, 50 * UNIT)
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Chooser(QFrame):
    """A filter and a list; Enter or a click chooses, Esc leaves all as it was.

    Signals:
        chosen: the `DocumentId`.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._session = session
        self._job: Job | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Choose a document")
        self.model = ChooserModel(self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by title, symbol or date")
        self.filter.setAccessibleName("Filter documents")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.filter.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName("Documents")
        self.list.setItemDelegate(DocumentDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.filter)
        column.addWidget(self.list)

    def open(self, below: QWidget, width: int, first: tuple[DocumentId, ...]) -> None:
        """Drop from a widget; documents that are read now stand first."""
        home = self._session.archive

        def read(job: Job) -> list[Document]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return archive.documents.all()

        def show(documents: list[Document]) -> None:
            self._job = None
            self.model.show(documents, first)
            self._mark_first()

        self._job = self._session.background.run("List documents", read, done=show, quiet=True)
        self.resize(max(_SIZE[0], width), _SIZE[1])
        self.move(below.mapToGlobal(QPoint(0, below.height())))
        self.show()
        self.filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the list have the arrows while one types, and take Enter from the field."""
        if watched is self.filter and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _LIST_KEYS:
                self.list.keyPressEvent(event)
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and enter:
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QEvent) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None
        super().closeEvent(event)  # type: ignore[arg-type]

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._mark_first()

    def _mark_first(self) -> None:
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _choose(self, index: QModelIndex) -> None:
        document = self.model.document(index)
        if document is not None:
            self.close()
            self.chosen.emit(document.id)
