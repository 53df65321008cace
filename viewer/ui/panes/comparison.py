"""The two documents beside each other as a table: filtered, followed, exported."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.analysis.compare import Ignore
from viewer.archive.changes import DocumentsChanged, TagsChanged, ThemesChanged
from viewer.domain import DocumentId, ParagraphId, Relation, Theme, ThemeId, WorldError
from viewer.ui.actions import action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.exporting import Format
from viewer.ui.commands.synopses import export_comparison, synopsis_formats
from viewer.ui.icons import icon
from viewer.ui.models.comparison_model import Column, ComparisonModel, Themes, read_themes
from viewer.ui.models.comparisons import comparisons
from viewer.ui.models.refreshing import Refresher
from viewer.ui.models.wording import source
from viewer.ui.panes import Area, pane
from viewer.ui.reading.beside import IGNORED, ignored
from viewer.ui.session import Place, Selection, Session, Where
from viewer.ui.settings import Setting
from viewer.ui.widgets.comparison_delegate import LINES, ComparisonDelegate
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.saving import choose_file, settle

FORMAT = Setting("comparison.format", "docx")
_TYPING_MS = 200
_NOTHING = "Open two documents beside each other to see their paragraphs in pairs."


@pane(
    "comparison",
    title="Comparison",
    area=Area.BOTTOM,
    icon="compare",
    order=25,
    keys=("Ctrl+Alt+D",),
    shown=False,
)
class ComparisonPane(QWidget):
    """One row a pair; a click shows both paragraphs in their readers."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._comparisons = comparisons(session)
        self._awake = False
        self._reading: Job | None = None
        self._wanted: frozenset[Relation] = frozenset()
        self.model = ComparisonModel(self)
        self.table = QTableView()
        self.words = Field()
        self.chips = QHBoxLayout()
        self.status = QLabel()
        self.export_button = QToolButton()
        self._empty = EmptyState("compare")
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING_MS)
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        self.words.setPlaceholderText("Only pairs with these words")
        self.words.setAccessibleName("Only pairs with these words")
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(32 * UNIT)
        self.chips.setSpacing(UNIT // 2)
        self.export_button.setText("Export…")
        self.export_button.setIcon(icon("export"))
        self.export_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export_button.setAutoRaise(True)
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        bar.addWidget(self.words)
        bar.addLayout(self.chips)
        bar.addStretch(1)
        bar.addWidget(self.status)
        bar.addSpacing(UNIT)
        bar.addWidget(self.export_button)
        self._build_table()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.table)

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(ComparisonDelegate(self._session.appearance, self.model, table))
        table.setAccessibleName("Pairs of paragraphs")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().lineSpacing() * LINES + UNIT)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column in (Column.FIRST, Column.SECOND):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(Column.RELATION, 22 * UNIT)
        head.resizeSection(Column.THEMES, 18 * UNIT)

    def _connect(self) -> None:
        session = self._session
        session.beside_changed.connect(lambda _documents: self.refresh())
        session.archive_changed.connect(self.refresh)
        session.selection_changed.connect(self._follow)
        session.settings.changed.connect(self._setting_changed)
        self._comparisons.changed.connect(self._compared)
        self.words.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self._filter)
        self.export_button.clicked.connect(self.export)
        self.table.clicked.connect(self._go)
        self.table.activated.connect(self._go)
        self.refresher = Refresher(
            session,
            (TagsChanged, ThemesChanged, DocumentsChanged),
            self.refresh,
            awake=False,
            parent=self,
        )

    # What can be done

    @action(
        "comparison.export",
        text="Export the synopsis…",
        menu="Compare",
        order=400,
        icon="export",
        enabled=lambda pane: pane.model.rowCount() > 0,
        help_text="Write the pairs that the table shows to Word, PDF, HTML or CSV",
    )
    def export(self) -> None:
        if not self.model.rowCount():
            self._session.message.emit("There is no pair to export.", False)
            return
        self._choose_file()

    # What is shown

    def refresh(self) -> None:
        """Read anew what stands beside each other, if anybody sees it."""
        if not self._awake:
            return
        beside = self._session.beside
        comparison = None if beside is None else self._comparisons.get(*beside)
        if self._reading is not None:
            self._reading.abandon()
            self._reading = None
        if beside is None or comparison is None:
            self.model.show(None, ("", ""), {}, {})
            self._show_state()
            return
        try:
            titles = self._titles(beside)
        except WorldError:  # removed meanwhile
            return
        home = self._session.archive

        def work(job: Job) -> tuple[Themes, list[Theme]]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return read_themes(archive, beside), archive.themes.all()

        def done(found: tuple[Themes, list[Theme]]) -> None:
            self._reading = None
            names: dict[ThemeId, str] = {each.id: each.name for each in found[1]}
            self.model.set_ignore(self._ignore())
            self.model.show(comparison, titles, found[0], names)
            self._show_state()
            self._follow(self._session.selection)

        self._reading = self._session.background.run("Read themes", work, done=done, quiet=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._awake = True
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._awake = False
        self.refresher.sleep()

    def _titles(self, beside: tuple[DocumentId, DocumentId]) -> tuple[str, str]:
        documents = [self._session.archive.documents.get(each) for each in beside]
        first, second = (source(each.title, each.symbol) for each in documents)
        if first == second:
            first, second = (
                f"{name} ({each.date or each.name})"
                for name, each in zip((first, second), documents, strict=True)
            )
        return first, second

    def _ignore(self) -> Ignore:
        return ignored(self._session.settings)

    def _setting_changed(self, key: str) -> None:
        if key == IGNORED.key:
            self.model.set_ignore(self._ignore())

    def _compared(self, key: tuple[DocumentId, DocumentId]) -> None:
        if key == self._session.beside:
            self.refresh()

    def _show_state(self) -> None:
        self._show_chips()
        shown, counts = self.model.rowCount(), self.model.counts()
        total = sum(counts.values())
        self.status.setText(
            f"{shown:,} of {total:,} pairs" if shown != total else f"{total:,} pairs"
        )
        self.export_button.setEnabled(shown > 0)
        beside = self._session.beside
        self._say_why_empty(beside)
        self._stack.setCurrentIndex(0 if total else 1)

    def _say_why_empty(self, beside: tuple[DocumentId, DocumentId] | None) -> None:
        if beside is not None and self._comparisons.busy(*beside):
            self._empty.say("The two documents are being compared…")
        elif beside is not None and self._comparisons.ended_early(*beside):
            ask = partial(self._comparisons.ask, *beside)
            self._empty.say("The comparison was ended before it was done.", "Compare", ask)
        else:
            self._empty.say(_NOTHING)

    def _show_chips(self) -> None:
        """A button for each relation that there is, with how many."""
        while (item := self.chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        counts = self.model.counts()
        for relation in Relation:
            if not counts[relation]:
                continue
            chip = QToolButton()
            chip.setText(f"{relation.value.capitalize()} {counts[relation]:,}")
            chip.setCheckable(True)
            chip.setChecked(relation in self._wanted)
            chip.setAutoRaise(True)
            chip.setToolTip(f"Only {relation.value} pairs; several may be chosen")
            chip.toggled.connect(lambda on, relation=relation: self._choose(relation, on=on))
            self.chips.addWidget(chip)

    def _choose(self, relation: Relation, *, on: bool) -> None:
        self._wanted = self._wanted | {relation} if on else self._wanted - {relation}
        self._filter()

    def _filter(self) -> None:
        known = frozenset(self.model.counts())
        self.model.filter(self._wanted & known, self.words.text())
        shown, total = self.model.rowCount(), sum(self.model.counts().values())
        self.status.setText(
            f"{shown:,} of {total:,} pairs" if shown != total else f"{total:,} pairs"
        )
        self.export_button.setEnabled(shown > 0)

    # Together with the readers

    def _go(self, index: QModelIndex) -> None:
        """Show both paragraphs in the readers that have their documents."""
        row = self.model.row_at(index)
        beside = self._session.beside
        if row is None or beside is None:
            return
        sides = zip(beside, (row.match.a, row.match.b), strict=True)
        for document, paragraph in [each for each in sides if each[1] is not None]:
            self._session.open(Place(document, paragraph), Where.OWN)

    def _follow(self, selection: Selection) -> None:
        """Make the pair current that is being read."""
        if not selection.anchors or self.table.hasFocus():
            return
        self._show_pair(selection.anchors[0].paragraph)

    def _show_pair(self, paragraph: ParagraphId) -> None:
        row = self.model.row_of(paragraph)
        if row is not None and row != self.table.currentIndex().row():
            self.table.setCurrentIndex(self.model.index(row, 0))

    # Exporting

    def _choose_file(self) -> None:
        settings = self._session.settings
        first = settings.get(FORMAT)
        choose_file(
            self, settings, "Export the synopsis", "Synopsis", synopsis_formats(), first, self.write
        )

    def write(self, path: Path, form: Format) -> Job:
        """Export what is shown; a name without a suffix is given one."""
        path, form = settle(path, form, synopsis_formats())
        self._session.settings.set(FORMAT, form.name)
        title = " / ".join(self.model.titles)
        return export_comparison(self._session, self.model.synopsis, form.name, path, title)
