"""A PDF read in portions is the PDF read at once, wherever the portions end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import Source, UnreadableFile, read_bytes
from importers.parsed import ParsedDocument
from importers.recognised import RecognisedPage, RecognisedWord
from importers.registry import in_portions
from tests.importers.pdffiles import Page, make_pdf

SENTENCE = "the Council notes with concern that many States have not yet ratified this treaty"
WORDS = SENTENCE.split()


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """Lines of one paragraph, of full measure but for the last."""
    count = draw(st.integers(3, 40))
    start = draw(st.integers(0, len(WORDS)))
    words = [WORDS[(start + at) % len(WORDS)] for at in range(count)]
    words[0] = words[0].title()
    lines = [" ".join(words[at : at + 12]) for at in range(0, count, 12)]
    return [*lines[:-1], f"{lines[-1]}."]


@st.composite
def pdfs(draw: st.DrawFn) -> tuple[bytes, int]:
    """Running heads, page numbers, paragraphs over borders, footnotes, columns, lost pages."""
    paragraphs = draw(st.lists(texts(), min_size=4, max_size=30))
    lines = [
        (f"{number}. {line}" if at == 0 else line, at)
        for number, paragraph in enumerate(paragraphs, start=1)
        for at, line in enumerate(paragraph)
    ]
    per_page = draw(st.integers(4, 12))
    head = draw(st.sampled_from(["", "A/RES/70/1", "Report of the Committee"]))
    columns = draw(st.booleans())
    pages: list[Page] = []
    for first in range(0, len(lines), per_page):
        page = Page()
        if head:
            page.text(60, 40, head, size=8)
        kind = draw(st.sampled_from(["text", "text", "text", "notes", "picture", "empty"]))
        for at, (line, indent) in enumerate(lines[first : first + per_page]):
            left = 60 + (0 if indent else 12)
            if columns:
                page.text(left, 90 + 12 * at, line[:38], size=9)
                page.text(left + 260, 90 + 12 * at, line[38:76], size=9)
            elif kind not in ("picture", "empty"):
                page.text(left, 90 + 12 * at, line)
        if kind == "notes":
            page.text(60, 700, "1", size=6)
            page.text(66, 702, "See the report of the Committee on this matter.", size=8)
        if kind == "picture":
            page.picture()
        page.text(290, 800, str(len(pages) + 1), size=8)
        pages.append(page)
    return make_pdf(*pages), len(pages)


def whole(source: Source, borders: list[int]) -> ParsedDocument | str:
    """Read in portions that begin after these pages."""
    paged = in_portions(source)
    assert paged is not None
    try:
        edges = [0, *borders, paged.pages]
        return paged.whole([paged.portion(a + 1, b) for a, b in pairwise(edges) if b > a])
    except UnreadableFile as error:
        return str(error)
    finally:
        paged.close()


def at_once(source: Source) -> ParsedDocument | str:
    try:
        return read_bytes(source)
    except UnreadableFile as error:
        return str(error)


@settings(max_examples=40, deadline=None)
@given(pdfs(), st.data())
def test_portions_give_what_reading_at_once_gives(
    made: tuple[bytes, int], data: st.DataObject
) -> None:
    content, count = made
    source = Source("report.pdf", content)
    borders = sorted(data.draw(st.sets(st.integers(1, count), max_size=4)))

    assert whole(source, borders) == at_once(source)


@pytest.mark.parametrize("border", [1, 2, 3])
def test_recognised_pages_take_their_place_in_portions_too(border: int) -> None:
    pages = [Page() for _ in range(4)]
    pages[0].text(60, 90, "The Council notes the report of the Committee on this matter.")
    pages[2].picture()
    pages[3].text(60, 90, "It decides to remain seized of the matter for another year.")
    word = RecognisedWord("Recognised.", 60.0, 80.0, 130.0, 92.0, 89.0, 10.0, 0.9, 1)
    page = RecognisedPage(3, 595.0, 842.0, 0, "eng", "tesseract 5.3.0", (word,))
    source = Source("scan.pdf", make_pdf(*pages), recognised={3: page})

    document = whole(source, [border])

    assert document == at_once(source)
    assert isinstance(document, ParsedDocument)
    assert document.recognised == (3,)


def test_pages_that_cannot_be_loaded_are_counted_over_all_portions() -> None:
    pages = [Page() for _ in range(3)]
    for page in pages:
        page.text(60, 90, "The Council notes the report of the Committee on this matter.")
    # The tree promises more pages than it has.
    content = make_pdf(*pages).replace(b"/Count 3", b"/Count 999")
    source = Source("promises.pdf", content)

    document = at_once(source)

    assert isinstance(document, ParsedDocument)
    assert whole(source, [2, 50, 120, 300]) == document


def test_the_beginning_is_a_document_and_leaves_the_portion_as_it_was() -> None:
    pages = [Page() for _ in range(4)]
    for number, page in enumerate(pages):
        page.text(60, 90, f"{number}. The Council notes the report of the Committee.")
    source = Source("report.pdf", make_pdf(*pages))
    paged = in_portions(source)
    assert paged is not None
    first = paged.portion(1, 2)

    beginning = paged.beginning(first)

    assert {block.page for block in beginning.blocks} == {1, 2}
    assert paged.whole([first, paged.portion(3, 4)]) == read_bytes(source)
    paged.close()


def test_formats_without_pages_are_read_at_once() -> None:
    assert in_portions(Source("a.txt", b"The Council notes the report.")) is None
