from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.reading.heights import Heights

heights = st.lists(st.integers(1, 500).map(float), min_size=1, max_size=700)


@given(heights, st.data())
def test_tops_and_rows_agree_with_adding_up(values: list[float], data: st.DataObject) -> None:
    kept = Heights(values)
    for _ in range(5):
        row = data.draw(st.integers(0, len(values) - 1))
        values[row] = data.draw(st.integers(1, 900).map(float))
        kept.set(row, values[row])

    row = data.draw(st.integers(0, len(values) - 1))
    within = data.draw(st.integers(0, int(values[row]) - 1))

    assert kept.top(row) == sum(values[:row])
    assert kept.total == sum(values)
    assert kept.tops() == [sum(values[:each]) for each in range(len(values) + 1)]
    found, offset = kept.at(kept.top(row) + within)
    assert found == row
    assert abs(offset - within) < 1e-6


def test_what_lies_beyond_the_ends_belongs_to_them() -> None:
    kept = Heights([10.0, 20.0])

    assert kept.at(-5) == (0, 0.0)
    assert kept.at(1000) == (1, 20.0)
    assert Heights().at(3) == (0, 0.0)


def test_only_another_height_is_news() -> None:
    kept = Heights([10.0])

    assert not kept.set(0, 10.0)
    assert kept.set(0, 11.0)
