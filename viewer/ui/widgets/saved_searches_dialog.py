"""Saved searches: renamed, shown in the library, removed; and the dialog that saves one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.archive.changes import SavedSearchesChanged
from viewer.domain.saved_searches import SavedSearch
from viewer.ui.appearance import UNIT
from viewer.ui.commands.saved_searches import remove_search, rename_search, show_in_library
from viewer.ui.models.refreshing import Refresher
from viewer.ui.models.rows_model import RowsModel
from viewer.ui.session import Session
from viewer.ui.widgets.name_dialog import ask_name
from viewer.ui.widgets.rows_table import RowsTable


class SaveSearchDialog(QDialog):
    """Asks under which name a search is kept, and whether as a live collection."""

    def __init__(self, query: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Save search")
        self.name = QLineEdit(name)
        self.name.selectAll()
        self.live = QCheckBox("Keep the documents it finds as a &live collection in the library")
        asked = QLabel(query)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        form = QFormLayout()
        form.addRow("&Name", self.name)
        form.addRow("Query", asked)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.name.textChanged.connect(self._typed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addLayout(form)
        layout.addWidget(self.live)
        layout.addWidget(buttons)
        self.resize(56 * UNIT, self.sizeHint().height())
        self._typed()

    def _typed(self) -> None:
        self._save.setEnabled(bool(self.name.text().strip()))


@dataclass(frozen=True, slots=True)
class _Row:
    saved: SavedSearch

    @property
    def cells(self) -> tuple[str, ...]:
        shown = "in the library" if self.saved.live else ""
        return (self.saved.name, self.saved.wanted.query, shown)


class _Model(RowsModel[_Row]):
    headings = ("Name", "Query", "")


class SavedSearchesDialog(QDialog):
    """All of them; every change is made at once, and can be undone.

    Signals:
        opened: a `SavedSearch` is to be asked.
    """

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Saved searches")
        self.table: RowsTable[_Row] = RowsTable(_Model(), "Saved searches", (26, 44))
        self.open_button = QPushButton("&Search")
        self.rename_button = QPushButton("&Rename…")
        self.live_button = QPushButton("Show in &library")
        self.remove_button = QPushButton("Re&move")
        self._build()
        self._refresher = Refresher(session, (SavedSearchesChanged,), self._read, parent=self)
        self._read()
        self.table.choose(0)

    def _build(self) -> None:
        row = QHBoxLayout()
        for button, act in (
            (self.open_button, self._open),
            (self.rename_button, self._rename),
            (self.live_button, self._turn_live),
            (self.remove_button, self._remove),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row.addWidget(close)
        self.open_button.setDefault(True)
        self.remove_button.setShortcut(Qt.Key.Key_Delete)
        self.rename_button.setShortcut(Qt.Key.Key_F2)
        self.table.doubleClicked.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        self.resize(96 * UNIT, 44 * UNIT)

    def _read(self) -> None:
        rows = [_Row(each) for each in self._session.archive.saved_searches.all()]
        before = max(0, self.table.currentIndex().row())
        self.table.rows.show(rows)
        if rows:
            self.table.choose(min(before, len(rows) - 1))
        self._look()

    def _look(self) -> None:
        saved = self._current()
        writable = saved is not None and not self._session.archive.read_only
        self.open_button.setEnabled(saved is not None)
        for button in (self.rename_button, self.live_button, self.remove_button):
            button.setEnabled(writable)
        shown = saved is not None and saved.live
        self.live_button.setText("Take out of &library" if shown else "Show in &library")

    def _current(self) -> SavedSearch | None:
        row = self.table.current()
        return None if row is None else row.saved

    def _open(self) -> None:
        saved = self._current()
        if saved is not None:
            self.accept()
            self.opened.emit(saved)

    def _rename(self) -> None:
        saved = self._current()
        if saved is None:
            return
        name = ask_name(self, "Rename search", saved.name)
        if name and name != saved.name:
            rename_search(self._session, saved.id, name)

    def _turn_live(self) -> None:
        saved = self._current()
        if saved is not None:
            show_in_library(self._session, saved.id, saved.name, live=not saved.live)

    def _remove(self) -> None:
        saved = self._current()
        if saved is not None:
            remove_search(self._session, saved.id, saved.name)
