"""Words found in the open document, whatever their case, accents or kind of quotation mark.

Every character is folded to exactly one, so places in folded text are places in the text; marks that
stand on letters become U+0000, which the pattern skips. Finding goes on in slices between events,
so that a long document can be typed into.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.ui.reading.content import Content
from viewer.ui.reading.state import Reading

_SLICE_S = 0.008
_MARK = "\x00"
_SAME = {
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ",
    "\u0640": _MARK, "\u00ad": _MARK,
}  # fmt: skip


class _Folding(dict[int, str]):
    """Character by character, remembered: what `str.translate` looks things up in."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_one(chr(code))
        return folded


def _fold_one(character: str) -> str:
    same = _SAME.get(character)
    if same is not None:
        return same
    base = unicodedata.normalize("NFKD", character)[0]
    if unicodedata.combining(base):
        return _MARK
    lowered = base.lower()
    return lowered if len(lowered) == 1 else base


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text without case and marks, character for character."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def pattern(words: str) -> re.Pattern[str] | None:
    """What to look for in folded text; None when there is nothing to look for."""
    folded = fold(words).replace(_MARK, "").replace("\n", " ").strip()
    if not folded:
        return None
    letters = [r"\s+" if each.isspace() else re.escape(each) for each in " ".join(folded.split())]
    return re.compile(f"{_MARK}*".join(letters) + f"{_MARK}*")


class Finds(QObject):
    """The finds in the document being read; only how many in each row is kept.

    Signals:
        changed: there are more, or the current one is another.
    """

    changed = Signal()

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._reading = reading
        self._pattern: re.Pattern[str] | None = None
        self._words = ""
        self._rows: list[int] = []
        self._before: list[int] = []
        self._total = 0
        self._next_row = 0
        self._current: tuple[int, int, int] | None = None
        self._wanted_from: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def words(self) -> str:
        return self._words

    @property
    def count(self) -> int:
        return self._total

    @property
    def busy(self) -> bool:
        """Whether there may be more."""
        return self._timer.isActive()

    @property
    def current(self) -> tuple[int, int, int] | None:
        """Row, start, end of the find that one is at."""
        return self._current

    @property
    def number(self) -> int:
        """Which one that is, from 1; 0 for none."""
        if self._current is None:
            return 0
        row, start, _ = self._current
        at = bisect_left(self._rows, row)
        if at >= len(self._rows) or self._rows[at] != row:
            return 0
        within = [each[0] for each in self.in_row(row)]
        return self._before[at] + bisect_left(within, start) + 1

    @property
    def rows(self) -> list[int]:
        """Rows with finds, for the map."""
        return self._rows

    def look_for(self, words: str) -> None:
        """Find all; the first from the current row on becomes the current one."""
        if words == self._words:
            return
        self._words = words
        self._start(self._reading.current)

    def clear(self) -> None:
        self._words = ""
        self._start(None)

    def content_changed(self) -> None:
        """The same words in other rows."""
        self._start(None)

    def in_row(self, row: int) -> list[tuple[int, int]]:
        """The finds in a row as offsets in its paragraph."""
        if self._pattern is None or row >= len(self._content):
            return []
        start = self._content.start(row)
        return [
            (found.start() + start, found.end() + start)
            for found in self._pattern.finditer(fold(self._content.text(row)))
        ]

    def step(self, *, forward: bool) -> None:
        """Go to the next or the previous one, round the ends."""
        if not self._rows:
            return
        if self._current is None:
            self._go_to(self._from_row(self._reading.current, forward=forward))
            return
        row, start, _ = self._current
        here = self.in_row(row)
        at = bisect_left(here, (start, 0)) + (1 if forward else -1)
        if 0 <= at < len(here):
            self._go_to((row, *here[at]))
            return
        beyond = row + 1 if forward else row - 1
        self._go_to(self._from_row(beyond, forward=forward))

    def _from_row(self, row: int, *, forward: bool) -> tuple[int, int, int] | None:
        """The first find from a row on, or the last up to it, round the ends."""
        if forward:
            at = bisect_left(self._rows, row) % len(self._rows)
        else:
            at = bisect_right(self._rows, row) - 1
        found = self._rows[at]
        inside = self.in_row(found)
        return (found, *inside[0 if forward else -1]) if inside else None

    @property
    def _content(self) -> Content:
        return self._reading.content

    def _start(self, wanted_from: int | None) -> None:
        self._pattern = pattern(self._words)
        self._rows, self._before, self._total = [], [], 0
        self._next_row = 0
        self._current = None
        self._wanted_from = wanted_from
        if self._pattern is not None and len(self._content):
            self._timer.start()
            self._go_on()
        else:
            self._timer.stop()
            self.changed.emit()

    def _go_on(self) -> None:
        assert self._pattern is not None
        until = perf_counter() + _SLICE_S
        content, rows = self._content, len(self._content)
        while self._next_row < rows and perf_counter() < until:
            found = sum(1 for _ in self._pattern.finditer(fold(content.text(self._next_row))))
            if found:
                self._rows.append(self._next_row)
                self._before.append(self._total)
                self._total += found
            self._next_row += 1
        if self._next_row >= rows:
            self._timer.stop()
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        """Go to the first find from where one was, once it is known."""
        if self._wanted_from is None or not self._rows:
            return
        if self._rows[-1] >= self._wanted_from or not self.busy:
            wanted, self._wanted_from = self._wanted_from, None
            self._go_to(self._from_row(wanted, forward=True))

    def _go_to(self, found: tuple[int, int, int] | None) -> None:
        self._current = found
        if found is not None:
            row, start, end = found
            if self._reading.current != row:
                self._reading.select(self._reading.paragraph(row))
            self._reading.bring_into_sight(row, (start, min(end, self._content.end(row))))
        self.changed.emit()
