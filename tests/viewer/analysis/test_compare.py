"""The spans of a comparison cover both texts and name the words that differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.analysis.compare import Change, compare
from viewer.analysis.ignoring import Ignore

EXACT = Ignore(whitespace=False, quotes=False, hyphens=False)


def marked(a: str, b: str, ignore: Ignore = Ignore()) -> str:  # noqa: B008 frozen
    """`[-deleted-]` and `{+inserted+}` within what is equal, as it stands in the first text."""
    shown = {
        Change.EQUAL: lambda span: a[span.a_start : span.a_end],
        Change.DELETE: lambda span: f"[-{a[span.a_start : span.a_end]}-]",
        Change.INSERT: lambda span: f"{{+{b[span.b_start : span.b_end]}+}}",
    }
    return "".join(shown[span.change](span) for span in compare(a, b, ignore))


def test_whole_words_are_marked() -> None:
    assert (
        marked("at its sixty-ninth session on", "at its seventy-first session on")
        == "at its [-sixty-ninth -]{+seventy-first +}session on"
    )


def test_equal_texts_are_one_span_and_empty_ones_none() -> None:
    (span,) = compare("peace", "peace")
    assert (span.change, span.a_end, span.b_end) == (Change.EQUAL, 5, 5)
    assert compare("", "") == []


def test_quotes_hyphens_and_spaces_make_no_difference_unless_wanted() -> None:
    a = "the “self-determination” of  peoples"
    b = 'the "self- determination" of peoples'

    assert [span.change for span in compare(a, b)] == [Change.EQUAL]
    assert {span.change for span in compare(a, b, EXACT)} == set(Change)


def test_a_space_inside_a_word_makes_no_difference() -> None:
    assert marked("the Organizat ion of States", "the Organization of States") == (
        "the Organizat ion of States"
    )


def test_capitals_differ_unless_ignored() -> None:
    assert marked("General Assembly", "general Assembly") == "[-General -]{+general +}Assembly"
    assert marked("General Assembly", "general Assembly", Ignore(case=True)) == "General Assembly"


def test_a_lone_small_word_between_rewritten_phrases_is_not_kept() -> None:
    assert (
        marked("alpha beta gamma of delta epsilon zeta", "one two three of four five six")
        == "[-alpha beta gamma of delta epsilon zeta-]{+one two three of four five six+}"
    )


def test_offsets_count_code_points() -> None:
    spans = compare("😀 old peace", "😀 new peace")
    assert [(s.change, s.a_start, s.a_end) for s in spans] == [
        (Change.EQUAL, 0, 2),
        (Change.DELETE, 2, 6),
        (Change.INSERT, 6, 6),
        (Change.EQUAL, 6, 11),
    ]


TEXTS = st.text(st.sampled_from("ab 1-–“'\u00a0\né和😀.,"), max_size=40)
IGNORED = st.builds(Ignore, st.booleans(), st.booleans(), st.booleans(), st.booleans())


@given(TEXTS, TEXTS, IGNORED)
def test_spans_cover_both_texts_without_gap(a: str, b: str, ignore: Ignore) -> None:
    at_a = at_b = 0
    for span in compare(a, b, ignore):
        assert (span.a_start, span.b_start) == (at_a, at_b)
        assert span.a_end > span.a_start or span.b_end > span.b_start
        if span.change is Change.DELETE:
            assert span.b_end == span.b_start
        elif span.change is Change.INSERT:
            assert span.a_end == span.a_start
        at_a, at_b = span.a_end, span.b_end
    assert (at_a, at_b) == (len(a), len(b))


@given(TEXTS, TEXTS)
def test_when_nothing_is_ignored_equal_spans_are_equal(a: str, b: str) -> None:
    for span in compare(a, b, EXACT):
        if span.change is Change.EQUAL:
            assert a[span.a_start : span.a_end] == b[span.b_start : span.b_end]
