from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.ui.reading.values import note, paragraph, tag, theme
from viewer.domain import Kind, ParagraphId, ThemeId
from viewer.ui.reading.content import SLICE_CELLS, SLICE_CHARACTERS, Content, Marks


def test_furniture_is_hidden_until_asked_for() -> None:
    shown = [paragraph(0, "A"), paragraph(1, "page 1", Kind.FURNITURE), paragraph(2, "B")]

    assert [each.text for each in Content(shown).rows] == ["A", "B"]
    assert len(Content(shown, furniture=True)) == 3


def test_as_extracted_shows_what_came_out_of_the_file() -> None:
    repaired = paragraph(0, "Organization", extracted="Organizat ion")
    content = Content([repaired, paragraph(1, "Same")], extracted=True)

    assert content.text(0) == "Organizat ion"
    assert not content.anchorable(0)
    assert content.text(1) == "Same"
    assert content.anchorable(1)


def test_a_short_paragraph_is_one_row() -> None:
    content = Content([paragraph(0, "A"), paragraph(1, "B")])

    assert list(content.rows_of(1)) == [1]
    assert content.is_first(1)
    assert content.is_last(1)
    assert content.row_of(ParagraphId(2)) == 1
    assert content.row_of(ParagraphId(99)) is None


@given(st.integers(1, 4), st.integers(0, 50))
def test_slices_of_a_huge_paragraph_are_its_text_again(times: int, more: int) -> None:
    text = "lorem ipsum " * (SLICE_CHARACTERS // 12 * times + more)
    content = Content([paragraph(0, "A"), paragraph(1, text), paragraph(2, "B")])
    rows = content.rows_of(1)

    assert "".join(content.text(row) for row in rows) == text
    assert [content.end(row) for row in rows][:-1] == [content.start(row) for row in rows][1:]
    assert content.is_first(rows[0])
    assert content.is_last(rows[-1])
    assert content.rows[rows.stop].text == "B"
    for offset in (0, len(text) // 2, len(text) - 1):
        row = content.row_of(ParagraphId(2), offset)
        assert row is not None
        assert content.start(row) <= offset < content.end(row)


def test_words_without_spaces_are_cut_too() -> None:
    content = Content([paragraph(0, "x" * (SLICE_CHARACTERS * 3 + 5))])

    assert max(len(content.text(row)) for row in range(len(content))) <= SLICE_CHARACTERS
    assert sum(len(content.text(row)) for row in range(len(content))) == SLICE_CHARACTERS * 3 + 5


def test_a_large_table_is_cut_between_its_rows() -> None:
    text = "\n".join("a\tb\tc" for _ in range(SLICE_CELLS))
    content = Content([paragraph(0, text, Kind.TABLE)])

    assert len(content) > 1
    assert "".join(content.text(row) for row in range(len(content))) == text
    assert all(content.text(row).endswith("\n") for row in range(len(content) - 1))


def test_a_row_without_letters_reads_as_the_document_does() -> None:
    content = Content([paragraph(0, "سلام"), paragraph(1, "1234"), paragraph(2, "Peace")])
    mostly = Content([paragraph(index, "سلام") for index in range(3)] + [paragraph(3, "12")])

    assert not content.right_to_left(1)
    assert mostly.right_to_left(3)


def test_the_row_near_a_hidden_block_is_the_next_one() -> None:
    content = Content([paragraph(0), paragraph(1, "x", Kind.FURNITURE), paragraph(2), paragraph(5)])

    assert content.row_near(1) == 1
    assert content.row_near(2) == 1
    assert content.row_near(99) == 2


def test_marks_are_found_by_paragraph_and_themes_keep_their_order() -> None:
    marks = Marks.of([tag(1, 2, 0), tag(2, 1, 0)], [note(1, 3)], [theme(2, "B"), theme(1, "A")])

    assert [each.id for each in marks.tags[ParagraphId(1)]] == [1, 2]
    assert list(marks.notes) == [ParagraphId(4)]
    assert list(marks.themes) == [ThemeId(2), ThemeId(1)]
