"""What an import brought in, and every file that failed with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
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
    from viewer.importing import FileOutcome, Report

_ORDER = {
    "failed": 0,
    "password": 1,
    "recognition": 2,
    "held": 3,
    "cancelled": 4,
    "already": 5,
    "restored": 6,
    "added": 7,
}
_WORDS = {
    "failed": "not read",
    "password": "protected",
    "recognition": "pictures only",
    "held": "left out as before",
    "cancelled": "not begun",
    "already": "already there",
    "restored": "brought back",
    "added": "imported",
}
_HEADINGS = ("File", "What happened", "Why")

Index = QModelIndex | QPersistentModelIndex


class ReportModel(QAbstractTableModel):
    """One file a row, the failed ones first."""

    def __init__(self, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = sorted(report.files, key=lambda each: _ORDER.get(each.outcome, 9))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        file = self._files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(file)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{file.path}\n{file.sentence}".strip()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


def _cells(file: FileOutcome) -> tuple[str, str, str]:
    return file.path.name, _WORDS.get(file.outcome, file.outcome), file.sentence


def as_text(report: Report) -> str:
    """The report for a mail: the sentence, then a line a file."""
    files = sorted(report.files, key=lambda each: _ORDER.get(each.outcome, 9))
    lines = [
        f"{file.path}: {_WORDS.get(file.outcome, file.outcome)}. {file.sentence}".strip()
        for file in files
    ]
    return "\n".join([report.sentence(), *lines])


class ReportDialog(QDialog):
    """Shown at the end of an import that did not bring in everything.

    Signals:
        quarantine_wanted: the person wants to see all files that could not be imported.
        recognition_requested: the files that are pictures are to be recognised.
    """

    quarantine_wanted = Signal()
    recognition_requested = Signal()

    def __init__(self, parent: QWidget, report: Report) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import")
        self._report = report
        said = QLabel(report.sentence())
        said.setWordWrap(True)
        table = QTableView()
        table.setModel(ReportModel(report, table))
        table.setAccessibleName("Files")
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setItemDelegate(RoomyRows(table))
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.resizeSection(0, 30 * UNIT)
        header.resizeSection(1, 14 * UNIT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = QPushButton("&Copy")
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        if report.pictures:
            recognise = QPushButton("&Recognise text…")
            recognise.setAutoDefault(False)
            recognise.clicked.connect(self.accept)
            recognise.clicked.connect(self.recognition_requested)
            buttons.addButton(recognise, QDialogButtonBox.ButtonRole.ActionRole)
        if report.failed or report.held:
            trouble = QPushButton("&Files that could not be imported…")
            trouble.setAutoDefault(False)
            trouble.clicked.connect(self._want_quarantine)
            buttons.addButton(trouble, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(said)
        layout.addWidget(table)
        layout.addWidget(buttons)
        self.table = table
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self.resize(96 * UNIT, 48 * UNIT)

    def _want_quarantine(self) -> None:
        self.accept()
        self.quarantine_wanted.emit()

    def copy(self) -> None:
        """Put the whole report on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self._report))
