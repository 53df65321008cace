"""All notes: found, put in order, read, changed, linked, removed, and followed to where they stand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import AnnotationId
from viewer.domain.note_lists import NoteOrder
from viewer.domain.notes import LinkKind, LinkTarget
from viewer.ui.actions import Choice, Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.commands.annotating import keep_note, remove_notes
from viewer.ui.commands.in_hand import InHand
from viewer.ui.commands.note_linking import (
    change_link,
    follow,
    link_copied,
    link_kinds,
    link_to,
    remove_link,
    take_note,
)
from viewer.ui.icons import icon
from viewer.ui.models.notes_feed import NotesFeed
from viewer.ui.models.notes_model import NoteRow, NotesModel
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session
from viewer.ui.settings import Setting
from viewer.ui.widgets.elided import ElidedLabel
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.link_chips import LinkChips
from viewer.ui.widgets.note_editor import RESCUED, NoteEditor
from viewer.ui.widgets.note_filters import NoteFilters
from viewer.ui.widgets.note_list import NoteList

TYPING_MS = 150
ORDER = Setting("notes.order", "newest")
ORDERS: dict[NoteOrder, str] = {
    "newest": "Newest first",
    "document": "By document",
    "theme": "By theme",
}


@pane("notes", title="Notes", area=Area.RIGHT, icon="notes", order=30, keys=("Ctrl+5",))
class NotesPane(QWidget):
    """A list of all notes, what the current one leads to, and an editor under it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = NotesModel(self)
        self.filter = Field()
        self.only_document = QToolButton()
        self.filters = NoteFilters(session)
        self.filters_button = QToolButton()
        self.counted = ElidedLabel()
        self.links = LinkChips()
        self.view = NoteList(self.model)
        self.editor = NoteEditor()
        self._empty = EmptyState("notes")
        self._editing: NoteRow | None = None
        self._note: AnnotationId | None = None
        self._current: AnnotationId | None = None
        self.feed = NotesFeed(session, self.model, self)
        self.refresher = self.feed.refresher
        self.feed.changed.connect(self._show)
        self._build()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPING_MS)
        self._typed.timeout.connect(self._ask)
        self.filter.textChanged.connect(self._typed.start)
        self.only_document.toggled.connect(self.filters.documents.choose_open)
        self.filters.changed.connect(self._ask)
        session.leaving.connect(self.editor.keep)
        session.archive_changed.connect(self._archive_changed)
        self._ask()
        self._show()

    @action(
        "notes.edit",
        text="Edit note",
        menu="Tag",
        order=210,
        keys=("F2",),
        icon="edit",
        context=Context.PANE,
        enabled=lambda pane: pane.current() is not None and pane.may_write,
    )
    def edit_note(self) -> None:
        row = self.current()
        if row is None or not self.may_write or not self.editor.keep():
            return
        self._editing, self._note = row, row.note.id
        self.editor.begin(row.note.body, self._keep)
        self.editor.show()
        self.editor.setFocus()

    @action(
        "notes.remove",
        text="Remove notes",
        menu="Tag",
        order=211,
        keys=("Del",),
        icon="remove",
        context=Context.PANE,
        enabled=lambda pane: pane.view.selectionModel().hasSelection() and pane.may_write,
        help_text="Remove the selected notes; undo brings them back.",
    )
    def remove_notes(self) -> None:
        chosen = self.chosen_notes()
        if self._note in chosen:
            self._close_editor()
        remove_notes(self._session, chosen)

    @action(
        "notes.link",
        text="Link this note to…",
        menu="Tag",
        order=218,
        keys=("L",),
        icon="link",
        context=Context.PANE,
        enabled=lambda pane: pane.current() is not None and pane.may_write,
        help_text="Take the note in hand and choose in a reader what it leads to",
    )
    def link_note(self) -> None:
        row = self.current()
        if row is not None:
            take_note(self._session, row.note.id)

    @action(
        "notes.link-copied",
        text="Link this note to the copied passage as",
        menu="Tag",
        order=224,
        keys=("Ctrl+Shift+V",),
        icon="link",
        context=Context.PANE,
        enabled=lambda pane: pane.current() is not None and pane.may_write,
        choices=lambda _pane: link_kinds(),
        help_text="Let the current note lead to what was copied in a reader",
    )
    def link_copied(self, kind: LinkKind) -> None:
        row = self.current()
        if row is not None:
            link_copied(self._session, row.note.id, kind)

    @action(
        "notes.link-here",
        text="Link the note in hand to this note as",
        menu="Tag",
        order=225,
        keys=("Shift+L",),
        icon="link",
        context=Context.PANE,
        enabled=lambda pane: pane.may_be_linked,
        choices=lambda _pane: link_kinds(),
        help_text="Let the note in hand lead to the current one",
    )
    def link_here(self, kind: LinkKind) -> None:
        row, note = self.current(), InHand.of(self._session).note
        if row is not None and note is not None:
            link_to(self._session, note, kind, LinkTarget(note=row.note.id))

    @property
    def may_be_linked(self) -> bool:
        """Whether another note than the current one is in hand."""
        row, note = self.current(), InHand.of(self._session).note
        return self.may_write and row is not None and note not in (None, row.note.id)

    @action(
        "notes.order",
        text="Order of notes",
        menu="View",
        order=520,
        icon="sort",
        choices=lambda pane: pane.orders(),
        help_text="Put the notes in order: the newest first, by document, by theme",
    )
    def put_in_order(self, order: NoteOrder) -> None:
        self._session.settings.set(ORDER, order)
        self._ask()

    def orders(self) -> list[Choice]:
        """In which orders the notes can come."""
        return [Choice(text, order, checked=order == self.order) for order, text in ORDERS.items()]

    @property
    def order(self) -> NoteOrder:
        """In which the notes come now."""
        kept = self._session.settings.get(ORDER)
        return next((each for each in ORDERS if each == kept), "newest")

    @property
    def may_write(self) -> bool:
        return not self._session.archive.read_only

    def current(self) -> NoteRow | None:
        """The note of the current row."""
        return self.model.row_at(self.view.currentIndex())

    def chosen(self) -> list[NoteRow]:
        """The selected notes that are read; see `chosen_notes` for all."""
        rows = (self.model.row_at(index) for index in self.view.selectedIndexes())
        return [row for row in rows if row is not None]

    def chosen_notes(self) -> list[AnnotationId]:
        """The selected notes, of which there may be very many."""
        selection = self.view.selectionModel().selection()
        stretches = [selection.at(number) for number in range(selection.size())]
        return [note for each in stretches for note in self.model.ids(each.top(), each.bottom())]

    def show_current(self) -> None:
        """Show where the current note stands; the keys stay in the list."""
        place = self._place()
        if place is not None:
            self._session.open(place)

    def go_to_current(self) -> None:
        """Show where the current note stands, to go on there."""
        place = self._place()
        if place is not None:
            self._session.go(place)

    def _place(self) -> Place | None:
        row = self.current()
        if row is None or row.document is None:
            return None
        anchor = row.note.target.anchor
        start, end = (anchor.start, anchor.end) if anchor is not None else (None, None)
        return Place(row.document, row.paragraph, start, end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.view and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.go_to_current()
                return True
            if watched is self.filter and event.key() == Qt.Key.Key_Down:
                self._go_to_list()
                return True
            if watched is self.filter and event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.refresher.sleep()

    def _build(self) -> None:
        self.filter.setPlaceholderText("Filter notes")
        self.filter.setAccessibleName("Filter notes by their words")
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.only_document.setIcon(icon("document"))
        self.only_document.setCheckable(True)
        self.only_document.setAutoRaise(True)
        self.only_document.setToolTip("Only notes of the open document")
        self.only_document.setAccessibleName("Only notes of the open document")
        self.filters_button.setIcon(icon("filter"))
        self.filters_button.setCheckable(True)
        self.filters_button.setAutoRaise(True)
        self.filters_button.setToolTip("More filters")
        self.filters_button.setAccessibleName("More filters")
        self.filters_button.toggled.connect(self.filters.setVisible)
        sort = QToolButton()
        sort.setIcon(icon("sort"))
        sort.setAutoRaise(True)
        sort.setToolTip("Order of notes")
        sort.setAccessibleName("Order of notes")
        sort.clicked.connect(lambda: self._session.perform("notes.order"))
        view = self.view
        view.selectionModel().currentChanged.connect(self._show_links)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.clicked.connect(self._clicked)
        view.doubleClicked.connect(self._double_clicked)
        view.installEventFilter(self)
        self.editor.done.connect(self._close_editor)
        self.editor.link_wanted.connect(self._link_written)
        self.editor.passage_pasted.connect(lambda: self._session.perform("notes.link-copied"))
        self.editor.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        self.editor.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT, UNIT, UNIT // 2)
        bar.addWidget(self.filter)
        bar.addWidget(self.only_document)
        bar.addWidget(self.filters_button)
        bar.addWidget(sort)
        fields = QHBoxLayout()
        fields.setContentsMargins(UNIT, 0, UNIT, UNIT // 2)
        fields.addWidget(self.filters)
        self.filters.hide()
        self.links.follow_wanted.connect(partial(follow, self._session))
        self.links.kind_wanted.connect(partial(change_link, self._session))
        self.links.remove_wanted.connect(partial(remove_link, self._session))
        self.links.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        self.counted.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.counted.setContentsMargins(UNIT, 2, UNIT, 2)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(view)
        self._stack.addWidget(self._empty)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(body)
        splitter.addWidget(self.editor)
        splitter.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(fields)
        column.addWidget(splitter, 1)
        column.addWidget(self.links)
        column.addWidget(self.counted)
        self.setFocusProxy(self.filter)

    def _clicked(self, index: QModelIndex) -> None:
        if len(self.view.selectedIndexes()) == 1 and index.isValid():
            self.show_current()

    def _double_clicked(self) -> None:
        # After the release of the mouse, which gives the focus to the list.
        QTimer.singleShot(0, self, self.edit_note)

    def _go_to_list(self) -> None:
        if not self.model.rowCount():
            return
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    def _open_menu(self, at: QPoint) -> None:
        if not self.view.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("open"), "Go to its place", self.go_to_current)
        link = menu.addAction(icon("link"), "Link it to…", self.link_note)
        link.setEnabled(self.may_write)
        edit = menu.addAction(icon("edit"), "Edit note", self.edit_note)
        edit.setEnabled(self.may_write)
        text = "Remove note" if len(self.chosen_notes()) == 1 else "Remove notes"
        remove = menu.addAction(icon("remove"), text, self.remove_notes)
        remove.setEnabled(self.may_write)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _ask(self) -> None:
        """Have shown what the fields leave."""
        wanted = self.filters.filter(self.filter.text().strip())
        self.filters_button.setText("•" if self._narrowed else "")
        self.feed.ask(wanted, self.order)

    @property
    def _narrowed(self) -> bool:
        return bool(self.filters.filter())

    def _show(self) -> None:
        """Show what was read; the current note stays the current one."""
        if self._current is not None and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index_of(self._current))
        self._show_links()
        self._show_state()

    def _show_links(self) -> None:
        """What the current note leads to, and what leads to it."""
        row = self.current()
        if row is None:
            self.links.show_links(())
            return
        self._current = row.note.id
        back = self._session.archive.note_links.to_note(row.note.id) if row.linked_from else []
        self.links.show_links(row.links, tuple(back), may_write=self.may_write)

    def _show_state(self) -> None:
        shown, total = self.model.rowCount(), self.feed.total
        noun = "note" if total == 1 else "notes"
        counted = f"{total:,} {noun}" if shown == total else f"{shown:,} of {total:,} {noun}"
        self.counted.set_text(counted)
        self.counted.setVisible(bool(total))
        if shown:
            self._stack.setCurrentWidget(self.view)
            return
        wanted = self.filter.text().strip()
        if wanted:
            self._empty.say(f"No note has “{wanted}”.", "Show all", self._show_all)
        elif self.only_document.isChecked():
            self._empty.say("No note on this document yet.", "Show all", self._show_all)
        elif self._narrowed:
            self._empty.say("The filters leave no note.", "Show all", self._show_all)
        else:
            self._empty.say("Select a paragraph and press N to write the first note.")
        self._stack.setCurrentWidget(self._empty)

    def _show_all(self) -> None:
        self.filter.clear()
        self.only_document.setChecked(False)
        self.filters.clear()

    def _archive_changed(self) -> None:
        if self.editor.abandon():
            self._session.message.emit(RESCUED, False)
        self._editing, self._note, self._current = None, None, None

    def _keep(self, body: str) -> bool:
        """Keep what was written; True when it is in the archive."""
        if self._editing is None:
            return False
        self._note, safe = keep_note(self._session, self._editing.note.target, self._note, body)
        return safe

    def _link_written(self) -> None:
        if self._note is not None:
            take_note(self._session, self._note)

    def _close_editor(self) -> None:
        self._editing, self._note = None, None
        self.editor.hide()
        self.view.setFocus()
