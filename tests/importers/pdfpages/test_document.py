"""Which pages are read a second time, and where a damaged file is given up."""

from __future__ import annotations

import pytest

from importers.pdfpages import miner
from importers.pdfpages.document import Pages, join, page_count, read_portion
from importers.pdfpages.legibility import Verdict
from importers.pdfpages.pdfium import open_document
from tests.importers.pdffiles import Page, make_pdf, unmapped_font


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Pages that the second reader was asked for, counted from 0."""
    indices: list[int] = []
    sheet = miner.MinerReader.sheet

    def noted(self: miner.MinerReader, index: int) -> object:
        indices.append(index)
        return sheet(self, index)

    monkeypatch.setattr(miner.MinerReader, "sheet", noted)
    return indices


def pages_of(content: bytes) -> Pages:
    document = open_document("report.pdf", content, None)
    try:
        portion = read_portion(document, 1, page_count(document))
        return join([portion], len(document), content)
    finally:
        document.close()


def test_letters_that_a_font_misnames_are_not_read_a_second_time(asked: list[int]) -> None:
    good, misnamed, unnamed = Page(), Page(), Page()
    good.text(72, 100, "The Council notes the report.")
    for line in range(10):  # each letter is one to every reader, and no word has a vowel
        misnamed.text(72, 100 + 14 * line, "Gsrkvwwmsr gpmqxxb glrrkv vtsvxw xlvsykl tvshygxw")
    unnamed.show(72, 100, b"<0001000300040005000600070008>", font="secret")

    pages = pages_of(make_pdf(good, misnamed, unnamed, fonts={"secret": unmapped_font()}))

    assert pages.verdict(2) is Verdict.NOT
    assert pages.verdict(3) is Verdict.NOT
    assert asked == [2]


def test_pages_that_are_readable_are_kept_as_they_are_printed(asked: list[int]) -> None:
    page = Page()
    page.text(72, 100, "The Council notes the report.")

    pages = pages_of(make_pdf(page, Page()))

    assert [line.text for line in pages.printed[1].lines] == ["The Council notes the report."]
    assert [pages.has_words(sheet) for sheet in pages.sheets] == [True, False]
    assert asked == [1], "there may be text that the first reader does not see"
