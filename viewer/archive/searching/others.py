"""Notes, titles and themes that a plan holds of: few beside the paragraphs, so all are compared."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
"""Of each kind, so many are compared: the best."""

# Asked from what is hidden: there is little of it, and a hundred thousand notes may be there.
_HIDDEN_NOTES = """
    SELECT annotations.id FROM documents INDEXED BY documents_removed
        CROSS JOIN annotations ON annotations.document_id = documents.id
            AND annotations.removed_at IS NULL
        WHERE documents.removed_at IS NOT NULL
    UNION ALL SELECT id FROM annotations WHERE document_id IS NULL AND removed_at IS NULL
        AND theme_id IN (SELECT id FROM themes WHERE removed_at IS NOT NULL)
    UNION ALL SELECT annotations.id FROM annotations
        CROSS JOIN tags ON tags.id = annotations.tag_id
        LEFT JOIN themes ON themes.id = tags.theme_id
        WHERE annotations.tag_id IS NOT NULL
            AND (tags.removed_at IS NOT NULL OR themes.removed_at IS NOT NULL)
"""

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
    """One that was found: the id of the note, document or theme."""

    shelf: Shelf
    id: int
    score: float


def others(connection: Connection, plans: Mapping[What, Plan]) -> list[Other]:
    """All of them, the best of each kind first; without words, in the order of their making."""
    if len(set(plans.values())) == 1 and plans[What.NOTE].only_match:
        return _unfiltered(connection, plans[What.NOTE])
    return [
        Other(shelf, row_id, score)
        for shelf in SHELVES
        for row_id, score in _scored(connection, shelf, plans[shelf.what])
    ]


def places(connection: Connection, found: Sequence[Other]) -> list[tuple[int, int]]:
    """Document and block of each: 0 for what stands on none."""
    known = {
        int(row[0]): (int(row[1] or 0), int(row[2] or 0))
        for row in connection.rows(
            "SELECT annotations.id, document_id, block_id FROM json_each(?) AS wanted"
            " JOIN annotations ON annotations.id = wanted.value",
            (json.dumps([each.id for each in found if each.shelf.what is What.NOTE]),),
        )
    }
    return [
        known.get(each.id, (0, 0))
        if each.shelf.what is What.NOTE
        else (each.id if each.shelf.what is What.TITLE else 0, 0)
        for each in found
    ]


def read(connection: Connection, found: Sequence[Other]) -> dict[Other, Row]:
    """What is shown of each."""
    rows: dict[Other, Row] = {}
    for shelf in SHELVES:
        by_id = {each.id: each for each in found if each.shelf is shelf}
        if by_id:
            wanted = shelf.details.format(wanted="json_each(?) AS wanted")
            for row in connection.rows(wanted, (json.dumps(list(by_id)),)):
                rows[by_id[row["id"]]] = row
    return rows


def found_of(
    other: Other, row: Row, matches: Sequence[tuple[int, int]], snippet: str, score: float
) -> Found:
    what = other.shelf.what
    document, block, theme = row["document_id"], row["block_id"], row["theme_id"]
    return Found(
        what=what,
        document=None if document is None else DocumentId(document),
        title=row["title"],
        symbol=row["symbol"],
        date=row["date"],
        paragraph=None if block is None else ParagraphId(block),
        index=row["position"],
        label=row["label"],
        page=row["page"],
        annotation=AnnotationId(other.id) if what is What.NOTE else None,
        theme=None if theme is None else ThemeId(theme),
        text=text_of(row),
        matches=tuple(matches),
        snippet=snippet,
        score=score,
        by=row["person"],
    )


def text_of(row: Row) -> str:
    return str(row["text"]).rstrip("\n")


def _unfiltered(connection: Connection, plan: Plan) -> list[Other]:
    """One look at the index for all three."""
    rows = connection.rows(
        "SELECT rowid, -bm25(others_index) FROM others_index WHERE others_index MATCH ?"
        " ORDER BY rank LIMIT ?",
        (plan.match, MOST),
    )
    shelves = {shelf.number: shelf for shelf in SHELVES}
    found = [Other(shelves[row[0] % KINDS], int(row[0]) // KINDS, float(row[1])) for row in rows]
    hidden = _hidden(connection)
    return [each for each in found if (each.shelf.number, each.id) not in hidden]


def _hidden(connection: Connection) -> set[tuple[int, int]]:
    """Notes that went with what they are on: they are in the index, and are not shown."""
    return {(NOTES, int(each)) for each in connection.values(_HIDDEN_NOTES)}


def _scored(connection: Connection, shelf: Shelf, plan: Plan) -> list[tuple[int, float]]:
    if plan.nothing:
        return []
    pieces = list(plan.conditions)
    if plan.documents is not None:
        pieces.append(shelf.rows.documents(plan.documents))
    for unwanted in plan.unwanted:
        matched = shelf.rows.matched(unwanted)
        pieces.append(Sql(f"NOT {matched.text}", matched.parameters))
    if shelf.what is What.NOTE:
        pieces.append(Sql(f"{{row}} NOT IN ({_HIDDEN_NOTES})"))
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
