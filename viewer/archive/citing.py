"""In which style an archive cites: what is kept with it, for whoever makes citations from its rows."""

from __future__ import annotations

import json

from viewer.archive.connection import Connection
from viewer.citation import SETTING, usable


def citation_style(connection: Connection) -> str:
    """The name of a style, or a template; the plain style where none was chosen."""
    kept = connection.value("SELECT value FROM settings WHERE key = ?", (SETTING,))
    return usable(None if kept is None else json.loads(kept))
