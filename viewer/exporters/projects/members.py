"""The files of a project: plain texts as they are made, originals as they were imported."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, Literal

from viewer.domain.projects import ProjectDocument
from viewer.exporters.projects.vocabulary import INTERNAL, SOURCES

LARGEST = 2**31 - 1
"""Bytes of a file in a project (REFI-QDA 1.5, section 10.4)."""

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PICTURES = {"image/jpeg": ".jpg", "image/png": ".png"}

Original = Callable[[str], Iterable[bytes]]
"""The bytes of a document's file, piece by piece, by the UUID of the document."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the original of a document is, and as what the standard knows it."""

    path: str
    kind: Literal["pdf", "docx", "picture", "other"]


class Members:
    """Writes into a zip file; equal content gives equal bytes."""

    def __init__(self, archive: zipfile.ZipFile, original: Original) -> None:
        self._archive = archive
        self._original = original

    def text(self, guid: str, text: str) -> str:
        """Keep a text: UTF-8, no byte order mark, line feeds; its path."""
        name = f"{guid}.txt"
        self.write(SOURCES + name, [text.encode("utf-8")])
        return INTERNAL + name

    def original(self, document: ProjectDocument) -> Kept:
        """Keep the file that the document came from."""
        media_type = document.reading.media_type
        kind: Literal["pdf", "docx", "picture", "other"] = "other"
        suffix = PurePath(document.name).suffix.lower()
        if media_type == "application/pdf":
            kind, suffix = "pdf", ".pdf"
        elif media_type == _WORD:
            kind, suffix = "docx", ".docx"
        elif media_type in _PICTURES:
            kind, suffix = "picture", _PICTURES[media_type]
        elif not _SUFFIX.fullmatch(suffix):
            suffix = ".bin"
        name = f"{document.guid}{suffix}"
        self.write(SOURCES + name, self._original(document.guid))
        return Kept(INTERNAL + name, kind)

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        with self._archive.open(info(name), "w") as member:
            for piece in pieces:
                member.write(piece)

    def copy(self, name: str, source: BinaryIO) -> None:
        """Keep what can be read from a file."""
        self.write(name, iter(lambda: source.read(1 << 20), b""))


def info(name: str) -> zipfile.ZipInfo:
    """An entry without the time of the export, readable for everyone."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
