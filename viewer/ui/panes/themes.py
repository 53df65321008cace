"""The codebook: themes to put on what is selected, and to add, change and remove."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from viewer.archive.changes import Change, TagsChanged
from viewer.domain import ExcerptFilter, Theme, ThemeId
from viewer.ui.actions import Choice, Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.tagging import tag_selection, theme_choices
from viewer.ui.commands.theming import (
    ThemeFields,
    add_theme,
    change_theme,
    move_theme,
    remove_theme,
)
from viewer.ui.icons import icon
from viewer.ui.models.inspection import MANY, present_themes, tags_on
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.themes_model import ThemesModel
from viewer.ui.panes import Area, pane
from viewer.ui.session import Session
from viewer.ui.widgets.codebook_actions import CodebookActions
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.theme_delegate import ThemeDelegate
from viewer.ui.widgets.theme_dialog import ThemeDialog, ThemeForm

RESERVED_KEYS = frozenset("adhjklnstux")
"""Letters that move and act in the reader."""


@pane("themes", title="Themes", area=Area.RIGHT, icon="themes", order=20, keys=("Ctrl+3",))
class ThemesPane(CodebookActions, QWidget):
    """A tree of themes with a filter; a click or Enter puts one on the selection."""

    def __init__(self, session: Session) -> None:
        QWidget.__init__(self)
        self.session = session
        self._session = session
        self.model = ThemesModel(session, self)
        self.model.move_requested.connect(partial(move_theme, session))
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.model)
        self._proxy.setRecursiveFilteringEnabled(True)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._proxy.setAutoAcceptChildRows(True)
        self.filter = Field()
        self.view = QTreeView()
        self._empty = EmptyState("themes")
        self._swallow_click = False
        self._chosen: ThemeId | None = None
        self._looking: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(30)
        self._soon.timeout.connect(self._look)
        self._build()
        session.selection_changed.connect(self._soon.start)
        session.changed.connect(self._changed)
        session.appearance.changed.connect(self.view.viewport().update)
        self._proxy.modelAboutToBeReset.connect(self._before_reset)
        self._proxy.modelReset.connect(self._after_reset)
        self._proxy.rowsInserted.connect(self._show_state)
        self._proxy.rowsRemoved.connect(self._show_state)
        self._after_reset()

    @action(
        "themes.new",
        text="New theme…",
        menu="Tag",
        order=400,
        keys=("Ctrl+Shift+T",),
        icon="tag-add",
        help_text="Add a theme to the codebook.",
    )
    def new_theme(self) -> None:
        self._open_form(None, self.filter.text().strip() if not self._proxy.rowCount() else "")

    @action(
        "themes.edit",
        text="Edit theme…",
        menu="Tag",
        order=401,
        keys=("F2",),
        icon="edit",
        context=Context.PANE,
        enabled=lambda pane: pane.current() is not None,
        help_text="Name, colour, icon, key, description and words for suggestions of the theme.",
    )
    def edit_theme(self) -> None:
        theme = self.current()
        if theme is not None:
            self._open_form(theme)

    @action(
        "themes.remove",
        text="Remove theme",
        menu="Tag",
        order=402,
        keys=("Del",),
        icon="remove",
        context=Context.PANE,
        enabled=lambda pane: pane.current() is not None,
        help_text="Remove the theme and its tags; undo brings both back.",
    )
    def remove_theme(self) -> None:
        theme = self.current()
        if theme is not None:
            remove_theme(self._session, theme.id)

    @action(
        "themes.show",
        text="Go to theme",
        menu="Go",
        order=432,
        icon="theme",
        choices=lambda pane: pane.choices(),
        help_text="Show a theme in the codebook",
    )
    def show_theme(self, theme: ThemeId) -> None:
        self._session.reveal("themes")
        self.filter.clear()
        self.make_current(theme)

    def choices(self) -> list[Choice]:
        return theme_choices(self._session)

    def current(self) -> Theme | None:
        """The theme of the row that is seen to be chosen.

        A list that is given the focus makes its first row current without showing it.
        """
        index = self.view.currentIndex()
        theme = index.data(ItemRole.VALUE)
        seen = isinstance(theme, Theme) and self.view.selectionModel().isSelected(index)
        return theme if seen else None

    def make_current(self, theme: ThemeId) -> None:
        """Put the current row on a theme."""
        self.view.setCurrentIndex(self._proxy.mapFromSource(self.model.index_of(theme)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and watched in (self.view, self.filter):
                self._toggle_current()
                return True
            if watched is self.filter and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._first_row()
                self.view.setFocus()
                return True
            if watched is self.filter and event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.filter.setPlaceholderText("Filter themes")
        self.filter.setAccessibleName("Filter themes")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter_changed)
        self.filter.installEventFilter(self)
        new = QToolButton()
        new.setIcon(icon("tag-add"))
        new.setAutoRaise(True)
        new.setToolTip("New theme… (Ctrl+Shift+T)")
        new.setAccessibleName("New theme")
        new.clicked.connect(self.new_theme)
        view = self.view
        view.setModel(self._proxy)
        view.setItemDelegate(ThemeDelegate(self._session.appearance, view))
        view.setHeaderHidden(True)
        view.setUniformRowHeights(True)
        view.setIndentation(2 * UNIT)
        view.setRootIsDecorated(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setExpandsOnDoubleClick(False)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setAutoExpandDelay(500)
        view.setFrameShape(QTreeView.Shape.NoFrame)
        view.setAccessibleName("Themes")
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.clicked.connect(self._clicked)
        view.doubleClicked.connect(self._double_clicked)
        view.installEventFilter(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT, UNIT, UNIT // 2)
        bar.addWidget(self.filter)
        bar.addWidget(new)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(body, 1)
        self.setFocusProxy(self.filter)

    def _clicked(self, index: QModelIndex) -> None:
        if self._swallow_click:
            self._swallow_click = False
            return
        theme = index.data(ItemRole.VALUE)
        if isinstance(theme, Theme) and self._session.selection.anchors:
            tag_selection(self._session, theme.id)

    def _double_clicked(self) -> None:
        # Qt reports a click again when the second press is let go: it would undo the first.
        self._swallow_click = True

    def _toggle_current(self) -> None:
        if self.current() is None:
            self._first_row()
        theme = self.current()
        if theme is not None:
            tag_selection(self._session, theme.id)

    def _first_row(self) -> None:
        index = self.view.currentIndex()
        self.view.setCurrentIndex(index if index.isValid() else self._proxy.index(0, 0))

    def _open_menu(self, at: QPoint) -> None:
        theme = self.current() if self.view.indexAt(at).isValid() else None
        menu = QMenu(self)
        if theme is not None:
            put = menu.addAction(icon("tag"), f"Put {theme.name} on the selection")
            put.setEnabled(bool(self._session.selection.anchors))
            put.triggered.connect(self._toggle_current)
            menu.addSeparator()
            only = ExcerptFilter(themes=(theme.id,))
            listed = menu.addAction(icon("excerpts"), "Excerpts of this theme")
            listed.triggered.connect(lambda: self._session.show_excerpts(only))
            page = menu.addAction(icon("theme-report"), "Page of this theme")
            page.triggered.connect(lambda: self._session.perform("overview.report", theme.id))
            menu.addSeparator()
            menu.addAction(icon("edit"), "Edit theme…", self.edit_theme)
            menu.addAction(icon("tag-add"), "New theme under it…", self._new_under_current)
            menu.addSeparator()
            into = menu.addMenu("Merge into")
            for choice in self.others():
                into.addAction(choice.text, partial(self.merge, choice.value))
            split = menu.addAction("Split theme…", self.split)
            split.setEnabled(theme.tags > 0)
            menu.addAction("Take theme up again" if theme.retired else "Retire theme", self.retire)
            menu.addAction(icon("remove"), "Remove theme", self.remove_theme)
            menu.addSeparator()
        menu.addAction(icon("tag-add"), "New theme…", self.new_theme)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _new_under_current(self) -> None:
        theme = self.current()
        self._open_form(None, parent_theme=theme.id if theme is not None else None)

    def _open_form(
        self, theme: Theme | None, name: str = "", parent_theme: ThemeId | None = None
    ) -> None:
        dialog = ThemeDialog(
            self._session.appearance,
            self._session.archive.themes.all(),
            taken_keys=RESERVED_KEYS,
            theme=theme,
            parent_theme=parent_theme,
            parent=self,
        )
        if name:
            dialog.name.setText(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep(theme, dialog.form()))
        dialog.open()

    def _keep(self, theme: Theme | None, form: ThemeForm) -> None:
        if theme is not None:
            change_theme(
                self._session,
                theme.id,
                name=form.name,
                colour=form.colour,
                icon=form.icon,
                key=form.key,
                description=form.description,
                parent=form.parent,
                pattern=form.pattern,
                words=form.words,
                examples=form.examples,
            )
            return
        fields = ThemeFields(
            form.name,
            form.colour,
            form.icon,
            form.key,
            form.description,
            form.parent,
            form.pattern,
            form.words,
            form.examples,
        )
        added = add_theme(self._session, fields)
        if added is not None:
            self.filter.clear()
            self.model.read()
            self.make_current(added)

    def _filter_changed(self, text: str) -> None:
        self._proxy.setFilterFixedString(text.strip())
        self.view.expandAll()
        self._show_state()

    def _before_reset(self) -> None:
        theme = self.current()
        self._chosen = None if theme is None else theme.id

    def _after_reset(self) -> None:
        """Everything unfolded, and the theme chosen that was, if it is there: it is moved on."""
        self.view.expandAll()
        if self._chosen is not None:
            self.make_current(self._chosen)
        nested = any(
            self._proxy.hasChildren(self._proxy.index(row, 0))
            for row in range(self._proxy.rowCount())
        )
        self.view.setRootIsDecorated(nested)
        self._show_state()

    def _show_state(self) -> None:
        if self._proxy.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        wanted = self.filter.text().strip()
        if wanted:
            self._empty.say(f"No theme is called “{wanted}”.", "New theme…", self.new_theme)
        else:
            self._empty.say(
                "Themes are the subjects you look for. Add one, then put it on paragraphs.",
                "New theme…",
                self.new_theme,
            )
        self._stack.setCurrentWidget(self._empty)

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if any(isinstance(change, TagsChanged) for change in changes):
            self._soon.start()

    def _look(self) -> None:
        """Mark the themes that are on the selection."""
        if self._session.closed:
            return
        selection = self._session.selection
        if self._looking is not None:
            self._looking.abandon()
            self._looking = None
        if len(selection.anchors) <= MANY:
            tags = tags_on(self._session.archive, selection)
            self.model.set_present(present_themes(tags, selection.anchors))
            return
        home = self._session.archive

        def work(_job: Job) -> dict[ThemeId, int]:
            with home.again(read_only=True) as archive:
                return dict(present_themes(tags_on(archive, selection), selection.anchors))

        self._looking = self._session.background.run(
            "Looking at the selection", work, done=self._show_present, quiet=True
        )

    def _show_present(self, present: dict[ThemeId, int]) -> None:
        self._looking = None
        self.model.set_present(present)
