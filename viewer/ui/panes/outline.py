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
from viewer.domain import DocumentId, NotFound
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.models.outline_model import Outline, OutlineModel
from viewer.ui.models.refreshing import Refresher
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Selection, Session
from viewer.ui.widgets.empty import EmptyState

UNFOLDED = 200
"""Lines up to which an outline is shown unfolded."""
LONG = 2_000
"""Paragraphs from which making an outline would be felt."""


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
        self._reading: Job | None = None
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
        if self._reading is not None:
            self._reading.abandon()
            self._reading = None
        document = self._session.document
        archive = self._session.archive
        try:
            if document is not None and archive.documents.get(document).paragraphs > LONG:
                self._read_on_thread(document)
                return
            paragraphs = [] if document is None else archive.documents.paragraphs(document)
        except NotFound:  # removed a moment ago; the readers will show another
            paragraphs = []
        self._take(Outline.of(paragraphs))

    def _read_on_thread(self, document: DocumentId) -> None:
        home = self._session.archive

        def work(job: Job) -> Outline:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return Outline.of(archive.documents.paragraphs(document))

        self._reading = self._session.background.run(
            "Read the outline", work, done=self._take, failed=lambda _error: None, quiet=True
        )

    def _take(self, made: Outline) -> None:
        self._reading = None
        self.model.take(made)
        if self.model.lines <= UNFOLDED:
            self.view.expandAll()
        elif self.model.lines <= LONG:  # beyond, unfolding would be felt
            self.view.expandToDepth(0)
        self._empty.say(
            "Open a document to see its outline."
            if self._session.document is None
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
            self._session.go(Place(paragraph.document, paragraph.id))

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
