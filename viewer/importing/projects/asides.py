"""What Concord wrote besides the standard, read back: checked piece by piece, or not taken at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from importers.parsed import Block, Box, Kind, Metadata, ParsedDocument, Role
from viewer.domain.projects import FIELDS, ProjectBookmark
from viewer.domain.reanchoring import Passage
from viewer.exporters.projects.vocabulary import writable
from viewer.importing.projects.foreign import Source
from viewer.importing.projects.nodes import guid_of, utc

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """A document as Concord said it.

    Attributes:
        original: path of its file in the project.
        starts: where the text of a block begins in the plain text, by its index.
    """

    name: str
    sha256: str
    original: str
    title: str
    corrected: tuple[str, ...]
    reading: ParsedDocument
    starts: dict[int, int]
    bookmarks: tuple[ProjectBookmark, ...] = ()


def said_of(source: Source, text: str) -> Said | None:
    """The document; None where nothing is said, or it does not fit the text.

    Args:
        source: with its asides.
        text: the plain text in the project, as it was decoded.
    """
    about = next((each["document"] for each in source.asides if "document" in each), None)
    rows = [row for each in source.asides for row in _items(each.get("blocks"))]
    if not isinstance(about, dict):
        return None
    try:
        return _said(about, rows, text)
    except (KeyError, TypeError, ValueError, IndexError):
        return None  # made or changed by somebody else; the text itself is what there is


def _said(about: dict[str, Any], rows: Sequence[Any], text: str) -> Said:
    blocks: list[Block] = []
    starts: dict[int, int] = {}
    for row in rows:
        block, start = _block(len(blocks), row, text)
        blocks.append(block)
        if start is not None:
            starts[block.index] = start
    metadata = _dict(about["metadata"])
    unknown = set(metadata) - {"title", *FIELDS}
    if unknown or not set(about["corrected"]) <= {"title", *FIELDS}:
        raise ValueError("not fields of ours")
    reading = ParsedDocument(
        importer=_is(about["importer"], str),
        importer_version=_is(about["version"], int),
        media_type=_is(about["media_type"], str),
        metadata=Metadata(
            **{key: _maybe(value, str) for key, value in metadata.items()},
            sources={str(key): str(each) for key, each in _dict(about["sources"]).items()},
        ),
        blocks=tuple(blocks),
        encoding=_maybe(about["encoding"], str),
        pages=_maybe(about["pages"], int),
        warnings=tuple(_is(each, str) for each in about["warnings"]),
        unread=tuple(_is(each, int) for each in about["unread"]),
        recognised=tuple(_is(each, int) for each in about["recognised"]),
    )
    return Said(
        name=_is(about["name"], str),
        sha256=_is(about["sha256"], str),
        original=_is(about["original"], str),
        title=_is(about["title"], str),
        corrected=tuple(map(str, about["corrected"])),
        reading=reading,
        starts=starts,
        bookmarks=tuple(_bookmark(each, blocks) for each in about.get("bookmarks", ())),
    )


def _bookmark(value: Any, blocks: Sequence[Block]) -> ProjectBookmark:
    guid, index, start, end, name, by, at = value
    text = blocks[_is(index, int)].text
    whole = start is None and end is None
    if index < 0 or not (whole or 0 <= _is(start, int) < _is(end, int) <= len(text)):
        raise ValueError("no place in the text")
    place = Passage(index, start, end)
    return ProjectBookmark(guid_of(_is(guid, str)), place, _is(name, str), _maybe(by, str), utc(at))


def _block(index: int, row: Any, text: str) -> tuple[Block, int | None]:
    """Its text is in the plain text, from `s` on, or said here with `s` where that had to change."""
    said = _dict(row)
    label = _maybe(said.get("label"), str)
    start = _maybe(said.get("s"), int)
    if "n" in said:
        begin, length = _is(said["s"], int), _is(said["n"], int)
        words = text[begin : begin + length]
        if begin < 0 or len(words) != length:
            raise ValueError("outside of the text")
    else:
        words = _is(said["text"], str)
        if start is not None and text[start : start + len(words)] != writable(words):
            raise ValueError("another text")
    role = _maybe(said.get("role"), str)
    block = Block(
        index=index,
        kind=Kind(said.get("kind", Kind.PARAGRAPH.value)),
        text=words,
        label=label,
        role=None if role is None else Role(role),
        level=_is(said.get("level", 0), int),
        page=_maybe(said.get("page"), int),
        boxes=tuple(_box(each) for each in said.get("boxes", ())),
        extracted=_maybe(said.get("extracted"), str),
        cells=tuple(tuple(_is(cell, str) for cell in row) for row in said.get("cells", ())),
        mark=_maybe(said.get("mark"), str),
        confidence=_number(said.get("confidence")),
        language=_maybe(said.get("language"), str),
    )
    return block, start


def _box(value: Any) -> Box:
    page, *sides = value
    left, top, right, bottom = (_number(each) for each in sides)
    if left is None or top is None or right is None or bottom is None:
        raise ValueError("no box")
    return Box(_is(page, int), left, top, right, bottom)


def _number(value: Any) -> float | None:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise TypeError(f"no number: {value!r}")


def _is(value: Any, type_: type[T]) -> T:
    if isinstance(value, type_) and not (type_ is int and isinstance(value, bool)):
        return value
    raise TypeError(f"no {type_.__name__}: {value!r}")


def _maybe(value: Any, type_: type[T]) -> T | None:
    return None if value is None else _is(value, type_)


def _dict(value: Any) -> dict[str, Any]:
    return _is(value, dict)


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
