"""Reads excerpts in the background and hands them to the model, newest question only."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from viewer.archive import Archive
from viewer.archive.changes import (
    AnnotationsChanged,
    Change,
    DocumentsChanged,
    PeopleChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain import DocumentId, Excerpt, ExcerptFilter, ThemeId, WorldError
from viewer.ui.background import Job
from viewer.ui.models.excerpts_model import ExcerptsModel
from viewer.ui.models.excerpts_order import Order, arrange
from viewer.ui.models.refreshing import Refresher
from viewer.ui.models.sections import Section
from viewer.ui.session import Session

FIRST = 200
"""Rows shown at once, while the others are still read."""

SLICE = 1_000
"""Rows forgotten at one go."""

Answer = tuple[list[Excerpt], list[Section[Excerpt]]]


class ExcerptsFeed(QObject):
    """Keeps an `ExcerptsModel` at what the filter asks for.

    After an edit only the documents that it touched are read again.

    Signals:
        changed: the model shows something else, or reading began or ended.
        failed: the sentence of an error.
    """

    changed = Signal()
    failed = Signal(str)
    _first = Signal(int, object)

    def __init__(
        self, session: Session, model: ExcerptsModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.model = model
        self.filter = ExcerptFilter()
        self.order = Order()
        self._rows: list[Excerpt] | None = None
        self._touched: set[DocumentId] = set()
        self._being_read: set[DocumentId] = set()
        self._job: Job | None = None
        self._turn = 0
        self._first.connect(self._show_first)
        session.changed.connect(self._note_changes)
        session.archive_changed.connect(self._leave)
        session.citation_style_changed.connect(self._cite_anew)
        self.refresher = Refresher(
            session,
            (TagsChanged, AnnotationsChanged, DocumentsChanged, ThemesChanged),
            self._refresh,
            awake=False,
            delay_ms=200,
            parent=self,
        )

    @property
    def reading(self) -> bool:
        return self._job is not None

    @property
    def complete(self) -> bool:
        """Whether the model holds all that the filter asks for."""
        return self._rows is not None and self._job is None

    @property
    def incomplete(self) -> bool:
        """Whether the model holds only the first rows of what the filter asks for, or none."""
        return self._rows is None

    def ask(self, wanted: ExcerptFilter) -> None:
        """Show what this filter leaves."""
        if wanted != self.filter:
            self.filter = wanted
            self._forget()
            self.refresher.now()

    def arrange(self, order: Order) -> None:
        """Sort and group differently, without reading again."""
        if order == self.order:
            return
        self.order = order
        self.refresher.now()

    def stop(self) -> None:
        """End what is being read; it is asked again on waking."""
        if self._job is not None:
            self._abandon()
            self.refresher.schedule()

    def _cite_anew(self) -> None:
        self._forget()
        self.refresher.now()

    def _leave(self) -> None:
        """Another archive: nothing of the old one stays in sight."""
        self._forget()
        self.model.show([], headings=self.order.grouped)
        self.changed.emit()

    def _forget(self) -> None:
        """What was read, or is being read, is no longer what is asked for."""
        self._abandon()
        self._rows = None
        self._touched.clear()
        self._being_read.clear()

    def _note_changes(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            if isinstance(change, ThemesChanged | PeopleChanged):
                self._forget()
            else:
                self._touched.update(_documents(change))

    def _refresh(self) -> None:
        self._abandon()
        turn, order, wanted = self._turn, self.order, self.filter
        # What is touched while this job runs stays in `_touched`, for the next.
        self._being_read, self._touched = self._touched, set()
        known, touched = self._rows, frozenset(self._being_read)
        if wanted.documents:
            touched &= frozenset(wanted.documents)
        home = self._session.archive

        def first(rows: list[Excerpt]) -> None:
            self._first.emit(turn, rows)

        def work(job: Job) -> Answer:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                rank = {theme.id: number for number, theme in enumerate(archive.themes.all())}
                if known is None:
                    rows = _read(archive, wanted, job, first)
                else:
                    rows = [row for row in known if row.document not in touched]
                    if touched:
                        only = replace(wanted, documents=tuple(sorted(touched)))
                        rows.extend(_read(archive, only, job))
                return rows, arrange(rows, order, rank)

        self._job = self._session.background.run(
            "Reading excerpts",
            work,
            done=lambda answer: self._show(turn, answer),
            failed=self._fail,
            quiet=True,
        )
        self.changed.emit()

    def _abandon(self) -> None:
        self._turn += 1
        if self._job is not None:
            self._job.abandon()
            self._job = None
            self._touched |= self._being_read

    def _show_first(self, turn: int, rows: list[Excerpt]) -> None:
        if turn == self._turn and self._job is not None and self.model.count() == 0:
            rank: dict[ThemeId, int] = {}
            for row in rows:
                rank.setdefault(row.theme, len(rank))
            self.model.show(arrange(rows, self.order, rank), headings=self.order.grouped)
            self.changed.emit()

    def _show(self, turn: int, answer: Answer) -> None:
        if turn != self._turn:
            return
        self._job = None
        old = self.model.excerpts()
        self._rows, sections = answer
        self.model.show(sections, headings=self.order.grouped)
        if old:
            self._session.background.run("Letting go", lambda _job: let_go(old), quiet=True)
        self.changed.emit()

    def _fail(self, error: WorldError) -> None:
        self._job = None
        self._touched |= self._being_read
        self.failed.emit(str(error))
        self.changed.emit()


def let_go(rows: list[Excerpt]) -> None:
    """Forget rows a few at a time: 100,000 at once would hold up the interface for 100 ms."""
    while rows:
        del rows[-SLICE:]
        time.sleep(0)


def _read(
    archive: Archive,
    wanted: ExcerptFilter,
    job: Job,
    first: Callable[[list[Excerpt]], None] | None = None,
) -> list[Excerpt]:
    rows: list[Excerpt] = []
    for row in archive.excerpts.where(wanted):
        rows.append(row)
        if len(rows) % FIRST == 0:
            job.check()
            if first is not None and len(rows) == FIRST:
                first(list(rows))
    return rows


def _documents(change: Change) -> Iterable[DocumentId]:
    if isinstance(change, DocumentsChanged):
        return change.ids
    if isinstance(change, TagsChanged | AnnotationsChanged):
        return change.documents
    return ()
