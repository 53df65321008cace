from importers.pdfpages.columns import reading_order
from importers.pdfpages.segments import row_text, segments
from importers.pdfpages.sheet import Word


def line(left: float, top: float, text: str, size: float = 10) -> list[Word]:
    words = []
    for each in text.split():
        right = left + 0.5 * size * len(each)
        words.append(Word(each, left, top, right, top + size, top + 0.78 * size, size))
        left = right + 0.25 * size
    return words


def order(*lines: list[Word], right_to_left: bool = False) -> list[str]:
    parts = segments(word for each in lines for word in each)
    regions = reading_order(parts, right_to_left=right_to_left)
    return [row_text(row) for region in regions for row in region]


def test_lines_of_one_column_come_from_top_to_bottom_however_they_are_drawn() -> None:
    lines = [line(70, 100 + 12 * at, f"line number {at} of the text") for at in range(5)]
    assert order(*reversed(lines)) == [f"line number {at} of the text" for at in range(5)]


def test_three_columns() -> None:
    lines = [
        line(50 + 180 * column, 100 + 12 * at, f"column {column} has a line {at} of words")
        for at in range(8)
        for column in range(3)
    ]
    expected = [
        f"column {column} has a line {at} of words" for column in range(3) for at in range(8)
    ]
    assert order(*lines) == expected


def test_a_heading_across_both_columns_parts_them() -> None:
    def columns(top: float, name: str) -> list[list[Word]]:
        return [
            line(
                50 + 270 * side,
                top + 12 * at,
                f"{name} {'left' if side == 0 else 'right'} says line {at} and more words here",
            )
            for at in range(6)
            for side in range(2)
        ]

    heading = line(
        50,
        190,
        "A heading across the whole width of the page and both of its columns as well, with words",
    )
    found = order(*columns(100, "upper"), heading, *columns(220, "lower"))
    places = [
        next(at for at, text in enumerate(found) if text.startswith(start))
        for start in (
            "upper left",
            "upper right",
            "A heading",
            "lower left",
            "lower right",
        )
    ]
    assert places == sorted(places)


def test_pairs_that_pause_together_are_read_pair_by_pair() -> None:
    lines = [
        line(
            50 + 270 * side,
            100 + 70 * pair + 12 * at,
            f"pair {pair} side {side} line {at} with some more words",
        )
        for pair in range(4)
        for at in range(4)
        for side in range(2)
    ]
    found = order(*lines)
    starts = [text[:13] for text in found if text.endswith("line 0 with some more words")]
    assert starts == [f"pair {pair} side {side}" for pair in range(4) for side in range(2)]


def test_labels_that_hang_before_their_text_are_no_column() -> None:
    lines = []
    for at in range(6):
        lines.append(line(50, 100 + 36 * at, f"{at + 1}."))
        lines.append(
            line(80, 100 + 36 * at, "Requests the Secretary-General to report to it on this")
        )
        lines.append(
            line(50, 112 + 36 * at, "matter at its next session, with the views of States;")
        )
    found = order(*lines)
    assert " ".join(found[0].split()).startswith("1. Requests the Secretary-General")
    assert found[1].startswith("matter")
    assert len(found) == 12
