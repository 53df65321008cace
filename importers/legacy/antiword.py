"""antiword turns .doc into DocBook: small and quick, but it drops the numbers of lists.

On the old Word files at hand it could not read those with little text (“too small to handle”),
counts the items of inner lists on with those of outer ones, and knows no endnotes.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from importers.containers.xml import local, parse
from importers.legacy.programs import SECONDS, run
from importers.parsed import Kind
from importers.structure.lines import Draft

MAX_OUTPUT = 256 * 1024 * 1024
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>")
_SECTION = re.compile(r"sect([1-9])$")
_PICTURE = re.compile(r"\[pic\]")
_PARTS = frozenset(("footnote", "informaltable", "itemizedlist", "orderedlist"))


def find() -> str | None:
    """The program, where there is one."""
    return shutil.which("antiword")


def to_docbook(
    program: str, content: bytes, folder: Path, *, seconds: float = SECONDS
) -> bytes | None:
    """The document as DocBook; None where the program cannot make one.

    Raises:
        TooSlow: it took longer than it may.
        OSError: the program cannot be started.
    """
    source = folder / "antiword.doc"
    source.write_bytes(content)
    status = run([program, "-x", "db", str(source)], folder=folder, seconds=seconds)
    output = folder / "output"
    if status != 0 or not 0 < output.stat().st_size <= MAX_OUTPUT:
        return None
    return output.read_bytes()


@dataclass(slots=True)
class Docbook:
    """What antiword wrote.

    Attributes:
        drafts: in reading order, notes at the end.
        counted: lists were numbered in print.
    """

    drafts: list[Draft] = field(default_factory=list)
    counted: bool = False


def read(docbook: bytes, *, name: str) -> Docbook:
    """The drafts of a document.

    Raises:
        UnreadableFile: what antiword wrote is not well-formed.
    """
    reading = _Reading()
    root = parse(_DOCTYPE.sub(b"", docbook, count=1), name=name)
    for element in root:
        if local(element) not in ("title", "bookinfo"):
            reading.block(element, 1)
    return Docbook(reading.drafts + reading.notes, reading.counted)


class _Reading:
    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.notes: list[Draft] = []
        self.counted = False

    def block(self, element: etree._Element, level: int) -> None:
        name = local(element)
        if name == "title":
            self._add(element, kind=Kind.HEADING, level=level)
        elif name == "para":
            self._add(element)
        elif name == "informaltable":
            self._table(element)
        elif name in ("itemizedlist", "orderedlist"):
            self._list(element, name == "orderedlist")
        else:
            deeper = _SECTION.match(name)
            for each in element:
                self.block(each, level if deeper is None else int(deeper[1]) + 1)

    def _add(
        self,
        element: etree._Element,
        *,
        kind: Kind | None = None,
        label: str | None = None,
        level: int = 0,
    ) -> None:
        """A paragraph; tables and lists that antiword puts inside it come after it."""
        text = " ".join(_PICTURE.sub("", "".join(self._words(element))).split())
        bold = bool(text) and len(text) == len(" ".join(_bold(element).split()))
        if text:
            self.drafts.append(Draft(text, kind=kind, label=label, level=level, bold=bold))
        for each in element:
            if local(each) in _PARTS and local(each) != "footnote":
                self.block(each, level)

    def _words(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for each in element:
            name = local(each)
            if name == "footnote":
                yield self._note(each)
            elif name not in _PARTS:
                yield from self._words(each)
            yield each.tail or ""

    def _note(self, element: etree._Element) -> str:
        mark = str(len(self.notes) + 1)
        text = " ".join(" ".join(map(str, element.itertext())).split())
        self.notes.append(Draft(text or "–", kind=Kind.FOOTNOTE, mark=mark))
        return mark

    def _list(self, element: etree._Element, ordered: bool) -> None:
        self.counted = self.counted or ordered
        for item in element:
            for each in item:
                if ordered or local(each) != "para":
                    self.block(each, 1)
                else:
                    self._add(each, kind=Kind.LIST_ITEM, label="•", level=1)

    def _table(self, element: etree._Element) -> None:
        rows = tuple(
            tuple(" ".join("".join(self._words(entry)).split()) for entry in row)
            for row in element.iter("row")
        )
        filled = tuple(row for row in rows if any(row))
        if all(len(row) <= 1 for row in filled):
            # One column is no table: a frame around paragraphs.
            self.drafts += [Draft(text) for row in filled for text in row]
        elif filled:
            text = "\n".join("\t".join(row) for row in filled)
            self.drafts.append(Draft(text, kind=Kind.TABLE, cells=filled))


def _bold(element: etree._Element) -> str:
    return "".join(
        "".join(map(str, each.itertext()))
        for each in element.iter("emphasis")
        if each.get("role") == "bold"
    )
