import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.ui.reading.values import paragraph
from viewer.domain import Anchor, Kind, ParagraphId
from viewer.ui.reading.content import SLICE_CHARACTERS, Content
from viewer.ui.reading.selection import (
    Point,
    Selected,
    anchors,
    everything,
    next_word,
    paragraphs,
    plain_text,
    previous_word,
    rich_text,
    word_at,
    words_text,
)

CONTENT = Content(
    [
        paragraph(0, "One two three.", label="1."),
        paragraph(1, "Four five six."),
        paragraph(2, "Seven & eight.", label="2."),
    ]
)


def words(first: tuple[int, int], last: tuple[int, int]) -> Selected:
    return Selected(Point(*first), Point(*last), words=True)


def test_paragraphs_become_whole_anchors_in_order_whichever_way_they_were_drawn() -> None:
    expected = (Anchor(ParagraphId(1)), Anchor(ParagraphId(2)))

    assert anchors(paragraphs(0, 1), CONTENT) == expected
    assert anchors(paragraphs(1, 0), CONTENT) == expected
    assert len(anchors(everything(CONTENT), CONTENT)) == 3


def test_words_of_several_paragraphs_become_an_anchor_each() -> None:
    found = anchors(words((0, 4), (2, 5)), CONTENT)

    assert found == (
        Anchor(ParagraphId(1), 4, 14),
        Anchor(ParagraphId(2), 0, 14),
        Anchor(ParagraphId(3), 0, 5),
    )


def test_spaces_at_the_ends_of_words_are_left_out() -> None:
    assert anchors(words((0, 3), (0, 8)), CONTENT) == (Anchor(ParagraphId(1), 4, 7),)
    assert anchors(words((0, 3), (0, 4)), CONTENT) == ()


def test_a_caret_alone_selects_nothing() -> None:
    assert anchors(words((0, 3), (0, 3)), CONTENT) == ()


def test_words_across_slices_of_one_paragraph_are_one_anchor() -> None:
    text = "word " * (SLICE_CHARACTERS // 5 + 100)
    content = Content([paragraph(0, text)])
    first, last = Point(0, 10), Point(1, SLICE_CHARACTERS + 50)

    assert anchors(Selected(first, last, words=True), content) == (
        Anchor(ParagraphId(1), 10, SLICE_CHARACTERS + 49),
    )
    assert anchors(paragraphs(1), content) == (Anchor(ParagraphId(1)),)


def test_words_of_extracted_text_anchor_to_their_paragraph() -> None:
    content = Content([paragraph(0, "Organization", extracted="Organizat ion")], extracted=True)

    assert anchors(words((0, 2), (0, 5)), content) == (Anchor(ParagraphId(1)),)


def test_nothing_is_selected_in_nothing() -> None:
    assert anchors(paragraphs(0), Content(())) == ()
    assert plain_text(paragraphs(0), Content(())) == ""


def test_copied_paragraphs_bring_their_labels() -> None:
    assert plain_text(everything(CONTENT), CONTENT) == (
        "1. One two three.\n\nFour five six.\n\n2. Seven & eight."
    )
    assert plain_text(words((0, 4), (0, 7)), CONTENT) == "two"
    assert words_text(words((0, 8), (1, 4)), CONTENT) == "three. Four"
    assert words_text(paragraphs(0), CONTENT) == ""


def test_copied_html_keeps_what_a_paragraph_is() -> None:
    content = Content(
        [
            paragraph(0, "A <b> title", Kind.TITLE, level=1),
            paragraph(1, "Deep", Kind.LIST_ITEM, level=2, label="(i)"),
            paragraph(2, "a\tb\nc\td", Kind.TABLE),
        ]
    )

    html = rich_text(everything(content), content)

    assert "<h1>A &lt;b&gt; title</h1>" in html
    assert "margin-left" in html
    assert "(i) Deep" in html
    assert "<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>" in html


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("One two", 5, "two"),
        ("One two", 3, "One"),
        ("Secretary’s visit", 4, "Secretary’s"),
        ("a – b", 2, "–"),
        ("مُحَمَّد قال", 2, "مُحَمَّد"),
        ("😀 word", 3, "word"),
    ],
)
def test_the_word_at_a_place(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, offset)

    assert text[start:end] == word


@given(st.text(alphabet="ab é'’ .😀", max_size=40))
def test_stepping_by_words_reaches_both_ends(text: str) -> None:
    at, steps = 0, 0
    while (to := next_word(text, at)) is not None:
        assert to > at
        at, steps = to, steps + 1
    while (to := previous_word(text, at)) is not None:
        assert to < at
        at, steps = to, steps - 1
    assert steps == 0
