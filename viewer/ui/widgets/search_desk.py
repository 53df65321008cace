"""The field over its results: asks while one types, shows what was found, remembers what was asked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.archive.changes import (
    AnnotationsChanged,
    Change,
    DocumentsChanged,
    GlossaryChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain import WorldError
from viewer.domain.saved_searches import SavedSearch
from viewer.domain.searching import Completion, FacetValue, Order, QueryError, Question
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.models.query_text import asks_for_tags, finished, is_exact, turn_filter
from viewer.ui.models.refreshing import Refresher
from viewer.ui.models.search_memory import SearchMemory
from viewer.ui.models.search_wording import counted, explained, said_of
from viewer.ui.models.searching import Answer, Counted, Lined, Searching
from viewer.ui.session import Session, Where
from viewer.ui.widgets.search_bar import HELP, SearchBar
from viewer.ui.widgets.search_menus import ORDERS, fill_options, fill_saved
from viewer.ui.widgets.search_results import SearchResults

TYPING_MS = 120
COMPACT = 120 * UNIT
_UNASKED = frozenset(
    ("theme", "document", "body", "language", "kind", "label", "person", "symbol", "scope",
     "state", "year")
)  # fmt: skip
"""What is offered while typing: values of fields, which few know by heart."""

_MENU = (
    "search.copy", "", "search.tag-all", "search.note-all", "search.go-through", "",
    "search.context", "search.save",
)  # fmt: skip


class SearchDesk(QWidget):
    """All of the search pane but what its actions do."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.bar = SearchBar(session.appearance)
        self.results = SearchResults(session.appearance)
        self.searching = Searching(session, self)
        self.field = self.bar.field
        self.model = self.results.model
        self.order = Order.RELEVANCE
        self.facets_wanted = True
        self._answer: Answer | None = None
        self._problem = ""
        self._lined_for = ""
        self._memory = SearchMemory()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPING_MS)
        self._build()
        self._connect()
        kinds: tuple[type[Change], ...] = (
            DocumentsChanged, AnnotationsChanged, ThemesChanged, GlossaryChanged,
        )  # fmt: skip
        self._refreshers = [
            Refresher(session, kinds, self.again, awake=False, parent=self),
            Refresher(session, (TagsChanged,), self._tags_changed, awake=False, parent=self),
        ]
        self.dress()
        self._show_state()

    @property
    def answer(self) -> Answer | None:
        """What the results are of; None where nothing was asked."""
        return self._answer

    def query(self) -> str:
        """What was asked: a word that was being typed is the beginning of one."""
        text = self.field.text()
        answer = self._answer
        typing = answer is not None and answer.question.typing and answer.question.text == text
        return (finished(text) if typing else text).strip()

    def search(self) -> None:
        """Ask what stands in the field now; what was being searched is ended."""
        self._ask(typing=False)

    def write(self, query: str) -> None:
        """Put another query into the field, where Ctrl+Z takes it back, and ask it at once."""
        self.field.rewrite(query)
        self.search()

    def again(self) -> None:
        """Ask the same again."""
        answer = self._answer
        typing = answer is not None and answer.question.typing
        self.searching.forget_names()
        self.searching.stop()
        self._ask(typing=typing)

    def show_saved(self, saved: SavedSearch) -> None:
        """Ask a saved search."""
        self._session.reveal("search")
        self.order = saved.wanted.order
        self.want_full_names(saved.wanted.full_names)
        self.write(saved.wanted.query)

    def set_in_context(self, on: bool) -> None:
        """Show a line for every occurrence, or the list."""
        self.results.set_in_context(on)
        self.dress()
        if on and self._answer is not None:
            self.searching.line_up(self._answer.question)
        self._show_state()

    def want_facets(self, wanted: bool) -> None:
        self.facets_wanted = wanted
        self.results.want_facets(wanted)

    def want_full_names(self, wanted: bool) -> None:
        """Let acronyms find what they stand for too; what was imported since is looked through."""
        self.searching.full_names = wanted
        self.dress()
        if not wanted:
            return
        home = self._session.archive

        def work(job: Job) -> None:
            from viewer.ui.models.glossary_model import settle_glossary  # with its process

            with home.again() as archive:
                job.on_cancel(archive.interrupt)
                settle_glossary(archive, job)

        self._session.background.run("Looking for acronyms", work, done=self._names_known)

    def _names_known(self, _nothing: None) -> None:
        if self.searching.full_names:
            self.again()

    def dress(self) -> None:
        """Have the buttons say how it is asked now."""
        self.bar.exact.setChecked(is_exact(self.field.text()))
        self.bar.context.setChecked(self.results.in_context)
        other = self.order is not Order.RELEVANCE or self.searching.full_names
        self.bar.say_order(ORDERS[self.order], other=other)

    def show_current(self) -> None:
        """Show the current hit; the keys stay in the list, to go on to the next."""
        place = self.results.place()
        if place is not None:
            self._session.open(place)
            self._remember()
        else:
            self._show_theme()

    def go_to_current(self, where: Where = Where.CURRENT) -> None:
        """Show the current hit, to go on there."""
        place = self.results.place()
        if place is not None:
            self._session.go(place, where)
            self._remember()
        else:
            self._show_theme()

    def _show_theme(self) -> None:
        """What is found in the codebook stands nowhere in a document."""
        hit = self.results.current()
        if hit is not None and hit.theme is not None:
            self._session.perform("themes.show", hit.theme)

    def save_state(self) -> object:
        """How it is asked, for the next start."""
        return SearchMemory(
            self.field.text(),
            self.order,
            self.results.in_context,
            self.facets_wanted,
            self.searching.full_names,
            self._memory.recent,
        ).as_json()

    def restore_state(self, state: object) -> None:
        """Put it back as it was."""
        memory = self._memory = SearchMemory.read(state)
        self.order = memory.order
        self.want_facets(memory.facets)
        self.results.set_in_context(memory.context)
        self.want_full_names(memory.full_names)
        self.field.setText(memory.words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.set_compact(self.width() < COMPACT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for refresher in self._refreshers:
            refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for refresher in self._refreshers:
            refresher.sleep()
        self.searching.stop()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.results, 1)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        bar, results, searching = self.bar, self.results, self.searching
        self._typed.timeout.connect(lambda: self._ask(typing=True))
        self.field.textChanged.connect(self._typing)
        self.field.offer_wanted.connect(self._complete)
        for watched in (self.field, results.list, results.lines):
            watched.installEventFilter(self)
        for button, name in ((bar.exact, "search.exact"), (bar.context, "search.context")):
            button.clicked.connect(partial(self._perform, name))
        bar.options_menu.aboutToShow.connect(self._fill_options)
        bar.saved_menu.aboutToShow.connect(self._fill_saved)
        results.shown.connect(self.show_current)
        results.more_wanted.connect(self._go_on)
        results.menu_wanted.connect(lambda at: self._session.show_menu(_MENU, at))
        results.facets.turned.connect(self._narrow)
        results.welcome.tried.connect(self._try)
        searching.answered.connect(self._answered)
        searching.continued.connect(self._continued)
        searching.counted.connect(self._counted)
        searching.lined.connect(self._lined)
        searching.failed.connect(self._failed)
        searching.completed.connect(self._completed)
        self._session.archive_changed.connect(self._forget_queries)

    def _perform(self, name: str, _checked: bool = False) -> None:
        self._session.perform(name)
        self.dress()

    def _ask(self, *, typing: bool) -> None:
        self._typed.stop()
        text = self.field.text()
        if not text.strip():
            self.searching.stop()
            self._forget()
            return
        self.searching.ask(Question(text, order=self.order, typing=typing))
        self.bar.status.setText("Searching…")

    def _tags_changed(self) -> None:
        if asks_for_tags(self.field.text()):
            self.again()

    def _try(self, query: str) -> None:
        self.write(query)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self, value: FacetValue) -> None:
        self.write(turn_filter(self.query(), value.narrows))

    def _go_on(self) -> None:
        if self._answer is not None:
            self.searching.go_on(self._answer)

    def _typing(self) -> None:
        self.bar.show_mistake(None)
        self.dress()
        self._typed.start()

    def _complete(self, text: str, place: int, wanted: bool) -> None:
        if text.strip() or not self._memory.recent:
            self.searching.complete(text, place, wanted=wanted)
        elif wanted:
            self.field.offer(
                text, [Completion(each, 0, 0, each, "word") for each in self._memory.recent]
            )

    def _completed(self, text: str, wanted: bool, found: list[Completion]) -> None:
        self.field.offer(text, [each for each in found if wanted or each.group in _UNASKED])

    def _answered(self, answer: Answer) -> None:
        before = self._answer
        same = before is not None and before.question.text == answer.question.text
        self._answer, self._problem = answer, ""
        self.bar.show_mistake(None)
        self.results.show_hits(answer.hits, same=same)
        if not answer.hits:
            self.results.show_facets(None, (), "")
            self.results.show_lines([])
        elif self.results.in_context:
            self.searching.line_up(answer.question)
        self._show_state()

    def _continued(self, answer: Answer) -> None:
        self._answer = answer
        self.model.show(answer.hits)
        self._show_state()

    def _counted(self, counted: Counted) -> None:
        self.results.show_facets(counted.facets, counted.scopes, counted.question.text)

    def _lined(self, lined: Lined) -> None:
        same = self._lined_for == lined.question.text
        self._lined_for = lined.question.text
        self.results.show_lines(lined.rows, same=same)
        self._show_state()
        count = len(lined.rows)
        said = "1 line" if count == 1 else f"{count:,} lines"
        if self._answer is not None:
            said = f"{said} in {counted(self._answer)}"
        self.bar.status.setText(f"first {said}" if lined.cut else said)

    def _failed(self, error: WorldError) -> None:
        if isinstance(error, QueryError):
            self.bar.show_mistake(error)
            self.bar.status.clear()
            return  # what was found before stays to be looked at
        self._forget()
        self._problem = str(error)
        self._show_state()

    def _forget(self) -> None:
        self._answer, self._problem = None, ""
        self.bar.show_mistake(None)
        self.model.show([])
        self.results.show_lines([])
        self.results.show_facets(None, (), "")
        self._show_state()

    def _show_state(self) -> None:
        answer, words = self._answer, self.field.text().strip()
        self.bar.status.setText("" if answer is None else said_of(answer))
        self.bar.status.setToolTip("" if answer is None else explained(answer))
        if self.model.rowCount():
            self.results.look()
            return
        empty = self.results.empty
        if self._problem:
            empty.say(self._problem, "Search again", self.search)
        elif not words:
            self.results.welcome_reader()
            return
        elif answer is None:
            return  # still being asked
        elif not any(letter.isalnum() for letter in words):
            empty.say(f"There is no word in “{words}”. {HELP}")
        else:
            empty.say(f"Nothing is found for “{words}”. Try fewer words, or the beginning of one.")
        self.results.say_nothing_found()

    def _remember(self) -> None:
        """Keep what was worth going to."""
        self._memory = self._memory.asked(self.field.text().strip())

    def _forget_queries(self) -> None:
        self._memory = SearchMemory()

    # Keys

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is self.field and self.field.completions.isVisible():
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event.modifiers())
            return True
        if watched is self.results.lines and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.results.lines.sort_towards(left=key == Qt.Key.Key_Left)
            return True
        return watched is self.field and self._key_in_field(key)

    def _key_in_field(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5}
        steps[Qt.Key.Key_PageUp] = -5
        if key in steps:
            self.results.step(steps[Qt.Key(key)])
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
            self._remember()
            return
        if not self.results.view.currentIndex().isValid():
            self.results.step(1)
        beside = modifiers & Qt.KeyboardModifier.ControlModifier
        self.go_to_current(Where.RIGHT if beside else Where.CURRENT)

    # Menus

    def _fill_options(self) -> None:
        perform = self._session.perform
        fill_options(
            self.bar.options_menu,
            self.order,
            lambda order: perform("search.order", order),
            (
                (
                    "Full names of acronyms too",
                    self.searching.full_names,
                    lambda: perform("search.full-names"),
                ),
                (
                    "Show what narrows the results",
                    self.facets_wanted,
                    lambda: perform("search.facets"),
                ),
            ),
        )

    def _fill_saved(self) -> None:
        perform = self._session.perform
        fill_saved(
            self.bar.saved_menu,
            self._session.archive.saved_searches.all(),
            self.show_saved,
            (
                ("Save search…", self.may_save, lambda: perform("search.save")),
                ("Saved searches…", True, lambda: perform("search.manage")),
            ),
            self._memory.recent,
            self._try,
        )

    @property
    def may_save(self) -> bool:
        return bool(self.field.text().strip()) and not self._session.archive.read_only
