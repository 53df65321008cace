"""An original as Qt sees it: opened, and drawn tile by tile, on the interface thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from viewer.rendering import Opened, Pixels, Refused, Renderer, Spoilt, Tile
from viewer.ui.pages.tiles import Drawn


class PageSource(QObject):
    """The pages of one file after the other.

    Several widgets may want tiles of it; each says so under a name, in the order of `wanting`.

    Signals:
        opened: the file is there; `sizes` holds its pages.
        refused: a sentence, and whether a password is needed.
        drawn: a page has a new picture, or will never have one.
    """

    opened = Signal()
    refused = Signal(str, bool)
    drawn = Signal(int)
    _answered = Signal(int, object)

    def __init__(self, wanting: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: dict[str, list[Tile]] = {each: [] for each in wanting}
        self._renderer: Renderer | None = None
        self._file = 0
        self.sizes: tuple[tuple[float, float], ...] = ()
        self.spoilt: dict[int, str] = {}
        self.pictures = Drawn()
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def open(self, name: str, content: bytes, password: str | None = None) -> None:
        """Show this file; `opened` or `refused` tells what became of it."""
        self.forget()
        if self._renderer is None:
            self._renderer = Renderer(self._hear)
        self._file = self._renderer.open(name, content, password)

    def forget(self) -> None:
        """Show no file; the process stays for the next."""
        self._file = 0
        self.sizes = ()
        self.spoilt = {}
        self.pictures.clear()
        for wishes in self._wishes.values():
            wishes.clear()
        if self._renderer is not None:
            self._renderer.want(())

    def want(self, who: str, tiles: Sequence[Tile]) -> None:
        """Draw what of these is not there yet, instead of what `who` wanted before."""
        self._wishes[who] = list(tiles)
        if self._renderer is not None:
            self._renderer.want(self._missing())

    @property
    def complete(self) -> bool:
        """Whether all that is wanted has been drawn."""
        return not self._missing()

    def close(self) -> None:
        """End the process."""
        self.forget()
        renderer, self._renderer = self._renderer, None
        if renderer is not None:
            renderer.close()

    def _missing(self) -> list[Tile]:
        return [
            tile
            for wishes in self._wishes.values()
            for tile in wishes
            if tile not in self.pictures and tile.page not in self.spoilt
        ]

    def _hear(self, file: int, answer: object) -> None:
        """On the renderer's thread, where pictures are made too: that costs the interface nothing."""
        if isinstance(answer, Pixels):
            tile = answer.tile
            shown = QImage(
                answer.content, tile.across, tile.down, answer.stride, QImage.Format.Format_RGB32
            )
            self._answered.emit(file, (tile, shown.copy()))
        else:
            self._answered.emit(file, answer)

    @Slot(int, object)
    def _take(self, file: int, answer: object) -> None:
        if file != self._file:
            return
        match answer:
            case (Tile() as tile, QImage() as picture):
                needed = (each for wishes in self._wishes.values() for each in wishes)
                self.pictures.put(tile, picture, needed)
                self.drawn.emit(tile.page)
            case Opened(sizes):
                self.sizes = sizes
                self.opened.emit()
            case Refused(sentence, password):
                self.refused.emit(sentence, password)
            case Spoilt(page, sentence):
                self.spoilt[page] = sentence
                self.drawn.emit(page)
            case _:
                raise TypeError(answer)
