import pytest

from tests.viewer.ui.reading.values import paragraph
from viewer.domain import Kind
from viewer.domain.notemarks import marks_in
from viewer.ui.reading.content import Content
from viewer.ui.reading.footnotes import footnote_for, mark_of, note_of, place_of_mark


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Twenty-first Century2 and the", ["2"]),
        ("and other organizations,3", ["3"]),
        ("the report of 2012.1 It", []),
        ("of the Secretary-General.1 It notes;2", ["1", "2"]),
        ("Recalling resolution 3 of", []),
        ("CO2 and G3 and No.2 and para.3", []),
        ("1,000,3 people, 12.1 per cent", []),
        ("(A/67/L.2 and Add.1 and Corr.2)", []),
        ("the programme*", ["*"]),
        ("the decision9 of", []),
        ("by resolution 67/264,1 shall", ["1"]),
        ("أيار/مايو 2013،1 وإلى", ["1"]),
    ],
)
def test_figures_behind_words_are_marks_of_footnotes(text: str, found: list[str]) -> None:
    marks = marks_in(text, {"1", "2", "3", "*"})

    assert [each.mark for each in marks] == found
    assert all(text[each.start : each.end] == each.mark for each in marks)


def test_the_footnote_of_a_mark_is_the_next_one_so_marked() -> None:
    rows = [
        paragraph(0, "one1"),
        paragraph(1, "First page.", Kind.FOOTNOTE, mark="1"),
        paragraph(2, "two1"),
        paragraph(3, "Second page.", Kind.FOOTNOTE, label="(1)"),
        paragraph(4, "three1"),
    ]

    texts = [found.text if (found := footnote_for(rows, row, "1")) else None for row in (0, 2, 4)]

    assert texts == ["First page.", "Second page.", "Second page."]
    assert footnote_for(rows, 0, "7") is None
    assert mark_of(rows[0]) is None


def test_content_knows_the_marks_of_its_footnotes() -> None:
    content = Content([paragraph(0, "A note.", Kind.FOOTNOTE, mark="1"), paragraph(1)])

    assert content.footnote_marks == {"1"}


def test_a_footnote_of_several_paragraphs_is_whole_and_leads_back() -> None:
    rows = [
        paragraph(0, "Nothing here."),
        paragraph(1, "Established in 1977 by the Assembly,1 and again,1"),
        paragraph(2, "First.", Kind.FOOTNOTE, mark="1"),
        paragraph(3, "Goes on.", Kind.FOOTNOTE),
        paragraph(4, "Another page with a mark.1"),
        paragraph(5, "Second.", Kind.FOOTNOTE, mark="1"),
        paragraph(6, "Nobody points here.", Kind.FOOTNOTE, mark="9"),
    ]
    content = Content(rows)

    assert [each.text for each in note_of(rows, 1, "1")] == ["First.", "Goes on."]
    assert [each.text for each in note_of(rows, 4, "1")] == ["Second."]
    assert note_of(rows, 1, "2") == []
    for row, there in ((2, 1), (3, 1), (5, 4)):
        found = place_of_mark(content, row)
        assert found is not None
        assert (found[0], found[1].mark) == (there, "1")
    assert place_of_mark(content, 6) is None
    assert place_of_mark(content, 0) is None
