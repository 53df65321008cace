from __future__ import annotations

import pytest

from importers.recognition.hocr import words_of
from tests.importers.recognition.scans import HOCR


def test_words_have_places_in_points_and_confidence() -> None:
    first, second = words_of(HOCR, 200)
    assert (first.text, second.text) == ("Seen", "anyhow.")
    assert (first.left, first.top, first.right, first.bottom) == pytest.approx((36, 36, 108, 50.4))
    assert first.baseline == second.baseline == pytest.approx(130 * 0.36)
    assert first.size == pytest.approx(14.4)
    assert (first.confidence, second.confidence) == (0.96, 0.8)
    assert first.line == second.line


def test_a_baseline_that_goes_astray_is_found_by_the_words() -> None:
    slanting = HOCR.replace("baseline 0 -10", "baseline 0.3 -90")
    assert words_of(slanting, 72)[0].baseline == 140
    above = HOCR.replace("baseline 0 -10", "baseline 0.01 -39")
    assert words_of(above, 72)[0].baseline == 140


def test_a_slight_slant_is_met_in_the_middle() -> None:
    slanting = HOCR.replace("baseline 0 -10", "baseline 0.01 -10")
    assert words_of(slanting, 72)[0].baseline == pytest.approx(130 + 0.01 * 305)


def test_marks_of_direction_and_empty_words_are_left_out() -> None:
    arabic = HOCR.replace("Seen", "\u200fكتاب\u200e").replace("anyhow.", " \u200f ")
    assert [word.text for word in words_of(arabic, 300)] == ["كتاب"]


def test_a_page_without_words() -> None:
    assert words_of('<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 300) == ()
