"""The codebook as a whole: to give it away, and to take another in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from resources.palettes import colours
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor
from viewer.archive.themes import Themes
from viewer.domain import Adopted, CodebookEntry, Theme, ThemeId


class Codebook:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor, themes: Themes) -> None:
        self._connection = connection
        self._editor = editor
        self._themes = themes

    def entries(self) -> list[CodebookEntry]:
        """All themes, parents before children."""
        themes = self._themes.all()
        names = {each.id: each.uuid for each in themes}
        return [_entry(each, names) for each in themes]

    def adopt(self, entries: Sequence[CodebookEntry], *, name: str = "") -> Adopted:
        """Take themes in: those there by UUID, or by name at the same place, become as they say.

        Themes that the entries do not have stay. A key that another theme has is left to it.
        """
        label = f"Import codebook {name}".strip()
        with self._editor.edit(label):
            return _Adopting(self._connection, self._editor, self._themes.all()).run(entries)


class _Adopting:
    """What is there while entries come in, so that a thousand of them are not asked for anew."""

    def __init__(self, connection: Connection, editor: Editor, themes: Iterable[Theme]) -> None:
        self._connection = connection
        self._editor = editor
        known = list(themes)
        self._parents: dict[int, int | None] = {each.id: each.parent for each in known}
        self._names: dict[tuple[int | None, str], int] = {}
        self._place_of: dict[int, tuple[int | None, str]] = {}
        for each in known:
            self._settle(each.id, each.parent, each.name)
        self._keys = {each.key: int(each.id) for each in known if each.key}
        self._colours = [each.colour for each in known]
        self._places: dict[str, int] = {}
        self._last: dict[int | None, int] = {}
        for each in known:
            self._last[each.parent] = max(self._last.get(each.parent, -1), each.position)
        self._new = self._changed = 0

    def run(self, entries: Sequence[CodebookEntry]) -> Adopted:
        for entry in entries:
            parent = None if entry.parent is None else self._places[entry.parent]
            self._places[entry.uuid] = self._take(entry, parent)
        return Adopted(self._new, self._changed, len(entries) - self._new - self._changed)

    def _take(self, entry: CodebookEntry, parent: int | None) -> int:
        row = self._connection.row(
            "SELECT id, removed_at FROM themes WHERE uuid = ?", (entry.uuid,)
        )
        same_name = self._names.get((parent, entry.name.casefold()))
        if row is not None:
            return self._change(int(row["id"]), entry, parent, back=row["removed_at"] is not None)
        if same_name is not None:
            return self._change(same_name, entry, parent, back=False)
        return self._create(entry, parent)

    def _create(self, entry: CodebookEntry, parent: int | None) -> int:
        colour = entry.colour or min(colours(), key=self._colours.count)
        values = {
            "uuid": entry.uuid,
            "colour": colour,
            "icon": "theme",
            "parent_id": parent,
            "position": self._next(parent),
            **self._values(entry, None),
            "name": entry.name,
        }
        theme = self._editor.create("themes", values)
        self._colours.append(colour)
        self._parents[theme] = parent
        self._settle(theme, parent, entry.name)
        self._new += 1
        return theme

    def _change(self, theme: int, entry: CodebookEntry, parent: int | None, *, back: bool) -> int:
        moved = parent != self._parents.get(theme) or theme not in self._parents
        values = self._values(entry, theme)
        if moved and parent not in self._below(theme):
            values |= {"parent_id": parent, "position": self._next(parent)}
        else:
            parent = self._parents.get(theme)
        holder = self._names.get((parent, entry.name.casefold()))
        if holder in (None, theme):
            values["name"] = entry.name
        if back:
            values.setdefault("key", None)  # another may have it by now
        changed = self._editor.change("themes", theme, values)
        if back:
            changed = self._editor.restore("themes", theme)
        self._parents[theme] = parent
        if "name" in values:
            self._settle(theme, parent, entry.name)
        self._changed += changed
        return theme

    def _settle(self, theme: int, parent: int | None, name: str) -> None:
        """Remember which name at which place is whose."""
        self._names.pop(self._place_of.get(theme, (None, "")), None)
        self._place_of[theme] = (parent, name.casefold())
        self._names[parent, name.casefold()] = theme

    def _values(self, entry: CodebookEntry, theme: int | None) -> dict[str, Any]:
        said: dict[str, Any] = {
            "colour": entry.colour,
            "icon": entry.icon,
            "description": entry.description,
            "pattern": entry.pattern,
            "retired": None if entry.retired is None else int(entry.retired),
            "words": _listed(entry.words),
            "examples": _listed(entry.examples),
            "key": self._free_key(entry, theme),
        }
        values = {column: value for column, value in said.items() if value is not None}
        return values | {"key": None} if entry.retired else values

    def _free_key(self, entry: CodebookEntry, theme: int | None) -> str | None:
        if not entry.key or entry.retired or self._keys.get(entry.key, theme) != theme:
            return None
        if theme is not None:
            self._keys[entry.key] = theme
        else:
            self._keys[entry.key] = -1  # nobody else's from now on
        return entry.key

    def _next(self, parent: int | None) -> int:
        self._last[parent] = self._last.get(parent, -1) + 1
        return self._last[parent]

    def _below(self, theme: int) -> set[int | None]:
        """The theme and all under it."""
        found: set[int | None] = {theme}
        grew = True
        while grew:
            more = {each for each, above in self._parents.items() if above in found} - found
            found |= more
            grew = bool(more)
        return found


def _listed(values: tuple[str, ...] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)


def _entry(theme: Theme, uuids: dict[ThemeId, str]) -> CodebookEntry:
    return CodebookEntry(
        uuid=theme.uuid,
        name=theme.name,
        parent=None if theme.parent is None else uuids.get(theme.parent),
        colour=theme.colour,
        icon=theme.icon,
        key=theme.key or "",
        description=theme.description,
        pattern=theme.pattern,
        retired=theme.retired,
        words=theme.words,
        examples=theme.examples,
    )
