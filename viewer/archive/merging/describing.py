"""What travels of each table, column by column.

A new table or column of what people make is named here, or named as one that stays at home:
tests/viewer/archive/test_describing.py compares this list with the schema, so none is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

ALWAYS = frozenset({"id", "uuid", "created_by_id", "created_at", "changed_at", "removed_at"})
"""Columns of every table: a piece has them as its own properties."""

PLACE_COLUMNS = frozenset({"document_id", "block_id", "start", "stop", "quote", "prefix", "suffix"})
"""Together they are one field, a place."""

MOVING_COLUMNS = frozenset(
    {"was_block_id", "was_start", "was_stop", "doubt", "moved_by", "moved_score"}
)
"""What a new reading of one archive did to a place: each archive finds out for itself."""


class Type(Enum):
    """What the value of a field is, in a bundle."""

    TEXT = auto()
    FLAG = auto()
    """true or false; 1 or 0 in the table."""
    INTEGER = auto()
    NUMBER = auto()
    STRINGS = auto()
    """A list of texts; JSON in the table."""
    UUID = auto()
    """Of another piece, whose kind the field names."""
    DOCUMENT = auto()
    """The SHA-256 of an original."""
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of pieces.

    Attributes:
        column: of the table; of a place, its first column.
        empty: null is a value of it.
        of: the kind of the piece that is meant, or the table that has a place in its rows.
    """

    name: str
    column: str
    type: Type
    empty: bool = False
    of: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """A kind of pieces.

    Attributes:
        same: fields by which two pieces that different people made are one and the same, where
            none of the two archives knows the other's; no fields: never.
        same_author: only where they have one author, too.
        whole: it travels with its fields even when it is removed, as others name it; of the rest, what
            somebody has deleted stays with them.
        hangs_on: fields whose pieces it goes away with, and comes back with.
    """

    noun: str
    fields: tuple[Field, ...]
    same: tuple[str, ...] = ()
    same_author: bool = False
    hangs_on: tuple[str, ...] = ()
    whole: bool = False

    def field(self, name: str) -> Field:
        return next(each for each in self.fields if each.name == name)

    @property
    def places(self) -> tuple[str, ...]:
        """The names of fields that are places."""
        return tuple(each.name for each in self.fields if each.type is Type.PLACE)

    @property
    def place(self) -> Field | None:
        """The field that is its place in a document."""
        return next((each for each in self.fields if each.type is Type.PLACE), None)


def _text(name: str, *, empty: bool = False) -> Field:
    return Field(name, name, Type.TEXT, empty)


def _flag(name: str) -> Field:
    return Field(name, name, Type.FLAG)


def _ref(name: str, of: str, *, empty: bool = False) -> Field:
    return Field(name, f"{name}_id", Type.UUID, empty, of)


def _place(*, empty: bool = False) -> Field:
    return Field("place", "block_id", Type.PLACE, empty)


_ALL = (
    Described(
        "themes",
        (
            _ref("parent", "themes", empty=True),
            Field("position", "position", Type.INTEGER),
            _text("name"),
            _text("colour"),
            _text("icon"),
            _text("key", empty=True),
            _text("description"),
            Field("words", "words", Type.STRINGS),
            Field("examples", "examples", Type.STRINGS),
            _flag("retired"),
            _text("pattern"),
        ),
        same=("parent", "name"),
        hangs_on=("parent",),
        whole=True,
    ),
    Described("collections", (_text("name"),), same=("name",), whole=True),
    Described(
        "tags",
        (
            _ref("theme", "themes"),
            _place(),
            _flag("sure"),
            Field("suggested", "suggested", Type.NUMBER, empty=True),
        ),
        same=("theme", "place"),
        same_author=True,
        hangs_on=("theme",),
        whole=True,
    ),
    Described(
        "annotations",
        (
            _place(empty=True),
            _ref("theme", "themes", empty=True),
            _ref("tag", "tags", empty=True),
            _text("body"),
        ),
        hangs_on=("theme", "tag"),
    ),
    Described(
        "note_links",
        (
            Field("note", "annotation_id", Type.UUID, of="annotations"),
            Field("to", "to_annotation_id", Type.UUID, empty=True, of="annotations"),
            _place(empty=True),
            _text("kind"),
        ),
        same=("note", "to", "place", "kind"),
        hangs_on=("note",),
    ),
    Described(
        "collection_documents",
        (
            _ref("collection", "collections"),
            Field("document", "document_id", Type.DOCUMENT),
        ),
        same=("collection", "document"),
        hangs_on=("collection",),
    ),
    Described(
        "pairs",
        (
            Field("a", "block_id", Type.PLACE, of="pair_ends"),
            Field("b", "block_id", Type.PLACE, of="pair_ends"),
            _flag("together"),
        ),
        same=("a", "b"),
    ),
    Described("bookmarks", (_place(), _text("name")), same=("place",)),
    Described(
        "rejections",
        (
            _ref("theme", "themes"),
            _place(),
            Field("score", "score", Type.NUMBER),
        ),
        hangs_on=("theme",),
    ),
    Described("reports", (_text("name"),), same=("name",), whole=True),
    Described(
        "report_items",
        (
            _ref("report", "reports"),
            _ref("tag", "tags", empty=True),
            _text("heading", empty=True),
            Field("position", "position", Type.NUMBER),
        ),
        hangs_on=("report", "tag"),
    ),
    Described(
        "glossary",
        (_text("acronym"), _text("expansion"), _text("instead_of")),
        same=("acronym", "expansion", "instead_of"),
    ),
    Described(
        "saved_searches",
        (
            _text("name"),
            _text("query"),
            _text("ordered_by"),
            _flag("full_names"),
            _flag("live"),
        ),
        same=("name",),
    ),
)

DESCRIBED: Mapping[str, Described] = {each.noun: each for each in _ALL}
"""In the order in which they come in: what hangs on another comes after it."""

CORRECTIONS = ("title", "symbol", "date", "body", "place", "language", "kind")
"""What a person may have corrected of a document; nothing else of documents is work that travels."""

OTHERWISE = {
    "documents": "met by their originals; what a person corrected of them travels as corrections",
    "pair_ends": "the places `a` and `b` of pairs",
}
"""Tables of people's edits that are not pieces of their own, and why."""
