"""Small scans, made by drawing text and keeping the picture alone; and engines that misbehave."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from importers.recognition import engine
from tests.importers.pdffiles import Page, make_pdf

LINES = (
    "The Council notes with concern that the",
    "rivers of the region carry less water than",
    "they did in earlier years, and recommends",
    "that all parties report before the session.",
)
TEXT = " ".join(LINES)


def needs(*languages: str) -> pytest.MarkDecorator:
    """Skips a test, with the reason, where the engine or a pack of it is not installed."""
    try:
        engine.check_languages(engine.find(), languages)
    except engine.NoEngine as error:
        return pytest.mark.skip(reason=str(error))
    return pytest.mark.skipif(False, reason="")


def picture(lines: Sequence[str] = LINES, *, turn: int = 0, dpi: int = 200) -> Image.Image:
    """A page with these lines, as a scanner sees it, turned by quarter turns clockwise."""
    page = Page()
    page.lines(72, 100, *lines, size=14, leading=18)
    document = pypdfium2.PdfDocument(make_pdf(page))
    try:
        bitmap = document[0].render(scale=dpi / 72, grayscale=True)
        drawn: Image.Image = bitmap.to_pil().copy()
    finally:
        document.close()
    return drawn.rotate(-90 * turn, expand=True)


def scan(*pictures: Image.Image, kind: str = "PDF", dpi: int = 200) -> bytes:
    """A file of these pictures: PDF or TIFF of many pages, PNG or JPEG of one."""
    first, *others = pictures or (picture(),)
    file = io.BytesIO()
    many = {"save_all": True, "append_images": others} if others else {}
    resolution = {"resolution": dpi} if kind == "PDF" else {"dpi": (dpi, dpi)}
    first.save(file, kind, **resolution, **many)
    return file.getvalue()


def fake_engine(folder: Path, monkeypatch: pytest.MonkeyPatch, work: str) -> None:
    """An engine in the first place of the path whose work on a page is this shell script."""
    if sys.platform == "win32":
        pytest.skip("a script stands in for the engine")
    folder.mkdir(exist_ok=True)
    path = folder / "tesseract"
    path.write_text(
        "#!/bin/sh\n"
        'case "$1" in\n'
        '--version) echo "tesseract 9.9" ;;\n'
        "--list-langs) printf 'List of languages\\neng\\nfra\\n' ;;\n"
        f"*) {work} ;;\n"
        "esac\n"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", os.pathsep.join([str(folder), os.environ.get("PATH", "")]))


HOCR = """<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page' title='bbox 0 0 9 9'>
<span class='ocr_line' title="bbox 100 100 900 140; baseline 0 -10; x_size 40; x_descenders 10">
<span class='ocrx_word' title='bbox 100 100 300 140; x_wconf 96'>Seen</span>
<span class='ocrx_word' title='bbox 320 100 900 140; x_wconf 80'>anyhow.</span></span>
</div></body></html>"""


def seeing_engine(folder: Path, monkeypatch: pytest.MonkeyPatch, before: str = "true") -> None:
    """An engine that sees the same two words on every page, after it has done something else."""
    folder.mkdir(exist_ok=True)
    (folder / "page").write_text(HOCR)
    fake_engine(folder, monkeypatch, f'{before}; cp "{folder / "page"}" page.hocr')
