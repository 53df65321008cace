"""What became of a project: what came in, and everything that was changed or left, with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.appearance import UNIT
from viewer.ui.widgets.roomy import RoomyRows

if TYPE_CHECKING:
    from viewer.importing.projects import ProjectReport, Remark

_HEADINGS = ("", "Number", "What", "Which")
_NUMBER = 1
_WORDS = {"changed": "changed", "left": "left"}
_SHOWN = 3
"""Examples in a cell; all of them are in the tool tip and in the copy."""

Index = QModelIndex | QPersistentModelIndex


class RemarksModel(QAbstractTableModel):
    """One kind of thing a row, what was left first."""

    def __init__(self, report: ProjectReport, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remarks = report.remarks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._remarks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        remark = self._remarks[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(remark)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([remark.sentence, *remark.examples])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = index.column() == _NUMBER
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignTop
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == _NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return _HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None


def _cells(remark: Remark) -> tuple[str, str, str, str]:
    which = list(remark.examples[:_SHOWN])
    if remark.count > len(which) and which:
        which.append(f"… and {remark.count - len(which):,} more")
    return _WORDS[remark.sort], f"{remark.count:,}", remark.sentence, "\n".join(which)


class ProjectReportDialog(QDialog):
    """Shown at the end of an import that could not take everything as it was."""

    def __init__(self, parent: QWidget, report: ProjectReport) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Project {report.name}" if report.name else "Project")
        self._report = report
        said = QLabel("\n".join(_head(report)))
        said.setWordWrap(True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = _table(RemarksModel(report, self))
        self.table.setVisible(bool(report.remarks))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = QPushButton("&Copy")
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(said)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        if report.remarks:
            self.resize(110 * UNIT, 52 * UNIT)

    def copy(self) -> None:
        """Put the whole report on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self._report.lines()))


def _head(report: ProjectReport) -> list[str]:
    """What came in and what was here; the remarks have a table."""
    written = [f"Written by {report.origin}."] if report.origin else []
    return [*report.head(), *written]


def _table(model: RemarksModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("What was changed or left")
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.setItemDelegate(RoomyRows(table))
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setStretchLastSection(True)
    for section, width in enumerate((9, 9, 40)):
        header.resizeSection(section, width * UNIT)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table
