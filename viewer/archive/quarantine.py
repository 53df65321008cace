"""Files that could not be imported: why, how often it was tried, and whether they changed since.

What stands here is no edit of a person, so there is nothing to undo: a row goes when its file comes in
after all, or when a person forgets it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor, now
from viewer.archive.storable import storable
from viewer.domain import NotFound, Quarantined, QuarantinedId

_SELECT = """
    SELECT quarantine.id, path, quarantine.name, sha256, size, modified, trouble, reason, tries,
        people.name, quarantine.created_at, quarantine.changed_at
    FROM quarantine JOIN people ON people.id = quarantine.created_by_id
"""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be imported just now.

    Attributes:
        sha256: where it could be loaded.
        size: in bytes, and `modified` in nanoseconds, as the file system told them before.
        trouble: the kind of failure, and `reason`: a sentence for the user.
    """

    path: Path
    sha256: str | None
    size: int | None
    modified: int | None
    trouble: str
    reason: str


class Quarantine:
    """Rows by path: a file that fails again is the same row with one more try."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def all(self) -> list[Quarantined]:
        """The latest first."""
        rows = self._connection.rows(
            f"{_SELECT} ORDER BY quarantine.changed_at DESC, quarantine.id DESC"
        )
        return [_quarantined(row) for row in rows]

    def count(self) -> int:
        return int(self._connection.value("SELECT count(*) FROM quarantine"))

    def get(self, file: QuarantinedId) -> Quarantined:
        row = self._connection.row(f"{_SELECT} WHERE quarantine.id = ?", (file,))
        if row is None:
            raise NotFound(f"There is no file {file} among those that could not be imported.")
        return _quarantined(row)

    def keep(self, failures: Iterable[Failure]) -> None:
        """Remember files, or one more try of those that are remembered."""
        with self._editor.edit("Quarantine"):  # a transaction; nothing of it goes into the history
            for each in failures:
                at = now()
                path, sha256, size, modified, trouble, reason = astuple(each)
                self._connection.run(
                    "INSERT INTO quarantine (path, name, sha256, size, modified, trouble, reason,"
                    " tries, created_by_id, created_at, changed_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
                    " sha256 = excluded.sha256, size = excluded.size, modified = excluded.modified,"
                    " trouble = excluded.trouble, reason = excluded.reason, tries = tries + 1,"
                    " created_by_id = excluded.created_by_id, changed_at = excluded.changed_at",
                    (
                        storable(str(path)),
                        storable(path.name),
                        sha256 or None,
                        size,
                        modified,
                        trouble,
                        storable(reason),
                        self._editor.person_id(),
                        at,
                        at,
                    ),
                )

    def release(self, paths: Iterable[Path]) -> None:
        """These files came in after all."""
        self._delete("path", [storable(str(path)) for path in paths])

    def forget(self, files: Iterable[QuarantinedId]) -> None:
        """A person wants to hear no more of them; the files themselves are left alone."""
        self._delete("id", list(files))

    def _delete(self, column: str, values: Iterable[str | int]) -> None:
        with self._editor.edit("Quarantine"):
            for value in values:
                self._connection.run(f"DELETE FROM quarantine WHERE {column} = ?", (value,))


def _quarantined(row: Row) -> Quarantined:
    (row_id, path, name, sha256, size, modified, trouble, reason, tries, by, first, last) = row
    return Quarantined(
        QuarantinedId(row_id),
        Path(path),
        name,
        sha256,
        size,
        modified,
        trouble,
        reason,
        tries,
        by,
        first,
        last,
    )
