"""The codebook: a tree of themes."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from resources.palettes import colours, patterns
from seeds import StarterTheme
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.archive.schema import STARTER_THEMES
from viewer.archive.tags import Tags
from viewer.domain import NotFound, Theme, ThemeId

COLOURS = tuple(colours())
"""Names in the order in which new themes take them."""

_LISTS = ("words", "examples")
_FIELDS = (
    "name",
    "colour",
    "icon",
    "key",
    "description",
    *_LISTS,
    "parent",
    "position",
    "retired",
    "pattern",
)
_SELECT = """
    SELECT themes.*, people.name AS person, coalesce(counted.tags, 0) AS tags
    FROM themes JOIN people ON people.id = themes.created_by_id
        LEFT JOIN (
            SELECT theme_id, sum(tags) AS tags FROM tag_counts WHERE true {of}
            AND document_id NOT IN (SELECT id FROM documents WHERE removed_at IS NOT NULL)
            GROUP BY theme_id
        ) AS counted ON counted.theme_id = themes.id
    WHERE themes.removed_at IS NULL
"""
_ALL = _SELECT.format(of="")
_ONE = _SELECT.format(of="AND theme_id = :id") + " AND themes.id = :id"
_NAMED = 12
"""Themes that are named where one was not found."""


class Themes:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor, tags: Tags) -> None:
        self._connection = connection
        self._editor = editor
        self._tags = tags

    def all(self) -> list[Theme]:
        """Parents before children, by position."""
        themes = [_theme(row) for row in self._connection.rows(_ALL)]
        children: dict[ThemeId | None, list[Theme]] = defaultdict(list)
        for theme in sorted(themes, key=_place_among_siblings):
            children[theme.parent].append(theme)

        def below(parent: ThemeId | None) -> Iterator[Theme]:
            for child in children[parent]:
                yield child
                yield from below(child.id)

        return list(below(None))

    def get(self, theme: ThemeId) -> Theme:
        row = self._connection.row(_ONE, {"id": theme})
        if row is None:
            raise NotFound(f"There is no theme {theme}; it may have been removed.")
        return _theme(row)

    def name(self, theme: ThemeId) -> str:
        """The name alone, in microseconds: `get` also counts the tags, which takes its time."""
        name = self._connection.value(
            "SELECT name FROM themes WHERE id = ? AND removed_at IS NULL", (theme,)
        )
        if name is None:
            raise NotFound(f"There is no theme {theme}; it may have been removed.")
        return str(name)

    def find(self, text: str) -> Theme:
        """By name or key, whatever the case, or by id; names go first, and what is not retired."""
        wanted = text.strip().casefold()
        themes = sorted(self.all(), key=lambda theme: theme.retired)
        for answers in (
            lambda theme: theme.name.casefold() == wanted,
            lambda theme: theme.key is not None and theme.key.casefold() == wanted,
            lambda theme: str(theme.id) == wanted or theme.uuid == wanted,
        ):
            found = [theme for theme in themes if answers(theme)]
            if found:
                return found[0]
        names = ", ".join(theme.name for theme in themes[:_NAMED])
        more = f", and {len(themes) - _NAMED} more" if len(themes) > _NAMED else ""
        raise NotFound(f"There is no theme “{text.strip()}”. There are: {names}{more}.")

    def add(
        self,
        name: str,
        *,
        colour: str | None = None,
        icon: str = "theme",
        key: str | None = None,
        description: str = "",
        parent: ThemeId | None = None,
        pattern: str | None = None,
        words: Sequence[str] = (),
        examples: Sequence[str] = (),
    ) -> ThemeId:
        """A new theme at the end of its siblings, in the next free colour and pattern of it."""
        with self._editor.edit(f"Add theme {name.strip()}"):
            if parent is not None:
                self.get(parent)
            colour = colour or self._free_colour()
            values = {
                "parent_id": parent,
                "position": self._next_position(parent),
                "name": self._free_name(name, parent, None),
                "colour": colour,
                "icon": icon,
                "key": self._free_key(key, None),
                "description": description,
                "pattern": self._free_pattern(colour) if pattern is None else pattern,
                "words": _listed(words),
                "examples": _listed(examples),
            }
            return ThemeId(self._editor.create("themes", values))

    def change(self, theme: ThemeId, **fields: Any) -> None:
        """Set fields of a theme by their names; `parent` and `position` say where it stands."""
        unknown = set(fields) - set(_FIELDS)
        if unknown:
            raise TypeError(f"themes have no field {', '.join(sorted(unknown))}")
        with self._editor.edit(f"Change theme {self.get(theme).name}"):
            current = self.get(theme)
            if "parent" in fields:
                self._check_tree(theme, fields["parent"])
            if "name" in fields or "parent" in fields:
                parent = fields.get("parent", current.parent)
                fields["name"] = self._free_name(fields.get("name", current.name), parent, theme)
            if "key" in fields:
                fields["key"] = self._free_key(fields["key"], theme)
            for name in fields.keys() & _LISTS:
                fields[name] = _listed(fields[name])
            columns = {"parent_id" if name == "parent" else name: fields[name] for name in fields}
            if "retired" in columns:
                columns["retired"] = int(columns["retired"])
            self._editor.change("themes", theme, columns)

    def add_starters(self, starters: Sequence[StarterTheme]) -> list[ThemeId]:
        """Themes that come as data; one of whose name there is one at the top already is left out.

        A key that another theme has is left to it.
        """
        taken = {each.key for each in self.all()}
        names = {each.name.casefold() for each in self.all() if each.parent is None}
        fresh = [each for each in starters if each.name.casefold() not in names]
        with self._editor.edit(f"Add {len(fresh)} themes"):
            return [
                self._add_starter(each, None if each.key in taken else each.key) for each in fresh
            ]

    def _add_starter(self, starter: StarterTheme, key: str | None) -> ThemeId:
        identity = str(uuid.uuid5(STARTER_THEMES, starter.name))
        known = self._connection.value("SELECT id FROM themes WHERE uuid = ?", (identity,))
        values = {
            "parent_id": None,
            "position": self._next_position(None),
            "name": starter.name,
            "colour": starter.colour,
            "icon": starter.icon,
            "key": key,
            "description": starter.description,
            "words": _listed(starter.words),
            "examples": _listed(starter.examples),
        }
        if known is None:  # else it was removed, or has another name now and is not the same
            values["uuid"] = identity
        return ThemeId(self._editor.create("themes", values))

    def remove(self, theme: ThemeId) -> None:
        """With the themes below it; their tags go with them and come back on undo."""
        with self._editor.edit(f"Remove theme {self.get(theme).name}"):
            for each in reversed(self._with_those_below(theme)):
                self._editor.remove("themes", each)

    def move(self, theme: ThemeId, parent: ThemeId | None, before: ThemeId | None = None) -> None:
        """Put a theme below another (None: at the top), before one of its children or last."""
        with self._editor.edit(f"Move theme {self.name(theme)}"):
            self.change(theme, parent=parent)
            siblings = [each.id for each in self.all() if each.parent == parent]
            siblings.remove(theme)
            siblings.insert(siblings.index(before) if before in siblings else len(siblings), theme)
            for position, each in enumerate(siblings):
                self._editor.change("themes", each, {"position": position})

    def merge(self, theme: ThemeId, into: ThemeId) -> None:
        """Join a theme to another: its tags, notes and the themes below it go there.

        A tag on a place that has the other one too is joined with that.
        """
        name, target = self.name(theme), self.get(into)
        if into in self._with_those_below(theme):
            raise Refused("A theme cannot be merged into itself or into one below it.")
        with self._editor.edit(f"Merge theme {name} into {target.name}"):
            self._tags.move_all(theme, into)
            for note in self._connection.values(
                "SELECT id FROM annotations WHERE theme_id = ? AND removed_at IS NULL", (theme,)
            ):
                self._editor.change("annotations", note, {"theme_id": into})
            self._merge_below(theme, into)
            self._editor.remove("themes", theme)

    def _merge_below(self, theme: ThemeId, into: ThemeId) -> None:
        """Put the themes below one below another; those of one name become one."""
        themes = self.all()
        there = {each.name.casefold(): each.id for each in themes if each.parent == into}
        there = {name: into if each == theme else each for name, each in there.items()}
        for each in themes:
            if each.parent != theme:
                continue
            same = there.get(each.name.casefold())
            if same is None:
                self.move(each.id, into)
            else:
                self.merge(each.id, same)

    def retire(self, theme: ThemeId) -> None:
        """Offer a theme no more; it stays where it is. Its key is free for another."""
        with self._editor.edit(f"Retire theme {self.name(theme)}"):
            self._editor.change("themes", theme, {"retired": 1, "key": None})

    def take_up(self, theme: ThemeId) -> None:
        """Offer a retired theme again."""
        with self._editor.edit(f"Take up theme {self.name(theme)} again"):
            self._editor.change("themes", theme, {"retired": 0})

    def _with_those_below(self, theme: ThemeId) -> list[ThemeId]:
        """Parents before children."""
        below = [theme]
        for each in self.all():
            if each.parent in below:
                below.append(each.id)
        return below

    def _check_tree(self, theme: ThemeId, parent: ThemeId | None) -> None:
        if parent is not None and self.get(parent).id in self._with_those_below(theme):
            raise Refused("A theme cannot be put below itself. Choose another place.")

    def _next_position(self, parent: ThemeId | None) -> int:
        return int(
            self._connection.value(
                "SELECT coalesce(max(position) + 1, 0) FROM themes WHERE parent_id IS ?", (parent,)
            )
        )

    def _free_name(self, name: str, parent: ThemeId | None, theme: ThemeId | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise Refused("A theme needs a name.")
        for each in self.all():
            if (
                each.id != theme
                and each.parent == parent
                and each.name.casefold() == name.casefold()
            ):
                raise Refused(f"There is a theme “{each.name}” already. Choose another name.")
        return name

    def _free_key(self, key: str | None, theme: ThemeId | None) -> str | None:
        if key is None or not key.strip():
            return None
        key = key.strip().casefold()
        if len(key) != 1 or not key.isalnum():
            raise Refused(f"“{key}” cannot be the key of a theme. Take a digit or a letter.")
        for each in self.all():
            if each.id != theme and each.key == key:
                raise Refused(f"The key {key} is that of {each.name}. Choose another one.")
        return key

    def _free_pattern(self, colour: str) -> str:
        """The one that is used least with this colour; plain, while nothing else has the colour."""
        taken = [theme.pattern for theme in self.all() if theme.colour == colour]
        return min(("", *patterns()), key=taken.count)

    def _free_colour(self) -> str:
        taken = [theme.colour for theme in self.all()]
        return min(COLOURS, key=taken.count)


def _place_among_siblings(theme: Theme) -> tuple[int, str, int]:
    """Two people may have put themes at one position: then by age, as in each of their archives."""
    return theme.position, theme.created_at, theme.id


def _listed(lines: Sequence[str]) -> str:
    """As JSON; empty ones and what is said twice are left out."""
    said = dict.fromkeys(" ".join(each.split()) for each in lines)
    return json.dumps([each for each in said if each], ensure_ascii=False)


def _theme(row: Row) -> Theme:
    parent = row["parent_id"]
    return Theme(
        id=ThemeId(row["id"]),
        uuid=row["uuid"],
        name=row["name"],
        colour=row["colour"],
        icon=row["icon"],
        key=row["key"],
        description=row["description"],
        words=tuple(json.loads(row["words"])),
        examples=tuple(json.loads(row["examples"])),
        parent=None if parent is None else ThemeId(parent),
        position=row["position"],
        created_by=row["person"],
        created_at=row["created_at"],
        tags=row["tags"],
        retired=bool(row["retired"]),
        pattern=row["pattern"],
    )
