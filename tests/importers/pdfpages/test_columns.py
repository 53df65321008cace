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


def justified(left: float, right: float, top: float, text: str, size: float = 10) -> list[Word]:
    """A line whose words share what is left of the width."""
    texts = text.split()
    space = (right - left - 0.5 * size * sum(map(len, texts))) / (len(texts) - 1)
    words = []
    for each in texts:
        end = left + 0.5 * size * len(each)
        words.append(Word(each, left, top, end, top + size, top + 0.78 * size, size))
        left = end + space
    return words


def test_three_columns_that_share_no_lines() -> None:
    lines = [
        line(
            50 + 170 * column,
            100 + 13 * at + 4 * column,
            f"column {column} has a line {at} of words",
        )
        for at in range(12)
        for column in range(3)
    ]
    assert order(*lines) == [
        f"column {column} has a line {at} of words" for column in range(3) for at in range(12)
    ]


def test_lines_that_are_stretched_to_their_margins_hold_no_columns() -> None:
    text = ["Organization of Islamic", "Cooperation for greater", "interaction between the"] * 4
    lines = [
        justified(50 + 200 * side, 220 + 200 * side, 100 + 12 * at, each)
        for side in range(2)
        for at, each in enumerate(text)
    ]
    assert [" ".join(each.split()) for each in order(*lines)] == text * 2


def test_the_last_lines_of_uneven_columns_are_no_footer() -> None:
    left = [line(50, 100 + 20 * at, f"the left column has line {at} of it") for at in range(10)]
    right = [line(320, 107 + 20 * at, f"the right column has line {at} of it") for at in range(10)]
    found = order(*left, *right, line(280, 340, "7"))
    assert found[9:11] == ["the left column has line 9 of it", "the right column has line 0 of it"]
    assert found[-1] == "7"


def test_of_many_shared_edges_those_that_most_lines_share_are_columns() -> None:
    """In narrow columns stretched words begin anywhere, now and then two below each other."""
    lines = []
    for at in range(60):
        for column in range(3):
            left, right = 40.0 + 190 * column, 210.0 + 190 * column
            words = [f"w{'o' * ((at * 7 + column * 5 + n * 3) % 9)}rd" for n in range(3)]
            lines.append(justified(left, right, 60 + 12 * at + 3 * column, " ".join(words), 9))
    found = order(*lines)
    assert [len(text.split()) for text in found] == [3] * 180


def test_numbers_that_hang_beside_notes_a_little_higher_are_no_column() -> None:
    lines = [
        line(120, 700, "See the report of the Secretary-General on it and more.", 13),
        line(494, 697, "27", 8),
        line(120, 718, "See general comment No. 20 of the Committee on", 13),
        line(494, 715, "28", 8),
        line(120, 733, "non-discrimination, paragraph 29.", 13),
    ]
    assert [each[-3:] for each in order(*lines)] == [" 27", " 28", "29."]
