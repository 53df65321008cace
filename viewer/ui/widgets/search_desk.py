"""The search pane at work: keys, menus, what is offered while one types, what is remembered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from viewer.domain.saved_searches import SavedSearch
from viewer.domain.searching import Completion
from viewer.ui.models.search_memory import SearchMemory
from viewer.ui.session import Session, Where
from viewer.ui.widgets.search_asking import SearchAsking
from viewer.ui.widgets.search_menus import fill_options, fill_saved

_UNASKED = frozenset(
    ("theme", "document", "body", "language", "kind", "label", "person", "symbol", "scope",
     "state", "year")
)  # fmt: skip
"""What is offered while typing: values of fields, which few know by heart."""

_MENU = (
    "search.copy", "", "search.tag-all", "search.note-all", "search.go-through", "",
    "search.context", "search.save",
)  # fmt: skip


class SearchDesk(SearchAsking):
    """All of the search pane but what its actions do."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._memory = SearchMemory()
        bar, results = self.bar, self.results
        self.field.offer_wanted.connect(self._complete)
        self.searching.completed.connect(self._completed)
        for watched in (self.field, results.list, results.lines):
            watched.installEventFilter(self)
        for button, name in ((bar.exact, "search.exact"), (bar.context, "search.context")):
            button.clicked.connect(partial(self._perform, name))
        bar.options_menu.aboutToShow.connect(self._fill_options)
        bar.saved_menu.aboutToShow.connect(self._fill_saved)
        results.shown.connect(self.show_current)
        results.menu_wanted.connect(lambda at: session.show_menu(_MENU, at))
        results.welcome.tried.connect(self._try)
        session.archive_changed.connect(self._forget_queries)

    def show_saved(self, saved: SavedSearch) -> None:
        """Ask a saved search."""
        self._session.reveal("search")
        self.order = saved.wanted.order
        self.want_full_names(saved.wanted.full_names)
        self.write(saved.wanted.query)

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

    def _perform(self, name: str, _checked: bool = False) -> None:
        self._session.perform(name)
        self.dress()

    def _try(self, query: str) -> None:
        self.write(query)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complete(self, text: str, place: int, wanted: bool) -> None:
        if text.strip() or not self._memory.recent:
            self.searching.complete(text, place, wanted=wanted)
        elif wanted:
            self.field.offer(
                text, [Completion(each, 0, 0, each, "word") for each in self._memory.recent]
            )

    def _completed(self, text: str, wanted: bool, found: list[Completion]) -> None:
        self.field.offer(text, found if wanted else [each for each in found if self._fits(each)])

    def _fits(self, completion: Completion) -> bool:
        """Whether it may be offered unasked: nothing covers the sentence on a mistake elsewhere."""
        mistake = self.field.mistake
        meant = mistake is None or (completion.start <= mistake[1] and mistake[0] <= completion.end)
        return meant and completion.group in _UNASKED

    def _remember(self) -> None:
        """Keep what was worth going to."""
        self._memory = self._memory.asked(self.field.text().strip())

    def _forget_queries(self) -> None:
        self._memory = SearchMemory()

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
