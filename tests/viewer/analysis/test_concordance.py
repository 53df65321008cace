import random

from hypothesis import given
from hypothesis import strategies as st

from viewer.analysis.concordance import (
    CONTEXT,
    Line,
    Passage,
    arranged,
    concordance,
    runs_to_the_left,
    word_at,
)
from viewer.archive.folding import bare


def line(text: str, found: str) -> Line:
    start = text.index(found)
    (made,) = concordance([Passage(text, [(start, start + len(found))])], bare)
    return made


def test_a_line_has_what_stands_before_and_after() -> None:
    made = line("Recalling that peace\nand security are one,", "peace")
    assert (made.before, made.found, made.after) == (
        "Recalling that ",
        "peace",
        " and security are one,",
    )
    assert made.keys_before == ("that", "recalling")
    assert made.keys_after == ("and", "security", "are", "one")


def test_lines_are_sorted_by_the_words_to_either_side() -> None:
    lines = [
        line("lasting peace now", "peace"),
        line("the Éternal peace again", "peace"),
        line("a durable peace building", "peace"),
        line("peace", "peace"),
    ]
    by_left = [each.key(-1) for each in arranged(lines, [-1])]
    by_right = [each.key(1) for each in arranged(lines, [1])]
    assert by_left == ["durable", "eternal", "lasting", ""]
    assert by_right == ["again", "building", "now", ""]


def test_the_next_place_decides_between_equals_and_then_the_order_given() -> None:
    lines = [
        line("of lasting peace x", "peace"),
        line("in lasting peace y", "peace"),
        line("in lasting peace z", "peace"),
    ]
    assert [each.after for each in arranged(lines, [-1, -2])] == [" y", " z", " x"]


def test_found_words_are_a_place_too() -> None:
    lines = [line("x Peaceful y", "Peaceful"), line("x peace y", "peace")]
    assert [each.found for each in arranged(lines, [0])] == ["peace", "Peaceful"]


def test_arabic_stands_mirrored_on_the_screen() -> None:
    made = line("تعزيز السلام الدائم في المنطقة", "السلام")
    assert made.right_to_left
    assert made.before == "تعزيز "
    left, right = made.sides
    assert left.strip() == "الدائم في المنطقة"
    assert right.strip() == "تعزيز"
    assert line("lasting peace now", "peace").sides == ("lasting ", " now")


def test_arabic_is_sorted_without_its_ornaments() -> None:
    plain, ornate = line("سلام أحمد", "سلام"), line("سلام اَحمــد", "سلام")
    assert plain.key(1) == ornate.key(1)


def test_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert runs_to_the_left("14. (أ) قرار A/RES/61/49")
    assert not runs_to_the_left("A/RES/61/49 قرار")
    assert not runs_to_the_left("14.")


def test_a_word_beside_is_found_again_in_its_context() -> None:
    assert word_at("in our time,", -1) == (7, 11)
    assert word_at("in our time,", 2) == (3, 6)
    assert word_at("in our time,", 4) is None
    assert word_at("in our time,", 0) is None


def test_long_contexts_are_cut_between_words() -> None:
    text = "word " * 100 + "peace" + " other" * 100
    made = line(text, "peace")
    assert made.before.startswith("…")
    assert set(made.before.strip("… ").split()) == {"word"}
    assert made.after.endswith("…")
    assert set(made.after.strip("… ").split()) == {"other"}


@given(
    st.lists(st.sampled_from(["peace", "war", "of", "the", "السلام", "é", "1."]), max_size=60),
    st.randoms(),
)
def test_every_occurrence_is_a_line_and_nothing_near_is_lost(
    words: list[str], chance: random.Random
) -> None:
    text = " ".join(words)
    spans = []
    at = 0
    for word in words:
        if chance.random() < 0.3:
            spans.append((at, at + len(word)))
        at += len(word) + 1
    lines = list(concordance([Passage(text, spans)]))
    assert [(each.start, each.end) for each in lines] == spans
    for each in lines:
        assert text.endswith(each.after.rstrip("…")) or len(text) - each.end > CONTEXT
        around = each.before.lstrip("…") + text[each.start : each.end] + each.after.rstrip("…")
        assert around in text
