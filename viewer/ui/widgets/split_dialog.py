"""Reading the excerpts of a theme again, one by one, to put some under other themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import Excerpt, TagId, Theme, ThemeId
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.painting import bold
from viewer.ui.widgets.swatch import swatch_icon

_THEME = Qt.ItemDataRole.UserRole
Destination = ThemeId | str
"""A theme, or the name of one that is to be made."""


class SplitDialog(QDialog):
    """Shows an excerpt, and the themes it can go to.

    While nothing is typed, the key of a theme moves the excerpt there, Space leaves it, Backspace
    goes back; typing finds a theme by any part of its name, Enter takes it.

    Args:
        excerpts: read as one goes on; there are `count`.
    """

    def __init__(
        self,
        appearance: Appearance,
        theme: Theme,
        themes: Sequence[Theme],
        excerpts: Iterator[Excerpt],
        count: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._theme = theme
        self._themes = [each for each in themes if each.id != theme.id and not each.retired]
        self._coming = excerpts
        self._count = count
        self._seen: list[Excerpt] = []
        self._at = -1
        self._moves: dict[TagId, Destination] = {}
        self.setWindowTitle(f"Split {theme.name}")
        self.place = QLabel()
        self.place.setFont(bold(self.font()))
        self.place.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Excerpt")
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.field = Field()
        self.field.setPlaceholderText(
            "Key or name of a theme; Space leaves the excerpt, Backspace goes back"
        )
        self.field.setAccessibleName("Theme to move the excerpt to")
        self.field.textChanged.connect(self._list_themes)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Themes")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self._move(item.data(_THEME)))
        box = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(UNIT)
        for widget, stretch in ((self.place, 0), (self.text, 3), (self.field, 0), (self.list, 2)):
            column.addWidget(widget, stretch)
        column.addWidget(self.buttons)
        self.resize(76 * UNIT, 72 * UNIT)
        self.field.setFocus()
        self._list_themes("")
        self._step(1)

    @property
    def moves(self) -> Mapping[TagId, Destination]:
        """Which tags go where; what stays is not in it."""
        return self._moves

    @property
    def excerpt(self) -> Excerpt | None:
        """What is shown."""
        return self._seen[self._at] if 0 <= self._at < len(self._seen) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            else:
                self._take()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            row = self.list.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            return True
        if self.field.text():
            return False
        if key == Qt.Key.Key_Space:
            self._stay()
            return True
        if key == Qt.Key.Key_Backspace:
            self._step(-1)
            return True
        return self._by_key(event.text())

    def _by_key(self, letter: str) -> bool:
        """Only digits: a letter may begin a name."""
        found = [each.id for each in self._themes if each.key == letter and letter.isdigit()]
        if found:
            self._move(found[0])
        return bool(found)

    def _take(self) -> None:
        name = " ".join(self.field.text().split())
        if self.list.currentRow() >= 0:
            self._move(self.list.currentItem().data(_THEME))
        elif name:
            self._move(name)

    def _move(self, destination: Destination) -> None:
        if self.excerpt is not None:
            self._moves[self.excerpt.tag] = destination
            self._step(1)

    def _stay(self) -> None:
        if self.excerpt is not None:
            self._moves.pop(self.excerpt.tag, None)
            self._step(1)

    def _step(self, by: int) -> None:
        at = max(0, self._at + by)
        if at == len(self._seen):
            following = next(self._coming, None)
            if following is not None:
                self._seen.append(following)
        self._at = min(at, len(self._seen))
        self.field.clear()
        self._show()

    def _show(self) -> None:
        found = self.excerpt
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        moved = len(self._moves)
        ok.setText("Move 1 excerpt" if moved == 1 else f"Move {moved:,} excerpts")
        ok.setEnabled(moved > 0)
        if found is None:
            self.place.setText(f"All {self._count:,} excerpts of {self._theme.name} are read.")
            self.text.clear()
            return
        going = self._moves.get(found.tag)
        said = f" → {self._name(going)}" if going is not None else ""
        self.place.setText(f"{self._at + 1:,} of {self._count:,}{said}\n{found.citation}")
        self.text.setPlainText(found.text)

    def _name(self, destination: Destination) -> str:
        if isinstance(destination, str):
            return f"{destination} (new)"
        return next(each.name for each in self._themes if each.id == destination)

    def _list_themes(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        self.list.clear()
        for theme in self._themes:
            if wanted not in theme.name.casefold():
                continue
            colour = self._appearance.theme_colour(theme.colour)
            key = f"   {theme.key.upper()}" if theme.key else ""
            item = QListWidgetItem(swatch_icon(colour, theme.icon), f"{theme.name}{key}")
            item.setData(_THEME, theme.id)
            self.list.addItem(item)
        if wanted:
            self.list.setCurrentRow(0)
        if wanted and not self.list.count():
            self.place.setText(f"Enter makes a theme “{typed.strip()}” for this excerpt.")
