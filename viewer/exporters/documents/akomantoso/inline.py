"""The text of a block with what stands in it: tagged words, footnotes at their marks, calls of notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from viewer.domain import Annotation, Kind, Paragraph, Tag
from viewer.domain.wholes import Whole
from viewer.exporters.documents.akomantoso.meta import note_id, theme_id
from viewer.exporters.documents.akomantoso.names import Element, Identifiers, make
from viewer.exporters.documents.akomantoso.structure import Parts, mark_of
from viewer.exporters.documents.registry import DocumentOptions
from viewer.exporters.passages import clean, line


class Inline:
    """Writes texts into elements; knows what people put where."""

    def __init__(
        self, whole: Whole, parts: Parts, options: DocumentOptions, ids: Identifiers
    ) -> None:
        self._footnotes = parts.footnotes
        self._ids = ids
        self._tags = _by_paragraph(whole.tags if options.with_tags else ())
        self._notes = _notes_by_paragraph(whole.notes if options.with_notes else ())

    def themes(self, *paragraphs: Paragraph) -> dict[str, str]:
        """The attribute that says which themes whole paragraphs have; empty for none."""
        themes = dict.fromkeys(
            f"#{theme_id(tag.theme)}"
            for paragraph in paragraphs
            for tag in self._tags.get(paragraph.id, ())
            if tag.anchor.whole
        )
        return {"refersTo": " ".join(themes)} if themes else {}

    def block(self, parent: Element, paragraph: Paragraph) -> None:
        """The block in a `p`, or a table as one."""
        if paragraph.kind is Kind.TABLE and paragraph.cells:
            self._table(parent, paragraph)
        else:
            self.fill(make(parent, "p"), paragraph)

    def fill(self, element: Element, paragraph: Paragraph) -> None:
        """The text of a block with all that stands in it."""
        text = paragraph.text
        calls = {
            (start, end): note for start, end, note in self._footnotes.get(paragraph.index, ())
        }
        words = [tag for tag in self._tags.get(paragraph.id, ()) if not tag.anchor.whole]
        cuts = {0, len(text)}
        for tag in words:
            cuts |= {tag.anchor.start or 0, tag.anchor.end or 0}
        for start, end in calls:
            cuts |= {start, end}
        edges = sorted(each for each in cuts if 0 <= each <= len(text))
        for start, end in pairwise(edges):
            if (start, end) in calls:
                self._footnote(element, calls[start, end])
                continue
            if any(begin <= start and end <= stop for begin, stop in calls):
                continue  # a mark that tagged words cut in two
            self._run(element, text[start:end], [tag for tag in words if _covers(tag, start, end)])
        for note in self._notes.get(paragraph.id, ()):
            make(element, "noteRef", {"href": f"#{note_id(note.id)}", "marker": f"n{note.id}"})

    def _run(self, element: Element, text: str, tags: Sequence[Tag]) -> None:
        text = clean(text)
        if not tags:
            _append(element, text)
            return
        themes = dict.fromkeys(f"#{theme_id(tag.theme)}" for tag in tags)
        inline = make(element, "inline", {"name": "theme", "refersTo": " ".join(themes)})
        inline.text = text

    def _footnote(self, element: Element, note: Sequence[Paragraph]) -> None:
        attributes = {
            "eId": self._ids.new("fn_1"),
            "marker": line(mark_of(note[0])) or "*",
            "placement": "bottom",
        }
        made = make(element, "authorialNote", {**attributes, **self.themes(*note)})
        for paragraph in note:
            self.block(made, paragraph)

    def _table(self, parent: Element, paragraph: Paragraph) -> None:
        table = make(parent, "table", {"eId": self._ids.new("table_1"), **self.themes(paragraph)})
        widest = max(len(row) for row in paragraph.cells)
        for row in paragraph.cells:
            line_of_cells = make(table, "tr")
            for cell in (*row, *[""] * (widest - len(row))):
                make(make(line_of_cells, "td"), "p").text = clean(cell)


def _append(element: Element, text: str) -> None:
    """Text behind whatever the element holds already."""
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def _covers(tag: Tag, start: int, end: int) -> bool:
    return (tag.anchor.start or 0) <= start and end <= (tag.anchor.end or 0)


def _by_paragraph(tags: Sequence[Tag]) -> Mapping[int, list[Tag]]:
    found: dict[int, list[Tag]] = defaultdict(list)
    for tag in tags:
        found[tag.anchor.paragraph].append(tag)
    return found


def _notes_by_paragraph(notes: Sequence[Annotation]) -> Mapping[int, list[Annotation]]:
    found: dict[int, list[Annotation]] = defaultdict(list)
    for note in notes:
        if note.target.anchor is not None:
            found[note.target.anchor.paragraph].append(note)
    return found
