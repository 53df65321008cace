"""Themes put on paragraphs and words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from viewer.archive.anchors import anchor_columns, anchor_of
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.domain import (
    Anchor,
    DocumentId,
    NotFound,
    ParagraphId,
    PersonId,
    Tag,
    TagFilter,
    TagId,
    ThemeId,
)

_SELECT = """
    SELECT tags.*, coalesce(nullif(tags.quote, ''), blocks.text) AS words, people.name AS person
    FROM tags JOIN blocks ON blocks.id = tags.block_id
        JOIN people ON people.id = tags.created_by_id
        JOIN themes ON themes.id = tags.theme_id AND themes.removed_at IS NULL
        JOIN documents ON documents.id = tags.document_id AND documents.removed_at IS NULL
    WHERE tags.removed_at IS NULL AND
"""
_ORDER = " ORDER BY blocks.position, coalesce(tags.start, -1), themes.position, tags.id"


class Tags:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def get(self, tag: TagId) -> Tag:
        row = self._connection.row(_SELECT + " tags.id = ?", (tag,))
        if row is None:
            raise NotFound(f"There is no tag {tag}; it may have been taken off.")
        return _tag(row)

    def of_document(self, document: DocumentId) -> list[Tag]:
        """In reading order; not those whose words are only in an earlier reading, see `doubts`."""
        return self._where(
            "blocks.version_id = documents.version_id AND tags.document_id = ?", document
        )

    def of_paragraph(self, paragraph: ParagraphId) -> list[Tag]:
        return self._where("tags.block_id = ?", paragraph)

    def places(self, theme: ThemeId) -> frozenset[Anchor]:
        """Where this person has put a theme."""
        me = self._editor.me()
        rows = self._connection.rows(
            "SELECT block_id, start, stop FROM tags"
            " WHERE theme_id = ? AND created_by_id IS ? AND removed_at IS NULL",
            (theme, me),
        )
        return frozenset(anchor_of(row) for row in rows)

    def add(self, theme: ThemeId, anchors: Sequence[Anchor], *, sure: bool = True) -> list[TagId]:
        """Put a theme on anchors; where this person has put it already, that tag is returned."""
        name = self._theme_name(theme)
        with self._editor.edit(f"Tag {_count(anchors)} as {name}"):
            me = self._editor.person_id() if anchors else 0
            return [
                self._on(theme, anchor, me) or self._put(theme, anchor, sure=sure)
                for anchor in anchors
            ]

    def remove(self, tags: Iterable[TagId]) -> None:
        ids = list(dict.fromkeys(tags))
        with self._editor.edit("Take off a tag" if len(ids) == 1 else f"Take off {len(ids)} tags"):
            for tag in ids:
                self.get(tag)
                self._editor.remove("tags", tag)

    def toggle(self, theme: ThemeId, anchors: Sequence[Anchor]) -> bool:
        """Take one's own tags off when every anchor has one, else put them on; whether they are on.

        What other people have put there is not touched, and does not count.
        """
        name, me = self._theme_name(theme), self._editor.me()
        on = [None if me is None else self._on(theme, anchor, me) for anchor in anchors]
        if not anchors or not all(on):
            self.add(theme, anchors)
            return bool(anchors)
        with self._editor.edit(f"Take {name} off {_count(anchors)}"):
            self.remove(tag for tag in on if tag is not None)
        return False

    def documents(self, only: TagFilter) -> frozenset[DocumentId]:
        """The documents whose tags a filter lets through."""
        if only.people:
            return self._documents_of_people(only)
        live = "theme_id NOT IN (SELECT id FROM themes WHERE removed_at IS NOT NULL)"
        tagged = f"SELECT DISTINCT document_id FROM tag_counts WHERE tags > 0 AND {live}"
        found = set(self._connection.values("SELECT id FROM documents WHERE removed_at IS NULL"))
        wanted = json.dumps(only.themes)
        named = " AND theme_id IN (SELECT value FROM json_each(?))"
        match only.state:
            case "tagged":
                found &= set(self._connection.values(tagged))
            case "untagged":
                found -= set(self._connection.values(tagged))
            case "doubtful":
                doubtful = (
                    "SELECT DISTINCT document_id FROM tags"
                    f" WHERE sure = 0 AND removed_at IS NULL AND {live}"
                )
                if only.themes and only.how != "none":
                    found &= set(self._connection.values(doubtful + named, (wanted,)))
                else:
                    found &= set(self._connection.values(doubtful))
        if only.themes:
            rows = self._connection.rows(
                f"SELECT document_id, count(*) FROM tag_counts WHERE tags > 0 AND {live}{named}"
                " GROUP BY document_id",
                (wanted,),
            )
            least = len(set(only.themes)) if only.how == "all" else 1
            have = {document for document, themes in rows if themes >= least}
            found = found - have if only.how == "none" else found & have
        return frozenset(map(DocumentId, found))

    def _documents_of_people(self, only: TagFilter) -> frozenset[DocumentId]:
        """As `documents`, by the tags of some people: those are read, for no counts of them are kept."""
        if only == TagFilter(people=only.people):
            # Asked for often, and answered by the index alone: a jump from document to document.
            return frozenset(
                DocumentId(each)
                for each in self._connection.values(
                    "SELECT id FROM documents WHERE removed_at IS NULL AND EXISTS ("
                    " SELECT 1 FROM tags WHERE tags.removed_at IS NULL"
                    " AND tags.created_by_id IN (SELECT value FROM json_each(?))"
                    " AND tags.document_id = documents.id AND tags.theme_id NOT IN"
                    " (SELECT id FROM themes WHERE removed_at IS NOT NULL))",
                    (json.dumps(only.people),),
                )
            )
        rows = self._connection.rows(
            "SELECT document_id, theme_id, min(sure) AS sure FROM tags"
            " WHERE removed_at IS NULL AND created_by_id IN (SELECT value FROM json_each(?))"
            " AND theme_id NOT IN (SELECT id FROM themes WHERE removed_at IS NOT NULL)"
            " GROUP BY document_id, theme_id",
            (json.dumps(only.people),),
        )
        sure: dict[int, dict[int, int]] = {}
        for row in rows:
            sure.setdefault(row["document_id"], {})[row["theme_id"]] = row["sure"]
        documents = self._connection.values("SELECT id FROM documents WHERE removed_at IS NULL")
        return frozenset(DocumentId(each) for each in documents if _lets(only, sure.get(each, {})))

    def set_sure(self, tags: Iterable[TagId], sure: bool) -> None:
        """Say whether whoever put them on is sure of them."""
        ids = list(dict.fromkeys(tags))
        what = "a tag" if len(ids) == 1 else f"{len(ids)} tags"
        with self._editor.edit(f"Mark {what} as {'sure' if sure else 'doubtful'}"):
            for tag in ids:
                self.get(tag)
                self._editor.change("tags", tag, {"sure": int(sure)})

    def retheme(self, tags: Iterable[TagId], theme: ThemeId) -> None:
        """Put tags under another theme; one that its person has there already is joined with it."""
        name = self._theme_name(theme)
        ids = list(dict.fromkeys(tags))
        what = "a tag" if len(ids) == 1 else f"{len(ids)} tags"
        with self._editor.edit(f"Move {what} to {name}"):
            for tag in ids:
                self.get(tag)
                self._follow(tag, theme)

    def move_all(self, theme: ThemeId, to: ThemeId) -> None:
        """Put every tag of a theme under another, as merging the two does."""
        name, target = self._theme_name(theme), self._theme_name(to)
        with self._editor.edit(f"Move the tags of {name} to {target}"):
            for tag in self._of_theme(theme):
                self._follow(tag, to)

    def _where(self, condition: str, value: int) -> list[Tag]:
        return [_tag(row) for row in self._connection.rows(_SELECT + condition + _ORDER, (value,))]

    def _theme_name(self, theme: ThemeId) -> str:
        name = self._connection.value(
            "SELECT name FROM themes WHERE id = ? AND removed_at IS NULL", (theme,)
        )
        if name is None:
            raise NotFound(f"There is no theme {theme}; it may have been removed.")
        return str(name)

    def _on(self, theme: ThemeId, anchor: Anchor, person: int) -> TagId | None:
        found = self._connection.value(
            "SELECT id FROM tags WHERE block_id = ? AND theme_id = ? AND removed_at IS NULL"
            " AND coalesce(start, -1) = coalesce(?, -1) AND coalesce(stop, -1) = coalesce(?, -1)"
            " AND created_by_id = ?",
            (anchor.paragraph, theme, anchor.start, anchor.end, person),
        )
        return None if found is None else TagId(found)

    def _put(self, theme: ThemeId, anchor: Anchor, *, sure: bool) -> TagId:
        columns = anchor_columns(self._connection, anchor)
        values = {"theme_id": theme, "sure": int(sure), **columns}
        return TagId(self._editor.create("tags", values))

    def _of_theme(self, theme: ThemeId) -> list[TagId]:
        """All of them, also in documents that are removed: they may come back."""
        return [
            TagId(each)
            for each in self._connection.values(
                "SELECT id FROM tags WHERE theme_id = ? AND removed_at IS NULL ORDER BY id",
                (theme,),
            )
        ]

    def _follow(self, tag: TagId, theme: ThemeId) -> None:
        """Put a tag under another theme, or join it to the one that its person has there."""
        row = self._connection.row("SELECT * FROM tags WHERE id = ?", (tag,))
        if row is None or row["theme_id"] == theme:
            return
        there = self._on(theme, anchor_of(row), row["created_by_id"])
        if there is None:
            self._editor.change("tags", tag, {"theme_id": theme})
            return
        if row["sure"]:
            self._editor.change("tags", there, {"sure": 1})
        for note in self._connection.values(
            "SELECT id FROM annotations WHERE tag_id = ? AND removed_at IS NULL", (tag,)
        ):
            self._editor.change("annotations", note, {"tag_id": there})
        self._editor.remove("tags", tag)


def _count(anchors: Sequence[Anchor]) -> str:
    if len(anchors) != 1:
        return f"{len(anchors)} paragraphs" if all(a.whole for a in anchors) else "some words"
    return "a paragraph" if anchors[0].whole else "some words"


def _lets(only: TagFilter, sure: Mapping[int, int]) -> bool:
    """Whether a filter lets a document through whose themes are these, each with 0 if in doubt."""
    wanted = set(only.themes)
    here = wanted & set(sure)
    meant = here if wanted and only.how != "none" else set(sure)
    kept = {
        "": bool(sure or wanted),
        "tagged": bool(sure),
        "untagged": not sure,
        "doubtful": any(not sure[theme] for theme in meant),
    }[only.state]
    has = {"any": bool(here) or not wanted, "all": here == wanted, "none": not here}[only.how]
    return kept and has


def _tag(row: Row) -> Tag:
    return Tag(
        id=TagId(row["id"]),
        uuid=row["uuid"],
        theme=ThemeId(row["theme_id"]),
        document=DocumentId(row["document_id"]),
        anchor=anchor_of(row),
        quote=row["words"],
        created_by=row["person"],
        created_at=row["created_at"],
        doubt=row["doubt"] or "",
        sure=bool(row["sure"]),
        person=PersonId(row["created_by_id"]),
    )
