"""Charts: what is written in them is one block, and their captions stay outside."""

from __future__ import annotations

from importers import read_bytes
from importers.parsed import Block, Kind
from importers.registry import Source
from tests.importers.pdffiles import Page, make_pdf

TEXT = (
    "44. Regionally, evaluations from country offices continued to show a high level of",
    "quality, with 73 per cent considered satisfactory. The others improved as well and",
    "remain more of a challenge.",
)
NEXT = (
    "45. Evaluations are an important tool for assessing whether and how different groups",
    "can benefit from support. Each year, the Office assesses all of them with indicators",
    "from the plan of action.",
)


def bars(page: Page, top: float) -> None:
    for at, (name, *figures) in enumerate(
        [("Global", "50%", "42%"), ("Arab States", "73%", "17%"), ("Africa", "38%", "51%")]
    ):
        page.text(150, top + 30 * at, name, size=9)
        for place, figure in enumerate(figures):
            page.text(260 + 60 * place, top + 30 * at, figure, size=8, font="bold")
    page.turned(110, top + 70, "Number of evaluations", size=8)
    page.text(250, top + 100, "Satisfactory", size=9)
    page.text(330, top + 100, "Unsatisfactory", size=9)


def blocks(page: Page) -> list[Block]:
    found = read_bytes(Source("report.pdf", make_pdf(page))).blocks
    return [block for block in found if block.kind is not Kind.FURNITURE]


def test_a_chart_between_its_caption_and_its_source() -> None:
    page = Page()
    page.lines(100, 100, *TEXT)
    page.text(100, 160, "Figure 2. Regional breakdown of evaluation quality", font="bold")
    bars(page, 190)
    page.text(100, 330, "Source: Evaluation Resource Centre")
    page.lines(100, 370, *NEXT)
    found = blocks(page)
    assert [block.kind for block in found] == [
        Kind.PARAGRAPH,
        Kind.CAPTION,
        Kind.TABLE,
        Kind.CAPTION,
        Kind.PARAGRAPH,
    ]
    assert found[2].cells == (
        ("Global", "50%", "42%"),
        ("Arab States", "73%", "17%"),
        ("Africa", "38%", "51%"),
        ("Satisfactory", "Unsatisfactory", ""),
        ("Number of evaluations", "", ""),
    )


def test_a_title_below_the_number_of_the_figure_is_no_part_of_the_chart() -> None:
    page = Page()
    page.text(100, 160, "Figure II")
    page.text(100, 172, "Evaluations, by region and quality, in 2024", font="bold")
    bars(page, 210)
    page.lines(100, 370, *NEXT)
    found = blocks(page)
    assert [block.text for block in found[:2]] == [
        "Figure II",
        "Evaluations, by region and quality, in 2024",
    ]
    assert [block.kind for block in found[:3]] == [Kind.CAPTION, Kind.CAPTION, Kind.TABLE]
    assert found[3].label == "45."


def test_a_chart_at_the_foot_of_a_page_leaves_the_footer_out() -> None:
    page = Page()
    page.lines(100, 540, *TEXT)
    page.text(100, 600, "Figure 2. Regional breakdown", font="bold")
    bars(page, 630)
    page.text(100, 800, "24-23730")
    found = read_bytes(Source("report.pdf", make_pdf(page))).blocks
    chart = next(block for block in found if block.kind is Kind.TABLE)
    assert "24-23730" not in chart.text
    assert "Unsatisfactory" in chart.text


def test_boxes_with_words_are_no_chart() -> None:
    page = Page()
    page.lines(100, 100, *TEXT)
    page.text(100, 160, "Figure 2. How the Committee works", font="bold")
    page.lines(100, 190, "The Bureau proposes", "a programme of work")
    page.lines(100, 240, "The Committee adopts", "its agenda and rules")
    page.lines(100, 370, *NEXT)
    assert Kind.TABLE not in [block.kind for block in blocks(page)]


def test_a_sentence_that_begins_with_a_figure_is_text() -> None:
    page = Page()
    page.lines(100, 100, *TEXT)
    page.lines(
        100,
        160,
        "Figure 2 shows that the quality of evaluations improved in all of the regions",
        "in 2024, by 50 per cent.",
    )
    page.lines(100, 200, *NEXT)
    assert [block.kind for block in blocks(page)] == [Kind.PARAGRAPH] * 3
