from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from viewer.ui.app import application
from viewer.ui.printing.sheets import Piece, Sheets


class Drawn:
    """Notes on which page each piece came to stand."""

    def __init__(self) -> None:
        self.at: dict[str, tuple[int, float]] = {}

    def piece(self, name: str, height: float, *, before: float = 0, glued: bool = False) -> Piece:
        def draw(painter: QPainter, top: float) -> None:
            painter.fillRect(QRectF(0, top, 50, height), Qt.GlobalColor.black)

        def begun(page: int, top: float) -> None:
            self.at[name] = page, top

        return Piece(height, draw, before=before, glued=glued, begun=begun)


@pytest.fixture
def path(qtbot: QtBot, tmp_path: Path) -> Path:
    application()
    return tmp_path / "sheets.pdf"


def test_what_is_glued_goes_to_the_next_page_together(path: Path) -> None:
    drawn = Drawn()
    with Sheets(path, "T", "2025-11-21T09:30:00Z") as sheets:
        some = sheets.height * 0.9
        sheets.put([drawn.piece("first", some), drawn.piece("heading", 60, glued=True)])
        sheets.put([drawn.piece("text", sheets.height * 0.2)])
    assert drawn.at == {"first": (0, 0), "heading": (1, 0), "text": (1, 60)}
    assert len(pypdfium2.PdfDocument(path)) == 2


def test_no_page_begins_with_empty_room(path: Path) -> None:
    drawn = Drawn()
    with Sheets(path, "T", "2025-11-21T09:30:00Z") as sheets:
        sheets.put([drawn.piece("a", sheets.height * 0.7, before=40)])
        sheets.put([drawn.piece("b", sheets.height * 0.7, before=40)])
    assert drawn.at == {"a": (0, 0), "b": (1, 0)}


def test_what_is_glued_without_end_is_broken_all_the_same(path: Path) -> None:
    drawn = Drawn()
    with Sheets(path, "T", "2025-11-21T09:30:00Z") as sheets:
        height = sheets.height / 10
        sheets.put(drawn.piece(str(number), height, glued=True) for number in range(35))
    assert [page for page, _ in drawn.at.values()] == sorted(page for page, _ in drawn.at.values())
    assert max(page for page, _ in drawn.at.values()) == 3


def test_a_disk_that_is_full_is_said(qtbot: QtBot) -> None:
    application()
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    drawn = Drawn()
    with pytest.raises(OSError, match="No space left"), Sheets(full, "T", "2025-11-21") as sheets:
        sheets.put(drawn.piece(str(number), sheets.height) for number in range(50))
