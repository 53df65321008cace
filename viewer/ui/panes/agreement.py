"""How far two people agree: who tagged which paragraph how, and what that means in figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from viewer.agreeing import (
    Question,
    compare,
    compare_apart,
    paragraphs_to_compare,
    together,
)
from viewer.analysis.agreement import meaning
from viewer.archive.changes import CollectionsChanged, DocumentsChanged, TagsChanged, ThemesChanged
from viewer.domain import Collection, CollectionId, DocumentId, Person, WorldError
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.exporting import Format, open_folder
from viewer.ui.models.agreement_model import (
    AgreementModel,
    AgreementRow,
    SummaryModel,
    SummaryRow,
    Tables,
)
from viewer.ui.models.refreshing import Refresher
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session
from viewer.ui.widgets.agreement_bar import ALL, THIS, AgreementBar
from viewer.ui.widgets.elided import ElidedLabel
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.rows_table import RowsTable
from viewer.ui.widgets.saving import choose_file

CSV = Format("csv", "CSV", ".csv")
_MENU = ("agreement.open", "", "agreement.differences", "agreement.export")
_WIDTHS = (4, 15, 10, 14, 14, 14)
_SUMMARY_WIDTHS = (15, 7, 7, 7, 7, 6, 6)
_DOCUMENT = 1
"""The column that says nothing where there is one document."""
_WIDE = 120 * UNIT
"""From this width there is room for paragraphs and figures side by side."""
_LONG = 20_000
"""Paragraphs from which they are compared in a process of its own."""
_SETTLED_MS = 400
"""So long nothing must change: all is counted again."""

_ALONE = (
    "Only one person has tagged in this archive. A colleague's work comes in as a bundle: they choose "
    "File › Share your work…, and you File › Merge a colleague's work…. Then both are compared here."
)
_APART = "{people} have not tagged the same document. Choose other documents or people."
_NO_DOCUMENT = "Open a document to see how far {people} agree in it."


@pane(
    "agreement",
    title="Agreement",
    area=Area.BOTTOM,
    icon="people",
    order=28,
    keys=("Ctrl+Alt+A",),
    shown=False,
)
class AgreementPane(QWidget):
    """A table of paragraphs, and beside it the figures by theme."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self._tables: Tables | None = None
        self._restored: tuple[object, tuple[object, ...]] | None = None
        self.bar = AgreementBar(session.settings)
        self.model = AgreementModel()
        self.table: RowsTable[AgreementRow] = RowsTable(self.model, "Who tagged what", _WIDTHS)
        self.summary_model = SummaryModel()
        self.summary: RowsTable[SummaryRow] = RowsTable(
            self.summary_model, "Agreement by theme", _SUMMARY_WIDTHS
        )
        self.sentence = ElidedLabel()
        self._empty = EmptyState("people")
        self._nothing = EmptyState("people")
        self._build()
        self.bar.asked.connect(self.refresh)
        self.bar.shown.connect(self._show_rows)
        self.bar.export_button.clicked.connect(self.export)
        self.table.clicked.connect(self._clicked)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        session.document_changed.connect(self._document_changed)
        session.archive_changed.connect(self._leave)
        self.refresher = Refresher(
            session,
            (TagsChanged, DocumentsChanged, ThemesChanged, CollectionsChanged),
            self._changed,
            awake=False,
            delay_ms=_SETTLED_MS,
            parent=self,
        )

    def _build(self) -> None:
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.summary.horizontalHeader()
        header.setSectionResizeMode(header.count() - 1, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.sentence.setContentsMargins(UNIT, 0, UNIT, UNIT // 2)
        tables = QWidget()
        self._rows_stack = QStackedLayout(tables)
        self._rows_stack.addWidget(self.table)
        self._rows_stack.addWidget(self._nothing)
        self._table_side = tables
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(tables)
        self._split.addWidget(self.summary)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([90 * UNIT, 58 * UNIT])
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.sentence)
        column.addWidget(self._split, 1)
        self._inside = inside
        self._stack = QStackedLayout(self)
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.table)

    # What can be done

    @action(
        "agreement.open",
        text="Go to the paragraph",
        menu="Tag",
        order=610,
        keys=("Return", "Enter"),
        icon="open",
        context=Context.PANE,
        enabled=lambda pane: pane.table.current() is not None,
        help_text="Show the paragraph on which they differ in the reader, and read on there",
    )
    def open(self) -> None:
        place = self._place()
        if place is not None:
            self._session.go(place)

    @action(
        "agreement.differences",
        text="Show only differences",
        menu="Tag",
        order=620,
        keys=("D",),
        icon="filter",
        context=Context.PANE,
        checked=lambda pane: pane.bar.only_differences,
        help_text="Leave out the paragraphs on which the two people agree",
    )
    def turn_differences(self) -> None:
        self.bar.differences_button.toggle()

    @action(
        "agreement.again",
        text="Compare again",
        menu="Tag",
        order=615,
        keys=("F5",),
        icon="refresh",
        context=Context.PANE,
        help_text="Compare what people have tagged by now, where that takes too long to be done by itself",
    )
    def compare_again(self) -> None:
        self.refresh()

    @action(
        "agreement.figures",
        text="Show the figures",
        menu="Tag",
        order=625,
        keys=("F",),
        icon="group",
        context=Context.PANE,
        checked=lambda pane: pane.bar.figures_button.isChecked(),
        help_text="Show the figures by theme instead of the paragraphs, where there is no room for both",
    )
    def turn_figures(self) -> None:
        self.bar.figures_button.toggle()

    @action(
        "agreement.export",
        text="Export agreement…",
        menu="Tag",
        order=630,
        icon="export",
        enabled=lambda pane: pane.model.rowCount() > 0,
        help_text="Write who tagged which paragraph how to a CSV file",
    )
    def export(self) -> None:
        if self._tables is None or not self.model.rowCount():
            self._session.message.emit("There is nothing to export.", False)
            return
        names = " and ".join(each.name for each in self._tables.answer.people)
        choose_file(
            self,
            self._session.settings,
            "Export agreement",
            f"Agreement of {names}",
            [CSV],
            CSV.name,
            lambda path, _form: self.export_to(path),
        )

    def export_to(self, path: Path) -> None:
        """Write the rows that are shown, in the background."""
        if self._tables is None:
            return
        names = [each.name for each in self._tables.answer.people]
        rows = [each.compared for each in self._shown_rows(self._tables)]

        def write(_job: Job) -> None:
            from viewer.exporters.agreement_table import export_agreement

            export_agreement(path, rows, names)

        def written(_nothing: None) -> None:
            count = "1 paragraph" if len(rows) == 1 else f"{len(rows):,} paragraphs"
            line = f"{count} exported to {path.name}"
            self._session.offered.emit(line, "Open folder", lambda: open_folder(path))

        self._session.background.run(f"Export {path.name}", write, done=written)

    # What is shown

    def refresh(self) -> None:
        """Ask who and what there is, and compare, off the interface thread."""
        archive = self._session.archive
        people, collections = archive.people.tagging(), archive.collections.all()
        self._offer(people, collections)
        chosen = self.bar.chosen()
        names = f"{self.bar.first.currentText()} and {self.bar.second.currentText()}"
        if not chosen.people:
            self._say(_ALONE)
            return
        documents = self._documents(chosen.documents, collections)
        if chosen.documents == THIS and not documents:
            self._show_nothing(_NO_DOCUMENT.format(people=names))
            return
        self._ask(Question(chosen.people, documents, chosen.scope, chosen.unit))

    def _changed(self) -> None:
        """Compare again, or offer to where that takes long: people tag on meanwhile."""
        if self._tables is not None and self._tables.long:
            self.bar.again_button.show()
        else:
            self.refresh()

    def save_state(self) -> dict[str, object]:
        """What is compared, for the next time."""
        return {
            "documents": self.bar.documents.currentData(),
            "people": [self.bar.first.currentData(), self.bar.second.currentData()],
        }

    def restore_state(self, state: object) -> None:
        """Compare again what was compared, as far as it is there."""
        if isinstance(state, dict) and isinstance(state.get("people"), list):
            self._restored = (state.get("documents"), tuple(state["people"]))
            self.refresher.schedule()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._part()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.refresher.sleep()

    def _part(self) -> None:
        """Paragraphs and figures side by side where there is room, else one of them."""
        narrow = self.width() < _WIDE
        self.bar.set_narrow(narrow)
        figures = self.bar.figures_button.isChecked()
        self.summary.setVisible(not narrow or figures)
        self._table_side.setVisible(not narrow or not figures)

    def _offer(self, people: list[Person], collections: list[Collection]) -> None:
        self.bar.offer(people, collections)
        if self._restored is not None:
            documents, chosen = self._restored
            self._restored = None
            self.bar.choose(documents, chosen)

    def _documents(
        self, chosen: str | CollectionId, collections: list[Collection]
    ) -> frozenset[DocumentId] | None:
        if chosen == ALL:
            return None
        if chosen == THIS:
            here = self._session.document
            return frozenset(() if here is None else (here,))
        return next((each.documents for each in collections if each.id == chosen), frozenset())

    def _ask(self, question: Question) -> None:
        self._abandon()
        self.bar.again_button.hide()
        home = self._session.archive

        def work(job: Job) -> Tables:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                if paragraphs_to_compare(archive, question) < _LONG:
                    return Tables.of(compare(archive, question, check=job.check))
            from viewer.ui.apart import run_apart

            answer = together(run_apart(job, compare_apart, home.path, question))
            return Tables.of(answer, long=True)

        if self._tables is None:
            self.sentence.set_text("Comparing…")
        self._job = self._session.background.run(
            "Comparing what people tagged", work, done=self._show, failed=self._fail, quiet=True
        )

    def _abandon(self) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None

    def _leave(self) -> None:
        """Another archive: nothing of the old one stays in sight."""
        self._abandon()
        self._tables = None
        self.model.show([])
        self.summary_model.show([])

    def _fail(self, error: WorldError) -> None:
        self._job = None
        self._say(str(error))

    def _show(self, tables: Tables) -> None:
        self._job = None
        self._tables, answer = tables, tables.answer
        names = " and ".join(each.name for each in answer.people)
        if not answer.documents:
            self._show_nothing(_APART.format(people=names))
            return
        self._stack.setCurrentWidget(self._inside)
        self.summary_model.show_answer(answer)
        self._show_rows()

    def _show_rows(self) -> None:
        self._part()
        if self._tables is None:
            return
        answer = self._tables.answer
        current = self.table.current()
        rows = self._shown_rows(self._tables)
        self.model.show_rows(answer.people, rows)
        self.table.setColumnHidden(_DOCUMENT, answer.documents == 1)
        self._go_back_to(current, rows)
        self.sentence.set_text(_said(self._tables))
        self._nothing.say("They agree on every paragraph.")
        self._rows_stack.setCurrentWidget(self.table if self.model.rowCount() else self._nothing)

    def _shown_rows(self, tables: Tables) -> list[AgreementRow]:
        return tables.differing if self.bar.only_differences else tables.every

    def _go_back_to(self, row: AgreementRow | None, rows: Sequence[AgreementRow]) -> None:
        """Choose the row of the same paragraph, or the first."""
        if row is not None:
            here = row.compared.paragraph
            places = (n for n, each in enumerate(rows) if each.compared.paragraph == here)
            self.table.choose(next(places, 0))
        elif rows:
            self.table.choose(0)

    def _show_nothing(self, sentence: str) -> None:
        """The fields stay, so that something else can be chosen."""
        self._tables = None
        self.model.show([])
        self.summary_model.show([])
        self.sentence.set_text("")
        self._nothing.say(sentence)
        self._rows_stack.setCurrentWidget(self._nothing)
        self._stack.setCurrentWidget(self._inside)

    def _say(self, sentence: str) -> None:
        self._abandon()
        self._tables = None
        self._empty.say(sentence)
        self._stack.setCurrentWidget(self._empty)

    def _document_changed(self) -> None:
        if self.bar.chosen().documents == THIS:
            self.refresher.schedule()

    def _place(self) -> Place | None:
        row = self.table.current()
        if row is None:
            return None
        return Place(row.compared.document, row.compared.paragraph)

    def _clicked(self, index: QModelIndex) -> None:
        place = self._place()
        if index.isValid() and place is not None:
            self._session.open(place)

    def _show_menu(self, at: QPoint) -> None:
        if self.table.indexAt(at).isValid():
            self._session.show_menu(_MENU, self.table.viewport().mapToGlobal(at))


def _said(tables: Tables) -> str:
    """What the figures mean, and what they are of."""
    answer = tables.answer
    said = (
        f"{meaning(answer.agreement.total)} {len(tables.differing):,} of {len(tables.every):,} "
        "tagged paragraphs differ."
    )
    if answer.left_out:
        one = answer.left_out == 1
        what = (
            "document that not both have tagged is"
            if one
            else "documents that not both have tagged are"
        )
        said += f" {answer.left_out:,} {what} left out."
    return said
