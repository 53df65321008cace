"""Whether a line of a bundle is what it should be: each check a sentence without its subject.

Nothing that comes through here can be of a type, a kind or a length that the archive does not expect.
Fields that this version does not know are left out: a later one may have more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from importers.parsed import Kind
from viewer.archive.merging.describing import CORRECTIONS, DESCRIBED, Type
from viewer.archive.merging.pieces import CORRECTED, corrections_uuid
from viewer.archive.storable import storable
from viewer.domain.merging import (
    REMOVED,
    BundleBlock,
    BundleDocument,
    BundlePerson,
    BundleReading,
    Chain,
    Clock,
    Piece,
)

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_RGB = re.compile(r"#[0-9A-Fa-f]{6}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LARGEST = 2**53
"""Integers above are not exact in every program: https://www.rfc-editor.org/rfc/rfc8259#section-6"""
_LINK_KINDS = ("compare", "contradicts", "follows-up", "source")
_KINDS = frozenset(kind.value for kind in Kind)


class Misshapen(Exception):
    """What is wrong with a line, as the end of a sentence: `has no “uuid”`."""


Line = Mapping[str, Any]


def person(line: Line) -> BundlePerson:
    name = " ".join(_text(line, "name", 1_000).split())
    if not name:
        raise Misshapen("has an empty “name”")
    return BundlePerson(_uuid(line, "uuid"), name)


def document(line: Line) -> BundleDocument:
    return BundleDocument(
        _sha256(line, "sha256"),
        _uuid(line, "uuid"),
        _text(line, "name", 4_096),
        _text(line, "title", 100_000),
        None if line.get("symbol") is None else _text(line, "symbol", 1_000),
        enclosed=line.get("enclosed") is True,
    )


def reading(line: Line) -> BundleReading:
    blocks = tuple(_block(each) for each in _list(line, "blocks"))
    if len({each.index for each in blocks}) != len(blocks):
        raise Misshapen("names a block twice")
    return BundleReading(_sha256(line, "document"), _sha256(line, "digest"), blocks)


def _block(line: Any) -> BundleBlock:
    if not isinstance(line, dict):
        raise Misshapen("has a block that is none")
    kind = _text(line, "kind", 100)
    return BundleBlock(
        _count(line, "index"),
        kind if kind in _KINDS else Kind.PARAGRAPH.value,
        _text(line, "text"),
        None if line.get("label") is None else _text(line, "label", 10_000),
        None if line.get("mark") is None else _text(line, "mark", 10_000),
    )


def piece(kind: str, line: Line) -> Piece:
    """A piece of this kind, whose fields are all there."""
    if line.get("noun") != kind:
        raise Misshapen(f"is not of the kind “{kind}”")
    uuid = _uuid(line, "uuid")
    removed, hidden = line.get("removed") is True, line.get("hidden") is True
    bare = removed or hidden
    also = line.get("also", [])
    if not isinstance(also, list) or not all(_is(_UUID, each) for each in also):
        raise Misshapen("has an “also” that is no list of UUIDs")
    if kind == CORRECTED:
        if line.get("by") != "" or line.get("made") != "" or bare:
            raise Misshapen("is of somebody, or removed, as corrections are not")
        values = _corrections(uuid, _object(line, "values"))
        return Piece(kind, uuid, "", "", values, _chains(line, set(CORRECTIONS)))
    names = {field.name for field in DESCRIBED[kind].fields}
    return Piece(
        noun=kind,
        uuid=uuid,
        by=_uuid(line, "by"),
        made=_time(line, "made"),
        values={} if bare and "values" not in line else _values(kind, _object(line, "values")),
        changes=_chains(line, names | {REMOVED}),
        also=tuple(also),
        removed=removed,
        hidden=hidden,
    )


def _values(kind: str, line: Line) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in DESCRIBED[kind].fields:
        if field.name not in line:
            raise Misshapen(f"has no “{field.name}”")
        value = line[field.name]
        if value is None:
            if not field.empty:
                raise Misshapen(f"has an empty “{field.name}”")
            values[field.name] = None
        else:
            values[field.name] = _READERS[field.type](line, field.name)
    _check(kind, values)
    return values


def _check(kind: str, values: Mapping[str, Any]) -> None:
    """What the tables demand of several fields together."""
    if kind == "annotations":
        on_theme = values["theme"] is not None
        if on_theme == (values["place"] is not None):
            raise Misshapen("is on nothing, or on two things")
        if values["tag"] is not None and not (values["place"] or {}).get("reading"):
            raise Misshapen("is on a tag and in no place")
        _written(values["body"])
    elif kind == "note_links":
        if (values["place"] is None) == (values["to"] is None):
            raise Misshapen("leads nowhere, or to two places")
        if values["kind"] not in _LINK_KINDS:
            raise Misshapen(f"is a link of the kind “{values['kind']}”, which is not known")
    elif kind == "report_items" and (values["tag"] is None) == (values["heading"] is None):
        raise Misshapen("is neither an excerpt nor a heading")
    elif kind == "glossary" and not (values["expansion"] or values["instead_of"]):
        raise Misshapen("says nothing")
    elif kind in ("themes", "collections", "reports", "saved_searches"):
        _written(values["name"])
    key = values.get("key")
    if key is not None and (len(key) != 1 or not key.isalnum()):
        raise Misshapen("has a “key” that is no letter or digit")
    colour = values.get("colour", "")
    if colour.startswith("#") and not _is(_RGB, colour):
        raise Misshapen("has a “colour” that is none")
    for field in DESCRIBED[kind].fields:
        place = values.get(field.name)
        whole = field.type is Type.PLACE and place is not None and "block" in place
        if field.type is Type.PLACE and kind not in ("annotations", "note_links") and not whole:
            raise Misshapen(f"has a “{field.name}” that is no paragraph")


def _written(text: str) -> None:
    if not text.strip():
        raise Misshapen("is empty")


def _corrections(uuid: str, line: Line) -> dict[str, Any]:
    values: dict[str, Any] = {"document": _sha256(line, "document")}
    if corrections_uuid(values["document"]) != uuid:
        raise Misshapen("has another “uuid” than its document")
    for name in CORRECTIONS:
        if name in line:
            values[name] = None if line[name] is None else _text(line, name, 100_000)
    if values.get("title", "-") is None:
        raise Misshapen("has an empty “title”")
    return values


def _chains(line: Line, names: set[str]) -> dict[str, Chain]:
    changes = line.get("changes", {})
    if not isinstance(changes, dict):
        raise Misshapen("has “changes” that are no object")
    return {name: _chain(chain) for name, chain in changes.items() if name in names}


def _chain(chain: Any) -> Chain:
    if not isinstance(chain, list) or not chain or len(chain) > 10_000:
        raise Misshapen("has changes that are no list")
    clocks = []
    for each in chain:
        if not isinstance(each, list) or len(each) != 3:
            raise Misshapen("has a change without time, turn and person")
        at, turn, by = each
        right = (at == "" or _is(_TIME, at)) and (by == "" or _is(_UUID, by))
        if not right or type(turn) is not int or not 0 <= turn < _LARGEST:
            raise Misshapen("has a change without time, turn and person")
        clocks.append(Clock(at, turn, by))
    if any(one <= other for one, other in pairwise(clocks)):
        raise Misshapen("has changes that are not in order")
    return tuple(clocks)


def _place(line: Line, name: str) -> dict[str, Any]:
    place = _object(line, name)
    found: dict[str, Any] = {"document": _sha256(place, "document")}
    if "block" not in place:
        return found
    found |= {"reading": _sha256(place, "reading"), "block": _count(place, "block")}
    if place.get("start") is None and place.get("stop") is None:
        return found
    start, stop, quote = _count(place, "start"), _count(place, "stop"), _text(place, "quote")
    if stop - start != len(quote) or not quote:
        raise Misshapen("has words that are not as long as they say")
    sides = {side: _text(place, side, 1_000) for side in ("prefix", "suffix")}
    return {**found, "start": start, "stop": stop, "quote": quote, **sides}


def _is(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _uuid(line: Line, name: str) -> str:
    return _matching(line, name, _UUID, "UUID")


def _sha256(line: Line, name: str) -> str:
    return _matching(line, name, _SHA256, "SHA-256")


def _time(line: Line, name: str) -> str:
    return _matching(line, name, _TIME, "time")


def _matching(line: Line, name: str, pattern: re.Pattern[str], what: str) -> str:
    value = line.get(name)
    if not _is(pattern, value):
        raise Misshapen(f"has no “{name}” that is a {what}")
    return str(value)


def _text(line: Line, name: str, longest: int | None = None) -> str:
    value = line.get(name)
    if not isinstance(value, str):
        raise Misshapen(f"has no “{name}” that is a text")
    if longest is not None and len(value) > longest:
        raise Misshapen(f"has a “{name}” of {len(value):,} characters")
    return storable(value)


def _count(line: Line, name: str) -> int:
    value = line.get(name)
    if type(value) is not int or not 0 <= value < _LARGEST:
        raise Misshapen(f"has no “{name}” that is a count")
    return value


def _integer(line: Line, name: str) -> int:
    value = line.get(name)
    if type(value) is not int or abs(value) >= _LARGEST:
        raise Misshapen(f"has no “{name}” that is a whole number")
    return value


def _number(line: Line, name: str) -> float:
    value = line.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _LARGEST:
        raise Misshapen(f"has no “{name}” that is a number")
    return value


def _flag(line: Line, name: str) -> bool:
    value = line.get(name)
    if not isinstance(value, bool):
        raise Misshapen(f"has no “{name}” that is true or false")
    return value


def _strings(line: Line, name: str) -> list[str]:
    value = line.get(name)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Misshapen(f"has no “{name}” that is a list of texts")
    return [storable(each) for each in value]


def _object(line: Line, name: str) -> Line:
    value = line.get(name)
    if not isinstance(value, dict):
        raise Misshapen(f"has no “{name}” that is an object")
    return value


def _list(line: Line, name: str) -> list[Any]:
    value = line.get(name)
    if not isinstance(value, list):
        raise Misshapen(f"has no “{name}” that is a list")
    return value


_READERS: dict[Type, Callable[[Line, str], Any]] = {
    Type.TEXT: _text,
    Type.FLAG: _flag,
    Type.INTEGER: _integer,
    Type.NUMBER: _number,
    Type.STRINGS: _strings,
    Type.UUID: _uuid,
    Type.DOCUMENT: _sha256,
    Type.PLACE: _place,
}

__all__ = ["Misshapen", "document", "person", "piece", "reading"]
