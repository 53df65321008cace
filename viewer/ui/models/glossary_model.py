"""What acronyms stand for, in all documents, as found and as people correct it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from viewer.archive import Archive
from viewer.archive.folding import bare
from viewer.archive.glossary import Defined
from viewer.domain import DocumentId
from viewer.domain.glossary import Entry
from viewer.finding.glossary import FINDER, defined_apart, settle
from viewer.finding.keeping import SLICE
from viewer.ui.apart import run_apart
from viewer.ui.background import Job
from viewer.ui.models.rows_model import RowsModel
from viewer.ui.session import Place

Index = QModelIndex | QPersistentModelIndex

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FEW, _APART = 60, 1000
"""Documents that are looked through in a thread, and at once in another process."""


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    """An entry."""

    entry: Entry

    @property
    def cells(self) -> tuple[str, ...]:
        documents = f"{self.entry.documents:,}" if self.entry.documents else ""
        return (self.entry.acronym, self.entry.expansion, documents, self.said)

    @property
    def said(self) -> str:
        """What a person did with it."""
        entry = self.entry
        if entry.wrong:
            return f"wrong, says {entry.by}"
        if entry.found_as:
            return f"corrected by {entry.by}; found as “{entry.found_as}”"
        return f"added by {entry.by}" if entry.said is not None else ""

    @property
    def place(self) -> Place | None:
        """Where it is defined first."""
        return None if self.entry.first is None else Place(*self.entry.first)


class GlossaryModel(RowsModel[GlossaryRow]):
    """A row is a `GlossaryRow` (`ItemRole.VALUE`); what is wrong is struck out."""

    headings = ("Acronym", "Stands for", "Documents", "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.FontRole and index.column() < 2:
            row = self.row_at(index)
            if row is not None and row.entry.wrong:
                font = QFont()
                font.setStrikeOut(True)
                return font
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return _RIGHT
        return super().data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 2:
            return _RIGHT
        return super().headerData(section, orientation, role)


def matching(entries: Sequence[Entry], words: str) -> list[GlossaryRow]:
    """Those in which every word stands somewhere, acronyms that begin so first."""
    wanted = [bare(each) for each in words.split()]
    found = [
        each
        for each in entries
        if all(word in bare(f"{each.acronym} {each.expansion}") for word in wanted)
    ]
    begun = "".join(wanted)
    found.sort(key=lambda each: not bare(each.acronym).startswith(begun))
    return [GlossaryRow(each) for each in found]


def settle_glossary(archive: Archive, job: Job) -> None:
    """Look through what is pending; much of it in another process, for busy threads slow the window."""
    few = len(archive.glossary.pending(FINDER)) <= _FEW

    def find(documents: Sequence[DocumentId]) -> Sequence[Defined]:
        return run_apart(job, defined_apart, archive.path, documents)

    settle(archive, None if few else find, at_once=SLICE if few else _APART, check=job.check)
