"""`project.qde` read element by element, in whatever order and namespace a program wrote it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from importers.containers.xml import MAX_DEPTH
from importers.parsed import UnreadableFile
from viewer.exporters.projects.prolog import Unsound, sound_xml
from viewer.exporters.projects.vocabulary import ASIDE, identity
from viewer.importing.projects.foreign import (
    Area,
    Code,
    Coding,
    Foreign,
    Group,
    Link,
    Note,
    Selection,
    Source,
    SourceKind,
)

MAX_CODES = 20_000
_SOURCES: dict[str, SourceKind] = {
    "TextSource": "text",
    "PDFSource": "pdf",
    "PictureSource": "picture",
    "AudioSource": "audio",
    "VideoSource": "video",
}
_WHOLE = {"User", "Variable", "Case", "Note", "Link", "Set", "Graph", *_SOURCES}
"""What is read when its element ends, and then forgotten by the parser."""

_AREAS = ("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection")
_PLACE = ("page", "firstX", "firstY", "secondX", "secondY", "begin", "end")
_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(slots=True)
class _Found:
    people: dict[str, str] = field(default_factory=dict)
    codes: list[Code] = field(default_factory=list)
    variables: dict[str, str] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    graphs: list[str] = field(default_factory=list)
    repeated: int = 0


def read_elements(content: bytes, name: str) -> Foreign:
    """What the elements say.

    Args:
        content: of `project.qde`.
        name: of the file, for sentences.

    Raises:
        UnreadableFile: it is no XML, no project, or made to fill the memory.
    """
    try:
        source = io.BytesIO(sound_xml(content))
    except Unsound as error:
        raise UnreadableFile(
            f"“{name}” {error}, as no project needs to. It was not opened."
        ) from error
    found = _Found()
    events = etree.iterparse(
        source,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
    )
    try:
        root = _walk(events, found, name)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(
            f"“{name}” is damaged: its elements are not well-formed ({error.msg}). "
            "Export it from its program again."
        ) from error
    if root is None or _local(root) != "Project":
        raise UnreadableFile(f"“{name}” is no REFI-QDA project. Choose a .qdpx file.")
    return Foreign(
        name=_said(root, "name"),
        origin=_said(root, "origin"),
        people=found.people,
        codes=tuple(found.codes),
        variables=found.variables,
        sources=tuple(found.sources),
        notes=found.notes,
        links=tuple(found.links),
        groups=tuple(found.groups),
        description=_text(_child(root, "Description")),
        project_notes=_refs(root, "NoteRef"),
        graphs=tuple(found.graphs),
        repeated=found.repeated,
    )


def _walk(events: Any, found: _Found, name: str) -> etree._Element | None:
    root: etree._Element | None = None
    depth = inside = 0
    for event, element in events:
        kind = _local(element)
        if event == "start":
            root = element if root is None else root
            depth += 1
            inside += kind in _WHOLE or kind == "CodeBook"
            if depth > MAX_DEPTH:
                raise UnreadableFile(f"“{name}” is nested too deeply. It was not opened.")
            continue
        depth -= 1
        if kind not in _WHOLE and kind != "CodeBook":
            continue
        inside -= 1
        if inside == 0:  # a `Note` in a `Note`, or a source in a source, is part of it
            if kind == "CodeBook":
                _codes(element, found, name)
            else:
                _take(kind, element, found)
            element.clear()
            parent = element.getparent()
            while kind != "CodeBook" and parent is not None and element.getprevious() is not None:
                del parent[0]
    return root


def _take(kind: str, element: etree._Element, found: _Found) -> None:
    guid = _guid(element.get("guid"))
    match kind:
        case "User":
            found.people.setdefault(guid, _said(element, "name") or _said(element, "id"))
        case "Variable":
            found.variables.setdefault(guid, _said(element, "name"))
        case "Case" | "Set":
            found.groups.append(_group(element, case=kind == "Case"))
        case "Note":
            found.repeated += guid in found.notes
            found.notes.setdefault(guid, _note(element))
        case "Link":
            found.links.append(_link(element))
        case "Graph":
            found.graphs.append(_said(element, "name"))
        case _:
            found.sources.append(_source(element, _SOURCES[kind]))


def _codes(book: etree._Element, found: _Found, name: str) -> None:
    seen: set[str] = set()
    top = _child(book, "Codes")
    waiting = [(each, None) for each in reversed(_children(book if top is None else top, "Code"))]
    pending: list[tuple[etree._Element, str | None]] = list(waiting)
    while pending:
        element, above = pending.pop()
        guid = _guid(element.get("guid"))
        if guid in seen:
            found.repeated += 1
        else:
            seen.add(guid)
            found.codes.append(
                Code(
                    guid=guid,
                    name=_said(element, "name"),
                    above=above,
                    codable=_said(element, "isCodable").lower() not in ("false", "0"),
                    colour=element.get("color"),
                    description=_text(_child(element, "Description")),
                    notes=_refs(element, "NoteRef"),
                    aside=_aside(element, "theme"),
                )
            )
        if len(found.codes) > MAX_CODES:
            raise UnreadableFile(f"“{name}” has more than {MAX_CODES:,} codes. It was not opened.")
        pending.extend((each, guid) for each in reversed(_children(element, "Code")))


def _source(element: etree._Element, kind: SourceKind) -> Source:
    inner = _child(element, "Representation")
    if inner is None:
        inner = _child(element, "TextDescription")
    text = element if inner is None else inner
    content = _child(text, "PlainTextContent")
    parts = [element] if inner is None else [element, inner]
    named = [element.get("name"), text.get("plainTextPath"), element.get("path")]
    return Source(
        kind=kind,
        guid=_guid(element.get("guid")) or identity("source", *map(str, named)),
        name=_said(element, "name") or _said(text, "name"),
        path=element.get("path") or element.get("currentPath"),
        rich=text.get("richTextPath"),
        plain=text.get("plainTextPath"),
        content=None if content is None else _text(content),
        text_guid=_guid(text.get("guid")),
        selections=tuple(
            _selection(each) for part in parts for each in _children(part, "PlainTextSelection")
        ),
        areas=tuple(_area(each) for kind in _AREAS for each in _children(element, kind)),
        codings=tuple(each for part in parts for each in _codings(part)),
        notes=tuple(each for part in parts for each in _refs(part, "NoteRef")),
        values=tuple(each for part in parts for each in _values(part)),
        description="\n".join(
            said for part in parts if (said := _text(_child(part, "Description")))
        ),
        by=_person(element),
        at=utc(element.get("creationDateTime")),
        asides=tuple(_asides(element)),
        transcripts=len(_children(element, "Transcript")),
    )


def _selection(element: etree._Element) -> Selection:
    start, end = (_number(element.get(each)) for each in ("startPosition", "endPosition"))
    return Selection(
        guid=_guid(element.get("guid")),
        name=_said(element, "name"),
        start=-1 if start is None else start,
        end=-1 if end is None else end,
        by=_person(element),
        at=utc(element.get("creationDateTime")),
        description=_text(_child(element, "Description")),
        codings=tuple(_codings(element)),
        notes=_refs(element, "NoteRef"),
    )


def _area(element: etree._Element) -> Area:
    said = [f"{key} {element.get(key)}" for key in _PLACE if element.get(key) is not None]
    inner = _child(element, "Representation")
    return Area(
        guid=_guid(element.get("guid")),
        name=_said(element, "name"),
        where=", ".join(said),
        quote="" if inner is None else _text(_child(inner, "PlainTextContent")),
        by=_person(element),
        at=utc(element.get("creationDateTime")),
        description=_text(_child(element, "Description")),
        codings=tuple(_codings(element)),
        notes=_refs(element, "NoteRef"),
    )


def _codings(element: etree._Element) -> Iterator[Coding]:
    for each in _children(element, "Coding"):
        for code in _refs(each, "CodeRef"):
            yield Coding(
                guid=_guid(each.get("guid")),
                code=code,
                by=_person(each),
                at=utc(each.get("creationDateTime")),
                notes=_refs(each, "NoteRef"),
            )


def _values(element: etree._Element) -> Iterator[tuple[str, str]]:
    for each in _children(element, "VariableValue"):
        variables = _refs(each, "VariableRef")
        said = [_text(value) for value in each if _local(value).endswith("Value")]
        if variables and said:
            yield variables[0], said[0].strip()


def _note(element: etree._Element) -> Note:
    content = _child(element, "PlainTextContent")
    if content is None:
        content = _child(element, "Description")  # where a program has put the text there
    return Note(
        guid=_guid(element.get("guid")),
        name=_said(element, "name"),
        content=None if content is None else _text(content),
        plain=element.get("plainTextPath"),
        rich=element.get("richTextPath"),
        by=_person(element),
        at=utc(element.get("creationDateTime")),
        changed_at=utc(element.get("modifiedDateTime")),
    )


def _link(element: etree._Element) -> Link:
    return Link(
        guid=_guid(element.get("guid")),
        name=_said(element, "name"),
        origin=_guid(element.get("originGUID")),
        target=_guid(element.get("targetGUID")),
        notes=_refs(element, "NoteRef"),
        aside=_aside(element, "link"),
    )


def _group(element: etree._Element, *, case: bool) -> Group:
    """Members as elements, or as attributes that list their GUIDs, as some programs have them."""

    def members(*names: str) -> tuple[str, ...]:
        found = [guid for name in names for guid in _refs(element, name)]
        for name in names:
            for attribute in (name, f"{name}s"):
                found += [_guid(each) for each in re.split(r"[\s,;]+", _said(element, attribute))]
        return tuple(dict.fromkeys(each for each in found if each))

    return Group(
        guid=_guid(element.get("guid")),
        name=_said(element, "name"),
        description=_text(_child(element, "Description")),
        codes=members("MemberCode", "CodeRef"),
        sources=members("MemberSource", "SourceRef"),
        notes=members("MemberNote", "NoteRef"),
        selections=members("SelectionRef"),
        values=tuple(_values(element)),
        case=case,
        aside=_aside(element, "set"),
    )


# Elements


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in element if _local(each) == name]


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in element if _local(each) == name), None)


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(map(str, element.itertext()))


def _said(element: etree._Element, attribute: str) -> str:
    return str(element.get(attribute) or "").strip()


def _guid(value: str | None) -> str:
    """In lower case without braces; what is none gets one of its own, the same wherever it stands."""
    said = (value or "").strip().strip("{}").lower()
    return said if not said or _GUID.fullmatch(said) else identity("foreign", said)


def _refs(element: etree._Element, name: str) -> tuple[str, ...]:
    """In the attribute of projects, or in that of codebooks, which some programs take for it."""
    found = [_guid(each.get("targetGUID") or each.get("guid")) for each in _children(element, name)]
    return tuple(each for each in found if each)


def _person(element: etree._Element) -> str | None:
    return _guid(element.get("creatingUser") or element.get("creatingUserGUID")) or None


def _number(value: str | None) -> int | None:
    try:
        return int(value or "")
    except ValueError:
        return None


def utc(value: object) -> str | None:
    """In UTC with seconds, as archives keep it; without a zone it is taken for UTC."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def _asides(element: etree._Element) -> Iterator[dict[str, Any]]:
    for each in element.iterchildren(etree.ProcessingInstruction):
        if getattr(each, "target", "") != ASIDE:
            continue
        try:
            said = json.loads(each.text or "")
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict):
            yield said


def _aside(element: etree._Element, kind: str) -> dict[str, Any]:
    for said in _asides(element):
        value = said.get(kind)
        if isinstance(value, dict):
            return value
    return {}
