"""Paragraphs that a plan holds of: the best, those in an order, all, how many.

Ranking looks at no more than `RANKED`. Of more matches an even share is ranked: every second, third ...
row of the archive, so that no document is before others. A word that so many paragraphs have tells
little about any of them, and ranking them all takes seconds. What stands together or near each other in
more than `COMMON` paragraphs (*in the*) is not ranked at all: FTS5 compares places of words twice for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from viewer.archive.connection import Connection
from viewer.archive.searching.catalogue import Catalogue, Catalogues, Entry, Stretch, merged
from viewer.archive.searching.plan import Plan, Sql
from viewer.archive.searching.rows import ParagraphRows
from viewer.domain.searching import Order, Tally

RANKED = 10_000
COMMON = 100_000
MOST_STRETCHES = 2_000
"""Of more stretches than these, a look at each block that matches is no slower."""
SORTED = 50_000
"""Of so many matches each is told its document; more are found document by document."""
WINDOWS = 64
"""A share of the archive that is looked at to tell how many matches there may be."""

_LIVE = (
    "EXISTS (SELECT 1 FROM blocks AS live JOIN documents ON documents.version_id = live.version_id"
    " WHERE live.id = {row} AND documents.removed_at IS NULL)"
)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scores, higher is better, with blocks; the best first.

    Attributes:
        ranked: as of `Page`.
    """

    best: list[tuple[float, int]]
    ranked: int | None


class Paragraphs:
    """Those of one plan."""

    def __init__(self, connection: Connection, catalogues: Catalogues, plan: Plan) -> None:
        self._connection = connection
        self._catalogues = catalogues
        self._plan = plan
        self._row = "sought.id" if plan.match is None else "blocks_index.rowid"
        self._conditions, self._parameters = self._where((*self._places(), *plan.conditions))

    def ranked(self, limit: int, *, most: int | None = None) -> Ranking:
        """The best of those that were compared; without words, the first in the archive.

        Args:
            limit: so many of the best.
            most: of more matches than about these, none are compared: ranking them is slow.
        """
        if self._plan.match is None:
            return Ranking([(0.0, block) for block in self.first(limit)], None)
        if self._plan.nothing:
            return Ranking([], None)
        likely = self._likely()
        if most is not None and likely > most:
            return Ranking([(0.0, block) for block in self.first(limit)], 0)
        share = 1 if likely < 2 * RANKED else -(-likely // RANKED)
        if share == 1:
            best, ranked, last = self._best("", RANKED + 1, limit)
            if ranked <= RANKED:
                return Ranking(best, None)
            share = self._share_up_to(last)
        best, ranked, _ = self._best(f"rowid % {share:d} = 0", RANKED, limit)
        return Ranking(best, ranked)

    def first(self, limit: int) -> list[int]:
        """In the order of the archive."""
        return self._rows("", limit)

    def in_order(self, order: Order, limit: int) -> list[int]:
        """The first in the order of their documents."""
        catalogue = self._catalogues.now()
        entries = _ordered(self._entries(catalogue), order)
        stretches = merged((each.first, each.last) for each in entries if each.first <= each.last)
        if len(stretches) == 1 and catalogue.gapless:
            return self.first(limit)
        found = self._rows("", SORTED + 1)
        if len(found) > SORTED and catalogue.gapless:
            return self._document_by_document(stretches, limit)
        documents, key = self.documents_of(found), self.order_of(order)
        found.sort(key=lambda block: key(documents.get(block, 0), block))
        return found[:limit]

    def order_of(self, order: Order) -> Callable[[int, int], tuple[int, int]]:
        """Where a document and a block in it stand; what is in no document is before all."""
        entries = _ordered(list(self._catalogues.now().entries.values()), order)
        places = {entry.id: number for number, entry in enumerate(entries)}
        return lambda document, block: (places.get(document, -1), block)

    def all(self, most: int) -> list[int]:
        """In the order of the archive, in one piece; at most so many."""
        if self._plan.nothing:
            return []
        text = self._connection.value(
            f"SELECT json_group_array(row) FROM ({self._select(f'{self._row} AS row')} LIMIT ?)",
            [*self._parameters, most],
        )
        found: list[int] = json.loads(text)
        return found

    def count(self, most: int | None = None) -> Tally:
        """How many, exactly; or, where there are more than `most`, that."""
        if self._plan.nothing:
            return Tally(0)
        if most is None:
            counted = f"SELECT count(*) {self._from()}"
            return Tally(int(self._connection.value(counted, self._parameters)))
        number = int(
            self._connection.value(
                f"SELECT count(*) FROM ({self._select('1')} LIMIT ?)", [*self._parameters, most + 1]
            )
        )
        return Tally(min(number, most), more=number > most)

    def documents_of(self, blocks: Iterable[int]) -> dict[int, int]:
        """The document of each."""
        catalogue = self._catalogues.now()
        if catalogue.gapless:
            found = ((block, catalogue.of_block(block)) for block in blocks)
            return {block: entry.id for block, entry in found if entry is not None}
        rows = self._connection.rows(
            "SELECT blocks.id, documents.id FROM json_each(?) AS wanted"
            " JOIN blocks ON blocks.id = wanted.value"
            " JOIN documents ON documents.version_id = blocks.version_id",
            (json.dumps(list(blocks)),),
        )
        return {int(row[0]): int(row[1]) for row in rows}

    def _rows(self, more: str, limit: int) -> list[int]:
        if self._plan.nothing:
            return []
        found = self._connection.values(
            f"{self._select(self._row, more)} ORDER BY {self._row} LIMIT ?",
            [*self._parameters, limit],
        )
        return [int(each) for each in found]

    def _document_by_document(self, stretches: Iterable[Stretch], limit: int) -> list[int]:
        found: list[int] = []
        for first, last in stretches:
            more = f"{self._row} BETWEEN {first:d} AND {last:d}"
            found += self._rows(more, limit - len(found))
            if len(found) >= limit:
                break
        return found

    def _best(self, more: str, most: int, limit: int) -> tuple[list[tuple[float, int]], int, int]:
        """The best of the first `most` matches; how many these are, and the last of them."""
        rows = self._connection.rows(
            "SELECT row, -score, count(*) OVER (), max(row) OVER () FROM"
            f" ({self._select('rowid AS row, bm25(blocks_index) AS score', more)} LIMIT ?)"
            " ORDER BY score, row LIMIT ?",
            [*self._parameters, most, limit],
        )
        best = [(float(score), int(block)) for block, score, _, _ in rows]
        return best, *((int(rows[0][2]), int(rows[0][3])) if rows else (0, 0))

    def _likely(self) -> int:
        """About how many match, from a look at a part of the archive; 0 where all may be ranked."""
        first, last = self._span()
        if last - first < 4 * RANKED:
            return 0
        size = (last - first) // WINDOWS
        middle = first + (WINDOWS // 2) * size
        text, parameters = self._where(self._plan.conditions)
        number = int(
            self._connection.value(
                "SELECT count(*) "
                + self._from(f"rowid BETWEEN {middle:d} AND {middle + size:d}", text),
                parameters,
            )
        )
        if self._plan.documents is None:
            return number * WINDOWS
        # What is looked at need not be in the documents, which need not be spread evenly.
        stretches = self._catalogues.now().stretches(self._plan.documents)
        blocks = sum(end - begin + 1 for begin, end in stretches)
        return number * WINDOWS * blocks // (last - first + 1)

    def _share_up_to(self, block: int) -> int:
        """Every which row is to be ranked, where up to this block there are more than enough."""
        first, last = self._span()
        return max(2, -(-(last - first) // max(1, block - first)))

    def _span(self) -> Stretch:
        row = self._connection.row(
            "SELECT (SELECT min(id) FROM blocks), (SELECT max(id) FROM blocks)"
        )
        return (int(row[0] or 0), int(row[1] or 0)) if row else (0, 0)

    def _from(self, more: str = "", conditions: str | None = None) -> str:
        """What is asked of which table.

        Args:
            more: a condition on the row, looked at before the others, which may read texts.
            conditions: in place of those of the plan.
        """
        conditions = self._conditions if conditions is None else conditions
        more = f" AND {more}" if more else ""
        if self._plan.match is not None:
            return f"FROM blocks_index WHERE blocks_index MATCH ?{more}{conditions}"
        return f"FROM blocks AS sought WHERE kind <> 'furniture'{more}{conditions}"

    def _select(self, columns: str, more: str = "") -> str:
        return f"SELECT {columns} {self._from(more)}"

    def _where(self, conditions: Sequence[Sql]) -> tuple[str, list[object]]:
        """These and the words, with their parameters."""
        plan, rows = self._plan, ParagraphRows()
        parameters: list[object] = []
        pieces = list(conditions)
        match = plan.match
        for unwanted in plan.unwanted:
            if match is not None:
                match = f"({match}) NOT ({unwanted})"
            else:
                matched = rows.matched(unwanted)
                pieces.append(Sql(f"NOT {matched.text}", matched.parameters))
        if match is not None:
            parameters.append(match)
        text = ""
        # A plus keeps FTS5 from asking its index for each row of a list anew.
        row = self._row if match is None else f"+{self._row}"
        for piece in pieces:
            text += f" AND {piece.of(row)}"
            parameters += piece.parameters
        return text, parameters

    def _places(self) -> Iterator[Sql]:
        """The stretches of the index that may be looked at."""
        if self._plan.documents is None and not self._some_are_hidden():
            return
        catalogue = self._catalogues.now()
        wanted = catalogue.ids if self._plan.documents is None else self._plan.documents
        stretches = catalogue.stretches(wanted)
        if not stretches:
            yield Sql("0")
            return
        # The index skips to these rows instead of trying all that match.
        yield Sql(f"{self._row} BETWEEN {stretches[0][0]:d} AND {stretches[-1][1]:d}")
        if not catalogue.gapless or len(stretches) > MOST_STRETCHES:
            if self._plan.documents is None:
                yield Sql(_LIVE)
            else:
                yield ParagraphRows().documents(wanted)
        elif len(stretches) > 1:
            yield Sql(within(stretches))

    def _some_are_hidden(self) -> bool:
        """Whether the index holds blocks of removed documents, old readings or cut-off imports."""
        # A document has one version that is shown; counting is quicker than looking for others.
        return bool(
            self._connection.value(
                "SELECT EXISTS (SELECT 1 FROM documents WHERE removed_at IS NOT NULL)"
                " OR (SELECT count(*) FROM versions) <> (SELECT count(*) FROM documents)"
            )
        )

    def _entries(self, catalogue: Catalogue) -> list[Entry]:
        wanted = self._plan.documents
        if wanted is None:
            return list(catalogue.entries.values())
        return [each for each in catalogue.entries.values() if each.id in wanted]


def _ordered(entries: list[Entry], order: Order) -> list[Entry]:
    if order is Order.DATE:
        return sorted(entries, key=lambda each: (each.date is None, each.date or "", each.id))
    if order is Order.NEWEST:
        dated = sorted((each for each in entries if each.date), key=lambda each: each.id)
        dated.sort(key=lambda each: each.date or "", reverse=True)
        return [*dated, *(each for each in entries if not each.date)]
    return sorted(entries, key=lambda each: each.id)


def within(stretches: list[Stretch]) -> str:
    """The condition that `{row}` is in one of them: as many comparisons as halving takes."""
    if len(stretches) == 1:
        first, last = stretches[0]
        return f"{{row}} BETWEEN {first:d} AND {last:d}"
    middle = len(stretches) // 2
    below, above = within(stretches[:middle]), within(stretches[middle:])
    return f"CASE WHEN {{row}} < {stretches[middle][0]:d} THEN {below} ELSE {above} END"
