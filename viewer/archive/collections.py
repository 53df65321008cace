"""Documents that a person keeps together."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.archive.connection import Connection
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.domain import Collection, CollectionId, DocumentId, NotFound


class Collections:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def all(self) -> list[Collection]:
        """By name."""
        members: dict[int, set[DocumentId]] = {}
        for collection, document in self._connection.rows(
            "SELECT collection_id, document_id FROM collection_documents"
            " JOIN documents ON documents.id = document_id AND documents.removed_at IS NULL"
            " WHERE collection_documents.removed_at IS NULL"
        ):
            members.setdefault(collection, set()).add(DocumentId(document))
        rows = self._connection.rows("SELECT * FROM collections WHERE removed_at IS NULL")
        found = [
            Collection(
                CollectionId(row["id"]),
                row["uuid"],
                row["name"],
                frozenset(members.get(row["id"], ())),
            )
            for row in rows
        ]
        return sorted(found, key=lambda each: (each.name.casefold(), each.id))

    def add(self, name: str, documents: Iterable[DocumentId] = ()) -> CollectionId:
        with self._editor.edit(f"Add collection {name.strip()}"):
            collection = CollectionId(
                self._editor.create("collections", {"name": self._free_name(name, None)})
            )
            self.put(collection, documents)
        return collection

    def rename(self, collection: CollectionId, name: str) -> None:
        with self._editor.edit(f"Rename collection {self._name(collection)}"):
            self._editor.change(
                "collections", collection, {"name": self._free_name(name, collection)}
            )

    def remove(self, collection: CollectionId) -> None:
        """The collection only; its documents stay."""
        with self._editor.edit(f"Remove collection {self._name(collection)}"):
            self._editor.remove("collections", collection)

    def put(self, collection: CollectionId, documents: Iterable[DocumentId]) -> None:
        """Put documents in; those that are in it already stay as they are."""
        with self._editor.edit(f"Put into {self._name(collection)}"):
            inside = self._rows(collection)
            for document in dict.fromkeys(documents):
                if document not in inside:
                    self._check_document(document)
                    self._editor.create(
                        "collection_documents",
                        {"collection_id": collection, "document_id": document},
                    )

    def take(self, collection: CollectionId, documents: Iterable[DocumentId]) -> None:
        """Take documents out; those that are not in it are passed over."""
        with self._editor.edit(f"Take out of {self._name(collection)}"):
            inside = self._rows(collection)
            for document in dict.fromkeys(documents):
                if document in inside:
                    self._editor.remove("collection_documents", inside[document])

    def _rows(self, collection: CollectionId) -> dict[int, int]:
        """Document to the row that puts it in."""
        rows = self._connection.rows(
            "SELECT document_id, id FROM collection_documents"
            " WHERE collection_id = ? AND removed_at IS NULL",
            (collection,),
        )
        return {row["document_id"]: row["id"] for row in rows}

    def _name(self, collection: CollectionId) -> str:
        name = self._connection.value(
            "SELECT name FROM collections WHERE id = ? AND removed_at IS NULL", (collection,)
        )
        if name is None:
            raise NotFound(f"There is no collection {collection}; it may have been removed.")
        return str(name)

    def _check_document(self, document: DocumentId) -> None:
        present = "SELECT 1 FROM documents WHERE id = ? AND removed_at IS NULL"
        if self._connection.value(present, (document,)) is None:
            raise NotFound(f"There is no document {document}; it may have been removed.")

    def _free_name(self, name: str, collection: CollectionId | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise Refused("A collection needs a name.")
        for each in self.all():
            if each.id != collection and each.name.casefold() == name.casefold():
                raise Refused(f"There is a collection “{each.name}” already. Choose another name.")
        return name
