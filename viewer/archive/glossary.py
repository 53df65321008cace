"""What acronyms stand for: as documents define them, and as people correct it.

What was found is kept with the reading it was found in, as mentions are (see `references`), and found
anew by `viewer.finding`; what a person says is an edit, and holds in all documents.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.domain import Abbreviation, Document, DocumentId, NotFound, ParagraphId
from viewer.domain.glossary import Entry
from viewer.domain.ids import GlossaryId

_PENDING = """
    SELECT documents.id FROM documents
        LEFT JOIN abbreviations_found AS found ON found.document_id = documents.id
    WHERE documents.removed_at IS NULL AND (found.document_id IS NULL
        OR found.version_id <> documents.version_id OR found.finder <> ?)
    ORDER BY documents.id
"""
_FOUND = """
    SELECT abbreviations.acronym, abbreviations.expansion,
        count(DISTINCT abbreviations.document_id) AS documents,
        min(abbreviations.id) AS first
    FROM abbreviations JOIN documents ON documents.id = abbreviations.document_id
        AND documents.removed_at IS NULL
    {where}
    GROUP BY abbreviations.acronym, abbreviations.expansion
"""
_SAID = """
    SELECT glossary.*, people.name AS person FROM glossary
        JOIN people ON people.id = glossary.created_by_id
    WHERE glossary.removed_at IS NULL ORDER BY glossary.id
"""


@dataclass(frozen=True, slots=True)
class Defined:
    """What one document defines, and the reading it was found in."""

    document: DocumentId
    reading: int
    abbreviations: tuple[Abbreviation, ...]

    @classmethod
    def of(cls, document: Document, abbreviations: Iterable[Abbreviation]) -> Defined:
        return cls(document.id, document.reading, tuple(abbreviations))


class Glossary:
    """Keeping what was found is no edit; what a person says is one, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def pending(self, finder: int) -> list[DocumentId]:
        """Documents that were not looked through yet, or in another reading."""
        return [DocumentId(each) for each in self._connection.values(_PENDING, (finder,))]

    def keep(self, found: Sequence[Defined], finder: int) -> None:
        """In one short transaction, in place of what was kept of these documents."""
        with self._editor.derived():
            for each in found:
                self._keep(each, finder)

    def all(self) -> list[Entry]:
        """By acronym; of one acronym, what most documents say comes first."""
        rows = self._connection.rows(_FOUND.format(where=""))
        entries = self._entries(rows)
        return sorted(entries, key=lambda each: (each.acronym.casefold(), *_rank(each)))

    def of_document(
        self, document: DocumentId, defined: Iterable[Abbreviation] | None = None
    ) -> dict[str, tuple[str, ...]]:
        """What each acronym stands for in a document: its own definitions, as people correct them.

        An acronym that it does not define has what other documents say.

        Args:
            document: of the archive.
            defined: what it defines, where that is not kept yet.
        """
        if defined is None:
            rows = self._connection.rows(
                _FOUND.format(where="WHERE abbreviations.document_id = ?"), (document,)
            )
            own = {(row["acronym"], row["expansion"]): 1 for row in rows}
        else:
            own = {(each.acronym, each.expansion): 1 for each in defined}
        return {**self.meanings(), **self._meanings(own)}

    def meanings(self, besides: Iterable[Abbreviation] = ()) -> dict[str, tuple[str, ...]]:
        """What each acronym stands for in all documents, without what people take for wrong.

        Args:
            besides: definitions of documents that are not kept yet.
        """
        rows = self._connection.rows(_FOUND.format(where=""))
        found = Counter({(row[0], row[1]): row[2] for row in rows})
        found.update((each.acronym, each.expansion) for each in besides)
        return self._meanings(found)

    def add(self, acronym: str, expansion: str) -> GlossaryId:
        """Say what an acronym stands for.

        Raises:
            Refused: one of them is empty, or it stands there already.
        """
        acronym, expansion = _tidy(acronym), _tidy(expansion)
        if not acronym or not expansion:
            raise Refused("The glossary needs an acronym and what it stands for.")
        if expansion in self.meanings().get(acronym, ()):
            raise Refused(f"The glossary has “{expansion}” for {acronym} already.")
        with self._editor.edit(f"Add {acronym} to the glossary"):
            return self._say(acronym, expansion, "")

    def correct(self, entry: Entry, expansion: str) -> GlossaryId:
        """Say what it stands for rightly."""
        expansion = _tidy(expansion)
        if not expansion:
            raise Refused("Write what it stands for, or mark it as wrong.")
        with self._editor.edit(f"Correct {entry.acronym} in the glossary"):
            if entry.said is not None:
                self._editor.change("glossary", self._known(entry.said), {"expansion": expansion})
                return entry.said
            return self._say(entry.acronym, expansion, entry.expansion)

    def reject(self, entry: Entry) -> None:
        """Say that it does not stand for this; what a person added is taken away."""
        with self._editor.edit(f"Take {entry.acronym} out of the glossary"):
            if entry.said is None:
                self._say(entry.acronym, "", entry.expansion)
            elif entry.found_as:
                self._editor.change("glossary", self._known(entry.said), {"expansion": ""})
            else:
                self._editor.remove("glossary", self._known(entry.said))

    def restore(self, entry: Entry) -> None:
        """Let stand again what was found, without what a person said of it."""
        if entry.said is None:
            return
        with self._editor.edit(f"Take {entry.acronym} back as it was found"):
            self._editor.remove("glossary", self._known(entry.said))

    def _entries(self, rows: Sequence[Row]) -> list[Entry]:
        said = self._connection.rows(_SAID)
        corrections = {
            (row["acronym"], row["instead_of"]): row for row in said if row["instead_of"]
        }
        places = self._places(row["first"] for row in rows)
        found = [_found(row, corrections, places) for row in rows]
        there = {(each.acronym, each.found_as or each.expansion) for each in found}
        added = [
            _added(row)
            for row in said
            if row["expansion"] and (row["acronym"], row["instead_of"]) not in there
        ]
        return [*found, *added]

    def _meanings(self, found: Mapping[tuple[str, str], int]) -> dict[str, tuple[str, ...]]:
        """From acronyms and expansions with the number of their documents; what people say is first."""
        said = self._connection.rows(_SAID)
        corrections = {(row["acronym"], row["instead_of"]): row["expansion"] for row in said}
        ranked = [(0, 0, row["acronym"], row["expansion"]) for row in said if not row["instead_of"]]
        for (acronym, expansion), documents in found.items():
            corrected = corrections.get((acronym, expansion))
            if corrected is None:
                ranked.append((1, -documents, acronym, expansion))
            elif corrected:
                ranked.append((0, -documents, acronym, corrected))
        meanings: dict[str, dict[str, None]] = {}
        for _, _, acronym, expansion in sorted(ranked):
            meanings.setdefault(acronym, {})[expansion] = None
        return {acronym: tuple(expansions) for acronym, expansions in meanings.items()}

    def _places(self, first: Iterable[int]) -> dict[int, tuple[DocumentId, ParagraphId]]:
        rows = self._connection.rows(
            "SELECT id, document_id, block_id FROM abbreviations"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(first)),),
        )
        return {row[0]: (DocumentId(row[1]), ParagraphId(row[2])) for row in rows}

    def _say(self, acronym: str, expansion: str, instead_of: str) -> GlossaryId:
        values = {"acronym": acronym, "expansion": expansion, "instead_of": instead_of}
        return GlossaryId(self._editor.create("glossary", values))

    def _known(self, said: GlossaryId) -> GlossaryId:
        there = "SELECT 1 FROM glossary WHERE id = ? AND removed_at IS NULL"
        if self._connection.value(there, (said,)) is None:
            raise NotFound(f"There is no entry {said} of the glossary; it may have been removed.")
        return said

    def _keep(self, found: Defined, finder: int) -> None:
        self._connection.run("DELETE FROM abbreviations WHERE document_id = ?", (found.document,))
        blocks = {
            row["position"]: row["id"]
            for row in self._connection.rows(
                "SELECT id, position FROM blocks WHERE version_id = ? AND position IN"
                " (SELECT value FROM json_each(?))",
                (found.reading, json.dumps([each.block for each in found.abbreviations])),
            )
        }
        self._connection.many(
            "INSERT INTO abbreviations (document_id, block_id, acronym, expansion)"
            " VALUES (?, ?, ?, ?)",
            [
                (found.document, blocks[each.block], each.acronym, each.expansion)
                for each in found.abbreviations
            ],
        )
        self._connection.run(
            "INSERT OR REPLACE INTO abbreviations_found VALUES (?, ?, ?)",
            (found.document, found.reading, finder),
        )


def _found(
    row: Row,
    corrections: Mapping[tuple[str, str], Row],
    places: Mapping[int, tuple[DocumentId, ParagraphId]],
) -> Entry:
    said = corrections.get((row["acronym"], row["expansion"]))
    corrected = said is not None and bool(said["expansion"])
    return Entry(
        acronym=row["acronym"],
        expansion=said["expansion"] if said is not None and corrected else row["expansion"],
        documents=row["documents"],
        first=places[row["first"]],
        said=None if said is None else GlossaryId(said["id"]),
        found_as="" if said is None else row["expansion"],
        wrong=said is not None and not corrected,
        by="" if said is None else said["person"],
    )


def _added(row: Row) -> Entry:
    return Entry(
        acronym=row["acronym"],
        expansion=row["expansion"],
        said=GlossaryId(row["id"]),
        by=row["person"],
    )


def _rank(entry: Entry) -> tuple[bool, int, str]:
    """What a person says comes before what was found, and what most documents say first."""
    return (entry.said is None, -entry.documents, entry.expansion.casefold())


def _tidy(text: str) -> str:
    return " ".join(text.split())
