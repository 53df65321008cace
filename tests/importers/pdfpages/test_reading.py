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
