from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html

from tests.viewer.exporters.synopses.making import AFTER, BEFORE, OPTIONS, SYNOPSIS
from viewer.domain import Synopsis
from viewer.exporters.saving import ExportError
from viewer.exporters.synopses import (
    SynopsisOptions,
    export_synopsis,
    synopsis_exporters,
    write_synopsis,
)

NAMES = [each.name for each in synopsis_exporters()]


def written(name: str, options: SynopsisOptions = OPTIONS, what: Synopsis = SYNOPSIS) -> bytes:
    file = BytesIO()
    write_synopsis(name, what, file, options)
    return file.getvalue()


def test_the_formats_people_write_in_are_there() -> None:
    assert NAMES == ["csv", "docx", "html"]


@pytest.mark.parametrize("name", NAMES)
def test_equal_input_gives_equal_bytes(name: str) -> None:
    assert written(name) == written(name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_to_compare_is_a_sound_file(name: str) -> None:
    assert len(written(name, what=Synopsis(("A", "B"), ()))) > 20


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_that_is_not_there_is_said_to_be_so(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is not there"):
        export_synopsis(name, SYNOPSIS, tmp_path / "none" / f"s.{name}", OPTIONS)


def test_html_marks_each_side_and_runs_nothing() -> None:
    page: Any = html.fromstring(written("html").decode())
    rows = page.xpath("//tbody/tr")
    assert rows[0].xpath("string(td[1])").startswith(f"14. {BEFORE}")
    assert rows[0].xpath("string(td[2])") == f"15. {AFTER}"
    assert [each.text for each in rows[0].xpath(".//del")] == ["sixty-ninth"]
    assert [each.text for each in rows[0].xpath(".//ins")] == ["seventieth"]
    assert rows[0].xpath("string(.//small)") == "Peace, Health & care"
    assert rows[1].xpath("string(td[1])") == ""
    assert [row.xpath("string(.//b)") for row in rows] == [
        "changed",
        "added",
        "translated, by hand",
    ]
    assert not page.xpath("//script") + page.xpath("//td//b[text()='now']")
    assert page.xpath("string(//h1)") == "2013 & 2015"


def test_word_has_two_columns_struck_and_underlined() -> None:
    document = Document(BytesIO(written("docx")))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [*SYNOPSIS.titles, "Relation"]
    left, right, how = table.rows[1].cells
    assert left.text == f"14. {BEFORE}\nThemes: Peace, Health & care"
    assert [run.text for run in left.paragraphs[0].runs if run.font.strike] == ["sixty-ninth"]
    assert [run.text for run in right.paragraphs[0].runs if run.font.underline] == ["seventieth"]
    assert how.text.splitlines() == ["changed", "same label, 88 % of the words"]
    arabic = table.rows[3].cells[0].paragraphs[0]._p
    assert arabic.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None


def test_spreadsheets_run_nothing_of_it() -> None:
    rows = list(csv.reader(StringIO(written("csv").decode("utf-8-sig"))))
    assert rows[0][:3] == ["relation", "score", "reason"]
    assert rows[1][:3] == ["changed", "0.88", "same label, 88 % of the words"]
    assert rows[1][3:8] == ["3", "14.", BEFORE, "sixty-ninth", "Peace, Health & care"]
    assert rows[2][10] == "'=cmd()"
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("name", NAMES)
def test_themes_may_be_left_out(name: str) -> None:
    bare = SynopsisOptions(OPTIONS.title, OPTIONS.exported_at, with_themes=False)
    assert b"Health" not in written(name, bare) or name == "docx"
    if name == "docx":
        (table,) = Document(BytesIO(written(name, bare))).tables
        assert "Health" not in table.rows[1].cells[0].text
