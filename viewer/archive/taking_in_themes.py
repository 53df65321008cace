"""The codebook of a project comes in: see `taking_in.py`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal

from resources.palettes import colours
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor
from viewer.domain.projects import ProjectTheme
from viewer.domain.themes import CodebookEntry

Met = Literal["new", "there", "deleted"]
"""What became of a thing: added, here already, or left as a person had deleted it."""

Made = Callable[[str | None, str | None], dict[str, Any]]


class ThemesIn:
    """Those of one project over one connection, parents before children.

    Args:
        made: the columns that say by whom and when.

    Attributes:
        rows: by their UUID in the project.
        changed: names of those that were here and became as the project says.
    """

    def __init__(self, connection: Connection, editor: Editor, made: Made) -> None:
        self._connection = connection
        self._editor = editor
        self._made = made
        self.rows: dict[str, int] = {}
        self.changed: list[str] = []
        self._places: dict[str, int] = {}

    def begin(self, themes: Sequence[ProjectTheme]) -> None:
        """Learn which themes are coming, and in which order they stand beside each other."""
        beside: Counter[str | None] = Counter()
        for theme in themes:
            self._places[theme.entry.uuid] = beside[theme.entry.parent]
            beside[theme.entry.parent] += 1

    def take(self, theme: ProjectTheme) -> tuple[int, Met]:
        """The row that it is here, and whether it is new."""
        entry = theme.entry
        parent = None if entry.parent is None else self.rows[entry.parent]
        row = self._connection.row(
            "SELECT id, removed_at, name FROM themes WHERE uuid = ?", (entry.uuid,)
        )
        if row is not None and row["removed_at"] is None:
            self._become(int(row["id"]), entry, parent)
            return int(row["id"]), "there"
        named = self._named(entry.name, parent)
        if named is not None:
            return named, "there"
        values = self._said_of(entry, None)
        values |= {
            "parent_id": parent,
            "position": self._position(entry, parent),
            "name": entry.name,
        }
        if row is not None:  # it comes back, because something of the project hangs on it
            self._editor.put_back("themes", row["id"], {**values, "removed_at": None})
            return int(row["id"]), "new"
        made = {"uuid": entry.uuid, **self._made(theme.by, theme.at)}
        free = {"colour": self._free_colour(), "icon": "theme"}
        return self._editor.create("themes", {**free, **made, **values}), "new"

    def _become(self, theme: int, entry: CodebookEntry, parent: int | None) -> None:
        """As the project says, where it says all and nobody has changed it here."""
        touched = "SELECT 1 FROM history WHERE noun = 'themes' AND row_id = ? AND action = 'change'"
        if entry.retired is None or self._connection.value(touched, (theme,)) is not None:
            return
        values = self._said_of(entry, theme)
        if self._named(entry.name, parent) in (None, theme) and not self._is_under(parent, theme):
            values |= {"name": entry.name, "parent_id": parent}
            if not self._has_others(parent):
                values["position"] = self._places[entry.uuid]
        if self._editor.change("themes", theme, values):
            self.changed.append(entry.name)

    def _is_under(self, row: int | None, theme: int) -> bool:
        """Whether a row is the theme, or stands anywhere below it: a tree stays one."""
        while row is not None and row != theme:
            row = self._connection.value("SELECT parent_id FROM themes WHERE id = ?", (row,))
        return row == theme

    def _said_of(self, entry: CodebookEntry, theme: int | None) -> dict[str, Any]:
        said: dict[str, Any] = {
            "colour": entry.colour,
            "icon": entry.icon,
            "description": entry.description,
            "pattern": entry.pattern,
            "retired": None if entry.retired is None else int(entry.retired),
            "words": _listed(entry.words),
            "examples": _listed(entry.examples),
        }
        values = {column: value for column, value in said.items() if value is not None}
        if entry.key is not None:
            values["key"] = None if entry.retired else self._free_key(entry.key, theme)
        return values

    def _named(self, name: str, parent: int | None) -> int | None:
        wanted = name.casefold()
        for row in self._connection.rows(
            "SELECT id, name FROM themes WHERE parent_id IS ? AND removed_at IS NULL", (parent,)
        ):
            if row["name"].casefold() == wanted:
                return int(row["id"])
        return None

    def _free_key(self, key: str, theme: int | None) -> str | None:
        taken = "SELECT 1 FROM themes WHERE key = ? AND removed_at IS NULL AND id IS NOT ?"
        if not key or self._connection.value(taken, (key, theme)) is not None:
            return None
        return key

    def _free_colour(self) -> str:
        taken = self._connection.values("SELECT colour FROM themes WHERE removed_at IS NULL")
        return min(colours(), key=taken.count)

    def _position(self, entry: CodebookEntry, parent: int | None) -> int:
        """As in the project; after those that are here, where there are others."""
        if self._has_others(parent):
            return self._next(parent)
        return self._places[entry.uuid]

    def _has_others(self, parent: int | None) -> bool:
        """Whether themes stand there that the project does not have."""
        return bool(
            self._connection.value(
                "SELECT 1 FROM themes WHERE parent_id IS ? AND removed_at IS NULL"
                " AND uuid NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
                (parent, json.dumps(list(self._places))),
            )
        )

    def _next(self, parent: int | None) -> int:
        most = "SELECT coalesce(max(position) + 1, 0) FROM themes WHERE parent_id IS ?"
        return int(self._connection.value(most, (parent,)))


def _listed(values: tuple[str, ...] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)
