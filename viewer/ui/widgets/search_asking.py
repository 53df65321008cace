"""Asks while one types, and shows what was found: the field over its results."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
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
from viewer.domain.searching import FacetValue, Order, QueryError, Question
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.models.query_text import asks_for_tags, finished, is_exact, turn_filter
from viewer.ui.models.refreshing import Refresher
from viewer.ui.models.search_wording import counted, explained, said_of
from viewer.ui.models.searching import Answer, Counted, Lined, Searching
from viewer.ui.session import Session
from viewer.ui.widgets.search_bar import HELP, SearchBar
from viewer.ui.widgets.search_menus import ORDERS
from viewer.ui.widgets.search_results import SearchResults

TYPING_MS = 120
COMPACT = 120 * UNIT


class SearchAsking(QWidget):
    """The bar, the results, and the search between them."""

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
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPING_MS)
        self._build()
        self._listen()
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

    def _listen(self) -> None:
        results, searching = self.results, self.searching
        self._typed.timeout.connect(lambda: self._ask(typing=True))
        self.field.textChanged.connect(self._typing)
        results.more_wanted.connect(self._go_on)
        results.facets.turned.connect(self._narrow)
        searching.answered.connect(self._answered)
        searching.continued.connect(self._continued)
        searching.counted.connect(self._counted)
        searching.lined.connect(self._lined)
        searching.failed.connect(self._failed)

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

    def _narrow(self, value: FacetValue) -> None:
        self.write(turn_filter(self.query(), value.narrows))

    def _go_on(self) -> None:
        if self._answer is not None:
            self.searching.go_on(self._answer)

    def _typing(self) -> None:
        self.bar.show_mistake(None)
        self.dress()
        self._typed.start()

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
