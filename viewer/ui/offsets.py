"""Between code points, in which Concord counts text, and UTF-16 units, in which Qt does.

The only place that knows of both: with one emoji before it, a code-point offset handed to a
`QTextCursor` selects the wrong words.
"""

from __future__ import annotations

from bisect import bisect_left


def to_utf16(text: str, offset: int) -> int:
    """The offset in UTF-16 units of a code-point offset in `text`."""
    return offset if text.isascii() else offset + _astral(text, offset)


def from_utf16(text: str, units: int) -> int:
    """The code-point offset of an offset in UTF-16 units.

    One between the two halves of a character belongs to that character's beginning.
    """
    return units if text.isascii() else Offsets(text).from_utf16(units)


def utf16_length(text: str) -> int:
    """The length of `text` as Qt counts it."""
    return to_utf16(text, len(text))


def _astral(text: str, end: int) -> int:
    return sum(1 for character in text[:end] if character > "\uffff")


class Offsets:
    """Both directions for one text, for many offsets: O(log astral characters) each."""

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        self._points: list[int] = []
        if not text.isascii():
            self._points = [at for at, character in enumerate(text) if character > "\uffff"]
        self._units = [point + before for before, point in enumerate(self._points)]

    def to_utf16(self, offset: int) -> int:
        return offset + bisect_left(self._points, offset)

    def from_utf16(self, units: int) -> int:
        return units - bisect_left(self._units, units)
