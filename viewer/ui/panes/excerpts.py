"""What is tagged: filtered, sorted, grouped, followed, copied, dragged out and exported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import (
    QActionGroup,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.archive import Archive
from viewer.archive.changes import Change, ThemesChanged
from viewer.domain import Excerpt, ExcerptFilter, TagId, Theme, ThemeId
from viewer.domain.excerpts import Arrangement, Grouping
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.commands.exporting import PDF, Choices, Export, Format, export_excerpts, formats
from viewer.ui.commands.reporting import put_into_report
from viewer.ui.commands.tagging import remove_tags
from viewer.ui.icons import icon
from viewer.ui.models.clipping import clip
from viewer.ui.models.excerpts_feed import ExcerptsFeed
from viewer.ui.models.excerpts_model import ExcerptsModel
from viewer.ui.models.excerpts_order import Order
from viewer.ui.pages.preview import preview_excerpts
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session
from viewer.ui.settings import Setting
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.excerpt_delegate import ExcerptDelegate
from viewer.ui.widgets.excerpt_table import ExcerptTable
from viewer.ui.widgets.export_dialog import GROUPINGS, ExportDialog
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.filters import COMPACT, LEAST_WIDTH, FilterBar, Narrowing
from viewer.ui.widgets.saving import choose_file

TYPING_MS = 200
MOST_COPIED = 2_000
"""Beyond this the clipboard of many programs gives up; a file is better."""
GROUPED = Setting("excerpts.grouped-by", "theme")
FORMAT = Setting("excerpts.format", "docx")


@pane(
    "excerpts",
    title="Excerpts",
    area=Area.BOTTOM,
    icon="excerpts",
    order=20,
    keys=("Ctrl+7",),
    shown=False,
)
class ExcerptsPane(QWidget):
    """The table of excerpts and what narrows it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._themes: dict[ThemeId, Theme] = {}
        self.model = ExcerptsModel(self)
        self.feed = ExcerptsFeed(session, self.model, self)
        self.words = Field()
        self.filters = FilterBar(session, people=True, together=True)
        self.group_button = QToolButton()
        self.export_button = QToolButton()
        self.status = QLabel()
        self.view = ExcerptTable(self.model)
        self._empty = EmptyState("excerpts")
        self._current: TagId | None = None
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPING_MS)
        self._build()
        self._connect()
        self.arrange(Order(by=_grouping(session.settings.get(GROUPED))))
        self._show_state()

    @action(
        "excerpts.export",
        text="Export excerpts…",
        menu="File",
        order=300,
        keys=("Ctrl+E",),
        icon="export",
        help_text="Write the excerpts that are shown to a file, with their citations, or print them",
    )
    def export(self) -> None:
        self._session.reveal("excerpts")
        if not self.model.count():
            said = "still being read" if self.feed.reading else "nothing to export"
            self._session.message.emit(f"Excerpts: {said}.", False)
            return
        dialog = ExportDialog(
            "Export excerpts",
            self._counted(self.model.count()),
            formats(),
            self._session.settings.get(FORMAT),
            self.feed.order.by,
            self._session.settings,
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._export_as(dialog))
        dialog.open()

    @action(
        "excerpts.group",
        text="Group excerpts…",
        menu="View",
        order=520,
        keys=("G",),
        icon="group",
        context=Context.PANE,
        help_text="Put the excerpts under headings: themes, documents, years, people, and these nested",
    )
    def choose_groups(self) -> None:
        self.group_button.showMenu()

    @action(
        "excerpts.report",
        text="Put excerpts into a report",
        menu="Tag",
        order=131,
        keys=("R",),
        icon="report",
        context=Context.PANE,
        enabled=lambda pane: bool(pane.chosen()) and not pane.read_only,
        help_text="Put the selected excerpts at the end of the report, where their order is yours",
    )
    def put_into_report(self) -> None:
        put_into_report(self._session, [each.tag for each in self.chosen()])

    @action(
        "excerpts.copy",
        text="Copy excerpts with citation",
        menu="Edit",
        order=210,
        keys=("Ctrl+C",),
        icon="copy",
        context=Context.PANE,
        enabled=lambda pane: bool(pane.view.selectionModel().hasSelection()),
    )
    def copy(self) -> None:
        chosen = self.chosen()
        if len(chosen) > MOST_COPIED:
            line = f"{len(chosen):,} excerpts are too many to copy; export them to a file."
            self._session.offered.emit(line, "Export…", self.export)
            return
        if chosen:
            QGuiApplication.clipboard().setMimeData(clip(chosen))
            count = "1 excerpt" if len(chosen) == 1 else f"{len(chosen):,} excerpts"
            self._session.message.emit(f"{count} copied with citation", False)

    @action(
        "excerpts.untag",
        text="Take the theme off the selected excerpts",
        menu="Tag",
        order=130,
        keys=("Del",),
        icon="tag-remove",
        context=Context.PANE,
        enabled=lambda pane: bool(pane.chosen()) and not pane.read_only,
    )
    def untag(self) -> None:
        remove_tags(
            self._session, [tag for each in self.chosen() for tag in (each.tag, *each.others)]
        )

    @property
    def read_only(self) -> bool:
        return self._session.archive.read_only

    def chosen(self) -> list[Excerpt]:
        """The selected excerpts; a heading stands for its section."""
        return self.model.chosen(self.view.selectionModel().selectedRows())

    def filter(self) -> ExcerptFilter:
        """What the fields say."""
        only = self.filters.narrowing()
        words = self.words.text().strip()
        return ExcerptFilter(
            only.themes,
            only.documents,
            only.date_from,
            only.date_to,
            words,
            only.people,
            only.together,
        )

    def show_filter(self, wanted: ExcerptFilter) -> None:
        """List only these."""
        self.words.setText(wanted.words)
        self.filters.narrow(
            Narrowing(
                wanted.themes,
                wanted.documents,
                wanted.date_from,
                wanted.date_to,
                wanted.people,
                wanted.together,
            )
        )
        self._ask()
        self.view.setFocus()

    def arrange(self, order: Order) -> None:
        """Sort and group."""
        self.view.show_order(order)
        self.feed.arrange(order)
        for choice in self._groupings.actions():
            choice.setChecked(choice.data() == order.by)
        name = next((name for by, name in GROUPINGS if by == order.by), "")
        self.group_button.setText(name)

    def export_to(self, path: Path, chosen: Format, choices: Choices | None = None) -> None:
        """Write what is shown to a file, in the background."""
        export_excerpts(self._session, self._wanted(path, chosen, choices))

    def _wanted(self, path: Path, chosen: Format, choices: Choices | None) -> Export:
        """What is shown, in the order shown where this is how the file is grouped."""
        wanted, order = self.filter(), self.feed.order
        what = choices or Choices(grouped_by=order.by)
        arrangement = what.read_as(chosen)
        as_shown = self.feed.complete and arrangement == Arrangement(order.by)
        rows = self.model.excerpts() if as_shown else None

        def read(archive: Archive) -> Iterable[Excerpt]:
            return archive.excerpts.where(wanted, arrangement) if rows is None else rows

        title = "Excerpts" if not wanted.words else f"Excerpts with “{wanted.words}”"
        return Export(chosen.name, path, title, read, self.model.count(), what)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.words and down and self.model.rowCount():
                self.view.setFocus()
                if not self.view.currentIndex().isValid():
                    self.view.setCurrentIndex(self.model.index(0, 0))
                return True
            if watched is self.words and event.key() == Qt.Key.Key_Escape and self.words.text():
                self.words.clear()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < COMPACT * 5 // 4
        self.filters.set_compact(narrow)
        style = Qt.ToolButtonStyle
        self.group_button.setToolButtonStyle(
            style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        )

    def minimumSizeHint(self) -> QSize:
        """Narrower than all that the bar could show: else opening it would push others aside."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_themes()
        self.feed.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.refresher.sleep()
        self.feed.stop()

    def _build(self) -> None:
        self.words.setPlaceholderText("Filter by words")
        self.words.setAccessibleName("Filter excerpts by their words")
        self.words.setClearButtonEnabled(True)
        self.words.installEventFilter(self)
        _dress(self.group_button, "group", "Group by… (G)")
        self.group_button.setMenu(self._group_menu())
        self.group_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.group_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        _dress(self.export_button, "export", "Export what is shown… (Ctrl+E)")
        self.export_button.setText("Export…")
        self.export_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.status.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.status.setAccessibleName("Number of excerpts")
        self.view.setItemDelegate(
            ExcerptDelegate(self._session.appearance, self._themes.get, self.view)
        )
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT, UNIT, UNIT // 2)
        bar.setSpacing(UNIT)
        bar.addWidget(self.words, 1)
        bar.addWidget(self.filters)
        bar.addWidget(self.group_button)
        bar.addWidget(self.status)
        bar.addWidget(self.export_button)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(body, 1)
        self.setFocusProxy(self.words)

    def _connect(self) -> None:
        self._typed.timeout.connect(self._ask)
        self.words.textChanged.connect(self._typed.start)
        self.filters.changed.connect(self._ask)
        self.export_button.clicked.connect(self.export)
        self.feed.changed.connect(self._show_state)
        self.feed.failed.connect(self._show_failure)
        self.model.modelAboutToBeReset.connect(self._remember_current)
        self.model.modelReset.connect(self._restore_current)
        self.view.show_wanted.connect(self._show)
        self.view.go_wanted.connect(self._go)
        self.view.order_wanted.connect(self.arrange)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self._session.changed.connect(self._changed)
        self._session.excerpts_requested.connect(self.show_filter)
        self._session.archive_changed.connect(self._read_themes)
        self._session.appearance.changed.connect(self.view.viewport().update)

    def _ask(self) -> None:
        self._typed.stop()
        self.feed.ask(self.filter())

    def _group_menu(self) -> QMenu:
        menu = QMenu(self.group_button)
        self._groupings = QActionGroup(menu)
        for by, name in GROUPINGS:
            choice = menu.addAction(name, partial(self.group, by))
            choice.setCheckable(True)
            choice.setData(by)
            self._groupings.addAction(choice)
            if by in ((), ("person",)):
                menu.addSeparator()
        return menu

    def group(self, by: tuple[Grouping, ...]) -> None:
        """Put the excerpts under these headings, the outermost first."""
        self._session.settings.set(GROUPED, ",".join(by))
        self.arrange(replace(self.feed.order, by=by))

    def _show(self, index: QModelIndex) -> None:
        excerpt = self.model.excerpt_at(index)
        if excerpt is not None:
            self._session.open(_place_of(excerpt))

    def _go(self, index: QModelIndex) -> None:
        excerpt = self.model.excerpt_at(index)
        if excerpt is not None:
            self._session.go(_place_of(excerpt))

    def _open_menu(self, at: QPoint) -> None:
        if not self.view.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.model.excerpt_at(self.view.currentIndex()) is not None:
            menu.addAction(
                icon("open"), "Go to its place", lambda: self._go(self.view.currentIndex())
            )
        menu.addAction(icon("copy"), "Copy with citation", self.copy)
        into = menu.addAction(icon("report"), "Put into a report", self.put_into_report)
        into.setEnabled(not self.read_only)
        off = menu.addAction(icon("tag-remove"), "Take the theme off", self.untag)
        off.setEnabled(not self.read_only)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _export_as(self, dialog: ExportDialog) -> None:
        choices, chosen = dialog.choices(), dialog.chosen_format
        self._session.settings.set(FORMAT, chosen.name)
        if dialog.wants_preview:
            preview_excerpts(self._session, lambda path: self._wanted(path, PDF, choices), self)
            return
        choose_file(
            self,
            self._session.settings,
            "Export excerpts",
            "Excerpts",
            formats(),
            chosen.name,
            lambda path, form: self.export_to(path, form, choices),
        )

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if any(isinstance(change, ThemesChanged) for change in changes):
            self._read_themes()

    def _read_themes(self) -> None:
        """Names, colours and icons for the delegate, which is asked for every cell."""
        self._themes.clear()
        self._themes.update({theme.id: theme for theme in self._session.archive.themes.all()})
        self.view.viewport().update()

    def _remember_current(self) -> None:
        excerpt = self.model.excerpt_at(self.view.currentIndex())
        self._current = excerpt.tag if excerpt is not None else None

    def _restore_current(self) -> None:
        row = None if self._current is None else self.model.row_of(self._current)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row, 0))

    def _show_failure(self, sentence: str) -> None:
        self._empty.say(sentence)
        self._stack.setCurrentWidget(self._empty)

    def _show_state(self) -> None:
        count = self.model.count()
        self.status.setText(self._counted(count))
        if count or self.feed.reading:
            self._stack.setCurrentWidget(self.view)
            return
        if self.filter() != ExcerptFilter():
            self._empty.say("No excerpt passes these filters.", "Show all", self._show_all)
        else:
            self._empty.say(
                "Put themes on paragraphs or words, and they gather here, ready to be read "
                "together and exported."
            )
        self._stack.setCurrentWidget(self._empty)

    def _counted(self, count: int) -> str:
        if self.feed.reading and self.feed.incomplete:
            return "Reading…"
        return "1 excerpt" if count == 1 else f"{count:,} excerpts"

    def _show_all(self) -> None:
        self.words.clear()
        self.filters.clear()


def _grouping(text: str) -> tuple[Grouping, ...]:
    """As it is kept among the settings; by theme where nobody could have chosen it."""
    return next((by for by, _ in GROUPINGS if ",".join(by) == text), ("theme",))


def _dress(button: QToolButton, meaning: str, tip: str) -> None:
    button.setIcon(icon(meaning))
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _place_of(excerpt: Excerpt) -> Place:
    return Place(excerpt.document, excerpt.paragraph, excerpt.start, excerpt.end)
