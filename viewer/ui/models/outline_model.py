"""The headings of a document, nested as they are printed; labelled paragraphs where there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.domain import Kind, Paragraph, ParagraphId
from viewer.ui.models.roles import ItemRole

Index = QModelIndex | QPersistentModelIndex

WORDS = 12
"""Of a paragraph that stands in the outline by its label."""


@dataclass(eq=False)
class Node:
    """A line of the outline with what is under it."""

    paragraph: Paragraph
    text: str
    parent: Node | None
    row: int
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """A document's lines, ready to be shown; made on any thread.

    Attributes:
        nodes: by what Qt knows them by.
        above: the line of each paragraph, or the last one before it.
    """

    top: list[Node]
    nodes: dict[int, Node]
    above: dict[ParagraphId, Node]

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> Outline:
        top = outline(paragraphs)
        lines = {node.paragraph.id: node for node in _all(top)}
        above: dict[ParagraphId, Node] = {}
        last: Node | None = None
        for paragraph in paragraphs:
            last = lines.get(paragraph.id, last)
            if last is not None:
                above[paragraph.id] = last
        return cls(top, {id(node): node for node in lines.values()}, above)


class OutlineModel(QAbstractItemModel):
    """A tree of headings, and under them the top-level labelled paragraphs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[Node] = []
        self._nodes: dict[int, Node] = {}
        self._above: dict[ParagraphId, Node] = {}

    @property
    def lines(self) -> int:
        return len(self._nodes)

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Take the paragraphs of a document, in reading order."""
        self.take(Outline.of(paragraphs))

    def take(self, made: Outline) -> None:
        """Show an outline that has been made."""
        self.beginResetModel()
        self._top, self._nodes, self._above = made.top, made.nodes, made.above
        self.endResetModel()

    def paragraph(self, index: Index) -> Paragraph | None:
        node = self._node(index)
        return node.paragraph if node is not None else None

    def index_above(self, paragraph: ParagraphId) -> QModelIndex:
        """The line of this paragraph, or the last one before it: where a reader is."""
        node = self._above.get(paragraph)
        return QModelIndex() if node is None else self.createIndex(node.row, 0, id(node))

    def _node(self, index: Index) -> Node | None:
        return self._nodes.get(int(index.internalId())) if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = self._node(parent)
        node = (self._top if above is None else above.children)[row]
        return self.createIndex(row, column, id(node))

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        node = self._node(child)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.row, 0, id(node.parent))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._top)
        node = self._node(parent)
        return len(node.children) if node is not None and parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002 (Qt's signature)
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return _line(node.paragraph, words=60)
        if role == ItemRole.VALUE:
            return node.paragraph
        return None


def outline(paragraphs: Sequence[Paragraph]) -> list[Node]:
    """Headings nested by their level; what is labelled at the top level stands under its heading."""
    top: list[Node] = []
    open_headings: list[tuple[int, Node]] = []
    for paragraph in paragraphs:
        depth = _depth(paragraph)
        if depth is None:
            continue
        while open_headings and open_headings[-1][0] >= depth:
            open_headings.pop()
        above = open_headings[-1][1] if open_headings else None
        siblings = above.children if above is not None else top
        node = Node(paragraph, _line(paragraph), above, len(siblings))
        siblings.append(node)
        if paragraph.kind is Kind.HEADING:
            open_headings.append((depth, node))
    return top


def _all(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


_LEAF = 100


def _depth(paragraph: Paragraph) -> int | None:
    """How deep a line stands; None for what is not in the outline."""
    if paragraph.kind is Kind.TITLE:
        return 0
    if paragraph.kind is Kind.HEADING:
        return max(paragraph.level, 1)
    if paragraph.kind is Kind.PARAGRAPH and paragraph.label:
        return _LEAF
    return None


def _line(paragraph: Paragraph, *, words: int = WORDS) -> str:
    said = paragraph.text.split(maxsplit=words)
    text = " ".join(said[:words]) + ("…" if len(said) > words else "")
    if paragraph.kind in (Kind.TITLE, Kind.HEADING):
        text = " ".join(paragraph.text.split())
    return f"{paragraph.label} {text}" if paragraph.label else text
