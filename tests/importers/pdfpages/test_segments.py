"""Rows of words as they stand on pages, read in order."""

from __future__ import annotations

from importers.pdfpages.segments import row_text, rows, segments
from importers.pdfpages.sheet import Glyph, Word


def word(text: str, left: float, right: float, baseline: float, size: float) -> Word:
    top = baseline - 0.75 * size
    return Word(text, left, top, right, top + size, baseline, size)


def arabic(text: str, left: float, right: float, baseline: float, size: float) -> Word:
    """The word with its letters from the right."""
    step = (right - left) / len(text)
    plain = word(text, left, right, baseline, size)
    plain.glyphs = tuple(
        Glyph(sign, right - step * (at + 1), right - step * at) for at, sign in enumerate(text)
    )
    return plain


def test_a_number_hangs_beside_the_first_word_though_most_of_its_line_is_smaller() -> None:
    words = [
        word("24", 495, 503, 710.7, 8.1),
        arabic("انظر", 441, 474, 716.2, 13),
        word("A/HRC/32/32.", 380, 437, 716.2, 9),
    ]
    (row,) = rows(segments(words))
    assert row_text(row, right_to_left=True) == "24 انظر A/HRC/32/32."


def test_a_line_with_few_arabic_letters_begins_at_the_right_in_an_arabic_page() -> None:
    words = [
        word("www.who.int/maternal_child_adolescent", 192, 436, 782, 9),
        arabic("انظر", 441, 474, 782, 13),
    ]
    (row,) = rows(segments(words))
    assert row_text(row, right_to_left=True) == "انظر www.who.int/maternal_child_adolescent"


def test_a_latin_entry_of_an_arabic_list_has_its_label_at_the_right() -> None:
    words = [
        word("NIPORT,", 190, 240, 700, 10),
        word("2005", 244, 268, 700, 10),
        word("-", 272, 276, 700, 15),
        word("13", 280, 298, 700, 15),
    ]
    (row,) = rows(segments(words))
    assert row_text(row, right_to_left=True) == "13 - NIPORT, 2005"
    assert row_text(row) == "NIPORT, 2005 - 13"


def test_the_stop_of_a_latin_line_in_an_arabic_page_stands_at_its_left() -> None:
    words = [word(".", 380, 384, 700, 15), word("Country", 387, 430, 700, 10)]
    words.append(word("Paper", 434, 460, 700, 10))
    (row,) = rows(segments(words))
    assert row_text(row, right_to_left=True) == "Country Paper."


def test_a_stop_drawn_by_itself_behind_a_raised_ending_keeps_its_place() -> None:
    """`Art. 1er. Le loyer` in the gazette: letters, raised letters and stop are drawn one by one."""
    words = [
        word("Art.", 64, 87, 74, 9.5),
        word("1", 90, 95, 74, 9.2),
        word("er", 94, 101, 70.4, 7.1),
        word(".", 100.8, 103.2, 74, 9.1),
        word("Le", 108, 117, 74, 9.1),
        word("loyer", 120, 138, 74, 9.3),
    ]
    assert [row_text(row) for row in rows(segments(words))] == ["Art. 1er. Le loyer"]
