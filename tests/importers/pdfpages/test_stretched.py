"""Lines as setters stretch them in narrow columns, and cells that only look like them."""

from __future__ import annotations

import pytest

from importers.pdfpages.segments import Segment, segments
from importers.pdfpages.sheet import Word
from importers.pdfpages.stretched import whole_lines


def spaced(top: float, *pairs: tuple[str, float]) -> list[Word]:
    """Words with the space behind each, in points."""
    left = 50.0
    words = []
    for text, gap in pairs:
        right = left + 5.0 * len(text)
        words.append(Word(text, left, top, right, top + 10, top + 8, 10))
        left = right + gap
    return words


def whole(*lines: list[Word]) -> list[str]:
    found: list[Segment] = list(whole_lines(segments(word for line in lines for word in line)))
    return [" ".join(word.text for word in part.words) for part in found]


def test_equal_spaces_are_those_of_one_line() -> None:
    assert whole(spaced(100, ("Organization", 29.8), ("of", 29.2), ("Islamic", 0))) == [
        "Organization of Islamic"
    ]


def test_unequal_spaces_are_those_of_cells() -> None:
    line = spaced(100, ("Organization", 41.0), ("of", 29.2), ("Islamic", 0))
    assert whole(line) == ["Organization", "of", "Islamic"]


def test_figures_stand_equally_far_apart_in_a_table() -> None:
    assert whole(spaced(100, ("Total", 30), ("120", 30), ("340", 30), ("560", 0))) == [
        "Total",
        "120",
        "340",
        "560",
    ]


def test_a_label_may_have_a_space_of_its_own() -> None:
    assert whole(spaced(100, ("(a)", 14), ("Cooperation", 22), ("between", 22), ("them", 0))) == [
        "(a) Cooperation between them"
    ]


@pytest.mark.parametrize(("stretched", "found"), [(True, 1), (False, 2)])
def test_of_two_words_the_lines_around_them_tell(*, stretched: bool, found: int) -> None:
    gap = 20.0 if stretched else 2.5
    around = [
        spaced(100 + 12 * at, ("Conference", gap), ("participates", gap), ("in", 0))
        for at in range(3)
    ]
    width = around[0][-1].right - 50
    pair = spaced(140, ("Conference", width - 80), ("should", 0))
    assert len(whole(*around, pair)) == 3 + found
