"""What a source brings with it: its file, its text, and what is to be read of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from importers.parsed import Block, UnreadableFile
from viewer.exporters.projects.container import Container
from viewer.exporters.projects.vocabulary import INTERNAL, SOURCES
from viewer.importing.projects.asides import Said, said_of
from viewer.importing.projects.foreign import Note, Source
from viewer.importing.projects.plain import Counted, counted, decoded
from viewer.importing.projects.report import Remarks

_SUFFIXES = {
    each: each
    for each in (
        ".pdf", ".docx", ".txt", ".rtf", ".odt", ".html", ".htm", ".md", ".jpg", ".jpeg", ".png",
        ".doc", ".epub", ".tif", ".tiff",
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """A source with what is in the project of it.

    Attributes:
        files: members that may be read as its document, the best first.
        text: with the way its places were counted; None where there is none.
        said: where Concord wrote it and it was not changed since.
    """

    source: Source
    name: str
    files: tuple[str, ...]
    text: Counted | None
    raw: bytes | None
    said: Said | None


class Members:
    """The files of a project, met also where they are not called or kept as they should be."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._by_name = {
            PurePath(each.replace("\\", "/")).name.casefold(): each
            for each in reversed(container.names())
        }

    def find(self, path: str | None) -> str | None:
        """The member that a path means; never anything outside of the project."""
        if not path:
            return None
        exact = SOURCES + path.removeprefix(INTERNAL)
        if exact in self._container:
            return exact
        return self._by_name.get(PurePath(path.replace("\\", "/")).name.casefold())

    def read(self, member: str) -> bytes | None:
        """Its bytes; None where it is damaged, or larger than it may be."""
        try:
            return self._container.read(member)
        except UnreadableFile:
            return None


def material(source: Source, members: Members, remarks: Remarks) -> Material:
    """Find and decode what there is of a source."""
    raw, text = None, source.content
    plain = members.find(source.plain)
    if plain is not None:
        raw = members.read(plain)
        try:
            text = text if raw is None else decoded(raw)
        except UnreadableFile:
            raw = None
        if raw is None:
            remarks.left("A text file is damaged, or is no text.", source.name)
    elif source.plain:
        remarks.left("A text file is not in the project.", f"{source.name}: {source.plain}")
    if raw is None and text is not None:
        raw = text.encode("utf-8", "replace")
    original = members.find(source.path) or members.find(source.rich)
    missing = source.path or source.rich
    if original is None and missing:
        remarks.left("A file is not in the project.", f"{source.name}: {missing}")
    way = None if text is None else counted(text, source.selections)
    if way is not None and way.way:
        remarks.changed(f"Places were counted otherwise: {way.way}.", source.name)
    return Material(
        source=source,
        name=source.name or PurePath(original or plain or "").name or "Document",
        files=tuple(each for each in (original,) if each is not None),
        text=way,
        raw=raw,
        said=None if text is None else said_of(source, text),
    )


def file_name(material: Material, member: str | None) -> str:
    """What the file of a document is called: as the source, with the ending of what is read."""
    name = " ".join(PurePath(material.name.replace("/", "-").replace("\\", "-")).name.split())
    suffix = ".txt" if member is None else PurePath(member).suffix.lower()
    if PurePath(name).suffix.lower() in _SUFFIXES:
        name = PurePath(name).stem
    return f"{name[:120] or 'Document'}{_SUFFIXES.get(suffix, suffix[:9])}"


def is_file_name(name: str) -> bool:
    """Whether somebody has called a document by its file."""
    return PurePath(name).suffix.lower() in _SUFFIXES


def fingerprint(blocks: Iterable[Block]) -> str:
    """Of the letters of a text, with the labels before its paragraphs."""
    whole = hashlib.sha256()
    for block in blocks:
        whole.update("".join(f"{block.label or ''}{block.text}".split()).encode("utf-8", "replace"))
    return whole.hexdigest()


def fingerprint_of(text: str) -> str:
    """The same of a plain text."""
    return hashlib.sha256("".join(text.split()).encode("utf-8", "replace")).hexdigest()


def note_text(note: Note, members: Members) -> str | None:
    """What a note says, wherever it stands; None where it says nothing that can be read."""
    if note.content is not None:
        return note.content
    plain = members.find(note.plain)
    if plain is not None:
        raw = members.read(plain)
        try:
            return None if raw is None else decoded(raw)
        except UnreadableFile:
            return None
    rich = members.find(note.rich)
    content = None if rich is None else members.read(rich)
    if rich is None or content is None:
        return None
    from importers import Source as File  # late: a note in Word is rare, its importer not light
    from importers import read_bytes

    try:
        read = read_bytes(File(PurePath(rich).name, content))
    except UnreadableFile:
        return None
    return "\n\n".join(block.text for block in read.blocks)
