from tests.viewer.ui.reading.values import DOCUMENT, THEMES, note, paragraph, tag
from viewer.analysis.compare import Ignore
from viewer.domain import DocumentId, Kind, Pair, Relation
from viewer.ui.models.comparisons import Comparison
from viewer.ui.reading.content import SLICE_CHARACTERS, Content, Marks
from viewer.ui.reading.differences import Differences
from viewer.ui.reading.map_marks import map_marks, within


def test_neighbouring_rows_are_one_run_and_furniture_has_none() -> None:
    rows = [paragraph(index) for index in range(6)]
    rows[5] = paragraph(5, "Page 1", Kind.FURNITURE)
    tags = [tag(number, 1, row) for number, row in enumerate((3, 1, 2, 5))]
    marks = Marks.of(tags, [note(1, 4)], THEMES)

    found = map_marks(Content(rows), marks, [THEMES[0].id], None)

    assert found.themes == {THEMES[0].id: [(1, 3)]}
    assert found.notes == [4]
    assert (found.changed, found.whole) == ([], [])


def test_all_slices_of_a_long_paragraph_count() -> None:
    rows = [paragraph(0), paragraph(1, "word " * (SLICE_CHARACTERS // 4)), paragraph(2)]
    content = Content(rows)
    marks = Marks.of([tag(1, 1, 1)], [], THEMES)

    (run,) = map_marks(content, marks, [THEMES[0].id], None).themes[THEMES[0].id]

    assert run == (1, len(content) - 2)


def test_what_differs_is_told_from_what_the_other_has_not() -> None:
    rows = [paragraph(index) for index in range(4)]
    pairs = [
        Pair(0, 0, Relation.SAME, 1.0, ""),
        Pair(1, 1, Relation.CHANGED, 0.5, ""),
        Pair(2, None, Relation.REMOVED, 0.0, ""),
        Pair(3, None, Relation.REMOVED, 0.0, ""),
    ]
    comparison = Comparison(DOCUMENT, DocumentId(2), rows, rows[:2], pairs)
    differences = Differences(comparison, Ignore(), later=False)

    found = map_marks(Content(rows), Marks(), (), differences)

    assert (found.changed, found.whole) == ([(1, 1)], [(2, 3)])


def test_runs_within_rows_are_counted() -> None:
    runs = [(1, 3), (5, 5), (8, 20)]
    assert [within(runs, *rows) for rows in ((0, 0), (2, 2), (3, 5), (6, 7), (19, 30))] == [
        0, 1, 2, 0, 1,
    ]  # fmt: skip
