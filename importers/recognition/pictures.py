"""Pictures of pages: a page of a PDF drawn, or a page of an image file decoded, in shades of grey."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from importers.parsed import UnreadableFile

if TYPE_CHECKING:
    from PIL import Image

DPI = 300.0
"""What Tesseract is trained on; more makes it slower and no better."""
_FEWEST_DPI, _MOST_DPI = 70.0, 600.0
MAX_PIXELS = 50_000_000
"""An A3 page at 400 dpi has half of that; larger pages are drawn smaller."""
MAX_FRAMES = 2_000
FORMATS = ("PNG", "JPEG", "TIFF")
_PAPER_LONG_SIDE = 842.0
"""Of A4 in points: how large a page is taken to be whose picture does not tell."""
_FAILURES = (OSError, ValueError, SyntaxError, TypeError, KeyError, EOFError, OverflowError)
"""What Pillow raises on files that are broken (its own errors are OSErrors)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Shades of grey, one byte each, row by row."""

    width: int
    height: int
    pixels: bytes
    dpi: float

    def pgm(self) -> bytes:
        """As a file of the plainest format there is (`man 5 pgm`)."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.pixels

    def turned(self, turns: int) -> Picture:
        """Turned by so many quarter turns clockwise."""
        if turns % 4 == 0:
            return self
        from PIL import Image

        ways = {
            1: Image.Transpose.ROTATE_270,
            2: Image.Transpose.ROTATE_180,
            3: Image.Transpose.ROTATE_90,
        }
        whole = Image.frombytes("L", (self.width, self.height), self.pixels)
        turned = whole.transpose(ways[turns % 4])
        return Picture(turned.width, turned.height, turned.tobytes(), self.dpi)


def of_pdf_page(document: Any, index: int) -> Picture:
    """A page of an open document of pypdfium2, as it is shown."""
    page = document[index]
    try:
        width, height = page.get_size()
        dpi = min(DPI, 72 * (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        try:
            return Picture(bitmap.width, bitmap.height, _rows(bitmap), dpi)
        finally:
            bitmap.close()
    finally:
        page.close()


def _rows(bitmap: Any) -> bytes:
    data, width, stride = bytes(bitmap.buffer), bitmap.width, bitmap.stride
    if stride == width:
        return data
    return b"".join(data[at : at + width] for at in range(0, stride * bitmap.height, stride))


@contextmanager
def opened(name: str, content: bytes) -> Iterator[Image.Image]:
    """An image file, its pixels not yet decoded.

    Raises:
        UnreadableFile: it is damaged, or would unfold to more than `MAX_PIXELS`.
    """
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd tags; what matters raises
        try:
            image = Image.open(io.BytesIO(content), formats=FORMATS)
        except Image.DecompressionBombError:
            raise _too_large(name) from None
        except _FAILURES as error:
            raise _damaged(name) from error
        with image:
            yield image


def frames(name: str, content: bytes) -> int:
    """How many pages an image file has.

    Raises:
        UnreadableFile: it is damaged, or has too many.
    """
    with opened(name, content) as image:
        try:
            count = int(getattr(image, "n_frames", 1))
        except _FAILURES as error:
            raise _damaged(name) from error
    if count > MAX_FRAMES:
        raise UnreadableFile(
            f"“{name}” has {count:,} pages; Concord reads images of up to {MAX_FRAMES:,}. "
            "Split it and import the parts."
        )
    return count


def of_image(name: str, content: bytes, index: int) -> Picture:
    """A page of an image file, turned as its camera says.

    Raises:
        UnreadableFile: it is damaged or too large.
    """
    from PIL import Image, ImageOps

    with opened(name, content) as image:
        try:
            image.seek(index)
            if image.width * image.height > MAX_PIXELS:
                raise _too_large(name)
            dpi = dpi_of(image)
            grey = ImageOps.exif_transpose(on_white(image)).convert("L")
        except Image.DecompressionBombError:
            raise _too_large(name) from None
        except _FAILURES as error:
            raise _damaged(name) from error
    return Picture(grey.width, grey.height, grey.tobytes(), dpi)


def on_white(image: Image.Image) -> Image.Image:
    """What is transparent shows paper, not ink."""
    from PIL import Image

    if image.mode not in ("LA", "PA", "RGBA") and "transparency" not in image.info:
        if image.mode.startswith("I;16"):  # 16 bits of grey, which conversion would cut off
            return image.point(lambda value: value / 256).convert("L")
        image.load()
        return image
    above = image.convert("RGBA")
    paper = Image.new("RGBA", above.size, "white")
    paper.alpha_composite(above)
    return paper


def dpi_of(image: Image.Image) -> float:
    """What the file says, if it can be true; else as if the page were A4."""
    said = image.info.get("dpi", (0, 0))
    dpi = float(said[0]) if isinstance(said, tuple) and said else 0.0
    if _FEWEST_DPI < dpi <= _MOST_DPI:
        return dpi
    guess = max(image.width, image.height) * 72 / _PAPER_LONG_SIDE
    return min(max(guess, _FEWEST_DPI), _MOST_DPI)


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}” is damaged or not really an image. "
        "Open it in its own program, save it again and retry."
    )


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}” has more than {MAX_PIXELS // 1_000_000} million pixels. "
        "Save it smaller (300 dots an inch are enough to read it) and retry."
    )
