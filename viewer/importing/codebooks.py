"""Codebooks in: REFI-QDA (`.qdc`), CSV and JSON, told by what they hold; never trusted.

What `viewer.exporters.codebooks` writes comes back as it went; of other programs' files names,
places, colours and descriptions are taken.
"""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from importers.containers import xml
from importers.parsed import UnreadableFile
from resources.icons import subjects
from resources.palettes import colours, named, patterns
from viewer.domain import CodebookEntry

MAX_BYTES = 20_000_000
MAX_THEMES = 20_000
MAX_NAME = 120
"""Characters, as the form of a theme takes them."""

_NAMELESS = uuid.UUID("d3a5a0a4-5f0e-4c58-9b58-0d7f4c5a2f10")
"""Themes that come without an identity get one of their name and place: twice the same file is once."""
_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")
_RGB = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_TRUE = frozenset({"yes", "true", "1", "retired"})


def read_codebook(path: Path) -> list[CodebookEntry]:
    """The themes of a codebook, parents before children.

    Raises:
        UnreadableFile: with one sentence that says what is wrong with the file.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise UnreadableFile(f"“{path.name}” cannot be read: {error.strerror}.") from error
    if size > MAX_BYTES:
        raise _wrong(path, f"is larger than {MAX_BYTES // 1_000_000} MB, as no codebook is")
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"<" or path.suffix.lower() == ".qdc":
        found = list(_of_xml(content, path))
    elif start in (b"{", b"["):
        found = list(_of_json(content, path))
    else:
        found = list(_of_csv(content, path))
    if not found:
        raise _wrong(path, "has no themes")
    if len(found) > MAX_THEMES:
        raise _wrong(path, f"has more than {MAX_THEMES:,} themes")
    return _ordered(found, path)


def _wrong(path: Path, what: str) -> UnreadableFile:
    return UnreadableFile(f"“{path.name}” {what}. Choose a codebook (.qdc, .csv or .json).")


def _of_xml(content: bytes, path: Path) -> Iterator[CodebookEntry]:
    root = xml.parse(content, name=path.name)
    book = root if xml.local(root) == "CodeBook" else xml.child(root, "CodeBook")
    codes = xml.child(book, "Codes")
    if codes is None:
        raise _wrong(path, "is not a REFI-QDA codebook")
    waiting: list[tuple[etree._Element, CodebookEntry | None, int]] = [
        (each, None, 1) for each in reversed(codes) if xml.local(each) == "Code"
    ]
    while waiting:
        code, parent, depth = waiting.pop()
        if depth > xml.MAX_DEPTH:
            raise _wrong(path, "has themes nested too deeply")
        description = xml.child(code, "Description")
        entry = entry_of(
            {
                "uuid": xml.attribute(code, "guid"),
                "name": xml.attribute(code, "name"),
                "colour": xml.attribute(code, "color"),
                "description": None
                if description is None
                else "".join(map(str, description.itertext())),
            },
            parent,
            path,
        )
        yield entry
        below = [each for each in code if xml.local(each) == "Code"]
        waiting.extend((each, entry, depth + 1) for each in reversed(below))


def _of_json(content: bytes, path: Path) -> Iterator[CodebookEntry]:
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _wrong(path, "is not well-formed JSON") from error
    themes = whole.get("themes") if isinstance(whole, dict) else whole
    if not isinstance(themes, list) or not all(isinstance(each, dict) for each in themes):
        raise _wrong(path, "is no codebook: it has no list of themes")
    for each in themes:
        yield replace(entry_of(each, None, path), parent=_guid(each.get("parent")))


def _of_csv(content: bytes, path: Path) -> Iterator[CodebookEntry]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong(path, "is not text in UTF-8") from error
    semicolons = text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if semicolons else ",")
    try:
        table = [
            {(key or "").strip().casefold(): _uncelled(value) for key, value in row.items()}
            for row in rows
        ]
    except csv.Error as error:
        raise _wrong(path, f"is no table ({error})") from error
    names = {(key or "").strip().casefold() for key in rows.fieldnames or ()}
    if not names & {"name", "tag"}:
        raise _wrong(path, "has no column “name”")
    by_name: dict[str, CodebookEntry] = {}
    for row in table:
        if not any(row.values()):
            continue
        entry = _of_row(row, by_name, path)
        by_name.setdefault(entry.name.casefold(), entry)
        yield entry


def _of_row(
    row: Mapping[str, str], by_name: Mapping[str, CodebookEntry], path: Path
) -> CodebookEntry:
    """Columns as we write them; of other tools' tables, `tag` for the name and `color` are known."""
    above = row.get("under", "").strip().casefold()
    parent = by_name.get(above) if above and not row.get("under_id") else None
    if above and parent is None and not _guid(row.get("under_id")):
        raise _wrong(
            path, f"puts “{row.get('name', '')}” under “{row['under']}”, which is not above"
        )
    fields: dict[str, Any] = {
        "uuid": row.get("id"),
        "name": row.get("name") or row.get("tag"),
        "colour": row.get("colour") or row.get("color"),
        "icon": row.get("icon"),
        "key": row.get("key"),
        "description": row.get("description"),
        "pattern": row.get("pattern"),
        "retired": row["retired"].strip().casefold() in _TRUE if "retired" in row else None,
        "words": row["words"].splitlines() if "words" in row else None,
        "examples": row["examples"].splitlines() if "examples" in row else None,
    }
    entry = entry_of(fields, parent, path)
    return replace(entry, parent=_guid(row.get("under_id")) or entry.parent)


def _uncelled(value: object) -> str:
    """Without the mark that keeps spreadsheets from running a cell."""
    text = value if isinstance(value, str) else ""
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@\t\n＝＋－＠") else text


def entry_of(fields: Mapping[str, Any], parent: CodebookEntry | None, path: Path) -> CodebookEntry:
    """What is meant, with what we do not know left out; `path` is for sentences.

    Raises:
        UnreadableFile: the theme has no name.
    """
    name = " ".join(str(fields.get("name") or "").split())[:MAX_NAME]
    if not name:
        raise _wrong(path, "has a theme without a name")
    place = f"{parent.uuid if parent is not None else ''}/{name.casefold()}"
    return CodebookEntry(
        uuid=_guid(fields.get("uuid")) or str(uuid.uuid5(_NAMELESS, place)),
        name=name,
        parent=None if parent is None else parent.uuid,
        colour=_colour(fields.get("colour")),
        icon=_one_of(fields.get("icon"), subjects()),
        key=_key(fields.get("key")),
        description=_text(fields.get("description")),
        pattern=_one_of(fields.get("pattern"), ["", *patterns()]),
        retired=fields["retired"] if isinstance(fields.get("retired"), bool) else None,
        words=_texts(fields.get("words")),
        examples=_texts(fields.get("examples")),
    )


def _guid(value: object) -> str | None:
    found = _GUID.fullmatch(value.strip()) if isinstance(value, str) else None
    return None if found is None else found.group(1).lower()


def _colour(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    if text in colours():
        return text
    if not _RGB.fullmatch(text):
        return None
    return named(text if len(text) == 7 else "#" + "".join(2 * each for each in text[1:]))


def _one_of(value: object, known: Sequence[str]) -> str | None:
    return value if isinstance(value, str) and value in known else None


def _key(value: object) -> str | None:
    text = value.strip().casefold() if isinstance(value, str) else ""
    return text if len(text) == 1 and text.isalnum() else None


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list | tuple):
        return None
    return tuple(each.strip() for each in value if isinstance(each, str) and each.strip())


def _ordered(entries: Sequence[CodebookEntry], path: Path) -> list[CodebookEntry]:
    """Each once, parents before children."""
    by_uuid: dict[str, CodebookEntry] = {}
    for each in entries:
        if each.uuid in by_uuid:
            raise _wrong(path, f"has two themes of one identity, one of them “{each.name}”")
        by_uuid[each.uuid] = each
    done: dict[str, CodebookEntry] = {}
    for each in entries:
        way: list[CodebookEntry] = []
        at: CodebookEntry | None = each
        while at is not None and at.uuid not in done:
            if at in way:
                raise _wrong(path, f"puts “{at.name}” below itself")
            way.append(at)
            if at.parent is not None and at.parent not in by_uuid:
                raise _wrong(path, f"puts “{at.name}” under a theme that it does not have")
            at = None if at.parent is None else by_uuid[at.parent]
        done.update((above.uuid, above) for above in reversed(way))
    return list(done.values())
