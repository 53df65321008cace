"""Small OLE compound files: a header, one allocation table, a directory, and streams."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
_SMALL = 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def word_document(flags: int = 0) -> bytes:
    """A file information block of Word 97 with these flags, and room for text."""
    return struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x409, 0, flags).ljust(_SMALL, b"\x00")


def ole(streams: Mapping[str, bytes], *, inner: Mapping[str, bytes] | None = None) -> bytes:
    """A file with these streams in its root, and others in a storage called `Embedded`.

    Streams are laid one after the other; their chains are not told, nobody here follows them.
    """
    inner = inner or {}
    in_root = [*streams, "Embedded"] if inner else [*streams]
    entries = 1 + len(in_root) + len(inner)
    directory_sectors = -(-entries * 128 // SECTOR)
    sector = 1 + directory_sectors
    directory = [_entry("Root Entry", _ROOT, child=1 if in_root else _NONE)]
    body = b""
    for at, name in enumerate(in_root, start=1):
        right = at + 1 if at < len(in_root) else _NONE
        if name in streams:
            content = _padded(streams[name])
            directory.append(_entry(name, _STREAM, right=right, sector=sector, size=len(content)))
            body += content
            sector += len(content) // SECTOR
        else:
            directory.append(_entry(name, _STORAGE, right=right, child=1 + len(in_root)))
    for name, stream in inner.items():
        content = _padded(stream)
        directory.append(_entry(name, _STREAM, sector=sector, size=len(content)))
        body += content
        sector += len(content) // SECTOR
    chain = [_TABLE, *range(2, directory_sectors + 1), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    return _header() + table + _padded(b"".join(directory)) + body


def _header() -> bytes:
    versions = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<IIIIIIIII", 0, 1, 1, 0, _SMALL, _END, 0, _END, 0)
    tables = struct.pack("<109I", 0, *[_FREE] * 108)
    return _MAGIC + bytes(16) + versions + bytes(6) + places + tables


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % SECTOR)


def _entry(
    name: str, kind: int, *, right: int = _NONE, child: int = _NONE, sector: int = 0, size: int = 0
) -> bytes:
    encoded = (name + "\x00").encode("utf-16-le")
    head = encoded.ljust(64, b"\x00") + struct.pack("<HBB", len(encoded), kind, 1)
    links = struct.pack("<III", _NONE, right, child)
    return head + links + bytes(36) + struct.pack("<II", sector, size) + bytes(4)
