"""A theme that stands on the selection, with a button that takes it off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.icons import icon
from viewer.ui.models.inspection import OnSelection
from viewer.ui.widgets.elided import ElidedLabel
from viewer.ui.widgets.lines_label import LinesLabel
from viewer.ui.widgets.painting import bold, smaller
from viewer.ui.widgets.swatch import Swatch


class TagRow(QWidget):
    """Shows one `OnSelection`.

    Signals:
        remove_wanted: take these tags off (a tuple of ids).
    """

    remove_wanted = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shown: OnSelection | None = None
        self._swatch = Swatch()
        self._name = ElidedLabel()
        self._name.setFont(bold(self.font()))
        self._detail = ElidedLabel()
        self._detail.setFont(smaller(self.font()))
        self._detail.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._quote = LinesLabel(2, quiet=True)
        self.remove_button = QToolButton()
        self.remove_button.setIcon(icon("clear"))
        self.remove_button.setIconSize(QSize(14, 14))
        self.remove_button.setAutoRaise(True)
        self.remove_button.clicked.connect(self._remove)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._swatch, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._quote, 1, 1)
        grid.addWidget(self._detail, 2, 1)
        grid.addWidget(self.remove_button, 0, 2, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        appearance.changed.connect(self._paint_swatch)

    def show_row(self, shown: OnSelection) -> None:
        """Show what stands there."""
        if shown == self._shown:
            return
        self._shown = shown
        self._name.set_text(shown.theme.name)
        self._detail.set_text(shown.detail)
        self._quote.set_text(f"“{shown.quote}”" if shown.quote else "")
        self._quote.setVisible(bool(shown.quote))
        self.remove_button.setToolTip(f"Take {shown.theme.name} off (Del)")
        self.remove_button.setAccessibleName(f"Take {shown.theme.name} off")
        self.setAccessibleName(f"{shown.theme.name}, {shown.quote} {shown.detail}")
        self._paint_swatch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
            return
        super().keyPressEvent(event)

    def _remove(self) -> None:
        if self._shown is not None:
            self.remove_wanted.emit(self._shown.tags)

    def _paint_swatch(self) -> None:
        if self._shown is None:
            return
        theme = self._shown.theme
        colour = self._appearance.theme_colour(theme.colour)
        self._swatch.show_theme(colour, theme.icon)
