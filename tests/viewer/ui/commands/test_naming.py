import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import Kind
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Paragraph, ParagraphId
from viewer.ui.commands.naming import QUOTED, name_of_anchors, name_of_paragraph, shorten


def paragraph(
    text: str = "Some words that go on for a while",
    label: str | None = None,
    kind: Kind = Kind.PARAGRAPH,
) -> Paragraph:
    return Paragraph(ParagraphId(1), DocumentId(1), 0, kind, text, label)


@pytest.mark.parametrize(
    ("given_paragraph", "name"),
    [
        (paragraph(label="14."), "paragraph 14"),
        (paragraph(label="(a)"), "paragraph (a)"),
        (paragraph(label="3", kind=Kind.FOOTNOTE), "footnote 3"),
        (paragraph(label="•"), "“Some words that go on for a…”"),
        (paragraph(), "“Some words that go on for a…”"),
        (paragraph(text="Short"), "“Short”"),
        (paragraph(text=" "), "the paragraph"),
    ],
)
def test_a_paragraph_is_named_by_its_label_or_its_first_words(
    given_paragraph: Paragraph, name: str
) -> None:
    assert name_of_paragraph(given_paragraph) == name


@given(st.text())
def test_a_shortened_text_is_one_line_of_bounded_length(text: str) -> None:
    short = shorten(text)
    assert len(short) <= QUOTED + 1
    assert "\n" not in short


def test_several_anchors_are_counted(archive: Archive, resolution: DocumentId) -> None:
    ids = [each.id for each in archive.documents.paragraphs(resolution)]
    assert name_of_anchors(archive, [Anchor(ids[0]), Anchor(ids[1])]) == "2 paragraphs"
    assert name_of_anchors(archive, [Anchor(ids[0], 0, 3), Anchor(ids[1])]) == "2 places"


def test_a_paragraph_that_is_gone_still_has_a_name(archive: Archive) -> None:
    assert name_of_anchors(archive, [Anchor(ParagraphId(12_345))]) == "a paragraph"
