"""What is remembered with an archive and is no edit of it: open documents, reading places."""

from __future__ import annotations

import json
from typing import Any

from viewer.archive.connection import Connection
from viewer.archive.editing import Editor, now


class Settings:
    """JSON values by key."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def get(self, key: str, default: Any = None) -> Any:
        value = self._connection.value("SELECT value FROM settings WHERE key = ?", (key,))
        return default if value is None else json.loads(value)

    def set(self, key: str, value: Any) -> None:
        with self._editor.unrecorded():
            self._connection.run(
                "INSERT INTO settings (key, value, changed_at) VALUES (?, ?, ?) ON CONFLICT (key)"
                " DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at",
                (key, json.dumps(value), now()),
            )
