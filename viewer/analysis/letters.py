"""A text as its letters: without what printing and extraction change, with the way back.

White space, hyphens and invisible marks are left out and ligatures are taken apart, so that a line
end, an undone hyphenation or a repaired word does not make two readings of a page different.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol

from importers.parsed import Kind

HYPHENS = "-\u00ad\u2010\u2011\u2043\ufe63\uff0d"
MARKS = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"
ISOLATES = "\u2066\u2067\u2068\u2069"
_DROPPED = frozenset(HYPHENS + MARKS + ISOLATES)
_ASCII_DROPPED = frozenset("-" + "".join(map(chr, (*range(33), 127))))

IN_LABEL = -1


class Readable(Protocol):
    """A block as an importer gives it, or a paragraph of the archive."""

    @property
    def kind(self) -> Kind: ...
    @property
    def text(self) -> str: ...
    @property
    def label(self) -> str | None: ...
    @property
    def mark(self) -> str | None: ...


class Letters:
    """The letters of all blocks in a row.

    A label comes before the text of its block: one importer may leave in the text what another
    takes out of it.

    Attributes:
        text: the letters; positions in it are meant where nothing else is said.
        blocks: what they were made of.
    """

    def __init__(self, blocks: Sequence[Readable]) -> None:
        self.blocks = blocks
        self._starts = [0]
        self._offsets = array("i")
        pieces: list[str] = []
        for block in blocks:
            for letters, offsets in _of_block(block):
                pieces.append(letters)
                self._offsets.extend(offsets)
            self._starts.append(len(self._offsets))
        self.text = "".join(pieces)

    def span(self, block: int) -> tuple[int, int]:
        """Where the letters of a block begin and end, its label included."""
        return self._starts[block], self._starts[block + 1]

    def words(self, block: int, start: int, end: int) -> tuple[int, int]:
        """Where the letters of the words from `start` to `end` of its text begin and end."""
        first, last = self.span(block)
        return (
            bisect_left(self._offsets, start, first, last),
            bisect_left(self._offsets, end, first, last),
        )

    def overlapped(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """Each block with letters between two positions, and between which of its own."""
        block = max(0, bisect_right(self._starts, first) - 1)
        while block < len(self.blocks) and self._starts[block] < last:
            start, end = max(first, self._starts[block]), min(last, self._starts[block + 1])
            if start < end:
                yield block, start, end
            block += 1

    def offsets(self, block: int, first: int, last: int) -> tuple[int, int] | None:
        """The code points `[start, end)` of a block's text that make these letters.

        None where all of them belong to its label.
        """
        start, end = self._offsets[first], self._offsets[last - 1]
        if end == IN_LABEL:
            return None
        text = self.blocks[block].text
        end += 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        return max(0, start), end


def _of_block(block: Readable) -> Iterator[tuple[str, Sequence[int]]]:
    label = block.label or block.mark
    if label:
        letters, _offsets = letters_of(label)
        yield letters, [IN_LABEL] * len(letters)
    yield letters_of(block.text)


def letters_of(text: str) -> tuple[str, Sequence[int]]:
    """The letters of a text, and the offset that each came from."""
    if text.isascii():
        kept = [at for at, char in enumerate(text) if char not in _ASCII_DROPPED]
        return "".join([text[at] for at in kept]), kept
    if unicodedata.is_normalized("NFKC", text):
        kept = [at for at, char in enumerate(text) if char not in _DROPPED and not _is_blank(char)]
        return "".join([text[at] for at in kept]), kept
    return _folded(text)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Cluster by cluster, so that what composes is composed and keeps its place."""
    letters: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        folded = [
            char
            for char in unicodedata.normalize("NFKC", text[at:end])
            if char not in _DROPPED and not _is_blank(char)
        ]
        letters += folded
        offsets += [at] * len(folded)
        at = end
    return "".join(letters), offsets


def _is_blank(char: str) -> bool:
    return char.isspace() or char < " " or char == "\x7f"
