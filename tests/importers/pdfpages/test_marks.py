"""Vowel signs that a file draws as words of their own."""

from __future__ import annotations

from importers.pdfpages.marks import with_marks
from importers.pdfpages.sheet import Glyph, Word


def word(text: str, left: float, baseline: float) -> Word:
    glyphs = tuple(
        Glyph(sign, left + 5.0 * at, left + 5.0 * at + 5) for at, sign in enumerate(text)
    )
    right = left + 5.0 * len(text)
    return Word(text, left, baseline - 11, right, baseline + 4, baseline, 15.0, glyphs=glyphs)


def test_a_sign_goes_to_the_word_over_which_it_stands() -> None:
    words = [
        word("\u0644\u0641", 100, 126),
        word("\u064e", 101, 125.4),
        word("\u0643\u0644", 80, 126),
    ]
    found = with_marks(words)
    assert [each.text for each in found] == ["\u0644\u0641\u064e", "\u0643\u0644"]


def test_a_letter_drawn_at_the_height_of_its_sign_stands_on_the_line() -> None:
    words = [word("\u0648\u0642\u062f", 100, 126), word("\u0623\u064f", 88, 120)]
    assert [each.baseline for each in with_marks(words)] == [126, 126]


def test_a_sign_far_from_all_words_stays() -> None:
    words = [word("\u0644\u0641", 100, 126), word("\u064e", 300, 126)]
    assert len(with_marks(words)) == 2


def cluster(text: str, left: float, baseline: float) -> Word:
    """A letter and its sign, drawn as one glyph without a width of its own."""
    glyphs = tuple(Glyph(sign, left, left + 1.5) for sign in text)
    return Word(text, left, baseline - 11, left + 1.5, baseline + 4, baseline, 15.0, glyphs=glyphs)


def test_a_sign_before_its_letter_is_lowered_with_it() -> None:
    words = [word("نشئت", 385, 126), cluster("\u064fأ", 405, 119.5)]
    lowered = with_marks(words)[1]
    assert lowered.baseline == 126
    assert not lowered.apart
    assert lowered.right == 405 + 0.3 * 15


def test_a_lam_and_an_alef_under_a_sign_are_wide() -> None:
    words = [word("ا", 188.9, 269.1), cluster("\u064fلأ", 177.4, 263.1)]
    assert with_marks(words)[1].right == 177.4 + 0.7 * 15


def test_a_letter_given_for_itself_and_for_its_sign_is_read_once() -> None:
    words = [word("نشئ", 430, 513), cluster("أ\u064f", 451.5, 513), cluster("\u064fأ", 449.8, 507)]
    assert [len(each.text) for each in with_marks(words)] == [3, 2]
