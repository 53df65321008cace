"""What should be looked at after documents were read again: confirmed, put elsewhere, taken off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from viewer.archive.changes import AnnotationsChanged, DocumentsChanged, TagsChanged, ThemesChanged
from viewer.domain import Doubt
from viewer.ui.actions import Context, action
from viewer.ui.commands.doubting import confirm_doubts, put_doubt, remove_doubts
from viewer.ui.models.doubts_model import DoubtRow, read_doubts
from viewer.ui.models.feeding import Feed
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session
from viewer.ui.widgets.doubts_table import DoubtsTable
from viewer.ui.widgets.empty import EmptyState

_MENU = ("doubts.confirm", "doubts.put", "", "doubts.remove")


@pane(
    "doubts",
    title="To be looked at",
    area=Area.BOTTOM,
    icon="doubts",
    order=30,
    keys=("Ctrl+8",),
    shown=False,
)
class DoubtsPane(QWidget):
    """A table of tags and notes that are moved in doubt, or whose words were not found."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.table = DoubtsTable()
        self._empty = EmptyState("check")
        self._empty.say("Nothing is to be looked at: every tag and note stands on its words.")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.table)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.clicked.connect(self._clicked)
        self.table.installEventFilter(self)
        self.feed = Feed(
            session,
            (TagsChanged, AnnotationsChanged, DocumentsChanged, ThemesChanged),
            "Reading what to look at",
            read_doubts,
            self._show,
            self,
        )

    @action(
        "doubts.confirm",
        text="It stands right",
        menu="Tag",
        order=500,
        keys=("Ctrl+Return", "Ctrl+Enter"),
        icon="check",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and any(not each.orphan for each in pane.chosen()),
        help_text="Confirm the place that a new reading has given the selected tags and notes",
    )
    def confirm(self) -> None:
        confirm_doubts(self._session, self.chosen())

    @action(
        "doubts.put",
        text="Put it on the selection",
        menu="Tag",
        order=510,
        keys=("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        icon="target",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and pane.may_put,
        help_text="Give it the paragraph or the words that are selected in the reader",
    )
    def put(self) -> None:
        (doubt,) = self.chosen()
        put_doubt(self._session, doubt)

    @action(
        "doubts.remove",
        text="Take it off",
        menu="Tag",
        order=520,
        keys=("Delete",),
        icon="remove",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and bool(pane.chosen()),
        help_text="Take the selected tags off and delete the notes; Undo brings them back",
    )
    def remove(self) -> None:
        remove_doubts(self._session, self.chosen())

    @property
    def may_write(self) -> bool:
        return not self._session.archive.read_only

    @property
    def may_put(self) -> bool:
        """Whether one is chosen, and its new place in the same document."""
        chosen, selection = self.chosen(), self._session.selection
        same = len(chosen) == 1 and chosen[0].document == selection.document
        return same and bool(selection.anchors)

    def chosen(self) -> list[Doubt]:
        return [row.doubt for row in self.table.chosen() if row.doubt is not None]

    def show_current(self) -> None:
        """Show where the current one stands, or its document; the keys stay in the table."""
        place = self._place()
        if place is not None:
            self._session.open(place)

    def go_to_current(self) -> None:
        """Show where the current one stands, to go on there."""
        place = self._place()
        if place is not None:
            self._session.go(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers()
            in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            self.go_to_current()
            return True
        return super().eventFilter(watched, event)

    def _place(self) -> Place | None:
        row = self.table.current()
        if row is None or row.doubt is None:
            return None
        anchor = row.doubt.anchor
        if anchor is None:
            return Place(row.doubt.document)
        return Place(row.doubt.document, anchor.paragraph, anchor.start, anchor.end)

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid() and len(self.table.chosen()) == 1:
            self.show_current()

    def _show(self, rows: list[DoubtRow]) -> None:
        """Show them; the next one is current where the current one is done with."""
        before = max(0, self.table.currentIndex().row())
        self.table.rows.show(rows)
        if rows:
            self.table.choose(min(before, len(rows) - 1))
        self._stack.setCurrentWidget(self.table if rows else self._empty)

    def _show_menu(self, at: QPoint) -> None:
        if self.table.indexAt(at).isValid():
            self._session.show_menu(_MENU, self.table.viewport().mapToGlobal(at))
