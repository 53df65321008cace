"""The outline: headings nested, labelled paragraphs under them, and where a reader is."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

from viewer.domain import DocumentId, Kind, Paragraph, ParagraphId
from viewer.ui.models.outline_model import Node, OutlineModel, outline


def paragraph(
    index: int, text: str, kind: Kind = Kind.PARAGRAPH, level: int = 0, label: str | None = None
) -> Paragraph:
    return Paragraph(ParagraphId(100 + index), DocumentId(1), index, kind, text, label, None, level)


REPORT = [
    paragraph(0, "The report", Kind.TITLE, 1),
    paragraph(1, "Introduction", Kind.HEADING, 1, "I."),
    paragraph(2, "Some words without a label."),
    paragraph(3, "A labelled paragraph", label="1."),
    paragraph(4, "Background", Kind.HEADING, 2, "A."),
    paragraph(5, "Another labelled paragraph", label="2."),
    paragraph(6, "Conclusions", Kind.HEADING, 1, "II."),
]


def drawn(nodes: list[Node], depth: int = 0) -> list[str]:
    lines = []
    for node in nodes:
        lines.append("  " * depth + node.text)
        lines.extend(drawn(node.children, depth + 1))
    return lines


def test_headings_are_nested_as_they_are_printed() -> None:
    assert drawn(outline(REPORT)) == [
        "The report",
        "I. Introduction",
        "  1. A labelled paragraph",
        "  A. Background",
        "    2. Another labelled paragraph",
        "II. Conclusions",
    ]


def test_a_long_paragraph_is_cut_after_some_words_and_a_heading_is_not() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    long = [paragraph(0, words, Kind.HEADING, 1), paragraph(1, words, label="1.")]

    heading, line = drawn(outline(long))

    assert heading == words
    assert line.strip().endswith("word11…")


@given(st.lists(st.integers(1, 5), max_size=30))
def test_every_heading_is_there_once_and_in_order(levels: list[int]) -> None:
    headings = [paragraph(n, f"h{n}", Kind.HEADING, level) for n, level in enumerate(levels)]

    assert [line.strip() for line in drawn(outline(headings))] == [
        f"h{n}" for n in range(len(levels))
    ]


def test_the_model_is_sound(qapp: object, sound: Callable[[QAbstractItemModel], None]) -> None:
    model = OutlineModel()
    sound(model)
    model.show(REPORT)
    model.show([])
    model.show(REPORT)

    assert model.lines == 6
    assert model.index(1, 0).data() == "I. Introduction"
    assert model.index(1, 0, model.index(1, 0)).data() == "A. Background"


def test_where_a_reader_is_stands_the_last_line_before(qapp: object) -> None:
    model = OutlineModel()
    model.show(REPORT)

    assert model.index_above(ParagraphId(102)).data() == "I. Introduction"
    assert model.index_above(ParagraphId(105)).data() == "2. Another labelled paragraph"
    assert model.index_above(ParagraphId(100)).data() == "The report"
    assert not model.index_above(ParagraphId(999)).isValid()


def test_a_line_gives_its_paragraph(qapp: object) -> None:
    model = OutlineModel()
    model.show(REPORT)

    assert model.paragraph(model.index(0, 0)) == REPORT[0]
    assert model.paragraph(QModelIndex()) is None
    assert model.index(3, 0).data(Qt.ItemDataRole.ToolTipRole) is None
