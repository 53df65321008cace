"""Asks for a citation template: what it makes is shown as it is typed, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from importers.parsed import Kind, Role
from viewer.citation import BadStyle, Cited, check_style, cite_in
from viewer.citation.template import PLACEHOLDERS
from viewer.ui.appearance import UNIT

FIRST = "{title}[, {symbol}][, {date}][, {place}][, p. {page}]"
_EXAMPLES = (
    Cited(
        title="Cooperation between the United Nations and the Organization of Islamic Cooperation",
        symbol="A/RES/67/264",
        date="2013-05-17",
        body="General Assembly",
        label="(a)",
        within="14.",
        role=Role.OPERATIVE,
        page=3,
        kind=Kind.LIST_ITEM,
        genre="resolution",
        city="New York",
    ),
    Cited(
        title="Final Document of the General Meeting",
        date="2014",
        body="General Meeting",
        ordinal=12,
        kind=Kind.PARAGRAPH,
        genre="final document",
    ),
)
"""One of which all is known, and one of which little is."""


class CitationDialog(QDialog):
    """A line for the template, two examples, and the placeholders to choose from."""

    def __init__(self, parent: QWidget | None, style: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("A citation style of your own")
        self.field = QLineEdit(style if "{" in style else FIRST)
        self.field.setAccessibleName("Template")
        self.field.setClearButtonEnabled(True)
        self.shown = QLabel()
        self.shown.setWordWrap(True)
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setAccessibleName("What it makes")
        self.shown.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.places = QListWidget()
        self.places.setAccessibleName("Placeholders; Return puts one into the template")
        self.places.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for name, (said, _) in PLACEHOLDERS.items():
            entry = QListWidgetItem(f"{{{name}}}   {said}")
            entry.setData(Qt.ItemDataRole.UserRole, f"{{{name}}}")
            self.places.addItem(entry)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._build()
        self.field.textChanged.connect(self._show)
        self.places.itemActivated.connect(self._insert)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.resize(88 * UNIT, 66 * UNIT)
        self._show()

    @property
    def template(self) -> str:
        return " ".join(self.field.text().split())

    def _build(self) -> None:
        said = QLabel(
            "What stands in square brackets is left out where a placeholder in it has nothing to "
            "say. A backslash before a bracket or a brace makes it the character itself."
        )
        said.setWordWrap(True)
        said.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        below = QLabel("&Placeholders")
        below.setBuddy(self.places)
        above = QLabel("&Template")
        above.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setSpacing(UNIT)
        for widget in (above, self.field, said, self.shown, below):
            column.addWidget(widget)
        column.addWidget(self.places, 1)
        column.addWidget(self.buttons)

    def _show(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        try:
            check_style(self.template)
        except BadStyle as error:
            self.shown.setText(str(error))
            ok.setEnabled(False)
            return
        self.shown.setText("\n".join(f"• {cite_in(self.template, each)}" for each in _EXAMPLES))
        ok.setEnabled("{" in self.template)

    def _insert(self, entry: QListWidgetItem) -> None:
        self.field.insert(entry.data(Qt.ItemDataRole.UserRole))
        self.field.setFocus()
