"""What notes lead to: passages, documents and other notes.

A link is seen as long as both of its ends are there: it goes with its note and with what it leads to,
and comes back with them. Where a new reading does not have its words, it is an orphan and says so.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from viewer.archive.anchors import anchor_columns
from viewer.archive.citing import citation_style
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.archive.numbers import Numbers, role_of
from viewer.citation import cite
from viewer.domain import Anchor, AnnotationId, DocumentId, Kind, NotFound, ParagraphId
from viewer.domain.ids import NoteLinkId
from viewer.domain.notes import Backlink, LinkKind, LinkTarget, NoteLink

# `live_notes` are those that hang on nothing removed; joined as what may be missing they would all
# be looked at first, so of the note that a link leads to it is said here anew.
_LINKS = """
    SELECT note_links.*, people.name AS person, there.body AS there_body,
        coalesce(nullif(note_links.quote, ''), own.text) AS words,
        coalesce(note_links.document_id, there.document_id) AS into_document,
        coalesce(note_links.block_id, there.block_id) AS into_block,
        CASE WHEN there.id IS NULL THEN note_links.start ELSE there.start END AS into_start,
        CASE WHEN there.id IS NULL THEN note_links.stop ELSE there.stop END AS into_stop,
        {place}
    FROM note_links JOIN live_notes AS source ON source.id = note_links.annotation_id
        JOIN people ON people.id = note_links.created_by_id
        LEFT JOIN annotations AS there ON there.id = note_links.to_annotation_id
        LEFT JOIN tags AS there_tag ON there_tag.id = there.tag_id
        LEFT JOIN documents ON documents.id = coalesce(note_links.document_id, there.document_id)
        LEFT JOIN blocks ON blocks.id = coalesce(note_links.block_id, there.block_id)
        LEFT JOIN blocks AS own ON own.id = note_links.block_id
        LEFT JOIN themes ON themes.id = coalesce(there.theme_id, there_tag.theme_id)
    WHERE note_links.removed_at IS NULL AND documents.removed_at IS NULL
        AND there.removed_at IS NULL AND there_tag.removed_at IS NULL
        AND themes.removed_at IS NULL
"""
_PLACE = """documents.version_id AS shown_version, documents.title, documents.symbol,
        documents.date, documents.body AS issued_by, blocks.version_id, blocks.position,
        blocks.kind AS block_kind, blocks.label, blocks.role, blocks.page, themes.name AS theme"""
_SELECT = _LINKS.format(place=_PLACE)

_SOURCES = f"""
    SELECT annotations.id, annotations.body AS note_body, {_PLACE}
    FROM json_each(?) AS wanted JOIN live_notes ON live_notes.id = wanted.value
        JOIN annotations ON annotations.id = live_notes.id
        LEFT JOIN documents ON documents.id = live_notes.document_id
        LEFT JOIN blocks ON blocks.id = live_notes.block_id
        LEFT JOIN themes ON themes.id = live_notes.theme_id
"""


class NoteLinks:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor
        self._numbers = Numbers(connection)

    def get(self, link: NoteLinkId) -> NoteLink:
        found = self._where("note_links.id = ?", link)
        if not found:
            raise NotFound(f"There is no link {link}; it may have been taken away.")
        return found[0]

    def any(self) -> bool:
        """Whether there is a link at all: most archives have none to be looked for."""
        there = "SELECT EXISTS (SELECT 1 FROM note_links WHERE removed_at IS NULL)"
        return bool(self._connection.value(there))

    def of_note(self, note: AnnotationId) -> list[NoteLink]:
        """In the order in which they were made."""
        return self._where("note_links.annotation_id = ?", note)

    def of_notes(self, notes: Iterable[AnnotationId]) -> dict[AnnotationId, tuple[NoteLink, ...]]:
        """As `of_note`, for all of them at once; notes without links are left out."""
        found: dict[AnnotationId, list[NoteLink]] = defaultdict(list)
        among = "note_links.annotation_id IN (SELECT value FROM json_each(?))"
        for link in self._where(among, json.dumps(list(notes))):
            found[link.note].append(link)
        return {note: tuple(links) for note, links in found.items()}

    def of_document(self, document: DocumentId) -> list[NoteLink]:
        """Of all notes that stand in the document."""
        return self._where("source.document_id = ?", document)

    def into_document(self, document: DocumentId) -> list[Backlink]:
        """What leads to the document, to its passages, or to notes that stand there."""
        return self._from(
            self._where(
                "(note_links.document_id = ? OR note_links.to_annotation_id IN"
                " (SELECT id FROM annotations WHERE document_id = ?))",
                document,
                document,
            )
        )

    def to_note(self, note: AnnotationId) -> list[Backlink]:
        """What leads to the note."""
        return self.to_notes([note])

    def to_notes(self, notes: Iterable[AnnotationId]) -> list[Backlink]:
        """What leads to any of them."""
        among = "note_links.to_annotation_id IN (SELECT value FROM json_each(?))"
        return self._from(self._where(among, json.dumps(list(notes))))

    def to_paragraphs(self, paragraphs: Iterable[ParagraphId]) -> list[Backlink]:
        """What leads to them or to words of them, not to notes on them."""
        among = "note_links.block_id IN (SELECT value FROM json_each(?))"
        return self._from(self._where(among, json.dumps(list(paragraphs))))

    def to_document(self, document: DocumentId) -> list[Backlink]:
        """What leads to it as a whole."""
        whole = "note_links.document_id = ? AND note_links.block_id IS NULL"
        return self._from(self._where(whole, document))

    def add(self, note: AnnotationId, kind: LinkKind, target: LinkTarget) -> NoteLinkId:
        """Let a note lead somewhere; where it does so already in this way, that link is returned.

        Raises:
            NotFound: the note, or what it should lead to, is not there.
            Refused: it would lead to itself, or to several things at once.
        """
        with self._editor.edit(f"Link a note ({kind.label.lower()})"):
            self._check_note(note)
            columns = self._place(note, target)
            known = self._same(note, kind, columns)
            if known is not None:
                return known
            row = {"annotation_id": note, "kind": kind.value, **columns}
            return NoteLinkId(self._editor.create("note_links", row))

    def change(self, link: NoteLinkId, kind: LinkKind) -> None:
        """Say otherwise what the note makes of it."""
        with self._editor.edit(f"Change a link to “{kind.label.lower()}”"):
            self.get(link)
            self._editor.change("note_links", link, {"kind": kind.value})

    def remove(self, links: Iterable[NoteLinkId]) -> None:
        ids = list(dict.fromkeys(links))
        label = "Take a link away" if len(ids) == 1 else f"Take {len(ids)} links away"
        with self._editor.edit(label):
            for link in ids:
                self.get(link)
                self._editor.remove("note_links", link)

    def _check_note(self, note: AnnotationId) -> None:
        there = "SELECT 1 FROM live_notes WHERE id = ?"
        if self._connection.value(there, (note,)) is None:
            raise NotFound(f"There is no note {note}; it may have been deleted.")

    def _place(self, note: AnnotationId, target: LinkTarget) -> dict[str, Any]:
        given = [target.anchor, target.document, target.note]
        if sum(each is not None for each in given) != 1:
            raise Refused("A link leads to a passage, a document or another note. Choose one.")
        if target.anchor is not None:
            return anchor_columns(self._connection, target.anchor)
        if target.note is not None:
            if target.note == note:
                raise Refused("A note does not lead to itself. Choose another.")
            self._check_note(target.note)
            return {"to_annotation_id": target.note}
        there = "SELECT 1 FROM documents WHERE id = ? AND removed_at IS NULL"
        if self._connection.value(there, (target.document,)) is None:
            raise NotFound(f"There is no document {target.document}; it may have been removed.")
        return {"document_id": target.document}

    def _same(
        self, note: AnnotationId, kind: LinkKind, columns: dict[str, Any]
    ) -> NoteLinkId | None:
        found: int | None = self._connection.value(
            "SELECT id FROM note_links WHERE annotation_id = ? AND kind = ? AND removed_at IS NULL"
            " AND document_id IS ? AND to_annotation_id IS ? AND block_id IS ? AND start IS ?"
            " AND stop IS ?",
            (
                note,
                kind.value,
                *map(columns.get, ("document_id", "to_annotation_id", "block_id", "start", "stop")),
            ),
        )
        return None if found is None else NoteLinkId(found)

    def _where(self, condition: str, *parameters: object) -> list[NoteLink]:
        rows = self._connection.rows(
            f"{_SELECT} AND {condition} ORDER BY note_links.id", parameters
        )
        return [self._link(row) for row in rows]

    def _from(self, links: Sequence[NoteLink]) -> list[Backlink]:
        if not links:
            return []
        rows = self._connection.rows(_SOURCES, (json.dumps([link.note for link in links]),))
        sources = {row["id"]: (self._cited(row), row["note_body"]) for row in rows}
        return [Backlink(link, *sources[link.note]) for link in links]

    def _link(self, row: Row) -> NoteLink:
        to_note = row["to_annotation_id"]
        document, block = row["into_document"], row["into_block"]
        anchor = None
        if block is not None:
            anchor = Anchor(ParagraphId(block), row["into_start"], row["into_stop"])
        return NoteLink(
            id=NoteLinkId(row["id"]),
            uuid=row["uuid"],
            note=AnnotationId(row["annotation_id"]),
            kind=LinkKind(row["kind"]),
            document=None if document is None else DocumentId(document),
            anchor=anchor,
            index=row["position"],
            to_note=None if to_note is None else AnnotationId(to_note),
            quote=(row["words"] if to_note is None else row["there_body"]) or "",
            citation=self._cited(row),
            created_by=row["person"],
            created_at=row["created_at"],
            doubt=row["doubt"] or "",
            orphan=block is not None and row["version_id"] != row["shown_version"],
        )

    def _cited(self, row: Row) -> str:
        """The place; of what is about a theme alone, the theme."""
        if row["title"] is None:
            return f"Theme {row['theme']}"
        if row["position"] is None:
            return cite(
                title=row["title"],
                symbol=row["symbol"],
                date=row["date"],
                body=row["issued_by"],
                style=citation_style(self._connection),
            )
        number = self._numbers.of(row["version_id"], row["position"])
        return cite(
            title=row["title"],
            symbol=row["symbol"],
            date=row["date"],
            label=row["label"],
            role=role_of(row["role"]),
            page=row["page"],
            index=row["position"],
            body=row["issued_by"],
            ordinal=number.ordinal,
            within=number.within,
            kind=Kind(row["block_kind"]),
            style=citation_style(self._connection),
        )
