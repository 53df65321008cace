from tests.viewer.ui.reading.values import THEMES, note, paragraph, tag
from viewer.domain import Kind
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.selection import Point, Selected
from viewer.ui.reading.sheet import Sheet
from viewer.ui.reading.spoken import describe
from viewer.ui.reading.typography import Typography


def test_a_paragraph_is_said_with_all_that_stands_on_it(typography: Typography) -> None:
    sheet = Sheet(typography)
    rows = [
        paragraph(0, "The text.", label="14."),
        paragraph(1, "A section", Kind.HEADING, label="II."),
        paragraph(2, "A source.", Kind.FOOTNOTE, mark="2"),
    ]
    tags = [tag(1, 1, 0), tag(2, 3, 0, 0, 3), tag(3, 1, 0, 4, 6)]
    notes = [note(1, 0, "First"), note(2, 0, "Second")]
    sheet.show(Content(rows), Marks.of(tags, notes, THEMES), 600.0)

    assert describe(sheet, 0) == ("14.: The text. Themes: Peace, Health. 2 notes: First; Second.")
    assert describe(sheet, 1) == "Heading II.: A section"
    assert describe(sheet, 2) == "Footnote 2: A source."
    words = Selected(Point(0, 0), Point(0, 3), words=True)
    assert describe(sheet, 0, words).startswith("Selected: The. 14.: The text.")
