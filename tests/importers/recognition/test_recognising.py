"""The engine that is installed, on scans made here."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication
from rapidfuzz.distance import Levenshtein

from importers import RecognisedPage, Source, UnreadableFile, read_bytes
from importers.recognition.recognising import recognise_page
from tests.importers.recognition.scans import LINES, TEXT, fake_engine, needs, picture, scan

ARABIC = "يلاحظ المجلس مع القلق أن مياه الأنهار في المنطقة أقل مما كانت عليه في السنوات السابقة"


def text_of(page: RecognisedPage) -> str:
    return " ".join(word.text for word in page.words)


def alike(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(one, other)


@needs("eng", "fra")
@pytest.mark.parametrize("kind", ["PDF", "PNG", "JPEG", "TIFF"])
def test_a_scan_says_what_is_printed_on_it(kind: str) -> None:
    source = Source(f"scan.{kind.lower()}", scan(kind=kind))
    page = recognise_page(source, 1, ("eng", "fra"))
    assert alike(text_of(page), TEXT) > 0.98
    assert (page.width, page.height) == pytest.approx((595, 842), abs=1)
    first = page.words[0]
    assert (first.left, first.baseline) == pytest.approx((72, 100), abs=2)
    assert first.confidence > 0.8
    assert page.engine.startswith("tesseract")


@needs("eng")
@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_scan_that_lies_on_its_side_is_turned(turn: int) -> None:
    lines = [*LINES, *LINES[::-1], *LINES]
    source = Source("scan.pdf", scan(picture(lines, turn=turn)))
    page = recognise_page(source, 1, ("eng",))
    assert page.turn == turn
    assert alike(text_of(page), " ".join(lines)) > 0.97
    document = read_bytes(Source(source.name, source.content, recognised={1: page}))
    assert TEXT[:60] in " ".join(block.text for block in document.blocks)


@needs("eng", "ara")
def test_arabic_is_told_by_its_script_and_read_from_the_right(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    families = QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
    if not families:
        pytest.skip("no font here has Arabic letters")
    source = Source("scan.png", arabic_scan(families[0], tmp_path))
    page = recognise_page(source, 1, ("eng", "ara"))
    assert page.languages == "ara"
    document = read_bytes(Source(source.name, source.content, recognised={1: page}))
    assert alike(" ".join(block.text for block in document.blocks), f"{ARABIC}. {ARABIC}.") > 0.9
    assert document.metadata.language == "ar"


def arabic_scan(family: str, folder: Path) -> bytes:
    image = QImage(1654, 1000, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    font = QFont(family)
    font.setPixelSize(50)
    painter.setFont(font)
    option = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignRight
    painter.drawText(QRectF(150, 150, 1350, 800), int(option), f"{ARABIC}. {ARABIC}.")
    painter.end()
    image.setDotsPerMeterX(round(200 / 0.0254))
    image.setDotsPerMeterY(round(200 / 0.0254))
    path = folder / "scan.png"
    assert image.save(str(path))
    return path.read_bytes()


@needs("eng")
def test_an_empty_page_has_no_words() -> None:
    blank = scan(Image.new("L", (800, 1000), 255), kind="PNG")
    assert recognise_page(Source("blank.png", blank), 1, ("eng",)).words == ()


def test_a_page_that_cannot_be_loaded_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_engine(tmp_path / "bin", monkeypatch, "exit 1")
    with pytest.raises(UnreadableFile, match=r"Page 7 of “scan.pdf” could not be loaded"):
        recognise_page(Source("scan.pdf", scan(Image.new("L", (80, 80), 255))), 7, ("eng",))
    with pytest.raises(UnreadableFile, match=r"Page 1 of “scan.pdf” was not recognised: Tess"):
        recognise_page(Source("scan.pdf", scan(Image.new("L", (80, 80), 255))), 1, ("eng",))
