"""Reads the library: all of it off the interface thread, a few changed documents at once."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.archive import Archive
from viewer.archive.changes import (
    AnnotationsChanged,
    Change,
    CollectionsChanged,
    DocumentsChanged,
    TagsChanged,
)
from viewer.domain import Collection, Document, DocumentId, NotFound
from viewer.ui.background import Job
from viewer.ui.models.library_order import Row, to_row
from viewer.ui.models.refreshing import SOON_MS
from viewer.ui.session import Session

FEW = 250
"""Documents that are read one by one in 10 ms; a tag changes one, an import many."""
PAUSE = 10
"""After showing a change, so many times as long as that took nothing is shown: while an import
brings in a document every few milliseconds, the window stays free."""
SMALL_BYTES = 16_000_000
"""An archive up to this size is read at once, so that its library is there at the first look."""

Read = tuple[list[Row], list[Collection]]


class LibraryFeed(QObject):
    """Keeps what the library shows at what the archive holds.

    Signals:
        read: the rows and the collections as they are now.
    """

    read = Signal(object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: dict[DocumentId, Row] = {}
        self._collections: list[Collection] = []
        self._changed: set[DocumentId] = set()
        self._collections_changed = False
        self._reading: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._catch_up)
        session.changed.connect(self._note)
        session.archive_changed.connect(self.read_all)

    def read_all(self) -> None:
        """Read everything; at once where that is quick."""
        self._soon.stop()
        self._changed.clear()
        if self._reading is not None:
            self._reading.abandon()
            self._reading = None
        archive = self._session.archive
        if archive.path.stat().st_size <= SMALL_BYTES:
            self._take(_read_all(archive))
            return

        def work(_job: Job) -> Read:
            with archive.again(read_only=True) as own:
                return _read_all(own)

        self._reading = self._session.background.run(
            "Read the library", work, done=self._take, quiet=True
        )

    def _take(self, read: Read) -> None:
        self._reading = None
        rows, self._collections = read
        self._rows = {row.document.id: row for row in rows}
        self._tell()

    def _tell(self) -> None:
        self.read.emit(list(self._rows.values()), self._collections)

    def _note(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            if isinstance(change, DocumentsChanged):
                self._changed |= change.ids
                self._collections_changed = True
            elif isinstance(change, TagsChanged | AnnotationsChanged):
                self._changed |= change.documents
            elif isinstance(change, CollectionsChanged):
                self._collections_changed = True
        if (self._changed or self._collections_changed) and not self._soon.isActive():
            self._soon.start()

    def _catch_up(self) -> None:
        """Read what has changed since the last look."""
        if len(self._changed) > FEW or self._reading is not None:
            self.read_all()
            return
        began = time.perf_counter()
        self._replace(self._changed)
        self._changed = set()
        if self._collections_changed:
            self._collections_changed = False
            self._collections = self._session.archive.collections.all()
        self._tell()
        spent_ms = (time.perf_counter() - began) * 1000
        self._soon.setInterval(max(SOON_MS, round(PAUSE * spent_ms)))

    def _replace(self, documents: Iterable[DocumentId]) -> None:
        for document in documents:
            try:
                self._rows[document] = to_row(self._session.archive.documents.get(document))
            except NotFound:  # removed
                self._rows.pop(document, None)


def _read_all(archive: Archive) -> Read:
    documents: list[Document] = archive.documents.all()
    return [to_row(each) for each in documents], archive.collections.all()
