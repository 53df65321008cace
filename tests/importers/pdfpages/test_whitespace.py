"""Tables and lists that stand in columns without a line drawn between them."""

from __future__ import annotations

from importers import read_bytes
from importers.parsed import Block, Kind
from importers.pdfpages.segments import row_text, rows, segments
from importers.pdfpages.sheet import Word
from importers.pdfpages.tables import Table
from importers.pdfpages.whitespace import Row, split_tables
from importers.registry import Source
from tests.importers.pdffiles import Page, make_pdf

FIGURES = (200, 250, 300, 350)
AFRICA = [
    "Algeria",
    "Central African Republic",
    "Chad",
    "Comoros",
    "Egypt",
    "Eswatini",
    "Gambia",
    "Ghana",
    "Mozambique",
    "Sierra Leone",
    "South Africa",
    "Sudan",
]
EUROPE = [
    "Albania",
    "Bosnia and Herzegovina",
    "Canada",
    "Cyprus",
    "Czech Republic",
    "Finland",
    "France",
    "Italy",
    "North Macedonia",
    "Republic of Moldova",
    "Russian Federation",
    "Spain",
]
AMERICA = [
    "Antigua and Barbuda",
    "Brazil",
    "Chile",
    "Costa Rica",
    "Cuba",
    "Dominican Republic",
    "Ecuador",
    "Grenada",
    "Jamaica",
    "Peru",
    "Saint Lucia",
    "Suriname",
]


def blocks(page: Page) -> list[Block]:
    found = read_bytes(Source("report.pdf", make_pdf(page))).blocks
    return [block for block in found if block.kind is not Kind.FURNITURE]


def row(page: Page, top: float, *cells: str) -> None:
    for left, cell in zip(FIGURES, cells, strict=True):
        page.text(left, top, cell, size=8)


def test_the_first_cell_of_a_row_may_go_on_over_several_lines() -> None:
    page = Page()
    page.text(100, 90, "Table 2. Resources for evaluation ($ million)", font="bold")
    row(page, 120, "2021", "2022", "2023", "2024")
    names = (
        "Independent|Evaluation|Office|expenditures",
        "Decentralized|evaluations",
        "Total|resources for|the evaluation|function",
    )
    top = 140.0
    for at, name in enumerate(names):
        row(page, top, *(f"{10 + at}.{each}" for each in range(4)))
        top = page.lines(120, top, *name.split("|"), size=8, leading=9.7) + 10
    page.lines(120, top, "Share of", "programme", "resources", size=8, leading=9.7)
    row(page, top + 3.7, "0.48", "0.58", "0.57", "0.75")  # set uneven
    table = next(block for block in blocks(page) if block.kind is Kind.TABLE)
    assert table.cells == (
        ("", "2021", "2022", "2023", "2024"),
        ("Independent Evaluation Office expenditures", "10.0", "10.1", "10.2", "10.3"),
        ("Decentralized evaluations", "11.0", "11.1", "11.2", "11.3"),
        ("Total resources for the evaluation function", "12.0", "12.1", "12.2", "12.3"),
        ("Share of programme resources", "0.48", "0.58", "0.57", "0.75"),
    )


def set_side_by_side(*shifts: float) -> list[Row | Table]:
    """Three lists of names, each moved down by so many points."""
    lines = []
    for left, shift, names in zip((60, 180, 300), shifts, (AFRICA, EUROPE, AMERICA), strict=True):
        for at, name in enumerate(names):
            top = 120 + shift + 14 * at
            lines.append(Word(name, left, top, left + 4 * len(name), top + 9, top + 7, 9))
    return split_tables(rows(segments(lines)))


def test_lists_of_names_on_lines_of_their_own_are_read_one_after_the_other() -> None:
    found = [row_text(row) for row in set_side_by_side(0, 0, 5) if not isinstance(row, Table)]
    assert found == [*AFRICA, *EUROPE, *AMERICA]


def test_names_on_common_lines_are_rows_of_a_table() -> None:
    (table,) = set_side_by_side(0, 0, 0)
    assert isinstance(table, Table)
    assert table.cells[0] == (AFRICA[0], EUROPE[0], AMERICA[0])
