import pytest

from tests.viewer.ui.reading.values import paragraph
from viewer.domain import Kind
from viewer.ui.reading.content import Content
from viewer.ui.reading.footnotes import footnote_for, mark_of, marks_in


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
