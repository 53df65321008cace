"""Notes, titles and themes that a plan holds of: few beside the paragraphs, so all are compared."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.archive.connection import Connection, Row
from viewer.archive.searching.plan import Plan, Sql
from viewer.archive.searching.rows import (
    KINDS,
    NOTES,
    THEMES,
    TITLES,
    NoteRows,
    Rows,
    ThemeRows,
    TitleRows,
)
from viewer.domain import AnnotationId, DocumentId, ParagraphId, ThemeId
from viewer.domain.searching import Found, What

MOST = 10_000

_NOTES = """
    SELECT annotations.id, annotations.document_id, annotations.block_id, annotations.body AS text,
        coalesce(annotations.theme_id, tags.theme_id) AS theme_id, people.name AS person,
        coalesce(documents.title, themes.name) AS title, documents.symbol, documents.date,
        blocks.position, blocks.label, blocks.page
    FROM {wanted} JOIN annotations ON annotations.id = wanted.value
        JOIN people ON people.id = annotations.created_by_id
        LEFT JOIN blocks ON blocks.id = annotations.block_id
        LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN tags ON tags.id = annotations.tag_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
        LEFT JOIN themes AS tagged ON tagged.id = tags.theme_id
    WHERE annotations.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL AND tags.removed_at IS NULL AND tagged.removed_at IS NULL
"""
_TITLES = """
    SELECT documents.id, documents.id AS document_id, NULL AS block_id,
        coalesce(symbol || ' ', '') || title AS text, NULL AS theme_id, '' AS person,
        title, symbol, date, NULL AS position, NULL AS label, NULL AS page
    FROM {wanted} JOIN documents ON documents.id = wanted.value
    WHERE documents.removed_at IS NULL
"""
_THEMES = """
    SELECT themes.id, NULL AS document_id, NULL AS block_id,
        name || char(10) || description AS text, themes.id AS theme_id, '' AS person,
        name AS title, NULL AS symbol, NULL AS date, NULL AS position, NULL AS label, NULL AS page
    FROM {wanted} JOIN themes ON themes.id = wanted.value
    WHERE themes.removed_at IS NULL
"""


@dataclass(frozen=True)
class Shelf:
    """One of the three: what a plan is made of for it, and how its rows are read."""

    what: What
    rows: Rows
    number: int
    table: str
    details: str


SHELVES = (
    Shelf(What.TITLE, TitleRows(), TITLES, "documents", _TITLES),
    Shelf(What.THEME, ThemeRows(), THEMES, "themes", _THEMES),
    Shelf(What.NOTE, NoteRows(), NOTES, "annotations", _NOTES),
)


@dataclass(frozen=True, slots=True)
class Other:
    """One that was found."""

    shelf: Shelf
    score: float
    row: Row

    @property
    def place(self) -> tuple[int, int]:
        """Document and block: 0 for what stands on none, before all others."""
        return self.row["document_id"] or 0, self.row["block_id"] or 0

    @property
    def text(self) -> str:
        return str(self.row["text"]).rstrip("\n")

    def found(self, matches: Sequence[tuple[int, int]], snippet: str, score: float) -> Found:
        row, what = self.row, self.shelf.what
        return Found(
            what=what,
            document=None if row["document_id"] is None else DocumentId(row["document_id"]),
            title=row["title"],
            symbol=row["symbol"],
            date=row["date"],
            paragraph=None if row["block_id"] is None else ParagraphId(row["block_id"]),
            index=row["position"],
            label=row["label"],
            page=row["page"],
            annotation=AnnotationId(row["id"]) if what is What.NOTE else None,
            theme=None if row["theme_id"] is None else ThemeId(row["theme_id"]),
            text=self.text,
            matches=tuple(matches),
            snippet=snippet,
            score=score,
            by=row["person"],
        )


def others(connection: Connection, shelf: Shelf, plan: Plan) -> list[Other]:
    """The best first; without words, in the order of their making."""
    if plan.nothing:
        return []
    scored = _scored(connection, shelf, plan)
    rows = connection.rows(
        shelf.details.format(wanted="json_each(?) AS wanted") + " ORDER BY wanted.key",
        (json.dumps([row_id for row_id, _ in scored]),),
    )
    scores = dict(scored)
    return [Other(shelf, scores[row["id"]], row) for row in rows]


def _scored(connection: Connection, shelf: Shelf, plan: Plan) -> list[tuple[int, float]]:
    pieces = list(plan.conditions)
    if plan.documents is not None:
        pieces.append(shelf.rows.documents(plan.documents))
    for unwanted in plan.unwanted:
        matched = shelf.rows.matched(unwanted)
        pieces.append(Sql(f"NOT {matched.text}", matched.parameters))
    parameters = [value for piece in pieces for value in piece.parameters]
    if plan.match is None:
        where = "".join(f" AND {piece.of('sought.id')}" for piece in pieces)
        rows = connection.rows(
            f"SELECT id, 0.0 FROM {shelf.table} AS sought WHERE removed_at IS NULL{where}"
            " ORDER BY id LIMIT ?",
            [*parameters, MOST],
        )
    else:
        row = f"(others_index.rowid / {KINDS})"
        where = "".join(f" AND {piece.of(row)}" for piece in pieces)
        rows = connection.rows(
            f"SELECT rowid / {KINDS}, -bm25(others_index) FROM others_index WHERE others_index"
            f" MATCH ? AND rowid % {KINDS} = {shelf.number}{where} ORDER BY rank LIMIT ?",
            [plan.match, *parameters, MOST],
        )
    return [(int(row[0]), float(row[1])) for row in rows]
