from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.archive.folding import bare, folded, folded_for_index, words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("الســلام", "السلام"),  # lengthened
        ("السَّلَامُ", "السلام"),  # with vowel signs
        ("الأمم", "الامم"),  # alef with hamza
        ("إتفاق", "اتفاق"),
        ("آسيا", "اسيا"),
    ],
)
def test_arabic_ornaments_make_no_difference(written: str, meant: str) -> None:
    assert folded(written) == meant
    assert words(written) == [meant]


def test_the_index_keeps_a_second_text_only_where_it_differs() -> None:
    assert folded_for_index("Coopération für Kinder, мир") is None
    assert folded_for_index("الأمم") == "الامم"


@pytest.mark.parametrize(
    ("word", "plain"), [("Coopération", "cooperation"), ("ÜBER", "uber"), ("Peace", "peace")]
)
def test_case_and_accents_make_no_difference(word: str, plain: str) -> None:
    assert bare(word) == plain


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
