"""The text of one paragraph, with the marks of its notes; tracked deletions are not in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from importers.containers.directions import without_embeddings
from importers.containers.xml import attribute, child, local
from importers.opendocument.numbering import number
from importers.opendocument.styles import Look, Styles
from importers.structure.controls import without_stretching
from importers.structure.pasted import parts
from importers.structure.remarks import letters_in

_SKIPPED = frozenset(
    (
        *(
            "tracked-changes",
            "ruby-text",
            "script",
            "event-listeners",
        ),
        *("hidden-text", "hidden-paragraph", "desc", "title", "shapes", "forms", "object", "image"),
    )
)
_SHAPES = frozenset(
    (
        *("frame", "g", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "line"),
        *("polyline", "connector", "caption", "regular-polygon", "control", "measure"),
    )
)
_MOST_SPACES = 1000


@dataclass(slots=True)
class Note:
    """A footnote or endnote: its mark and its body."""

    is_endnote: bool
    mark: str
    body: etree._Element


@dataclass(slots=True)
class Words:
    """What a paragraph says.

    Attributes:
        shapes: frames and drawings anchored in it, whose text is not part of the paragraph's.
    """

    pieces: list[str] = field(default_factory=list)
    shapes: list[etree._Element] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    bold: int = 0
    letters: int = 0
    _marks: list[tuple[etree._Element, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(_shown(self.pieces).split())

    @property
    def parts(self) -> list[str]:
        """The text as a reader sees it, in more than one part where line breaks part it."""
        return parts(_shown(self.pieces))

    def mark(self, comment: etree._Element) -> None:
        """A comment, or the end of its words, stands here."""
        self._marks.append((comment, len(self.pieces)))

    @property
    def marks(self) -> list[tuple[etree._Element, int]]:
        """Comments and ends of their words, with the letters before them."""
        return [(each, letters_in(_shown(self.pieces[:at]))) for each, at in self._marks]

    @property
    def size(self) -> float:
        return self.sizes.most_common(1)[0][0] if self.sizes else 0.0

    @property
    def is_bold(self) -> bool:
        return self.letters > 0 and 2 * self.bold > self.letters


def _shown(pieces: list[str]) -> str:
    return without_stretching(without_embeddings("".join(pieces)))


def read(paragraph: etree._Element, look: Look, styles: Styles) -> Words:
    """The words of a paragraph.

    Args:
        paragraph: a `text:p` or `text:h`.
        look: of its style.
        styles: of the document.
    """
    words = Words()
    _Reading(words, styles).inside(paragraph, look)
    return words


class _Reading:
    def __init__(self, words: Words, styles: Styles) -> None:
        self._words = words
        self._styles = styles

    def inside(self, element: etree._Element, look: Look) -> None:
        self._put(element.text, look)
        for each in element:
            self._element(each, look)
            self._put(each.tail, look)

    def _element(self, element: etree._Element, look: Look) -> None:
        name = local(element)
        if name == "span":
            self.inside(element, self._changed(look, element))
        elif name == "s":
            spaces = min(number(attribute(element, "c"), 1), _MOST_SPACES)
            self._words.pieces.append(" " * spaces)
        elif name == "tab":
            self._words.pieces.append("\t")
        elif name == "line-break":
            self._words.pieces.append("\n")
        elif name == "note":
            self._note(element)
        elif name in ("annotation", "annotation-end"):
            self._words.mark(element)
        elif name in _SHAPES:
            self._words.shapes.append(element)
        elif name and name not in _SKIPPED:
            self.inside(element, look)

    def _changed(self, look: Look, span: etree._Element) -> Look:
        own = self._styles.words(attribute(span, "style-name"))
        return Look(
            size=own.size or look.size,
            bold=look.bold if own.bold is None else own.bold,
            hidden=look.hidden if own.hidden is None else own.hidden,
        )

    def _put(self, text: str | None, look: Look) -> None:
        if not text or look.hidden:
            return
        # Line feeds of the file are spaces; those of the text are elements (ODF 1.3 Part 3, 6.1.2).
        self._words.pieces.append(text.replace("\n", " "))
        letters = len(text) - text.count(" ")
        self._words.letters += letters
        self._words.bold += letters * bool(look.bold)
        self._words.sizes[round(look.size, 1)] += letters

    def _note(self, element: etree._Element) -> None:
        citation, body = child(element, "note-citation"), child(element, "note-body")
        if citation is None or body is None:
            return
        mark = (attribute(citation, "label") or "".join(map(str, citation.itertext()))).strip()[:8]
        self._words.notes.append(Note(attribute(element, "note-class") == "endnote", mark, body))
        before = self._words.pieces[-1] if self._words.pieces else ""
        # `2013` with the mark 1 must not become the year 20131.
        apart = before[-1:].isdigit() and mark[:1].isdigit()
        self._words.pieces.append(f" {mark}" if apart else mark)
