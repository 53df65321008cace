"""A project comes in: what is not here yet is added, what is here stays as it is.

Things are met by their UUIDs, then by what they are: a person by name, a theme by its name and place, a
tag by its words, theme and person, a note by its place and text, a collection by name, a pair by its
paragraphs: some programs give new UUIDs whenever they write. What a person has
deleted here stays deleted; what went with an undone import comes back. A theme that nobody has changed
here becomes as the project says, since it may be one of those that every new archive has.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from viewer.archive.adding import Adder, Incoming
from viewer.archive.anchors import words_columns
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor, new_uuid, now
from viewer.archive.staging import Staging
from viewer.archive.storable import storable
from viewer.archive.taking_in_themes import Met, ThemesIn
from viewer.domain.ids import DocumentId
from viewer.domain.projects import (
    FIELDS,
    ProjectBookmark,
    ProjectCollection,
    ProjectDocument,
    ProjectEnd,
    ProjectLink,
    ProjectNote,
    ProjectPair,
    ProjectPerson,
    ProjectTag,
    ProjectTheme,
)
from viewer.domain.reanchoring import Passage

_UNDONE = """
    SELECT edits.undone FROM history JOIN edits ON edits.id = history.edit_id
    WHERE history.noun = ? AND history.row_id = ? AND history.action = 'create'
    ORDER BY history.id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The blocks of the shown reading of a document, by position."""

    ids: tuple[int, ...]
    texts: tuple[str, ...]


class TakingIn:
    """One project over one connection, inside a long edit.

    Attributes:
        counts: how many of each noun were new, there already, or deleted here by a person.
    """

    def __init__(self, connection: Connection, editor: Editor, staging: Staging) -> None:
        self._connection = connection
        self._editor = editor
        self._staging = staging
        self._adder = Adder(connection, editor, staging)
        self._people: dict[str, int] = {}
        self._themes = ThemesIn(connection, editor, self._made)
        self._documents: dict[str, DocumentId] = {}
        self._notes: dict[str, int] = {}
        self._tags: dict[str, int] = {}
        self._blocks: dict[str, _Blocks] = {}
        self.counts: dict[str, Counter[Met]] = {}

    @property
    def changed(self) -> list[str]:
        """Names of themes that were here and became as the project says."""
        return self._themes.changed

    def people(self, people: Iterable[ProjectPerson]) -> None:
        with self._editor.slice():
            for person in people:
                known = self._connection.value(
                    "SELECT id FROM people WHERE uuid = ?", (person.guid,)
                )
                if known is None:
                    known = self._connection.value(
                        "SELECT min(id) FROM people WHERE name = ?", (storable(person.name),)
                    )
                if known is None:
                    known = self._connection.insert(
                        "INSERT INTO people (uuid, name, created_at) VALUES (?, ?, ?)",
                        (person.guid, storable(person.name), now()),
                    )
                self._people[person.guid] = int(known)

    def themes(self, themes: Sequence[ProjectTheme]) -> None:
        """Parents before children."""
        with self._editor.slice():
            self._themes.begin(themes)
            for theme in themes:
                row, met = self._themes.take(theme)
                self._themes.rows[theme.entry.uuid] = row
                self._count("themes", met)

    def add(self, files: Sequence[tuple[ProjectDocument, Incoming]]) -> None:
        """Files that are not here, as documents that keep their UUID, author and date."""
        added = self._adder.add(
            [_with_identity(self._said(document), file) for document, file in files],
            label="Import",
        )
        for (document, _), each in zip(files, added, strict=True):
            self._documents[document.guid] = each.document
            self._count("documents", "there" if each.outcome == "already" else "new")

    def meet(self, guid: str, document: DocumentId) -> None:
        """A document of the project is this one of the archive."""
        self._documents[guid] = document
        self._count("documents", "there")

    def document(self, guid: str) -> DocumentId | None:
        """Which one it is here."""
        return self._documents.get(guid)

    def marks(
        self,
        document: str,
        tags: Sequence[ProjectTag],
        notes: Sequence[ProjectNote],
    ) -> None:
        """Tags and notes of a document; passages are of its shown reading here."""

        def steps() -> Iterator[int]:
            for tag in tags:
                self._tag(document, tag)
                yield 1
            for note in notes:
                self._note(note)
                yield len(note.body)

        self._staging.in_slices(steps())

    def bookmarks(self, document: str, bookmarks: Sequence[ProjectBookmark]) -> None:
        """As `marks`; a paragraph has one at most."""
        with self._editor.slice():
            for bookmark in bookmarks:
                place = self._place(document, bookmark.passage)
                same = self._connection.value(
                    "SELECT id FROM bookmarks WHERE block_id = ? AND removed_at IS NULL",
                    (place["block_id"],),
                )
                values = {**place, "name": bookmark.name, **self._made(bookmark.by, bookmark.at)}
                self._meet("bookmarks", bookmark.guid, values, same)

    def notes(self, notes: Sequence[ProjectNote]) -> None:
        """Those on themes."""
        with self._editor.slice():
            for note in notes:
                self._note(note)

    def collections(self, collections: Iterable[ProjectCollection]) -> None:
        with self._editor.slice():
            for collection in collections:
                self._collection(collection)

    def pairs(self, pairs: Iterable[ProjectPair]) -> None:
        with self._editor.slice():
            for pair in pairs:
                self._pair(pair)

    def links(self, links: Iterable[ProjectLink]) -> None:
        with self._editor.slice():
            for link in links:
                self._link(link)

    # Documents

    def _said(self, document: ProjectDocument) -> dict[str, Any]:
        said: dict[str, Any] = self._made(document.by, document.at)
        known = "SELECT 1 FROM documents WHERE uuid = ?"
        if self._connection.value(known, (document.guid,)) is None:
            said["uuid"] = document.guid
        if document.title:
            said["title"] = document.title
        if document.corrected or document.fields:
            said |= {field: document.fields.get(field) for field in FIELDS}
        said["corrected"] = json.dumps(sorted(document.corrected))
        return said

    def _places(self, guid: str) -> _Blocks:
        if guid not in self._blocks:
            rows = self._connection.rows(
                "SELECT blocks.id, blocks.text FROM documents"
                " JOIN blocks ON blocks.version_id = documents.version_id"
                " WHERE documents.id = ? ORDER BY blocks.position",
                (self._documents[guid],),
            )
            self._blocks[guid] = _Blocks(
                tuple(row["id"] for row in rows), tuple(row["text"] for row in rows)
            )
        return self._blocks[guid]

    def _place(self, guid: str, passage: Passage) -> dict[str, Any]:
        blocks = self._places(guid)
        return {
            "document_id": self._documents[guid],
            "block_id": blocks.ids[passage.index],
            **words_columns(blocks.texts[passage.index], passage.start, passage.end),
        }

    # Tags and notes

    def _tag(self, document: str, tag: ProjectTag) -> None:
        place = self._place(document, tag.passage)
        theme, made = self._themes.rows[tag.theme], self._made(tag.by, tag.at)
        person = made.get("created_by_id") or self._editor.person_id()
        same = self._connection.value(
            "SELECT id FROM tags WHERE block_id = ? AND theme_id = ? AND start IS ? AND stop IS ?"
            " AND created_by_id = ? AND removed_at IS NULL",
            (place["block_id"], theme, place["start"], place["stop"], person),
        )
        values = {**place, "theme_id": theme, "sure": int(tag.sure), **made}
        row = self._meet("tags", tag.guid, values, same)
        if row is not None:
            self._tags[tag.guid] = row

    def _note(self, note: ProjectNote) -> None:
        place: dict[str, Any] = {}
        if note.theme is not None:
            place["theme_id"] = self._themes.rows[note.theme]
        elif note.document is not None:
            place["document_id"] = self._documents[note.document]
            if note.passage is not None:
                place |= self._place(note.document, note.passage)
            if note.tag is not None:
                place["tag_id"] = self._tags.get(note.tag)
        values = {**place, "body": note.body, **self._made(note.by, note.at)}
        if note.changed_at is not None:
            values["changed_at"] = note.changed_at
        columns = ("document_id", "block_id", "start", "stop", "theme_id")
        same = self._connection.value(
            "SELECT id FROM annotations WHERE body = ? AND removed_at IS NULL"
            + "".join(f" AND {each} IS ?" for each in columns),
            (storable(note.body), *map(place.get, columns)),
        )
        row = self._meet("annotations", note.guid, values, same)
        if row is not None:
            self._notes[note.guid] = row

    # Collections, pairs, links

    def _collection(self, collection: ProjectCollection) -> None:
        name = " ".join(collection.name.split())
        same = [
            row["id"]
            for row in self._connection.rows(
                "SELECT id, name FROM collections WHERE removed_at IS NULL"
            )
            if row["name"].casefold() == name.casefold()
        ]
        made = self._made(collection.by, collection.at)
        values = {"name": name, **made}
        row = self._meet("collections", collection.guid, values, same[0] if same else None)
        if row is None:
            return
        inside = set(
            self._connection.values(
                "SELECT document_id FROM collection_documents"
                " WHERE collection_id = ? AND removed_at IS NULL",
                (row,),
            )
        )
        for guid in collection.documents:
            document = self._documents.get(guid)
            if document is not None and document not in inside:
                inside.add(document)  # several sources may be one document here
                member = {"collection_id": row, "document_id": document}
                self._editor.create("collection_documents", {**member, **made})

    def _pair(self, pair: ProjectPair) -> None:
        ends = [self._end(pair.a), self._end(pair.b)]
        same = self._connection.value(
            "SELECT one.pair_id FROM pair_ends AS one"
            " JOIN pair_ends AS other ON other.pair_id = one.pair_id AND other.id <> one.id"
            " JOIN pairs ON pairs.id = one.pair_id AND pairs.removed_at IS NULL"
            " WHERE one.block_id = ? AND other.block_id = ?"
            " AND one.removed_at IS NULL AND other.removed_at IS NULL",
            (ends[0]["block_id"], ends[1]["block_id"]),
        )
        made = self._made(pair.by, pair.at)

        def with_ends(row: int) -> None:
            known = self._connection.values("SELECT id FROM pair_ends WHERE pair_id = ?", (row,))
            for end in known:
                self._editor.restore("pair_ends", end)
            for place in () if known else ends:
                self._editor.create("pair_ends", {"pair_id": row, **place, **made})

        values = {"together": int(pair.together), **made}
        self._meet("pairs", pair.guid, values, same, with_ends)

    def _end(self, end: ProjectEnd) -> dict[str, Any]:
        return self._place(end.document, end.passage)

    def _link(self, link: ProjectLink) -> None:
        note = self._notes.get(link.note)
        if note is None:
            return  # a person has deleted it
        place: dict[str, Any] = {}
        if link.to_note is not None:
            if link.to_note not in self._notes:
                return
            place["to_annotation_id"] = self._notes[link.to_note]
        elif link.document is not None:
            place["document_id"] = self._documents[link.document]
            if link.passage is not None:
                place |= self._place(link.document, link.passage)
        columns = ("document_id", "to_annotation_id", "block_id", "start", "stop")
        same = self._connection.value(
            "SELECT id FROM note_links WHERE annotation_id = ? AND kind = ? AND removed_at IS NULL"
            + "".join(f" AND {each} IS ?" for each in columns),
            (note, link.kind, *map(place.get, columns)),
        )
        values = {"annotation_id": note, "kind": link.kind, **place}
        self._meet("note_links", link.guid, values | self._made(link.by, link.at), same)

    # What all share

    def _meet(
        self,
        noun: str,
        guid: str,
        values: dict[str, Any],
        same: int | None,
        also: Callable[[int], None] = lambda _row: None,
    ) -> int | None:
        """The row that it is here, made if there is none; None where a person has deleted it.

        `also` is told of a row that is new or came back.
        """
        row = self._connection.row(f"SELECT id, removed_at FROM {noun} WHERE uuid = ?", (guid,))
        if row is not None and row["removed_at"] is None:
            self._count(noun, "there")
            return int(row["id"])
        if same is not None:
            self._count(noun, "there")
            return same
        if row is not None:
            if not self._connection.value(_UNDONE, (noun, row["id"])):
                self._count(noun, "deleted")
                return None
            at = {
                column: value
                for column, value in values.items()
                if column not in ("created_by_id", "created_at", "changed_at")
            }
            self._editor.put_back(noun, row["id"], {**at, "removed_at": None})
            made = int(row["id"])
        else:
            made = self._editor.create(noun, {"uuid": guid or new_uuid(), **values})
        also(made)
        self._count(noun, "new")
        return made

    def _made(self, by: str | None, at: str | None) -> dict[str, Any]:
        """By whom and when; of what the project does not say, whoever imports it and now."""
        made: dict[str, Any] = {}
        if by in self._people:
            made["created_by_id"] = self._people[by]
        if at is not None:
            made["created_at"] = at
        return made

    def _count(self, noun: str, met: Met) -> None:
        self.counts.setdefault(noun, Counter())[met] += 1


def _with_identity(said: dict[str, Any], file: Incoming) -> Incoming:
    return Incoming(
        file.name, file.sha256, file.size, file.parts, file.metadata, file.reading, said
    )
