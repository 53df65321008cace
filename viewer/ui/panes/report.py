"""A report: excerpts in an order made by hand, under one's own headings, printed and exported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.archive import Archive
from viewer.archive.changes import (
    AnnotationsChanged,
    DocumentsChanged,
    ReportsChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain import Excerpt, Theme, ThemeId
from viewer.domain.ids import ReportItemId
from viewer.domain.reports import Report
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.exporting import PDF, Choices, Export, Format, export_excerpts, formats
from viewer.ui.commands.reporting import (
    begin_report,
    choose_report,
    current_report,
    move_in_report,
    take_out_of_report,
)
from viewer.ui.icons import icon
from viewer.ui.models.clipping import clip
from viewer.ui.models.feeding import Feed
from viewer.ui.models.report_model import ReportModel, ReportRead, ReportRow, read_report
from viewer.ui.pages.preview import preview_excerpts
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session
from viewer.ui.settings import Setting
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.export_dialog import ExportDialog
from viewer.ui.widgets.name_dialog import ask_name
from viewer.ui.widgets.report_list import ReportList
from viewer.ui.widgets.saving import choose_file

FORMAT = Setting("report.format", "docx")
_MENU = (
    "report.open",
    "report.copy",
    "",
    "report.up",
    "report.down",
    "report.heading",
    "report.rename-heading",
    "",
    "report.take-out",
)


@pane(
    "report",
    title="Report",
    area=Area.BOTTOM,
    icon="report",
    order=22,
    keys=("Ctrl+Alt+E",),
    shown=False,
)
class ReportPane(QWidget):
    """A list that is dragged into order."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._themes: dict[ThemeId, Theme] = {}
        self._reports: tuple[Report, ...] = ()
        self._after: tuple[ReportItemId, ...] = ()
        self.model = ReportModel(self._move_before, self)
        self.view = ReportList(self.model, session.appearance, self._themes.get)
        self.reports = QComboBox()
        self.status = QLabel()
        self._empty = EmptyState("report")
        self._build()
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.clicked.connect(self._clicked)
        self.reports.activated.connect(self._choose)
        self.feed = Feed(
            session,
            (ReportsChanged, TagsChanged, ThemesChanged, DocumentsChanged, AnnotationsChanged),
            "Reading the report",
            _read,
            self._show,
            self,
        )

    # What is done to reports

    @action(
        "report.new",
        text="New report…",
        menu="Tag",
        order=140,
        icon="add",
        enabled=lambda pane: pane.may_write,
        help_text="Begin a report: excerpts in an order made by hand, under headings of your own",
    )
    def begin(self) -> None:
        self._session.reveal("report")
        name = ask_name(self, "New report", "")
        if name and begin_report(self._session, name) is not None:
            self.feed.refresher.now()

    @action(
        "report.rename",
        text="Rename the report…",
        menu="Tag",
        order=141,
        icon="edit",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and pane.shown is not None,
    )
    def rename(self) -> None:
        report = self.shown
        if report is not None and (name := ask_name(self, "Rename the report", report.name)):
            self._session.do(
                f"Rename report {report.name}",
                lambda archive: archive.reports.rename(report.id, name),
            )

    @action(
        "report.remove",
        text="Remove the report",
        menu="Tag",
        order=142,
        icon="remove",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and pane.shown is not None,
        help_text="Remove the report; its excerpts stay tagged, and Undo brings it back",
    )
    def remove(self) -> None:
        report = self.shown
        if report is not None:
            self._session.do(
                f"Remove report {report.name}", lambda archive: archive.reports.remove(report.id)
            )

    @action(
        "report.export",
        text="Export or print the report…",
        menu="File",
        order=301,
        keys=("E",),
        icon="export",
        context=Context.PANE,
        enabled=lambda pane: pane.shown is not None,
        help_text="Write the report to a file in its order, or look at its pages and print them",
    )
    def export(self) -> None:
        report = self.shown
        if report is None or not report.excerpts:
            self._session.message.emit("There is nothing in the report yet.", False)
            return
        form = self._session.settings.get(FORMAT)
        settings, count = self._session.settings, _counted(report.excerpts)
        dialog = ExportDialog("Export the report", count, formats(), form, None, settings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._export_as(dialog, report))
        dialog.open()

    # What is done in a report

    @action(
        "report.open",
        text="Go to its place",
        menu="Go",
        order=420,
        keys=("Return", "Enter"),
        icon="target",
        context=Context.PANE,
        enabled=lambda pane: any(row.excerpt for row in pane.chosen()),
    )
    def open(self) -> None:
        for excerpt in [row.excerpt for row in self.chosen() if row.excerpt][:1]:
            self._session.go(_place(excerpt))

    @action(
        "report.copy",
        text="Copy with citation",
        menu="Edit",
        order=211,
        keys=("Ctrl+C",),
        icon="copy",
        context=Context.PANE,
        enabled=lambda pane: any(row.excerpt for row in pane.chosen()),
    )
    def copy(self) -> None:
        excerpts = [row.excerpt for row in self.chosen() if row.excerpt is not None]
        QGuiApplication.clipboard().setMimeData(clip(excerpts))
        self._session.message.emit(f"{_counted(len(excerpts))} copied with citation", False)

    @action(
        "report.up",
        text="Move up in the report",
        menu="Edit",
        order=220,
        keys=("Ctrl+Up",),
        icon="up",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and bool(pane.chosen()),
    )
    def move_up(self) -> None:
        self._move(-1)

    @action(
        "report.down",
        text="Move down in the report",
        menu="Edit",
        order=221,
        keys=("Ctrl+Down",),
        icon="down",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and bool(pane.chosen()),
    )
    def move_down(self) -> None:
        self._move(1)

    @action(
        "report.heading",
        text="Add a heading above…",
        menu="Edit",
        order=222,
        keys=("Ctrl+H",),
        icon="heading",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and pane.shown is not None,
        help_text="Put a heading of your own before the selected excerpt of the report",
    )
    def add_heading(self) -> None:
        report, row = self.shown, next(iter(self.chosen()), None)
        text = "" if report is None else ask_name(self, "Heading", "")
        if report is not None and text:
            before = None if row is None else row.item.id
            made = self._session.do(
                f"Add heading {text}",
                lambda archive: archive.reports.add_heading(report.id, text, before),
            )
            self._after = () if made is None else (made,)

    @action(
        "report.rename-heading",
        text="Change the heading…",
        menu="Edit",
        order=223,
        keys=("F2",),
        icon="edit",
        context=Context.PANE,
        enabled=lambda pane: (
            pane.may_write and [row.excerpt is None for row in pane.chosen()] == [True]
        ),
    )
    def change_heading(self) -> None:
        (row,) = self.chosen()
        text = ask_name(self, "Heading", row.item.heading or "")
        if text:
            self._session.do(
                f"Change heading {row.item.heading}",
                lambda archive: archive.reports.change_heading(row.item.id, text),
            )

    @action(
        "report.take-out",
        text="Take out of the report",
        menu="Edit",
        order=224,
        keys=("Del",),
        icon="remove",
        context=Context.PANE,
        enabled=lambda pane: pane.may_write and bool(pane.chosen()),
        help_text="Take the selected items out of the report; the tags stay",
    )
    def take_out(self) -> None:
        take_out_of_report(self._session, [row.item.id for row in self.chosen()])

    @property
    def may_write(self) -> bool:
        return not self._session.archive.read_only

    @property
    def shown(self) -> Report | None:
        """The report that is shown."""
        return next((each for each in self._reports if each.id == self.model.report), None)

    def chosen(self) -> list[ReportRow]:
        """The selected rows, from the top."""
        return self.view.chosen()

    def export_to(self, report: Report, path: Path, form: Format, choices: Choices) -> Job:
        """Write it in its order, in the background."""
        return export_excerpts(self._session, self._wanted(report, path, form, choices))

    def _build(self) -> None:
        self.reports.setAccessibleName("Report")
        self.reports.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.reports.setMinimumWidth(20 * UNIT)
        self.reports.setMaximumWidth(48 * UNIT)
        self.status.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        bar.setSpacing(UNIT)
        bar.addWidget(self.reports)
        bar.addWidget(self.status)
        bar.addStretch(1)
        for text, meaning, tip, act in (
            ("New…", "add", "Begin a report", self.begin),
            ("Heading…", "heading", "A heading above what is selected (Ctrl+H)", self.add_heading),
            ("Export…", "export", "Export or print (E)", self.export),
        ):
            button = QToolButton()
            button.setText(text)
            button.setIcon(icon(meaning))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.setToolTip(tip)
            button.clicked.connect(act)
            bar.addWidget(button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._nothing = EmptyState("report")
        self._nothing.say(
            "Nothing is in this report yet. Select excerpts in their pane and press R, "
            "then drag them into order here."
        )
        self._body.addWidget(self.view)
        self._body.addWidget(self._nothing)
        column.addWidget(body, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        self._empty.say(
            "A report is a list of excerpts in an order of your own, under your own headings. "
            "Press R on an excerpt to begin one.",
            "New report…",
            self.begin,
        )
        self._stack.setCurrentWidget(self._empty)
        self.setFocusProxy(self.view)

    def _show(self, answer: tuple[ReportRead, list[Theme]]) -> None:
        read, themes = answer
        kept = self._after or tuple(row.item.id for row in self.chosen())
        place = self.view.currentIndex().row()
        self._after = ()
        self._themes.clear()
        self._themes.update({theme.id: theme for theme in themes})
        self._reports = read.reports
        self.model.movable = self.may_write
        self.model.show(read.shown.id if read.shown else None, read.rows)
        self._list(read)
        self.view.select(kept, place)
        self._stack.setCurrentIndex(0 if read.shown else 1)
        self._body.setCurrentIndex(0 if read.rows else 1)

    def _list(self, read: ReportRead) -> None:
        self.reports.clear()
        for each in read.reports:
            self.reports.addItem(each.name, each.id)
        if read.shown is not None:
            self.reports.setCurrentIndex(read.reports.index(read.shown))
            self.status.setText(_counted(read.shown.excerpts))

    def _choose(self, number: int) -> None:
        choose_report(self._session, self._reports[number].id)
        self.feed.refresher.now()

    def _clicked(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and row.excerpt is not None and len(self.chosen()) == 1:
            self._session.open(_place(row.excerpt))

    def _move(self, step: int) -> None:
        try:
            before = self.model.neighbour(self.view.chosen_numbers(), step)
        except IndexError:
            return
        self._move_before([row.item.id for row in self.chosen()], before)

    def _move_before(self, items: Sequence[ReportItemId], before: ReportItemId | None) -> None:
        if self.model.report is not None:
            self._after = tuple(items)
            move_in_report(self._session, self.model.report, items, before)

    def _export_as(self, dialog: ExportDialog, report: Report) -> None:
        choices, chosen = dialog.choices(), dialog.chosen_format
        self._session.settings.set(FORMAT, chosen.name)
        if dialog.wants_preview:
            preview_excerpts(
                self._session, lambda path: self._wanted(report, path, PDF, choices), self
            )
            return
        choose_file(
            self,
            self._session.settings,
            "Export the report",
            report.name.replace("/", "-"),
            formats(),
            chosen.name,
            lambda path, form: self.export_to(report, path, form, choices),
        )

    def _wanted(self, report: Report, path: Path, form: Format, choices: Choices) -> Export:
        by_hand = choices.under_headings()
        arrangement = by_hand.read_as(form)

        def read(archive: Archive) -> Iterable[Excerpt]:
            return archive.excerpts.of_report(archive.reports.items(report.id), arrangement)

        return Export(form.name, path, report.name, read, report.excerpts, by_hand)

    def _show_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self._session.show_menu(_MENU, self.view.viewport().mapToGlobal(at))


def _read(archive: Archive) -> tuple[ReportRead, list[Theme]]:
    return read_report(archive, current_report(archive)), archive.themes.all()


def _counted(count: int) -> str:
    return "1 excerpt" if count == 1 else f"{count:,} excerpts"


def _place(excerpt: Excerpt) -> Place:
    return Place(excerpt.document, excerpt.paragraph, excerpt.start, excerpt.end)
