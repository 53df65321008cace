"""The library: every document of the archive, filtered, sorted, grouped, opened."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt

from viewer.domain import CollectionId
from viewer.ui.actions import Choice, Context, action
from viewer.ui.commands.documents import (
    add_collection,
    correct_document,
    put_into_collection,
    remove_collection,
    remove_documents,
    rename_collection,
    take_from_collection,
)
from viewer.ui.commands.saved_searches import rename_search, show_in_library
from viewer.ui.models.library_order import COLUMNS, Group, Heap
from viewer.ui.panes import Area, pane
from viewer.ui.session import Session, Where
from viewer.ui.widgets.document_dialog import DocumentDialog
from viewer.ui.widgets.library_list import LibraryList
from viewer.ui.widgets.name_dialog import ask_name

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
    "library.reread",
    "library.encoding",
    "collection.put",
    "collection.new",
    "",
    "collection.take",
    "collection.search",
    "collection.rename",
    "collection.remove",
    "",
    "library.remove",
)


@pane(
    "library",
    title="Library",
    area=Area.LEFT,
    icon="library",
    order=10,
    keys=("Ctrl+1",),
)
class LibraryPane(LibraryList):
    """What can be done with the documents of the list."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.model.drop_requested.connect(
            lambda documents, collection: put_into_collection(session, collection, documents)
        )
        self.view.open_wanted.connect(self.open_here)
        self.view.order_wanted.connect(self.sort)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.order_menu.aboutToShow.connect(self._fill_order_menu)

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
            self._session.go(document, where)
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

    @action(
        "library.reread",
        text="Read again…",
        menu="File/Document",
        order=420,
        icon="refresh",
        context=Context.PANE,
        enabled=lambda pane: pane.may_change,
        help_text="Read the selected documents again; see what would change before it does",
    )
    def reread(self) -> None:
        self._session.perform("reread.documents", tuple(self.selected()))

    @action(
        "library.encoding",
        text="Read with another encoding…",
        menu="File/Document",
        order=430,
        icon="encoding",
        context=Context.PANE,
        enabled=lambda pane: pane.may_change,
        help_text="Where letters look wrong: see the selected text in other encodings, choose one",
    )
    def read_in_another_encoding(self) -> None:
        self._session.perform("reread.encoding", self.selected()[0])

    def edit(self, focus: str) -> DocumentDialog:
        """Open the dialog of the first selected document."""
        document = self._session.archive.documents.get(self.selected()[0])
        dialog = DocumentDialog(self.window(), document, focus=focus)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.corrected.connect(partial(correct_document, self._session, document.id))
        dialog.encoding_wanted.connect(
            partial(self._session.perform, "reread.encoding", document.id)
        )
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
        name = ask_name(self.window(), "New collection", "")
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
        enabled=lambda pane: pane.may_change and pane.selected_collection is not None,
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
        heap = self.selected_collection or self.selected_live
        if heap is None:
            return
        before = self._name_of(heap)
        what = "collection" if heap.live is None else "search"
        name = ask_name(self.window(), f"Rename {what}", before)
        if not name or name == before:
            return
        if heap.live is not None:
            rename_search(self._session, heap.live, name)
        elif heap.collection is not None:
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
        heap = self.selected_collection or self.selected_live
        if heap is not None and heap.live is not None:
            show_in_library(self._session, heap.live, self._name_of(heap), live=False)
        elif heap is not None and heap.collection is not None:
            remove_collection(self._session, heap.collection)

    @action(
        "collection.search",
        text="Ask its search",
        menu="File/Collection",
        order=350,
        icon="search",
        enabled=lambda pane: pane.selected_live is not None,
        help_text="Show what the saved search behind a live collection finds",
    )
    def ask_its_search(self) -> None:
        heap = self.selected_live
        if heap is not None:
            self._session.perform("search.saved", heap.live)

    def _name_of(self, heap: Heap) -> str:
        if heap.live is None:
            return heap.title
        return self._session.archive.saved_searches.get(heap.live).name

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
        self.group_by(by)

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
        self.sort_by(column, not descending if column == before else False)

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

    def _fill_order_menu(self) -> None:
        self.order_menu.clear()
        for name, choices in (("library.sort", self.orders()), ("library.group", self.groups())):
            self.order_menu.addSeparator()
            for choice in choices:
                entry = self.order_menu.addAction(choice.text)
                entry.setCheckable(True)
                entry.setChecked(bool(choice.checked))
                entry.triggered.connect(partial(self._session.perform, name, choice.value))

    def _show_menu(self, at: QPoint) -> None:
        self._session.show_menu(_MENU, self.view.viewport().mapToGlobal(at))
