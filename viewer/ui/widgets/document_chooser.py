"""Asks which documents: a list with boxes and a filter."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import Document, DocumentId
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.models.choice_model import ChoiceModel
from viewer.ui.session import Session


class DocumentChooser(QDialog):
    """Any number of the archive's documents."""

    def __init__(
        self, session: Session, chosen: tuple[DocumentId, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Choose documents")
        self.model = ChoiceModel(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.model)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit()
        self.view = QListView()
        self._count = QLabel("Reading…")
        self._lay_out()
        self.model.chosen.connect(self._say)
        home = session.archive

        def read(_job: Job) -> list[Document]:
            with home.again(read_only=True) as archive:
                return archive.documents.all()

        self._job = session.background.run(
            "Reading documents", read, done=lambda found: self._show(found, chosen), quiet=True
        )
        self.finished.connect(self._job.abandon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        ):
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._proxy.index(0, 0))
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText("Filter documents")
        self.filter.setAccessibleName("Filter documents")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._proxy.setFilterFixedString)
        self.filter.installEventFilter(self)
        self.view.setModel(self._proxy)
        self.view.setAccessibleName("Documents")
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.setItemDelegate(_WholeRow(self.view))
        self._count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(UNIT)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        column.addWidget(self._count)
        column.addWidget(buttons)
        self.resize(64 * UNIT, 56 * UNIT)

    def _show(self, documents: list[Document], chosen: tuple[DocumentId, ...]) -> None:
        self.model.show(documents, chosen)
        self._say()

    def _say(self) -> None:
        count = len(self.model.checked())
        self._count.setText(f"{count:,} chosen" if count else "None chosen: all documents")


class _WholeRow(QStyledItemDelegate):
    """Checks a row wherever it is clicked, not in its box alone."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        released = event.type() == QEvent.Type.MouseButtonRelease
        if not released and not (space and event.type() == QEvent.Type.KeyPress):
            return False
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        other = Qt.CheckState.Unchecked if state == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)
