from __future__ import annotations

import io
import struct
import zlib

import pypdfium2
import pytest
from PIL import Image

from importers.parsed import UnreadableFile
from importers.recognition import pictures
from importers.recognition.pictures import Picture, frames, of_image, of_pdf_page
from tests.importers.pdffiles import Page, make_pdf
from tests.importers.recognition.scans import scan


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def test_a_pdf_page_is_drawn_as_it_is_shown() -> None:
    document = pypdfium2.PdfDocument(make_pdf(Page(width=300, height=200, rotate=90)))
    drawn = of_pdf_page(document, 0)
    document.close()
    assert (drawn.width, drawn.height) == (round(200 * 300 / 72 + 0.5), 1250)
    assert len(drawn.pixels) == drawn.width * drawn.height
    assert drawn.pgm().startswith(b"P5 %d 1250 255\n" % drawn.width)


def test_a_poster_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", 1_000_000)
    document = pypdfium2.PdfDocument(make_pdf(Page(width=2000, height=1000)))
    drawn = of_pdf_page(document, 0)
    document.close()
    assert drawn.width * drawn.height <= 1_010_000
    assert drawn.dpi == pytest.approx(72 * drawn.width / 2000, rel=0.01)


def test_what_is_transparent_is_paper() -> None:
    assert (
        of_image("a.png", saved(Image.new("RGBA", (8, 4), (0, 0, 0, 0))), 0).pixels == b"\xff" * 32
    )


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "I;16"])
def test_every_kind_of_picture_becomes_grey(mode: str) -> None:
    image = Image.new("L", (8, 4), 255)
    wide = (
        Image.frombytes("I;16", (8, 4), b"\xff\xff" * 32) if mode == "I;16" else image.convert(mode)
    )
    assert of_image("a.tif", saved(wide, "TIFF"), 0).pixels == b"\xff" * 32


def test_a_photograph_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = of_image("a.jpg", saved(Image.new("L", (60, 20)), "JPEG", exif=exif), 0)
    assert (photo.width, photo.height) == (20, 60)


def test_resolution_is_what_the_file_says_if_it_can_be_true() -> None:
    image = Image.new("L", (1654, 2339), 255)
    assert of_image("a.png", saved(image, dpi=(200, 200)), 0).dpi == pytest.approx(200, abs=0.1)
    assert of_image("a.png", saved(image, dpi=(1, 1)), 0).dpi == pytest.approx(200, abs=0.1)
    assert of_image("a.png", saved(image), 0).dpi == pytest.approx(200, abs=0.1)


def test_pages_of_an_image_are_counted() -> None:
    three = [Image.new("L", (10 + at, 10)) for at in range(3)]
    content = scan(*three, kind="TIFF")
    assert frames("a.tif", content) == 3
    assert [of_image("a.tif", content, at).width for at in range(3)] == [10, 11, 12]


def test_quarter_turns() -> None:
    three = Picture(3, 1, b"abc", 72)
    assert three.turned(0) is three
    assert three.turned(1) == Picture(1, 3, b"abc", 72)
    assert three.turned(2) == Picture(3, 1, b"cba", 72)
    assert three.turned(3) == Picture(1, 3, b"cba", 72)


def bomb(side: int) -> bytes:
    """A PNG that says it has so many pixels a side, and has none."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_picture_that_unfolds_to_too_much_is_refused(side: int) -> None:
    with pytest.raises(UnreadableFile, match="million pixels"):
        of_image("bomb.png", bomb(side), 0)


@pytest.mark.parametrize("cut", [9, 40, 300])
def test_a_damaged_picture_is_refused(cut: int) -> None:
    content = saved(Image.effect_noise((100, 100), 90))[:cut]
    with pytest.raises(UnreadableFile, match="damaged or not really an image"):
        of_image("a.png", content, 0)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_FRAMES", 2)
    with pytest.raises(UnreadableFile, match="has 3 pages"):
        frames("a.tif", scan(*[Image.new("L", (9, 9))] * 3, kind="TIFF"))
