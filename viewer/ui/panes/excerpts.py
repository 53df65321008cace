"""What is tagged: filtered, sorted, grouped, followed, copied, dragged out and exported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
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
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.commands.exporting import Export, Format, export_excerpts, formats
from viewer.ui.commands.tagging import remove_tags
from viewer.ui.icons import icon
from viewer.ui.models.clipping import clip
from viewer.ui.models.excerpts_feed import ExcerptsFeed
from viewer.ui.models.excerpts_model import ExcerptsModel
from viewer.ui.models.excerpts_order import Order
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session
from viewer.ui.settings import Setting
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.excerpt_delegate import ExcerptDelegate
from viewer.ui.widgets.excerpt_table import ExcerptTable
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.filters import COMPACT, FilterBar

TYPING_MS = 200
MOST_COPIED = 2_000
"""Beyond this the clipboard of many programs gives up; a file is better."""
GROUPED = Setting("excerpts.grouped", True)
FOLDER = Setting("excerpts.folder", "")
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
        self.filters = FilterBar(session)
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
        self.group_button.setChecked(session.settings.get(GROUPED))
        self.arrange(Order(grouped=session.settings.get(GROUPED)))
        self._show_state()

    @action(
        "excerpts.export",
        text="Export excerpts…",
        menu="File",
        order=300,
        keys=("Ctrl+E",),
        icon="export",
        help_text="Write the excerpts that are shown to a file, with their citations.",
    )
    def export(self) -> None:
        self._session.reveal("excerpts")
        if not self.model.count():
            said = "still being read" if self.feed.reading else "nothing to export"
            self._session.message.emit(f"Excerpts: {said}.", False)
            return
        self._choose_file()

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
        remove_tags(self._session, [each.tag for each in self.chosen()])

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
        return ExcerptFilter(only.themes, only.documents, only.date_from, only.date_to, words)

    def arrange(self, order: Order) -> None:
        """Sort and group."""
        self.view.show_order(order)
        self.feed.arrange(order)

    def export_to(self, path: Path, chosen: Format) -> None:
        """Write what is shown to a file, in the background."""
        wanted, rows = self.filter(), self.model.excerpts() if self.feed.complete else None

        def read(archive: Archive) -> Iterable[Excerpt]:
            return archive.excerpts.where(wanted) if rows is None else rows

        count = self.model.count()
        order = self.feed.order
        title = "Excerpts" if not wanted.words else f"Excerpts with “{wanted.words}”"
        export = Export(chosen.name, path, title, read, count, order.grouped)
        export_excerpts(self._session, export)

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
        self.filters.set_compact(self.width() < COMPACT)

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
        self.group_button.setCheckable(True)
        _dress(self.group_button, "group", "Group by theme")
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
        self.group_button.toggled.connect(self._group)
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
        self._session.archive_changed.connect(self._read_themes)
        self._session.appearance.changed.connect(self.view.viewport().update)

    def _ask(self) -> None:
        self._typed.stop()
        self.feed.ask(self.filter())

    def _group(self, grouped: bool) -> None:
        self._session.settings.set(GROUPED, grouped)
        order = self.feed.order
        self.arrange(Order(order.column, order.descending, grouped))

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
        off = menu.addAction(icon("tag-remove"), "Take the theme off", self.untag)
        off.setEnabled(not self.read_only)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _choose_file(self) -> None:
        offered = formats()
        settings = self._session.settings
        first = next((each for each in offered if each.name == settings.get(FORMAT)), offered[0])
        folder = settings.get(FOLDER) or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        dialog = QFileDialog(self, "Export excerpts", folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([each.pattern for each in offered])
        dialog.selectNameFilter(first.pattern)
        dialog.setDefaultSuffix(first.suffix.lstrip("."))
        dialog.selectFile(f"Excerpts{first.suffix}")
        by_pattern = {each.pattern: each for each in offered}
        dialog.filterSelected.connect(
            lambda pattern: dialog.setDefaultSuffix(by_pattern[pattern].suffix.lstrip("."))
        )
        dialog.accepted.connect(lambda: self._take_file(dialog, by_pattern))
        dialog.open()

    def _take_file(self, dialog: QFileDialog, by_pattern: dict[str, Format]) -> None:
        chosen = by_pattern[dialog.selectedNameFilter()]
        path = Path(dialog.selectedFiles()[0])
        # A suffix that was typed says more than the list of formats.
        chosen = next((each for each in by_pattern.values() if each.suffix == path.suffix), chosen)
        self._session.settings.set(FOLDER, str(path.parent))
        self._session.settings.set(FORMAT, chosen.name)
        self.export_to(path, chosen)

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


def _dress(button: QToolButton, meaning: str, tip: str) -> None:
    button.setIcon(icon(meaning))
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _place_of(excerpt: Excerpt) -> Place:
    return Place(excerpt.document, excerpt.paragraph, excerpt.start, excerpt.end)
