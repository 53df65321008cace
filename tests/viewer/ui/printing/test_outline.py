from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from viewer.ui.app import application
from viewer.ui.printing.outline import Mark, finish

AT = "2025-11-21T09:30:00Z"


@pytest.fixture
def drawn(qtbot: QtBot, tmp_path: Path) -> Path:
    application()
    path = tmp_path / "drawn.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    for page in range(300):
        if page:
            writer.newPage()
        painter.drawText(100, 100, f"page {page}")
    painter.end()
    return path


def finished(drawn: Path, *marks: Mark) -> pypdfium2.PdfDocument:
    file = BytesIO()
    finish(drawn, file, marks, AT)
    return pypdfium2.PdfDocument(file.getvalue())


def test_every_bookmark_leads_to_its_page(drawn: Path) -> None:
    marks = [Mark(1 + number % 3, f"Mark {number}", number, 700.0) for number in range(300)]
    toc = list(finished(drawn, *marks).get_toc())
    assert [(each.level, each.get_title(), each.get_dest().get_index()) for each in toc] == [
        (number % 3, f"Mark {number}", number) for number in range(300)
    ]
    assert toc[5].get_dest().get_view()[1][1] == 700.0


def test_a_level_that_was_skipped_is_not_missed(drawn: Path) -> None:
    marks = (Mark(3, "deep", 0, 1.0), Mark(1, "top", 1, 1.0), Mark(4, "below", 2, 1.0))
    toc = finished(drawn, *marks).get_toc()
    assert [(each.level, each.get_title()) for each in toc] == [
        (0, "deep"),
        (0, "top"),
        (1, "below"),
    ]


@pytest.mark.parametrize("title", ["(a) \\ ) <FEFF>", "وإذ تشير", "🕊 dove", ""])
def test_any_title_comes_back(drawn: Path, title: str) -> None:
    (mark,) = finished(drawn, Mark(1, title, 0, 0.0)).get_toc()
    assert mark.get_title() == title


def test_without_bookmarks_the_file_is_as_qt_drew_it_but_for_its_date(drawn: Path) -> None:
    file = BytesIO()
    finish(drawn, file, [], AT)
    assert len(file.getvalue()) == drawn.stat().st_size
    told = pypdfium2.PdfDocument(file.getvalue()).get_metadata_dict()
    assert told["CreationDate"].startswith("D:20251121093000")


def test_what_is_no_pdf_is_our_mistake(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(ValueError, match="startxref"):
        finish(path, BytesIO(), [], AT)
