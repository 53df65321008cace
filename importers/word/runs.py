"""The text of one paragraph: what is printed when all tracked changes are accepted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from importers.containers.xml import attribute, child, local, value
from importers.structure.controls import without_stretching
from importers.structure.pasted import parts
from importers.structure.remarks import Edge, Mark, letters_in
from importers.word.notes import Notes, Reference
from importers.word.styles import Style, Styles, setting, switch

_TRANSPARENT = frozenset(
    (
        *("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple"),
        *("dir", "bdo", "ruby", "rubyBase", "oMath", "oMathPara", "subDoc"),
        *("e", "num", "den", "sub", "sup", "deg", "lim", "f", "rad", "d", "func", "acc"),
    )
)
"""Wrappers whose contents are printed; the last row holds parts of formulas."""
_SKIPPED = frozenset(("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText"))
_EMBEDDINGS = re.compile(
    "[\u202a-\u202e\u2066-\u2069]|^[\u200e\u200f]+|(?<![\u200e\u200f])[\u200e\u200f]++(?=\\s|$)"
)
"""Controls of direction, often without their other end: the direction of each word says the same,
and a search for the word would miss it."""
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
EDGES = {"commentRangeStart": Edge.START, "commentRangeEnd": Edge.END}
"""Between runs, and between paragraphs."""


@dataclass(slots=True)
class Words:
    """What a paragraph says.

    Attributes:
        boxes: contents of text boxes anchored in it.
        sizes: letters by font size in points, 0 where none is set.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    bold: int = 0
    letters: int = 0
    _marks: list[tuple[str, Edge, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(_shown(self.pieces).split())

    @property
    def parts(self) -> list[str]:
        """The text as a reader sees it, in more than one part where line breaks part it."""
        return parts(_shown(self.pieces))

    def mark(self, comment: str | None, edge: Edge) -> None:
        """An edge of a comment stands here."""
        self._marks.append((comment or "", edge, len(self.pieces)))

    @property
    def marks(self) -> list[Mark]:
        """Edges of comments, by the letters before them."""
        return [(key, edge, letters_in(_shown(self.pieces[:at]))) for key, edge, at in self._marks]

    @property
    def size(self) -> float:
        return self.sizes.most_common(1)[0][0] if self.sizes else 0.0

    @property
    def is_bold(self) -> bool:
        return self.letters > 0 and 2 * self.bold > self.letters


def _shown(pieces: list[str]) -> str:
    text = "".join(pieces)
    return text if text.isascii() else without_stretching(_EMBEDDINGS.sub("", text))


class RunReader:
    """Reads the runs of paragraphs; counts the marks of notes on its way."""

    def __init__(self, styles: Styles, footnotes: Notes, endnotes: Notes) -> None:
        self._styles = styles
        self._notes = {"footnoteReference": footnotes, "endnoteReference": endnotes}

    def read(self, paragraph: etree._Element, style: Style) -> Words:
        words = Words()
        _Reading(self, words, style).children(paragraph)
        return words

    def refer(self, element: etree._Element) -> Reference:
        return self._notes[local(element)].refer(element)

    def run_properties(self, run: etree._Element, style: Style) -> tuple[etree._Element, ...]:
        """The run's own properties and those that it inherits, nearest first."""
        own = child(run, "rPr")
        inherited = style.run + self._styles.default_run
        if own is None:
            return inherited
        character = self._styles.style(value(own, "rStyle"))
        return (own, *character.run, *inherited)


class _Reading:
    """The walk through one paragraph."""

    def __init__(self, reader: RunReader, words: Words, style: Style) -> None:
        self._reader = reader
        self._words = words
        self._style = style
        self._fields: list[bool] = []
        self._waiting: Reference | None = None

    def children(self, element: etree._Element) -> None:
        for each in element:
            name = local(each)
            if name == "r":
                self._run(each)
            elif name == "AlternateContent":
                self._alternatives(each, self.children)
            elif name == "t":
                self._put(each.text or "", (), hidden=False)
            elif name in EDGES:
                self._words.mark(attribute(each, "id"), EDGES[name])
            elif name in _TRANSPARENT:
                self.children(each)

    def _run(self, run: etree._Element) -> None:
        chain = self._reader.run_properties(run, self._style)
        # What is hidden in browsers alone is the page of an entry of a table of contents.
        hidden = switch(chain, "vanish") or switch(chain, "webHidden")
        self._parts(run, chain, hidden)

    def _parts(self, run: etree._Element, chain: tuple[etree._Element, ...], hidden: bool) -> None:
        for each in run:
            name = local(each)
            if name == "t":
                self._put(each.text or "", chain, hidden=hidden)
            elif name in _BREAKS:
                self._put(_BREAKS[name], (), hidden=hidden)
            elif name == "sym":
                self._put(_symbol(each), (), hidden=hidden)
            elif name == "fldChar":
                self._field(attribute(each, "fldCharType"))
            elif name == "commentReference":
                self._words.mark(attribute(each, "id"), Edge.POINT)
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(each)
            elif name in ("drawing", "pict", "object"):
                self._words.boxes.extend(_text_boxes(each))
            elif name == "AlternateContent":
                self._alternatives(each, lambda branch: self._parts(branch, chain, hidden))
            elif name in ("ruby", "rubyBase"):
                self.children(each)

    @staticmethod
    def _alternatives(element: etree._Element, walk: Callable[[etree._Element], None]) -> None:
        """The first branch only: the others say the same for older programs."""
        branch = child(element, "Choice")
        if branch is None:
            branch = child(element, "Fallback")
        if branch is not None:
            walk(branch)

    def _put(self, text: str, chain: tuple[etree._Element, ...], *, hidden: bool) -> None:
        if hidden or any(self._fields) or not text:
            return
        if self._waiting is not None and text.strip():
            self._waiting.mark = text.strip()[:8]
            self._waiting = None
        self._words.pieces.append(text)
        if chain:
            self._weigh(text, chain)

    def _weigh(self, text: str, chain: tuple[etree._Element, ...]) -> None:
        letters = len(text) - text.count(" ")
        self._words.letters += letters
        self._words.bold += letters * switch(chain, "b")
        self._words.sizes[_points(setting(chain, "sz"))] += letters

    def _field(self, kind: str | None) -> None:
        """Keeps count of fields whose instructions, not results, are being passed."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note(self, element: etree._Element) -> None:
        reference = self._reader.refer(element)
        if not reference.mark:
            self._waiting = reference
            return
        before = self._words.pieces[-1] if self._words.pieces else ""
        # `2013` with the mark 1 must not become the year 20131.
        apart = before[-1:].isdigit() and reference.mark[0].isdigit()
        self._words.pieces.append(f" {reference.mark}" if apart else reference.mark)


def _text_boxes(element: etree._Element) -> list[etree._Element]:
    """The contents of text boxes in a drawing, without those inside other boxes."""
    found: list[etree._Element] = []
    stack = [element]
    while stack:
        current = stack.pop()
        for each in reversed(current):
            name = local(each)
            if name == "txbxContent":
                found.append(each)
            elif name == "AlternateContent":
                branch = child(each, "Choice")
                branch = child(each, "Fallback") if branch is None else branch
                if branch is not None:
                    stack.append(branch)
            elif name not in _SKIPPED:
                stack.append(each)
    return found


def _symbol(element: etree._Element) -> str:
    try:
        character = chr(int(attribute(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return ""
    # Wingdings and Symbol live in the private area; alone their codes mean nothing.
    return "•" if "\ue000" <= character <= "\uf8ff" else character


def _points(half_points: str | None) -> float:
    try:
        return int(half_points) / 2 if half_points else 0.0
    except ValueError:
        return 0.0
