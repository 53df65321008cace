"""A page's elements → drafts: one walk, without recursion, for pages nest as deep as they like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from importers.parsed import Kind
from importers.structure.lines import Draft
from importers.web.article import is_skipped, letters_of
from importers.web.lists import ListCounter
from importers.web.tables import LABEL, cells_of, is_data, text_of

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hgroup", "hr", "li", "main", "ol", "p", "pre", "section"),
        *("summary", "table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th", "ul"),
    )
)
_HEADING = re.compile(r"h([1-6])$")
_NOTE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|oj-note|MsoFootnoteText|MsoEndnoteText)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NOTE_ID = re.compile(r"(?:_?ftn|_?edn|fn|footnote|endnote|cite_note)[-_:]?\d+$", re.IGNORECASE)
_NOTE_START = re.compile(r"[\[(]?\s*(\d{1,3}|\*{1,3}|†|‡|[a-z])\s*(?:[\])]\s*\.?|\.)?\s+(?=\S)")
_BACK_LINKS = re.compile(r"(?<!\s)\s*+[↩↑⤴]\ufe0e?\s*$")
_VERSION_ARROW = re.compile(r"[►▼◄▲]\s?\w{0,3}\s?[◄]?$")
"""Marks of amending acts in consolidated texts of the European Union (`►M1`)."""
_EU_TITLE = re.compile(r"(?:^|\s)(?:oj-)?(?:title-doc-(?:first|last)|doc-ti)\b")
_EU_HEADING = re.compile(
    r"(?:^|\s)(?:oj-)?(?:s?title-(article|division|gr-seq|annex)|s?ti-(art|section|grseq))"
)
_EU_LEVELS = {"article": 3, "art": 3, "division": 2, "section": 2, "annex": 1}
"""Class names of the Official Journal's own conversion (Formex to XHTML)."""


@dataclass(slots=True)
class _Open:
    """What an open element means for the text inside it."""

    kind: Kind | None = None
    level: int = 0
    note_mark: str | None = None


@dataclass(slots=True)
class _Page:
    """The walk's state: text not yet flushed, and the elements around it."""

    drafts: list[Draft] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    open: list[tuple[etree._Element, _Open]] = field(default_factory=list)
    lists: list[ListCounter] = field(default_factory=list)
    label: str | None = None
    item: bool = False
    breaks: int = 0
    bold: int = 0
    bold_letters: int = 0
    letters: int = 0

    def put(self, text: str | None, *, keep_lines: bool = False) -> None:
        if not text:
            return
        if not text.isspace():
            self.breaks = 0
            self.letters += len(text.strip())
            self.bold_letters += len(text.strip()) if self.bold else 0
        self.pieces.append(text if not keep_lines else text.replace("\n", " \n "))

    def line_break(self) -> None:
        """Two in a row end a paragraph, as writers use them."""
        self.breaks += 1
        if self.breaks > 1:
            self.flush()
        else:
            self.pieces.append(" ")

    def flush(self) -> None:
        text = " ".join("".join(self.pieces).split())
        bold = self.letters > 0 and self.bold_letters >= 0.9 * self.letters
        self.pieces.clear()
        self.letters = self.bold_letters = self.breaks = 0
        if not text or _VERSION_ARROW.match(text):
            return
        meaning = self.open[-1][1] if self.open else _Open()
        if meaning.kind is None and LABEL.fullmatch(text):
            # A label in a cell or box of its own belongs to the text beside it.
            self.label = text
            return
        self._add(text, meaning, bold)

    def _add(self, text: str, meaning: _Open, bold: bool) -> None:
        label, item = self.label, self.item
        self.label, self.item = None, False
        if meaning.kind is Kind.FOOTNOTE:
            self._add_note(text, label)
            return
        if meaning.kind is Kind.TITLE and self.drafts and self.drafts[-1].kind is Kind.TITLE:
            self.drafts[-1].text += f" {text}"
            return
        depth = len(self.lists)
        kind = meaning.kind
        if kind is None and item and (depth > 1 or not self.lists[-1].ordered):
            kind = Kind.LIST_ITEM
        level = meaning.level or (depth if item else 0)
        self.drafts.append(Draft(text, kind=kind, label=label, level=level, bold=bold))

    def _add_note(self, text: str, label: str | None) -> None:
        text = _BACK_LINKS.sub("", text)
        found = _NOTE_START.match(text)
        if label is None and found is None:
            last = self.drafts[-1] if self.drafts else None
            if last is not None and last.kind is Kind.FOOTNOTE:
                last.text += f" {text}"
                return
        mark = label.strip("()[]. ") if label is not None else found[1] if found else None
        body = text if label is not None or found is None else text[found.end() :]
        self.drafts.append(Draft(body, kind=Kind.FOOTNOTE, mark=mark))


def drafts(root: etree._Element) -> list[Draft]:
    """The blocks of a document, in reading order."""
    page = _Page()
    letters = letters_of(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            if event == "end":
                page.put(element.tail)
            continue
        if event == "end":
            _leave(page, element, element is root)
        elif element is not root and is_skipped(element, root, letters):
            walker.skip_subtree()
        elif element.tag == "table" and is_data(element):
            _table(page, element)
            walker.skip_subtree()
        else:
            _enter(page, element)
    page.flush()
    _name_title(page.drafts)
    return page.drafts


def _enter(page: _Page, element: etree._Element) -> None:
    tag = str(element.tag)
    if tag == "br":
        page.line_break()
        return
    if tag in _BLOCKS:
        page.flush()
        page.open.append((element, _meaning(page, element, tag)))
        if tag in ("ul", "ol"):
            page.lists.append(ListCounter(element))
        elif tag == "li":
            page.label = page.lists[-1].label(element) if page.lists else None
            page.item = bool(page.lists)
    elif tag in ("b", "strong"):
        page.bold += 1
    elif tag == "sup" or "superscript" in (element.get("class") or ""):
        before = page.pieces[-1] if page.pieces else ""
        if before[-1:].isdigit() and text_of(element)[:1].isdigit():
            page.pieces.append(" ")
    page.put(element.text, keep_lines=tag == "pre")


def _leave(page: _Page, element: etree._Element, is_root: bool) -> None:
    tag = str(element.tag)
    if page.open and page.open[-1][0] is element:
        page.flush()
        page.open.pop()
        if tag in ("ul", "ol"):
            page.lists.pop()
        if tag in ("li", "tr", "ul", "ol"):
            page.label, page.item = None, False
    elif tag in ("b", "strong") and page.bold:
        page.bold -= 1
    if not is_root:
        page.put(element.tail)


def _meaning(page: _Page, element: etree._Element, tag: str) -> _Open:
    outer = page.open[-1][1] if page.open else _Open()
    if outer.kind in (Kind.FOOTNOTE, Kind.HEADING, Kind.TITLE, Kind.CAPTION):
        return outer
    if heading := _HEADING.match(tag):
        return _Open(Kind.HEADING, int(heading[1]))
    if tag in ("caption", "figcaption"):
        return _Open(Kind.CAPTION)
    if tag == "p" and element.get("id") == "title":
        return _Open(Kind.TITLE, 1)
    names = element.get("class") or ""
    if _is_note(element, tag, names):
        return _Open(Kind.FOOTNOTE)
    if _EU_TITLE.search(names):
        return _Open(Kind.TITLE, 1)
    if found := _EU_HEADING.search(names):
        return _Open(Kind.HEADING, _EU_LEVELS.get(found[1] or found[2], 2))
    return outer


def _is_note(element: etree._Element, tag: str, names: str) -> bool:
    if element.get("role") in ("doc-footnote", "doc-endnote"):
        return True
    if tag in ("p", "li", "div", "aside", "dd", "section", "ol"):
        return bool(_NOTE_CLASS.search(names) or _NOTE_ID.match(element.get("id") or ""))
    return False


def _table(page: _Page, element: etree._Element) -> None:
    page.flush()
    caption = element.find("caption")
    if caption is not None and (text := text_of(caption)):
        page.drafts.append(Draft(text, kind=Kind.CAPTION))
    cells = cells_of(element)
    if cells:
        text = "\n".join("\t".join(row) for row in cells)
        page.drafts.append(Draft(text, kind=Kind.TABLE, cells=cells))


def _name_title(found: list[Draft]) -> None:
    """The only heading of the first level, if no heading comes before it, is the title."""
    headings = [draft for draft in found if draft.kind in (Kind.HEADING, Kind.TITLE)]
    tops = [draft for draft in headings if draft.kind is Kind.TITLE or draft.level == 1]
    if len(tops) == 1 and tops[0] is headings[0]:
        tops[0].kind = Kind.TITLE
