"""Zip packages: members are read one by one, in memory, within limits. Nothing is unpacked."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from importers.parsed import UnreadableFile

MAX_MEMBERS = 20_000
MAX_MEMBER_BYTES = 256 * 1024 * 1024
MAX_TOTAL_BYTES = 768 * 1024 * 1024
MAX_RATIO = 400
"""Deflate reaches about 1,000; honest XML stays below 100. Small members may be dense by chance."""
_RATIO_FROM = 4 * 1024 * 1024
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(NotImplementedError, OverflowError, RuntimeError, ValueError),
)
"""What `zipfile` was seen to raise on packages whose directory or members were tampered with."""


class TooMuch(Exception):
    """A member that unpacks to more than it may."""


def unpacked(file: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a member, `most` at the utmost.

    Raises:
        TooMuch: it is larger, or denser than anything honest.
        *DAMAGED: it is damaged.
    """
    with file.open(member) as stream:
        # What the directory says of the size may be a lie: the stream is what counts.
        content = stream.read(most + 1)
    dense = len(content) > _RATIO_FROM and len(content) > MAX_RATIO * member.compress_size
    if len(content) > most or dense:
        raise TooMuch(member.filename)
    return content


class Package:
    """The members of a zip file.

    Raises:
        UnreadableFile: no zip, damaged, encrypted, or built to fill the memory.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._left = MAX_TOTAL_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except DAMAGED as error:
            raise self._damaged() from error
        if len(self._members) > MAX_MEMBERS:
            raise UnreadableFile(
                f"“{name}” holds {len(self._members):,} parts, more than any document needs. "
                "It was not opened."
            )

    def names(self) -> list[str]:
        return list(self._members)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """The bytes of a member.

        Raises:
            KeyError: there is none of this name.
            UnreadableFile: it is damaged, encrypted or too large.
        """
        info = self._members[member]
        if info.flag_bits & 0x1:
            raise UnreadableFile(
                f"“{self.name}” is protected by a password. "
                "Save a copy without the password in its own program and import that."
            )
        try:
            content = unpacked(self._zip, info, min(MAX_MEMBER_BYTES, self._left))
        except DAMAGED as error:
            raise self._damaged() from error
        except TooMuch as error:
            raise UnreadableFile(
                f"“{self.name}” unpacks to far more than a document needs, as files do that are "
                "made to fill the memory. It was not opened."
            ) from error
        self._left -= len(content)
        return content

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(
            f"“{self.name}” is damaged: its parts cannot be unpacked. "
            "Open it in its own program, save it again and retry."
        )


def zip_names(content: bytes) -> list[str]:
    """Names of the members, to recognise a format by; none where it is no sound zip file."""
    if not content.startswith(b"PK"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()[:MAX_MEMBERS]
    except DAMAGED:
        return []
