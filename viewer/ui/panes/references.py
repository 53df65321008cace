"""What the document cites, what cites it, what is cited and missing, what its acronyms mean."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from viewer.analysis.citation_map import CitationMap
from viewer.archive import Archive
from viewer.archive.changes import DocumentsChanged
from viewer.domain import DocumentId, NotFound, WorldError
from viewer.ui.actions import Choice, Context, action
from viewer.ui.background import Job
from viewer.ui.models.citations import (
    CITED_BY,
    AcronymRow,
    AcronymsModel,
    CitationRow,
    CitationsModel,
    MissingModel,
    MissingRow,
    read_acronyms,
    read_citations,
    read_map,
    settle_quietly,
)
from viewer.ui.models.refreshing import Refresher
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session, Where
from viewer.ui.widgets.citation_picture import CitationPicture
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.rows_table import RowsTable

_CHOICES = (
    "This document",
    "Cited, not in the archive",
    "Acronyms of this document",
    "Picture by date",
)
_MISSING, _ACRONYMS, _PICTURE = 1, 2, 3
_NOTHING = (
    "This document cites no other by symbol or number, and no other cites it.",
    "Nothing is cited that is not in the archive.",
    "This document defines no acronym.",
)
_NO_DOCUMENT = "Open a document to see what it cites."


@dataclass(frozen=True)
class _Found:
    """What was read for the choice: rows of its list, or the picture."""

    choice: int
    rows: list[Any]
    picture: CitationMap | None = None


@pane(
    "references",
    title="References",
    area=Area.BOTTOM,
    icon="link",
    order=27,
    keys=("Ctrl+Alt+R",),
    shown=False,
)
class ReferencesPane(QWidget):
    """Lists and a picture, one seen at a time; a click goes to the words, Enter to the other document."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading: Job | None = None
        self.choice = QComboBox()
        self.choice.addItems(_CHOICES)
        self.choice.setAccessibleName("Which references")
        self.citations: RowsTable[CitationRow] = RowsTable(
            CitationsModel(), "References", (12, 44, 18)
        )
        self.missing: RowsTable[MissingRow] = RowsTable(
            MissingModel(), "Cited, not in the archive", (44, 16, 14)
        )
        self.acronyms: RowsTable[AcronymRow] = RowsTable(AcronymsModel(), "Acronyms", (18, 70))
        self.tables: tuple[RowsTable[Any], ...] = (self.citations, self.missing, self.acronyms)
        self.picture = CitationPicture(session.appearance)
        self.picture.chosen.connect(self._open_chosen)
        self._empty = EmptyState("link")
        self._stack = QStackedWidget()
        for each in (*self.tables, self.picture, self._empty):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choice)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._stack)
        self.choice.currentIndexChanged.connect(self._choose)
        self.citations.clicked.connect(self._show_citation)
        self.acronyms.clicked.connect(self._show_acronym)
        self.refresher = Refresher(
            session, (DocumentsChanged,), self.read, awake=False, parent=self
        )
        session.document_changed.connect(self._document_changed)

    @action(
        "references.open",
        text="Open the other document",
        menu="Go",
        order=420,
        keys=("Return", "Enter"),
        icon="open-right",
        context=Context.PANE,
        enabled=lambda pane: pane.other() is not None,
        help_text="Open the document that is cited, or that cites, beside",
    )
    def open(self) -> None:
        other = self.other()
        if other is not None:
            self._session.go(other, Where.RIGHT)

    @action(
        "references.show",
        text="Show references",
        menu="Go",
        order=421,
        icon="link",
        choices=lambda pane: pane.lists(),
        help_text="What is cited and cites, what is missing, acronyms, or the picture by date",
    )
    def show_list(self, which: int) -> None:
        self._session.reveal("references")
        self.choice.setCurrentIndex(which)

    @action(
        "references.save-picture",
        text="Save the picture of references…",
        menu="File",
        order=260,
        icon="image",
        context=Context.PANE,
        enabled=lambda pane: pane.pictured,
        help_text="Save which documents cite which, by date, as SVG or PNG",
    )
    def save_picture(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, "Save the picture of references", "references.svg", "SVG (*.svg);;PNG (*.png)"
        )
        if not path:
            return
        if self.picture.save(Path(path)):
            self._session.message.emit(f"Saved {Path(path).name}", False)
        else:
            self._session.refuse(
                WorldError(f"“{path}” could not be written. Choose another folder.")
            )

    def lists(self) -> list[Choice]:
        now = self.choice.currentIndex()
        return [Choice(said, at, checked=at == now) for at, said in enumerate(_CHOICES)]

    @property
    def pictured(self) -> bool:
        return bool(self.picture.shown.spots)

    def other(self) -> Place | None:
        """The other document of the current row: at its mention, where it is the one that cites."""
        row = self.citations.current() if self._stack.currentWidget() is self.citations else None
        if row is None or row.document is None:
            return None
        return _mention(row) if row.relation == CITED_BY else Place(row.document)

    def read(self) -> None:
        """Read the lists off the interface thread; what was imported since is looked through."""
        if self._reading is not None:
            self._reading.abandon()
        home, document = self._session.archive, self._session.document
        choice = self.choice.currentIndex()

        def work(job: Job) -> _Found:
            with home.again() as archive:
                job.on_cancel(archive.interrupt)
                settle_quietly(archive, job)
                try:
                    return _read(archive, document, choice)
                except NotFound:  # it was removed meanwhile
                    return _Found(choice, [])

        self._reading = self._session.background.run(
            "Looking for references", work, done=self._show, quiet=True
        )

    def save_state(self) -> int:
        return self.choice.currentIndex()

    def restore_state(self, value: object) -> None:
        if isinstance(value, int) and 0 <= value < len(_CHOICES):
            self.choice.setCurrentIndex(value)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.refresher.sleep()

    def _show(self, found: _Found) -> None:
        self._reading = None
        if found.picture is not None:
            self.picture.show_map(found.picture, self._session.document)
        elif found.choice < len(self.tables):
            table = self.tables[found.choice]
            before = max(0, table.currentIndex().row())
            table.rows.show(found.rows)
            if found.rows:
                table.choose(min(before, len(found.rows) - 1))
        self._look()

    def _document_changed(self, _document: DocumentId | None) -> None:
        self.refresher.schedule()

    def _choose(self) -> None:
        """Each list is read when it is looked at."""
        self._look()
        self.refresher.now()

    def _look(self) -> None:
        """Show the list that is chosen, or what to say where it is empty."""
        chosen = self.choice.currentIndex()
        if chosen == _PICTURE:
            self._stack.setCurrentWidget(self.picture)
            return
        table = self.tables[chosen]
        if table.rows.rowCount():
            self._stack.setCurrentWidget(table)
            return
        no_document = self._session.document is None and table is not self.missing
        self._empty.say(_NO_DOCUMENT if no_document else _NOTHING[chosen])
        self._stack.setCurrentWidget(self._empty)

    def _show_citation(self, index: QModelIndex) -> None:
        row = self.citations.rows.row_at(index)
        if row is not None:
            self._session.open(
                _mention(row), Where.RIGHT if row.relation == CITED_BY else Where.OWN
            )

    def _open_chosen(self, document: int) -> None:
        self._session.open(Place(DocumentId(document)), Where.RIGHT)

    def _show_acronym(self, index: QModelIndex) -> None:
        row = self.acronyms.rows.row_at(index)
        document: DocumentId | None = self._session.document
        if row is not None and document is not None:
            self._session.open(Place(document, row.paragraph), Where.OWN)


def _read(archive: Archive, document: DocumentId | None, choice: int) -> _Found:
    if choice == _PICTURE:
        return _Found(choice, [], read_map(archive, document))
    if choice == _MISSING:
        return _Found(choice, [MissingRow(each) for each in archive.references.missing()])
    if document is None:
        return _Found(choice, [])
    read = read_acronyms if choice == _ACRONYMS else read_citations
    return _Found(choice, [*read(archive, document)])


def _mention(row: CitationRow) -> Place:
    reference = row.at.reference
    return Place(row.at.document, row.at.paragraph, reference.start, reference.end)
