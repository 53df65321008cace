"""Code points and UTF-16 units, with characters outside the first plane."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from viewer.ui.offsets import Offsets, from_utf16, to_utf16, utf16_length

TEXT = "a🕊b𝔘c"


@pytest.mark.parametrize(("points", "units"), [(0, 0), (1, 1), (2, 3), (3, 4), (4, 6), (5, 7)])
def test_an_emoji_counts_as_one_here_and_two_in_qt(points: int, units: int) -> None:
    assert to_utf16(TEXT, points) == units
    assert from_utf16(TEXT, units) == points


def test_the_middle_of_a_character_belongs_to_its_beginning() -> None:
    assert from_utf16(TEXT, 2) == 1
    assert from_utf16(TEXT, 5) == 3


@given(st.text())
def test_there_and_back_is_the_same(text: str) -> None:
    offsets = Offsets(text)

    for point in range(len(text) + 1):
        assert offsets.from_utf16(offsets.to_utf16(point)) == point
        assert offsets.to_utf16(point) == len(text[:point].encode("utf-16-le")) // 2
        assert to_utf16(text, point) == offsets.to_utf16(point)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1), st.data())
def test_qt_selects_the_words_that_were_meant(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    document = QTextDocument(text)
    cursor = QTextCursor(document)

    cursor.setPosition(to_utf16(text, start))
    cursor.setPosition(to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)

    assert cursor.selectedText().replace("\xa0", " ") == text[start:end].replace("\xa0", " ")


def test_the_length_is_that_of_qt() -> None:
    assert utf16_length(TEXT) == 7
    assert utf16_length("plain") == 5
