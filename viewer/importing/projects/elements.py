"""`project.qde` read element by element, in whatever order and namespace a program wrote it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from importers.containers.xml import MAX_DEPTH
from importers.parsed import UnreadableFile
from viewer.exporters.projects.prolog import Unsound, sound_xml
from viewer.exporters.projects.vocabulary import identity
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
from viewer.importing.projects.nodes import (
    aside_of,
    asides_of,
    child,
    children,
    guid_of,
    local,
    number_of,
    person_of,
    refs,
    text_of,
    utc,
    value_of,
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
    if root is None or local(root) != "Project":
        raise UnreadableFile(f"“{name}” is no REFI-QDA project. Choose a .qdpx file.")
    return Foreign(
        name=value_of(root, "name"),
        origin=value_of(root, "origin"),
        people=found.people,
        codes=tuple(found.codes),
        variables=found.variables,
        sources=tuple(found.sources),
        notes=found.notes,
        links=tuple(found.links),
        groups=tuple(found.groups),
        description=text_of(child(root, "Description")),
        project_notes=refs(root, "NoteRef"),
        graphs=tuple(found.graphs),
        repeated=found.repeated,
    )


def _walk(events: Any, found: _Found, name: str) -> etree._Element | None:
    root: etree._Element | None = None
    depth = inside = 0
    for event, element in events:
        kind = local(element)
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
    guid = guid_of(element.get("guid"))
    match kind:
        case "User":
            found.people.setdefault(guid, value_of(element, "name") or value_of(element, "id"))
        case "Variable":
            found.variables.setdefault(guid, value_of(element, "name"))
        case "Case" | "Set":
            found.groups.append(_group(element, case=kind == "Case"))
        case "Note":
            found.repeated += guid in found.notes
            found.notes.setdefault(guid, _note(element))
        case "Link":
            found.links.append(_link(element))
        case "Graph":
            found.graphs.append(value_of(element, "name"))
        case _:
            found.sources.append(_source(element, _SOURCES[kind]))


def _codes(book: etree._Element, found: _Found, name: str) -> None:
    seen: set[str] = set()
    top = child(book, "Codes")
    waiting = [(each, None) for each in reversed(children(book if top is None else top, "Code"))]
    pending: list[tuple[etree._Element, str | None]] = list(waiting)
    while pending:
        element, above = pending.pop()
        guid = guid_of(element.get("guid"))
        if guid in seen:
            found.repeated += 1
        else:
            seen.add(guid)
            found.codes.append(
                Code(
                    guid=guid,
                    name=value_of(element, "name"),
                    above=above,
                    codable=value_of(element, "isCodable").lower() not in ("false", "0"),
                    colour=element.get("color"),
                    description=text_of(child(element, "Description")),
                    notes=refs(element, "NoteRef"),
                    aside=aside_of(element, "theme"),
                )
            )
        if len(found.codes) > MAX_CODES:
            raise UnreadableFile(f"“{name}” has more than {MAX_CODES:,} codes. It was not opened.")
        pending.extend((each, guid) for each in reversed(children(element, "Code")))


def _source(element: etree._Element, kind: SourceKind) -> Source:
    inner = child(element, "Representation")
    if inner is None:
        inner = child(element, "TextDescription")
    text = element if inner is None else inner
    content = child(text, "PlainTextContent")
    parts = [element] if inner is None else [element, inner]
    named = [element.get("name"), text.get("plainTextPath"), element.get("path")]
    return Source(
        kind=kind,
        guid=guid_of(element.get("guid")) or identity("source", *map(str, named)),
        name=value_of(element, "name") or value_of(text, "name"),
        path=element.get("path") or element.get("currentPath"),
        rich=text.get("richTextPath"),
        plain=text.get("plainTextPath"),
        content=None if content is None else text_of(content),
        text_guid=guid_of(text.get("guid")),
        selections=tuple(
            _selection(each) for part in parts for each in children(part, "PlainTextSelection")
        ),
        areas=tuple(_area(each) for kind in _AREAS for each in children(element, kind)),
        codings=tuple(each for part in parts for each in _codings(part)),
        notes=tuple(each for part in parts for each in refs(part, "NoteRef")),
        values=tuple(each for part in parts for each in _values(part)),
        description="\n".join(
            said for part in parts if (said := text_of(child(part, "Description")))
        ),
        by=person_of(element),
        at=utc(element.get("creationDateTime")),
        asides=tuple(asides_of(element)),
        transcripts=len(children(element, "Transcript")),
    )


def _selection(element: etree._Element) -> Selection:
    start, end = (number_of(element.get(each)) for each in ("startPosition", "endPosition"))
    return Selection(
        guid=guid_of(element.get("guid")),
        name=value_of(element, "name"),
        start=-1 if start is None else start,
        end=-1 if end is None else end,
        by=person_of(element),
        at=utc(element.get("creationDateTime")),
        description=text_of(child(element, "Description")),
        codings=tuple(_codings(element)),
        notes=refs(element, "NoteRef"),
    )


def _area(element: etree._Element) -> Area:
    said = [f"{key} {element.get(key)}" for key in _PLACE if element.get(key) is not None]
    inner = child(element, "Representation")
    return Area(
        guid=guid_of(element.get("guid")),
        name=value_of(element, "name"),
        where=", ".join(said),
        quote="" if inner is None else text_of(child(inner, "PlainTextContent")),
        by=person_of(element),
        at=utc(element.get("creationDateTime")),
        description=text_of(child(element, "Description")),
        codings=tuple(_codings(element)),
        notes=refs(element, "NoteRef"),
    )


def _codings(element: etree._Element) -> Iterator[Coding]:
    for each in children(element, "Coding"):
        for code in refs(each, "CodeRef"):
            yield Coding(
                guid=guid_of(each.get("guid")),
                code=code,
                by=person_of(each),
                at=utc(each.get("creationDateTime")),
                notes=refs(each, "NoteRef"),
            )


def _values(element: etree._Element) -> Iterator[tuple[str, str]]:
    for each in children(element, "VariableValue"):
        variables = refs(each, "VariableRef")
        said = [text_of(value) for value in each if local(value).endswith("Value")]
        if variables and said:
            yield variables[0], said[0].strip()


def _note(element: etree._Element) -> Note:
    content = child(element, "PlainTextContent")
    if content is None:
        content = child(element, "Description")  # where a program has put the text there
    return Note(
        guid=guid_of(element.get("guid")),
        name=value_of(element, "name"),
        content=None if content is None else text_of(content),
        plain=element.get("plainTextPath"),
        rich=element.get("richTextPath"),
        by=person_of(element),
        at=utc(element.get("creationDateTime")),
        changed_at=utc(element.get("modifiedDateTime")),
    )


def _link(element: etree._Element) -> Link:
    return Link(
        guid=guid_of(element.get("guid")),
        name=value_of(element, "name"),
        origin=guid_of(element.get("originGUID")),
        target=guid_of(element.get("targetGUID")),
        notes=refs(element, "NoteRef"),
        aside=aside_of(element, "link"),
    )


def _group(element: etree._Element, *, case: bool) -> Group:
    """Members as elements, or as attributes that list their GUIDs, as some programs have them."""

    def members(*names: str) -> tuple[str, ...]:
        found = [guid for name in names for guid in refs(element, name)]
        for name in names:
            for attribute in (name, f"{name}s"):
                found += [
                    guid_of(each) for each in re.split(r"[\s,;]+", value_of(element, attribute))
                ]
        return tuple(dict.fromkeys(each for each in found if each))

    return Group(
        guid=guid_of(element.get("guid")),
        name=value_of(element, "name"),
        description=text_of(child(element, "Description")),
        codes=members("MemberCode", "CodeRef"),
        sources=members("MemberSource", "SourceRef"),
        notes=members("MemberNote", "NoteRef"),
        selections=members("SelectionRef"),
        values=tuple(_values(element)),
        case=case,
        aside=aside_of(element, "set"),
    )
