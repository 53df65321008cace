"""Streams that unpack to far more than a page needs: refused before PDFium unpacks them.

PDFium holds a page's operators in memory, as hundreds of bytes for two letters, and ends the process
where there is no more (`q q q ...`, packed a thousandfold, takes two gigabytes from a file of a
hundred kilobytes). Encrypted streams cannot be looked into: there the worker's limit has to do.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from importers.parsed import UnreadableFile

MAX_STREAM_BYTES = 48 * 1024 * 1024
"""Maps and drawings of 20 MB are seen; pages of text have some ten thousand bytes."""
MAX_RATIO = 200
"""Operators of honest pages pack to a fifth or a tenth, Deflate reaches about 1,000."""
_RATIO_FROM = 2 * 1024 * 1024
_PIECE = 64 * 1024
_DICTIONARY = 1024
_NOT_FOR_READING = re.compile(rb"/(?:Image|EmbeddedFile)\b")
"""What is unpacked only to be shown or saved: blank images pack a thousandfold."""
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")


def refuse_bombs(name: str, content: bytes) -> None:
    """Look into every packed stream of a file, as far as it must be.

    Raises:
        UnreadableFile: one of them is made to fill the memory.
    """
    for start, times in _packed_streams(content):
        if _is_bomb(content, start, times):
            raise UnreadableFile(
                f"“{name}” unpacks to far more than a document needs, as files do that are made to "
                "fill the memory. It was not opened."
            )


def _packed_streams(content: bytes) -> Iterator[tuple[int, int]]:
    """Where the data of streams begin, and how many times they are packed."""
    at = content.find(b"stream")
    while at >= 0:
        start = at + len(b"stream")
        if content[at - 3 : at] != b"end":
            dictionary = content[max(0, at - _DICTIONARY) : at].rpartition(b" obj")[2]
            times = len(_FLATE.findall(dictionary))
            if times and not _NOT_FOR_READING.search(dictionary):
                line_end = 2 if content[start : start + 2] == b"\r\n" else 1
                yield start + line_end, times
        at = content.find(b"stream", start)


def _is_bomb(content: bytes, start: int, times: int) -> bool:
    """Whether a stream unpacks to more than it may; only as much as that is unpacked."""
    layers = [zlib.decompressobj() for _ in range(times)]
    read = unpacked = 0
    try:
        while not layers[0].eof and (piece := content[start + read : start + read + _PIECE]):
            read += len(piece)
            for size in _unpacked(piece, layers):
                unpacked += size
                if unpacked > MAX_STREAM_BYTES:
                    return True
            if unpacked > _RATIO_FROM and unpacked > MAX_RATIO * read:
                return True
    except zlib.error:
        return False
    return False


def _unpacked(piece: bytes, layers: list[zlib._Decompress]) -> Iterator[int]:
    """Sizes of what comes out of the last layer, a piece at a time."""
    layer, *inner = layers
    while piece:
        out = layer.decompress(piece, _PIECE)
        piece = layer.unconsumed_tail
        if inner:
            yield from _unpacked(out, inner)
        else:
            yield len(out)
        if not out:
            return
