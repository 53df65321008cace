"""The codebook as a tree of themes with the number of their tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from viewer.archive.changes import DocumentsChanged, TagsChanged, ThemesChanged
from viewer.domain import Theme, ThemeId
from viewer.ui.models.refreshing import Refresher
from viewer.ui.models.roles import ItemRole
from viewer.ui.session import Session

Index = QModelIndex | QPersistentModelIndex


MIME = "application/x-concord-theme"
"""The id of a theme, as a drag of it carries it."""


class ThemesModel(QAbstractItemModel):
    """One column; a row is a `Theme` (`ItemRole.VALUE`), named by its id in `internalId`.

    Signals:
        move_requested: a theme was dragged: its id, that of the theme it goes under, and that of
            the one it goes before; None at the top, and at the end.
    """

    move_requested = Signal(object, object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._themes: dict[ThemeId, Theme] = {}
        self._children: dict[ThemeId | None, list[ThemeId]] = {}
        self._present: Mapping[ThemeId, int] = {}
        self._refresher = Refresher(
            session, (ThemesChanged, TagsChanged, DocumentsChanged), self.read, parent=self
        )
        self.read()

    def read(self) -> None:
        """Read the codebook again; while its shape stays, rows are only painted again."""
        themes = {theme.id: theme for theme in self._session.archive.themes.all()}
        if themes == self._themes:
            return
        children: dict[ThemeId | None, list[ThemeId]] = {}
        for theme in themes.values():
            parent = theme.parent if theme.parent in themes else None
            children.setdefault(parent, []).append(theme.id)
        if children == self._children:
            self._themes = themes
            self._repaint()
            return
        self.beginResetModel()
        self._themes, self._children = themes, children
        self.endResetModel()

    def set_present(self, present: Mapping[ThemeId, int]) -> None:
        """Say which themes are on the selection: 2 on all of it, 1 on some."""
        if present != self._present:
            self._present = dict(present)
            self._repaint()

    def theme_at(self, index: Index) -> Theme | None:
        """The theme of a row."""
        return self._themes.get(ThemeId(index.internalId())) if index.isValid() else None

    def index_of(self, theme: ThemeId) -> QModelIndex:
        """Where a theme stands; invalid when it is not there."""
        found = self._themes.get(theme)
        if found is None:
            return QModelIndex()
        siblings = self._children[found.parent if found.parent in self._themes else None]
        return self.createIndex(siblings.index(theme), 0, int(theme))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        siblings = self._children.get(self._id(parent), [])
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, int(siblings[row]))

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        theme = self.theme_at(index)
        if theme is None or theme.parent is None:
            return QModelIndex()
        return self.index_of(theme.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._children.get(self._id(parent), []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1 if parent.column() <= 0 else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        theme = self.theme_at(index)
        if theme is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return theme.name
            case Qt.ItemDataRole.ToolTipRole:
                return _tool_tip(theme)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(theme)
            case ItemRole.VALUE:
                return theme
            case ItemRole.PRESENT:
                return self._present.get(theme.id, 0)
        return None

    # Dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        both = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | both

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        theme = self.theme_at(indexes[0]) if indexes else None
        if theme is not None:
            data.setData(MIME, str(theme.id).encode())
            data.setText(theme.name)
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 (Qt's signature)
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        theme = _dragged(data)
        return theme is not None and theme not in self._upwards(self._id(parent))

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        theme, under = _dragged(data), self._id(parent)
        if theme is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        siblings = self._children.get(under, [])
        following = [each for each in siblings[row:] if each != theme] if row >= 0 else []
        self.move_requested.emit(theme, under, following[0] if following else None)
        # False: Qt would otherwise take the row away from where it was dragged.
        return False

    def _upwards(self, theme: ThemeId | None) -> Iterator[ThemeId]:
        """The theme and those above it."""
        while theme is not None:
            yield theme
            found = self._themes.get(theme)
            theme = None if found is None else found.parent

    def _id(self, index: Index) -> ThemeId | None:
        return ThemeId(index.internalId()) if index.isValid() else None

    def _spoken(self, theme: Theme) -> str:
        parts = [
            theme.name,
            "retired" if theme.retired else "",
            f"key {theme.key}" if theme.key else "",
            _counted(theme.tags),
        ]
        parts.append(
            ["", "on part of the selection", "on the selection"][self._present.get(theme.id, 0)]
        )
        return ", ".join(part for part in parts if part)

    def _repaint(self) -> None:
        for parent, siblings in self._children.items():
            above = self.index_of(parent) if parent is not None else QModelIndex()
            first, last = self.index(0, 0, above), self.index(len(siblings) - 1, 0, above)
            self.dataChanged.emit(first, last)


def _dragged(data: QMimeData) -> ThemeId | None:
    if not data.hasFormat(MIME):
        return None
    return ThemeId(int(bytes(data.data(MIME).data())))


def _tool_tip(theme: Theme) -> str:
    head = f"{theme.name} ({theme.key})" if theme.key else theme.name
    if theme.retired:
        head += ", retired"
    return f"{head}\n{theme.description}" if theme.description else head


def _counted(tags: int) -> str:
    return "1 tag" if tags == 1 else f"{tags:,} tags"
