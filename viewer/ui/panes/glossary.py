"""What acronyms stand for in the documents of the archive, to be read and corrected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QVBoxLayout, QWidget

from viewer.archive.changes import DocumentsChanged, GlossaryChanged
from viewer.domain.glossary import Entry
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.glossary import (
    add_to_glossary,
    correct_in_glossary,
    reject_in_glossary,
    restore_in_glossary,
)
from viewer.ui.models.glossary_model import GlossaryModel, GlossaryRow, matching, settle_glossary
from viewer.ui.models.refreshing import Refresher
from viewer.ui.panes import Area, pane
from viewer.ui.session import Session, Where
from viewer.ui.widgets.acronym_dialog import AcronymDialog
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.rows_table import RowsTable

_MENU = ("glossary.correct", "glossary.reject", "glossary.restore", "", "glossary.add")


@pane(
    "glossary",
    title="Glossary",
    area=Area.BOTTOM,
    icon="glossary",
    order=28,
    keys=("Ctrl+Alt+G",),
    shown=False,
)
class GlossaryPane(QWidget):
    """A filter over a table; a click goes where the acronym is defined first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading: Job | None = None
        self._entries: list[Entry] = []
        self.filter = Field()
        self.table: RowsTable[GlossaryRow] = RowsTable(
            GlossaryModel(), "Glossary", (14, 13, 28), roomy=1
        )
        self._empty = EmptyState("glossary")
        self._build()
        self.refresher = Refresher(
            session, (DocumentsChanged, GlossaryChanged), self.read, awake=False, parent=self
        )

    @action(
        "glossary.add",
        text="Add to the glossary…",
        menu="Edit/Glossary",
        order=450,
        icon="add",
        enabled=lambda pane: pane.may_write,
        help_text="Say what an acronym stands for, in all documents",
    )
    def add(self) -> None:
        dialog = self._dialog("Add to the glossary", "", "")
        dialog.accepted.connect(
            lambda: add_to_glossary(
                self._session, dialog.acronym.text().strip(), dialog.expansion.text()
            )
        )

    @action(
        "glossary.correct",
        text="Correct what it stands for…",
        menu="Edit/Glossary",
        order=451,
        keys=("F2",),
        icon="edit",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and len(pane.chosen()) == 1,
    )
    def correct(self) -> None:
        (entry,) = self.chosen()
        dialog = self._dialog("Correct the glossary", entry.acronym, entry.expansion)
        dialog.accepted.connect(
            lambda: correct_in_glossary(self._session, entry, dialog.expansion.text())
        )

    @action(
        "glossary.reject",
        text="It does not stand for this",
        menu="Edit/Glossary",
        order=452,
        keys=("Delete",),
        icon="remove",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and any(not each.wrong for each in pane.chosen()),
        help_text="Struck out, it is told nowhere and finds nothing; Undo brings it back",
    )
    def reject(self) -> None:
        reject_in_glossary(self._session, [each for each in self.chosen() if not each.wrong])

    @action(
        "glossary.restore",
        text="As it was found",
        menu="Edit/Glossary",
        order=453,
        icon="undo",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and bool(pane.restorable()),
        help_text="Let stand again what the documents say",
    )
    def restore(self) -> None:
        restore_in_glossary(self._session, self.restorable())

    @property
    def may_write(self) -> bool:
        return not self._session.archive.read_only

    def chosen(self) -> list[Entry]:
        return [row.entry for row in self.table.chosen()]

    def restorable(self) -> list[Entry]:
        """Those chosen of which a person said something other than the documents."""
        return [each for each in self.chosen() if each.found_as]

    def read(self) -> None:
        """Read it off the interface thread; what was imported since is looked through."""
        if self._reading is not None:
            self._reading.abandon()
        home = self._session.archive

        def work(job: Job) -> list[Entry]:
            with home.again() as archive:
                job.on_cancel(archive.interrupt)
                settle_glossary(archive, job)
                return archive.glossary.all()

        self._reading = self._session.background.run(
            "Looking for acronyms", work, done=self._take, quiet=True
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self.filter and key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if watched is self.filter and key == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
            row = self.table.current()
            if watched is self.table and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if row is not None and row.place is not None:
                    self._session.go(row.place, Where.OWN)
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.refresher.sleep()

    def _build(self) -> None:
        self.filter.setPlaceholderText("Filter the glossary")
        self.filter.setAccessibleName("Filter the glossary")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.clicked.connect(self._clicked)
        for watched in (self.filter, self.table):
            watched.installEventFilter(self)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(header.count() - 1, QHeaderView.ResizeMode.Interactive)
        header.setResizeContentsPrecision(0)  # by the rows that are seen
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        bar = QVBoxLayout()
        bar.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        bar.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(body, 1)
        self.setFocusProxy(self.filter)

    def _dialog(self, title: str, acronym: str, expansion: str) -> AcronymDialog:
        dialog = AcronymDialog(title, acronym, expansion, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _take(self, entries: list[Entry]) -> None:
        self._reading = None
        self._entries = entries
        self._show()

    def _show(self) -> None:
        words = self.filter.text().strip()
        rows = matching(self._entries, words)
        before = max(0, self.table.currentIndex().row())
        self.table.rows.show(rows)
        if rows:
            self.table.choose(min(before, len(rows) - 1))
        elif words:
            self._empty.say(f"No acronym has “{words}”.", "Show all", self.filter.clear)
        elif self.may_write:
            self._empty.say(
                "The documents define no acronym, such as “United Nations (UN)”.",
                "Add one…",
                self.add,
            )
        else:
            self._empty.say("The documents define no acronym, such as “United Nations (UN)”.")
        self._stack.setCurrentWidget(self.table if rows else self._empty)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.table.rows.row_at(index)
        if row is not None and row.place is not None and len(self.table.chosen()) == 1:
            self._session.open(row.place, Where.OWN)

    def _show_menu(self, at: QPoint) -> None:
        self._session.show_menu(_MENU, self.table.viewport().mapToGlobal(at))
