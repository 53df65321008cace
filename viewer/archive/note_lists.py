"""Notes as lists show them: which, in what order, and a page of them at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence

from viewer.archive.annotations import Annotations
from viewer.archive.conditions import Conditions
from viewer.archive.connection import Connection
from viewer.archive.note_links import NoteLinks
from viewer.archive.query import Query, parse
from viewer.archive.themes import Themes
from viewer.domain import AnnotationId, DocumentId, ParagraphId
from viewer.domain.note_lists import ListedNote, NoteFilter, NoteOn, NoteOrder

EVERYTHING = NoteFilter()
SLICE = 2_000
"""Notes whose words are looked at between two looks at whether anybody still waits."""

_LIVE = """
    FROM live_notes JOIN annotations ON annotations.id = live_notes.id
        LEFT JOIN documents ON documents.id = live_notes.document_id
        LEFT JOIN blocks ON blocks.id = live_notes.block_id
        LEFT JOIN json_each(?) AS ranked ON ranked.value = live_notes.theme_id
"""
_LEADS = "EXISTS (SELECT 1 FROM links WHERE links.annotation_id = annotations.id{more})"
_ON: dict[NoteOn, str] = {
    "words": "(annotations.tag_id IS NULL AND annotations.start IS NOT NULL)",
    "paragraph": (
        "(annotations.tag_id IS NULL AND annotations.block_id IS NOT NULL"
        " AND annotations.start IS NULL)"
    ),
    "document": "(annotations.block_id IS NULL AND annotations.document_id IS NOT NULL)",
    "theme": "annotations.theme_id IS NOT NULL",
    "tag": "annotations.tag_id IS NOT NULL",
}
_PLACE = (
    "documents.id IS NULL, documents.date IS NULL, documents.date, documents.id,"
    " coalesce(blocks.position, -1), coalesce(annotations.start, -1), annotations.id"
)
_ORDERS: dict[NoteOrder, str] = {
    "newest": "annotations.changed_at DESC, annotations.id DESC",
    "document": _PLACE,
    "theme": f"ranked.key IS NULL, ranked.key, {_PLACE}",
}
_LISTED = """
    SELECT annotations.id, live_notes.document_id, documents.title, documents.symbol, documents.date,
        blocks.id AS block_id, blocks.position, blocks.label, blocks.page, themes.name AS theme,
        blocks.version_id IS NOT documents.version_id AS elsewhere,
        (SELECT count(*) FROM links WHERE links.to_annotation_id = annotations.id) AS linked_from
    FROM json_each(?) AS wanted JOIN live_notes ON live_notes.id = wanted.value
        JOIN annotations ON annotations.id = live_notes.id
        LEFT JOIN documents ON documents.id = live_notes.document_id
        LEFT JOIN blocks ON blocks.id = live_notes.block_id
        LEFT JOIN themes ON themes.id = live_notes.theme_id
    ORDER BY wanted.key
"""


class NoteLists:
    """Reads only."""

    def __init__(
        self, connection: Connection, annotations: Annotations, links: NoteLinks, themes: Themes
    ) -> None:
        self._connection = connection
        self._annotations = annotations
        self._links = links
        self._themes = themes

    def find(
        self,
        wanted: NoteFilter = EVERYTHING,
        order: NoteOrder = "newest",
    ) -> list[AnnotationId]:
        """Of all that the filter leaves, the ids: they are read a page at a time with `read`."""
        query = parse(wanted.words, prefixes=True)
        conditions = _conditions(wanted)
        _may_have(conditions, query)
        ranks = json.dumps([theme.id for theme in self._themes.all()])
        # Those that need no look are told by their numbers, the others by these below zero. As one
        # text: 100,000 rows would have the collector of garbage hold up all threads.
        sure = _sure_to_have(query)
        told = self._connection.value(
            "SELECT json_group_array(told) FROM ("
            f"SELECT CASE WHEN {sure.sql()} THEN annotations.id ELSE -annotations.id END AS told"
            f" {_LIVE} WHERE {conditions.sql()} ORDER BY {_ORDERS[order]})",
            (*sure.parameters, ranks, *conditions.parameters),
        )
        found: list[AnnotationId] = json.loads(told)
        unsure = [AnnotationId(-each) for each in found if each < 0]
        if not unsure:
            return found
        without = self._without(unsure, query)
        every = (AnnotationId(abs(each)) for each in found)
        return [each for each in every if each not in without]

    def count(self, wanted: NoteFilter = EVERYTHING) -> int:
        if parse(wanted.words):
            return len(self.find(wanted))
        conditions = _conditions(wanted)
        return int(
            self._connection.value(
                f"SELECT count(*) {_LIVE} WHERE {conditions.sql()}", ("[]", *conditions.parameters)
            )
        )

    def read(self, notes: Sequence[AnnotationId]) -> list[ListedNote]:
        """These notes in this order, without those that were deleted meanwhile."""
        known = {each.id: each for each in self._annotations.some(notes)}
        links = self._links.of_notes(notes)
        listed: list[ListedNote] = []
        for row in self._connection.rows(_LISTED, (json.dumps(list(notes)),)):
            note = known.get(row["id"])
            if note is None:
                continue
            document, block = row["document_id"], row["block_id"]
            orphan = block is not None and bool(row["elsewhere"])
            listed.append(
                ListedNote(
                    note=note,
                    document=None if document is None else DocumentId(document),
                    title=row["title"] or "",
                    symbol=row["symbol"],
                    date=row["date"],
                    paragraph=None if block is None or orphan else ParagraphId(block),
                    index=None if orphan else row["position"],
                    label=None if orphan else row["label"],
                    page=None if orphan else row["page"],
                    theme=row["theme"] or "",
                    orphan=orphan,
                    links=links.get(note.id, ()),
                    linked_from=row["linked_from"],
                )
            )
        return listed

    def _without(self, notes: list[AnnotationId], query: Query) -> set[AnnotationId]:
        """Those of the notes that a look at each tells not to have the words."""
        without: set[AnnotationId] = set()
        for start in range(0, len(notes), SLICE):
            part = notes[start : start + SLICE]
            texts = dict(self._annotations.texts(part))
            without.update(note for note in part if not query.matches(texts.get(note, "")))
        return without


_IN_BODY = """annotations.id IN
    (SELECT rowid / 4 FROM others_index WHERE others_index MATCH ? AND rowid % 4 = 0)"""
_IN_PARAGRAPH = """annotations.block_id IN
    (SELECT rowid FROM blocks_index WHERE blocks_index MATCH ?)"""


def _sure_to_have(query: Query) -> Conditions:
    """Whether all that is wanted is in the note, or in the whole paragraph that it is on."""
    sure = Conditions()
    if query and not any(each.unwanted for each in query.alternatives):
        both = f"({_IN_BODY} OR (annotations.start IS NULL AND {_IN_PARAGRAPH}))"
        sure.add(both, query.fts(), query.fts())
    elif query:
        sure.add("0")
    return sure


def _may_have(conditions: Conditions, query: Query) -> None:
    """Leave those that may have the words, by the indexes, for a look at each.

    What is not wanted, and whether a word of the paragraph is among those that a note is on, the
    indexes do not tell.
    """
    ways = []
    parameters: list[str] = []
    for alternative in query.alternatives:
        terms = [term.fts() for term in alternative.wanted]
        ways.append(" AND ".join(f"({_IN_BODY} OR {_IN_PARAGRAPH})" for _ in terms))
        parameters += [each for term in terms for each in (term, term)]
    if ways:
        any_way = " OR ".join(f"({way})" for way in ways)
        conditions.add(f"({any_way})", *parameters)


def _conditions(wanted: NoteFilter) -> Conditions:
    """All but the words."""
    conditions = Conditions()
    conditions.one_of("live_notes.document_id", wanted.documents)
    conditions.one_of("annotations.created_by_id", wanted.people)
    if wanted.collection is not None:
        conditions.add(
            "live_notes.document_id IN (SELECT document_id FROM collection_documents"
            " WHERE collection_id = ? AND removed_at IS NULL)",
            wanted.collection,
        )
    if wanted.themes:
        themes = json.dumps(wanted.themes)
        conditions.add(
            "(live_notes.theme_id IN (SELECT value FROM json_each(?)) OR EXISTS (SELECT 1 FROM tags"
            " WHERE tags.block_id = annotations.block_id AND tags.removed_at IS NULL"
            " AND tags.theme_id IN (SELECT value FROM json_each(?))"
            " AND (annotations.start IS NULL OR tags.start IS NULL"
            "  OR (annotations.start < tags.stop AND tags.start < annotations.stop))))",
            themes,
            themes,
        )
    if wanted.on:
        conditions.add(f"({' OR '.join(_ON[each] for each in wanted.on)})")
    if wanted.linked:
        leads = _LEADS.format(more="")
        conditions.add(leads if wanted.linked == "linked" else f"NOT {leads}")
    if wanted.links:
        kinds = json.dumps([each.value for each in wanted.links])
        among = " AND links.kind IN (SELECT value FROM json_each(?))"
        conditions.add(_LEADS.format(more=among), kinds)
    conditions.dates("annotations.changed_at", wanted.changed_from, wanted.changed_to)
    return conditions
