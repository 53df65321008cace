from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.models.sections import Section, Sections

groups = st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12)


def build(shape: list[tuple[int, bool]], *, headings: bool = True) -> Sections[str]:
    sections = [
        Section(number, f"s{number}", [f"{number}/{row}" for row in range(size)], folded)
        for number, (size, folded) in enumerate(shape)
    ]
    return Sections(sections, headings=headings)


@given(groups)
def test_every_table_row_is_a_heading_or_a_row_in_order(shape: list[tuple[int, bool]]) -> None:
    laid_out = build(shape)
    expected: list[tuple[str, str | None]] = []
    for section in laid_out.sections:
        expected.append((section.title, None))
        if not section.folded:
            expected.extend((section.title, row) for row in section.rows)
    assert len(laid_out) == len(expected)
    found = [laid_out.at(row) for row in range(len(laid_out))]
    assert [(section.title, row) for section, row in found] == expected


@given(groups)
def test_folding_hides_rows_but_forgets_none(shape: list[tuple[int, bool]]) -> None:
    laid_out = build(shape)
    assert laid_out.count() == sum(size for size, _ in shape)
    assert len(list(laid_out.values())) == laid_out.count()


@given(groups)
def test_headings_stand_where_they_are_said_to(shape: list[tuple[int, bool]]) -> None:
    laid_out = build(shape)
    for row, section in zip(laid_out.heading_rows(), laid_out.sections, strict=True):
        assert laid_out.at(row) == (section, None)
        assert laid_out.heading_row(section) == row


def test_without_headings_rows_stand_alone() -> None:
    laid_out = build([(3, False)], headings=False)
    assert [laid_out.at(row)[1] for row in range(len(laid_out))] == ["0/0", "0/1", "0/2"]
    assert laid_out.heading_rows() == []


def test_a_row_is_found_only_where_it_is_seen() -> None:
    laid_out = build([(2, True), (2, False)])
    assert laid_out.find(lambda row: row == "1/1") == 3
    assert laid_out.find(lambda row: row == "0/1") is None
