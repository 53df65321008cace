"""Search through the whole archive, as one types."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from viewer.archive.changes import DocumentsChanged, TagsChanged
from viewer.domain import Hit, SearchFilter, WorldError
from viewer.ui.actions import action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.naming import shorten
from viewer.ui.models.refreshing import Refresher
from viewer.ui.models.search_model import SearchModel, place_of
from viewer.ui.panes import Area, pane
from viewer.ui.reading.round import Named
from viewer.ui.session import Place, Session, Where
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.filters import COMPACT, FilterBar, Narrowing
from viewer.ui.widgets.snippet_delegate import SnippetDelegate

TYPING_MS = 120
FIRST_HITS = 50
MOST_HITS = 1_000
HELP = (
    "Type words to find the paragraphs that have them all. "
    "“Words in quotes” stand together, peace* is the beginning of a word, -war must not be there."
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; the last word may still be unfinished."""

    words: str
    narrowing: Narrowing
    limit: int

    def query(self) -> str:
        """The words, the last of them as the beginning of one while it is being typed."""
        last = self.words.split()[-1] if self.words.split() else ""
        unfinished = self.words[-1:].isalnum() and len(last) > 2 and last.isalnum()
        if unfinished and last not in ("AND", "NOT") and self.words.count('"') % 2 == 0:
            return f"{self.words}*"
        return self.words

    def filter(self) -> SearchFilter:
        """The fields beside the words."""
        only = self.narrowing
        return SearchFilter(only.themes, only.documents, only.date_from, only.date_to)


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits, how many there are in all, and how long it took."""

    hits: list[Hit]
    count: int
    milliseconds: float


@pane(
    "search",
    title="Search",
    area=Area.BOTTOM,
    icon="search",
    order=10,
    keys=("Ctrl+6",),
    shown=False,
)
class SearchPane(QWidget):
    """A field, filters, and ranked hits in their context."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = SearchModel(self)
        self.field = Field()
        self.filters = FilterBar(session)
        self.view = QListView()
        self.status = QLabel()
        self._empty = EmptyState("search")
        self._limit = FIRST_HITS
        self._job: Job | None = None
        self._asked: Question | None = None
        self._answer: Answer | None = None
        self._build()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPING_MS)
        self._typed.timeout.connect(self.search)
        self.field.textChanged.connect(self._typing)
        self.filters.changed.connect(self._filters_changed)
        self._refreshers = [
            Refresher(session, (DocumentsChanged,), self._again, awake=False, parent=self),
            Refresher(session, (TagsChanged,), self._tags_changed, awake=False, parent=self),
        ]
        self._show_state()

    @action(
        "search.find",
        text="Search all documents",
        menu="Edit",
        order=400,
        keys=("Ctrl+Shift+F",),
        icon="search",
        help_text="Search all documents for words.",
    )
    def search_everywhere(self) -> None:
        selected = " ".join(self._session.selection.text.split())
        self._session.reveal("search")
        if 0 < len(selected) <= 80 and not self._session.selection.anchors[0].whole:
            self.field.setText(f'"{selected}"' if " " in selected else selected)
        self.field.selectAll()

    @action(
        "search.next",
        text="Next result",
        menu="Go",
        order=300,
        keys=("F4",),
        icon="next",
        enabled=lambda pane: pane.model.rowCount() > 0,
    )
    def next_hit(self) -> None:
        self._step(1)
        self.go_to_current()

    @action(
        "search.previous",
        text="Previous result",
        menu="Go",
        order=301,
        keys=("Shift+F4",),
        icon="previous",
        enabled=lambda pane: pane.model.rowCount() > 0,
    )
    def previous_hit(self) -> None:
        self._step(-1)
        self.go_to_current()

    @action(
        "search.go-through",
        text="Go through the results",
        menu="Tag",
        order=204,
        keys=("Ctrl+F4",),
        enabled=lambda pane: pane.may_go_through,
        help_text="One result after the other: the key of a theme tags its paragraph and goes on",
    )
    def go_through(self) -> None:
        """Fetch more of them than the list shows, and let the readers begin."""
        question = Question(self.field.text(), self.filters.narrowing(), MOST_HITS)
        home = self._session.archive

        def work(job: Job) -> list[Hit]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return archive.search.find(question.query(), question.filter(), limit=MOST_HITS)

        self._session.background.run("Searching", work, done=self._begin_round)

    @property
    def may_go_through(self) -> bool:
        return self.model.rowCount() > 0 and not self._session.archive.read_only

    def _begin_round(self, hits: list[Hit]) -> None:
        places = tuple(Place(hit.document, hit.paragraph) for hit in hits)
        self._session.reveal("readers")
        name = f"Results for “{shorten(self.field.text().strip(), 40)}”"
        self._session.round_requested.emit(Named(name, places))

    def search(self) -> None:
        """Ask what stands in the fields now; what was being searched is ended."""
        self._typed.stop()
        question = Question(self.field.text(), self.filters.narrowing(), self._limit)
        if question == self._asked and self._job is not None:
            return
        self._stop()
        self._asked = question
        if not _has_words(question.words):
            self._answer = None
            self.model.show([])
            self._show_state()
            return
        home = self._session.archive

        def work(job: Job) -> Answer:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                began = time.perf_counter()
                query, only = question.query(), question.filter()
                hits = archive.search.find(query, only, limit=question.limit)
                spent = (time.perf_counter() - began) * 1000
                count = len(hits)
                if count == question.limit:
                    job.check()
                    count = archive.search.count(query, only)
                return Answer(hits, count, spent)

        self._job = self._session.background.run(
            "Searching", work, done=self._show, failed=self._fail, quiet=True
        )
        self.status.setText("Searching…")

    def show_current(self) -> None:
        """Show the current hit; the keys stay in the list, to go on to the next."""
        hit = self.model.hit_at(self.view.currentIndex())
        if hit is not None:
            self._session.open(place_of(hit))

    def go_to_current(self, where: Where = Where.CURRENT) -> None:
        """Show the current hit, to go on there."""
        hit = self.model.hit_at(self.view.currentIndex())
        if hit is not None:
            self._session.go(place_of(hit), where)

    def save_state(self) -> object:
        """The words, for the next start."""
        return {"words": self.field.text()}

    def restore_state(self, state: object) -> None:
        """Put the words back."""
        if isinstance(state, dict) and isinstance(state.get("words"), str):
            self.field.setText(state["words"])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.filters.set_compact(self.width() < COMPACT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for refresher in self._refreshers:
            refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for refresher in self._refreshers:
            refresher.sleep()
        self._stop()

    def _build(self) -> None:
        self.field.setPlaceholderText("Search all documents")
        self.field.setAccessibleName("Search all documents")
        self.field.setToolTip(HELP)
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.status.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.status.setAccessibleName("Number of results")
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(SnippetDelegate(self._session.appearance, view))
        view.setUniformItemSizes(True)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAccessibleName("Results")
        view.clicked.connect(self._clicked)
        view.installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._session.appearance.changed.connect(view.viewport().update)
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT, UNIT, UNIT // 2)
        bar.setSpacing(UNIT)
        bar.addWidget(self.field, 1)
        bar.addWidget(self.filters)
        bar.addWidget(self.status)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(body, 1)
        self.setFocusProxy(self.field)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event.modifiers())
            return True
        if watched is not self.field:
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5}
        steps[Qt.Key.Key_PageUp] = -5
        if key in steps:
            self._step(steps[Qt.Key(key)])
            return True
        if key == Qt.Key.Key_Escape:
            if self.field.text():
                self.field.clear()
            else:
                self._session.reveal("readers")
            return True
        return False

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if self._typed.isActive():
            self.search()
            return
        if not self.view.currentIndex().isValid():
            self._step(1)
        beside = modifiers & Qt.KeyboardModifier.ControlModifier
        self.go_to_current(Where.RIGHT if beside else Where.CURRENT)

    def _step(self, by: int) -> None:
        rows = self.model.rowCount()
        if not rows:
            return
        current = self.view.currentIndex()
        row = min(max(current.row() + by, 0), rows - 1) if current.isValid() else 0
        self.view.setCurrentIndex(self.model.index(row))

    def _typing(self) -> None:
        self._limit = FIRST_HITS
        self._typed.start()

    def _filters_changed(self) -> None:
        self._limit = FIRST_HITS
        self.search()

    def _again(self) -> None:
        self._asked = None
        self.search()

    def _tags_changed(self) -> None:
        if self.filters.narrowing().themes:
            self._again()

    def _scrolled(self, value: int) -> None:
        """Fetch more at the end of what was fetched."""
        answer = self._answer
        at_end = value == self.view.verticalScrollBar().maximum() > 0
        if not at_end or answer is None or self._job is not None:
            return
        if len(answer.hits) == self._limit < min(answer.count, MOST_HITS):
            self._limit = min(self._limit * 4, MOST_HITS)
            self.search()

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.show_current()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None
            self._asked = None

    def _show(self, answer: Answer) -> None:
        self._job = None
        self._answer = answer
        self.model.show(answer.hits)
        self._show_state()

    def _fail(self, error: WorldError) -> None:
        self._job = None
        self._asked = None
        self._answer = None
        self.model.show([])
        self.status.clear()
        self._empty.say(str(error), "Search again", self.search)
        self._stack.setCurrentWidget(self._empty)

    def _show_state(self) -> None:
        answer, words = self._answer, self.field.text().strip()
        self.status.setText("" if answer is None else _counted(answer))
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        if not words:
            self._empty.say(HELP)
        elif not _has_words(words):
            self._empty.say(f"There is no word in “{words}”. {HELP}")
        elif self.filters.narrowing():
            self._empty.say(
                f"With these filters nothing is found for “{words}”.",
                "Search everywhere",
                self.filters.clear,
            )
        else:
            self._empty.say(
                f"No paragraph has “{words}”. Try fewer words, or the beginning of one with *."
            )
        self._stack.setCurrentWidget(self._empty)


def _has_words(words: str) -> bool:
    return any(character.isalnum() for character in words)


def _counted(answer: Answer) -> str:
    results = "1 result" if answer.count == 1 else f"{answer.count:,} results"
    shown = (
        f"best {len(answer.hits):,} of {results}" if answer.count > len(answer.hits) else results
    )
    return f"{shown} · {max(1, round(answer.milliseconds)):,} ms"
