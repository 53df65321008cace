"""One clause through the documents of a collection: when it appeared, how it grew, when it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.archive.changes import CollectionsChanged, DocumentsChanged, PairsChanged
from viewer.counterparts.following import Clause
from viewer.counterparts.series import Series, series_of
from viewer.domain import Lineage, ParagraphId, WorldError
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.exporting import Format
from viewer.ui.commands.lineages import clip_lineage, export_lineage, lineage_formats
from viewer.ui.icons import icon
from viewer.ui.models.lineage_model import LineageModel, Stop
from viewer.ui.models.lineages import Lineages
from viewer.ui.models.refreshing import Refresher
from viewer.ui.panes import Area, pane
from viewer.ui.reading.beside import IGNORED, ignored
from viewer.ui.session import Place, Session, Where
from viewer.ui.settings import Setting
from viewer.ui.widgets.elided import ElidedLabel
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.lineage_delegate import LineageDelegate
from viewer.ui.widgets.saving import choose_file, settle

FORMAT = Setting("through-time.format", "docx")
SERIES = Setting("through-time.series", "")
"""The key of the series chosen last, kept where the next document is in it too."""

_SETTLED_MS = 600
"""So long nothing must change: an import of many files would have the work begin again and again."""
_ENDED = "The clause was not followed to the end."
_NOTHING = "Choose a paragraph in a reader to follow it through all documents of a collection."
_MENU = ("through-time.open", "", "through-time.copy", "through-time.export")


@pane(
    "through-time",
    title="Through time",
    area=Area.BOTTOM,
    icon="through-time",
    order=26,
    keys=("Ctrl+Alt+Shift+H",),
    shown=False,
)
class ThroughTimePane(QWidget):
    """A card a document; a click opens the paragraph in a reader."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._paragraph: ParagraphId | None = None
        self._asking: Job | None = None
        self._known: list[Series] = []
        self._lineages = Lineages(session, self)
        self.model = LineageModel(self)
        self.view = QListView()
        self.series = QComboBox()
        self.clause = ElidedLabel()
        self.status = ElidedLabel()
        self.follow_button = QToolButton()
        self.export_button = QToolButton()
        self._empty = EmptyState("through-time")
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        self.series.setAccessibleName("Documents that are looked through")
        self.series.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.series.setMinimumWidth(14 * UNIT)
        self.series.setMaximumWidth(40 * UNIT)
        for button, text, meaning in (
            (self.follow_button, "Follow", "through-time"),
            (self.export_button, "Export…", "export"),
        ):
            button.setText(text)
            button.setIcon(icon(meaning))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
        self.follow_button.setToolTip("Follow the paragraph that is selected in the reader")
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        bar.setSpacing(UNIT)
        bar.addWidget(self.follow_button)
        bar.addWidget(self.series)
        bar.addWidget(self.clause, 1)
        bar.addWidget(self.status)
        bar.addWidget(self.export_button)
        self._build_view()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.view)

    def _build_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(LineageDelegate(self._session.appearance, view))
        view.setAccessibleName("One clause through time")
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setWordWrap(True)  # else Qt measures no card again when the width changes
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setMouseTracking(True)
        view.verticalScrollBar().setSingleStep(3 * UNIT)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)

    def _connect(self) -> None:
        session = self._session
        session.archive_changed.connect(self._leave)
        session.settings.changed.connect(self._setting_changed)
        self.series.activated.connect(self._series_chosen)
        self.follow_button.clicked.connect(self.follow)
        self.export_button.clicked.connect(self.export)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._clicked)
        self.refresher = Refresher(
            session,
            (DocumentsChanged, CollectionsChanged, PairsChanged),
            self.refresh,
            awake=False,
            delay_ms=_SETTLED_MS,
            parent=self,
        )

    # What can be done

    @action(
        "through-time.follow",
        text="This clause through time",
        menu="Compare",
        order=500,
        keys=("Ctrl+Shift+H",),
        icon="through-time",
        help_text="Show the counterparts of the paragraph in all documents of a collection, by date",
    )
    def follow(self) -> None:
        """Follow the selected paragraph."""
        anchors = self._session.selection.anchors
        if not anchors:
            self._session.message.emit("Go to a paragraph in a reader first.", False)
            return
        self.show_clause(anchors[0].paragraph)
        self._session.reveal("through-time")

    @action(
        "through-time.open",
        text="Open this stage",
        menu="Compare",
        order=510,
        keys=("Return", "Enter"),
        icon="open",
        context=Context.PANE,
        enabled=lambda pane: pane.current is not None,
        help_text="Show the paragraph in a reader, beside what is read if it is not open yet",
    )
    def open(self) -> None:
        """Show the current stage in a reader, and read on there."""
        stop = self.current
        if stop is not None:
            self._open(stop)
            self._session.reveal("readers")

    @action(
        "through-time.copy",
        text="Copy stages with citation",
        menu="Edit",
        order=212,
        keys=("Ctrl+C",),
        icon="copy",
        context=Context.PANE,
        enabled=lambda pane: pane.model.rowCount() > 0,
        help_text="Copy the selected stages, each as a quotation with its source",
    )
    def copy(self) -> None:
        rows = [row for stop in self.chosen() for row in stop.rows if not row.absent]
        if not rows:
            self._session.message.emit("No text is selected.", False)
            return
        QGuiApplication.clipboard().setMimeData(clip_lineage(rows))
        count = "1 stage" if len(rows) == 1 else f"{len(rows):,} stages"
        self._session.message.emit(f"{count} copied with citation", False)

    @action(
        "through-time.export",
        text="Export the clause through time…",
        menu="Compare",
        order=520,
        icon="export",
        enabled=lambda pane: pane.model.rowCount() > 0,
        help_text="Write all stages of the clause to Word, PDF, HTML or CSV",
    )
    def export(self) -> None:
        if self.model.lineage is None:
            self._session.message.emit("No clause is followed yet.", False)
            return
        self._choose_file()

    @property
    def current(self) -> Stop | None:
        """The card with the focus, where there is a paragraph to go to."""
        stop = self.model.stop_at(self.view.currentIndex())
        return None if stop is None or stop.gap else stop

    def chosen(self) -> list[Stop]:
        """The selected cards, from the top."""
        indexes = sorted(self.view.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [stop for stop in map(self.model.stop_at, indexes) if stop is not None]

    # What is shown

    def show_clause(self, paragraph: ParagraphId) -> None:
        """Follow this paragraph from now on."""
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self.model.show(None)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew in which documents to look, then look."""
        paragraph, home = self._paragraph, self._session.archive
        if paragraph is None or self._session.closed:
            return
        if self._asking is not None:
            self._asking.abandon()

        def work(job: Job) -> list[Series]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return series_of(archive, archive.documents.paragraph(paragraph).document)

        def done(found: list[Series]) -> None:
            self._asking = None
            self._offer(found)
            self._find()

        self._asking = self._session.background.run(
            "Look for collections", work, done=done, failed=self._gone, quiet=True
        )
        self._show_state()

    def _offer(self, found: list[Series]) -> None:
        """List the series; the one chosen last stays chosen where the document is in it."""
        self._known = found
        last = self._session.settings.get(SERIES)
        self.series.clear()
        for each in found:
            self.series.addItem(f"{each.name} ({len(each.documents):,})", each.key)
        keys = [each.key for each in found]
        self.series.setCurrentIndex(keys.index(last) if last in keys else 0)

    def _series_chosen(self, number: int) -> None:
        self._session.settings.set(SERIES, self._known[number].key)
        self._find()

    def _find(self) -> None:
        if self._paragraph is None or not self._known:
            return
        series = self._known[max(0, self.series.currentIndex())]
        ignore = ignored(self._session.settings)
        clause = Clause(self._paragraph, series.documents, series.name, ignore)
        self._lineages.find(clause, self._show, self._gone, self._show_state)
        self._show_state()

    def _show(self, lineage: Lineage) -> None:
        if lineage != self.model.lineage:
            self.model.show(lineage)
            index = self.model.index(self.model.chosen, 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._show_state()

    def _gone(self, error: WorldError) -> None:
        """The paragraph is not there any more, or nothing can be read."""
        self._leave()
        self._session.refuse(error)

    def _leave(self) -> None:
        self._lineages.stop()
        self._paragraph = None
        self._known = []
        self.model.show(None)
        self._show_state()

    def _setting_changed(self, key: str) -> None:
        if key == IGNORED.key:
            self._find()

    def _show_state(self) -> None:
        lineage = self.model.lineage
        busy = self._asking is not None or self._lineages.busy
        self.export_button.setEnabled(lineage is not None)
        self.clause.set_text("" if lineage is None else lineage.clause)
        if busy:
            self.status.set_text("Looking…")
        elif lineage is not None:
            present = sum(not row.absent for row in lineage.rows)
            self.status.set_text(f"in {present:,} of {len(lineage.rows):,} documents")
        else:
            self.status.set_text("")
        ended = self._paragraph is not None and lineage is None and not busy
        if self._paragraph is None:
            self._empty.say(_NOTHING, "Follow the selected paragraph", self.follow)
        elif ended:
            self._empty.say(_ENDED, "Follow the clause", self.refresh)
        self._stack.setCurrentIndex(1 if self._paragraph is None or ended else 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.refresher.sleep()

    # Together with the readers

    def _clicked(self, index: QModelIndex) -> None:
        held = QGuiApplication.keyboardModifiers()
        if held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            return  # several are being selected
        stop = self.model.stop_at(index)
        if stop is not None and not stop.gap:
            self._open(stop)

    def _open(self, stop: Stop) -> None:
        """In the reader that has the document, else beside what is read."""
        row = stop.row
        shown = self._session.beside or (self._session.document,)
        where = Where.OWN if row.document in shown else Where.RIGHT
        self._session.open(Place(row.document, row.paragraphs[0]), where)

    def _show_menu(self, at: QPoint) -> None:
        self._session.show_menu(_MENU, self.view.viewport().mapToGlobal(at))

    # Exporting

    def _choose_file(self) -> None:
        settings = self._session.settings
        first = settings.get(FORMAT)
        choose_file(
            self,
            settings,
            "Export the clause through time",
            "Clause through time",
            lineage_formats(),
            first,
            self.write,
        )

    def write(self, path: Path, form: Format) -> Job | None:
        """Export what is shown; a name without a suffix is given one."""
        lineage = self.model.lineage
        if lineage is None:
            return None
        path, form = settle(path, form, lineage_formats())
        self._session.settings.set(FORMAT, form.name)
        return export_lineage(self._session, lineage, form.name, path)
