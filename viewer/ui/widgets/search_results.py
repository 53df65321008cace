"""What was found: a list or the words in context, beside what narrows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from viewer.domain.searching import Facets, FacetValue, Found
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.models.concordance_model import ConcordanceModel, Row
from viewer.ui.models.search_model import SearchModel, place_of
from viewer.ui.session import Place
from viewer.ui.widgets.concordance_table import ConcordanceTable
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.facets_list import WIDTH, FacetsList
from viewer.ui.widgets.search_welcome import SearchWelcome
from viewer.ui.widgets.snippet_delegate import SnippetDelegate

NARROW = 84 * UNIT
"""Width below which the facets would leave the results too little room."""
NARROW_IN_CONTEXT = 112 * UNIT
"""The same in context, where half of a line stands to each side of what was found."""
_FLAGS = QItemSelectionModel.SelectionFlag


class SearchResults(QWidget):
    """The views of the hits, one seen at a time.

    Signals:
        shown: the current hit was clicked, and is to be looked at.
        more_wanted: the end of the list is reached.
        menu_wanted: what can be done with the results, at this point of the screen.
    """

    shown = Signal()
    more_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SearchModel(self)
        self.list = QListView()
        self.lines = ConcordanceTable(ConcordanceModel(self), appearance)
        self.welcome = SearchWelcome()
        self.empty = EmptyState("search")
        self.facets = FacetsList(appearance)
        self._facets_wanted = True
        self._in_context = False
        self._build(appearance)

    @property
    def in_context(self) -> bool:
        return self._in_context

    @property
    def view(self) -> QAbstractItemView:
        """The one that shows hits now."""
        return self.lines if self._in_context else self.list

    def set_in_context(self, on: bool) -> None:
        """Show a line for every occurrence, or the list; `look` shows it."""
        self._in_context = on
        self._fit()

    def want_facets(self, wanted: bool) -> None:
        """Show the facets where there is room for them, or never."""
        self._facets_wanted = wanted
        self._fit()

    def show_hits(self, hits: Sequence[Found], *, same: bool = False) -> None:
        """Show these; where the same was asked again, one stays about where one was."""
        with self._kept(self.list, same):
            self.model.show(hits)

    def show_lines(self, rows: Sequence[Row], *, same: bool = False) -> None:
        """As `show_hits`, in context."""
        with self._kept(self.lines, same):
            self.lines.lines.show(rows)

    @contextmanager
    def _kept(self, view: QAbstractItemView, same: bool) -> Iterator[None]:
        row, place = view.currentIndex().row(), view.verticalScrollBar().value()
        yield
        rows = view.model().rowCount()
        if same and rows and row >= 0 and not view.currentIndex().isValid():
            view.setCurrentIndex(view.model().index(min(row, rows - 1), 0))
            view.verticalScrollBar().setValue(place)

    def show_facets(self, facets: Facets | None, scopes: Sequence[FacetValue], query: str) -> None:
        """By what the hits of a query can be narrowed; None: by nothing."""
        self.facets.facets.show(facets, scopes, query)
        self._fit()

    def look(self) -> bool:
        """Show the hits if there are any; whether there are."""
        rows = self.view.model().rowCount()
        if rows:
            self._stack.setCurrentWidget(self.view)
        return rows > 0

    def welcome_reader(self) -> None:
        self._stack.setCurrentWidget(self.welcome)

    def say_nothing_found(self) -> None:
        self._stack.setCurrentWidget(self.empty)

    def current(self) -> Found | None:
        """The hit that is looked at."""
        if self._in_context:
            row = self.lines.current()
            return None if row is None else row.found
        return self.model.hit_at(self.list.currentIndex())

    def place(self) -> Place | None:
        """Where it leads: in context to the very occurrence."""
        if self._in_context:
            row = self.lines.current()
            return None if row is None else row.place
        hit = self.current()
        return None if hit is None else place_of(hit)

    def chosen(self) -> list[Found]:
        """The hits that are selected, from the top, each once."""
        if self._in_context:
            return list({id(row.found): row.found for row in self.lines.chosen()}.values())
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.hits[row] for row in rows]

    def step(self, by: int) -> None:
        """Make another row current, so many further down."""
        view, model = self.view, self.view.model()
        rows = model.rowCount()
        if not rows:
            return
        current = view.currentIndex()
        row = min(max(current.row() + by, 0), rows - 1) if current.isValid() else 0
        flags = _FLAGS.ClearAndSelect | (_FLAGS.Rows if self._in_context else _FLAGS.NoUpdate)
        view.selectionModel().setCurrentIndex(model.index(row, 0), flags)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _build(self, appearance: Appearance) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(SnippetDelegate(appearance, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName("Results")
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        for view in (self.list, self.lines):
            view.clicked.connect(self._clicked)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._ask_for_menu)
        appearance.changed.connect(self.list.viewport().update)
        body = QWidget()
        self._stack = QStackedLayout(body)
        for each in (self.list, self.lines, self.welcome, self.empty):
            self._stack.addWidget(each)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.facets)
        self._splitter.addWidget(body)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([WIDTH, 10 * WIDTH])
        self._splitter.setCollapsible(1, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self._fit()

    def _fit(self) -> None:
        has = self.facets.facets.rowCount() > 0
        needed = NARROW_IN_CONTEXT if self._in_context else NARROW
        self.facets.setVisible(has and self._facets_wanted and self.width() >= needed)

    def _scrolled(self, value: int) -> None:
        if value == self.list.verticalScrollBar().maximum() > 0:
            self.more_wanted.emit()

    def _ask_for_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self.menu_wanted.emit(self.view.viewport().mapToGlobal(at))

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid() and len(self.chosen()) == 1:
            self.shown.emit()
