"""Tables of themes: by document, by year, together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.analysis.overview import (
    UNDATED,
    Closeness,
    Measure,
    by_document,
    by_year,
    together,
)
from viewer.domain import DocumentId, ThemeId
from viewer.domain.overviews import CountedDocument, CountedTheme, Counts, ThemeCount, Together

PEACE, HEALTH, RELIEF = ThemeId(1), ThemeId(2), ThemeId(3)
OLD, NEW, ALSO, BARE = (DocumentId(each) for each in (1, 2, 3, 4))


def theme(number: ThemeId, name: str, paragraphs: int) -> CountedTheme:
    return CountedTheme(number, name, (), "blue", paragraphs)


COUNTS = Counts(
    themes=(theme(PEACE, "Peace", 6), theme(HEALTH, "Health", 4), theme(RELIEF, "Relief", 0)),
    documents=(
        CountedDocument(OLD, "Old  one", "A/1", "2008-05-01", 10),
        CountedDocument(NEW, "New", None, "2011", 4),
        CountedDocument(ALSO, "Also new", None, "2011-02", 6),
        CountedDocument(BARE, "Bare", None, None, 0),
    ),
    counts=(
        ThemeCount(PEACE, OLD, 3, 2, 40),
        ThemeCount(PEACE, NEW, 1, 1, 5),
        ThemeCount(PEACE, ALSO, 4, 3, 60),
        ThemeCount(HEALTH, OLD, 4, 4, 80),
        ThemeCount(HEALTH, BARE, 1, 1, 2),
    ),
    together=(Together(PEACE, HEALTH, 2),),
)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure.EXCERPTS, ((3, 4, 0), (1, 0, 0), (4, 0, 0), (0, 1, 0))),
        (Measure.PARAGRAPHS, ((2, 4, 0), (1, 0, 0), (3, 0, 0), (0, 1, 0))),
        (Measure.SHARE, ((0.2, 0.4, 0), (0.25, 0, 0), (0.5, 0, 0), (0, 0, 0))),
        (Measure.WORDS, ((40, 80, 0), (5, 0, 0), (60, 0, 0), (0, 2, 0))),
    ],
)
def test_themes_in_documents(measure: Measure, expected: tuple[tuple[float, ...], ...]) -> None:
    table = by_document(COUNTS, measure)
    assert table.values == expected
    assert [each.name for each in table.rows] == [
        "2008 · A/1 · Old one",
        "2011 · New",
        "2011 · Also new",
        "Bare",
    ]
    assert table.rows[0].documents == (OLD,)
    assert table.columns[0].themes == (PEACE,)


def test_themes_over_time_have_no_gap_and_undated_ones_last() -> None:
    table = by_year(COUNTS)
    assert [each.name for each in table.columns] == ["2008", "2009", "2010", "2011", UNDATED]
    assert [list(each) for each in table.values[:2]] == [
        [3, None, None, 5, 0],
        [4, None, None, 0, 1],
    ]
    assert table.columns[3].documents == (NEW, ALSO)
    assert by_year(COUNTS, Measure.SHARE).values[0][3] == 0.4


def test_a_misread_date_does_not_make_a_thousand_years() -> None:
    strange = CountedDocument(BARE, "Strange", None, "0213-01-01", 3)
    counts = Counts(COUNTS.themes, (strange, *COUNTS.documents[:3]), COUNTS.counts[:4], ())
    names = [each.name for each in by_year(counts).columns]
    assert names == ["0213", "2008", "2009", "2010", "2011"]


def test_themes_together_are_told_both_ways() -> None:
    table = together(COUNTS)
    assert [list(each) for each in table.values] == [[None, 2, 0], [2, None, 0], [0, 0, None]]
    assert table.sentence(0, 1) == "Peace, Health: 2 paragraphs with both"


def test_the_jaccard_index_is_what_both_have_of_what_either_has() -> None:
    table = together(COUNTS, Closeness.JACCARD)
    assert table.values[0][1] == 2 / (6 + 4 - 2)
    assert table.values[2][0] == 0
    assert table.said(0.25) == "25 %"


def test_values_are_said_as_people_say_them() -> None:
    shares, counts = by_document(COUNTS, Measure.SHARE), by_document(COUNTS)
    assert [shares.said(each) for each in (0.0, 0.034, 0.5, None)] == ["0 %", "3.4 %", "50 %", "–"]
    assert counts.said(1234) == "1,234"
    assert counts.most == 4
    assert counts.sentence(0, 1).endswith("Health: 4 excerpts")
    assert together(COUNTS).sentence(0, 0) == "Peace, Peace: –"


def test_nothing_makes_empty_tables() -> None:
    nothing = Counts((), (), (), ())
    for table in (by_document(nothing), by_year(nothing), together(nothing)):
        assert (table.rows, table.values, table.most) == ((), (), 0)


dates = st.none() | st.sampled_from(["2001", "1999-05", "2010-01-02", "x", ""])


@given(
    st.lists(st.tuples(dates, st.integers(0, 5)), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(1, 9)), max_size=12),
)
def test_no_count_is_lost_from_one_table_to_the_other(
    documents: list[tuple[str | None, int]], given_counts: list[tuple[int, int, int]]
) -> None:
    known = {(d, t): n for d, t, n in given_counts if d < len(documents)}
    counts = Counts(
        COUNTS.themes,
        tuple(
            CountedDocument(DocumentId(number), f"D{number}", None, date, paragraphs)
            for number, (date, paragraphs) in enumerate(documents)
        ),
        tuple(
            ThemeCount(COUNTS.themes[t].id, DocumentId(d), n, n, n) for (d, t), n in known.items()
        ),
        (),
    )
    for measure in (Measure.EXCERPTS, Measure.WORDS):
        sums = [
            sum(each or 0 for row in table.values for each in row)
            for table in (by_document(counts, measure), by_year(counts, measure))
        ]
        assert sums[0] == sums[1] == sum(known.values())
    shares = by_year(counts, Measure.SHARE).values
    assert all(each is None or 0 <= each <= 1 for row in shares for each in row)
