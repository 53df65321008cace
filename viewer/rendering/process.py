"""What runs in the drawing process: open a file, draw tiles of its pages, until the parent is gone."""

from __future__ import annotations

from collections import OrderedDict
from multiprocessing.connection import Connection
from typing import Any, Protocol

import pypdfium2
import pypdfium2.raw as raw

from importers import PasswordNeeded, UnreadableFile
from importers.pdfpages.pdfium import open_document
from viewer.importing.worker import settle
from viewer.rendering.messages import Answer, Open, Opened, Pixels, Ready, Refused, Spoilt, Tile

_PAGES = 6
"""Pages kept parsed: a page in several tiles is parsed once."""
_ORIENTATION, _ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)
"""The tag of EXIF, and its values for pictures that are shown turned by a quarter."""
_MOST_POINTS = 14_400.0
"""The largest page that PDF knows (ISO 32000-1, annex C); what claims more is shown as large."""


def serve(connection: Connection, memory_mb: int) -> None:
    """Answer messages in order until the parent is gone."""
    settle(memory_mb)
    file: _File | None = None
    try:
        connection.send(Ready())
        while True:
            message = connection.recv()
            if isinstance(message, Open):
                file, answer = _open(message)
                connection.send(answer)
            else:
                _answer(connection, file, message)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _open(message: Open) -> tuple[_File | None, Answer]:
    try:
        file: _File
        if message.content.lstrip()[:5] == b"%PDF-" or b"%PDF-" in message.content[:1024]:
            file = _Pdf(message)
        else:
            file = _Picture(message)
        sizes = file.sizes()
    except PasswordNeeded as error:
        return None, Refused(str(error), password=True)
    except UnreadableFile as error:
        return None, Refused(str(error))
    except MemoryError:
        return None, Refused(f"“{message.name}” needs more memory than there is to be shown.")
    return file, Opened(sizes)


def _answer(connection: Connection, file: _File | None, tile: Tile) -> None:
    try:
        assert file is not None
        stride, content = file.draw(tile)
    except (pypdfium2.PdfiumError, OSError, ValueError, SyntaxError):
        said = f"Page {tile.page} is damaged and cannot be drawn. Its text stands beside it."
        connection.send(Spoilt(tile.page, said))
        return
    except MemoryError:
        said = f"Page {tile.page} needs more memory than there is to be drawn."
        connection.send(Spoilt(tile.page, said))
        return
    # Apart, so that the pixels are not copied once more to be pickled.
    connection.send(Pixels(tile, stride, b""))
    connection.send_bytes(content)


class _File(Protocol):
    """An open file."""

    def sizes(self) -> tuple[tuple[float, float], ...]: ...

    def draw(self, tile: Tile) -> tuple[int, Any]:
        """Bytes a row, and the rows."""


class _Pdf:
    """The pages of a PDF."""

    def __init__(self, message: Open) -> None:
        self._document = open_document(message.name, message.content, message.password)
        self._document.init_forms()  # does nothing where no field is
        self._pages: OrderedDict[int, Any] = OrderedDict()

    def sizes(self) -> tuple[tuple[float, float], ...]:
        return tuple(self._size(index) for index in range(len(self._document)))

    def _size(self, index: int) -> tuple[float, float]:
        try:
            width, height = self._document.get_page_size(index)
        except pypdfium2.PdfiumError:
            return 595.0, 842.0  # it is told when it is to be drawn
        return _sensible(width), _sensible(height)

    def draw(self, tile: Tile) -> tuple[int, Any]:
        page = self._page(tile.page - 1)
        bitmap = pypdfium2.PdfBitmap.new_native(
            tile.across, tile.down, raw.FPDFBitmap_BGRx, rev_byteorder=False
        )
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, tile.across, tile.down)
        place = (-tile.left, -tile.top, tile.width, tile.height, 0, raw.FPDF_ANNOT)
        raw.FPDF_RenderPageBitmap(bitmap.raw, page.raw, *place)
        if self._document.formenv:
            raw.FPDF_FFLDraw(self._document.formenv.raw, bitmap.raw, page.raw, *place)
        return bitmap.stride, memoryview(bitmap.buffer).cast("B")

    def _page(self, index: int) -> Any:
        page = self._pages.get(index)
        if page is None:
            page = self._pages[index] = self._document[index]
            while len(self._pages) > _PAGES:
                _index, old = self._pages.popitem(last=False)
                old.close()
        self._pages.move_to_end(index)
        return page


class _Picture:
    """The frames of an image, as large and turned as text recognition takes them."""

    def __init__(self, message: Open) -> None:
        from importers.recognition import pictures  # Pillow: PDFs are shown without it

        self._count = pictures.frames(message.name, message.content)
        self._message = message
        self._shown: tuple[int, Any] = (-1, None)

    def sizes(self) -> tuple[tuple[float, float], ...]:
        from importers.recognition import pictures

        found = []
        with pictures.opened(self._message.name, self._message.content) as image:
            for index in range(self._count):
                image.seek(index)
                width, height = image.size
                if image.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE:
                    width, height = height, width
                points = 72 / pictures.dpi_of(image)
                found.append((_sensible(width * points), _sensible(height * points)))
        return tuple(found)

    def draw(self, tile: Tile) -> tuple[int, Any]:
        from PIL import Image

        image = self._frame(tile.page - 1)
        across, down = image.width / tile.width, image.height / tile.height
        part = (
            tile.left * across,
            tile.top * down,
            min(image.width, (tile.left + tile.across) * across),
            min(image.height, (tile.top + tile.down) * down),
        )
        size = (tile.across, tile.down)
        drawn = image.resize(size, Image.Resampling.BILINEAR, box=part, reducing_gap=3.0)
        return tile.across * 4, drawn.tobytes("raw", "BGRX")

    def _frame(self, index: int) -> Any:
        if self._shown[0] != index:
            from PIL import ImageOps

            from importers.recognition import pictures

            with pictures.opened(self._message.name, self._message.content) as image:
                image.seek(index)
                upright = ImageOps.exif_transpose(pictures.on_white(image))
                self._shown = (index, upright.convert("RGB"))
        return self._shown[1]


def _sensible(length: float) -> float:
    return min(max(length, 1.0), _MOST_POINTS)
