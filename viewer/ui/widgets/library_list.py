"""The list of documents with its filter: reads, narrows, sorts, groups, and remembers how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import Collection, DocumentId
from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.models.coming import ComingIn
from viewer.ui.models.library_feed import LibraryFeed
from viewer.ui.models.library_model import LibraryModel
from viewer.ui.models.library_order import Group, Heap, Row
from viewer.ui.session import Session
from viewer.ui.settings import Setting
from viewer.ui.widgets.coming_list import ComingList
from viewer.ui.widgets.document_view import DocumentView
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.tag_filter import TagFilterButton

if TYPE_CHECKING:
    # Loaded when live collections are: the first library needs none.
    from viewer.domain.saved_searches import LiveCollection
    from viewer.ui.models.live_feed import LiveFeed

GROUP = Setting("library.group", Group.NONE.value)
SORT = Setting("library.sort", "title")
DESCENDING = Setting("library.descending", False)
COLUMN_WIDTHS = Setting("library.columns", b"")

WIDE = 68 * UNIT
"""From this width on the columns stand side by side; below, facts stand under the title."""
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LibraryList(QWidget):
    """A filter over the list of documents, which follows the archive."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = LibraryModel(self)
        self.view = DocumentView(self.model, self)
        self.filter = Field()
        self.tag_filter = TagFilterButton(session, "All documents")
        self.coming = ComingList(ComingIn.of(session))
        self._empty = EmptyState("documents")
        self._build()
        self._take_settings()
        self.setFocusProxy(self.view)
        self._live: LiveFeed | None = None
        self.feed = LibraryFeed(session, self)
        self.feed.read.connect(self._show)
        session.document_changed.connect(self._show_open_document)
        session.archive_changed.connect(self.filter.clear)
        self.feed.read_all()

    def _build(self) -> None:
        self.filter.setPlaceholderText("Filter documents")
        self.filter.setAccessibleName("Filter documents")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.filter.installEventFilter(self)
        menu = QToolButton()
        menu.setIcon(icon("sort"))
        menu.setAutoRaise(True)
        menu.setToolTip("Sort and group")
        menu.setAccessibleName("Sort and group")
        menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order_menu = QMenu(menu)
        menu.setMenu(self.order_menu)
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT, UNIT // 2, UNIT)
        bar.setSpacing(UNIT // 2)
        self.tag_filter.set_compact(True)
        self.tag_filter.chosen.connect(self._filter_by_tags)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.tag_filter)
        bar.addWidget(menu)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.coming)
        layout.addLayout(self._pages)
        self.setTabOrder(self.filter, self.tag_filter)
        self.setTabOrder(self.tag_filter, menu)
        self.setTabOrder(menu, self.view)

    def _take_settings(self) -> None:
        settings = self._session.settings
        group = settings.get(GROUP)
        self.model.group(Group(group) if group in list(Group) else Group.NONE)
        self.model.order(settings.get(SORT), settings.get(DESCENDING))
        widths = settings.get(COLUMN_WIDTHS)
        if widths:
            self.view.horizontalHeader().restoreState(widths)
        self.view.show_order(*self.model.sorted_by)
        self._lay_out()

    def _show(self, rows: list[Row], collections: list[Collection]) -> None:
        with self.view.kept():
            self.model.show(rows, collections)
            self._keep_only()
        self._show_state()

    def _show_live(self, live: list[LiveCollection]) -> None:
        with self.view.kept():
            self.model.show_live(live)
        self._show_state()

    def _watch_live(self) -> None:
        """Saved searches are asked while they are to be seen."""
        if self.isVisible() and self.model.grouped_by is Group.COLLECTION:
            if self._live is None:
                from viewer.ui.models.live_feed import LiveFeed

                self._live = LiveFeed(self._session, self)
                self._live.read.connect(self._show_live)
            self._live.wake()
        elif self._live is not None:
            self._live.sleep()

    def _filter_by_tags(self) -> None:
        with self.view.kept():
            self._keep_only()
        self._show_state()

    def _keep_only(self) -> None:
        only = self.tag_filter.only
        self.model.keep_only(self._session.archive.tags.documents(only) if only else None)

    def _show_all(self) -> None:
        self.filter.clear()
        self.tag_filter.clear()

    def _filter(self, words: str) -> None:
        with self.view.kept():
            self.model.filter(words)
        self._show_state()

    def _show_state(self) -> None:
        if not self.model.rows:
            self._empty.say("There are no documents yet. Import files, or drop them here.")
        elif self.model.shown == 0 and self.tag_filter.only:
            self._empty.say("No document has such tags.", "Show all", self._show_all)
        elif self.model.shown == 0:
            self._empty.say(
                f"No document has “{self.filter.text().strip()}” in its title, symbol, date, "
                "body or file name.",
                "Show all",
                self.filter.clear,
            )
        nothing = self.model.shown == 0 and self.model.grouped_by is not Group.COLLECTION
        self._pages.setCurrentWidget(self._empty if nothing else self.view)

    # What is selected

    def selected(self) -> list[DocumentId]:
        """The selected documents, in the order shown, each once."""
        return self.view.selected()

    @property
    def selected_heap(self) -> Heap | None:
        """The group in which the current row stands."""
        return self.model.heap(self.view.currentIndex().row())

    @property
    def selected_collection(self) -> Heap | None:
        """The same where it is a collection."""
        heap = self.selected_heap
        return heap if heap is not None and heap.collection is not None else None

    @property
    def selected_live(self) -> Heap | None:
        """The same where a saved search fills it."""
        heap = self.selected_heap
        return heap if heap is not None and heap.live is not None else None

    @property
    def has_selection(self) -> bool:
        return bool(self.selected())

    @property
    def may_change(self) -> bool:
        return self.has_selection and not self._session.archive.read_only

    @property
    def may_change_collection(self) -> bool:
        chosen = self.selected_collection is not None or self.selected_live is not None
        return chosen and not self._session.archive.read_only

    @property
    def read_only(self) -> bool:
        return self._session.archive.read_only

    def group_by(self, by: Group) -> None:
        """Put together what has the same kind, year ..., and remember it."""
        self._session.settings.set(GROUP, by.value)
        with self.view.kept():
            self.model.group(by)
        self._show_state()
        self._watch_live()

    def sort_by(self, column: str, descending: bool) -> None:
        """Sort by a column, and remember it."""
        self._session.settings.set(SORT, column)
        self._session.settings.set(DESCENDING, descending)
        with self.view.kept():
            self.model.order(column, descending)
        self.view.show_order(column, descending)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch_live()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch_live()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Columns where there is room, else two lines a document."""
        self.view.show_columns(self.width() >= WIDE)

    def save_state(self) -> object:
        if self.view.is_wide:
            header = self.view.horizontalHeader()
            self._session.settings.set(COLUMN_WIDTHS, bytes(header.saveState().data()))
        return {"filter": self.filter.text()}

    def restore_state(self, value: object) -> None:
        if isinstance(value, dict):
            self.filter.setText(str(value.get("filter", "")))

    def _show_open_document(self, document: DocumentId | None) -> None:
        """Make the document that is read the current row, unless several are selected."""
        if document is None or len(self.selected()) > 1 or self.selected() == [document]:
            return
        if self.model.rows_of({document}):
            self.view.select([document], document)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter, down goes to the list and Escape shows all again."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if event.type() == QEvent.Type.ShortcutOverride and key in _TO_LIST:
            event.accept()  # the keys of the pane open documents; here they go to the list
            return True
        if event.type() == QEvent.Type.KeyPress:
            if key in _TO_LIST:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
                if not self.selected():
                    self.view.select_first()
                return True
            if key == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)
