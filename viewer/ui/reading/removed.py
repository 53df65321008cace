"""A document that was removed while it was read comes back to its reader when that is undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.archive.changes import Change, DocumentsChanged
from viewer.domain import DocumentId, NotFound
from viewer.ui.session import Session


class Removed(QObject):
    """Waits for one document.

    Signals:
        back: the id of the document, which is in the archive again.
    """

    back = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._awaited: DocumentId | None = None
        session.changed.connect(self._changed)

    def wait_for(self, document: DocumentId | None) -> None:
        """Wait for this document and no other; for none, when the reader goes on."""
        self._awaited = document

    def _changed(self, changes: tuple[Change, ...]) -> None:
        awaited = self._awaited
        if awaited is None:
            return
        if any(isinstance(each, DocumentsChanged) and awaited in each.ids for each in changes):
            try:
                self._session.archive.documents.get(awaited)
            except NotFound:  # this is its removal
                return
            self._awaited = None
            self.back.emit(awaited)
