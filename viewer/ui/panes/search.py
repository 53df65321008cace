"""Search through the whole archive, as one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from viewer.domain.ids import SavedSearchId
from viewer.domain.saved_searches import Wanted
from viewer.domain.searching import Found, Order, Question, What
from viewer.ui.actions import Choice, Context, action
from viewer.ui.background import Job
from viewer.ui.commands.naming import shorten
from viewer.ui.commands.saved_searches import save_search
from viewer.ui.models.query_text import is_exact, turn_exact
from viewer.ui.models.searching import MOST, all_hits
from viewer.ui.panes import Area, pane
from viewer.ui.reading.round import Named
from viewer.ui.session import Place
from viewer.ui.widgets.search_desk import SearchDesk
from viewer.ui.widgets.search_menus import ORDERS

MOST_GONE_THROUGH = 1_000

Hits = tuple[list[Found], bool]
"""What was found, and whether there is more of it."""


@pane(
    "search",
    title="Search",
    area=Area.BOTTOM,
    icon="search",
    order=10,
    keys=("Ctrl+6",),
    shown=False,
)
class SearchPane(SearchDesk):
    """What can be done with a search and what it found."""

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
            bare = selected.replace('"', " ")
            self.field.setText(f'"{bare}"' if " " in bare else bare)
        self.field.selectAll()

    @action(
        "search.next",
        text="Next result",
        menu="Go",
        order=300,
        keys=("F4",),
        icon="next",
        enabled=lambda pane: pane.has_hits,
    )
    def next_hit(self) -> None:
        self.results.step(1)
        self.go_to_current()

    @action(
        "search.previous",
        text="Previous result",
        menu="Go",
        order=301,
        keys=("Shift+F4",),
        icon="previous",
        enabled=lambda pane: pane.has_hits,
    )
    def previous_hit(self) -> None:
        self.results.step(-1)
        self.go_to_current()

    @action(
        "search.context",
        text="Results in context",
        menu="Edit/Search",
        order=410,
        keys=("Ctrl+Alt+K",),
        icon="excerpts",
        checked=lambda pane: pane.results.in_context,
        help_text="One line for every occurrence, aligned at it; Left and Right sort by the words",
    )
    def turn_context(self) -> None:
        self.set_in_context(not self.results.in_context)

    @action(
        "search.exact",
        text="Exact form",
        menu="Edit/Search",
        order=411,
        keys=("Ctrl+Alt+X",),
        checked=lambda pane: is_exact(pane.field.text()),
        help_text="Look for the words letter for letter: = stands before each",
    )
    def turn_exact(self) -> None:
        self.write(turn_exact(self.field.text()))

    @action(
        "search.full-names",
        text="Full names of acronyms too",
        menu="Edit/Search",
        order=412,
        checked=lambda pane: pane.searching.full_names,
        help_text="OCHA finds the Office for the Coordination of Humanitarian Affairs too",
    )
    def turn_full_names(self) -> None:
        self.want_full_names(not self.searching.full_names)
        self.again()

    @action(
        "search.facets",
        text="What narrows the results",
        menu="Edit/Search",
        order=413,
        keys=("Ctrl+Alt+B",),
        icon="filter",
        checked=lambda pane: pane.facets_wanted,
        help_text="Show beside the results by what they can be narrowed, with counts",
    )
    def turn_facets(self) -> None:
        self.want_facets(not self.facets_wanted)

    @action(
        "search.order",
        text="Order results by",
        menu="Edit/Search",
        order=414,
        icon="sort",
        choices=lambda pane: pane.orders(),
    )
    def order_by(self, order: Order) -> None:
        if order is not self.order:
            self.order = order
            self.dress()
            self.again()

    @action(
        "search.save",
        text="Save search…",
        menu="Edit/Search",
        order=420,
        keys=("Ctrl+S",),
        icon="save",
        context=Context.PANE,
        enabled=lambda pane: pane.may_save,
        help_text="Keep the query under a name, and its documents as a live collection if wanted",
    )
    def save(self) -> None:
        from viewer.ui.widgets.saved_searches_dialog import SaveSearchDialog

        query = self.query()
        dialog = SaveSearchDialog(query, shorten(query, 60), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = Wanted(query, self.order, self.searching.full_names)
        dialog.accepted.connect(
            lambda: save_search(
                self._session, dialog.name.text().strip(), wanted, live=dialog.live.isChecked()
            )
        )
        dialog.open()

    @action(
        "search.saved",
        text="Saved search",
        menu="Edit/Search",
        order=421,
        icon="star",
        choices=lambda pane: pane.saved(),
        help_text="Ask a saved search",
    )
    def open_saved(self, search: SavedSearchId) -> None:
        self.show_saved(self._session.archive.saved_searches.get(search))

    @action(
        "search.manage",
        text="Saved searches…",
        menu="Edit/Search",
        order=422,
        help_text="Rename saved searches, show them in the library, remove them",
    )
    def manage(self) -> None:
        from viewer.ui.widgets.saved_searches_dialog import SavedSearchesDialog

        dialog = SavedSearchesDialog(self._session, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self.show_saved)
        dialog.open()

    @action(
        "search.go-through",
        text="Go through the results",
        menu="Tag",
        order=204,
        keys=("Ctrl+F4",),
        enabled=lambda pane: pane.may_write_on_hits,
        help_text="One result after the other: the key of a theme tags its paragraph and goes on",
    )
    def go_through(self) -> None:
        """Fetch more of them than the list shows, and let the readers begin."""
        question = replace(self._question(), only_paragraphs=True)
        self._fetch(question, MOST_GONE_THROUGH, self._begin_round)

    @action(
        "search.tag-all",
        text="Tag all hits…",
        menu="Tag",
        order=205,
        keys=("Ctrl+Alt+T",),
        icon="tag-add",
        enabled=lambda pane: pane.may_write_on_hits,
        help_text="Put a theme on all that was found, or on those selected, in one step",
    )
    def tag_all(self) -> None:
        from viewer.ui.widgets.hits_asking import ask_to_tag

        self._fetch(self._question(Order.DOCUMENT), MOST, partial(self._ask_about, ask_to_tag))

    @action(
        "search.note-all",
        text="Note on all hits…",
        menu="Tag",
        order=206,
        keys=("Ctrl+Alt+M",),
        icon="note-add",
        enabled=lambda pane: pane.may_write_on_hits,
        help_text="Write the same note on all that was found, or on those selected, in one step",
    )
    def note_all(self) -> None:
        from viewer.ui.widgets.hits_asking import ask_to_note

        self._fetch(self._question(Order.DOCUMENT), MOST, partial(self._ask_about, ask_to_note))

    @action(
        "search.copy",
        text="Copy results",
        menu="Edit/Search",
        order=430,
        keys=("Ctrl+C",),
        icon="copy",
        context=Context.PANE,
        enabled=lambda pane: bool(pane.results.chosen()),
        help_text="Copy the selected results with their sources; in context as a table",
    )
    def copy(self) -> None:
        from viewer.ui.models.found_clip import clip_hits, clip_lines

        lines = self.results.lines.chosen() if self.results.in_context else []
        chosen = self.results.chosen()
        data = clip_lines(lines) if lines else clip_hits(chosen)
        QGuiApplication.clipboard().setMimeData(data)
        count = len(lines or chosen)
        what = "line" if lines else "result"
        said = f"1 {what}" if count == 1 else f"{count:,} {what}s"
        self._session.message.emit(f"{said} copied", False)

    @property
    def has_hits(self) -> bool:
        return self.model.rowCount() > 0

    @property
    def may_write_on_hits(self) -> bool:
        return self.has_hits and not self._session.archive.read_only

    def orders(self) -> Iterable[Choice]:
        return [Choice(said, each, checked=each is self.order) for each, said in ORDERS.items()]

    def saved(self) -> list[Choice]:
        return [
            Choice(each.name, each.id, icon="star", tip=each.wanted.query)
            for each in self._session.archive.saved_searches.all()
        ]

    def _question(self, order: Order | None = None) -> Question:
        """What the results are of; in an order, their paragraphs only."""
        asked = self.answer.question if self.answer is not None else Question(self.query())
        if order is None:
            return asked
        return replace(asked, order=order, only_paragraphs=True)

    def _fetch(self, question: Question, most: int, done: Callable[[Hits], None]) -> None:
        """Read all hits, which the list need not have."""
        home, searching = self._session.archive, self.searching

        def work(job: Job) -> Hits:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return all_hits(archive, searching.whole(archive, question), job, most)

        self._session.background.run("Reading all results", work, done=done)

    def _begin_round(self, hits: Hits) -> None:
        places = tuple(
            Place(each.document, each.paragraph)
            for each in hits[0]
            if each.what is What.PARAGRAPH and each.document is not None
        )
        self._session.reveal("readers")
        name = f"Results for “{shorten(self.query(), 40)}”"
        self._session.round_requested.emit(Named(name, places))

    def _ask_about(self, ask: Callable[..., QDialog], hits: Hits) -> None:
        found, cut = hits
        paragraphs = [each for each in found if each.what is What.PARAGRAPH]
        chosen = [each for each in self.results.chosen() if each.what is What.PARAGRAPH]
        said = f"Found by “{shorten(self.query(), 120)}”"
        dialog = ask(self._session, paragraphs, chosen, said=said, cut=cut, parent=self.window())
        # In the field Ctrl+Z would take back letters, not what was put on the hits.
        dialog.accepted.connect(self.results.view.setFocus)
