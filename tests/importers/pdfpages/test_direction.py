import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.pdfpages.direction import logical
from importers.pdfpages.sheet import Glyph
from importers.structure.directions import has_right_to_left


def printed(seen: str) -> list[Glyph]:
    """Glyphs as they stand on the page from left to right."""
    return [Glyph(sign, 10.0 * at, 10.0 * at + 10) for at, sign in enumerate(seen)]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("ةيلودلا", "الدولية"),
        ("5491 ماع", "عام 5491"),
        ("1945 ماع", "عام 1945"),
        (".1945 ،ماع", "عام، 1945."),
        ("37/4 رارقلا", "القرار 37/4"),
        ("2017-2011 ةرتفلا", "الفترة 2011-2017"),
        ("2011-2017 ةرتفلا", "الفترة 2011-2017"),
        ("UNDP جمانرب", "برنامج UNDP"),
        ("(UN Women) ةأرملا", "المرأة (UN Women)"),
        (")ءاضعألا( لودلا", "الدول (الأعضاء)"),
        ("םולש", "שלום"),
    ],
)
def test_right_to_left_lines(seen: str, meant: str) -> None:
    assert logical(printed(seen), right_to_left=True) == meant


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("the word " + "سلام"[::-1] + " here", "the word سلام here"),
        ("adopted in 1945 by", "adopted in 1945 by"),
        ("in ةنس 1945 ماع and", "in عام 1945 سنة and"),
    ],
)
def test_left_to_right_lines(seen: str, meant: str) -> None:
    assert logical(printed(seen), right_to_left=False) == meant


def test_letters_of_a_ligature_stand_at_one_place() -> None:
    flipped = [Glyph("ا", 20, 25), Glyph("أ", 10, 20), Glyph("ل", 10, 20), Glyph("ك", 0, 10)]
    right = [Glyph("ا", 20, 25), Glyph("ل", 10, 20), Glyph("أ", 10, 20), Glyph("ك", 0, 10)]
    assert logical(flipped, right_to_left=True) == "الأك"
    assert logical(right, right_to_left=True) == "الأك"


def test_a_label_keeps_its_bracket() -> None:
    assert logical(printed("ةداملا (1"), right_to_left=True) == "1) المادة"


@given(st.text("ابتثجحخدذرزسش ", min_size=1), st.randoms())
def test_the_order_of_drawing_says_nothing(text: str, chance) -> None:  # type: ignore[no-untyped-def]
    glyphs = printed(text[::-1])
    chance.shuffle(glyphs)
    assert logical(glyphs, right_to_left=True) == text


@given(st.text("abcdefghij 0123456789/.-", min_size=1))
def test_left_to_right_text_is_left_alone(text: str) -> None:
    assert logical(printed(text), right_to_left=False) == text


def test_which_text_runs_to_the_left() -> None:
    assert has_right_to_left("a ب")
    assert has_right_to_left("א")
    assert not has_right_to_left("Öß Привет 中文 – €")
    assert not has_right_to_left("")


def test_vowel_signs_go_to_the_letter_under_them() -> None:
    # the alef and lam of `أولاً` are one glyph, and the sign over it is set to its left
    glyphs = [
        *(Glyph(sign, 10.0 * at, 10.0 * at + 10) for at, sign in enumerate("- ")),
        Glyph("\u0627", 20.0, 30.0),
        Glyph("\u0644", 20.0, 30.0),
        Glyph("\u064b", 17.0, 23.0),
        Glyph("\u0648", 30.0, 40.0),
        Glyph("\u0623", 40.0, 50.0),
    ]
    assert logical(glyphs, right_to_left=True) == "\u0623\u0648\u0644\u0627\u064b -"


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("2009-2008", "2008-2009"),  # the words before them stand in the line above
        ("2011-2017", "2011-2017"),
        ("2-1", "2-1"),
    ],
)
def test_years_at_the_start_of_a_line_count_up(seen: str, meant: str) -> None:
    year = "سنة"
    line = f"{year[::-1]} {seen}"
    assert logical(printed(line), right_to_left=True) == f"{meant} {year}"


def test_a_latin_ligature_that_was_turned_is_turned_back() -> None:
    glyphs = [Glyph("i", 0, 10), Glyph("f", 0, 10), Glyph("les", 10, 40), Glyph("ا", 50, 60)]
    assert logical(glyphs, right_to_left=True) == "اfiles"
