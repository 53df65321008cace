"""What reading documents again would change, before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.models.doubts_model import foreseen
from viewer.ui.widgets.doubts_table import DoubtsTable

if TYPE_CHECKING:
    from viewer.importing.reread_report import RereadReport


class RereadPreview(QDialog):
    """Counts, and a list of what would be left to be looked at; accepted to do it."""

    def __init__(self, parent: QWidget, report: RereadReport) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Read again")
        self.said = QLabel(said(report))
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        rows = foreseen(report)
        self.table = DoubtsTable()
        self.table.rows.show(rows)
        self.table.setVisible(bool(rows))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = buttons.addButton("&Read again", QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setEnabled(bool(report.of("new")))
        self.apply.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.said)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        self.resize(
            112 * UNIT if rows else 60 * UNIT, 48 * UNIT if rows else self.sizeHint().height()
        )


def said(report: RereadReport) -> str:
    """The counts in sentences."""
    fresh = report.of("new")
    moving = [
        f"{count:,} {how}"
        for count, how in (
            (sum(len(each.moved) for each in fresh), "with their words"),
            (sum(len(each.joined) for each in fresh), "into another of the same theme"),
            (sum(len(each.doubtful) for each in fresh), "in doubt"),
        )
        if count
    ]
    orphaned = sum(len(each.orphaned) for each in fresh)
    parts = [_changes(report)]
    if moving:
        parts.append(f"Tags and notes that move: {', '.join(moving)}.")
    if orphaned:
        parts.append(f"Kept without a place, because their words were not found: {orphaned:,}.")
    if report.failed:
        parts.append(f"Not readable, and left as before: {_documents(len(report.failed))}.")
    if any(each.to_look_at for each in fresh):
        parts.append("These will be listed to be looked at:")
    return " ".join(parts)


def _changes(report: RereadReport) -> str:
    fresh, same = report.of("new"), len(report.of("same"))
    if not fresh:
        return "Nothing is read otherwise than before."
    rest = f" As before: {_documents(same)}." if same else ""
    if len(fresh) == 1:
        (one,) = fresh
        return f"“{one.name}” is read otherwise now: {one.before} blocks before, {one.after} now.{rest}"
    return f"{_documents(len(fresh))} are read otherwise now.{rest}"


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count:,} documents"
