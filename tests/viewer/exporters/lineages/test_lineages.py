from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html

from tests.viewer.exporters.lineages.making import LINEAGE, OPTIONS
from viewer.domain import Lineage
from viewer.exporters.lineages import export_lineage, lineage_exporters, write_lineage
from viewer.exporters.saving import ExportError

NAMES = [each.name for each in lineage_exporters()]


def written(name: str, what: Lineage = LINEAGE) -> bytes:
    file = BytesIO()
    write_lineage(name, what, file, OPTIONS)
    return file.getvalue()


def test_the_formats_people_write_in_are_there() -> None:
    assert NAMES == ["csv", "docx", "html"]


@pytest.mark.parametrize("name", NAMES)
def test_equal_input_gives_equal_bytes(name: str) -> None:
    assert written(name) == written(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_series_without_documents_is_a_sound_file(name: str) -> None:
    assert len(written(name, Lineage("", "All documents", ()))) > 20


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_that_is_not_there_is_said_to_be_so(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is not there"):
        export_lineage(name, LINEAGE, tmp_path / "none" / f"s.{name}", OPTIONS)


def test_html_marks_what_came_and_went_and_runs_nothing() -> None:
    page: Any = html.fromstring(written("html").decode())
    rows = page.xpath("//tbody/tr")
    assert len(rows) == 4
    assert rows[1].xpath("string(td[2])") == "5. Requests a report <b>now</b>"
    assert [each.text for each in rows[2].xpath(".//ins")] == ["yearly "]
    assert [each.text for each in rows[2].xpath(".//del")] == ["on health "]
    assert rows[2].xpath("string(td[1])") == "undated=HYPERLINK(1)"
    assert rows[2].xpath("string(td[3])").endswith("88 % of the words, by hand")
    assert not page.xpath("//script")
    about = page.xpath("string(//p)")
    assert "In 3 of 4 documents (Cooperation)." in about


def test_word_strikes_and_underlines() -> None:
    (table,) = Document(BytesIO(written("docx"))).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Document", "Text", "What happened"]
    assert table.cell(3, 1).text == "Requests a yearly report on health <b>now</b>"
    runs = table.cell(3, 1).paragraphs[0].runs
    assert [run.text for run in runs if run.font.strike] == ["on health "]
    assert [run.text for run in runs if run.font.underline] == ["yearly "]
    arabic = table.cell(4, 1).paragraphs[0]._p
    assert arabic.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None


def test_csv_has_what_came_and_went_and_no_formulas() -> None:
    rows = list(csv.DictReader(StringIO(written("csv").decode("utf-8-sig"))))
    assert [row["what happened"] for row in rows] == [each.said for each in LINEAGE.rows]
    assert rows[2]["came"] == "yearly"
    assert rows[2]["went"] == "on health"
    assert rows[2]["blocks"] == "8, 9"
    assert rows[2]["title"] == "'=HYPERLINK(1)"
    assert rows[0]["score"] == ""
