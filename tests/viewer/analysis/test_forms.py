from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.analysis.forms import form_of, forms, readings, stem


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peace-keeping", ["peace", "keeping"]),
        ("l’aide d'urgence aux réfugiés", ["l", "aide", "d", "urgence", "aux", "refugies"]),
        ("والسَّلام", ["سلام"]),
        ("بالصحة", ["صحه"]),
        ("للاجئين", ["لاجئين"]),
        ("إنسانيّة", ["انسانيه"]),
        ("HIV/AIDS 2013", ["hiv", "aids", "2013"]),
    ],
)
def test_words_are_folded(text: str, found: list[str]) -> None:
    assert [each.form for each in forms(text)] == found


@pytest.mark.parametrize(
    "printed", ["لاجئين", "ولاجئين", "اللاجئين", "للاجئين", "وللاجئين", "باللاجئين"]
)
def test_a_word_is_the_same_whatever_arabic_writes_together_with_it(printed: str) -> None:
    assert "لاجئين" in readings(form_of(printed))


def test_particles_are_arabic_alone() -> None:
    assert readings("peace") == ("peace",)
    assert "امهات" in readings(form_of("للأمهات"))


@pytest.mark.parametrize(
    ("form", "of"),
    [("refugees", "refugee"), ("countries", "country"), ("crisis", "crisis"), ("aids", "aids")],
)
def test_plurals_are_taken_off(form: str, of: str) -> None:
    assert stem(form) == of


@given(st.text())
def test_every_form_stands_where_it_says(text: str) -> None:
    last = 0
    for each in forms(text):
        assert last <= each.start < each.end <= len(text)
        assert form_of(text[each.start : each.end]) == each.form
        last = each.end
