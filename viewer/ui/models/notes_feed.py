"""Reads notes in the background and hands them to the model, a page at a time, newest question only."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.archive.changes import (
    AnnotationsChanged,
    Change,
    CollectionsChanged,
    DocumentsChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain import AnnotationId
from viewer.domain.note_lists import NoteFilter, NoteOrder
from viewer.ui.background import Job
from viewer.ui.models.notes_model import PAGE, NoteRow, NotesModel, read_rows
from viewer.ui.models.refreshing import Refresher
from viewer.ui.session import Session

_Answer = tuple[list[AnnotationId], list[NoteRow], int]


class NotesFeed(QObject):
    """Keeps a `NotesModel` at what the filter asks for.

    Attributes:
        total: how many notes there are without the filter.

    Signals:
        changed: the model shows what was last asked for.
    """

    changed = Signal()

    def __init__(self, session: Session, model: NotesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = model
        self.filter = NoteFilter()
        self.order: NoteOrder = "newest"
        self.total = 0
        self._finding: Job | None = None
        self._paging: dict[int, Job] = {}
        model.wanted.connect(self._read_page)
        self.refresher = Refresher(
            session,
            (AnnotationsChanged, DocumentsChanged, ThemesChanged),
            self._find,
            awake=False,
            parent=self,
        )
        session.changed.connect(self._look)

    def ask(self, wanted: NoteFilter, order: NoteOrder) -> None:
        """Show what this filter leaves, in this order."""
        if (wanted, order) != (self.filter, self.order):
            self.filter, self.order = wanted, order
            self.refresher.schedule()

    def _look(self, changes: tuple[Change, ...]) -> None:
        """Tags and collections matter only where the filter speaks of them."""
        for change in changes:
            by_theme = isinstance(change, TagsChanged) and self.filter.themes
            by_collection = (
                isinstance(change, CollectionsChanged) and self.filter.collection is not None
            )
            if by_theme or by_collection:
                self.refresher.schedule()

    def _find(self) -> None:
        for job in (self._finding, *self._paging.values()):
            if job is not None:
                job.abandon()
        self._paging.clear()
        home, wanted, order = self._session.archive, self.filter, self.order

        def work(job: Job) -> _Answer:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                notes = archive.note_lists.find(wanted, order)
                total = archive.note_lists.count() if wanted else len(notes)
                return notes, read_rows(archive, notes[:PAGE]), total

        self._finding = self._session.background.run(
            "Reading notes", work, done=self._show, quiet=True
        )

    def _show(self, answer: _Answer) -> None:
        self._finding = None
        notes, first, self.total = answer
        self.model.show_notes(notes, first)
        self.changed.emit()

    def _read_page(self, page: int) -> None:
        home, notes = self._session.archive, self.model.ids_of(page)

        def work(job: Job) -> list[NoteRow]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return read_rows(archive, notes)

        def done(rows: list[NoteRow]) -> None:
            self._paging.pop(page, None)
            self.model.fill(page, rows)

        self._paging[page] = self._session.background.run(
            "Reading notes", work, done=done, quiet=True
        )
