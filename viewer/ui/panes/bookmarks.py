"""The bookmarks of all documents: gone to, named, taken away."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from viewer.archive.changes import BookmarksChanged, DocumentsChanged
from viewer.domain import Bookmark
from viewer.ui.actions import Context, action
from viewer.ui.commands.bookmarking import remove_bookmarks, rename_bookmark
from viewer.ui.models.bookmarks_model import BookmarkRow, BookmarksModel, read_bookmarks
from viewer.ui.models.feeding import Feed
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.name_dialog import ask_name
from viewer.ui.widgets.rows_table import RowsTable

_WIDTHS = (28,)
_MENU = ("bookmarks.open", "", "bookmarks.rename", "bookmarks.remove")


@pane(
    "bookmarks",
    title="Bookmarks",
    area=Area.LEFT,
    icon="bookmarks",
    order=25,
    keys=("Ctrl+9",),
    shown=False,
)
class BookmarksPane(QWidget):
    """A list by document; Enter goes there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.table: RowsTable[BookmarkRow] = RowsTable(BookmarksModel(), "Bookmarks", _WIDTHS)
        self._empty = EmptyState("bookmark")
        self._empty.say("No bookmarks yet. Ctrl+B sets one at the paragraph that you read.")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.table)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.clicked.connect(self._clicked)
        self.feed = Feed(
            session,
            (BookmarksChanged, DocumentsChanged),
            "Reading the bookmarks",
            read_bookmarks,
            self._show,
            self,
        )

    @action(
        "bookmarks.open",
        text="Go to the bookmark",
        menu="Go",
        order=410,
        keys=("Return", "Enter"),
        icon="target",
        context=Context.PANE,
        enabled=lambda pane: bool(pane.chosen()),
    )
    def open(self) -> None:
        for each in self.chosen()[:1]:
            self._session.go(Place(each.document, each.paragraph))

    @action(
        "bookmarks.rename",
        text="Name the bookmark…",
        menu="Go",
        order=411,
        keys=("F2",),
        icon="edit",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and len(pane.chosen()) == 1,
    )
    def rename(self) -> None:
        (bookmark,) = self.chosen()
        name = ask_name(self, "Name the bookmark", bookmark.name)
        if name:
            rename_bookmark(self._session, bookmark, name)

    @action(
        "bookmarks.remove",
        text="Take away the bookmarks",
        menu="Go",
        order=412,
        keys=("Delete",),
        icon="remove",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and bool(pane.chosen()),
        help_text="Take away the selected bookmarks; Undo brings them back",
    )
    def remove(self) -> None:
        remove_bookmarks(self._session, self.chosen())

    @property
    def may_write(self) -> bool:
        return not self._session.archive.read_only

    def chosen(self) -> list[Bookmark]:
        return [row.bookmark for row in self.table.chosen()]

    def _clicked(self, index: QModelIndex) -> None:
        row = self.table.rows.row_at(index)
        if row is not None and len(self.table.chosen()) == 1:
            self._session.open(Place(row.bookmark.document, row.bookmark.paragraph))

    def _show(self, rows: list[BookmarkRow]) -> None:
        before = max(0, self.table.currentIndex().row())
        self.table.rows.show(rows)
        if rows:
            self.table.choose(min(before, len(rows) - 1))
        self._stack.setCurrentWidget(self.table if rows else self._empty)

    def _show_menu(self, at: QPoint) -> None:
        if self.table.indexAt(at).isValid():
            self._session.show_menu(_MENU, self.table.viewport().mapToGlobal(at))
