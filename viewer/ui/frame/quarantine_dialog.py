"""The files that could not be imported: why each, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import Quarantined
from viewer.ui.appearance import UNIT
from viewer.ui.models.quarantine_model import QuarantineModel
from viewer.ui.widgets.roomy import RoomyRows


class QuarantineDialog(QDialog):
    """A table with what can be done with the rows that are selected, or with all.

    Signals:
        again_wanted: paths, and whether they may take more time and memory.
        forget_wanted: ids.
        refresh_wanted: what was being tried is done.
    """

    again_wanted = Signal(object, bool)
    forget_wanted = Signal(object)
    refresh_wanted = Signal()

    def __init__(self, parent: QWidget, files: Sequence[Quarantined], *, may_write: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Files that could not be imported")
        self._may_write = may_write
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.rows = QuarantineModel(self)
        self.table = self._make_table()
        self.patience = QCheckBox("Allow &more time and memory")
        self.patience.setToolTip(
            "Ten minutes and 8 GB for a file, in place of two minutes and 2 GB"
        )
        self.again = self._button("&Try again", self._try_again)
        self.again.setDefault(True)
        self.forget = self._button("&Forget", self._forget)
        self.forget.setToolTip("Take them off this list; the files themselves are left alone")
        self.show_folder = self._button("Show in f&older", self._show_folder)
        doing = QHBoxLayout()
        doing.addWidget(self.again)
        doing.addWidget(self.patience)
        doing.addStretch(1)
        doing.addWidget(self.show_folder)
        doing.addWidget(self.forget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addLayout(doing)
        layout.addWidget(buttons)
        self.resize(112 * UNIT, 54 * UNIT)
        self.show_files(files)
        self.table.setFocus()

    def show_files(self, files: Sequence[Quarantined], *, trying: bool = False) -> None:
        """List these; while they are being tried nothing else can be asked for."""
        kept = (
            {each.id for each in self.chosen()}
            if self.table.selectionModel().hasSelection()
            else set()
        )
        self.rows.show(files)
        self.said.setText(_said(len(files), trying=trying))
        flags = QItemSelectionModel.SelectionFlag
        for row, each in enumerate(files):
            if each.id in kept:
                self.table.selectionModel().select(
                    self.rows.index(row, 0), flags.Select | flags.Rows
                )
        self._trying = trying
        self._moved()

    def chosen(self) -> list[Quarantined]:
        """The selected files; without a selection, all."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [each for row, each in enumerate(self.rows.files) if row in rows or not rows]

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setAccessibleName("Files that could not be imported")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setItemDelegate(RoomyRows(table))
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in enumerate((28, 48, 12)):
            header.resizeSection(column, width * UNIT)
        header.setStretchLastSection(True)
        table.selectionModel().selectionChanged.connect(self._moved)
        return table

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _moved(self) -> None:
        some, may = bool(self.rows.files), self._may_write and not self._trying
        selected = self.table.selectionModel().hasSelection()
        self.again.setText("&Try again" if selected else "&Try all again")
        self.forget.setText("&Forget" if selected else "&Forget all")
        for button in (self.again, self.forget, self.patience):
            button.setEnabled(some and may)
        self.show_folder.setEnabled(selected)

    def _try_again(self) -> None:
        paths = [each.path for each in self.chosen()]
        if paths:
            self.again_wanted.emit(paths, self.patience.isChecked())

    def _forget(self) -> None:
        self.forget_wanted.emit([each.id for each in self.chosen()])

    def _show_folder(self) -> None:
        for folder in dict.fromkeys(each.path.parent for each in self.chosen()):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(_nearest(folder))))


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that is still there."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)


def _said(count: int, *, trying: bool) -> str:
    if trying:
        return "They are being tried again; the line at the foot of the window shows how far."
    if not count:
        return "Every file that was imported has come in."
    files = "This file" if count == 1 else f"These {count} files"
    return (
        f"{files} could not be imported. One that made its reader crash, took too long or needed too "
        "much memory is left out when its folder is imported again, until it changes or you try it here."
    )
