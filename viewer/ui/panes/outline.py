"""The outline of the document that is read: its headings, and where the reader is."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import (
    QHeaderView,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from viewer.archive.changes import DocumentsChanged
from viewer.domain import NotFound
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.models.outline_model import OutlineModel
from viewer.ui.models.refreshing import Refresher
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Selection, Session
from viewer.ui.widgets.empty import EmptyState

UNFOLDED = 200
"""Lines up to which an outline is shown unfolded."""


@pane(
    "outline",
    title="Outline",
    area=Area.LEFT,
    icon="outline",
    order=20,
    keys=("Ctrl+2",),
    beside=True,
)
class OutlinePane(QWidget):
    """Click or Enter goes to the place."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = OutlineModel(self)
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setAccessibleName("Outline")
        self.view.setFrameShape(QTreeView.Shape.NoFrame)
        self.view.setHeaderHidden(True)
        self.view.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.setUniformRowHeights(True)
        self.view.setItemDelegate(_Line(self.view))
        self.view.setIndentation(2 * UNIT)
        self.view.setExpandsOnDoubleClick(False)
        self.view.clicked.connect(self._go)
        self._empty = EmptyState("outline")
        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._pages)
        self.setFocusProxy(self.view)
        self.refresher = Refresher(session, (DocumentsChanged,), self.read, parent=self)
        session.document_changed.connect(self.refresher.schedule)
        session.selection_changed.connect(self._follow)
        self.read()

    def read(self) -> None:
        """Show the outline of the active document."""
        document = self._session.document
        try:
            paragraphs = (
                [] if document is None else self._session.archive.documents.paragraphs(document)
            )
        except NotFound:  # removed a moment ago; the readers will show another
            paragraphs = []
        self.model.show(paragraphs)
        if self.model.lines <= UNFOLDED:
            self.view.expandAll()
        else:
            self.view.expandToDepth(0)
        self._empty.say(
            "Open a document to see its outline."
            if document is None
            else "This document has no headings and no numbered paragraphs."
        )
        self._pages.setCurrentWidget(self.view if self.model.lines else self._empty)
        self._follow(self._session.selection)

    @action(
        "outline.go",
        text="Go to the place in the outline",
        keys=("Return", "Enter"),
        context=Context.PANE,
        help_text="Show the chosen heading in the reader",
    )
    def go(self) -> None:
        self._go(self.view.currentIndex())

    def _go(self, index: QModelIndex) -> None:
        paragraph = self.model.paragraph(index)
        if paragraph is not None:
            self._session.open(Place(paragraph.document, paragraph.id))

    def _follow(self, selection: Selection) -> None:
        """Mark the heading under which the selection stands."""
        if selection.document != self._session.document or not selection.anchors:
            return
        index = self.model.index_above(selection.anchors[0].paragraph)
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)


class _Line(QStyledItemDelegate):
    """A line with room above and below."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index).grownBy(_ROOM)


_ROOM = QMargins(0, 0, 0, UNIT // 2)
