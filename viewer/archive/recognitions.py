"""What text recognition saw on pages of files, kept by the hash of the file.

It is not part of any reading: a reading takes of it what it is given, and reading a file again, or
importing it once more, finds it here. Nothing of it is ever changed; the newest of a page holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from importers.recognised import RecognisedPage, from_json, to_json
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor, now
from viewer.archive.storable import storable


class Recognitions:
    """Pages that were recognised; keeping one is no edit, for no text is changed by it."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def keep(self, sha256: str, page: RecognisedPage) -> None:
        """A page of the file with this hash."""
        with self._editor.unrecorded():
            self._connection.run(
                "INSERT INTO recognised_pages (sha256, page, languages, engine, confidence,"
                " content, created_by_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    sha256,
                    page.page,
                    page.languages,
                    page.engine,
                    page.confidence,
                    storable(to_json(page)),
                    self._editor.person_id(),
                    now(),
                ),
            )

    def of(self, sha256: str) -> list[RecognisedPage]:
        """All pages of a file that were ever recognised, by number."""
        contents = self._connection.values(
            "SELECT content FROM recognised_pages WHERE id IN"
            " (SELECT max(id) FROM recognised_pages WHERE sha256 = ? GROUP BY page) ORDER BY page",
            (sha256,),
        )
        return [from_json(content) for content in contents]

    def shown(self, sha256: str, also: Iterable[int] = ()) -> list[RecognisedPage]:
        """Those that the shown reading of the document has taken, and others that are named."""
        stored = self._connection.value(
            "SELECT recognised FROM versions JOIN documents ON versions.id = version_id"
            " WHERE sha256 = ?",
            (sha256,),
        )
        wanted = {*json.loads(stored or "[]"), *also}
        return [page for page in self.of(sha256) if page.page in wanted] if wanted else []
