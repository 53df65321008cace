"""The keys of the place where one is, and of everywhere: on F1 and ?."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.actions import Bound
from viewer.ui.appearance import UNIT

_FOUND = "found"


def keys_by_place(bounds: Sequence[Bound], here: str) -> dict[str, list[tuple[str, str]]]:
    """Place -> (keys, what they do), the place where one is first."""
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for bound in bounds:
        keys = [each for each in bound.action.keys if "Enter" not in each]  # said by Return
        if keys:
            shown = "  ".join(
                QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) for each in keys
            )
            places[bound.place].append((shown, bound.action.text.rstrip("…")))
    return {
        place: sorted(places[place], key=lambda line: line[1].casefold())
        for place in sorted(places, key=lambda place: (place != here, place == "Everywhere", place))
    }


class KeyHelp(QDialog):
    """A sheet of keys that can be filtered."""

    def __init__(self, parent: QWidget, bounds: Sequence[Bound], here: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keys")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Filter")
        self.field.setAccessibleName("Filter the keys")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        self._lines: list[tuple[str, str, QWidget, QWidget]] = []
        self._headings: dict[str, QLabel] = {}
        sheet = self._sheet(keys_by_place(bounds, here))
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(sheet.sizeHint().width() + 4 * UNIT)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("Keys")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.addWidget(self.field)
        layout.addWidget(area)
        layout.addWidget(buttons)
        self.resize(64 * UNIT, 72 * UNIT)

    def shown(self) -> list[str]:
        """What is listed now, for whoever asks: `Undo: Ctrl+Z`."""
        return [f"{text}: {keys}" for keys, text, line, _ in self._lines if not line.isHidden()]

    def _sheet(self, places: dict[str, list[tuple[str, str]]]) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 2 * UNIT, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setColumnStretch(0, 1)
        for place, lines in places.items():
            heading = QLabel(place)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            heading.setContentsMargins(0, UNIT, 0, 0)
            self._headings[place] = heading
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for keys, text in lines:
                row = grid.rowCount()
                label, key = QLabel(text), QLabel(keys)
                key.setForegroundRole(key.palette().ColorRole.PlaceholderText)
                label.setProperty(_FOUND, place)
                grid.addWidget(label, row, 0)
                grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight)
                self._lines.append((keys, text, label, key))
        grid.setRowStretch(grid.rowCount(), 1)
        return sheet

    def _filter(self, words: str) -> None:
        wanted = words.casefold()
        left: set[str] = set()
        for keys, text, label, key in self._lines:
            fits = wanted in text.casefold() or wanted in keys.casefold()
            label.setVisible(fits)
            key.setVisible(fits)
            if fits:
                left.add(str(label.property(_FOUND)))
        for place, heading in self._headings.items():
            heading.setVisible(place in left)
