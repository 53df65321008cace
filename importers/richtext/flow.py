"""A stream of text: its paragraphs and tables as drafts.

The body is one; so is each note, each running header and each text box.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from importers.containers.directions import without_embeddings
from importers.parsed import Kind
from importers.richtext.grid import aligned
from importers.structure.lines import Draft
from importers.structure.pasted import parts

_LONGEST_HEADING = 300
_BULLETS = frozenset("•·▪‣◦●○■□➢✓–—−-*o§►")


@dataclass(slots=True)
class Mark:
    """The mark of a note, known once the note has been read."""

    text: str = ""


@dataclass(slots=True)
class _Row:
    cells: list[list[Draft]] = field(default_factory=list)
    edges: tuple[int, ...] = ()


@dataclass(slots=True)
class Flow:
    """Text put in, drafts taken out.

    Attributes:
        label: printed before the present paragraph, as the file has it.
        edges: right edges of the cells of the present row.
        raised: letters that stand raised at the very start: a note's own mark.
    """

    drafts: list[Draft] = field(default_factory=list)
    label: str | None = None
    edges: list[int] = field(default_factory=list)
    raised: str = ""
    _pieces: list[str | Mark] = field(default_factory=list)
    _boxes: list[Draft] = field(default_factory=list)
    _started: bool = False
    _bold: int = 0
    _letters: int = 0
    _sizes: Counter[int] = field(default_factory=Counter)
    _cell: list[Draft] = field(default_factory=list)
    _row: list[list[Draft]] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)

    def put(self, text: str, *, size: int, bold: bool, raised: bool) -> None:
        """Text of one look; `size` in half points."""
        self._pieces.append(text)
        letters = len(text) - text.count(" ")
        if not letters:
            return
        self._letters += letters
        self._bold += letters * bold
        self._sizes[size] += letters
        if raised and not self._started:
            self.raised += text
        else:
            self._started = True

    def space(self) -> None:
        self._pieces.append(" ")

    def mark(self) -> Mark:
        """A place for the mark of a note."""
        mark = Mark()
        self._pieces.append(mark)
        return mark

    def box(self, drafts: list[Draft]) -> None:
        """Text of a drawing that is anchored in the present paragraph."""
        self._boxes += drafts

    def end_paragraph(
        self, kind: Kind | None, level: int, *, centred: bool, in_table: bool, list_level: int
    ) -> None:
        """Close the paragraph.

        Args:
            kind: of its style.
            level: of the kind.
            centred: set in the middle.
            in_table: it belongs to a cell.
            list_level: from 0.
        """
        found = self._drafts(kind, level, list_level)
        for draft in found:
            draft.centred = centred
        found += self._boxes
        self._boxes = []
        if in_table or self._row:
            self._cell += found
            return
        self._end_table()
        self.drafts += found

    def end_cell(self) -> None:
        """Close the cell; its last paragraph has been closed."""
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        if self._cell:
            self.end_cell()
        if self._row:
            self._rows.append(_Row(self._row, tuple(self.edges)))
            self._row = []

    def end(self, end_paragraph: Callable[[], None]) -> list[Draft]:
        """Everything that was put in.

        Args:
            end_paragraph: closes the last paragraph if it is still open.
        """
        if self._pieces or self._boxes:
            end_paragraph()
        self.end_row()
        self._end_table()
        return self.drafts

    def text(self) -> str:
        """What was put in since the last paragraph, taken out."""
        return " ".join(self._taken().split())

    def _taken(self) -> str:
        taken: list[str] = []
        for piece in self._pieces:
            text = piece if isinstance(piece, str) else piece.text
            if (
                taken
                and taken[-1][-1:].isdigit()
                and isinstance(piece, Mark)
                and text[:1].isdigit()
            ):
                # `2013` with the mark 1 must not become the year 20131.
                taken.append(" ")
            if text:
                taken.append(text)
        self._pieces.clear()
        joined = "".join(taken)
        if not joined.isascii():
            # Characters beyond the first plane come as two halves (`\u-10180?\u-8704?`).
            joined = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            joined = without_embeddings(joined)
        return joined

    def _drafts(self, kind: Kind | None, level: int, list_level: int) -> list[Draft]:
        """One, or more where line breaks part the paragraph; without text, an empty one."""
        texts, label = parts(self._taken()) or [""], self.label
        size = self._sizes.most_common(1)[0][0] / 2 if self._sizes else 0.0
        bold = self._letters > 0 and 2 * self._bold > self._letters
        self.label = None
        self._bold = self._letters = 0
        self._sizes.clear()
        if max(map(len, texts)) > _LONGEST_HEADING:
            kind, level = None, 0
        if kind is None and label:
            kind = Kind.LIST_ITEM if label in _BULLETS else None
            level = list_level + 1
        found = [Draft(text, kind=kind, level=level, size=size, bold=bold) for text in texts]
        if found[0].text:
            found[0].label = label or None
        return found

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if not rows:
            return
        if all(len(row.cells) <= 1 for row in rows):
            # One column is no table: a frame around paragraphs.
            self.drafts += [draft for row in rows for cell in row.cells for draft in cell]
            return
        texts = [tuple(map(_cell_text, row.cells)) for row in rows]
        cells = tuple(row for row in aligned(texts, [row.edges for row in rows]) if any(row))
        if cells:
            text = "\n".join("\t".join(row) for row in cells)
            self.drafts.append(Draft(text, kind=Kind.TABLE, cells=cells))


def _cell_text(drafts: list[Draft]) -> str:
    texts = (" ".join(filter(None, (draft.label, draft.text))) for draft in drafts)
    return " ".join(filter(None, texts)).replace("\n", " ").replace("\t", " ")
