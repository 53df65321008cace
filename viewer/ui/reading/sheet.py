"""A document set to a width: which row is how high, where its text begins, its lines on demand.

Heights of rows nobody has seen are estimated from their length; laying a row out puts the true
height in the place of the estimate.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF

from viewer.domain import Kind, Paragraph, ParagraphId, ThemeId
from viewer.domain.notemarks import marks_in
from viewer.ui.models.hints import Hints
from viewer.ui.reading.columns import Columns, columns
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.heights import Heights
from viewer.ui.reading.layout import SetRow, set_row
from viewer.ui.reading.tables import TableGrid, set_table, table_grid
from viewer.ui.reading.typography import LABEL_GAP, Style, Typography, opening_verb

_KEPT = 400
"""Rows whose lines are kept: some screens of the shortest ones."""
_ROOM_LEAST_EMS, _ROOM_MOST_EMS = 1.7, 3.2


class Sheet:
    """Content, marks and type, as geometry. Knows nothing of scrolling."""

    def __init__(self, typography: Typography) -> None:
        self.content = Content(())
        self.marks = Marks()
        self.hints = Hints()
        self.typography = typography
        self.heights = Heights()
        self.lanes: dict[ThemeId, int] = {}
        self._width = 0.0
        self._label_room = 0.0
        self._set: OrderedDict[int, SetRow] = OrderedDict()
        self._grids: dict[ParagraphId, TableGrid] = {}
        self.columns = columns(600.0, typography, lanes=0, label_room=40.0)
        self._mirrored = self.columns.mirror()

    def show(self, content: Content, marks: Marks, width: float) -> None:
        self.content = content
        self.marks = marks
        self._assign_lanes()
        self._width = width
        self._measure()

    def set_width(self, width: float) -> None:
        if width != self._width:
            self._width = width
            self._measure()

    def set_typography(self, typography: Typography) -> None:
        self.typography = typography
        self._measure()

    def set_marks(self, marks: Marks) -> bool:
        """Returns whether text has to move, which it does only for more themes than there is room."""
        self.marks = marks
        before = self.columns
        self._assign_lanes()
        self._divide()
        moved = (self.columns.text, self.columns.text_width) != (before.text, before.text_width)
        if moved:
            self._measure()
        return moved

    def columns_of(self, row: int) -> Columns:
        return self._mirrored if self.content.right_to_left(row) else self.columns

    def style(self, row: int) -> Style:
        return self.typography.of(self.content.rows[row])

    def label(self, row: int) -> str:
        """What hangs before the row."""
        paragraph = self.content.rows[row]
        if not self.content.is_first(row):
            return ""
        return paragraph.label or (paragraph.mark if paragraph.kind is Kind.FOOTNOTE else "") or ""

    def layout(self, row: int) -> SetRow:
        found = self._set.get(row)
        if found is not None:
            self._set.move_to_end(row)
            return found
        made = self._set_row(row)
        self._set[row] = made
        if len(self._set) > _KEPT:
            self._set.popitem(last=False)
        return made

    def height(self, row: int) -> float:
        """The true height; lays the row out if nobody has."""
        if row not in self._set:
            self.layout(row)
        return self.heights[row]

    def above(self, row: int) -> float:
        return self.style(row).above if self.content.is_first(row) else 0.0

    def text_origin(self, row: int, top: float) -> QPointF:
        """The top left corner of the text of a row that begins at `top`."""
        there = self.columns_of(row)
        indent = 0.0 if there.mirrored else self.style(row).indent
        return QPointF(there.text + indent, top + self.above(row))

    def runs_in(self, row: int) -> bool:
        """Whether the label is too wide to hang and leads the first line instead."""
        label = self.label(row)
        if not label:
            return False
        style = self.style(row)
        width = self.label_width(row)
        room = style.step - LABEL_GAP if style.step else self._label_room
        return width > room

    def label_width(self, row: int) -> float:
        return _advance(self.style(row), self.label(row))

    def _set_row(self, row: int) -> SetRow:
        paragraph = self.content.rows[row]
        style = self.typography.of(paragraph)
        text = self.content.text(row)
        rtl = self.content.right_to_left(row)
        width = max(self.columns.text_width - style.indent, 40.0)
        if paragraph.kind is Kind.TABLE and not self._as_extracted(paragraph):
            made = set_table(text, style, width, rtl=rtl, grid=self._grid(paragraph, style, width))
        else:
            italic = opening_verb(paragraph, text) if self.content.is_first(row) else 0
            lead = self.label_width(row) + 2 * LABEL_GAP if self.runs_in(row) else 0.0
            raised = [
                (each.start, each.end) for each in marks_in(text, self.content.footnote_marks)
            ]
            made = set_row(
                text,
                style,
                width,
                rtl=rtl,
                italic=italic,
                raised=raised,
                first_indent=min(lead, width / 2),
            )
        below = style.below if self.content.is_last(row) else 0.0
        self.heights.set(row, self.above(row) + made.height + below)
        return made

    def _grid(self, paragraph: Paragraph, style: Style, width: float) -> TableGrid:
        """The columns of a table, the same for all its slices."""
        found = self._grids.get(paragraph.id)
        if found is None:
            found = self._grids[paragraph.id] = table_grid(paragraph.text, style, width)
        return found

    def _as_extracted(self, paragraph: Paragraph) -> bool:
        return self.content.extracted and paragraph.extracted is not None

    def _assign_lanes(self) -> None:
        used = {tag.theme for tags in self.marks.tags.values() for tag in tags}
        used |= {each.theme for here in self.marks.suggested.values() for each in here}
        ordered = [theme for theme in self.marks.themes if theme in used]
        self.lanes = {theme: number for number, theme in enumerate(ordered)}

    def _divide(self) -> None:
        typography = self.typography
        least, most = _ROOM_LEAST_EMS * typography.em, _ROOM_MOST_EMS * typography.em
        self._label_room = min(
            max(typography.label_width(self.content.widest_label) + 2, least), most
        )
        self.columns = columns(
            self._width, typography, lanes=len(self.lanes), label_room=self._label_room
        )
        self._mirrored = self.columns.mirror()

    def _measure(self) -> None:
        self._divide()
        self._set.clear()
        self._grids.clear()
        self.heights = Heights(_estimates(self.content, self.typography, self.columns.text_width))


def _estimates(content: Content, typography: Typography, width: float) -> list[float]:
    rules = {
        shape: _rule(typography.style(*shape), width) for shape in dict.fromkeys(content.shapes)
    }
    estimates = [
        rest + leading * (length // letters)
        for (letters, leading, rest), length in zip(
            map(rules.__getitem__, content.shapes), content.lengths, strict=True
        )
    ]
    for row, shape in enumerate(content.shapes) if _has_tables(rules) else ():
        if shape[0] is Kind.TABLE:
            _, leading, rest = rules[shape]
            estimates[row] = rest + leading * 1.3 * (content.text(row).count("\n") + 1)
    for row in content.sliced():
        if content.rows[row].kind is not Kind.TABLE:
            letters, leading, _ = rules[content.shapes[row]]
            estimates[row] = leading * (1 + (content.end(row) - content.start(row)) // letters)
    return estimates


def _rule(style: Style, width: float) -> tuple[float, float, float]:
    """Letters in a line, height of a line, height of one line and the space around."""
    letters = max(1.0, (width - style.indent) / style.character * 0.97)
    return letters, style.leading, style.above + style.below + style.leading


def _has_tables(rules: dict[tuple[Kind, int], tuple[float, float, float]]) -> bool:
    return any(kind is Kind.TABLE for kind, _ in rules)


def _advance(style: Style, text: str) -> float:
    return QFontMetricsF(style.font).horizontalAdvance(text)
