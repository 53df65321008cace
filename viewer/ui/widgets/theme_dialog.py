"""The form of a theme: name, colour, icon, key, place, description; words for suggestions."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from resources.icons import subjects
from resources.palettes import colours
from viewer.domain import Theme, ThemeId
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.icons import icon
from viewer.ui.widgets.painting import SWATCH
from viewer.ui.widgets.swatch import swatch_icon

PATTERNS = {
    "": "Plain",
    "dots": "Dots",
    "bars": "Bars",
    "rails": "Two lines",
    "chain": "Long and short",
}
"""How stripes are filled, to tell themes of one colour apart."""
KEYS = [*"123456789", *string.ascii_lowercase]
_WORDS_HELP = (
    "Words that speak for the theme, one a line:\n"
    "refugee* – the beginning of a word\n"
    "peace process – words in a row\n"
    "?crisis – counts only beside others\n"
    "-debt relief – never counts"
)
_EXAMPLES_HELP = "Paragraphs as they belong here, with an empty line between them"


@dataclass(frozen=True, slots=True)
class ThemeForm:
    """What the form holds when it is accepted."""

    name: str
    colour: str
    icon: str
    key: str | None
    description: str
    parent: ThemeId | None
    pattern: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


class ThemeDialog(QDialog):
    """Asks for a theme.

    Args:
        themes: the codebook, for free keys, free colours and parents.
        taken_keys: keys that other actions have.
        theme: the one to change; None for a new one.
    """

    def __init__(
        self,
        appearance: Appearance,
        themes: Sequence[Theme],
        *,
        taken_keys: frozenset[str] = frozenset(),
        theme: Theme | None = None,
        parent_theme: ThemeId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._themes = list(themes)
        self._theme = theme
        self._taken = taken_keys
        self.setWindowTitle("New theme" if theme is None else f"Edit {theme.name}")
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name")
        self.name.setMaxLength(120)
        self._colours = QButtonGroup(self)
        self._patterns = QComboBox()
        self._icons = QComboBox()
        self._keys = QComboBox()
        self._parents = QComboBox()
        self.description = _Lines("Description", "What belongs here and what does not", 5)
        self.words = _Lines("Words for suggestions", _WORDS_HELP, 8)
        self.examples = _Lines("Example paragraphs", _EXAMPLES_HELP, 6)
        self.pages = QTabWidget()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._fill(parent_theme)
        self.name.textChanged.connect(self._check)
        self._parents.currentIndexChanged.connect(self._check)
        self._check()
        self.name.selectAll()
        self.name.setFocus()  # or the tabs, being first, would have the keys

    def form(self) -> ThemeForm:
        """What was entered."""
        return ThemeForm(
            name=" ".join(self.name.text().split()),
            colour=self._colour(),
            icon=self._icons.currentData(),
            key=self._keys.currentData() or None,
            description=self.description.toPlainText().strip(),
            parent=self._parents.currentData(),
            pattern=self._patterns.currentData(),
            words=_pieces(self.words.toPlainText(), "\n"),
            examples=_pieces(self.examples.toPlainText(), "\n\n"),
        )

    def _colour(self) -> str:
        chosen = self._colours.checkedButton()
        return str(chosen.property("colour")) if chosen is not None else colours()[0]

    def choose_colour(self, colour: str) -> None:
        """Check the button of a colour."""
        for button in self._colours.buttons():
            if button.property("colour") == colour:
                button.setChecked(True)

    def choose_pattern(self, pattern: str) -> None:
        """Choose how the stripe is filled."""
        self._patterns.setCurrentIndex(max(0, self._patterns.findData(pattern)))

    def choose_icon(self, meaning: str) -> None:
        """Choose an icon by its meaning."""
        self._icons.setCurrentIndex(max(0, self._icons.findData(meaning)))

    def choose_key(self, key: str | None) -> None:
        """Choose a key; None for none."""
        self._keys.setCurrentIndex(max(0, self._keys.findData(key or "")))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(UNIT)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("&Name", self.name)
        form.addRow("&Colour", self._colour_row())
        form.addRow("&Pattern", self._patterns)
        form.addRow("&Icon", self._icons)
        form.addRow("&Key", self._keys)
        form.addRow("&Under", self._parents)
        form.addRow("&Description", self.description)
        page = QWidget()
        page.setLayout(form)
        self.pages.setDocumentMode(True)
        self.pages.addTab(page, "&Theme")
        self.pages.addTab(self._suggesting_page(), "&Suggestions")
        column = QVBoxLayout(self)
        column.setSpacing(UNIT)
        column.addWidget(self.pages)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)
        self.setMinimumWidth(50 * UNIT)

    def _suggesting_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(UNIT)
        for title, lines in (("&Words", self.words), ("&Examples", self.examples)):
            label = QLabel(title)
            label.setBuddy(lines)
            column.addWidget(label)
            column.addWidget(lines)
        return page

    def _colour_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        names = colours()
        if self._theme is not None and self._theme.colour not in names:
            names = [*names, self._theme.colour]
        for name in names:
            button = QToolButton()
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setIconSize(QSize(SWATCH, SWATCH))
            button.setIcon(swatch_icon(self._appearance.theme_colour(name), ""))
            button.setProperty("colour", name)
            button.setToolTip(name.capitalize())
            button.setAccessibleName(f"Colour {name}")
            self._colours.addButton(button)
            row.addWidget(button)
        row.addStretch()
        box.setFocusProxy(self._colours.buttons()[0])
        return box

    def _fill(self, parent_theme: ThemeId | None) -> None:
        theme = self._theme
        for pattern, said in PATTERNS.items():
            self._patterns.addItem(said, pattern)
        for meaning in subjects():
            self._icons.addItem(icon(meaning), meaning.replace("-", " ").capitalize(), meaning)
        used = {each.key for each in self._themes if each.key} - {theme.key if theme else None}
        free = [key for key in KEYS if key not in used and key not in self._taken]
        if theme is not None and theme.key and theme.key not in free:
            free.insert(0, theme.key)
        self._keys.addItem("None", "")
        for key in free:
            self._keys.addItem(key.upper(), key)
        self._parents.addItem("Top of the codebook", None)
        for each, depth in self._possible_parents():
            self._parents.addItem(f"{'    ' * depth}{each.name}", each.id)
        if theme is None:
            self.choose_colour(_next_colour(self._themes))
            self.choose_pattern(_next_pattern(self._themes, self._colour()))
            self.choose_icon("theme")
            self.choose_key(free[0] if free else None)
            self._parents.setCurrentIndex(max(0, self._parents.findData(parent_theme)))
            return
        self.name.setText(theme.name)
        self.choose_colour(theme.colour)
        self.choose_pattern(theme.pattern)
        self.choose_icon(theme.icon)
        self.choose_key(theme.key)
        self._parents.setCurrentIndex(max(0, self._parents.findData(theme.parent)))
        self.description.setPlainText(theme.description)
        self.words.setPlainText("\n".join(theme.words))
        self.examples.setPlainText("\n\n".join(theme.examples))

    def _possible_parents(self) -> list[tuple[Theme, int]]:
        """All themes but this one and what lies under it, with their depth."""
        depths: dict[ThemeId, int] = {}
        shut = {self._theme.id} if self._theme is not None else set()
        found = []
        for each in self._themes:  # parents stand before their children
            depths[each.id] = depths.get(each.parent, -1) + 1 if each.parent else 0
            if each.parent in shut:
                shut.add(each.id)
            if each.id not in shut:
                found.append((each, depths[each.id]))
        return found

    def _check(self) -> None:
        name = " ".join(self.name.text().split()).casefold()
        own = self._theme.id if self._theme is not None else None
        siblings = [each for each in self._themes if each.parent == self._parents.currentData()]
        doubled = any(each.name.casefold() == name and each.id != own for each in siblings)
        self._problem.setText("There is a theme of this name here already." if doubled else "")
        self._problem.setVisible(doubled)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(name) and not doubled)


class _Lines(QPlainTextEdit):
    """A few lines; Tab goes on, Ctrl+Enter accepts the form."""

    def __init__(self, name: str, placeholder: str, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def sizeHint(self) -> QSize:
        return QSize(40 * UNIT, self.fontMetrics().lineSpacing() * self._lines + UNIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            dialog = self.window()
            if isinstance(dialog, QDialog):
                dialog.accept()
            return
        super().keyPressEvent(event)


def _pieces(text: str, between: str) -> tuple[str, ...]:
    """The parts of what was typed, each on one line, as the archive keeps them."""
    parts = (" ".join(each.split()) for each in text.split(between))
    return tuple(dict.fromkeys(each for each in parts if each))


def _next_pattern(themes: Sequence[Theme], colour: str) -> str:
    """The first pattern used least with this colour."""
    taken = [each.pattern for each in themes if each.colour == colour]
    return min(PATTERNS, key=taken.count)


def _next_colour(themes: Sequence[Theme]) -> str:
    """The first colour used least, so that neighbours differ."""
    names = colours()
    uses = {name: sum(each.colour == name for each in themes) for name in names}
    return min(names, key=lambda name: (uses[name], names.index(name)))
