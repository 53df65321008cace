"""Brackets of right-to-left lines as PDFs give them, against what is printed."""

from __future__ import annotations

import pytest

from importers.pdfpages.brackets import facing, facing_over_lines


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("التعليق العام رقم 9)2006) بشأن", "التعليق العام رقم 9(2006) بشأن"),
        ("المادة 28)1)، لا تميز", "المادة 28(1)، لا تميز"),
        ("64 عضوا )45+19)", "64 عضوا (45+19)"),
        ("في المائة )16.15 في المائة", "في المائة (16.15 في المائة"),
        ("في عام 2005(. كما أن", "في عام 2005). كما أن"),
        ("الدول )الأعضاء(", "الدول (الأعضاء)"),
        ("1) المادة", "1) المادة"),
        ("(1) المادة", "(1) المادة"),
        ("المادة 16)1) (ج) هو", "المادة 16(1) (ج) هو"),
        ("«نص» آخر", "«نص» آخر"),
        ("بلا أقواس", "بلا أقواس"),
        ("8 )(انظر اللجنة", "8 ()انظر اللجنة"),  # the note's number is drawn apart
    ],
)
def test_brackets_face_what_they_enclose(given: str, printed: str) -> None:
    assert facing(given) == printed


def test_a_comparison_keeps_its_sign() -> None:
    assert facing("س < ص") == "س < ص"


def test_a_bracket_may_open_at_the_end_of_a_line() -> None:
    assert facing_over_lines("رقم 13(2011) بشأن رقم 18) 2014) بشأن") == (
        "رقم 13(2011) بشأن رقم 18(2014) بشأن"
    )
    assert facing_over_lines("64 عضوا ) 45+19). أما") == "64 عضوا (45+19). أما"
    assert facing_over_lines("التعليق العام رقم 9) 2006) بشأن حقوق") == (
        "التعليق العام رقم 9(2006) بشأن حقوق"
    )
