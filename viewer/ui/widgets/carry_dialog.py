"""Asks which themes and notes are carried to the counterparts, before it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.counterparts.carrying import Carried
from viewer.domain import DocumentId, ParagraphId
from viewer.ui.appearance import UNIT
from viewer.ui.models.carrying_model import CarryingModel, Column

_WIDTHS = {
    Column.WHAT: 22,
    Column.FROM: 10,
    Column.TO: 10,
    Column.WORDS: 32,
    Column.HOW: 22,
    Column.WHY: 30,
}
_TO_SEVERAL = 24
"""Where the column names documents too."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Paragraphs from which is carried; None for the whole document."""

    name: str
    paragraphs: frozenset[ParagraphId] | None


@dataclass(frozen=True, slots=True)
class Goal:
    """Documents to which is carried."""

    name: str
    documents: tuple[DocumentId, ...]


class CarryDialog(QDialog):
    """From what to where, and each theme and note with a box; accepted to do it.

    Signals:
        asked: another `Scope` and `Goal` are chosen: the plan is wanted, see `show_plan`.
        given_up: the dialog was closed while a plan was made.
    """

    asked = Signal(object, object)
    given_up = Signal()

    def __init__(
        self, source: str, scopes: Sequence[Scope], goals: Sequence[Goal], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Carry themes and notes to the counterparts")
        self._source, self._scopes, self._goals = source, scopes, goals
        self._busy = False
        self.model = CarryingModel(self)
        self.scope = QComboBox()
        self.goal = QComboBox()
        self.table = QTableView()
        self.status = QLabel()
        self.sure = QPushButton("Tick the &sure ones")
        self.all = QPushButton("Tick &all")
        self.none = QPushButton("Tick &none")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton("&Carry", QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self._connect()
        self.resize(136 * UNIT, 64 * UNIT)

    def ask(self) -> None:
        """Say what is chosen; the plan for it is awaited."""
        self._busy = True
        self.model.show([], {})
        self.asked.emit(
            self._scopes[self.scope.currentIndex()], self._goals[self.goal.currentIndex()]
        )

    def show_plan(self, rows: Sequence[Carried], names: Mapping[DocumentId, str]) -> None:
        """What came of the last question."""
        self._busy = False
        self.model.show(rows, names)
        width = _TO_SEVERAL if names else _WIDTHS[Column.TO]
        self.table.horizontalHeader().resizeSection(Column.TO, width * UNIT)
        self.table.setCurrentIndex(self.model.index(0, Column.WHAT))  # the space bar ticks there
        self.table.setFocus()

    def done(self, result: int) -> None:
        if self._busy:
            self.given_up.emit()
        super().done(result)

    def _build(self) -> None:
        self.scope.addItems([each.name for each in self._scopes])
        self.goal.addItems([each.name for each in self._goals])
        form = QFormLayout()
        form.addRow(f"&From {self._source}:", self.scope)
        form.addRow("&To:", self.goal)
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Themes and notes to be carried")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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
        for column, width in _WIDTHS.items():
            head.resizeSection(column, width * UNIT)
        ticks = QHBoxLayout()
        for button in (self.sure, self.all, self.none):
            button.setAutoDefault(False)
            ticks.addWidget(button)
        ticks.addStretch(1)
        ticks.addWidget(self.status)
        self.apply.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(form)
        layout.addWidget(table, 1)
        layout.addLayout(ticks)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.scope.activated.connect(self.ask)
        self.goal.activated.connect(self.ask)
        self.model.ticked.connect(self._say)
        self.sure.clicked.connect(lambda: self.model.tick(sure=True, doubtful=False))
        self.all.clicked.connect(lambda: self.model.tick(sure=True, doubtful=True))
        self.none.clicked.connect(lambda: self.model.tick(sure=False, doubtful=False))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _say(self) -> None:
        count, total, there = len(self.model.wanted), self.model.rowCount(), self.model.there
        self.apply.setEnabled(count > 0)
        for button in (self.sure, self.all, self.none):
            button.setEnabled(total > there)
        if self._busy:
            self.status.setText("The counterparts are being looked for…")
        elif not total:
            self.status.setText("There is no theme or note on paragraphs that have a counterpart.")
        else:
            known = f"; {there:,} there already" if there else ""
            self.status.setText(f"{count:,} of {total - there:,} ticked{known}")
