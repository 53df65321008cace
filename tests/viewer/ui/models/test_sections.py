from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.models.sections import Section, Sections, nest

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


nested_rows = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 9)))
Row = tuple[int, int, int]


@given(nested_rows, st.sets(st.integers(0, 20)))
def test_nested_sections_show_what_no_folded_one_holds(rows: list[Row], folded: set[int]) -> None:
    sections = nest(rows, [lambda row: row[0], lambda row: row[1]], str)
    for number, section in enumerate(sections):
        section.folded = number in folded
    laid_out = Sections(sections)
    expected: list[tuple[object, Row | None]] = []
    hidden = False
    for section in sections:
        if section.level == 0:
            hidden = section.folded
        elif hidden:
            continue
        expected.append((section.key, None))
        if not section.folded:
            expected += [(section.key, row) for row in section.rows]
    found = [laid_out.at(row) for row in range(len(laid_out))]
    assert [(section.key, row) for section, row in found] == expected
    assert sorted(laid_out.values()) == sorted(rows)


@given(nested_rows, st.sets(st.integers(0, 20)))
def test_folding_hides_as_many_as_it_says(rows: list[Row], folded: set[int]) -> None:
    sections = nest(rows, [lambda row: row[0], lambda row: row[1]], str)
    for number, section in enumerate(sections):
        section.folded = number in folded and section.level == 1
    laid_out = Sections(sections)
    for section in sections:
        if section.level == 0:
            assert section.size == len(laid_out.inside(section))
            before, hides = len(laid_out), laid_out.hides(section)
            section.folded = True
            laid_out.lay_out()
            assert len(laid_out) == before - hides
            assert laid_out.would_show(section) == hides
            section.folded = False
            laid_out.lay_out()
