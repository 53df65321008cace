"""What two people's tagging is compared by: documents, people, what counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from viewer.domain import Collection, CollectionId, Person, PersonId
from viewer.domain.agreement import Scope, Unit
from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.settings import Setting, Settings

SCOPE = Setting("agreement.count", "all")
BY = Setting("agreement.by", "paragraph")
DIFFERENCES = Setting("agreement.differences", False)

THIS, ALL = "this", "all"
"""The document that is read; all documents. Else the id of a collection."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the bar says.

    Attributes:
        documents: `THIS`, `ALL` or a collection.
        people: two, or none where there are not two.
    """

    documents: str | CollectionId
    people: tuple[PersonId, ...]
    scope: Scope
    unit: Unit


class AgreementBar(QWidget):
    """Fields in a row.

    Signals:
        asked: something else is to be compared.
        shown: other rows of the same comparison are to be shown.
    """

    asked = Signal()
    shown = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.documents = _combo("Documents that are compared", 14)
        self.first = _combo("The first person", 10)
        self.second = _combo("The second person", 10)
        self.differences_button = QToolButton()
        self.options_button = QToolButton()
        self.figures_button = QToolButton()
        self.again_button = QToolButton()
        self.export_button = QToolButton()
        self._build()
        self.documents.activated.connect(self.asked)
        self.first.activated.connect(lambda: self._keep_apart(self.second, self.first))
        self.second.activated.connect(lambda: self._keep_apart(self.first, self.second))

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is room for either the paragraphs or the figures only."""
        self.figures_button.setVisible(narrow)
        style = Qt.ToolButtonStyle
        self.differences_button.setToolButtonStyle(
            style.ToolButtonTextOnly if narrow else style.ToolButtonTextBesideIcon
        )

    @property
    def only_differences(self) -> bool:
        return self.differences_button.isChecked()

    def chosen(self) -> Chosen:
        people = [self.first.currentData(), self.second.currentData()]
        both = tuple(PersonId(each) for each in people if each is not None)
        return Chosen(
            self.documents.currentData() or ALL,
            both if len(set(both)) == 2 else (),
            cast("Scope", self._settings.get(SCOPE)),
            cast("Unit", self._settings.get(BY)),
        )

    def offer(self, people: Sequence[Person], collections: Sequence[Collection]) -> None:
        """Fill the fields; what was chosen and is still there stays chosen."""
        entries: list[tuple[str, object]] = [("This document", THIS), ("All documents", ALL)]
        entries += [(each.name, each.id) for each in collections]
        _fill(self.documents, entries, ALL)
        named: list[tuple[str, object]] = [(each.name, each.id) for each in people]
        _fill(self.first, named, people[0].id if people else None)
        _fill(self.second, named, people[1].id if len(people) > 1 else None)
        if self.first.currentData() == self.second.currentData():
            self._other_than(self.second, self.first)

    def choose(self, documents: object, people: Sequence[object]) -> None:
        """Choose what is there of this."""
        for combo, value in zip(
            (self.documents, self.first, self.second), (documents, *people), strict=False
        ):
            if (index := combo.findData(value)) >= 0:
                combo.setCurrentIndex(index)
        if self.first.currentData() == self.second.currentData():
            self._other_than(self.second, self.first)

    def _build(self) -> None:
        button = self.differences_button
        button.setCheckable(True)
        button.setChecked(self._settings.get(DIFFERENCES))
        button.setText("Only differences")
        button.setAutoRaise(True)
        button.setIcon(icon("filter"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip("Leave out the paragraphs on which they agree (D)")
        button.toggled.connect(self._differences_toggled)
        self.figures_button.setText("Figures")
        self.figures_button.setCheckable(True)
        self.figures_button.setAutoRaise(True)
        self.figures_button.setToolTip("Show the figures by theme instead of the paragraphs (F)")
        self.figures_button.toggled.connect(self.shown)
        self.again_button.setText("Compare again")
        self.again_button.setIcon(icon("refresh"))
        self.again_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.again_button.setAutoRaise(True)
        self.again_button.setToolTip("Something was tagged since; comparing takes a while (F5)")
        self.again_button.clicked.connect(self.asked)
        self.again_button.hide()
        self.options_button.setText("Count ▾")
        self.options_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.options_button.setAutoRaise(True)
        self.options_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.options_button.setToolTip("What the figures count")
        self.options_button.setMenu(self._options())
        self.export_button.setText("Export…")
        self.export_button.setIcon(icon("export"))
        self.export_button.setAutoRaise(True)
        self.export_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export_button.setToolTip("Write the table to a CSV file")
        for each in (
            button,
            self.options_button,
            self.figures_button,
            self.again_button,
            self.export_button,
        ):
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            each.setAccessibleName(each.text().rstrip(" ▾"))
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(self.first)
        row.addWidget(QLabel("and"))
        row.addWidget(self.second)
        row.addWidget(QLabel("in"))
        row.addWidget(self.documents)
        row.addWidget(self.differences_button)
        row.addWidget(self.options_button)
        row.addWidget(self.figures_button)
        row.addWidget(self.again_button)
        row.addStretch(1)
        row.addWidget(self.export_button)

    def _options(self) -> QMenu:
        menu = QMenu(self)
        for setting, entries in (
            (SCOPE, {"all": "All paragraphs", "tagged": "Paragraphs that one of them tagged"}),
            (
                BY,
                {
                    "paragraph": "By paragraph: a tagged word counts for all of it",
                    "character": "By character: it matters which words are tagged",
                },
            ),
        ):
            menu.addSeparator()
            group = QActionGroup(menu)
            for value, text in entries.items():
                entry = menu.addAction(text)
                entry.setCheckable(True)
                entry.setChecked(self._settings.get(setting) == value)
                group.addAction(entry)
                entry.triggered.connect(
                    lambda _checked=False, setting=setting, value=value: self._set(setting, value)
                )
        return menu

    def _set(self, setting: Setting[str], value: str) -> None:
        self._settings.set(setting, value)
        self.asked.emit()

    def _differences_toggled(self, only: bool) -> None:
        self._settings.set(DIFFERENCES, only)
        self.shown.emit()

    def _keep_apart(self, other: QComboBox, chosen: QComboBox) -> None:
        """Nobody is compared with themselves."""
        if other.currentData() == chosen.currentData():
            self._other_than(other, chosen)
        self.asked.emit()

    def _other_than(self, combo: QComboBox, other: QComboBox) -> None:
        for index in range(combo.count()):
            if combo.itemData(index) != other.currentData():
                combo.setCurrentIndex(index)
                return


def _combo(name: str, width: int) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    combo.setMinimumWidth(width * UNIT)
    combo.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    combo.setMaximumWidth(32 * UNIT)
    return combo


def _fill(combo: QComboBox, entries: Sequence[tuple[str, object]], first: object) -> None:
    kept = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        for text, value in entries:
            combo.addItem(text, value)
        values = [value for _, value in entries]
        chosen = kept if kept in values else first
        combo.setCurrentIndex(values.index(chosen) if chosen in values else -1)
