"""Asks what is to be put on all that was found, and shows what would happen before it does.

What would happen is reckoned elsewhere, off the interface thread: see `hits_asking`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import Theme, ThemeId
from viewer.domain.searching import Found
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.models.hits_plan import Plan, PlanModel, PlannedRow
from viewer.ui.widgets.rows_table import RowsTable
from viewer.ui.widgets.swatch import swatch_icon


class HitsDialog(QDialog):
    """Which of the hits, the paragraph or its words, and which theme (or what note); then a look.

    Args:
        found: all hits.
        chosen: those that are selected, where there are several.
        said: what they were found by, for the head.
        cut: there are more than `found` holds.

    Signals:
        asked: what would be done is wanted, as it is set now; see `show_plan`.
    """

    asked = Signal()

    def __init__(
        self,
        title: str,
        found: Sequence[Found],
        chosen: Sequence[Found],
        *,
        said: str,
        cut: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._found, self._chosen = found, chosen
        self._plan: Plan | None = None
        self.all = QRadioButton(
            f"&The first {len(found):,} paragraphs" if cut else f"&All {len(found):,} paragraphs"
        )
        self.some = QRadioButton(
            f"&Only the {len(chosen):,} selected" if len(chosen) > 1 else "&Only those selected"
        )
        self.whole = QRadioButton("The whole &paragraph")
        self.words = QRadioButton("The &words that were found")
        self.table: RowsTable[PlannedRow] = RowsTable(
            PlanModel(), "What would be done", (30, 14), roomy=1
        )
        self.status = QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._grid = QGridLayout()
        self._build(said)

    @property
    def hits(self) -> Sequence[Found]:
        """Those that are meant now."""
        return self._chosen if self.some.isChecked() else self._found

    @property
    def plan(self) -> Plan | None:
        """What would be done; None until it is known."""
        return self._plan

    def verb(self) -> str:
        """What the button says before the number."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether all that is needed was said."""
        return True

    def ask(self) -> None:
        """Ask what would be done as it is set now; until that is known nothing can be."""
        self._plan = None
        self.apply.setEnabled(False)
        self.asked.emit()

    def show_plan(self, made: Plan) -> None:
        """What came of the last question."""
        self._plan = made
        self.table.rows.show(made.sample)
        count = len(made.anchors)
        noun = "place" if self.words.isChecked() else "paragraph"
        self.apply.setText(f"{self.verb()} {count:,} {noun}{'' if count == 1 else 's'}")
        self.apply.setEnabled(count > 0 and self.ready())
        self.status.setText(_sentence(made, noun))

    def _turned(self, on: bool) -> None:
        if on:  # of two buttons one goes off as the other comes on
            self.ask()

    def _build(self, said: str) -> None:
        some = len(self._chosen) > 1
        self.some.setEnabled(some)
        (self.some if some else self.all).setChecked(True)
        self.whole.setChecked(True)
        head = QLabel(said)
        head.setWordWrap(True)
        for column, choices in enumerate(((self.all, self.some), (self.whole, self.words))):
            group = QButtonGroup(self)
            for row, button in enumerate(choices):
                group.addButton(button)
                button.toggled.connect(self._turned)
                self._grid.addWidget(button, row + 1, column)
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(4 * UNIT)
        self.status.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.apply.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addWidget(head)
        layout.addLayout(self._grid)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.status)
        layout.addWidget(self.buttons)
        self.resize(112 * UNIT, 64 * UNIT)


class TagHitsDialog(HitsDialog):
    """Puts a theme on them.

    Args:
        themes: that may be chosen.
        theme: the one that was used last.
    """

    def __init__(
        self,
        found: Sequence[Found],
        chosen: Sequence[Found],
        themes: Sequence[Theme],
        theme: ThemeId | None,
        appearance: Appearance,
        *,
        said: str,
        cut: bool,
        parent: QWidget,
    ) -> None:
        self.theme = QComboBox()
        super().__init__("Tag all hits", found, chosen, said=said, cut=cut, parent=parent)
        self.theme.setIconSize(QSize(2 * UNIT, 2 * UNIT))
        self.theme.setAccessibleName("Theme")
        for each in themes:
            colour = appearance.theme_colour(each.colour)
            self.theme.addItem(swatch_icon(colour, each.icon), each.name, each.id)
            if each.id == theme:
                self.theme.setCurrentIndex(self.theme.count() - 1)
        label = QLabel("Th&eme")
        label.setBuddy(self.theme)
        self._grid.addWidget(label, 0, 0)
        self._grid.addWidget(self.theme, 0, 1)
        self.theme.currentIndexChanged.connect(self.ask)
        self.theme.setFocus()

    def chosen_theme(self) -> ThemeId | None:
        value = self.theme.currentData()
        return None if value is None else ThemeId(value)

    def verb(self) -> str:
        return "&Tag"

    def ready(self) -> bool:
        return self.chosen_theme() is not None


class NoteHitsDialog(HitsDialog):
    """Writes the same note on them."""

    def __init__(
        self,
        found: Sequence[Found],
        chosen: Sequence[Found],
        *,
        said: str,
        cut: bool,
        parent: QWidget,
    ) -> None:
        self.note = QPlainTextEdit()
        super().__init__("Note on all hits", found, chosen, said=said, cut=cut, parent=parent)
        self.note.setPlaceholderText("The note, in Markdown")
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(8 * UNIT)
        self.note.textChanged.connect(self._written)
        self._grid.addWidget(self.note, 0, 0, 1, 3)
        self.note.setFocus()

    @property
    def body(self) -> str:
        return self.note.toPlainText().strip()

    def verb(self) -> str:
        return "&Write on"

    def ready(self) -> bool:
        return bool(self.body)

    def _written(self) -> None:
        known = self.plan is not None and bool(self.plan.anchors)
        self.apply.setEnabled(known and self.ready())


def _sentence(made: Plan, noun: str) -> str:
    parts = []
    if made.there:
        left = "has the theme already and stays as it is"
        if made.there > 1:
            left = "have the theme already and stay as they are"
        parts.append(f"{_many(made.there, noun)} {left}.")
    rows = len(made.anchors) + made.there
    if len(made.sample) < rows:
        parts.append(f"The first {len(made.sample):,} are shown.")
    if not rows:
        parts.append("Only paragraphs can be tagged, and none is among these.")
    return " ".join(parts)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
