"""The type that texts are read in: font, size, leading, seen while it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.appearance import (
    LEAST_LEADING,
    LEAST_POINTS,
    MOST_LEADING,
    MOST_POINTS,
    UNIT,
    Appearance,
    Type,
)


class TypeDialog(QDialog):
    """Changes show in the readers at once; *Cancel* brings back what was."""

    def __init__(self, parent: QWidget, appearance: Appearance) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Type for reading")
        self._appearance = appearance
        self._before = appearance.type
        self.family = QFontComboBox()
        self.family.setFontFilters(QFontComboBox.FontFilter.ScalableFonts)
        self.family.setAccessibleName("Font")
        self.arabic = QFontComboBox()
        self.arabic.setWritingSystem(QFontDatabase.WritingSystem.Arabic)
        self.arabic.setAccessibleName("Font for Arabic")
        self.points = _number(LEAST_POINTS, MOST_POINTS, 0.5, " pt", "Size")
        self.leading = _number(LEAST_LEADING, MOST_LEADING, 0.05, " ×", "Line spacing")
        self._build()
        self._show(appearance.type)
        self.family.currentFontChanged.connect(self._choose)
        self.arabic.currentFontChanged.connect(self._choose)
        self.points.valueChanged.connect(self._choose)
        self.leading.valueChanged.connect(self._choose)

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(UNIT)
        form.addRow("Font", self.family)
        form.addRow("Font for Arabic", self.arabic)
        form.addRow("Size", self.points)
        form.addRow("Line spacing", self.leading)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel | standard.RestoreDefaults)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(standard.RestoreDefaults).clicked.connect(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(48 * UNIT)

    def restore(self) -> None:
        """The type that the program comes with."""
        self._appearance.choose_type(Type())
        self._show(Type())

    def reject(self) -> None:
        self._appearance.choose_type(self._before)
        super().reject()

    def _show(self, chosen: Type) -> None:
        fields = (self.family, self.arabic, self.points, self.leading)
        blockers = [QSignalBlocker(each) for each in fields]
        self.family.setCurrentFont(self._appearance.reading_font(chosen.points))
        if chosen.arabic_family:
            self.arabic.setCurrentFont(QFont(chosen.arabic_family))
        else:
            self.arabic.setCurrentIndex(-1)
        self.points.setValue(chosen.points)
        self.leading.setValue(chosen.leading)
        for each in blockers:
            each.unblock()

    def _choose(self) -> None:
        arabic = self.arabic.currentFont().family() if self.arabic.currentIndex() >= 0 else ""
        self._appearance.choose_type(
            Type(
                self.family.currentFont().family(),
                arabic,
                self.points.value(),
                round(self.leading.value(), 2),
            )
        )


def _number(least: float, most: float, step: float, suffix: str, name: str) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(least, most)
    field.setSingleStep(step)
    field.setDecimals(2 if step < 0.1 else 1)
    field.setSuffix(suffix)
    field.setAccessibleName(name)
    return field
