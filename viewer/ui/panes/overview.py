"""Themes seen whole: in documents, over time, together; a cell opens the excerpts behind it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QStackedLayout,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.analysis.overview import Closeness, Measure
from viewer.archive.changes import DocumentsChanged, TagsChanged, ThemesChanged
from viewer.domain import ExcerptFilter, ThemeId
from viewer.domain.theme_reports import ThemeReport
from viewer.ui.actions import Choice, Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.exporting import Format
from viewer.ui.icons import icon
from viewer.ui.models.overviews import Asked, Overviews, Tables, behind
from viewer.ui.models.refreshing import Refresher
from viewer.ui.models.theme_pages import read_theme_page
from viewer.ui.pages.theme_page import ThemeReportDialog
from viewer.ui.panes import Area, pane
from viewer.ui.session import Session
from viewer.ui.settings import Setting
from viewer.ui.widgets.chart_layout import Form
from viewer.ui.widgets.chart_saving import SUFFIXES, save_chart
from viewer.ui.widgets.chart_view import ChartView
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.filters import COMPACT, LEAST_WIDTH, FilterBar
from viewer.ui.widgets.saving import choose_file

MEASURE = Setting("overview.measure", Measure.EXCERPTS.value)
CLOSENESS = Setting("overview.closeness", Closeness.PARAGRAPHS.value)
FORMAT = Setting("overview.format", ".svg")

_SETTLED_MS = 250
_TABS = ("Documents", "Over time", "Together")
_DOCUMENTS, _YEARS, _TOGETHER = range(3)
_MEASURES = {
    Measure.EXCERPTS: "Excerpts",
    Measure.PARAGRAPHS: "Paragraphs",
    Measure.SHARE: "Share of the paragraphs",
    Measure.WORDS: "Words",
}
_CLOSENESSES = {
    Closeness.PARAGRAPHS: "Paragraphs with both",
    Closeness.JACCARD: "Share of those with either (Jaccard)",
}
_NOTHING = (
    "No theme is on anything yet. Put themes on paragraphs, and how often each stands where, when, "
    "and beside which others, is drawn here."
)
_FILTERED = "Nothing that passes these filters has a theme."


@pane(
    "overview",
    title="Overview",
    area=Area.BOTTOM,
    icon="overview",
    order=28,
    keys=("Ctrl+Alt+V",),
    shown=False,
)
class OverviewPane(QWidget):
    """Three charts behind tabs; Return or a click lists the excerpts of a cell."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._overviews = Overviews(session, self)
        look = session.appearance
        self.charts = (ChartView(look), ChartView(look, Form.BARS), ChartView(look))
        self.tabs = QTabBar()
        self.measure = QComboBox()
        self.closeness = QComboBox()
        self.untagged = QCheckBox("Untagged too")
        self.filters = FilterBar(session, people=True)
        self.export_button = QToolButton()
        self._empty = EmptyState("overview")
        self._tables: Tables | None = None
        self._build()
        self._connect()
        self._show_state()

    # What can be done

    @action(
        "overview.documents",
        text="Themes in documents",
        menu="View",
        order=610,
        keys=("Ctrl+Alt+1",),
        icon="overview",
        help_text="Show how often which theme stands in which document",
    )
    def show_documents(self) -> None:
        self.show_tab(_DOCUMENTS)

    @action(
        "overview.time",
        text="Themes over time",
        menu="View",
        order=611,
        keys=("Ctrl+Alt+2",),
        icon="through-time",
        help_text="Show in which years each theme is spoken of",
    )
    def show_years(self) -> None:
        self.show_tab(_YEARS)

    @action(
        "overview.together",
        text="Themes that occur together",
        menu="View",
        order=612,
        keys=("Ctrl+Alt+3",),
        icon="together",
        help_text="Show which themes meet in the same paragraphs",
    )
    def show_together(self) -> None:
        self.show_tab(_TOGETHER)

    @action(
        "overview.report",
        text="Page of a theme…",
        menu="View",
        order=613,
        keys=("Ctrl+Alt+Shift+V",),
        icon="theme-report",
        choices=lambda pane: pane.theme_choices(),
        help_text="Where a theme is, when, by whom, beside which others, and its strongest excerpts",
    )
    def show_theme(self, theme: ThemeId) -> None:
        read_theme_page(self._session, theme, self._show_page)

    def theme_choices(self) -> list[Choice]:
        """All themes, as they are in the codebook."""
        return [
            Choice(each.name, each.id, icon=each.icon, tip=each.description)
            for each in self._session.archive.themes.all()
        ]

    @action(
        "overview.export",
        text="Export the overview…",
        menu="File",
        order=310,
        keys=("Ctrl+Alt+Shift+E",),
        icon="export",
        enabled=lambda pane: pane.ready,
        help_text="Write the chart that is shown as SVG, PNG or CSV",
    )
    def export(self) -> None:
        settings = self._session.settings
        known = [Format(suffix, title, suffix) for suffix, title in SUFFIXES.items()]
        choose_file(
            self,
            settings,
            "Export the overview",
            self.chart.table.title,
            known,
            settings.get(FORMAT),
            lambda path, form: self.write(path, form.suffix),
        )

    @action(
        "overview.excerpts",
        text="Excerpts of this cell",
        menu="View",
        order=615,
        keys=("Return", "Enter"),
        icon="excerpts",
        context=Context.PANE,
        enabled=lambda pane: pane.ready,
        help_text="List the excerpts behind the cell that the keyboard is at",
    )
    def open_current(self) -> None:
        self._open(*self.chart.current)

    @property
    def ready(self) -> bool:
        """Whether a chart is shown."""
        return self._tables is not None and not self._tables.empty

    @property
    def chart(self) -> ChartView:
        """The one in front."""
        return self.charts[self.tabs.currentIndex()]

    def _show_page(self, report: ThemeReport) -> None:
        dialog = ThemeReportDialog(self._session, report, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def show_tab(self, number: int) -> None:
        """Put a chart in front, and the keyboard in it."""
        self.tabs.setCurrentIndex(number)
        self._session.reveal("overview")
        self.chart.setFocus()

    def write(self, path: Path, suffix: str) -> Job:
        """Export the chart in front, in the background; a name without a known suffix is given one."""
        if path.suffix.lower() not in SUFFIXES:
            path = path.with_name(path.name + suffix)
        self._session.settings.set(FORMAT, path.suffix.lower())
        chart, said = self.chart.chart, f"{self.chart.table.title}: written to {path.name}"
        return self._session.background.run(
            f"Export {path.name}",
            lambda _job: save_chart(chart, path),
            done=lambda _nothing: self._session.message.emit(said, False),
        )

    def refresh(self) -> None:
        """Count anew."""
        if self._session.closed:
            return
        asked = Asked(
            self._filter(),
            Measure(self.measure.currentData()),
            Closeness(self.closeness.currentData()),
            self.untagged.isChecked(),
        )
        self._overviews.ask(asked, self._show, self._session.refuse)
        self._show_state()

    def save_state(self) -> object:
        return {"tab": self.tabs.currentIndex()}

    def restore_state(self, value: object) -> None:
        tab = value.get("tab") if isinstance(value, dict) else None
        if isinstance(tab, int) and 0 <= tab < len(_TABS):
            self.tabs.setCurrentIndex(tab)

    # What is shown

    def _build(self) -> None:
        for text in _TABS:
            self.tabs.addTab(text)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName("What is counted")
        for measure, text in _MEASURES.items():
            self.measure.addItem(text, measure.value)
        for closeness, text in _CLOSENESSES.items():
            self.closeness.addItem(text, closeness.value)
        for chooser in (self.measure, self.closeness):
            chooser.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            chooser.setMinimumContentsLength(14)
            chooser.view().setMinimumWidth(34 * UNIT)
        _choose(self.measure, self._session.settings.get(MEASURE))
        _choose(self.closeness, self._session.settings.get(CLOSENESS))
        self.measure.setAccessibleName("What the values are")
        self.closeness.setAccessibleName("How close two themes are")
        self.untagged.setToolTip("Documents in which nothing is tagged have a row too")
        self.export_button.setText("Export…")
        self.export_button.setIcon(icon("export"))
        self.export_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export_button.setAutoRaise(True)
        self.export_button.setToolTip("Write the chart to a file: SVG, PNG or CSV")
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        bar.setSpacing(UNIT)
        for widget in (self.tabs, self.measure, self.closeness, self.filters, self.untagged):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.export_button)
        self._stack = QStackedLayout()
        for chart in self.charts:
            self._stack.addWidget(chart)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self.tabs)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_state)
        self.measure.activated.connect(self._measured)
        self.closeness.activated.connect(self._measured)
        self.untagged.toggled.connect(self.refresh)
        self.filters.changed.connect(self.refresh)
        self.export_button.clicked.connect(self.export)
        for chart in self.charts:
            chart.chosen.connect(self._open)
        self.refresher = Refresher(
            self._session,
            (DocumentsChanged, TagsChanged, ThemesChanged),
            self.refresh,
            awake=False,
            delay_ms=_SETTLED_MS,
            parent=self,
        )

    def _measured(self) -> None:
        self._session.settings.set(MEASURE, self.measure.currentData())
        self._session.settings.set(CLOSENESS, self.closeness.currentData())
        self.refresh()

    def _filter(self) -> ExcerptFilter:
        only = self.filters.narrowing()
        return ExcerptFilter(
            only.themes, only.documents, only.date_from, only.date_to, people=only.people
        )

    def _show(self, tables: Tables) -> None:
        self._tables = tables
        found = (tables.documents, tables.years, tables.together)
        for chart, table in zip(self.charts, found, strict=True):
            chart.show_table(table)
        self._show_state()

    def _show_state(self) -> None:
        tab = self.tabs.currentIndex()
        self.measure.setVisible(tab != _TOGETHER)
        self.closeness.setVisible(tab == _TOGETHER)
        self.untagged.setVisible(tab == _DOCUMENTS)
        self.export_button.setEnabled(self.ready)
        if self._tables is None:
            self._empty.say("Counting…")
        elif self._tables.empty and self.filters.narrowing():
            self._empty.say(_FILTERED, "Show all", self.filters.clear)
        elif self._tables.empty:
            self._empty.say(_NOTHING)
        shown = self.chart if self.ready else self._empty
        self._stack.setCurrentWidget(shown)

    def _open(self, row: int, column: int) -> None:
        """List what is behind a cell, if there is anything."""
        table = self.chart.table
        if not table.values[row][column]:
            self._session.message.emit(f"{table.sentence(row, column)}: nothing to list.", False)
            return
        wanted = behind(table.rows[row], table.columns[column], self._filter())
        self._session.show_excerpts(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.refresher.sleep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < COMPACT * 3 // 2
        self.filters.set_compact(narrow)
        for field in (self.filters.date_from, self.filters.date_to):
            field.setVisible(not narrow or bool(field.date))
        style = Qt.ToolButtonStyle
        self.export_button.setToolButtonStyle(
            style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        )

    def minimumSizeHint(self) -> QSize:
        """Narrower than all that the bar could show: else opening it would push others aside."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
