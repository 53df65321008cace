"""The four things that are found, and what a filter means for each.

A note is tagged, noted, labelled as the paragraph that it is on; a title has the themes that are
anywhere in its document; a theme has only itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from viewer.archive.searching.plan import FALSE, Sql

LIVE_THEME = "theme_id NOT IN (SELECT id FROM themes WHERE removed_at IS NOT NULL)"
LABEL = "lower(trim(label, ' ().:–—-'))"
"""A label as it is compared; there is an index of it."""
_IN = "(SELECT value FROM json_each(?))"


def _on_text(table: str, text: str) -> str:
    """One look at the row, whatever the condition asks of its text."""
    return f"(SELECT {{condition}} FROM (SELECT {text} AS text FROM {table} WHERE id = {{row}}))"


def as_json(ids: Iterable[int]) -> str:
    """For `json_each`."""
    return json.dumps(sorted(ids))


def _listed(ids: Iterable[int]) -> str:
    """In the text of SQL: of a list that is a parameter the planner does not know that it is short."""
    return f"({', '.join(str(int(each)) for each in ids)})"


MOST_LISTED = 100_000
"""Of more tags than these, a look at the tags of each row that matches is quicker than a list."""


KINDS = 4
"""A row of `others_index` is the id of what has the text, times this, and its number below."""
NOTES, TITLES, THEMES = range(3)


class Rows(Protocol):
    """Conditions of SQL on one of the four; `{row}` is its id.

    Attributes:
        scope: as `in:` names it.
        text: asks for a `{condition}` on the text as printed.
    """

    scope: str
    text: str

    def matched(self, match: str) -> Sql:
        """That the index has these words for it."""
        ...

    def documents(self, ids: frozenset[int]) -> Sql: ...
    def block(self, condition: str, *parameters: object) -> Sql:
        """Of the paragraph that it is or is on; the condition is of the columns of `blocks`."""
        ...

    def themes(self, ids: tuple[int, ...], tags: int) -> Sql:
        """Tagged with one of the themes, which have so many tags."""
        ...

    def people(self, ids: tuple[int, ...]) -> Sql: ...
    def state(self, name: str) -> Sql: ...


_TAGGED = f"SELECT 1 FROM tags WHERE block_id = {{}} AND removed_at IS NULL AND {LIVE_THEME}"
_DOUBTFUL = f"SELECT block_id FROM tags WHERE sure = 0 AND removed_at IS NULL AND {LIVE_THEME}"
_NOTED = "SELECT block_id FROM annotations WHERE block_id IS NOT NULL AND removed_at IS NULL"


def _on_block(row: str, name: str) -> Sql:
    match name:
        case "tagged":
            return Sql(f"EXISTS ({_TAGGED.format(row)})")
        case "untagged":
            return Sql(f"({row} IS NOT NULL AND NOT EXISTS ({_TAGGED.format(row)}))")
        case "doubtful":
            return Sql(f"{row} IN ({_DOUBTFUL})")
    return Sql(f"{row} IN ({_NOTED})")


def _matched(number: int, match: str) -> Sql:
    found = "(SELECT rowid FROM others_index WHERE others_index MATCH ?)"
    return Sql(f"({{row}} * {KINDS} + {number}) IN {found}", (match,))


@dataclass(frozen=True)
class ParagraphRows:
    """Blocks; which are in which document is told by stretches, see `paragraphs`."""

    scope = "paragraphs"
    text = _on_text("blocks", "text")

    def matched(self, match: str) -> Sql:
        return Sql("{row} IN (SELECT rowid FROM blocks_index WHERE blocks_index MATCH ?)", (match,))

    def documents(self, ids: frozenset[int]) -> Sql:
        return Sql(
            "(SELECT version_id FROM blocks WHERE id = {row}) IN"
            f" (SELECT version_id FROM documents WHERE id IN {_IN})",
            (as_json(ids),),
        )

    def block(self, condition: str, *parameters: object) -> Sql:
        return Sql(f"{{row}} IN (SELECT id FROM blocks WHERE {condition})", parameters)

    def themes(self, ids: tuple[int, ...], tags: int) -> Sql:
        if tags > MOST_LISTED:
            return Sql(
                f"EXISTS (SELECT 1 FROM tags WHERE theme_id IN {_listed(ids)}"
                " AND block_id = {row} AND removed_at IS NULL)"
            )
        return Sql(
            f"{{row}} IN (SELECT block_id FROM tags WHERE theme_id IN {_listed(ids)}"
            " AND removed_at IS NULL)"
        )

    def people(self, ids: tuple[int, ...]) -> Sql:
        return Sql(
            f"(EXISTS (SELECT 1 FROM tags WHERE created_by_id IN {_listed(ids)}"
            f" AND block_id = {{row}} AND removed_at IS NULL AND {LIVE_THEME})"
            " OR {row} IN (SELECT block_id FROM annotations WHERE"
            f" created_by_id IN {_listed(ids)} AND block_id IS NOT NULL AND removed_at IS NULL))"
        )

    def state(self, name: str) -> Sql:
        return _on_block("{row}", name)


_NOTE = "(SELECT {} FROM annotations WHERE id = {{row}})"
_NOTES_BLOCK = _NOTE.format("block_id")


@dataclass(frozen=True)
class NoteRows:
    """Notes."""

    scope = "notes"
    text = _on_text("annotations", "body")

    def matched(self, match: str) -> Sql:
        return _matched(NOTES, match)

    def documents(self, ids: frozenset[int]) -> Sql:
        return Sql(f"{_NOTE.format('document_id')} IN {_IN}", (as_json(ids),))

    def block(self, condition: str, *parameters: object) -> Sql:
        return Sql(
            f"EXISTS (SELECT 1 FROM blocks WHERE id = {_NOTES_BLOCK} AND {condition})", parameters
        )

    def themes(self, ids: tuple[int, ...], tags: int) -> Sql:  # noqa: ARG002
        wanted = f"IN {_listed(ids)}"
        return Sql(
            f"({_NOTE.format('theme_id')} {wanted} OR EXISTS (SELECT 1 FROM tags WHERE removed_at"
            f" IS NULL AND theme_id {wanted} AND block_id = {_NOTES_BLOCK}))"
        )

    def people(self, ids: tuple[int, ...]) -> Sql:
        return Sql(f"{_NOTE.format('created_by_id')} IN {_listed(ids)}")

    def state(self, name: str) -> Sql:
        return Sql("1") if name == "noted" else _on_block(_NOTES_BLOCK, name)


@dataclass(frozen=True)
class TitleRows:
    """Documents by their titles and symbols."""

    scope = "titles"
    text = _on_text("documents", "coalesce(symbol || ' ', '') || title")

    def matched(self, match: str) -> Sql:
        return _matched(TITLES, match)

    def documents(self, ids: frozenset[int]) -> Sql:
        return Sql(f"{{row}} IN {_IN}", (as_json(ids),))

    def block(self, condition: str, *parameters: object) -> Sql:  # noqa: ARG002
        return FALSE

    def themes(self, ids: tuple[int, ...], tags: int) -> Sql:  # noqa: ARG002
        return Sql(
            "{row} IN (SELECT document_id FROM tag_counts"
            f" WHERE tags > 0 AND theme_id IN {_listed(ids)})"
        )

    def people(self, ids: tuple[int, ...]) -> Sql:  # noqa: ARG002
        return FALSE

    def state(self, name: str) -> Sql:
        tagged = f"SELECT document_id FROM tag_counts WHERE tags > 0 AND {LIVE_THEME}"
        match name:
            case "tagged":
                return Sql(f"{{row}} IN ({tagged})")
            case "untagged":
                return Sql(f"{{row}} NOT IN ({tagged})")
            case "doubtful":
                return Sql(
                    "{row} IN (SELECT document_id FROM tags WHERE sure = 0 AND removed_at IS NULL"
                    f" AND {LIVE_THEME})"
                )
        return Sql(
            "{row} IN (SELECT document_id FROM annotations WHERE document_id IS NOT NULL"
            " AND removed_at IS NULL)"
        )


@dataclass(frozen=True)
class ThemeRows:
    """Themes by their names and descriptions."""

    scope = "themes"
    text = _on_text("themes", "name || char(10) || description")

    def matched(self, match: str) -> Sql:
        return _matched(THEMES, match)

    def documents(self, ids: frozenset[int]) -> Sql:  # noqa: ARG002
        return FALSE

    def block(self, condition: str, *parameters: object) -> Sql:  # noqa: ARG002
        return FALSE

    def themes(self, ids: tuple[int, ...], tags: int) -> Sql:  # noqa: ARG002
        return Sql(f"{{row}} IN {_listed(ids)}")

    def people(self, ids: tuple[int, ...]) -> Sql:  # noqa: ARG002
        return FALSE

    def state(self, name: str) -> Sql:
        if name == "noted":
            return Sql("{row} IN (SELECT theme_id FROM annotations WHERE removed_at IS NULL)")
        return FALSE
