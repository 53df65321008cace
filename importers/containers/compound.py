"""OLE compound files, the container of old Office: which streams they hold ([MS-CFB])."""

from __future__ import annotations

import struct
from dataclasses import dataclass

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_HEADER = 512
_ENTRY = 128
_NO_ENTRY = 0xFFFFFFFF
_LAST_SECTOR = 0xFFFFFFFA
_MOST_SECTORS = 4096
"""Of a directory: half a million entries of 128 bytes at the usual 512 bytes a sector."""
_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of the root.

    Attributes:
        start: its first bytes; empty where it lies in the part for small streams.
    """

    name: str
    size: int
    start: bytes


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    sector: int
    size: int


def root_streams(content: bytes) -> dict[str, Stream]:
    """The streams of the root by name; those of embedded documents are not among them.

    None where the file is damaged or no compound file.
    """
    if not content.startswith(MAGIC):
        return {}
    try:
        return _Reading(content).root_streams()
    except (struct.error, IndexError):
        return {}


class _Reading:
    """Sectors are numbered after the header; `next` of each stands in the allocation table."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift = struct.unpack_from("<H", content, 30)[0]
        self._size = 1 << (shift if shift in (9, 12) else 9)
        self._directory = struct.unpack_from("<I", content, 48)[0]
        self._small = struct.unpack_from("<I", content, 56)[0]
        self._tables: list[int] = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
        self._more = struct.unpack_from("<I", content, 68)[0]

    def root_streams(self) -> dict[str, Stream]:
        entries = self._entries()
        streams: dict[str, Stream] = {}
        waiting = [entries[0].child] if entries and entries[0].kind == _ROOT else []
        seen: set[int] = set()
        # Siblings form a tree; that of a hostile file may lead in a circle.
        while waiting:
            index = waiting.pop()
            if index in seen or index >= len(entries):
                continue
            seen.add(index)
            entry = entries[index]
            waiting += [entry.left, entry.right]
            if entry.kind == _STREAM:
                streams[entry.name] = Stream(entry.name, entry.size, self._start(entry))
        return streams

    def _start(self, entry: _Entry) -> bytes:
        if entry.size < self._small:
            return b""
        return self._sector(entry.sector)[:_HEADER]

    def _entries(self) -> list[_Entry]:
        entries = []
        sector = self._directory
        for _ in range(_MOST_SECTORS):
            if sector >= _LAST_SECTOR:
                break
            data = self._sector(sector)
            entries += [_entry(data, at) for at in range(0, len(data) - _ENTRY + 1, _ENTRY)]
            sector = self._next(sector)
        return entries

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._content[at : at + self._size]

    def _next(self, sector: int) -> int:
        each = self._size // 4
        table = self._table(sector // each)
        return int(struct.unpack_from("<I", self._sector(table), 4 * (sector % each))[0])

    def _table(self, index: int) -> int:
        """The sector of a part of the allocation table."""
        while index >= len(self._tables) and self._more < _LAST_SECTOR:
            if len(self._tables) > len(self._content) // self._size:
                break
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(self._more))
            self._tables += numbers[:-1]
            self._more = numbers[-1]
        return self._tables[index]


def _entry(data: bytes, at: int) -> _Entry:
    name_bytes, kind, left, right, child = struct.unpack_from("<HBxIII", data, at + 64)
    sector, size = struct.unpack_from("<II", data, at + 116)
    name = data[at : at + max(0, min(name_bytes - 2, 62))].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, sector, size)
