"""What a sheet says of its lines besides their words."""

from __future__ import annotations

import pytest

from importers import read_bytes
from importers.parsed import Kind
from importers.registry import Source
from tests.importers.pdffiles import Page, make_pdf


@pytest.mark.parametrize(("rise", "kind"), [(4.0, Kind.FOOTNOTE), (0.0, Kind.PARAGRAPH)])
def test_a_small_letter_is_the_mark_of_a_note_where_it_is_raised(rise: float, kind: Kind) -> None:
    page = Page()
    for at in range(3):
        page.lines(
            100,
            100 + 50 * at,
            "The seminar shall be organized by the Special Committee and conducted by the Chairman",
            "of the Special Committee, with the assistance of the Bureau of the seminar that meets.",
        )
    page.text(100, 300 - rise, "a", size=5)
    page.text(106, 300, "Guidelines of the Committee for all its regional seminars.", size=8)
    found = read_bytes(Source("rules.pdf", make_pdf(page))).blocks[-1]
    assert found.kind is kind
    assert found.mark == ("a" if kind is Kind.FOOTNOTE else None)


def test_an_entry_of_the_contents_goes_on_though_its_dots_are_set_smaller() -> None:
    page = Page()
    for at, title in enumerate(("Introduction", "Review of the platform", "Participation"), 1):
        page.text(100, 100 + 30 * at, f"{at}. {title}")
        page.text(230, 100 + 30 * at, "." * 110, size=8)
        page.text(460, 100 + 30 * at, str(at))
    page.text(
        100, 240, "4. Progress in implementing the critical areas of concern in the context of the"
    )
    page.text(112, 252, "2030 Agenda")
    page.text(230, 252, "." * 110, size=8)
    page.text(460, 252, "19")
    last = read_bytes(Source("report.pdf", make_pdf(page))).blocks[-1]
    assert last.label == "4."
    assert "in the context of the 2030 Agenda" in last.text
