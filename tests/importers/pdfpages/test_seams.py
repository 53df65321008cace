from importers.pdfpages.seams import SEAM, find_seams, mend
from importers.pdfpages.sheet import Word
from importers.structure import Line


def line_of(*words: tuple[str, float]) -> list[Word]:
    """Words with the gap before each, in points; type of ten points."""
    placed = []
    left = 0.0
    for text, gap in words:
        left += gap
        placed.append(Word(text, left, 0, left + 5 * len(text), 10, 8, 10))
        left += 5 * len(text)
    return placed


def test_a_gap_much_narrower_than_the_others_is_a_seam() -> None:
    words = line_of(("an", 0), ("acceler", 3), ("ated", 1.1), ("pace", 3), ("of", 3))
    assert find_seams(words, 10) == {2}


def test_a_line_set_narrowly_has_no_seams() -> None:
    words = line_of(("all", 0), ("words", 1.2), ("stand", 1.3), ("near", 1.1))
    assert find_seams(words, 10) == set()


def test_an_f_that_leans_over_its_space_is_no_seam() -> None:
    words = line_of(("out", 0), ("of", 3), ("the", 1.0), ("house", 3))
    assert find_seams(words, 10) == set()


def test_torn_words_are_joined_and_whole_words_kept_apart() -> None:
    lines = [
        Line(f"an acceler{SEAM}ated pace"),
        Line(f"the people qui{SEAM}suit here"),
        Line("suit and qui and suit and qui stand elsewhere"),
    ]
    mend(lines)
    assert [line.text for line in lines[:2]] == ["an accelerated pace", "the people qui suit here"]
