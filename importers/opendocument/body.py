"""Paragraphs, headings, lists, tables and notes of a document as drafts, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from importers.containers.xml import attribute, child, local
from importers.opendocument.comments import Comments
from importers.opendocument.numbering import LEVELS, Counter, Label, ListStyles, number
from importers.opendocument.styles import Look, Styles
from importers.opendocument.tables import Cell, rows_of
from importers.opendocument.words import Note, Words, read
from importers.parsed import Kind
from importers.structure.lines import Draft
from importers.structure.pasted import dealt, rejoin
from importers.structure.remarks import Gathering, letters_in

_SKIPPED = frozenset(
    (
        *("tracked-changes", "forms", "sequence-decls", "variable-decls", "image"),
        *("user-field-decls", "dde-connection-decls", "object", "object-ole", "title", "desc"),
    )
)
_LONGEST_HEADING = 300
"""Some templates put an outline level on whole paragraphs to have them in the navigator."""
_CAPTIONS = frozenset(("caption", "illustration", "figure", "drawing", "table"))
"""LibreOffice's own styles for captions, by what the caption belongs to."""

_CONTENTS = re.compile(r"(?:toc|contents) ?([1-9])$")
"""Styles of the lines of a table of contents, in Word and in LibreOffice."""


@dataclass(slots=True)
class _List:
    """An open `text:list`."""

    counter: Counter
    depth: int


@dataclass(slots=True)
class _Item:
    """What the first paragraph of a list item prints before it."""

    list: _List
    counted: bool = True
    start: int | None = None
    done: bool = False


class Body:
    """Reads one document."""

    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        self._content = content
        self._common = styles
        self._styles = Styles(styles, content)
        self._lists = ListStyles(styles, content)
        self._outline = Counter(self._lists.outline)
        self._counters: dict[str, Counter] = {}
        self._last_of_style: dict[str, Counter] = {}
        self._notes: list[Note] = []
        self._comments = Comments(content, self._remark)
        self._between: list[tuple[etree._Element, int]] = []

    def drafts(self) -> list[Draft]:
        text = child(child(self._content, "body"), "text")
        main = rejoin(list(self._blocks(text, None))) if text is not None else []
        if main:
            main[-1].comments += self._comments.rest()
        notes = list(self._note_drafts())
        return [*self._furniture("header"), *main, *self._furniture("footer"), *notes]

    def _blocks(self, parent: etree._Element, item: _Item | None) -> Iterator[Draft]:
        for each in parent:
            name = local(each)
            if name in ("p", "h"):
                yield from self._paragraph(each, name == "h", item)
            elif name == "list":
                yield from self._list(each, item.list if item else None)
            elif name == "numbered-paragraph":
                yield from self._numbered(each)
            elif name == "table":
                yield from self._table(each)
            elif name == "section" and self._is_hidden(each):
                continue
            elif name in ("annotation", "annotation-end"):
                self._between.append((each, 0))
            elif name == "index-body":
                yield from self._index(each)
            elif name and name not in _SKIPPED and not name.endswith("-source"):
                yield from self._blocks(each, item)

    def _is_hidden(self, section: etree._Element) -> bool:
        return attribute(section, "display") == "none" or self._styles.is_hidden_section(
            attribute(section, "style-name")
        )

    def _index(self, element: etree._Element) -> Iterator[Draft]:
        """A table of contents: its lines repeat headings and must not be taken for them."""
        for draft in self._blocks(element, None):
            if draft.kind is None:
                draft.kind, draft.level = Kind.LIST_ITEM, draft.level or 1
            yield draft

    def _paragraph(
        self, element: etree._Element, is_heading: bool, item: _Item | None
    ) -> Iterator[Draft]:
        look = self._styles.paragraph(attribute(element, "style-name"))
        words = read(element, look, self._styles)
        self._notes += words.notes
        text = words.text
        label = self._label(element, look, is_heading, item) if text or item is None else None
        comments = self._comments.take([*self._between, *words.marks], letters_in(text))
        self._between = []
        texts = words.parts
        for part, share in zip(texts, dealt(comments, texts), strict=True):
            draft = self._draft(part, words, element, look, label, item if label else None)
            draft.comments = share
            yield draft
            label = None
        if not texts:
            yield Draft("")
        for shape in words.shapes:
            yield from self._blocks(shape, None)

    def _remark(self, paragraph: etree._Element) -> str:
        return read(paragraph, self._styles.paragraph(None), self._styles).text

    def _label(
        self, element: etree._Element, look: Look, is_heading: bool, item: _Item | None
    ) -> Label | None:
        if item is not None:
            if item.done or not item.counted:
                return None
            item.done = True
            counter = item.list.counter
            if not counter.style:
                counter.style = look.list_style or ""
            return self._lists.next(counter, item.list.depth, item.start)
        unnumbered = look.list_style == "" or attribute(element, "is-list-header") == "true"
        if not is_heading or unnumbered:
            return None
        restart = attribute(element, "restart-numbering") == "true"
        start = number(attribute(element, "start-value"), 1) if restart else None
        return self._lists.next(self._outline, _level(element), start)

    def _draft(
        self,
        text: str,
        words: Words,
        element: etree._Element,
        look: Look,
        label: Label | None,
        item: _Item | None,
    ) -> Draft:
        kind, level = _kind(text, element, look)
        if kind is None and label is not None and item is not None:
            kind = Kind.LIST_ITEM if label.bullet else None
            level = item.list.depth
        return Draft(
            text,
            kind=kind,
            label=(label.text or None) if label is not None else None,
            level=level,
            size=words.size,
            bold=words.is_bold,
            centred=look.centred,
        )

    def _list(self, element: etree._Element, outer: _List | None) -> Iterator[Draft]:
        opened = self._opened(element, outer)
        for each in element:
            name = local(each)
            if name in ("list-item", "list-header"):
                start = attribute(each, "start-value")
                item = _Item(
                    opened,
                    counted=name == "list-item",
                    start=None if start is None else number(start, 1),
                )
                yield from self._blocks(each, item)

    def _opened(self, element: etree._Element, outer: _List | None) -> _List:
        style = attribute(element, "style-name")
        if outer is not None and style in (None, outer.counter.style):
            return _List(outer.counter, min(outer.depth + 1, LEVELS))
        counter = self._counter(element, style or "")
        identity = attribute(element, "id")
        if identity:
            self._counters[identity] = counter
        self._last_of_style[counter.style] = counter
        return _List(counter, 1 if outer is None else min(outer.depth + 1, LEVELS))

    def _counter(self, element: etree._Element, style: str) -> Counter:
        """A new count, or that of the list which this one says it continues."""
        continued = self._counters.get(attribute(element, "continue-list") or "")
        if continued is None and attribute(element, "continue-numbering") == "true":
            continued = self._last_of_style.get(style)
        if continued is None:
            return Counter(style)
        # The levels may look different in the list that goes on; the count is one.
        return Counter(style or continued.style, continued.counts)

    def _numbered(self, element: etree._Element) -> Iterator[Draft]:
        identity = attribute(element, "list-id") or attribute(element, "style-name") or ""
        counter = self._counters.setdefault(
            identity, Counter(attribute(element, "style-name") or "")
        )
        start = attribute(element, "start-value")
        opened = _List(counter, max(1, min(number(attribute(element, "level"), 1), LEVELS)))
        item = _Item(opened, start=None if start is None else number(start, 1))
        yield from self._blocks(element, item)

    def _table(self, element: etree._Element) -> Iterator[Draft]:
        rows = rows_of(element)
        if all(len(row) <= 1 for row in rows):
            # One column is no table: a frame around paragraphs.
            for row in rows:
                for cell in row:
                    if cell.content is not None:
                        yield from self._blocks(cell.content, None)
            return
        gathering = Gathering()
        texts = [tuple(self._cell_text(cell, gathering) for cell in row) for row in rows]
        filled = tuple(row for row in texts if any(row))
        if filled:
            text = "\n".join("\t".join(row) for row in filled)
            yield Draft(text, kind=Kind.TABLE, cells=filled, comments=gathering.comments)

    def _cell_text(self, cell: Cell, gathering: Gathering) -> str:
        texts = []
        for draft in self._blocks(cell.content, None) if cell.content is not None else ():
            gathering.add(draft)
            text = " ".join(filter(None, (draft.label, draft.text)))
            texts.append(text.replace("\n", " ").replace("\t", " "))
        return " ".join(filter(None, texts))

    def _note_drafts(self) -> Iterator[Draft]:
        """Footnotes in the order of their marks, then endnotes; notes may have notes themselves."""
        for is_endnote in (False, True):
            # The list grows while notes are read that have notes themselves.
            for note in self._notes:
                if note.is_endnote is is_endnote:
                    gathering = Gathering()
                    texts = []
                    for draft in self._blocks(note.body, None):
                        draft.label = None
                        gathering.add(draft)
                        texts.append(draft.text)
                    text = " ".join(filter(None, texts))
                    if not note.mark.isalnum():
                        # `*` is often typed in the note again; note 1 may begin with `10 May`.
                        text = text.removeprefix(note.mark).strip()
                    if text:
                        mark, comments = note.mark or None, gathering.comments
                        yield Draft(text, kind=Kind.FOOTNOTE, mark=mark, comments=comments)

    def _furniture(self, kind: str) -> Iterator[Draft]:
        """Running headers or footers of all kinds of pages, each text once."""
        seen: set[str] = set()
        for holder in self._common if self._common is not None else ():
            if local(holder) != "master-styles":
                continue
            for page in holder:
                for part in page:
                    if local(part).startswith(kind):
                        yield from self._running(part, seen)

    def _running(self, part: etree._Element, seen: set[str]) -> Iterator[Draft]:
        for draft in self._blocks(part, None):
            text = " ".join(draft.text.split())
            if text and text not in seen:
                seen.add(text)
                yield Draft(text, kind=Kind.FURNITURE)


def _level(heading: etree._Element) -> int:
    return max(1, min(number(attribute(heading, "outline-level"), 1), LEVELS))


def _kind(text: str, element: etree._Element, look: Look) -> tuple[Kind | None, int]:
    """What the style says that a paragraph is, and its level."""
    if len(text) > _LONGEST_HEADING:
        return None, 0
    names = {name.lower() for name in look.names}
    if "title" in names:
        return Kind.TITLE, 1
    if names & _CAPTIONS:
        return Kind.CAPTION, 0
    if local(element) == "h":
        return Kind.HEADING, _level(element)
    for name in names:
        if entry := _CONTENTS.match(name):
            return Kind.LIST_ITEM, int(entry[1])
    return None, 0
