"""`project.qde`: the elements of REFI-QDA in the order that its schema wants them, as they come."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, BinaryIO

from lxml import etree

from resources.palettes import colour
from viewer.domain.notes import LinkKind
from viewer.domain.projects import (
    Project,
    ProjectDocument,
    ProjectEnd,
    ProjectLink,
    ProjectNote,
    ProjectTag,
    ProjectTheme,
)
from viewer.domain.reanchoring import Passage
from viewer.exporters.passages import clean, line
from viewer.exporters.projects import asides
from viewer.exporters.projects.members import Members
from viewer.exporters.projects.plaintext import PlainText, plain_text
from viewer.exporters.projects.vocabulary import (
    ASIDE,
    DOUBTFUL,
    DOUBTFUL_BODY,
    DOUBTFUL_NAME,
    NAMESPACE,
    ORIGIN,
    PAIRED_NAME,
    PARTED_NAME,
    RETIRED,
    RETIRED_NAME,
    VARIABLE_GUIDS,
    VARIABLES,
    selection_guid,
    text_guid,
)

NAME = 250
"""Characters of a quote that a selection is called by."""

INLINE = 200_000
"""Notes that are longer have a file of their own: parsers refuse texts of ten million."""

_RGB = re.compile(r"#[0-9a-fA-F]{6}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")

Attributes = dict[str, str | None]


@dataclass(slots=True)
class _Place:
    """What stands on one passage."""

    tags: list[ProjectTag] = field(default_factory=list)
    notes: list[ProjectNote] = field(default_factory=list)


class Markup:
    """Writes one project, from its head to its sets.

    Args:
        file: takes the bytes as they come.
        members: keeps the files that the project refers to.
    """

    def __init__(self, file: BinaryIO, project: Project, members: Members) -> None:
        self._stream = etree.xmlfile(file, encoding="utf-8")
        self._project = project
        self._members = members
        self._notes: list[ProjectNote] = list(project.notes)
        self._doubtful = False
        self._ends: dict[str, set[Passage]] = defaultdict(set)
        for pair in project.pairs:
            for end in (pair.a, pair.b):
                self._ends[end.document].add(end.passage)
        for link in project.links:
            if link.document is not None and link.passage is not None:
                self._ends[link.document].add(link.passage)

    def write(self, documents: Iterable[ProjectDocument], exported_at: str) -> None:
        """All of it; the documents are asked for one by one."""
        project = self._project
        with self._stream as self._xml:
            self._xml.write_declaration()
            attributes: Attributes = {
                "name": line(project.name) or ORIGIN,
                "origin": ORIGIN,
                "creatingUserGUID": project.person,
                "creationDateTime": _time(exported_at),
            }
            with self._element("Project", attributes, nsmap={None: NAMESPACE}):
                self._users()
                self._codebook()
                self._variables()
                self._sources(documents)
                self._all_notes()
                self._links()
                self._sets()

    def _users(self) -> None:
        if self._project.people:
            with self._element("Users"):
                for person in self._project.people:
                    self._leaf("User", {"guid": person.guid, "name": line(person.name)})

    # Codes

    def _codebook(self) -> None:
        below: dict[str | None, list[ProjectTheme]] = defaultdict(list)
        for theme in self._project.themes:
            below[theme.entry.parent].append(theme)
        notes: dict[str | None, list[str]] = defaultdict(list)
        for note in self._project.notes:
            notes[note.theme].append(note.guid)
        if below[None]:
            with self._element("CodeBook"), self._element("Codes"):
                self._codes(None, below, notes)

    def _codes(
        self,
        parent: str | None,
        below: dict[str | None, list[ProjectTheme]],
        notes: dict[str | None, list[str]],
    ) -> None:
        for theme in below[parent]:
            entry = theme.entry
            rgb = colour(entry.colour or "", "light")
            attributes: Attributes = {
                "guid": entry.uuid,
                "name": line(entry.name),
                "isCodable": "true",
                "color": rgb if _RGB.fullmatch(rgb) else None,
            }
            with self._element("Code", attributes):
                self._aside(asides.of_theme(theme))
                if entry.description:
                    self._text("Description", entry.description)
                self._note_refs(notes[entry.uuid])
                self._codes(entry.uuid, below, notes)

    def _variables(self) -> None:
        with self._element("Variables"):
            for each, name in VARIABLES.items():
                guid = VARIABLE_GUIDS[each]
                self._leaf("Variable", {"guid": guid, "name": name, "typeOfVariable": "Text"})

    # Sources

    def _sources(self, documents: Iterable[ProjectDocument]) -> None:
        waiting = iter(documents)
        first = next(waiting, None)
        if first is not None:  # an empty `Sources` is not allowed
            with self._element("Sources"):
                for document in chain([first], waiting):
                    self._source(document)

    def _source(self, document: ProjectDocument) -> None:
        places = self._places(document)
        text = plain_text(document.reading.blocks, {passage.index for passage in places})
        member = self._members.text(text_guid(document.guid), text.text)
        original = self._members.original(document)
        attributes: Attributes = {
            "guid": document.guid,
            "name": line(document.title),
            "creatingUser": document.by,
            "creationDateTime": _time(document.at),
        }
        inner: Attributes = {
            "guid": text_guid(document.guid),
            "name": line(document.title),
            "plainTextPath": member,
        }
        match original.kind:
            case "pdf":
                with self._element("PDFSource", {**attributes, "path": original.path}):
                    self._asides(document, text, original.path)
                    with self._element("Representation", inner):
                        self._selections(document, text, places)
                    self._on_the_whole(document)
            case "picture":
                with self._element("PictureSource", {**attributes, "path": original.path}):
                    self._asides(document, text, original.path)
                    with self._element("TextDescription", inner):
                        self._selections(document, text, places)
                    self._on_the_whole(document)
            case _:
                rich = original.path if original.kind == "docx" else None
                where: Attributes = {"richTextPath": rich, "plainTextPath": member}
                with self._element("TextSource", {**attributes, **where}):
                    self._asides(document, text, original.path)
                    self._selections(document, text, places)
                    self._on_the_whole(document)

    def _places(self, document: ProjectDocument) -> dict[Passage, _Place]:
        """What stands where; ends of links stand there too, with nothing."""
        places: dict[Passage, _Place] = defaultdict(_Place)
        for tag in document.tags:
            places[tag.passage].tags.append(tag)
        for note in document.notes:
            if note.passage is not None:
                places[note.passage].notes.append(note)
        for passage in self._ends[document.guid]:
            places[passage]
        self._notes += document.notes
        return places

    def _asides(self, document: ProjectDocument, text: PlainText, original: str) -> None:
        self._aside(asides.of_document(document, original))
        for each in asides.of_blocks(document.reading.blocks, text):
            self._aside(each)

    def _selections(
        self, document: ProjectDocument, text: PlainText, places: dict[Passage, _Place]
    ) -> None:
        for passage, place in sorted(places.items(), key=lambda each: _in_order(each[0])):
            start, end = text.span(passage)
            end = max(end, start + 1)  # of an empty paragraph, the end of its line
            standing: list[ProjectTag | ProjectNote] = [*place.tags, *place.notes]
            made = [(each.at, each.by) for each in standing if each.at]
            at, by = min(made, key=lambda each: each[0], default=(None, None))
            attributes: Attributes = {
                "guid": selection_guid(document.guid, passage),
                "name": line(text.text[start:end][:NAME]),
                "startPosition": str(start),
                "endPosition": str(end),
                "creatingUser": by,
                "creationDateTime": _time(at),
            }
            with self._element("PlainTextSelection", attributes):
                on_tags: dict[str, list[str]] = defaultdict(list)
                for note in place.notes:
                    if note.tag is not None:
                        on_tags[note.tag].append(note.guid)
                known = {tag.guid for tag in place.tags}
                for tag in place.tags:
                    self._coding(tag, on_tags[tag.guid])
                self._note_refs(note.guid for note in place.notes if note.tag not in known)

    def _coding(self, tag: ProjectTag, notes: list[str]) -> None:
        attributes: Attributes = {
            "guid": tag.guid,
            "creatingUser": tag.by,
            "creationDateTime": _time(tag.at),
        }
        with self._element("Coding", attributes):
            self._leaf("CodeRef", {"targetGUID": tag.theme})
            self._note_refs(notes)
            if not tag.sure:
                self._doubtful = True
                self._note_refs([DOUBTFUL])

    def _on_the_whole(self, document: ProjectDocument) -> None:
        self._note_refs(note.guid for note in document.notes if note.passage is None)
        for each, value in {**document.fields, "name": document.name}.items():
            with self._element("VariableValue"):
                self._leaf("VariableRef", {"targetGUID": VARIABLE_GUIDS[each]})
                self._text("TextValue", value)

    # Notes, links, sets

    def _all_notes(self) -> None:
        if not self._notes and not self._doubtful:
            return
        with self._element("Notes"):
            for note in self._notes:
                attributes: Attributes = {
                    "guid": note.guid,
                    "name": line(note.body[:2_000].strip().split("\n")[0])[:80],
                    "creatingUser": note.by,
                    "creationDateTime": _time(note.at),
                    "modifiedDateTime": _time(note.changed_at),
                }
                if len(note.body) > INLINE:
                    attributes["plainTextPath"] = self._members.text(note.guid, note.body)
                    self._leaf("Note", attributes)
                    continue
                with self._element("Note", attributes):
                    self._text("PlainTextContent", note.body)
            if self._doubtful:
                with self._element("Note", {"guid": DOUBTFUL, "name": DOUBTFUL_NAME}):
                    self._text("PlainTextContent", DOUBTFUL_BODY)

    def _links(self) -> None:
        written = {note.guid for note in self._notes}
        links = [each for each in self._project.links if _is_led(each, written)]
        if not self._project.pairs and not links:
            return
        with self._element("Links"):
            for link in links:
                self._link(link)
            for pair in self._project.pairs:
                attributes: Attributes = {
                    "guid": pair.guid,
                    "name": PAIRED_NAME if pair.together else PARTED_NAME,
                    "direction": "Associative",
                    "originGUID": _end(pair.a),
                    "targetGUID": _end(pair.b),
                }
                with self._element("Link", attributes):
                    self._aside(
                        asides.packed(
                            "link", {"together": pair.together, "by": pair.by, "at": pair.at}
                        )
                    )

    def _link(self, link: ProjectLink) -> None:
        target = link.to_note or link.document or ""
        if link.document is not None and link.passage is not None:
            target = selection_guid(link.document, link.passage)
        attributes: Attributes = {
            "guid": link.guid,
            "name": LinkKind(link.kind).label,
            "direction": "OneWay",
            "originGUID": link.note,
            "targetGUID": target,
        }
        with self._element("Link", attributes):
            said = {"kind": link.kind, "by": link.by, "at": link.at}
            self._aside(asides.packed("link", said))

    def _sets(self) -> None:
        retired = [each.entry.uuid for each in self._project.themes if each.entry.retired]
        if not retired and not self._project.collections:
            return
        with self._element("Sets"):
            for collection in self._project.collections:
                named: Attributes = {"guid": collection.guid, "name": line(collection.name)}
                with self._element("Set", named):
                    said = {"by": collection.by, "at": collection.at}
                    self._aside(asides.packed("set", said))
                    for document in collection.documents:
                        self._leaf("MemberSource", {"targetGUID": document})
            if retired:
                with self._element("Set", {"guid": RETIRED, "name": RETIRED_NAME}):
                    for theme in retired:
                        self._leaf("MemberCode", {"targetGUID": theme})

    # XML

    def _note_refs(self, guids: Iterable[str]) -> None:
        for guid in guids:
            self._leaf("NoteRef", {"targetGUID": guid})

    def _element(
        self, name: str, attributes: Attributes | None = None, **more: Any
    ) -> AbstractContextManager[Any]:
        said = {key: value for key, value in (attributes or {}).items() if value is not None}
        element: AbstractContextManager[Any] = self._xml.element(name, said, **more)
        return element

    def _leaf(self, name: str, attributes: Attributes) -> None:
        with self._element(name, attributes):
            pass

    def _text(self, name: str, text: str) -> None:
        with self._xml.element(name):
            self._xml.write(clean(text))

    def _aside(self, text: str) -> None:
        self._xml.write(etree.ProcessingInstruction(ASIDE, text))


def _in_order(passage: Passage) -> tuple[int, int, int]:
    return passage.index, -1 if passage.start is None else passage.start, passage.end or 0


def _is_led(link: ProjectLink, notes: set[str]) -> bool:
    """Whether both ends are in the project: a note on words of an earlier reading is not."""
    return link.note in notes and (link.to_note is None or link.to_note in notes)


def _end(end: ProjectEnd) -> str:
    return selection_guid(end.document, end.passage)


def _time(said: str | None) -> str | None:
    return said if said and _TIME.fullmatch(said) else None
