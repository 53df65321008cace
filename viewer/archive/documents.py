"""Documents: listed, found, read, corrected, removed. How they come in is in `adding.py`."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from importers.parsed import Box, ParsedDocument
from viewer.archive.adding import Added, Adder, Incoming, incoming
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.archive.staging import Staging
from viewer.domain import Document, DocumentId, Kind, NotFound, Paragraph, ParagraphId, Role

CORRECTABLE = ("title", "symbol", "date", "body", "place", "language", "kind")

# In the order of the fields of `Document`.
_SELECT = """
    SELECT documents.id, documents.uuid, documents.title, documents.symbol, documents.date,
        documents.body, documents.place, documents.language, documents.kind, documents.name,
        documents.sha256, versions.importer, versions.paragraphs,
        coalesce(tagged.number, 0), coalesce(noted.number, 0),
        documents.created_at, people.name, versions.pages, versions.encoding,
        versions.warnings, documents.corrected, versions.metadata, versions.id, versions.unread,
        versions.recognised
    FROM documents JOIN versions ON versions.id = documents.version_id
        JOIN people ON people.id = documents.created_by_id
        LEFT JOIN (
            SELECT document_id, sum(tags) AS number FROM tag_counts
            WHERE theme_id NOT IN (SELECT id FROM themes WHERE removed_at IS NOT NULL) {of}
            GROUP BY document_id
        ) AS tagged ON tagged.document_id = documents.id
        LEFT JOIN (
            SELECT document_id, count(*) AS number FROM annotations
            WHERE removed_at IS NULL {of} GROUP BY document_id
        ) AS noted ON noted.document_id = documents.id
    WHERE documents.removed_at IS NULL
"""
_WARNINGS, _CORRECTED, _SOURCES, _UNREAD, _RECOGNISED = -6, -5, -4, -2, -1
_WANTED = " AND {} IN (SELECT value FROM json_each(:ids))"
_ALL = _SELECT.format(of="") + " ORDER BY documents.id"
_SOME = (
    _SELECT.format(of=_WANTED.format("document_id"))
    + _WANTED.format("documents.id")
    + " ORDER BY documents.id"
)

_BLOCKS = """
    SELECT blocks.id, versions.document_id, blocks.position, blocks.kind, blocks.label, blocks.role,
        blocks.level, blocks.page, blocks.text, blocks.extracted, blocks.boxes, blocks.cells,
        blocks.mark, blocks.confidence, blocks.language
    FROM blocks JOIN versions ON versions.id = blocks.version_id
        JOIN documents ON documents.version_id = versions.id AND documents.removed_at IS NULL
    WHERE
"""
_KINDS = {kind.value: kind for kind in Kind}
_ROLES = {role.value: role for role in Role}


class Documents:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor, staging: Staging) -> None:
        self._connection = connection
        self._editor = editor
        self._adder = Adder(connection, editor, staging)

    def all(self) -> list[Document]:
        """In the order in which they came in."""
        return [_document(row) for row in self._connection.rows(_ALL)]

    def count(self) -> int:
        found = self._connection.value("SELECT count(*) FROM documents WHERE removed_at IS NULL")
        return int(found)

    def some(self, documents: Iterable[DocumentId]) -> list[Document]:
        """Those of them that are there: to follow a change without reading all again."""
        ids = json.dumps(sorted(set(documents)))
        return [_document(row) for row in self._connection.rows(_SOME, {"ids": ids})]

    def get(self, document: DocumentId) -> Document:
        found = self.some([document])
        if not found:
            raise NotFound(f"There is no document {document}; it may have been removed.")
        return found[0]

    def has(self, sha256: str) -> DocumentId | None:
        """The document with these bytes, not counting removed ones."""
        found = self._connection.value(
            "SELECT id FROM documents WHERE sha256 = ? AND removed_at IS NULL", (sha256,)
        )
        return None if found is None else DocumentId(found)

    def find(self, text: str) -> Document:
        """By id, UUID, symbol or file name, or by a part of the title that only one has.

        Raises:
            NotFound: none or several answer to it.
        """
        wanted = text.strip().casefold()
        rows = self._connection.rows(
            "SELECT id, uuid, symbol, name, title FROM documents WHERE removed_at IS NULL"
        )
        tests: tuple[Callable[[Row], bool], ...] = (
            lambda row: str(row["id"]) == wanted or row["uuid"] == wanted,
            lambda row: (row["symbol"] or "").casefold() == wanted,
            lambda row: row["name"].casefold() == wanted,
            lambda row: row["name"].rpartition(".")[0].casefold() == wanted,
            lambda row: row["title"].casefold() == wanted,
            lambda row: wanted in row["title"].casefold(),
        )
        for answers in tests:
            found = [row for row in rows if wanted and answers(row)]
            if len(found) == 1:
                return self.get(found[0]["id"])
            if found:
                choice = ", ".join(f"{row['id']} ({row['title']})" for row in found[:5])
                more = ", …" if len(found) > 5 else ""
                raise NotFound(
                    f"“{text.strip()}” means {len(found)} documents; name one by its number: "
                    f"{choice}{more}."
                )
        raise NotFound(
            f"There is no document “{text.strip()}”. The list of documents shows their numbers."
        )

    def paragraphs(self, document: DocumentId, *, furniture: bool = False) -> list[Paragraph]:
        """In reading order; running headers and page numbers only if asked for."""
        shown = "" if furniture else " AND blocks.kind <> 'furniture'"
        rows = self._connection.rows(
            _BLOCKS + f" documents.id = ?{shown} ORDER BY blocks.position", (document,)
        )
        if not rows:
            self.get(document)
        return [_paragraph(row) for row in rows]

    def paragraph(self, paragraph: ParagraphId) -> Paragraph:
        row = self._connection.row(_BLOCKS + " blocks.id = ?", (paragraph,))
        if row is None:
            raise NotFound(f"There is no paragraph {paragraph}; its document may be removed.")
        return _paragraph(row)

    def at(self, document: DocumentId, index: int) -> Paragraph:
        """By its index, furniture included, as the command line counts."""
        row = self._connection.row(
            _BLOCKS + " documents.id = ? AND blocks.position = ?", (document, index)
        )
        if row is None:
            title = self.get(document).title
            raise NotFound(f"There is no block {index} in “{title}”; blocks count from 0.")
        return _paragraph(row)

    def original(self, document: DocumentId) -> bytes:
        """The bytes of the file as they were imported."""
        self.get(document)
        parts = self._connection.rows(
            "SELECT compression, content FROM original_parts WHERE original_id ="
            " (SELECT original_id FROM documents WHERE id = ?) ORDER BY part",
            (document,),
        )
        return b"".join(unpacked(part["compression"], part["content"]) for part in parts)

    def add(
        self, name: str, content: bytes, parsed: ParsedDocument, *, label: str | None = None
    ) -> Added:
        """Take a file in with what was read in it.

        Bytes that are there already are not doubled; if their document was removed, it comes back.
        The writes are short ones that let every edit of a person go first; the document appears
        with the last of them, so a cut-off import leaves none half there.
        """
        file = incoming(name, content, parsed)
        return self._adder.add([file], label=label or f"Import {file.name}")[0]

    def add_all(self, files: Sequence[Incoming], *, label: str) -> list[Added]:
        """As `add` for each, in as few writes as their size allows: small files share one.

        What became of them is sure when this returns, and not before.
        """
        return self._adder.add(files, label=label)

    def correct(self, document: DocumentId, **fields: str | None) -> None:
        """Set title, symbol, date, body, place, language or kind; a new reading leaves them alone."""
        unknown = set(fields) - set(CORRECTABLE)
        if unknown:
            raise TypeError(f"documents have no field {', '.join(sorted(unknown))}")
        current = self.get(document)
        tidy = {field: (value or "").strip() or None for field, value in fields.items()}
        if "title" in tidy and tidy["title"] is None:
            raise Refused("A document needs a title. Write one, or leave the old one.")
        with self._editor.edit(f"Correct {_short(current.title)}"):
            different = {field for field in tidy if getattr(current, field) != tidy[field]}
            if different:
                corrected = json.dumps(sorted(current.corrected | different))
                self._editor.change("documents", document, {**tidy, "corrected": corrected})

    def remove(self, documents: Iterable[DocumentId]) -> None:
        """With their tags, notes and places in collections, which all come back on undo."""
        ids = list(dict.fromkeys(documents))
        label = (
            f"Remove {_short(self.get(ids[0]).title)}"
            if len(ids) == 1
            else f"Remove {len(ids)} documents"
        )
        with self._editor.edit(label):
            for document in ids:
                if not self._editor.remove("documents", self.get(document).id):
                    raise NotFound(f"There is no document {document}; it may have been removed.")


def unpacked(compression: str, content: bytes) -> bytes:
    return zlib.decompress(content) if compression == "zlib" else content


def _short(title: str) -> str:
    return f"“{title}”" if len(title) <= 40 else f"“{title[:39].rstrip()}…”"


def _document(row: Row) -> Document:
    fields: list[Any] = list(row)
    fields[_WARNINGS] = tuple(_list(fields[_WARNINGS]))
    fields[_CORRECTED] = frozenset(_list(fields[_CORRECTED]))
    fields[_SOURCES] = json.loads(fields[_SOURCES])["sources"]
    fields[_UNREAD] = tuple(_list(fields[_UNREAD]))
    fields[_RECOGNISED] = tuple(_list(fields[_RECOGNISED]))
    return Document(*fields)


def _list(stored: str) -> list[Any]:
    found: list[Any] = json.loads(stored) if stored != "[]" else []
    return found


def _paragraph(row: Row) -> Paragraph:
    (row_id, document, position, kind, label, role, level, page, text, extracted, boxes, cells,
     mark, confidence, language) = row  # fmt: skip
    return Paragraph(
        ParagraphId(row_id),
        DocumentId(document),
        position,
        _KINDS[kind],
        text,
        label,
        _ROLES[role] if role else None,
        level,
        page,
        tuple(Box(*box) for box in json.loads(boxes)) if boxes else (),
        extracted,
        tuple(tuple(cell) for cell in json.loads(cells)) if cells else (),
        mark,
        confidence,
        language,
    )
