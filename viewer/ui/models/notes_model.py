"""Notes of the archive as rows: as many as there are, and only those in sight are read.

The list knows the ids of all of them and asks for a page of rows when one of it is painted, so that
100,000 notes cost no more than a screenful.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from viewer.archive import Archive
from viewer.domain import Annotation, AnnotationId, DocumentId, ParagraphId
from viewer.domain.note_lists import ListedNote, NoteFilter
from viewer.domain.notes import NoteLink
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import moment, place, source

Index = QModelIndex | QPersistentModelIndex

PAGE = 100
"""Rows that are read at one go."""

KEPT = 10_000
"""Rows that are remembered at the most."""

ORPHAN = "words not found"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note and its source in words.

    Attributes:
        source: symbol or title of the document, or the name of the theme.
        place: label and page of the paragraph; empty for a note on a document or theme.
        links: what it leads to.
        linked_from: how many lead to it.
    """

    note: Annotation
    document: DocumentId | None
    paragraph: ParagraphId | None
    source: str
    place: str
    links: tuple[NoteLink, ...] = ()
    linked_from: int = 0


def read_rows(archive: Archive, notes: Sequence[AnnotationId]) -> list[NoteRow]:
    """Notes with their sources, in this order, without those that are gone."""
    return [_row(each) for each in archive.note_lists.read(notes)]


def read_notes(
    archive: Archive, *, words: str = "", document: DocumentId | None = None
) -> list[NoteRow]:
    """All notes with their sources, last changed first."""
    wanted = NoteFilter(documents=() if document is None else (document,), words=words)
    return read_rows(archive, archive.note_lists.find(wanted))


def _row(listed: ListedNote) -> NoteRow:
    on_theme = listed.document is None
    where = ""
    if listed.orphan:
        where = ORPHAN
    elif listed.index is not None:
        where = place(listed.label, listed.page, listed.index)
    if listed.theme and not on_theme:
        where = f"{where} · {listed.theme}"
    return NoteRow(
        listed.note,
        listed.document,
        listed.paragraph,
        f"Theme {listed.theme}" if on_theme else source(listed.title, listed.symbol),
        where,
        listed.links,
        listed.linked_from,
    )


class NotesModel(QAbstractListModel):
    """A row is a `NoteRow` (`ItemRole.VALUE`), or None until it is read.

    Signals:
        wanted: a page, counted from 0, has rows in sight that are not read or not of today.
    """

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[AnnotationId] = []
        self._rows: dict[AnnotationId, NoteRow] = {}
        self._asked: set[int] = set()
        self._places: dict[AnnotationId, int] | None = None

    def show(self, rows: Sequence[NoteRow]) -> None:
        """Show these rows and no others."""
        self.show_notes([row.note.id for row in rows], rows)
        self._asked = set(range(len(rows) // PAGE + 1))

    def show_notes(self, notes: Sequence[AnnotationId], first: Sequence[NoteRow]) -> None:
        """Show these notes, of which the first rows are read; the others are asked for anew.

        The same notes in the same order keep the view as it is.
        """
        fresh = list(notes)
        read = {row.note.id: row for row in first}
        self._asked = set(range(len(first) // PAGE)) if len(first) < len(fresh) else _pages(fresh)
        if fresh == self._ids:
            self._rows.update(read)
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._ids = fresh
        # Rows of before stand in for those that are not yet read again.
        self._rows.update(read)
        self._places = None
        self.endResetModel()

    def fill(self, page: int, rows: Sequence[NoteRow]) -> None:
        """Take the rows of a page in; those that are gone since stay empty until all is read anew."""
        if len(self._rows) + len(rows) > KEPT:
            self._rows.clear()  # what is in sight is asked for again when it is painted
            self._asked = {page}
        self._rows.update({row.note.id: row for row in rows})
        first, last = page * PAGE, min((page + 1) * PAGE, len(self._ids)) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def ids_of(self, page: int) -> list[AnnotationId]:
        return self._ids[page * PAGE : (page + 1) * PAGE]

    def ids(self, first: int, last: int) -> list[AnnotationId]:
        """The notes of the rows from `first` to `last`, that one included."""
        return self._ids[first : last + 1]

    def row_at(self, index: Index) -> NoteRow | None:
        """The note of a row, if it is read."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        return self._rows.get(self._ids[index.row()])

    def index_of(self, note: AnnotationId) -> QModelIndex:
        """Where a note stands; invalid when it is not shown."""
        if self._places is None:
            self._places = {each: row for row, each in enumerate(self._ids)}
        row = self._places.get(note)
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        page = index.row() // PAGE
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page)
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.note.body
            case Qt.ItemDataRole.ToolTipRole:
                return f"“{row.note.quote}”" if row.note.quote else row.source
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case ItemRole.VALUE:
                return row
        return None


def _pages(notes: Sequence[AnnotationId]) -> set[int]:
    return set(range(len(notes) // PAGE + 1))


def spoken(row: NoteRow) -> str:
    """A note as a screen reader says it."""
    leads = f"leads to {len(row.links)}" if row.links else ""
    parts = [
        row.note.body,
        row.source,
        row.place,
        row.note.created_by,
        moment(row.note.changed_at),
        leads,
    ]
    return ", ".join(part for part in parts if part)
