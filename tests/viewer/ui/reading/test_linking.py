from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.ui.reading.values import DOCUMENT, paragraph
from viewer.domain import DocumentId, Pair, Paragraph, ParagraphId, Relation
from viewer.ui.models.comparisons import Comparison, rising
from viewer.ui.reading.content import Content
from viewer.ui.reading.heights import Heights
from viewer.ui.reading.linking import Link, fixed_rows

PAIRS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40).map(sorted)


def two(pairs: list[tuple[int, int]], rows_a: int, rows_b: int) -> tuple[Link, Content, Content]:
    """Documents of so many paragraphs, paired as said by the numbers of their rows."""
    of_a = [paragraph(index) for index in range(rows_a)]
    of_b = [moved(paragraph(index)) for index in range(rows_b)]
    made = [Pair(one, other, Relation.SAME, 1.0, "") for one, other in pairs]
    comparison = Comparison(DOCUMENT, DocumentId(2), of_a, of_b, made)
    a, b = Content(of_a), Content(of_b)
    return Link(comparison, a, b), a, b


def moved(each: Paragraph) -> Paragraph:
    """The same in the other document."""
    return Paragraph(ParagraphId(each.id + 1000), DocumentId(2), each.index, each.kind, each.text)


def test_what_is_not_shown_is_no_fixed_point() -> None:
    of_a = [paragraph(index) for index in range(3)]
    of_b = [moved(each) for each in of_a]
    pairs = [Pair(index, index, Relation.SAME, 1.0, "") for index in range(3)]
    comparison = Comparison(DOCUMENT, DocumentId(2), of_a, of_b, pairs)
    shown = Content(of_a, hidden=frozenset((of_a[1].id,)))
    assert fixed_rows(comparison, shown, Content(of_b)) == ([0, 1], [0, 2])


def test_paired_paragraphs_meet_and_a_neighbour_hurries_through_an_insertion() -> None:
    link, _, _ = two([(0, 0), (1, 4), (2, 5)], 3, 6)
    here, there = Heights([100.0] * 3), Heights([100.0] * 6)
    assert link.place(0, 0, here, there, forward=True) == 0
    assert link.place(100, 1, here, there, forward=True) == 400
    assert link.place(50, 0, here, there, forward=True) == 200
    assert link.place(400, 4, there, here, forward=False) == 100
    assert link.place(200, 2, there, here, forward=False) == 50


@given(
    PAIRS,
    st.lists(st.floats(10, 500), min_size=31, max_size=31),
    st.lists(st.floats(10, 500), min_size=31, max_size=31),
)
def test_a_neighbour_never_jumps_back(
    points: list[tuple[int, int]], heights_a: list[float], heights_b: list[float]
) -> None:
    link, _, _ = two(rising(points), 31, 31)
    here, there = Heights(heights_a), Heights(heights_b)
    before = 0.0
    y = 0.0
    while y < here.total:
        row, _ = here.at(y)
        place = link.place(y, row, here, there, forward=True)
        assert place >= before - 1e-6
        assert -1e-6 <= place <= there.total + 1e-6
        before = place
        y += 37.0
