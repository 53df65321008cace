"""What is suggested for the document that is read, and how good suggestions have been."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from viewer.archive.changes import RejectionsChanged, TagsChanged, ThemesChanged
from viewer.domain import DocumentId, Suggested
from viewer.ui.actions import Context, action
from viewer.ui.commands.suggesting import accept_suggestions, reject_suggestions
from viewer.ui.models.refreshing import SOON_MS, Refresher
from viewer.ui.models.suggestions import Suggestions
from viewer.ui.models.suggestions_model import SuggestionRow, record_rows, suggestion_rows
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.suggestions_table import RecordsTable, SuggestionsTable

MOST = 1_000
"""Rows that anybody looks through."""
_MENU = ("suggestions.accept", "suggestions.reject", "", "suggestions.accept-all")


@pane(
    "suggestions",
    title="Suggestions",
    area=Area.BOTTOM,
    icon="suggestions",
    order=40,
    keys=("Ctrl+Shift+S",),
    shown=False,
)
class SuggestionsPane(QWidget):
    """The suggestions of the active document by score; a second page tells what became of them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._suggestions = Suggestions.of(session)
        self._awake = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)  # a stripe is painted first
        self._soon.timeout.connect(self._show_rows)
        self.table = SuggestionsTable()
        self.records = RecordsTable()
        self._empty = EmptyState("suggestions")
        self._no_records = EmptyState("suggestions")
        self._no_records.say(
            "Nothing was accepted or rejected yet. When it was, this page says how often "
            "suggestions were right, theme by theme."
        )
        self._stack, self._record_stack = QStackedWidget(), QStackedWidget()
        self.pages = QTabWidget()
        self._build()
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.clicked.connect(self._clicked)
        self.table.installEventFilter(self)
        session.document_changed.connect(self._watch)
        session.archive_changed.connect(self._watch)
        self._suggestions.changed.connect(self._changed)
        self.refresher = Refresher(
            session,
            (TagsChanged, RejectionsChanged, ThemesChanged),
            self._read_records,
            awake=False,
            parent=self,
        )

    def _build(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._record_stack.addWidget(self.records)
        self._record_stack.addWidget(self._no_records)
        self.pages.setDocumentMode(True)
        self.pages.addTab(self._stack, "In this document")
        self.pages.addTab(self._record_stack, "How good so far")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.setFocusProxy(self.table)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @action(
        "suggestions.accept",
        text="Accept the selected suggestions",
        menu="Tag",
        order=410,
        keys=("Ctrl+Return", "Ctrl+Enter"),
        icon="check",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and bool(pane.chosen()),
        help_text="Tag the paragraphs with the themes that are suggested",
    )
    def accept(self) -> None:
        accept_suggestions(self._session, self.chosen())

    @action(
        "suggestions.reject",
        text="Reject the selected suggestions",
        menu="Tag",
        order=411,
        keys=("Delete",),
        icon="clear",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and bool(pane.chosen()),
        help_text="They are not suggested again; Undo brings them back",
    )
    def reject(self) -> None:
        reject_suggestions(self._session, self.chosen())

    @action(
        "suggestions.accept-all",
        text="Accept all suggestions above a score…",
        menu="Tag",
        order=412,
        keys=("Ctrl+Alt+Shift+S",),
        icon="check",
        enabled=lambda pane: pane.may_write and bool(pane.rows()),
        help_text="See what would be tagged in this document, then accept it in one step",
    )
    def accept_all(self) -> None:
        from viewer.ui.widgets.accept_dialog import AcceptDialog  # for those who ask for it

        dialog = AcceptDialog(self.rows(), self)
        dialog.accepted.connect(lambda: accept_suggestions(self._session, dialog.chosen()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @action(
        "suggestions.record",
        text="How good suggestions have been",
        menu="Tag",
        order=413,
        keys=("Ctrl+Alt+Shift+G",),
        icon="suggestions",
        checked=lambda pane: pane.shows_record,
        help_text="How often suggestions were accepted and rejected, theme by theme; or back to those of the document",
    )
    def turn_record(self) -> None:
        record = not self.shows_record
        self._session.reveal("suggestions")
        self.pages.setCurrentWidget(self._record_stack if record else self._stack)
        (self.records if record else self.table).setFocus()

    @property
    def shows_record(self) -> bool:
        return self.isVisible() and self.pages.currentWidget() is self._record_stack

    @property
    def may_write(self) -> bool:
        return not self._session.archive.read_only

    def chosen(self) -> list[Suggested]:
        return [each.suggested for each in self.table.chosen()]

    def rows(self) -> list[SuggestionRow]:
        """All that is suggested for the document, the likeliest first."""
        found = self._suggestions.in_document(self._session.document)
        if not found:
            return []
        themes = {each.id: each for each in self._session.archive.themes.all()}
        suggested = (
            (each, self._suggestions.paragraph(each)) for here in found.values() for each in here
        )
        return suggestion_rows(suggested, themes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers()
            in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            place = self._place()
            if place is not None:
                self._session.go(place)
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._awake = True
        self._watch()
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._awake = False
        self._suggestions.watch(self, None)
        self.refresher.sleep()

    def _watch(self) -> None:
        if self._awake:
            self._suggestions.watch(self, self._session.document)
            self._show_rows()

    def _changed(self, documents: frozenset[DocumentId], _paragraphs: object) -> None:
        if self._awake and (not documents or self._session.document in documents):
            self._soon.start()

    def _show_rows(self) -> None:
        """Show them; the next one is current where the current one was decided."""
        rows = self.rows()
        before = max(0, self.table.currentIndex().row())
        self.table.rows.show(rows[:MOST])
        if rows:
            self.table.choose(min(before, len(rows[:MOST]) - 1))
        else:
            self._empty.say(self._nothing())
        self._stack.setCurrentWidget(self.table if rows else self._empty)

    def _nothing(self) -> str:
        if self._session.document is None:
            return "Open a document to see which themes probably hold of its paragraphs."
        if self._suggestions.busy:
            return "Themes are being looked for…"
        return (
            "No theme is suggested for this document. Themes suggest themselves by the words they "
            "are given, and by what was tagged."
        )

    def _read_records(self) -> None:
        rows = record_rows(self._session.archive)
        self.records.rows.show(rows)
        self._record_stack.setCurrentWidget(self.records if rows else self._no_records)

    def _place(self) -> Place | None:
        row, document = self.table.current(), self._session.document
        if row is None or document is None:
            return None
        return Place(document, row.suggested.paragraph)

    def _clicked(self, index: QModelIndex) -> None:
        place = self._place()
        if index.isValid() and place is not None and len(self.table.chosen()) == 1:
            self._session.open(place)

    def _show_menu(self, at: QPoint) -> None:
        if self.table.indexAt(at).isValid():
            self._session.show_menu(_MENU, self.table.viewport().mapToGlobal(at))
