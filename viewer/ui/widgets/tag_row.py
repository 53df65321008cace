"""A theme that stands on the selection, with a button that takes it off."""

from __future__ import annotations

from collections.abc import Callable

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
        sure_wanted: say of these tags whether they are sure.
        comment_wanted: write a note on a tag.
    """

    remove_wanted = Signal(object)
    sure_wanted = Signal(object, bool)
    comment_wanted = Signal(object)

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
        self.remove_button = _button("clear", self._remove)
        self.doubt_button = _button("doubt", self._turn)
        self.doubt_button.setCheckable(True)
        self.comment_button = _button("note-add", self._comment)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._swatch, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._quote, 1, 1)
        grid.addWidget(self._detail, 2, 1)
        for column, button in enumerate(
            (self.doubt_button, self.comment_button, self.remove_button), start=2
        ):
            grid.addWidget(button, 0, column, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        appearance.changed.connect(self._paint_swatch)

    def show_row(self, shown: OnSelection) -> None:
        """Show what stands there."""
        if shown == self._shown:
            return
        self._shown = shown
        self._name.set_text(shown.theme.name)
        self._detail.set_text(shown.detail if shown.sure else f"doubtful · {shown.detail}")
        self._quote.set_text(f"“{shown.quote}”" if shown.quote else "")
        self._quote.setVisible(bool(shown.quote))
        self.remove_button.setToolTip(f"Take {shown.theme.name} off (Del)")
        self.remove_button.setAccessibleName(f"Take {shown.theme.name} off")
        self.doubt_button.setChecked(not shown.sure)
        said = "doubtful" if shown.sure else "sure"
        self.doubt_button.setToolTip(f"Mark as {said} (D)")
        self.doubt_button.setAccessibleName(f"Mark {shown.theme.name} as {said}")
        self.comment_button.setVisible(len(shown.tags) == 1)
        self.comment_button.setToolTip("Write why it is tagged so")
        self.comment_button.setAccessibleName(f"Comment on the tag {shown.theme.name}")
        certainty = "" if shown.sure else "doubtful, "
        self.setAccessibleName(f"{shown.theme.name}, {certainty}{shown.quote} {shown.detail}")
        self._paint_swatch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
            return
        super().keyPressEvent(event)

    def _remove(self) -> None:
        if self._shown is not None:
            self.remove_wanted.emit(self._shown.tags)

    def _turn(self) -> None:
        if self._shown is not None:
            self.sure_wanted.emit(self._shown.tags, not self._shown.sure)

    def _comment(self) -> None:
        if self._shown is not None:
            self.comment_wanted.emit(self._shown.tags[0])

    def _paint_swatch(self) -> None:
        if self._shown is None:
            return
        theme = self._shown.theme
        colour = self._appearance.theme_colour(theme.colour)
        self._swatch.show_theme(colour, theme.icon)


def _button(meaning: str, act: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(meaning))
    button.setIconSize(QSize(14, 14))
    button.setAutoRaise(True)
    button.clicked.connect(act)
    return button
