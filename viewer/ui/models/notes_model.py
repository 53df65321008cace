"""All notes of the archive, with the document and place that each stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.archive import Archive
from viewer.domain import Annotation, AnnotationId, DocumentId, NotFound, ParagraphId
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import moment, place, source

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note and its source in words.

    Attributes:
        source: symbol or title of the document, or the name of the theme.
        place: label and page of the paragraph; empty for a note on a document or theme.
    """

    note: Annotation
    document: DocumentId | None
    paragraph: ParagraphId | None
    source: str
    place: str


def read_notes(
    archive: Archive, *, words: str = "", document: DocumentId | None = None
) -> list[NoteRow]:
    """Read notes with their sources, last changed first."""
    sources = {each.id: source(each.title, each.symbol) for each in archive.documents.all()}
    themes = {each.id: each.name for each in archive.themes.all()}
    rows = []
    for note in archive.annotations.all(document=document, words=words):
        target = note.target
        if target.theme is not None:
            rows.append(NoteRow(note, None, None, f"Theme {themes.get(target.theme, '')}", ""))
        elif target.anchor is not None:
            try:
                paragraph = archive.documents.paragraph(target.anchor.paragraph)
            except NotFound:
                # Its words are not in the present reading; or the document was removed meanwhile.
                rows.append(_without_words(note, sources))
                continue
            where = place(paragraph.label, paragraph.page, paragraph.index)
            name = sources.get(paragraph.document, "")
            rows.append(NoteRow(note, paragraph.document, paragraph.id, name, where))
        elif target.document is not None:
            rows.append(NoteRow(note, target.document, None, sources.get(target.document, ""), ""))
    return sorted(rows, key=lambda row: row.note.changed_at, reverse=True)


def _without_words(note: Annotation, sources: Mapping[DocumentId, str]) -> NoteRow:
    document = note.target.document
    name = "" if document is None else sources.get(document, "")
    return NoteRow(note, document if name else None, None, name, "words not found")


class NotesModel(QAbstractListModel):
    """A row is a `NoteRow` (`ItemRole.VALUE`)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[NoteRow] = []

    def show(self, rows: Sequence[NoteRow]) -> None:
        """Show these rows; the same notes in the same order keep the view as it is."""
        fresh = list(rows)
        if [row.note.id for row in fresh] == [row.note.id for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def row_at(self, index: Index) -> NoteRow | None:
        """The note of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, note: AnnotationId) -> QModelIndex:
        """Where a note stands; invalid when it is not shown."""
        for row, each in enumerate(self._rows):
            if each.note.id == note:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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


def spoken(row: NoteRow) -> str:
    """A note as a screen reader says it."""
    parts = [row.note.body, row.source, row.place, row.note.created_by, moment(row.note.changed_at)]
    return ", ".join(part for part in parts if part)
