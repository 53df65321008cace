"""What the window's side and the drawing process say to each other: frozen values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Open:
    """Show this file from now on."""

    number: int
    name: str
    content: bytes
    password: str | None


@dataclass(frozen=True, slots=True)
class Tile:
    """A rectangle of a page that is drawn so many pixels wide and high.

    Attributes:
        page: from 1.
        width, height: of the whole page, in pixels.
        left, top, across, down: the part of it, in pixels.
    """

    page: int
    width: int
    height: int
    left: int
    top: int
    across: int
    down: int

    @property
    def size(self) -> int:
        """In bytes, four a pixel."""
        return self.across * self.down * 4


@dataclass(frozen=True, slots=True)
class Ready:
    """The process has loaded what it needs."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The file is open; width and height of each page in points, as it is seen."""

    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The file cannot be shown.

    Attributes:
        password: it is encrypted, and none or a wrong one was given.
    """

    sentence: str
    password: bool = False


@dataclass(frozen=True, slots=True)
class Pixels:
    """A tile as rows of blue, green, red and one unused byte, `stride` bytes each."""

    tile: Tile
    stride: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A page cannot be drawn, and why."""

    page: int
    sentence: str


Answer = Opened | Refused | Pixels | Spoilt
