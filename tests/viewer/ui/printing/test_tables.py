from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.exporters.lineages.making import LINEAGE
from tests.viewer.exporters.lineages.making import OPTIONS as LINEAGE_OPTIONS
from tests.viewer.exporters.synopses.making import OPTIONS, SYNOPSIS
from viewer.domain import Synopsis
from viewer.ui.app import application
from viewer.ui.printing import print_lineage, print_synopsis


def printed(synopsis: Synopsis) -> pypdfium2.PdfDocument:
    application()
    file = BytesIO()
    print_synopsis(synopsis, file, OPTIONS)
    return pypdfium2.PdfDocument(file.getvalue())


def text_of(document: pypdfium2.PdfDocument, page: int) -> str:
    return " ".join(str(document[page].get_textpage().get_text_range()).split())


@pytest.mark.usefixtures("qtbot")
def test_a_synopsis_is_printed_on_broad_pages() -> None:
    document = printed(SYNOPSIS)
    assert len(document) == 1
    width, height = document[0].get_size()
    assert width > height
    text = text_of(document, 0)
    for words in (
        "2013 & 2015",
        "sixty-ninth",
        "seventieth",
        "A/RES/67/264",
        "translated, by hand",
    ):
        assert words in text
    assert "1 / 1" in text


@pytest.mark.usefixtures("qtbot")
def test_the_head_of_the_table_stands_on_every_page() -> None:
    document = printed(replace(SYNOPSIS, rows=SYNOPSIS.rows * 40))
    assert len(document) > 2
    for page in range(len(document)):
        assert "A/RES/67/264" in text_of(document, page)
        assert f"{page + 1} / {len(document)}" in text_of(document, page)


def test_words_that_differ_have_their_colour_beneath(qtbot: QtBot) -> None:
    image = printed(SYNOPSIS)[0].render(scale=2).to_pil().convert("RGB")
    colours = {colour for _, colour in image.getcolors(maxcolors=1_000_000)}
    assert (0xF6, 0xDC, 0xD9) in colours
    assert (0xD9, 0xEC, 0xD9) in colours


@pytest.mark.usefixtures("qtbot")
def test_a_clause_through_time_is_printed_with_its_marks() -> None:
    application()
    file = BytesIO()
    print_lineage(replace(LINEAGE, rows=LINEAGE.rows * 20), file, LINEAGE_OPTIONS)
    document = pypdfium2.PdfDocument(file.getvalue())
    assert len(document) > 1
    for page in range(len(document)):
        assert "What happened" in text_of(document, page)
    text = text_of(document, 0)
    for words in ("Health & peace", "Appeared 2013", "yearly", "on health", "undated", "by hand"):
        assert words in text
    colours = {
        colour
        for _, colour in document[0]
        .render(scale=2)
        .to_pil()
        .convert("RGB")
        .getcolors(maxcolors=1_000_000)
    }
    assert {(0xF6, 0xDC, 0xD9), (0xD9, 0xEC, 0xD9)} <= colours
