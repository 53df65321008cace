import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.ui.models.excerpts import excerpt
from viewer.domain import Excerpt, ThemeId
from viewer.domain.excerpts import Grouping
from viewer.ui.models import excerpts_order
from viewer.ui.models.excerpts_order import Column, Order, arrange, sort_gently

RANK = {ThemeId(1): 0, ThemeId(2): 1}

rows = st.lists(
    st.builds(
        excerpt,
        tag=st.integers(1, 1_000),
        theme=st.sampled_from([1, 2]),
        text=st.text(max_size=5),
        date=st.sampled_from([None, "2013", "2015-05"]),
        index=st.integers(0, 9),
    ),
    max_size=40,
)


@given(rows, st.booleans(), st.integers(1, 7))
def test_sorting_in_slices_is_sorting(
    given_rows: list[Excerpt], descending: bool, size: int
) -> None:
    def key(row: Excerpt) -> str:
        return row.text

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(excerpts_order, "SLICE", size)
        in_slices = sort_gently(given_rows, key, descending=descending)
    assert in_slices == sorted(given_rows, key=key, reverse=descending)


@pytest.mark.parametrize("column", [None, *Column])
@pytest.mark.parametrize("by", [(), ("theme",), ("date", "theme"), ("person", "document")])
@given(rows)
def test_arranging_loses_nothing(
    column: Column | None, by: tuple[Grouping, ...], given_rows: list[Excerpt]
) -> None:
    sections = arrange(given_rows, Order(column, False, by), RANK)
    arranged = [row for section in sections for row in section.rows]
    assert sorted(arranged, key=repr) == sorted(given_rows, key=repr)
    assert all(section.level == len(section.key) - 1 for section in sections if by)
    if by == ("theme",):
        themes = [section.key[-1].theme for section in sections]
        assert themes == sorted({row.theme for row in given_rows})
        assert all(row.theme == each.key[-1].theme for each in sections for row in each.rows)


def test_years_stand_in_order_and_what_has_none_last() -> None:
    dates = [None, "2015-05", "2008", "2015"]
    given_rows = [excerpt(tag=number, date=date) for number, date in enumerate(dates)]
    sections = arrange(given_rows, Order(by=("date", "theme")), RANK)
    years = [(each.title, each.size) for each in sections if each.level == 0]
    assert years == [("2008", 1), ("2015", 2), ("No date", 1)]


def test_what_has_no_date_comes_last_as_in_the_archive() -> None:
    undated, dated = excerpt(tag=1, date=None), excerpt(tag=2, date="2015")
    (section,) = arrange([undated, dated], Order(), RANK)
    assert section.rows == [dated, undated]


def test_a_document_is_sorted_by_its_symbol_else_its_title() -> None:
    one = excerpt(tag=1, symbol="S/RES/1", title="z")
    two = excerpt(tag=2, symbol=None, title="Annual report")
    (section,) = arrange([one, two], Order(Column.DOCUMENT), RANK)
    assert [row.tag for row in section.rows] == [2, 1]
