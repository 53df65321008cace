"""Finding paragraphs, notes, titles and themes by a query; see `docs/manual/searching.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.folding import raw_words
from viewer.archive.hits import details, found_paragraph
from viewer.archive.searching.catalogue import Catalogues
from viewer.archive.searching.compiling import Compiler, expanded
from viewer.archive.searching.fields import Field
from viewer.archive.searching.matching import matches, stands_exactly
from viewer.archive.searching.names import Names
from viewer.archive.searching.others import SHELVES, Other, found_of, others, places, read, text_of
from viewer.archive.searching.paragraphs import COMMON, Paragraphs, Ranking
from viewer.archive.searching.parser import parse
from viewer.archive.searching.plan import NOTHING, Plan, both
from viewer.archive.searching.rows import ParagraphRows, Rows
from viewer.archive.searching.tree import Dates, Filter, Near, Node, Term, leaves, sought
from viewer.archive.snippets import snippet
from viewer.domain import DocumentId, Hit, ParagraphId, SearchFilter
from viewer.domain.searching import (
    Completion,
    Facets,
    Found,
    Order,
    Page,
    QueryError,
    Question,
    Tally,
)

T = TypeVar("T")
EVERYWHERE = SearchFilter()
ALL = 1_000_000
"""More paragraphs than these are not listed at once."""


class Search:
    """Reads only; `Archive.interrupt` ends it from another thread.

    Every call raises `QueryError` for a query that cannot be understood, or that names what is not in
    the archive.
    """

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._catalogues = Catalogues(connection, editor.shared)
        self._person = editor.person
        connection.raw.create_function("stands_exactly", 3, stands_exactly, deterministic=True)

    def page(self, question: Question, *, offset: int = 0, limit: int = 50) -> Page:
        """Hits of all kinds, from `offset` on."""
        with self._connection.interruptible() as go_on:
            asked = self._ask(question)
            wanted = offset + limit + 1
            beside = [] if asked.node is None else self._others(asked)
            go_on()
            if question.order is Order.RELEVANCE:
                found, ranked = self._by_relevance(asked, beside, wanted)
            else:
                found, ranked = self._in_order(asked, beside, wanted, question.order), None
            go_on()
            shown = self._found(asked.node, found[offset : offset + limit])
        return Page(shown, offset, len(found) > offset + limit, ranked)

    def tally(self, question: Question, *, most: int | None = None) -> Tally:
        """How many hits of all kinds; counted no further than `most`, where that is given."""
        asked = self._ask(question)
        count = self._paragraphs(asked).count(most)
        number = count.count + (0 if count.more else len(self._others(asked)))
        return Tally(number, count.more)

    def paragraphs(self, question: Question, *, most: int = ALL) -> list[ParagraphId]:
        """Every paragraph that is found, in the order of the archive; for what is done to all."""
        asked = self._ask(question)
        return [ParagraphId(each) for each in self._paragraphs(asked).all(most)]

    def facets(self, question: Question, *, most: int = 12) -> Facets:
        """Its paragraphs counted by theme, document, year, body, kind and language.

        Args:
            question: its order makes no difference.
            most: values of each, the most frequent.
        """
        from viewer.archive.searching.facets import facets  # only where they are shown

        with self._connection.interruptible() as go_on:
            asked = self._ask(question)
            go_on()
            return facets(self._connection, asked.names, self._paragraphs(asked), most)

    def complete(self, text: str, cursor: int) -> list[Completion]:
        """What may be typed at a place of a query, counted in code points from 0."""
        from viewer.archive.searching.completing import complete  # only where one types

        names = Names(self._connection, self._catalogues.now, self._person)
        return complete(self._connection, names, text, cursor)

    def find(
        self,
        query: str,
        filter: SearchFilter = EVERYWHERE,  # noqa: A002
        *,
        limit: int = 50,
    ) -> list[Hit]:
        """The best paragraphs."""
        asked = self._ask(Question(query, filter))
        best = self._paragraphs(asked).ranked(limit).best
        return [
            _hit(row, matches(asked.node, row["text"]), best[row["key"]][0])
            for row in details(self._connection, [block for _, block in best])
        ]

    def count(self, query: str, filter: SearchFilter = EVERYWHERE) -> int:  # noqa: A002
        """How many paragraphs match."""
        return self._paragraphs(self._ask(Question(query, filter))).count().count

    def mistake(self, question: Question) -> QueryError | None:
        """What is wrong with a query, without asking it."""
        try:
            self._ask(question)
        except QueryError as error:
            return error
        return None

    def _ask(self, question: Question) -> _Asked:
        node = parse(question.text, typing=question.typing)
        if node is not None:
            node = expanded(node, question.expansions)
        names = Names(self._connection, self._catalogues.now, self._person)
        asked = _Asked(node, question, names)
        asked.plan(ParagraphRows())  # what is named must be there, whatever is asked
        return asked

    def _paragraphs(self, asked: _Asked) -> Paragraphs:
        return Paragraphs(self._connection, self._catalogues, asked.plan(ParagraphRows()))

    def _others(self, asked: _Asked) -> list[Other]:
        """Where there are words to find them by, or the query asks for them."""
        asks = any(
            isinstance(each, Filter) and each.field is Field.IN for each in leaves(asked.node)
        )
        if not asks and (asked.only_paragraphs or next(sought(asked.node), None) is None):
            return []
        plans = {shelf.what: asked.plan(shelf.rows) for shelf in SHELVES}
        return others(self._connection, plans)

    def _by_relevance(
        self, asked: _Asked, beside: Sequence[Other], limit: int
    ) -> tuple[list[_Scored], int | None]:
        """The best of each kind is as good as that of the others; their scores do not compare."""
        if asked.has_wide_prefix:
            first = self._paragraphs(asked).first(limit)
            ranking = Ranking([(0.0, block) for block in first], 0)
        else:
            most = COMMON if asked.has_places else None
            ranking = self._paragraphs(asked).ranked(limit, most=most)
        found: list[_Scored] = [
            (score, other) for other, score in _levelled((each.score, each) for each in beside)
        ]
        found += [(score, block) for block, score in _levelled(ranking.best)]
        found.sort(key=lambda each: -each[0])
        return found[:limit], ranking.ranked

    def _in_order(
        self, asked: _Asked, beside: Sequence[Other], limit: int, order: Order
    ) -> list[_Scored]:
        """A title stands before what is in its document, a note beside its paragraph."""
        paragraphs = self._paragraphs(asked)
        blocks = paragraphs.in_order(order, limit)
        documents = paragraphs.documents_of(blocks)
        key = paragraphs.order_of(order)
        listed: list[tuple[tuple[int, int], int | Other]] = [
            (key(*place), each)
            for each, place in zip(beside, places(self._connection, beside), strict=True)
        ]
        listed += [(key(documents.get(block, 0), block), block) for block in blocks]
        listed.sort(key=lambda each: each[0])  # what is beside a paragraph stays before it
        return [(0.0, each) for _, each in listed[:limit]]

    def _found(self, node: Node | None, scored: Sequence[_Scored]) -> tuple[Found, ...]:
        rows = {
            row["id"]: row
            for row in details(
                self._connection, [each for _, each in scored if isinstance(each, int)]
            )
        }
        beside = read(self._connection, [each for _, each in scored if isinstance(each, Other)])
        found: list[Found] = []
        for score, each in scored:
            if isinstance(each, Other):
                text = text_of(beside[each])
                there = matches(node, text)
                found.append(found_of(each, beside[each], there, snippet(text, there), score))
            elif each in rows:
                found.append(found_paragraph(rows[each], matches(node, rows[each]["text"]), score))
        return tuple(found)


_Scored = tuple[float, int | Other]
"""A score with a block or one of the others."""


class _Asked:
    """A question that was understood, with its plans."""

    def __init__(self, node: Node | None, question: Question, names: Names) -> None:
        self.node = node
        self.names = names
        self.only_paragraphs = question.only_paragraphs
        self._only = question.filter
        self._plans: dict[str, Plan] = {}

    @property
    def has_wide_prefix(self) -> bool:
        """Whether a single letter stands for the beginning of a word: too many to be ranked."""
        return any(term.prefix and len(raw_words(term.text)[-1]) == 1 for term in self._terms())

    @property
    def has_places(self) -> bool:
        """Whether words are to stand together or near each other."""
        if any(isinstance(leaf, Near) for leaf in leaves(self.node)):
            return True
        return any(len(raw_words(term.text)) > 1 for term in self._terms())

    def _terms(self) -> Iterator[Term]:
        for leaf in leaves(self.node):
            if isinstance(leaf, Near):
                yield from leaf.terms
            elif isinstance(leaf, Term):
                yield leaf

    def plan(self, rows: Rows) -> Plan:
        """What is asked of one of the four."""
        if self.node is None:
            return NOTHING
        if rows.scope not in self._plans:
            asked = Compiler(self.names, rows).plan(self.node)
            self._plans[rows.scope] = both([asked, *self._filters(rows)])
        return self._plans[rows.scope]

    def _filters(self, rows: Rows) -> Iterable[Plan]:
        only = self._only
        if only.documents:
            yield Plan(documents=frozenset(only.documents) & self.names.catalogue.ids)
        if only.date_from or only.date_to:
            dates = Dates(only.date_from or None, only.date_to or None)
            yield Plan(documents=self.names.dated(dates))
        if only.themes:
            live = self.names.live_themes(only.themes)
            yield Plan(conditions=(rows.themes(live, self.names.tags(live)),))


def _levelled(scored: Iterable[tuple[float, T]]) -> list[tuple[T, float]]:
    """With scores from 1 for the best down; all 1 where there is nothing to compare."""
    scored = list(scored)
    best = max((score for score, _ in scored), default=0.0)
    return [(each, score / best if best > 0 else 1.0) for score, each in scored]


def _hit(row: Row, places: Sequence[tuple[int, int]], score: float) -> Hit:
    return Hit(
        document=DocumentId(row["document_id"]),
        title=row["title"],
        symbol=row["symbol"],
        date=row["date"],
        paragraph=ParagraphId(row["id"]),
        index=row["position"],
        label=row["label"],
        page=row["page"],
        text=row["text"],
        snippet=snippet(row["text"], places),
        score=score,
    )
