from PySide6.QtCore import QPointF

from viewer.domain import Kind
from viewer.ui.reading.tables import set_table, table_grid
from viewer.ui.reading.typography import Typography


def test_cells_of_a_table_stand_in_columns(typography: Typography) -> None:
    text = "a\tbb\nccc\tdddd"
    table = set_table(text, typography.style(Kind.TABLE, 0), 500)

    assert [piece.start for piece in table.pieces] == [0, 2, 5, 9]
    lefts = [piece.origin.x() for piece in table.pieces]
    assert lefts[0] == lefts[2] < lefts[1] == lefts[3]
    assert table.pieces[0].origin.y() == table.pieces[1].origin.y() < table.pieces[2].origin.y()
    for start, end in ((0, 1), (2, 4), (5, 8), (9, 13)):
        (rect,) = table.rects(start, end)
        assert table.hit(rect.center() - QPointF(rect.width() / 2 - 1, 0)) == start
    assert len(table.rects(0, len(text))) == 4
    assert table.step(1, forward=True) == 2


def test_a_table_that_wants_too_much_is_fitted(typography: Typography) -> None:
    text = "\t".join(["short", "a very long text " * 20, "medium sized text"])

    table = set_table(text, typography.style(Kind.TABLE, 0), 480)

    assert table.width <= 481
    assert table.height > 100


def test_columns_of_a_right_to_left_table_run_to_the_left(typography: Typography) -> None:
    table = set_table("سلام\tصحة", typography.style(Kind.TABLE, 0), 400, rtl=True)

    assert table.pieces[0].origin.x() > table.pieces[1].origin.x()
    assert table.rules[0].right() == 400
    edges = sorted(rule.left() for rule in table.rules if rule.width() == 0)
    for piece, (left, right) in zip(
        table.pieces, ((edges[1], edges[2]), (edges[0], edges[1])), strict=True
    ):
        assert left < piece.origin.x() < right


def test_no_word_is_broken_where_there_is_room_for_it(typography: Typography) -> None:
    text = "Establishment\tSeat\tRemarks\n1977\tGeneva\t" + "The committee met again. " * 12
    table = set_table(text, typography.style(Kind.TABLE, 0), 420)

    assert table.width <= 420.5
    for piece in table.pieces:
        for number in range(piece.layout.lineCount() - 1):
            line = piece.layout.lineAt(number)
            end = line.textStart() + line.textLength()
            assert piece.text[end - 1].isspace()


def test_a_wide_table_is_set_smaller(typography: Typography) -> None:
    style = typography.style(Kind.TABLE, 0)
    text = "\t".join(f"Year{number}" for number in range(14))

    grid = table_grid(text, style, 560)

    assert grid.scale < 1
    assert sum(grid.widths) <= 560.5
    assert table_grid("a\tb", style, 560).scale == 1


def test_slices_of_a_table_stand_below_each_other(typography: Typography) -> None:
    style = typography.style(Kind.TABLE, 0)
    grid = table_grid("One\tA rather long second cell\nAnd\tb", style, 500)

    lefts = [
        [piece.origin.x() for piece in set_table(text, style, 500, grid=grid).pieces]
        for text in ("One\tA rather long second cell", "And\tb")
    ]

    assert lefts[0] == lefts[1]


def test_a_table_with_too_many_columns_is_folded_and_stays_readable(
    typography: Typography,
) -> None:
    style = typography.style(Kind.TABLE, 0)
    text = "\n".join("\t".join(f"{row}{column:05}" for column in range(14)) for row in range(2))

    grid = table_grid(text, style, 240)
    table = set_table(text, style, 240, grid=grid)

    assert grid.folded
    assert all(piece.layout.lineCount() == 1 for piece in table.pieces)
    first, second = table.pieces[:14], table.pieces[14:]
    assert [each.origin.x() for each in first] == [each.origin.x() for each in second]
    assert len({each.origin.y() for each in first}) > 1
    assert [each.text for each in table.pieces] == text.replace("\n", "\t").split("\t")
