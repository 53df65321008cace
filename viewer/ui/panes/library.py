"""The library: every document of the archive, filtered, sorted, grouped, opened."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import Collection, CollectionId, DocumentId
from viewer.ui.actions import Choice, Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.commands.documents import (
    add_collection,
    correct_document,
    put_into_collection,
    remove_collection,
    remove_documents,
    rename_collection,
    take_from_collection,
)
from viewer.ui.icons import icon
from viewer.ui.models.library_feed import LibraryFeed
from viewer.ui.models.library_model import LibraryModel
from viewer.ui.models.library_order import COLUMNS, Group, Heap, Row
from viewer.ui.panes import Area, pane
from viewer.ui.session import Session, Where
from viewer.ui.settings import Setting
from viewer.ui.widgets.document_dialog import DocumentDialog
from viewer.ui.widgets.document_view import DocumentView
from viewer.ui.widgets.empty import EmptyState

GROUP = Setting("library.group", Group.NONE.value)
SORT = Setting("library.sort", "title")
DESCENDING = Setting("library.descending", False)
COLUMN_WIDTHS = Setting("library.columns", b"")

WIDE = 68 * UNIT
"""From this width on the columns stand side by side; below, facts stand under the title."""
_GROUPS = {
    Group.NONE: "Not grouped",
    Group.KIND: "By kind",
    Group.YEAR: "By year",
    Group.BODY: "By body",
    Group.LANGUAGE: "By language",
    Group.COLLECTION: "By collection",
}
_MENU = (
    "library.open",
    "library.open_right",
    "library.open_left",
    "library.open_new",
    "",
    "library.rename",
    "library.correct",
    "collection.put",
    "collection.new",
    "",
    "collection.take",
    "collection.rename",
    "collection.remove",
    "",
    "library.remove",
)
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@pane(
    "library",
    title="Library",
    area=Area.LEFT,
    icon="library",
    order=10,
    keys=("Ctrl+1",),
)
class LibraryPane(QWidget):
    """A filter, a tree of documents, and what can be done with them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = LibraryModel(self)
        self.view = DocumentView(self.model, self)
        self.filter = QLineEdit()
        self._empty = EmptyState("documents")
        self._build()
        self._take_settings()
        self.setFocusProxy(self.view)
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
        self._order_menu = QMenu(menu)
        self._order_menu.aboutToShow.connect(self._fill_order_menu)
        menu.setMenu(self._order_menu)
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT, UNIT // 2, UNIT)
        bar.setSpacing(UNIT // 2)
        bar.addWidget(self.filter, 1)
        bar.addWidget(menu)
        self.model.drop_requested.connect(
            lambda documents, collection: put_into_collection(self._session, collection, documents)
        )
        self.view.open_wanted.connect(self.open_here)
        self.view.order_wanted.connect(self.sort)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(self._pages)
        self.setTabOrder(self.filter, menu)
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
        self._show_state()

    def _filter(self, words: str) -> None:
        with self.view.kept():
            self.model.filter(words)
        self._show_state()

    def _show_state(self) -> None:
        if not self.model.rows:
            self._empty.say("There are no documents yet. Import files, or drop them here.")
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
    def has_selection(self) -> bool:
        return bool(self.selected())

    @property
    def may_change(self) -> bool:
        return self.has_selection and not self._session.archive.read_only

    @property
    def may_change_collection(self) -> bool:
        return self.selected_collection is not None and not self._session.archive.read_only

    # Actions

    @action(
        "library.filter",
        text="Filter the library",
        menu="Go",
        order=300,
        keys=("Ctrl+L",),
        icon="filter",
        help_text="Type words of the title, symbol, body or date",
    )
    def go_to_filter(self) -> None:
        self._session.reveal("library")
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    @action(
        "library.open",
        text="Open",
        menu="File/Document",
        order=300,
        keys=("Return", "Enter"),
        icon="open",
        context=Context.PANE,
        enabled=lambda pane: pane.has_selection,
        help_text="Open the selected documents in the active reader",
    )
    def open_here(self) -> None:
        self._open(Where.CURRENT)

    @action(
        "library.open_right",
        text="Open on the right",
        menu="File/Document",
        order=310,
        keys=("Ctrl+Return", "Ctrl+Enter"),
        icon="open-right",
        context=Context.PANE,
        enabled=lambda pane: pane.has_selection,
        help_text="Open the document beside the other, on the right",
    )
    def open_right(self) -> None:
        self._open(Where.RIGHT)

    @action(
        "library.open_left",
        text="Open on the left",
        menu="File/Document",
        order=320,
        keys=("Shift+Return", "Shift+Enter"),
        icon="open-left",
        context=Context.PANE,
        enabled=lambda pane: pane.has_selection,
        help_text="Open the document beside the other, on the left",
    )
    def open_left(self) -> None:
        self._open(Where.LEFT)

    @action(
        "library.open_new",
        text="Open in a new reader",
        menu="File/Document",
        order=330,
        keys=("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        icon="new-reader",
        context=Context.PANE,
        enabled=lambda pane: pane.has_selection,
        help_text="Open the document in a reader of its own",
    )
    def open_new(self) -> None:
        self._open(Where.NEW)

    def _open(self, where: Where) -> None:
        if not self.selected():
            self.view.fold(self.view.currentIndex().row())
            return
        for document in self.selected():
            self._session.open(document, where)
            where = Where.NEW

    @action(
        "library.rename",
        text="Rename…",
        menu="File/Document",
        order=400,
        keys=("F2",),
        icon="edit",
        context=Context.PANE,
        enabled=lambda pane: pane.may_change,
        help_text="Give the selected document another title",
    )
    def rename(self) -> None:
        self.edit("title")

    @action(
        "library.correct",
        text="Correct…",
        menu="File/Document",
        order=410,
        keys=("Alt+Return", "Alt+Enter"),
        icon="edit",
        context=Context.PANE,
        enabled=lambda pane: pane.may_change,
        help_text="See what was recognised of the document, and correct it",
    )
    def correct(self) -> None:
        self.edit("symbol")

    def edit(self, focus: str) -> DocumentDialog:
        """Open the dialog of the first selected document."""
        document = self._session.archive.documents.get(self.selected()[0])
        dialog = DocumentDialog(self.window(), document, focus=focus)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.corrected.connect(partial(correct_document, self._session, document.id))
        dialog.open()
        return dialog

    @action(
        "library.remove",
        text="Remove from the archive",
        menu="File/Document",
        order=500,
        keys=("Delete",),
        icon="remove",
        context=Context.PANE,
        enabled=lambda pane: pane.may_change or pane.may_change_collection,
        help_text="Remove the selected documents; Undo brings them back",
    )
    def remove(self) -> None:
        documents = self.selected()
        if documents:
            remove_documents(self._session, documents)
        else:
            self.remove_collection()

    @action(
        "collection.new",
        text="New collection…",
        menu="File/Collection",
        order=300,
        keys=("Ctrl+Alt+C",),
        icon="collection-new",
        enabled=lambda pane: not pane.read_only,
        help_text="Keep the selected documents together under a name",
    )
    def new_collection(self) -> None:
        name = self._ask_name("New collection", "")
        if name:
            add_collection(self._session, name, self.selected())
            self.group(Group.COLLECTION)

    @action(
        "collection.put",
        text="Put into",
        menu="File/Collection",
        order=310,
        icon="collection",
        enabled=lambda pane: pane.may_change,
        choices=lambda pane: pane.collections(),
        help_text="Put the selected documents into a collection",
    )
    def put(self, collection: CollectionId) -> None:
        put_into_collection(self._session, collection, self.selected())

    @action(
        "collection.take",
        text="Take out",
        menu="File/Collection",
        order=320,
        enabled=lambda pane: pane.may_change and pane.may_change_collection,
        help_text="Take the selected documents out of the collection in which they are shown",
    )
    def take(self) -> None:
        heap = self.selected_collection
        if heap is not None and heap.collection is not None:
            take_from_collection(self._session, heap.collection, self.selected())

    @action(
        "collection.rename",
        text="Rename collection…",
        menu="File/Collection",
        order=330,
        enabled=lambda pane: pane.may_change_collection,
        help_text="Give the collection another name",
    )
    def rename_collection(self) -> None:
        heap = self.selected_collection
        if heap is not None and heap.collection is not None:
            name = self._ask_name("Rename collection", heap.title)
            if name and name != heap.title:
                rename_collection(self._session, heap.collection, name)

    @action(
        "collection.remove",
        text="Remove collection",
        menu="File/Collection",
        order=340,
        enabled=lambda pane: pane.may_change_collection,
        help_text="Remove the collection; its documents stay in the library",
    )
    def remove_collection(self) -> None:
        heap = self.selected_collection
        if heap is not None and heap.collection is not None:
            remove_collection(self._session, heap.collection)

    @action(
        "library.group",
        text="Group the library",
        menu="View",
        order=300,
        icon="group",
        choices=lambda pane: pane.groups(),
        help_text="Put together what has the same kind, year, body, language or collection",
    )
    def group(self, by: Group) -> None:
        self._session.settings.set(GROUP, by.value)
        with self.view.kept():
            self.model.group(by)
        self._show_state()

    @action(
        "library.sort",
        text="Sort the library",
        menu="View",
        order=310,
        icon="sort",
        choices=lambda pane: pane.orders(),
        help_text="Sort by title, symbol, date ...; once more turns the order round",
    )
    def sort(self, column: str) -> None:
        before, descending = self.model.sorted_by
        self._sort(column, not descending if column == before else False)

    @property
    def read_only(self) -> bool:
        return self._session.archive.read_only

    def collections(self) -> Iterable[Choice]:
        return [Choice(each.name, each.id, icon="collection") for each in self.model.collections]

    def groups(self) -> Iterable[Choice]:
        return [
            Choice(text, group, checked=group is self.model.grouped_by)
            for group, text in _GROUPS.items()
        ]

    def orders(self) -> Iterable[Choice]:
        chosen, descending = self.model.sorted_by
        arrow = " ↓" if descending else " ↑"
        return [
            Choice(
                f"By {column.heading.lower()}{arrow if column.name == chosen else ''}",
                column.name,
                checked=column.name == chosen,
            )
            for column in COLUMNS
        ]

    # Sorting, and the two looks

    def _sort(self, column: str, descending: bool) -> None:
        self._session.settings.set(SORT, column)
        self._session.settings.set(DESCENDING, descending)
        with self.view.kept():
            self.model.order(column, descending)
        self.view.show_order(column, descending)

    def _fill_order_menu(self) -> None:
        self._order_menu.clear()
        for name, choices in (("library.sort", self.orders()), ("library.group", self.groups())):
            self._order_menu.addSeparator()
            for choice in choices:
                entry = self._order_menu.addAction(choice.text)
                entry.setCheckable(True)
                entry.setChecked(bool(choice.checked))
                entry.triggered.connect(partial(self._session.perform, name, choice.value))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Columns where there is room, else two lines a document."""
        self.view.show_columns(self.width() >= WIDE)

    # State of the archive's library

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

    def _ask_name(self, title: str, name: str) -> str:
        text, given = QInputDialog.getText(self.window(), title, "Name", text=name)
        return text.strip() if given else ""

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

    def _show_menu(self, at: QPoint) -> None:
        self._session.show_menu(_MENU, self.view.viewport().mapToGlobal(at))
