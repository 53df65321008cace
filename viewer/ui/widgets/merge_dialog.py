"""What a colleague's bundle would bring, with the conflicts to be decided, before it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
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

from viewer.domain.merging import Became, Choice, Merged
from viewer.ui.appearance import UNIT
from viewer.ui.models.conflicts_model import Column, ConflictsModel, CountsModel

_WIDTHS = {Column.WHAT: 34, Column.FIELD: 12, Column.MINE: 34, Column.THEIRS: 34}
_KIND_WIDTH, _NUMBER_WIDTH = 32, 11
_NAMED = 3
"""So many missing documents are named, the rest counted."""


class MergeDialog(QDialog):
    """Accepted to merge; `conflicts.choices` says what was decided."""

    def __init__(self, merged: Merged, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Merge the work of {merged.person}")
        self.merged = merged
        self.counts = CountsModel(merged, self)
        self.conflicts = ConflictsModel(merged.conflicts, self)
        self.summary = QLabel(summary(merged))
        self.table = QTableView()
        self.list = QTableView()
        self.status = QLabel()
        self.mine = QPushButton("Keep what is &here")
        self.theirs = QPushButton("Take what is &there")
        self.newer = QPushButton("The &newer")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton("&Merge", QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self._connect()
        self.resize(
            (140 if merged.conflicts else 84) * UNIT, (84 if merged.conflicts else 48) * UNIT
        )

    def _build(self) -> None:
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        _plain(self.table, self.counts, "What the bundle brings, by kind")
        head = self.table.horizontalHeader()
        head.resizeSection(0, _KIND_WIDTH * UNIT)
        head.setStretchLastSection(False)
        for column in range(1, self.counts.columnCount()):
            head.resizeSection(column, _NUMBER_WIDTH * UNIT)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 0 if self.merged.conflicts else 1)
        if self.merged.conflicts:
            rows = self.counts.rowCount() + 1
            self.table.setFixedHeight(rows * self.table.verticalHeader().defaultSectionSize() + 4)
            self._add_conflicts(layout)
        layout.addWidget(self.buttons)
        self.apply.setDefault(True)
        self.apply.setEnabled(self.merged.changes > 0)

    def _add_conflicts(self, layout: QVBoxLayout) -> None:
        title = QLabel("&Both have changed these, neither knowing of the other:")
        title.setBuddy(self.list)
        _plain(self.list, self.conflicts, "Conflicts")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for column, width in _WIDTHS.items():
            self.list.horizontalHeader().resizeSection(column, width * UNIT)
        self.list.setCurrentIndex(self.conflicts.index(0, Column.WHAT))
        row = QHBoxLayout()
        for button in (self.mine, self.theirs, self.newer):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.status)
        layout.addWidget(title)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)

    def _connect(self) -> None:
        for button, key, choice in (
            (self.mine, "H", Choice.MINE),
            (self.theirs, "T", Choice.THEIRS),
            (self.newer, "N", Choice.NEWER),
        ):
            button.setToolTip(f"In the selected rows ({key})")
            button.clicked.connect(lambda _on=False, choice=choice: self.choose(choice))
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda choice=choice: self.choose(choice))
        self.conflicts.chosen.connect(self._say)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._say()

    def choose(self, choice: Choice) -> None:
        """Let a side hold in the selected rows."""
        rows = {index.row() for index in self.list.selectionModel().selectedRows()}
        self.conflicts.choose(rows, choice)

    def _say(self) -> None:
        rows = range(self.conflicts.rowCount())
        theirs = sum(map(self.conflicts.theirs_holds, rows))
        chosen = len(self.conflicts.choices)
        said = f"{len(rows) - theirs:,} stay as here, {theirs:,} become as there"
        self.status.setText(f"{said}; {chosen:,} chosen" if chosen else said)


def _plain(table: QTableView, model: CountsModel | ConflictsModel, name: str) -> None:
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    head.setStretchLastSection(True)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)


def summary(merged: Merged) -> str:
    """What a person wants to know first."""
    when = merged.made_at[:16].replace("T", " ")
    if not merged.changes:
        return f"All of the work of {merged.person} of {when} is here already."
    new = merged.count(Became.NEW)
    said = [f"The work of {merged.person} of {when} (UTC): {new:,} new."]
    if merged.joined:
        both = "One thing" if merged.joined == 1 else f"{merged.joined:,} things"
        said.append(f"{both} that you both have made will be one.")
    if merged.documents:
        names = [f"“{title}”" for title in list(merged.documents)[:_NAMED]]
        more = len(merged.documents) - len(names)
        names += [f"{more:,} more"] if more else []
        waiting = sum(merged.documents.values())
        wait = "1 waits" if waiting == 1 else f"{waiting:,} wait"
        what = "a document that is" if len(merged.documents) == 1 else "documents that are"
        said.append(f"{wait} for {what} not here yet: {', '.join(names)}.")
    said.append("You can undo it in one step.")
    return " ".join(said)
