"""Letters and the way back to the text that they are from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import Block, Kind
from viewer.analysis.letters import Letters, letters_of


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        ("the Organi-\nzation", "the Organization"),
        ("Organizat ion o f the", "Organization of the"),
        ("ef\ufb01cient", "efficient"),
        ("co\u00adoperation", "cooperation"),
        ("cafe\u0301", "café"),
        ("\u202bالسلام\u202c", "السلام"),
        ("\ufedf\ufe8e", "لا"),
        ("a\u00a0b\u200bc\ufeff", "a b c"),
    ],
)
def test_what_printing_and_extraction_change_is_no_letter(printed: str, repaired: str) -> None:
    assert letters_of(printed)[0] == letters_of(repaired)[0]


@given(st.text())
def test_every_letter_comes_from_a_place_of_the_text(text: str) -> None:
    letters, offsets = letters_of(text)

    assert len(letters) == len(offsets)
    assert list(offsets) == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)
    assert not any(letter.isspace() or letter == "-" for letter in letters)


@given(st.text())
def test_letters_of_letters_are_the_same(text: str) -> None:
    letters, _ = letters_of(text)

    assert letters_of(letters)[0] == letters_of(" ".join(letters.split()))[0]


def test_a_label_comes_before_its_text() -> None:
    letters = Letters(
        [Block(0, Kind.PARAGRAPH, "Requests", label="14."), Block(1, Kind.TITLE, "A b")]
    )

    assert letters.text == "14.RequestsAb"
    assert letters.span(0) == (0, 11)
    assert letters.words(0, 0, 3) == (3, 6)
    assert letters.offsets(0, 0, 3) is None, "only the label"
    assert letters.offsets(0, 2, 5) == (0, 2)
    assert letters.offsets(1, 12, 13) == (2, 3)
    assert list(letters.overlapped(9, 12)) == [(0, 9, 11), (1, 11, 12)]


def test_the_mark_of_a_footnote_is_its_label() -> None:
    assert Letters([Block(0, Kind.FOOTNOTE, "See.", mark="1")]).text == "1See."


def test_words_that_end_in_a_composed_letter_hold_its_accent() -> None:
    letters = Letters([Block(0, Kind.PARAGRAPH, "cafe\u0301 noir")])

    assert letters.offsets(0, 0, 4) == (0, 5)
