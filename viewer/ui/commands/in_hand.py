"""The note from which links are made, and the address of a passage on the clipboard.

A link needs two ends that are seldom on the screen at once: a note is taken in hand where it stands,
and what it leads to is chosen where that is. One is in hand at a time, in the whole window.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QObject, Signal

from viewer.archive.changes import AnnotationsChanged, Change
from viewer.domain import AnnotationId, NotFound
from viewer.ui.session import Session

ADDRESS = "application/x-concord-passage"
"""Mime type of an address: of a whole paragraph or of words of one, for archives that have it."""


class InHand(QObject):
    """The note that is being linked.

    Signals:
        changed: another note, or none, is in hand, or its words are others.
    """

    changed = Signal()

    @classmethod
    def of(cls, session: Session) -> InHand:
        """The one of a session, made when it is first asked for."""
        known = session.findChild(cls)
        return known if isinstance(known, cls) else cls(session)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._note: AnnotationId | None = None
        session.changed.connect(self._look)
        session.archive_changed.connect(self.put_down)

    @property
    def note(self) -> AnnotationId | None:
        return self._note

    @property
    def said(self) -> str:
        """What the note says, in Markdown; empty where none is in hand."""
        if self._note is None:
            return ""
        return self._session.archive.annotations.get(self._note).body

    def take(self, note: AnnotationId) -> None:
        """Link from this note until it is put down."""
        self._note = note
        self.changed.emit()

    def put_down(self) -> None:
        """Link from none any more."""
        if self._note is not None:
            self._note = None
            self.changed.emit()

    def _look(self, changes: tuple[Change, ...]) -> None:
        if self._note is None or not any(
            isinstance(each, AnnotationsChanged) and self._note in each.ids for each in changes
        ):
            return
        try:
            self._session.archive.annotations.get(self._note)
        except NotFound:
            self._note = None
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class Address:
    """A passage by what stays the same: the document's UUID, the index of the block, the words."""

    document: str
    index: int
    start: int | None = None
    end: int | None = None


def put_address(data: QMimeData, address: Address) -> None:
    """Let a copy say where it is from."""
    fields = [address.document, address.index, address.start, address.end]
    data.setData(ADDRESS, json.dumps(fields).encode())


def address_in(data: QMimeData | None) -> Address | None:
    """Where a copy is from, if it is from an archive."""
    if data is None:  # of a clipboard that was never written
        return None
    try:
        document, index, start, end = json.loads(bytes(data.data(ADDRESS).data()))
    except ValueError:  # there is none, or another program wrote it
        return None
    numbers = [index, *(each for each in (start, end) if each is not None)]
    if not isinstance(document, str) or not all(type(each) is int for each in numbers):
        return None
    return Address(document, index, start, end) if (start is None) == (end is None) else None
