from hypothesis import given
from hypothesis import strategies as st

from viewer.domain import Anchor, Box, DocumentId, Kind, Paragraph, ParagraphId
from viewer.ui.pages.geometry import Spot
from viewer.ui.pages.places import Places, blocks, lines_of


def line(top: float, *, left: float = 50, right: float = 250, page: int = 1) -> Box:
    return Box(page, left, top, right, top + 10)


def paragraph(number: int, *boxes: Box, kind: Kind = Kind.PARAGRAPH, text: str = "") -> Paragraph:
    return Paragraph(
        id=ParagraphId(number),
        document=DocumentId(1),
        index=number,
        kind=kind,
        text=text or f"Paragraph {number}",
        page=boxes[0].page if boxes else 2,
        boxes=boxes,
    )


FIRST = paragraph(1, line(100), line(112), line(124))
ACROSS = paragraph(2, line(700), line(100, page=2), line(112, page=2))
HEADER = paragraph(3, line(20), kind=Kind.FURNITURE)
COLUMNS = paragraph(4, line(300, right=140), line(312, right=140), line(290, left=160))
PLACES = Places([FIRST, ACROSS, HEADER, COLUMNS])


def test_a_point_finds_the_paragraph_that_is_printed_there() -> None:
    assert PLACES.at(Spot(1, 100, 118)) == FIRST
    assert PLACES.at(Spot(1, 100, 111)) == FIRST  # between two lines
    assert PLACES.at(Spot(2, 100, 105)) == ACROSS
    assert PLACES.at(Spot(1, 100, 500)) is None
    assert PLACES.at(Spot(3, 100, 100)) is None
    assert PLACES.at(Spot(1, 100, 25)) == HEADER


def test_lines_under_each_other_are_one_block_and_columns_two() -> None:
    assert blocks(FIRST.boxes) == [Box(1, 50, 100, 250, 134)]
    assert [each.page for each in blocks(ACROSS.boxes)] == [1, 2]
    assert blocks(COLUMNS.boxes) == [Box(1, 50, 300, 140, 322), COLUMNS.boxes[2]]


def test_the_nearest_paragraph_is_never_furniture() -> None:
    found = PLACES.nearest(1, 22)
    assert found is not None
    assert found == (FIRST, 0.0)


def test_a_page_without_known_lines_has_the_paragraph_that_begins_there() -> None:
    bare = Places([paragraph(1), paragraph(2)])
    assert bare.nearest(2, 100) == (bare.paragraph(ParagraphId(1)), 0.0)
    assert bare.spot(ParagraphId(1), 0.5) == Spot(2, 0, 0)
    assert bare.nearest(1, 100) is None


@given(st.floats(0, 1), st.sampled_from([FIRST, ACROSS]))
def test_a_share_of_a_paragraph_is_found_again(share: float, read: Paragraph) -> None:
    spot = PLACES.spot(read.id, share)
    assert spot is not None
    found = PLACES.nearest(spot.page, spot.y)
    assert found is not None
    assert found[0] == read
    assert abs(found[1] - share) < 1e-6


def test_words_are_marked_by_the_lines_that_hold_them() -> None:
    read = paragraph(1, line(100), line(112), line(124, right=150), text="a" * 100)
    assert lines_of(read, Anchor(read.id)) == read.boxes
    assert lines_of(read, Anchor(read.id, 0, 10)) == read.boxes[:1]
    assert lines_of(read, Anchor(read.id, 35, 50)) == read.boxes[:2]
    assert lines_of(read, Anchor(read.id, 95, 100)) == read.boxes[2:]
