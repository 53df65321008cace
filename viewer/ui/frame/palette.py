"""The command palette: every action by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.actions import Bound
from viewer.ui.appearance import UNIT
from viewer.ui.frame.catalogue import Catalogue, choice_runner, key_text
from viewer.ui.icons import icon

KEYS_ROLE = Qt.ItemDataRole.UserRole + 1
WHERE_ROLE = Qt.ItemDataRole.UserRole + 2
_WIDTH = 70 * UNIT
_ROWS = 12
_ROW = 4 * UNIT

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette."""

    text: str
    where: str
    keys: str
    icon: str | None
    run: Callable[[], None]


def entries(catalogue: Catalogue) -> list[Entry]:
    """Everything that can be done now."""
    found: list[Entry] = []
    for bound in catalogue.bounds():
        if not bound.enabled():
            continue
        if bound.action.choices is not None:
            found.extend(choice_entries(catalogue, bound, bound.action.text.rstrip("…") + ": "))
        else:
            found.append(
                Entry(
                    bound.text().rstrip("…"),
                    _where(bound),
                    key_text(bound.action.keys),
                    bound.action.icon,
                    lambda bound=bound: catalogue.run(bound),  # type: ignore[misc]
                )
            )
    return sorted(found, key=lambda entry: entry.text.casefold())


def choice_entries(catalogue: Catalogue, bound: Bound, prefix: str = "") -> list[Entry]:
    """The choices of one action, in their own order."""
    return [
        Entry(
            prefix + choice.text,
            _where(bound) if prefix else "",  # asked for by itself, all stand in the same place
            key_text(choice.keys),
            choice.icon or bound.action.icon,
            choice_runner(catalogue, bound, choice),
        )
        for choice in bound.choices()
    ]


def _where(bound: Bound) -> str:
    return bound.action.menu.replace("/", " › ") or bound.place


def score(query: str, text: str) -> int | None:
    """How well the letters of `query` stand in `text`, in order; None if they do not.

    Beginnings of words and letters in a row count most, so that `opl` finds *Open left*.
    """
    wanted = [letter for letter in query.casefold() if not letter.isspace()]
    if not wanted:
        return 0
    lowered = text.casefold()
    if len(lowered) != len(text):  # some capitals fold to two letters
        lowered = text.lower()
    total, at, previous = 0, 0, -2
    for letter in wanted:
        starts = _word_start(lowered, letter, at)
        found = lowered.find(letter, at)
        if found < 0:
            return None
        if found != previous + 1 and starts >= 0:
            found = starts
        total += 4 if found == previous + 1 else 0
        total += 6 if found == 0 or not lowered[found - 1].isalnum() else 0
        total -= min(found - at, 4)
        previous, at = found, found + 1
    if query.casefold().strip() in lowered:
        total += 20
    return total * 4 - len(text) // 8


def _word_start(text: str, letter: str, at: int) -> int:
    found = text.find(letter, at)
    while found > 0 and text[found - 1].isalnum():
        found = text.find(letter, found + 1)
    return found


class PaletteModel(QAbstractListModel):
    """The entries that fit what is typed, best first."""

    def __init__(self, found: Sequence[Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = list(found)
        self._shown = list(found)

    def entry(self, row: int) -> Entry:
        return self._shown[row]

    def filter(self, query: str) -> None:
        self.beginResetModel()
        if query.strip():
            rated = [
                (rate, number, entry)
                for number, entry in enumerate(self._all)
                if (rate := score(query, entry.text)) is not None
            ]
            rated.sort(key=lambda each: (-each[0], each[1]))
            self._shown = [entry for _, _, entry in rated]
        else:
            self._shown = list(self._all)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.text
            case Qt.ItemDataRole.DecorationRole:
                return icon(entry.icon) if entry.icon else _blank()
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.text}, {entry.keys}" if entry.keys else entry.text
            case _ if role == KEYS_ROLE:
                return entry.keys
            case _ if role == WHERE_ROLE:
                return entry.where
        return None


def _blank() -> QIcon:
    """Keeps the texts of entries without a picture in line with the others."""
    picture = QPixmap(2 * UNIT, 2 * UNIT)
    picture.fill(Qt.GlobalColor.transparent)
    return QIcon(picture)


class _EntryDelegate(QStyledItemDelegate):
    """The name, and to the right quietly its menu and key."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        keys, where = str(index.data(KEYS_ROLE)), str(index.data(WHERE_ROLE))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = (
            QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        )
        painter.setPen(option.palette.color(role))
        box = option.rect.adjusted(0, 0, -UNIT, 0)
        aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(aligned), keys or where)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """A long name ends before its key."""
        super().initStyleOption(option, index)
        beside = str(index.data(KEYS_ROLE)) or str(index.data(WHERE_ROLE))
        taken = option.fontMetrics.horizontalAdvance(beside) + option.decorationSize.width()
        room = option.rect.width() - taken - 4 * UNIT
        option.text = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, room
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)


def _as_if_active(palette: QPalette) -> QPalette:
    """The list is used while the field has the keys: its selection is the one that counts."""
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for each in (role.Highlight, role.HighlightedText):
        palette.setColor(group.Inactive, each, palette.color(group.Active, each))
    return palette


class Palette(QFrame):
    """A field and a list, over the upper middle of the window."""

    def __init__(self, window: QWidget, found: Sequence[Entry], *, prompt: str = "") -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._over = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setAccessibleName("Command palette")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.field = QLineEdit()
        self.field.setPlaceholderText(prompt or "What do you want to do?")
        self.field.setAccessibleName("Filter")
        self.field.setClearButtonEnabled(False)
        self.model = PaletteModel(found, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_EntryDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setIconSize(QSize(2 * UNIT, 2 * UNIT))
        self.view.setPalette(_as_if_active(self.palette()))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("Commands")
        self.view.clicked.connect(self._run)
        self.nothing = QLabel("Nothing here is called that.")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.field)
        layout.addWidget(self.view)
        layout.addWidget(self.nothing)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)
        self._select(0)

    def open(self) -> None:
        """Show over the window and take the keys."""
        window = self._over
        self.setFixedWidth(min(_WIDTH, window.width() - 4 * UNIT))
        self._fit()
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 8 * UNIT)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the field has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.view.currentIndex())
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                QApplication.sendEvent(self.view, event)
                return True
        return super().eventFilter(watched, event)

    def _filter(self, query: str) -> None:
        self.model.filter(query)
        self._select(0)
        self._fit()

    def _fit(self) -> None:
        """No higher than what is listed, so that the text below it can be read while choosing."""
        rows = self.model.rowCount()
        self.nothing.setVisible(not rows)
        self.view.setVisible(bool(rows))
        for each in (self.view, self.nothing):
            each.setFixedHeight(max(1, min(rows, _ROWS)) * _ROW)
        self.setFixedHeight(self.sizeHint().height())

    def _select(self, row: int) -> None:
        self.view.setCurrentIndex(self.model.index(row, 0))

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.model.entry(index.row())
        # Closed first: what runs may open a dialog, or ask where the focus is.
        self.close()
        entry.run()
