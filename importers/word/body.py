"""Paragraphs, tables and notes of a Word document as drafts, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from importers.containers.xml import attribute, child, local, value
from importers.parsed import Kind
from importers.structure.lines import Draft
from importers.structure.pasted import dealt, rejoin
from importers.structure.remarks import Gathering, Mark, letters_in
from importers.word.comments import Comments
from importers.word.notes import Notes
from importers.word.numbering import Label, Numbering
from importers.word.package import Parts
from importers.word.runs import EDGES, RunReader, Words
from importers.word.styles import Style, Styles, setting
from importers.word.tables import cells_of, table_draft

_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_LONGEST_HEADING = 300
"""Some templates put an outline level on whole paragraphs to have them in the navigation pane."""
_CONTENTS = re.compile(r"toc ([1-9])$", re.IGNORECASE)
"""Styles of the lines of a table of contents, which repeat headings and are none."""
_UN_HEADING = re.compile(r"_ ?H[ _]*(Ch|M|1|23|4|56)[ _]?G", re.IGNORECASE)
_UN_LEVELS = {"m": 1, "ch": 1, "1": 2, "23": 3, "4": 4, "56": 5}
"""Heading styles of the United Nations Office at Geneva: `_ H_1_G`, `_ H _Ch_G`."""


class Body:
    """Reads one document.

    Args:
        parts: of the document.
        chunk: reads a document of another format, or another of this, that stands in this one
            (`altChunk`) until Word saves it anew; without it those are left out.
    """

    def __init__(self, parts: Parts, chunk: Callable[[bytes], list[Draft]] | None = None) -> None:
        self._chunk = chunk
        settings = parts.of_type("settings")
        self._parts = parts
        self._styles = Styles(parts.of_type("styles"))
        self._numbering = Numbering(parts.of_type("numbering"), self._styles.lists())
        self._footnotes = Notes.load("footnote", parts.of_type("footnotes"), settings)
        self._endnotes = Notes.load("endnote", parts.of_type("endnotes"), settings)
        self._runs = RunReader(self._styles, self._footnotes, self._endnotes)
        self._comments = Comments(parts.of_type("comments"), self._remark)
        self._carried: list[str] = []
        self._carried_marks: list[Mark] = []

    def drafts(self) -> list[Draft]:
        body = child(self._parts.document(), "body")
        main = rejoin(list(self._blocks(body))) if body is not None else []
        if main:
            main[-1].comments += self._comments.rest()
        return [
            *self._furniture("header"),
            *main,
            *self._furniture("footer"),
            *self._note_drafts(self._footnotes),
            *self._note_drafts(self._endnotes),
        ]

    def _remark(self, paragraph: etree._Element) -> str:
        """What a paragraph of a comment says; it counts no numbers."""
        return self._runs.read(paragraph, self._styles.paragraph(None)).text

    def _blocks(self, parent: etree._Element) -> Iterator[Draft]:
        for each in parent:
            name = local(each)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                yield from self._table(each)
            elif name in EDGES:
                self._carried_marks.append((attribute(each, "id") or "", EDGES[name], 0))
            elif name in _WRAPPERS:
                yield from self._blocks(each)
            elif name == "altChunk" and self._chunk is not None:
                content = self._parts.related(attribute(each, "id") or "")
                yield from self._chunk(content) if content is not None else ()
            elif name == "AlternateContent":
                branch = child(each, "Choice")
                branch = child(each, "Fallback") if branch is None else branch
                if branch is not None:
                    yield from self._blocks(branch)

    def _paragraph(self, element: etree._Element) -> Iterator[Draft]:
        properties = child(element, "pPr")
        style = self._styles.paragraph(value(properties, "pStyle"))
        words = self._runs.read(element, style)
        if _mark_is_deleted(properties):
            # With its mark deleted a paragraph runs on into the next.
            self._carry(words)
            return
        chain = style.paragraph if properties is None else (properties, *style.paragraph)
        level, label = self._label(chain, style)
        self._carry(words)
        text = " ".join(filter(None, self._carried))
        comments = self._comments.take(self._carried_marks, letters_in(text))
        carried, self._carried, self._carried_marks = self._carried, [], []
        texts = words.parts if len(carried) == 1 else [text]
        shares = dealt(comments, texts)
        for part, share in zip(texts, shares, strict=True):
            draft = self._draft(part, words, chain, style, level, label)
            draft.comments = share
            yield draft
            label = None
        if not texts:
            yield Draft("")
        for box in words.boxes:
            yield from self._blocks(box)

    def _carry(self, words: Words) -> None:
        """Keep what a paragraph says for the one into which it runs on."""
        before = sum(map(letters_in, self._carried))
        self._carried_marks += [(key, edge, before + at) for key, edge, at in words.marks]
        self._carried.append(words.text)

    def _draft(
        self,
        text: str,
        words: Words,
        chain: tuple[etree._Element, ...],
        style: Style,
        list_level: int,
        label: Label | None,
    ) -> Draft:
        kind, level = _kind(text, chain, style)
        if kind is None and label is not None:
            kind = Kind.LIST_ITEM if label.bullet else None
            level = list_level + 1
        return Draft(
            text,
            kind=kind,
            label=label.text or None if label is not None else None,
            level=level,
            size=words.size,
            bold=words.is_bold,
            centred=setting(chain, "jc") == "center",
        )

    def _label(self, chain: tuple[etree._Element, ...], style: Style) -> tuple[int, Label | None]:
        list_id, level = None, None
        for properties in chain:
            numbering = child(properties, "numPr")
            if numbering is None:
                continue
            list_id = list_id or value(numbering, "numId")
            level = level or value(numbering, "ilvl")
            if list_id:
                break
        if list_id is None or list_id == "0":
            return 0, None
        if level is None:
            index = self._numbering.level_of_style(list_id, style.identity)
        else:
            index = int(level) if level.isdigit() else 0
        return index, self._numbering.next(list_id, index)

    def _table(self, element: etree._Element) -> Iterator[Draft]:
        rows = cells_of(element)
        if all(len(row) <= 1 for row in rows):
            # One column is no table: a frame around paragraphs.
            for row in rows:
                for cell in row:
                    if cell.content is not None:
                        yield from self._blocks(cell.content)
            return
        gathering = Gathering()
        for draft in table_draft(rows, lambda cell: self._cell_text(cell, gathering)):
            draft.comments = gathering.comments
            yield draft

    def _cell_text(self, cell: etree._Element, gathering: Gathering) -> str:
        texts = []
        for draft in self._blocks(cell):
            gathering.add(draft)
            text = " ".join(filter(None, (draft.label, draft.text)))
            texts.append(text.replace("\n", " ").replace("\t", " "))
        return " ".join(filter(None, texts))

    def _note_drafts(self, notes: Notes) -> Iterator[Draft]:
        for reference, body in notes.in_order():
            gathering = Gathering()
            texts = []
            for draft in self._blocks(body):
                draft.label = None
                gathering.add(draft)
                texts.append(draft.text)
            text = " ".join(filter(None, texts))
            if reference.own:
                # Note 1 may begin with `10 May 2013`: a counted mark is not among its letters.
                text = text.removeprefix(reference.mark).strip()
            if text:
                mark = reference.mark or None
                yield Draft(text, kind=Kind.FOOTNOTE, mark=mark, comments=gathering.comments)

    def _furniture(self, kind: str) -> Iterator[Draft]:
        """Running headers or footers, each text once."""
        seen: set[str] = set()
        for part in self._parts.all_of_type(kind):
            for draft in self._blocks(part):
                if draft.text and draft.text not in seen:
                    seen.add(draft.text)
                    yield Draft(draft.text.replace("\n", " "), kind=Kind.FURNITURE)


def _mark_is_deleted(properties: etree._Element | None) -> bool:
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _kind(text: str, chain: tuple[etree._Element, ...], style: Style) -> tuple[Kind | None, int]:
    """What the style says that a paragraph is, and its level."""
    if len(text) > _LONGEST_HEADING:
        return None, 0
    for name in style.names:
        if name.lower() == "title":
            return Kind.TITLE, 1
        if name.lower() == "caption":
            return Kind.CAPTION, 0
        if found := _CONTENTS.match(name):
            return Kind.LIST_ITEM, int(found[1])
        if found := _UN_HEADING.search(name):
            return Kind.HEADING, _UN_LEVELS[found[1].lower()]
    level = style.heading_level()
    if level is not None:
        return Kind.HEADING, level
    outline = setting(chain, "outlineLvl")
    if outline is not None and outline.isdigit() and int(outline) < 9:
        return Kind.HEADING, int(outline) + 1
    return None, 0
