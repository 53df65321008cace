"""All notes: found by their words, read, changed, removed, and followed to where they stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.archive.changes import AnnotationsChanged, DocumentsChanged, ThemesChanged
from viewer.domain import AnnotationId
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.annotating import keep_note, remove_notes
from viewer.ui.icons import icon
from viewer.ui.models.notes_model import NoteRow, NotesModel, read_notes
from viewer.ui.models.refreshing import Refresher
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.note_delegate import NoteDelegate
from viewer.ui.widgets.note_editor import RESCUED, NoteEditor

TYPING_MS = 150


@pane("notes", title="Notes", area=Area.RIGHT, icon="notes", order=30, keys=("Ctrl+5",))
class NotesPane(QWidget):
    """A list of all notes, and an editor under it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = NotesModel(self)
        self.filter = Field()
        self.only_document = QToolButton()
        self.view = QListView()
        self.editor = NoteEditor()
        self._empty = EmptyState("notes")
        self._editing: NoteRow | None = None
        self._note: AnnotationId | None = None
        self._reading: Job | None = None
        self._build()
        self.refresher = Refresher(
            session,
            (AnnotationsChanged, DocumentsChanged, ThemesChanged),
            self.read,
            awake=False,
            parent=self,
        )
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPING_MS)
        self._typed.timeout.connect(self.refresher.schedule)
        self.filter.textChanged.connect(self._typed.start)
        self.only_document.toggled.connect(self.refresher.schedule)
        session.document_changed.connect(self._document_changed)
        session.leaving.connect(self.editor.keep)
        session.archive_changed.connect(self._archive_changed)
        self._show_state()

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
        enabled=lambda pane: bool(pane.chosen()) and pane.may_write,
        help_text="Remove the selected notes; undo brings them back.",
    )
    def remove_notes(self) -> None:
        chosen = [row.note.id for row in self.chosen()]
        if self._note in chosen:
            self._close_editor()
        remove_notes(self._session, chosen)

    @property
    def may_write(self) -> bool:
        return not self._session.archive.read_only

    def current(self) -> NoteRow | None:
        """The note of the current row."""
        return self.model.row_at(self.view.currentIndex())

    def chosen(self) -> list[NoteRow]:
        """The selected notes."""
        rows = (self.model.row_at(index) for index in self.view.selectedIndexes())
        return [row for row in rows if row is not None]

    def read(self) -> None:
        """Read the notes that the filters leave, off the interface thread."""
        if self._reading is not None:
            self._reading.abandon()
        home, wanted = self._session.archive, self.filter.text().strip()
        document = self._session.document if self.only_document.isChecked() else None

        def work(job: Job) -> list[NoteRow]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return read_notes(archive, words=wanted, document=document)

        self._reading = self._session.background.run(
            "Reading notes", work, done=self._show, quiet=True
        )

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
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(NoteDelegate(view))
        view.setUniformItemSizes(True)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAlternatingRowColors(True)
        view.setAccessibleName("Notes")
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.clicked.connect(self._clicked)
        view.doubleClicked.connect(self._double_clicked)
        view.installEventFilter(self)
        self.editor.done.connect(self._close_editor)
        self.editor.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        self.editor.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT, UNIT, UNIT // 2)
        bar.addWidget(self.filter)
        bar.addWidget(self.only_document)
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
        column.addWidget(splitter, 1)
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
        edit = menu.addAction(icon("edit"), "Edit note", self.edit_note)
        edit.setEnabled(self.may_write)
        text = "Remove note" if len(self.chosen()) == 1 else "Remove notes"
        remove = menu.addAction(icon("remove"), text, self.remove_notes)
        remove.setEnabled(self.may_write)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _show(self, rows: list[NoteRow]) -> None:
        self._reading = None
        current = self.current()
        self.model.show(rows)
        if current is not None and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index_of(current.note.id))
        self._show_state()

    def _show_state(self) -> None:
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        wanted = self.filter.text().strip()
        if wanted:
            self._empty.say(f"No note has “{wanted}”.", "Show all", self.filter.clear)
        elif self.only_document.isChecked():
            self._empty.say("No note on this document yet.", "Show all", self.only_document.toggle)
        else:
            self._empty.say("Select a paragraph and press N to write the first note.")
        self._stack.setCurrentWidget(self._empty)

    def _document_changed(self) -> None:
        if self.only_document.isChecked():
            self.refresher.schedule()

    def _archive_changed(self) -> None:
        if self.editor.abandon():
            self._session.message.emit(RESCUED, False)
        self._editing, self._note = None, None

    def _keep(self, body: str) -> bool:
        """Keep what was written; True when it is in the archive."""
        if self._editing is None:
            return False
        self._note, safe = keep_note(self._session, self._editing.note.target, self._note, body)
        return safe

    def _close_editor(self) -> None:
        self._editing, self._note = None, None
        self.editor.hide()
        self.view.setFocus()
