"""The title among the lines above the text, as first pages print them."""

from __future__ import annotations

import pytest

from importers.parsed import Metadata
from importers.structure import assemble, finish
from importers.structure.divisions import is_document_kind, is_numbered_division, names_subject
from tests.importers.structure.printed import Sheet

TEXT = (
    "The present report describes what was done in the year under review and",
    "what is still to be done, as the Board asked at its last session.",
)


def metadata(sheet: Sheet) -> Metadata:
    for line in TEXT:
        sheet.put(line)
    return finish(assemble(sheet.lines), name="file.pdf")[1]


def test_the_body_stands_above_the_line_of_distribution() -> None:
    sheet = Sheet().put("United Nations", size=12).put("DP/2025/14", size=9)
    sheet.put("Executive Board of the Programme", size=18, bold=True)
    sheet.put("Distr.: General").put("27 March 2025")
    sheet.put("Annual report on evaluation, 2024", size=13, bold=True, space=30).put("", space=10)
    found = metadata(sheet)
    assert (found.title, found.symbol) == ("Annual report on evaluation, 2024", "DP/2025/14")


def test_the_first_page_comes_before_the_heading_of_the_next() -> None:
    sheet = Sheet().put("General Assembly", size=18, bold=True).put("A/80/15 (Part I)", size=9)
    sheet.put("Distr.: General").put("9 April 2025")
    sheet.put("Report of the Board on its tenth special session", size=12, bold=True, space=30)
    sheet.turn().put("Introduction", size=14, bold=True).put("", space=10)
    found = metadata(sheet)
    assert found.title == "Report of the Board on its tenth special session"
    assert found.symbol == "A/80/15 (Part I)"
    assert found.body == "Board"


def test_official_records_and_their_supplement_are_no_title() -> None:
    sheet = Sheet().put("A/80/29", size=8).put("United Nations", size=16, bold=True)
    sheet.put("Report of the Committee on the Ocean", size=22, bold=True, space=30)
    sheet.put("General Assembly", size=16, bold=True, space=60)
    for line in ("Official Records", "Eightieth Session", "Supplement No. 29"):
        sheet.put(line, size=12, bold=True)
    assert metadata(sheet.turn()).title == "Report of the Committee on the Ocean"


def test_a_record_is_called_by_its_meeting_and_not_by_the_place() -> None:
    sheet = Sheet().put("United Nations", size=14).put("A/79/PV.64", size=9)
    sheet.put("General Assembly", size=18, bold=True).put("Seventy-ninth session")
    sheet.put("64th plenary meeting", size=18, space=20)
    sheet.put("Wednesday, 16 April 2025, 10 a.m.").put("New York", space=6)
    sheet.put("In the absence of the President, Ms. Roe took the Chair.", space=30)
    assert metadata(sheet).title == "64th plenary meeting"


@pytest.mark.parametrize(
    ("text", "sort", "subject"),
    [
        ("Report of the Secretary-General", True, False),
        ("Forty-first semi-annual report of the Secretary-General", True, False),
        ("Report of the Ad Hoc Committee on the Indian Ocean", True, False),
        ("Report of the Advisory Group on its annual activities", True, True),
        ("Having considered the report of the Secretary-General", False, True),
    ],
)
def test_a_sort_of_document_and_its_subject(text: str, sort: bool, subject: bool) -> None:
    assert (is_document_kind(text), names_subject(text)) == (sort, subject)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Article 11", True), ("PART II", True), ("Art. 1er.", True), ("Article 11 applies", False)],
)
def test_a_division_and_its_number(text: str, expected: bool) -> None:
    assert is_numbered_division(text) is expected
