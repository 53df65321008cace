from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.viewer.exporters.samples import (
    ARABIC,
    CONTROLS,
    EXCERPTS,
    FORMULA,
    OPTIONS,
    RESOLUTION,
    many,
)
from viewer.domain import Excerpt, ThemeId
from viewer.exporters import ExportOptions, xlsx
from viewer.exporters.xlsx import MOST_CHARACTERS, write


def opened(*excerpts: Excerpt, options: ExportOptions = OPTIONS) -> Workbook:
    file = io.BytesIO()
    write(excerpts, file, options)
    return openpyxl.load_workbook(file)


def table(sheet: Worksheet) -> list[dict[str, object]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_the_sheets_are_excerpts_a_table_of_counts_sources_and_what_it_is() -> None:
    book = opened(*EXCERPTS)
    assert book.sheetnames == ["Excerpts", "Themes × documents", "Sources", "About"]
    first, *_, last = table(book["Excerpts"])
    assert first["Theme"] == "Peace"
    assert first["Excerpt"] == RESOLUTION.text
    assert first["Source"] == RESOLUTION.citation
    assert (first["Symbol"], first["Date"], first["Page"]) == ("A/RES/67/264", "2013-05-17", 3)
    assert (first["Certainty"], first["Tagged by"]) == ("sure", "Amina")
    assert last["Document"] == "Report with a bell and emoji 🕊️"
    assert book["About"]["A2"].value == "7 excerpts, exported 21 November 2025 from Concord."
    assert book.properties.title == OPTIONS.title
    assert book.properties.created.isoformat() == "2025-11-21T09:30:00"


def test_themes_and_documents_cross_in_counts() -> None:
    rows = table(opened(*EXCERPTS)["Themes × documents"])
    assert [row["Document"] for row in rows] == [
        RESOLUTION.title,
        ARABIC.title,
        "Report with a bell and emoji 🕊️",
        "All documents",
    ]
    counts = [[row[name] for name in ("Excerpts", "Peace", "Health")] for row in rows]
    assert counts == [[3, 1, None], [1, 1, None], [3, None, 3], [7, 2, 3]]


def test_the_head_stays_and_every_column_can_be_filtered() -> None:
    book = opened(*EXCERPTS)
    assert [sheet.freeze_panes for sheet in book] == ["A2", "C2", "A2", "A2"]
    assert book["Excerpts"].auto_filter.ref == "A1:M8"
    assert book["Excerpts"].column_dimensions["B"].width > 60
    assert book["Excerpts"]["B2"].alignment.wrap_text


def test_nothing_becomes_a_formula_a_link_or_a_number() -> None:
    link = replace(FORMULA, text="http://example.org", label="14", start=None, symbol="1e5")
    for row in opened(FORMULA, link)["Excerpts"].iter_rows(min_row=2, max_col=8):
        assert {cell.data_type for cell in row if cell.value is not None} == {"s"}
        assert not [cell for cell in row if cell.hyperlink]
    assert table(opened(FORMULA)["Excerpts"])[0]["Excerpt"] == FORMULA.text


def test_escapes_of_the_format_stay_letters() -> None:
    """`_x0041_` is an A for Excel, unless its first character is written as an escape itself."""
    file = io.BytesIO()
    write([replace(RESOLUTION, text="_x0041_ and <b>&amp;</b>")], file, OPTIONS)
    with ZipFile(file) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "_x005F_x0041_ and &lt;b&gt;&amp;amp;&lt;/b&gt;" in sheet


def test_right_to_left_text_is_set_so() -> None:
    book = opened(RESOLUTION, ARABIC)
    assert [book["Excerpts"][place].alignment.readingOrder for place in ("B2", "B3")] == [0, 2]


def test_control_characters_are_gone_and_lines_kept() -> None:
    (row,) = table(opened(CONTROLS)["Excerpts"])
    assert str(row["Excerpt"]).splitlines()[0] == "Vaccines[31m reached "


@pytest.mark.parametrize("letter", ["a", "🕊"])
def test_what_a_cell_cannot_hold_is_cut_and_said(letter: str) -> None:
    width = len(letter.encode("utf-16-le")) // 2
    book = opened(
        replace(RESOLUTION, text=letter * (MOST_CHARACTERS // width)),
        replace(RESOLUTION, text=letter * (MOST_CHARACTERS // width + 1)),
    )
    whole, cut = (str(row["Excerpt"]) for row in table(book["Excerpts"]))
    assert whole == letter * (MOST_CHARACTERS // width)
    assert cut.endswith(f"{letter} […]")
    assert MOST_CHARACTERS - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert str(book["About"]["A3"].value).startswith("1 cell was cut to 32,767 characters")


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 5)
    book = opened(*many(9))
    assert book.sheetnames[:3] == ["Excerpts", "Excerpts 2", "Excerpts 3"]
    assert [len(table(book[name])) for name in book.sheetnames[:3]] == [4, 4, 1]
    assert "go on" in str(book["About"]["A3"].value)


def test_columns_follow_the_options() -> None:
    options = replace(
        OPTIONS, before=1, after=1, with_notes=False, with_certainty=False, with_people=False
    )
    around = replace(RESOLUTION, before=("far", "near"), after=("after",))
    (row,) = table(opened(around, options=options)["Excerpts"])
    assert (row["Before"], row["After"]) == ("near", "after")
    assert not {"Notes", "Certainty", "Tagged by", "Tagged at"} & set(row)


def test_a_theme_is_named_with_those_it_is_under() -> None:
    below = replace(RESOLUTION, theme=ThemeId(8), theme_name="Talks", theme_path=("Peace",))
    book = opened(below)
    assert table(book["Excerpts"])[0]["Theme"] == "Peace › Talks"
    assert "Peace › Talks" in table(book["Themes × documents"])[0]
