"""Everything that was done: by paragraph, document, theme, person and day; taken back or brought back."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from viewer.archive import Archive
from viewer.archive.changes import (
    AnnotationsChanged,
    BookmarksChanged,
    CollectionsChanged,
    DocumentsChanged,
    PairsChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain import EditId, HistoryFilter
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.models.history_model import (
    PAGE,
    EditRow,
    EditsModel,
    EntriesModel,
    EntryRow,
    read_edits,
    read_entries,
)
from viewer.ui.models.refreshing import Refresher
from viewer.ui.panes import Area, pane
from viewer.ui.session import Session
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.filters import ThemeFilter
from viewer.ui.widgets.rows_table import RowsTable

_EDIT_WIDTHS = (15, 9)
_ENTRY_WIDTHS = (13, 24, 22)
_TYPING_MS = 250
EVERYTHING, DOCUMENT, PARAGRAPH = "Everything", "This document", "This paragraph"
EVERYBODY = "Everybody"


@pane(
    "history",
    title="History",
    area=Area.BOTTOM,
    icon="history",
    order=40,
    keys=("Ctrl+Alt+Y",),
    shown=False,
)
class HistoryPane(QWidget):
    """Edits at the left, what the chosen one did at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading: Job | None = None
        self._looking: Job | None = None
        self._whole = False
        self.scope = QComboBox()
        self.person = QComboBox()
        self.themes = ThemeFilter(session)
        self.day = Field()
        self.edits: RowsTable[EditRow] = RowsTable(EditsModel(), "Edits", _EDIT_WIDTHS)
        self.entries: RowsTable[EntryRow] = RowsTable(
            EntriesModel(), "What the edit did", _ENTRY_WIDTHS
        )
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.scope.addItems([EVERYTHING, DOCUMENT, PARAGRAPH])
        self.scope.setAccessibleName("Of what")
        self.person.addItem(EVERYBODY)
        self.person.setAccessibleName("Of whom")
        self.day.setPlaceholderText("Day, such as 2026-11-21")
        self.day.setAccessibleName("Of the day, month or year")
        self.day.setClearButtonEnabled(True)
        self.day.setMaximumWidth(26 * UNIT)
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        bar.setSpacing(UNIT)
        for field in (self.scope, self.themes, self.person, self.day):
            bar.addWidget(field)
        bar.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.edits)
        split.addWidget(self.entries)
        for side in (self.edits, self.entries):
            side.setMinimumWidth(20 * UNIT)
        split.setSizes([1, 1])  # what was done is read in the left half, so it is no narrower
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(split, 1)
        self.setFocusProxy(self.edits)

    def _connect(self) -> None:
        session = self._session
        self.scope.currentIndexChanged.connect(self.read)
        self.person.currentIndexChanged.connect(self.read)
        self.themes.chosen.connect(self.read)
        self.day.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self.read)
        session.selection_changed.connect(lambda _selection: self._follow(PARAGRAPH))
        session.document_changed.connect(lambda _document: self._follow(DOCUMENT))
        self.edits.selectionModel().selectionChanged.connect(self._chosen)
        self.edits.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.refresher = Refresher(
            session,
            (
                TagsChanged,
                AnnotationsChanged,
                ThemesChanged,
                DocumentsChanged,
                CollectionsChanged,
                PairsChanged,
                BookmarksChanged,
            ),
            self.read,
            awake=False,
            parent=self,
        )

    # What can be done

    @action(
        "history.undo",
        text="Undo the chosen edit",
        menu="Edit",
        order=120,
        keys=("U",),
        icon="undo",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and pane.undoable,
        help_text="Take back the edit that is chosen in the history, whatever was done since",
    )
    def undo_chosen(self) -> None:
        row = self.edits.current()
        if row is not None:
            edit, label = row.edit.id, row.edit.label
            self._session.move_in_background(
                f"Undone: {label}", lambda archive: archive.history.undo(edit)
            )

    @action(
        "history.redo",
        text="Do the chosen edit again",
        menu="Edit",
        order=121,
        keys=("R",),
        icon="redo",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and pane.redoable,
        help_text="Do again the edit that is chosen in the history and was undone",
    )
    def redo_chosen(self) -> None:
        row = self.edits.current()
        if row is not None:
            edit, label = row.edit.id, row.edit.label
            self._session.move_in_background(
                f"Redone: {label}", lambda archive: archive.history.redo(edit)
            )

    @action(
        "history.restore",
        text="Restore this state",
        menu="Edit",
        order=122,
        keys=("Ctrl+Return",),
        icon="backup",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and pane.entries.current() is not None,
        help_text="Bring the chosen thing back to the state in which the chosen edit left it",
    )
    def restore(self) -> None:
        row = self.entries.current()
        if row is None:
            return

        def work(archive: Archive) -> bool:
            archive.history.restore(row.entry)
            return True

        before = self._newest()
        done = self._session.do(f"Restore {row.named[:60]}", work)
        if done and self._newest() == before:
            self._session.message.emit("It is in that state already.", False)

    def _newest(self) -> EditId | None:
        return next((each.id for each in self._session.archive.history.edits(limit=1)), None)

    @property
    def may_write(self) -> bool:
        return not self._session.archive.read_only and not self._session.moving

    @property
    def undoable(self) -> bool:
        row = self.edits.current()
        return row is not None and not row.edit.undone

    @property
    def redoable(self) -> bool:
        row = self.edits.current()
        return row is not None and row.edit.undone

    # What is shown

    def read(self) -> None:
        """The newest edits of what is wanted, off the interface thread."""
        if not self.isVisible():
            self.refresher.schedule()
            return
        self._read(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.refresher.sleep()

    def wanted(self) -> HistoryFilter:
        """What the fields say."""
        selection, scope = self._session.selection, self.scope.currentText()
        paragraph = selection.anchors[0].paragraph if selection.anchors else None
        return HistoryFilter(
            document=self._session.document if scope == DOCUMENT else None,
            paragraph=paragraph if scope == PARAGRAPH else None,
            themes=self.themes.themes,
            person=self.person.currentText() if self.person.currentIndex() > 0 else "",
            day=self.day.text().strip(),
        )

    def _read(self, before: EditId | None) -> None:
        if self._reading is not None:
            self._reading.abandon()
        home, wanted = self._session.archive, self.wanted()

        def work(job: Job) -> tuple[list[EditRow], list[str]]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                names = [each.name for each in archive.people.all()]
                return read_edits(archive, wanted, before), names

        def done(found: tuple[list[EditRow], list[str]]) -> None:
            self._reading = None
            self._show(found[0], found[1], more=before is not None)

        self._reading = self._session.background.run(
            "Reading the history", work, done=done, quiet=True
        )

    def _show(self, rows: list[EditRow], names: list[str], *, more: bool) -> None:
        self._whole = len(rows) < PAGE
        chosen = self.edits.current()
        self._name_people(names)
        if more:
            self.edits.rows.show([*self._rows(), *rows])
        else:
            self.edits.rows.show(rows)
        kept = [each.edit.id for each in self._rows()]
        if chosen is not None and chosen.edit.id in kept:
            self.edits.choose(kept.index(chosen.edit.id))
        elif rows and not more:
            self.edits.choose(0)
        elif not rows and not more:
            self.entries.rows.show([])

    def _rows(self) -> list[EditRow]:
        model = self.edits.rows
        found = (model.row_at(model.index(row, 0)) for row in range(model.rowCount()))
        return [each for each in found if each is not None]

    def _name_people(self, names: list[str]) -> None:
        known = [self.person.itemText(each) for each in range(1, self.person.count())]
        if names == known:
            return
        chosen = self.person.currentText()
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItems([EVERYBODY, *names])
        self.person.setCurrentIndex(max(0, self.person.findText(chosen)))
        self.person.blockSignals(False)

    def _follow(self, scope: str) -> None:
        if self.scope.currentText() == scope:
            self.refresher.schedule()

    def _scrolled(self, value: int) -> None:
        """Read on where the list ends."""
        bar = self.edits.verticalScrollBar()
        rows = self._rows() if value >= bar.maximum() - 2 and not self._whole else []
        if rows and self._reading is None:
            self._read(rows[-1].edit.id)

    def _chosen(self, _on: QItemSelection, _off: QItemSelection) -> None:
        row = self.edits.current()
        if self._looking is not None:
            self._looking.abandon()
            self._looking = None
        if row is None:
            self.entries.rows.show([])
            return
        home, edit = self._session.archive, row.edit.id

        def work(job: Job) -> list[EntryRow]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return read_entries(archive, edit)

        def done(found: list[EntryRow]) -> None:
            self._looking = None
            self.entries.rows.show(found)
            if found:
                self.entries.choose(0)

        self._looking = self._session.background.run("Reading an edit", work, done=done, quiet=True)
