"""What the archive should be, told from its history alone: rows replayed, and the sum of what is seen.

The ledger reads the file with a connection of its own and knows nothing of the code it judges.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

_UNSEEN = ("changed_at",)
"""Columns that undo does not put back."""


class Ledger:
    """Every row that people's edits wrote, as the history says it is.

    Attributes:
        seen: changes with every row that is there, and comes back to what it was with them.
    """

    def __init__(self, path: Path, nouns: tuple[str, ...]) -> None:
        self._nouns = nouns
        self._sqlite = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._sqlite.row_factory = sqlite3.Row
        self._last = 0
        self._defaults = {noun: self._defaults_of(noun) for noun in nouns}
        self._rows: dict[tuple[str, int], dict[str, Any]] = {
            ("themes", row["id"]): dict(row)  # planted with the archive
            for row in self._sqlite.execute("SELECT * FROM themes")
        }
        self.seen = sum(_weight(*key, row) for key, row in self._rows.items()) % _ROUND

    def close(self) -> None:
        self._sqlite.close()

    def follow(self) -> list[str]:
        """Replay what came since; what a row that was written then is not, in sentences."""
        written: set[tuple[str, int]] = set()
        for entry in self._sqlite.execute(
            "SELECT id, noun, row_id, action, before, after FROM history WHERE id > ? ORDER BY id",
            (self._last,),
        ):
            self._last = entry["id"]
            key = (entry["noun"], entry["row_id"])
            written.add(key)
            known = self._rows.setdefault(key, {**self._defaults[key[0]], "id": key[1]})
            before = json.loads(entry["before"]) if entry["before"] else {}
            wrong = [name for name, value in before.items() if known.get(name) != value]
            if wrong:
                return [f"History entry {entry['id']} begins from another {', '.join(wrong)}."]
            self.seen -= _weight(*key, known)
            known.update(json.loads(entry["after"]))
            self.seen = (self.seen + _weight(*key, known)) % _ROUND
        return [sentence for key in written for sentence in self._compare(*key)]

    def compare_all(self) -> list[str]:
        """Every row of every noun against the ledger, both ways."""
        found: list[str] = []
        for noun in self._nouns:
            there = {row["id"]: dict(row) for row in self._sqlite.execute(f"SELECT * FROM {noun}")}
            told = {row: values for (each, row), values in self._rows.items() if each == noun}
            found += [f"Row {row} of {noun} is not in the ledger." for row in there.keys() - told]
            found += [f"Row {row} of {noun} is only in the ledger." for row in told.keys() - there]
            found += [
                f"Row {row} of {noun} is not what its history says."
                for row in there.keys() & told.keys()
                if not _agree(there[row], told[row])
            ]
        return found

    def sizes(self) -> dict[str, int]:
        """How many rows of each noun are there."""
        counts = dict.fromkeys(self._nouns, 0)
        for (noun, _), row in self._rows.items():
            counts[noun] += row["removed_at"] is None
        return counts

    def links_to_see(self) -> set[int]:
        """Links of which both ends are there: those that nobody may miss."""
        return {
            row
            for (noun, row), link in self._rows.items()
            if noun == "note_links"
            and self._is_there(noun, row)
            and self._note_is_there(link["annotation_id"])
            and (
                self._is_there("documents", link["document_id"])
                if link["to_annotation_id"] is None
                else self._note_is_there(link["to_annotation_id"])
            )
        }

    def _note_is_there(self, note: int) -> bool:
        row = self._rows["annotations", note]
        tag = row["tag_id"]
        return (
            self._is_there("annotations", note)
            and self._is_there("documents", row["document_id"])
            and self._is_there("themes", row["theme_id"])
            and self._is_there("tags", tag)
            and (tag is None or self._is_there("themes", self._rows["tags", tag]["theme_id"]))
        )

    def _is_there(self, noun: str, row: int | None) -> bool:
        """Also of nothing: what hangs on nothing of a kind cannot miss it."""
        return row is None or self._rows[noun, row]["removed_at"] is None

    def _defaults_of(self, noun: str) -> dict[str, Any]:
        """What a column holds that a new row does not name; a row that is not there is removed."""
        columns = self._sqlite.execute(f"PRAGMA table_info({noun})").fetchall()
        values = {
            each["name"]: self._sqlite.execute(f"SELECT {each['dflt_value'] or 'NULL'}").fetchone()[
                0
            ]
            for each in columns
        }
        return {**values, "removed_at": "not yet made"}

    def _compare(self, noun: str, row_id: int) -> list[str]:
        row = self._sqlite.execute(f"SELECT * FROM {noun} WHERE id = ?", (row_id,)).fetchone()
        if row is None:
            return [f"Row {row_id} of {noun} is only in the history."]
        if not _agree(dict(row), self._rows[noun, row_id]):
            return [f"Row {row_id} of {noun} is not what its history says."]
        return []


_ROUND = 1 << 64


def _agree(row: dict[str, Any], told: dict[str, Any]) -> bool:
    return row == told


def _weight(noun: str, row_id: int, row: dict[str, Any]) -> int:
    """A number for what a row shows; 0 for one that is not there."""
    if row["removed_at"] is not None:
        return 0
    shown = {name: value for name, value in row.items() if name not in _UNSEEN}
    text = json.dumps([noun, row_id, shown], sort_keys=True)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
