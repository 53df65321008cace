"""The field of the search pane with what stands beside it, and the sentence under a wrong query."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from viewer.domain.searching import QueryError
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.icons import icon
from viewer.ui.widgets.query_field import QueryField

HELP = (
    "Type words to find the paragraphs that have them all. “Words in quotes” stand together, "
    "peace* is the beginning of a word, -war must not be there. Ctrl+Space completes."
)


class SearchBar(QWidget):
    """Field, options, saved searches, number of results; below, why a query is wrong."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.field = QueryField()
        self.exact = _button("Exact", "", "Exact form: capitals, accents, forms of letters count")
        self.context = _button("In context", "excerpts", "One line for every occurrence")
        self.options = _button("Relevance", "sort", "Order, and what else is found")
        self.saved = _button("Saved", "star", "Saved and recent searches")
        self.options_menu = _menu(self.options)
        self.saved_menu = _menu(self.saved)
        self.status = QLabel()
        self.mistake = QLabel()
        self._build()
        appearance.changed.connect(self._dress)
        self._dress()

    def show_mistake(self, error: QueryError | None) -> None:
        """Underline the place and say the sentence; without an error neither."""
        place = None if error is None else (error.start, error.end)
        if place is not None and place[0] == place[1]:
            place = (max(0, place[0] - 1), place[1])
        self.field.mark(place, self._appearance.colour("error"))
        self.mistake.setText("" if error is None else str(error))
        self.mistake.setVisible(error is not None)

    def say_order(self, said: str, *, other: bool) -> None:
        """Name the order; set off where it, or an option, is not as usual."""
        self.options.setText(f"{said} ▾")
        font = self.options.font()
        font.setBold(other)
        self.options.setFont(font)

    def set_compact(self, compact: bool) -> None:
        """Show pictures without their words, where there is little room."""
        style = Qt.ToolButtonStyle
        for button in (self.context, self.options, self.saved):
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon
            )

    def _build(self) -> None:
        self.field.setPlaceholderText("Search all documents")
        self.field.setAccessibleName("Search all documents")
        self.field.setToolTip(HELP)
        self.field.setClearButtonEnabled(True)
        self.status.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.status.setAccessibleName("Number of results")
        self.mistake.setTextFormat(Qt.TextFormat.PlainText)
        self.mistake.setWordWrap(True)
        self.mistake.hide()
        for button in (self.exact, self.context):
            button.setCheckable(True)
        self.saved.setText("Saved ▾")
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        row.addWidget(self.field, 1)
        for button in (self.exact, self.context, self.options, self.saved):
            row.addWidget(button)
        row.addSpacing(UNIT // 2)
        row.addWidget(self.status)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT // 2)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)
        column.addWidget(self.mistake)
        self.setFocusProxy(self.field)

    def _dress(self) -> None:
        colour = self._appearance.colour("error").name()
        self.mistake.setStyleSheet(f"color: {colour}; padding-left: {UNIT - 1}px;")


def _button(text: str, meaning: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    button.setAccessibleDescription(tip)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if meaning:
        button.setIcon(icon(meaning))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def _menu(button: QToolButton) -> QMenu:
    menu = QMenu(button)
    menu.setToolTipsVisible(True)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    # The text has an arrow of its own.
    button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    return menu
